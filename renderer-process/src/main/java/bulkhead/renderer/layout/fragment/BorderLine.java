package bulkhead.renderer.layout.fragment;

import bulkhead.renderer.css.value.Color;
import bulkhead.renderer.css.value.LineStyle;

/// One stroke of a table's collapsed borders (CSS 2.2 §17.6.2), in the coordinates of the table's
/// fragment.
///
/// @param horizontal whether it runs from left to right
public record BorderLine(
    float left,
    float top,
    float right,
    float bottom,
    boolean horizontal,
    LineStyle style,
    Color color) {}
