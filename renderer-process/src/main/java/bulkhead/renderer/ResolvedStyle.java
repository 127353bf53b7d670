package bulkhead.renderer;

import bulkhead.renderer.css.syntax.CssNumbers;
import bulkhead.renderer.css.value.BoxSizing;
import bulkhead.renderer.css.value.ColorParser;
import bulkhead.renderer.css.value.ColorValue;
import bulkhead.renderer.css.value.Display;
import bulkhead.renderer.css.value.LengthPercentage;
import bulkhead.renderer.css.value.LineHeight;
import bulkhead.renderer.css.value.Position;
import bulkhead.renderer.css.value.PositionValue;
import bulkhead.renderer.css.value.Size;
import bulkhead.renderer.css.value.TransformOrigin;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.ElementState;
import bulkhead.renderer.dom.FlatTree;
import bulkhead.renderer.layout.fragment.BoxFragment;
import bulkhead.renderer.layout.grid.GridAreas;
import bulkhead.renderer.layout.tree.ElementBox;
import bulkhead.renderer.paint.TransformText;
import bulkhead.renderer.style.ComputedStyle;
import bulkhead.renderer.style.PseudoElement;
import bulkhead.renderer.style.StyleText;
import io.github.humbleui.types.Rect;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What `getComputedStyle` answers: computed values, and used ones where there is a box (CSSOM §9
/// "resolved values"). Thread: `RendererMain`.
final class ResolvedStyle {
  private final PagePipeline pipeline;
  private final StyleSheets sheets;

  ResolvedStyle(PagePipeline pipeline, StyleSheets sheets) {
    this.pipeline = pipeline;
    this.sheets = sheets;
  }

  /// The value of a longhand or custom property; empty without one.
  ///
  /// @param pseudo such as `::before`; empty for the element itself
  String text(Element element, String name, String pseudo) {
    if (!element.isConnected()) {
      return "";
    }
    PseudoElement part = null;
    if (pseudo.startsWith(":")) {
      part = PseudoElement.byName(pseudo.substring(pseudo.startsWith("::") ? 2 : 1));
      if (part == null) {
        return "";
      }
    }
    pipeline.updateStylesOf(element);
    ComputedStyle style = sheets.computed(element, part);
    if (style == null) {
      return "";
    }
    String physical = StyleText.physical(style, name);
    if (part == null && dependsOnLayout(style, physical)) {
      pipeline.update();
      String used = used(element, style, physical);
      if (used != null) {
        return used;
      }
    }
    if ((physical.equals("min-width") || physical.equals("min-height"))
        && StyleText.value(style, physical) instanceof Size size
        && size.isAuto()
        && !hasAutomaticMinimum(element)) {
      return "0px";
    }
    // CSSOM §9: "normal if the computed value is normal, or the used value otherwise".
    if (physical.equals("line-height")
        && style.lineHeight() instanceof LineHeight.Number(float n)) {
      return px(n * style.fontSize());
    }
    String text = StyleText.computed(style, physical);
    if (text != null && (physical.equals("fill") || physical.equals("stroke"))) {
      return paint(style, text);
    }
    return text == null ? "" : text;
  }

  /// SVG 2 §13.2: a paint, or the one that it falls back to, that is a colour is said as that
  /// colour.
  private static String paint(ComputedStyle style, String text) {
    int server = text.startsWith("url(") ? text.indexOf(')') + 1 : 0;
    if (server > 0) {
      String fallback = text.substring(server).strip();
      return fallback.isEmpty() ? text : text.substring(0, server) + ' ' + paint(style, fallback);
    }
    ColorValue color = ColorParser.parse(text);
    return color == null ? text : color.resolve(style.color()).toString();
  }

  /// Whether there may be a used value that is another than the computed one.
  private static boolean dependsOnLayout(ComputedStyle style, String name) {
    return switch (name) {
      case "width", "height" -> true;
      case "padding-top", "padding-right", "padding-bottom", "padding-left" ->
          !isFixed(StyleText.value(style, name));
      case "margin-top", "margin-right", "margin-bottom", "margin-left" ->
          !isFixed(StyleText.value(style, name));
      case "grid-template-columns", "grid-template-rows" -> isGrid(style);
      case "transform" -> style.hasTransform();
      case "transform-origin", "perspective-origin" -> true;
      case "top", "right", "bottom", "left" -> style.position() != Position.STATIC;
      default -> false;
    };
  }

  /// CSS Sizing 3 §5.1: elsewhere `auto` is nothing, and browsers say so.
  private static boolean hasAutomaticMinimum(Element element) {
    Element parent = FlatTree.parentElement(element);
    ComputedStyle around = parent == null ? null : ComputedStyle.of(parent);
    return around != null
        && switch (around.display()) {
          case FLEX, INLINE_FLEX, GRID, INLINE_GRID -> true;
          default -> false;
        };
  }

  private static boolean isGrid(ComputedStyle style) {
    return style.display() == Display.GRID || style.display() == Display.INLINE_GRID;
  }

  private static boolean isFixed(@Nullable Object value) {
    return value instanceof LengthPercentage length && !length.hasPercent();
  }

  /// The computed value of a longhand or custom property, before layout; empty without one.
  String computed(Element element, String name) {
    ComputedStyle style = styleOf(element);
    String text = style == null ? null : StyleText.computed(style, StyleText.physical(style, name));
    return text == null ? "" : text;
  }

  /// The names of the custom properties that an element has or inherits.
  Collection<String> customProperties(Element element) {
    ComputedStyle style = styleOf(element);
    return style == null ? List.of() : style.customProperties().keySet();
  }

  private @Nullable ComputedStyle styleOf(Element element) {
    if (!element.isConnected()) {
      return null;
    }
    pipeline.updateStylesOf(element);
    return sheets.computed(element, null);
  }

  /// Used values are said in px of the element, which `zoom` makes larger in the page (CSS Viewport
  /// 1 §6.2).
  private @Nullable String used(Element element, ComputedStyle style, String name) {
    float zoom = style.zoom().factor();
    return switch (name) {
      case "width", "height" -> {
        BoxFragment box = boxOf(element, style);
        boolean whole = style.boxSizing() == BoxSizing.BORDER_BOX;
        yield box == null
            ? null
            : whole
                ? px((name.equals("width") ? box.width() : box.height()) / zoom)
                : px((name.equals("width") ? contentWidth(box) : contentHeight(box)) / zoom);
      }
      case "padding-top", "padding-right", "padding-bottom", "padding-left" -> {
        BoxFragment box = pipeline.boxes().boxOf(element);
        yield box == null
            ? null
            : px(
                switch (name) {
                      case "padding-top" -> box.padding().top();
                      case "padding-right" -> box.padding().right();
                      case "padding-bottom" -> box.padding().bottom();
                      default -> box.padding().left();
                    }
                    / zoom);
      }
      case "margin-top", "margin-right", "margin-bottom", "margin-left" -> {
        BoxFragment around = around(element);
        yield around == null || pipeline.boxes().boxOf(element) == null
            ? null
            : px(usedMargin(element, style, name, around));
      }
      case "transform" -> {
        BoxFragment box = boxOf(element, style);
        yield TransformText.of(
            style, box == null ? 0 : box.width() / zoom, box == null ? 0 : box.height() / zoom);
      }
      case "transform-origin", "perspective-origin" -> {
        BoxFragment box = boxOf(element, style);
        Object origin = box == null ? null : StyleText.value(style, name);
        yield box == null
            ? null
            : switch (origin) {
              case TransformOrigin(LengthPercentage x, LengthPercentage y, float z) ->
                  new TransformOrigin(
                          LengthPercentage.px(x.resolve(box.width() / zoom)),
                          LengthPercentage.px(y.resolve(box.height() / zoom)),
                          z)
                      .toString();
              case PositionValue(LengthPercentage x, LengthPercentage y) ->
                  px(x.resolve(box.width() / zoom)) + " " + px(y.resolve(box.height() / zoom));
              case null, default -> null;
            };
      }
      case "grid-template-columns", "grid-template-rows" -> {
        BoxFragment box = pipeline.boxes().boxOf(element);
        yield box == null ? null : GridAreas.usedTracks(box, name.equals("grid-template-columns"));
      }
      case "top", "right", "bottom", "left" -> inset(element, style, name);
      default -> null;
    };
  }

  /// The box of an element that has a width: not of an inline one.
  private @Nullable BoxFragment boxOf(Element element, ComputedStyle style) {
    BoxFragment box = pipeline.boxes().boxOf(element);
    boolean inline =
        style.display() == Display.INLINE
            && (box == null || box.box().kind() != ElementBox.Kind.REPLACED);
    return inline ? null : box;
  }

  private @Nullable BoxFragment around(Element element) {
    for (Element each = element.parentElement(); each != null; each = each.parentElement()) {
      BoxFragment box = pipeline.boxes().boxOf(each);
      if (box != null) {
        ComputedStyle style = ComputedStyle.of(each);
        if (style != null && style.display() != Display.INLINE) {
          return box;
        }
      }
    }
    return null;
  }

  private static float contentWidth(BoxFragment box) {
    return box.width() - box.border().horizontal() - box.padding().horizontal();
  }

  private static float contentHeight(BoxFragment box) {
    return box.height() - box.border().vertical() - box.padding().vertical();
  }

  /// A block's `auto` margins are the room that is left beside it.
  private float usedMargin(Element element, ComputedStyle style, String name, BoxFragment around) {
    float zoom = style.zoom().factor();
    Element parent = element.parentElement();
    Rect place = pipeline.boxes().placeOf(element);
    Rect outer = parent == null ? null : pipeline.boxes().placeOf(parent);
    boolean centred =
        !(StyleText.value(style, name) instanceof LengthPercentage)
            && parent != null
            && pipeline.boxes().boxOf(parent) == around
            && around.box().kind() == ElementBox.Kind.BLOCK
            && pipeline.boxes().boxOf(element) instanceof BoxFragment own
            && own.box().isInFlow()
            && !own.box().isInlineLevel();
    if (centred && place != null && outer != null) {
      float moved = style.position() == Position.RELATIVE ? shift(style, contentWidth(around)) : 0;
      if (name.equals("margin-left")) {
        float edge = outer.getLeft() + around.border().left() + around.padding().left();
        return Math.max(0, place.getLeft() - moved - edge) / zoom;
      }
      if (name.equals("margin-right")) {
        float edge = outer.getRight() - around.border().right() - around.padding().right();
        return Math.max(0, edge - place.getRight() + moved) / zoom;
      }
    }
    return margin(style, name, contentWidth(around) / zoom);
  }

  /// How far to the right a box is moved in a containing block of that width (CSS 2.2 §9.4.3).
  private static float shift(ComputedStyle style, float width) {
    float zoom = style.zoom().factor();
    Object left = StyleText.value(style, "left");
    Object right = StyleText.value(style, "right");
    return left instanceof LengthPercentage length
        ? length.resolve(width / zoom) * zoom
        : right instanceof LengthPercentage length ? -length.resolve(width / zoom) * zoom : 0;
  }

  /// `auto` counts as 0 here.
  private static float margin(ComputedStyle style, String name, float basis) {
    return StyleText.value(style, name) instanceof LengthPercentage length
        ? length.resolve(basis)
        : 0;
  }

  /// CSSOM §9: a positioned element's insets are used values.
  private @Nullable String inset(Element element, ComputedStyle style, String name) {
    Position position = style.position();
    Rect place = pipeline.boxes().placeOf(element);
    if (position == Position.STATIC || place == null) {
      return null;
    }
    float zoom = style.zoom().factor();
    boolean vertical = name.equals("top") || name.equals("bottom");
    Object own = StyleText.value(style, name);
    if (position == Position.RELATIVE || position == Position.STICKY) {
      BoxFragment around = position == Position.STICKY ? scroller(element) : around(element);
      if (around == null) {
        return null;
      }
      float basis = (vertical ? contentHeight(around) : contentWidth(around)) / zoom;
      if (own instanceof LengthPercentage length) {
        return px(length.resolve(basis));
      }
      if (position == Position.STICKY) {
        return null;
      }
      String other =
          switch (name) {
            case "top" -> "bottom";
            case "bottom" -> "top";
            case "left" -> "right";
            default -> "left";
          };
      return StyleText.value(style, other) instanceof LengthPercentage length
          ? px(-length.resolve(basis))
          : "0px";
    }
    Rect block = containingBlock(element, position == Position.FIXED);
    float size = (vertical ? block.getHeight() : block.getWidth()) / zoom;
    if (own instanceof LengthPercentage length) {
      return px(length.resolve(size));
    }
    float margin = margin(style, "margin-" + name, block.getWidth() / zoom);
    return px(
        switch (name) {
                  case "top" -> place.getTop() - block.getTop();
                  case "bottom" -> block.getBottom() - place.getBottom();
                  case "left" -> place.getLeft() - block.getLeft();
                  default -> block.getRight() - place.getRight();
                }
                / zoom
            - margin);
  }

  private static boolean scrolls(BoxFragment box) {
    return box.box().isScrollContainer();
  }

  private @Nullable BoxFragment scroller(Element element) {
    for (Element each = element.parentElement(); each != null; each = each.parentElement()) {
      BoxFragment box = pipeline.boxes().boxOf(each);
      if (box != null && scrolls(box)) {
        return box;
      }
    }
    return around(element);
  }

  /// The padding box of the nearest positioned ancestor, or the viewport.
  private Rect containingBlock(Element element, boolean fixed) {
    boolean onTop = element.hasState(ElementState.TOP_LAYER);
    for (Element each = onTop ? null : element.parentElement();
        each != null;
        each = each.parentElement()) {
      ComputedStyle style = ComputedStyle.of(each);
      BoxFragment box = pipeline.boxes().boxOf(each);
      Rect place = box == null ? null : pipeline.boxes().placeOf(each);
      if (style == null || place == null || box == null) {
        continue;
      }
      if (style.hasTransform() || !fixed && style.position() != Position.STATIC) {
        return Rect.makeLTRB(
            place.getLeft() + box.border().left(),
            place.getTop() + box.border().top(),
            place.getRight() - box.border().right(),
            place.getBottom() - box.border().bottom());
      }
    }
    float x = fixed ? pipeline.viewportX() : 0;
    float y = fixed ? pipeline.viewportY() : 0;
    return Rect.makeXYWH(x, y, pipeline.update().viewportWidth(), pipeline.viewport().height());
  }

  private static String px(float value) {
    return CssNumbers.format(value) + "px";
  }
}
