package bulkhead.renderer.text;

/// A web font's face that has not been loaded. Text that has a character of `ranges` asks for it
/// with `load`, and makes do with the next face meanwhile (`font-display: swap`).
public record PendingFace(UnicodeRanges ranges, Runnable load) implements FontEntry {}
