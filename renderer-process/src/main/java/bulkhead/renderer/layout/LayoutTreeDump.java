package bulkhead.renderer.layout;

import bulkhead.renderer.dom.Element;
import bulkhead.renderer.layout.fragment.BoxFragment;
import bulkhead.renderer.layout.fragment.Fragment;
import bulkhead.renderer.layout.fragment.LineFragment;
import bulkhead.renderer.layout.fragment.TextFragment;
import bulkhead.renderer.layout.tree.ElementBox;
import java.util.Locale;

/// Fragments as readable, stable text; places are of the page, sizes of border boxes.
///
/// ```
/// block <html> (0,0 800x40)
///   block <body> (8,8 784x24)
///     line (8,8 784x18)
///       text "hello" (8,8 34.2x17)
/// ```
public final class LayoutTreeDump {
  private final StringBuilder out = new StringBuilder();

  private LayoutTreeDump() {}

  /// The fragments of a laid-out document, the initial containing block left out.
  public static String dump(LayoutResult result) {
    LayoutTreeDump dump = new LayoutTreeDump();
    BoxFragment root = result.root();
    for (int i = 0; i < root.childCount(); i++) {
      dump.add(root.child(i), 0, 0, 0);
    }
    return dump.out.toString();
  }

  private void add(Fragment.Child child, float dx, float dy, int depth) {
    float x = dx + child.x();
    float y = dy + child.y();
    indent(depth);
    switch (child.fragment()) {
      case BoxFragment box -> {
        out.append(kind(box.box())).append(' ').append(name(box.box()));
        place(x, y, box);
        for (int i = 0; i < box.childCount(); i++) {
          add(box.child(i), x, y, depth + 1);
        }
      }
      case LineFragment line -> {
        out.append("line");
        place(x, y, line);
        for (Fragment.Child each : line.children()) {
          add(each, x, y, depth + 1);
        }
      }
      case TextFragment text -> {
        out.append("text \"").append(escaped(text.text())).append('"');
        place(x, y, text);
      }
    }
  }

  private static String escaped(String text) {
    return text.replace("\n", "\\n").replace("\t", "\\t");
  }

  private void indent(int depth) {
    for (int i = 0; i < depth; i++) {
      out.append("  ");
    }
  }

  private static String kind(ElementBox box) {
    return box.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String name(ElementBox box) {
    Element element = box.element();
    if (element == null) {
      return "(anonymous)";
    }
    return box.pseudo() == null ? element.toString() : element + "::" + box.pseudo().css();
  }

  private void place(float x, float y, Fragment fragment) {
    out.append(" (");
    number(x);
    out.append(',');
    number(y);
    out.append(' ');
    number(fragment.width());
    out.append('x');
    number(fragment.height());
    out.append(")\n");
  }

  private void number(float value) {
    number(value, out);
  }

  /// At most two decimals, none if they are zero.
  public static void number(float value, StringBuilder out) {
    long hundredths = Math.round(value * 100.0);
    if (hundredths < 0) {
      out.append('-');
      hundredths = -hundredths;
    }
    out.append(hundredths / 100);
    int rest = (int) (hundredths % 100);
    if (rest != 0) {
      out.append('.').append(rest / 10);
      if (rest % 10 != 0) {
        out.append(rest % 10);
      }
    }
  }
}
