package bulkhead.renderer.layout.fragment;

/// A fragment's [BoxFragment#extra] in a vertical writing mode: the box has another one, and has
/// been laid out already. The fragment with this stands for it until its container is turned to the
/// page.
///
/// @param content as it lies on the page
public record Turned(BoxFragment content) {}
