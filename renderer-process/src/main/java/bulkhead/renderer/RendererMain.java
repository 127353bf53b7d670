package bulkhead.renderer;

public final class RendererMain {
  public static void main(String[] args) {}
}
