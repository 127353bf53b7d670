package bulkhead.renderer.layout.fragment;

import io.github.humbleui.types.Rect;

/// Where the border of a fieldset goes that has a legend in it (HTML §15.3.13), in the fragment's
/// own coordinates.
///
/// @param borderBox goes through the middle of a legend that is higher than the border
/// @param gap the legend's place before it is moved by relative positioning: no border is here
public record LegendGap(Rect borderBox, Rect gap) {}
