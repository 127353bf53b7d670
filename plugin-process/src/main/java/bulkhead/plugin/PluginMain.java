package bulkhead.plugin;

public final class PluginMain {
  public static void main(String[] args) {}
}
