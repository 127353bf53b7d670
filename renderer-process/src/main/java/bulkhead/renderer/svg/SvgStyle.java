package bulkhead.renderer.svg;

import bulkhead.renderer.css.syntax.TokenStream;
import bulkhead.renderer.css.value.Color;
import bulkhead.renderer.css.value.ColorParser;
import bulkhead.renderer.css.value.Visibility;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.style.ComputedStyle;
import bulkhead.renderer.style.Properties;
import bulkhead.renderer.style.Property;
import org.jspecify.annotations.Nullable;

/// What an element inherits of the properties that painting shapes needs.
///
/// What a `use` shows inherits from the `use`, but computed styles are those of the place where it
/// stands in the document. So below a `use`, a value that an element only inherited there is
/// replaced by what it would inherit here (SVG 2 §5.6.2).
final class SvgStyle {
  private static final Property[] INHERITED = {
    Properties.COLOR,
    Properties.FILL,
    Properties.FILL_OPACITY,
    Properties.FILL_RULE,
    Properties.STROKE,
    Properties.STROKE_OPACITY,
    Properties.STROKE_WIDTH,
    Properties.STROKE_LINECAP,
    Properties.STROKE_LINEJOIN,
    Properties.STROKE_MITERLIMIT,
    Properties.STROKE_DASHARRAY,
    Properties.STROKE_DASHOFFSET,
    Properties.CLIP_RULE,
    Properties.VISIBILITY,
    Properties.MARKER_START,
    Properties.MARKER_MID,
    Properties.MARKER_END,
    Properties.PAINT_ORDER
  };

  final ComputedStyle style;
  private final Object @Nullable [] replaced;

  private SvgStyle(ComputedStyle style, Object @Nullable [] replaced) {
    this.style = style;
    this.replaced = replaced;
  }

  static SvgStyle of(ComputedStyle style) {
    return new SvgStyle(style, null);
  }

  /// For a child of the element with this style.
  SvgStyle child(Element element, ComputedStyle own) {
    Object[] mine = replaced;
    return mine == null ? of(own) : inheriting(element, own);
  }

  /// For the element that a `use` with this style refers to, or a child of it.
  SvgStyle inheriting(Element element, ComputedStyle own) {
    ComputedStyle around =
        element.parent() instanceof Element parent ? ComputedStyle.of(parent) : null;
    Object[] values = new Object[INHERITED.length];
    for (int i = 0; i < values.length; i++) {
      Object here = own.get(INHERITED[i]);
      boolean inherited = around != null && here.equals(around.get(INHERITED[i]));
      values[i] = inherited ? get(i) : here;
    }
    return new SvgStyle(own, values);
  }

  private Object get(int index) {
    Object[] mine = replaced;
    return mine == null ? style.get(INHERITED[index]) : mine[index];
  }

  Object get(Property property) {
    for (int i = 0; i < INHERITED.length; i++) {
      if (INHERITED[i] == property) {
        return get(i);
      }
    }
    return style.get(property);
  }

  String text(Property property) {
    return get(property).toString();
  }

  float number(Property property, float otherwise) {
    if (get(property) instanceof Float value) {
      return value;
    }
    float value = SvgLengths.number(text(property));
    return Float.isNaN(value) ? otherwise : value;
  }

  boolean isVisible() {
    return get(Properties.VISIBILITY) == Visibility.VISIBLE;
  }

  Color color() {
    return get(Properties.COLOR) instanceof Color color ? color : style.color();
  }

  /// Null for what is no colour.
  @Nullable Color color(String text) {
    var parsed = ColorParser.parse(TokenStream.of(text));
    return parsed == null ? null : parsed.resolve(color());
  }
}
