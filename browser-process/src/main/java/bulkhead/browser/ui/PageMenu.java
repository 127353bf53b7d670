package bulkhead.browser.ui;

/// What the page's context menu is opened for: checked by the model, made by an untrusted page.
/// Immutable.
///
/// @param xPx device pixels from the page area's corner
/// @param linkUrl the link under the pointer; empty for none
/// @param imageUrl the image under the pointer; empty for none
/// @param selection what is selected, perhaps cut short; empty for nothing
/// @param editable in text that can be edited
public record PageMenu(
    TabId tab,
    int xPx,
    int yPx,
    String linkUrl,
    String imageUrl,
    String selection,
    boolean editable) {}
