package bulkhead.renderer;

/// What a frame inside a page is at: its part of an entry of the session history (HTML §7.4.1.1).
/// Immutable.
///
/// @param url the document's
/// @param document the same number for all entries of one document
/// @param state what scripts keep with it (`history.state`)
record FrameEntry(String url, long document, String state) {
  /// A frame that has not been anywhere.
  static final FrameEntry NONE = new FrameEntry("about:blank", 0, "");

  FrameEntry with(String newUrl, String newState) {
    return new FrameEntry(newUrl, document, newState);
  }
}
