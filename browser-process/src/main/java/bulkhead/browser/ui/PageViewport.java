package bulkhead.browser.ui;

/// Where the page area is and how large. Immutable; told to the model whenever one of these
/// changes.
///
/// @param nativeWindowId the X11 window that the GPU process draws into; 0 where there is none,
///     then the window shows software frames. It stays the same for as long as the window is open
/// @param widthPx device pixels, at least 1
/// @param heightPx device pixels, at least 1
/// @param deviceScale device pixels for one CSS pixel at zoom 100 %
/// @param screenXPx the page area's left edge on the screen, device pixels
/// @param screenYPx its top edge
public record PageViewport(
    long nativeWindowId,
    int widthPx,
    int heightPx,
    float deviceScale,
    int screenXPx,
    int screenYPx) {}
