package bulkhead.browser;

public final class BrowserMain {
  public static void main(String[] args) {}
}
