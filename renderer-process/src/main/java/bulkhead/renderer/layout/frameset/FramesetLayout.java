package bulkhead.renderer.layout.frameset;

import bulkhead.renderer.css.value.Color;
import bulkhead.renderer.css.value.LineStyle;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.layout.fragment.BorderLine;
import bulkhead.renderer.layout.fragment.BoxFragment;
import bulkhead.renderer.layout.fragment.ColumnRules;
import bulkhead.renderer.layout.fragment.ConstraintSpace;
import bulkhead.renderer.layout.fragment.Insets;
import bulkhead.renderer.layout.fragment.LayoutContext;
import bulkhead.renderer.layout.fragment.MinMax;
import bulkhead.renderer.layout.tree.Box;
import bulkhead.renderer.layout.tree.ElementBox;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Lays out a frameset: rows and columns by its attributes, a frame or another frameset in each
/// cell, borders between them.
/// https://html.spec.whatwg.org/multipage/rendering.html#frames-and-framesets
///
/// The outermost one is as large as the viewport. Thread: `RendererMain`.
public final class FramesetLayout {
  /// As in Chromium, what its borders are like.
  private static final int BORDER = 6;

  private static final Color FACE = Color.rgb(208, 208, 208);
  private static final Color LIGHT = Color.rgb(170, 170, 170);
  private static final Color DARK = Color.BLACK;

  private final LayoutContext context;
  private final ElementBox box;
  private final Element element;
  private final float width;
  private final float height;

  private FramesetLayout(LayoutContext context, ElementBox box, ConstraintSpace space) {
    this.context = context;
    this.box = box;
    Element owner = box.element();
    if (owner == null) {
      throw new IllegalArgumentException("no frameset");
    }
    element = owner;
    boolean inner = frameset(owner.parentElement());
    width = inner ? space.fixedWidth() : context.viewportWidth();
    height = inner ? space.fixedHeight() : context.viewportHeight();
  }

  public static BoxFragment layout(LayoutContext context, ElementBox box, ConstraintSpace space) {
    return new FramesetLayout(context, box, space).layout();
  }

  public static MinMax contentSizes() {
    return MinMax.ZERO;
  }

  private BoxFragment layout() {
    BoxFragment.Builder builder = new BoxFragment.Builder(box);
    builder.border = Insets.NONE;
    builder.padding = Insets.NONE;
    builder.width = width;
    builder.height = height;
    FrameDimensions columns = FrameDimensions.parse(element.attributeOrEmpty("cols"));
    FrameDimensions rows = FrameDimensions.parse(element.attributeOrEmpty("rows"));
    int border = borderWidth(element);
    int[] widths = columns.lengths(width - (columns.count() - 1) * border);
    int[] heights = rows.lengths(height - (rows.count() - 1) * border);
    List<BorderLine> lines = new ArrayList<>();
    List<Box> cells = box.children();
    int next = 0;
    int y = 0;
    for (int row = 0; row < heights.length; row++) {
      int x = 0;
      for (int column = 0; column < widths.length && next < cells.size(); column++) {
        if (cells.get(next++) instanceof ElementBox cell) {
          builder.add(x, y, layoutCell(cell, widths[column], heights[row]));
        }
        x += widths[column];
        if (border > 0 && column < widths.length - 1) {
          addBorder(x, y, x + border, y + heights[row], false, lines);
        }
        x += border;
      }
      y += heights[row];
      if (border > 0 && row < heights.length - 1) {
        addBorder(0, y, (int) width, y + border, true, lines);
      }
      y += border;
    }
    builder.extra = lines.isEmpty() ? null : new ColumnRules(lines);
    return builder.build();
  }

  private BoxFragment layoutCell(ElementBox cell, int cellWidth, int cellHeight) {
    return context.layout(
        cell,
        ConstraintSpace.of(cellWidth, cellWidth, cellHeight, ConstraintSpace.WidthMode.STRETCH)
            .withFixedWidth(cellWidth)
            .withFixedHeight(cellHeight, true));
  }

  private static void addBorder(
      int left, int top, int right, int bottom, boolean horizontal, List<BorderLine> out) {
    out.add(line(left, top, right, bottom, horizontal, FACE));
    if (horizontal && bottom - top >= 3) {
      out.add(line(left, top, right, top + 1, true, LIGHT));
      out.add(line(left, bottom - 1, right, bottom, true, DARK));
    } else if (!horizontal && right - left >= 3) {
      out.add(line(left, top, left + 1, bottom, false, LIGHT));
      out.add(line(right - 1, top, right, bottom, false, DARK));
    }
  }

  private static BorderLine line(
      float left, float top, float right, float bottom, boolean horizontal, Color color) {
    return new BorderLine(left, top, right, bottom, horizontal, LineStyle.SOLID, color);
  }

  private static boolean frameset(@Nullable Element element) {
    return element != null && element.is("frameset");
  }

  /// `border` and `frameborder`, which the framesets inside take over.
  private static int borderWidth(Element frameset) {
    for (Element each = frameset;
        each != null && each.is("frameset");
        each = each.parentElement()) {
      String edge = each.attributeOrEmpty("frameborder");
      if (edge.equals("0") || edge.equalsIgnoreCase("no")) {
        return 0;
      }
      String border = each.attributeOrEmpty("border").strip();
      if (!border.isEmpty()) {
        return number(border);
      }
      if (edge.equals("1") || edge.equalsIgnoreCase("yes")) {
        return BORDER;
      }
    }
    return BORDER;
  }

  private static int number(String text) {
    int value = 0;
    for (int i = 0; i < text.length() && Character.isDigit(text.charAt(i)); i++) {
      value = Math.min(value * 10 + Character.digit(text.charAt(i), 10), 10_000);
    }
    return value;
  }
}
