package bulkhead.browser.tab;

/// A GPU output in memory that shows one tab, to copy pictures from. Thread: `BrowserMain`.
///
/// @param onClose gives back what was made for it
public record TabOutput(int id, Runnable onClose) implements AutoCloseable {
  @Override
  public void close() {
    onClose.run();
  }
}
