package bulkhead.renderer.devtools;

import bulkhead.renderer.dom.Document;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.Node;
import bulkhead.renderer.style.ComputedStyle;
import bulkhead.renderer.style.StyleText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// In which order nodes are painted, as far as clients ask: one number for all that a layer paints
/// itself. Layers are made by positioned elements and stacking contexts (CSS 2.1 Appendix E).
/// Thread: `RendererMain`.
final class PaintOrders {
  /// @param z from `z-index`; 0 for `auto`
  /// @param stacks whether it is a stacking context, so that those inside are ordered inside it
  private record Layer(List<Node> own, List<Layer> inside, int z, boolean stacks) {}

  private final Map<Node, Integer> orders = new HashMap<>();
  private int last;

  private PaintOrders() {}

  static Map<Node, Integer> of(Document document) {
    Layer root = new Layer(new ArrayList<>(), new ArrayList<>(), 0, true);
    collect(document, root, root);
    PaintOrders all = new PaintOrders();
    all.number(root);
    return all.orders;
  }

  private static void collect(Node node, Layer layer, Layer context) {
    Layer mine = layer;
    Layer stacking = context;
    if (node instanceof Element element) {
      Layer made = layer(element);
      if (made != null) {
        context.inside().add(made);
        mine = made;
        stacking = made.stacks() ? made : context;
      }
    }
    mine.own().add(node);
    if (node instanceof Element element && element.shadowRoot() != null) {
      collectChildren(element.shadowRoot(), mine, stacking);
    }
    collectChildren(node, mine, stacking);
  }

  private static void collectChildren(Node parent, Layer layer, Layer context) {
    for (Node child = parent.firstChild(); child != null; child = child.nextSibling()) {
      collect(child, layer, context);
    }
  }

  private static @Nullable Layer layer(Element element) {
    ComputedStyle style = ComputedStyle.of(element);
    if (style == null) {
      return null;
    }
    boolean positioned = !value(style, "position").equals("static");
    boolean stacks = isStackingContext(element);
    if (!positioned && !stacks) {
      return null;
    }
    String z = value(style, "z-index");
    int index = z.isEmpty() || z.equals("auto") ? 0 : Integer.parseInt(z);
    return new Layer(new ArrayList<>(), new ArrayList<>(), index, stacks);
  }

  private static String value(ComputedStyle style, String name) {
    String value = StyleText.computed(style, name);
    return value == null ? "" : value;
  }

  static boolean isStackingContext(Node node) {
    ComputedStyle style = node instanceof Element element ? ComputedStyle.of(element) : null;
    if (style == null) {
      return false;
    }
    if (node.parent() instanceof Document) {
      return true;
    }
    String position = value(style, "position");
    String z = value(style, "z-index");
    return position.equals("fixed")
        || position.equals("sticky")
        || !position.equals("static") && !z.isEmpty() && !z.equals("auto")
        || !value(style, "opacity").equals("1")
        || !value(style, "transform").equals("none")
        || !value(style, "filter").equals("none")
        || value(style, "isolation").equals("isolate");
  }

  private void number(Layer layer) {
    layer.inside().sort(Comparator.comparingInt(Layer::z)); // stable: equals stay in tree order
    int order = ++last;
    boolean painted = false;
    for (Layer each : layer.inside()) {
      if (each.z() >= 0 && !painted) {
        painted = true;
        order = ++last;
      }
      number(each);
    }
    if (!painted) {
      order = layer.inside().isEmpty() ? order : ++last;
    }
    for (Node node : layer.own()) {
      orders.put(node, order);
    }
  }
}
