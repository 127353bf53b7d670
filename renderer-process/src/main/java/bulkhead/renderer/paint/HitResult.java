package bulkhead.renderer.paint;

import bulkhead.renderer.css.value.CursorKind;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.layout.fragment.TextFragment;
import org.jspecify.annotations.Nullable;

/// What is at a point of the page.
///
/// @param element the innermost element, or null outside the document's boxes
/// @param text the fragment, if the point is on text
/// @param textX of the point, from the fragment's left edge
/// @param link the `<a>` or `<area>` with an address around it
/// @param scroller the innermost element that scrolls, or null for the viewport
/// @param cursor the used cursor; never `AUTO`
/// @param x in the element's border box
public record HitResult(
    @Nullable Element element,
    @Nullable TextFragment text,
    float textX,
    @Nullable Element link,
    @Nullable Element scroller,
    CursorKind cursor,
    float x,
    float y) {}
