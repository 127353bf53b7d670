package bulkhead.browser.storage;

/// Where a window was, so that the next one opens there. Outer edges, in pixels of the desktop
/// before scaling.
public record WindowPlacement(int x, int y, int width, int height, boolean maximized) {}
