package bulkhead.renderer.style;

import bulkhead.renderer.css.value.Color;
import bulkhead.renderer.css.value.ColorValue;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.FlatTree;
import bulkhead.renderer.dom.Node;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The styles of highlight pseudo-elements (CSS Pseudo 4 §3.5). They inherit from the highlight of
/// the parent element, all properties alike; what nothing is said of is as in the text below, whose
/// colour is not known before the text is drawn. Owned by `RendererMain`.
public final class HighlightStyles {
  /// `currentcolor` of a highlight: the colour of what is below it. No color of a style sheet is
  /// this.
  private static final Color BELOW = new Color(Float.NaN, Float.NaN, Float.NaN, 0);

  /// A background that nothing is said of.
  private static final Color NO_BACKGROUND = new Color(Float.NaN, 0, 0, 0);

  /// For the lowest place of the cascade; the other properties are inherited in any case.
  static final String INHERITING = "background-color: inherit; text-decoration: inherit";

  private static final int MOST_KEPT = 10_000;

  /// What a highlight inherits: the fonts of its element, the rest of the parent's highlight.
  private record Origin(@Nullable ComputedStyle outer, ComputedStyle style) {}

  private final Map<ComputedStyle, Origin> origins = new IdentityHashMap<>();

  /// The style that an element's highlight inherits from.
  ComputedStyle origin(Element element, ComputedStyle style) {
    ComputedStyle outer = nearest(FlatTree.parent(element), PseudoElement.SELECTION);
    Origin kept = origins.get(style);
    if (kept == null || kept.outer != outer) {
      if (origins.size() >= MOST_KEPT) {
        origins.clear();
      }
      kept = new Origin(outer, inheriting(style, outer));
      origins.put(style, kept);
    }
    return kept.style;
  }

  private static ComputedStyle inheriting(ComputedStyle style, @Nullable ComputedStyle outer) {
    Map<Property, Object> values = new HashMap<>();
    for (Property property :
        List.of(
            Properties.TEXT_SHADOW,
            Properties.TEXT_DECORATION_LINE,
            Properties.TEXT_DECORATION_STYLE,
            Properties.TEXT_DECORATION_COLOR,
            Properties.TEXT_DECORATION_THICKNESS,
            Properties.WEBKIT_TEXT_FILL_COLOR)) {
      values.put(property, (outer == null ? ComputedStyle.INITIAL : outer).get(property));
    }
    values.put(Properties.COLOR, outer == null ? BELOW : outer.color());
    values.put(
        Properties.BACKGROUND_COLOR, outer == null ? NO_BACKGROUND : outer.backgroundColor());
    values.put(Properties.INTERNAL_TEXT_DECORATIONS, List.of());
    return style.with(values);
  }

  /// The highlight of an element or of the nearest around it that has one; null for none.
  public static @Nullable ComputedStyle nearest(@Nullable Node from, PseudoElement highlight) {
    for (Node node = from; node != null; node = FlatTree.parent(node)) {
      if (node instanceof Element element) {
        ComputedStyle style = ComputedStyle.of(element, highlight);
        if (style != null) {
          return style;
        }
      }
    }
    return null;
  }

  /// Whether a highlight says neither which colour letters have nor what is behind them: then both
  /// are the browser's.
  public static boolean hasNoColors(ComputedStyle highlight) {
    return isBelow(highlight.webkitTextFillColor())
        && highlight.backgroundColor().equals(NO_BACKGROUND);
  }

  /// Whether a colour of a highlight is that of the text.
  public static boolean isBelow(Color of) {
    return of.equals(BELOW);
  }

  /// A colour of a highlight, over text of another one.
  public static Color over(Color of, Color below) {
    return isBelow(of) ? below : of.equals(NO_BACKGROUND) ? Color.TRANSPARENT : of;
  }

  /// The highlight of an element as scripts see it; null if nothing is said of it.
  static @Nullable ComputedStyle computed(Element of, ComputedStyle element, PseudoElement pseudo) {
    ComputedStyle highlight = nearest(of, pseudo);
    return highlight == null ? null : shown(highlight, element);
  }

  private static ComputedStyle shown(ComputedStyle highlight, ComputedStyle element) {
    return highlight.with(
        Map.of(
            Properties.COLOR,
            over(highlight.color(), element.color()),
            Properties.BACKGROUND_COLOR,
            over(highlight.backgroundColor(), element.color()),
            Properties.TEXT_DECORATION_COLOR,
            highlight.get(Properties.TEXT_DECORATION_COLOR) instanceof Color color
                ? over(color, element.color())
                : ColorValue.CURRENT));
  }
}
