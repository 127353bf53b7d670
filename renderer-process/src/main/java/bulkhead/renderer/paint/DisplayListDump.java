package bulkhead.renderer.paint;

import bulkhead.renderer.layout.LayoutTreeDump;
import io.github.humbleui.types.RRect;
import io.github.humbleui.types.Rect;
import java.util.ArrayList;
import java.util.List;

/// Layers and their display items as readable, stable text.
///
/// ```
/// layer scroll 0 (0,0 800x600)
///   FillRect (8,8 784x20) #ff0000ff
///   in ClipRect (8,8 100x20)
///     Text (8,22) #ff000000
/// ```
public final class DisplayListDump {
  private final StringBuilder out = new StringBuilder();

  private DisplayListDump() {}

  public static String dump(PaintResult result) {
    DisplayListDump dump = new DisplayListDump();
    for (Layer layer : result.layers()) {
      dump.layer(layer, result.trees());
    }
    return dump.out.toString();
  }

  private void layer(Layer layer, PropertyTrees trees) {
    out.append("layer ");
    if (trees.transforms().get(layer.state().transform())
        instanceof PropertyTrees.ScrollTranslation translation) {
      out.append("scroll ").append(translation.scroll());
    } else {
      out.append("fixed");
    }
    out.append(' ');
    rect(layer.bounds());
    switch (layer.contents()) {
      case Layer.Painted(DisplayItemList items) -> {
        out.append('\n');
        items(items);
      }
      case Layer.Solid(int argb) -> {
        out.append(" solid ");
        color(argb);
        out.append('\n');
      }
      case Layer.External external ->
          out.append(" surface ").append(external.surface()).append('\n');
      case Layer.Scrollbar scrollbar ->
          out.append(" scrollbar ").append(scrollbar.orientation()).append('\n');
    }
  }

  private void items(DisplayItemList items) {
    List<Integer> open = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      List<Integer> scopes = new ArrayList<>();
      for (int s = items.scopeOf(i); s != DisplayItemList.NO_SCOPE; s = items.outerOf(s)) {
        scopes.addFirst(s);
      }
      int common = 0;
      while (common < open.size()
          && common < scopes.size()
          && open.get(common).equals(scopes.get(common))) {
        common++;
      }
      for (int k = common; k < scopes.size(); k++) {
        indent(k + 1);
        scope(items.scope(scopes.get(k)));
      }
      open = scopes;
      indent(scopes.size() + 1);
      drawing(items.drawing(i));
    }
  }

  private void indent(int depth) {
    for (int i = 0; i < depth; i++) {
      out.append("  ");
    }
  }

  private void scope(DisplayItem.Scope scope) {
    out.append("in ");
    switch (scope) {
      case DisplayItem.PushClipRect(Rect rect) -> {
        out.append("ClipRect ");
        rect(rect);
      }
      case DisplayItem.PushClipRRect(RRect rrect) -> {
        out.append("ClipRRect ");
        rect(rrect);
      }
      case DisplayItem.PushClipPath path -> out.append("ClipPath");
      case DisplayItem.PushTransform(Transform t) -> {
        out.append("Transform ");
        number(t.a());
        for (float value : new float[] {t.b(), t.c(), t.d(), t.e(), t.f()}) {
          out.append(' ');
          number(value);
        }
        if (!t.isAffine()) {
          out.append(" perspective ").append(t.g()).append(' ').append(t.h());
          if (t.i() != 1) {
            out.append(' ').append(t.i());
          }
        }
      }
      case DisplayItem.PushMask(DisplayItemList mask) -> {
        out.append("Mask ");
        rect(mask.bounds());
      }
      case DisplayItem.PushEffect effect -> {
        out.append("Effect opacity ");
        number(effect.opacity());
        out.append(' ').append(effect.blendMode());
        if (!effect.filters().isEmpty()) {
          out.append(' ').append(effect.filters().size()).append(" filters");
        }
      }
    }
    out.append('\n');
  }

  private void drawing(DisplayItem.Drawing drawing) {
    switch (drawing) {
      case DisplayItem.FillRect(Rect rect, int argb) -> shape("FillRect", rect, argb);
      case DisplayItem.FillRRect(RRect rrect, int argb) -> shape("FillRRect", rrect, argb);
      case DisplayItem.DrawBorder border -> {
        out.append("Border ");
        rect(border.outer());
        side(border.top());
        side(border.right());
        side(border.bottom());
        side(border.left());
      }
      case DisplayItem.DrawBoxShadow shadow -> shape("BoxShadow", shadow.box(), shadow.argb());
      case DisplayItem.DrawLine line -> {
        out.append("Line ").append(line.style()).append(" (");
        number(line.x1());
        out.append(',');
        number(line.y1());
        out.append(" to ");
        number(line.x2());
        out.append(',');
        number(line.y2());
        out.append(") ");
        number(line.thickness());
        out.append(' ');
        color(line.argb());
      }
      case DisplayItem.FillPath path -> shape("FillPath", path.bounds(), path.argb());
      case DisplayItem.StrokePath path -> shape("StrokePath", path.bounds(), path.argb());
      case DisplayItem.DrawTextBlob text -> {
        out.append("Text (");
        number(text.x());
        out.append(',');
        number(text.y());
        out.append(") ");
        color(text.argb());
        if (text.strokeWidth() > 0) {
          out.append(" stroked ");
          number(text.strokeWidth());
        }
      }
      case DisplayItem.DrawImage image -> {
        out.append("Image ");
        rect(image.dest());
      }
      case DisplayItem.TileImage tile -> {
        out.append("TileImage ");
        rect(tile.area());
        out.append(" tile ");
        rect(tile.tile());
      }
      case DisplayItem.TilePicture tile -> {
        out.append("TilePicture ");
        rect(tile.area());
        out.append(" tile ");
        rect(tile.tile());
      }
      case DisplayItem.DrawPicture picture -> {
        out.append("Picture ");
        rect(picture.bounds());
      }
      case DisplayItem.FilterBackdrop backdrop -> {
        out.append("FilterBackdrop ");
        rect(backdrop.shape());
      }
      case DisplayItem.FillGradient gradient -> {
        out.append("Gradient ");
        rect(gradient.area());
        out.append(" tile ");
        rect(gradient.tile());
      }
    }
    out.append('\n');
  }

  private void shape(String name, Rect rect, int argb) {
    out.append(name).append(' ');
    rect(rect);
    out.append(' ');
    color(argb);
  }

  private void side(DisplayItem.BorderSide side) {
    out.append(' ');
    if (side.isVisible()) {
      number(side.width());
      out.append(side.style()).append(' ');
      color(side.argb());
    } else {
      out.append('-');
    }
  }

  private void rect(Rect rect) {
    out.append('(');
    number(rect.getLeft());
    out.append(',');
    number(rect.getTop());
    out.append(' ');
    number(rect.getWidth());
    out.append('x');
    number(rect.getHeight());
    out.append(')');
  }

  private void color(int argb) {
    String hex = Integer.toHexString(argb);
    out.append('#');
    for (int i = hex.length(); i < 8; i++) {
      out.append('0');
    }
    out.append(hex);
  }

  private void number(float value) {
    LayoutTreeDump.number(value, out);
  }
}
