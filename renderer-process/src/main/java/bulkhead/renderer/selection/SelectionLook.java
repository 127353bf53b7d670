package bulkhead.renderer.selection;

import bulkhead.renderer.css.value.Color;
import bulkhead.renderer.css.value.TextDecoration;
import bulkhead.renderer.dom.Node;
import bulkhead.renderer.paint.Highlights.Look;
import bulkhead.renderer.style.ComputedStyle;
import bulkhead.renderer.style.HighlightStyles;
import bulkhead.renderer.style.PseudoElement;
import java.util.ArrayList;
import java.util.List;

/// How selected text looks: as `::selection` says, or in the browser's colours. Pure.
public final class SelectionLook {
  // Chromium's colours: in a page with and without the keyboard.
  private static final Look ACTIVE = new Look(0xcc0041c6, 0xffffffff);
  private static final Look INACTIVE = new Look(0xffc8c8c8, 0xff323232);

  private SelectionLook() {}

  /// @param node what the text is in
  /// @param text the style that it has when it is not selected
  public static Look of(Node node, ComputedStyle text, boolean pageHasFocus) {
    ComputedStyle style = HighlightStyles.nearest(node, PseudoElement.SELECTION);
    Look usual = pageHasFocus ? ACTIVE : INACTIVE;
    if (style == null) {
      return usual;
    }
    Color below = text.webkitTextFillColor();
    int background = usual.backgroundArgb();
    Color letters = Color.argb(usual.textArgb());
    boolean recolors = true;
    if (!HighlightStyles.hasNoColors(style)) {
      background = HighlightStyles.over(style.backgroundColor(), below).argb();
      letters = HighlightStyles.over(style.webkitTextFillColor(), below);
      recolors = !HighlightStyles.isBelow(style.webkitTextFillColor());
    }
    List<TextDecoration> decorations = new ArrayList<>();
    for (TextDecoration each : style.textDecorations()) {
      decorations.add(each.withColor(HighlightStyles.over(each.color(), letters)));
    }
    return new Look(background, letters.argb(), recolors, style.textShadow(), decorations);
  }
}
