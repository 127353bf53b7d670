package bulkhead.renderer;

/// Whether a page is being printed, and what its documents hear of that: `beforeprint` and
/// `afterprint` (HTML §8.10.2, "printing steps"). Thread: `RendererMain`.
final class PrintEvents {
  private final LocalPage page;
  private boolean printing;

  PrintEvents(LocalPage page) {
    this.page = page;
  }

  /// A script or the user wants the page printed; what begins is told once.
  void begin() {
    if (!printing) {
      printing = true;
      page.frames().forEach(frame -> frame.fireAtWindow("beforeprint"));
    }
  }

  /// The page is on paper, or the user thought better of it.
  void end() {
    if (printing) {
      printing = false;
      page.frames().forEach(frame -> frame.fireAtWindow("afterprint"));
    }
  }
}
