package bulkhead.renderer.layout.tree;

import bulkhead.renderer.css.value.Display;
import bulkhead.renderer.css.value.LengthPercentage;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.layout.tree.ElementBox.Kind;
import bulkhead.renderer.style.ComputedStyle;
import bulkhead.renderer.style.Properties;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The anonymous boxes in a ruby container (CSS Ruby 1 §2.2): each annotation makes a column with
/// the base that is before it. A column is not broken, so it is one piece of its line.
///
/// ```
/// <ruby>base<rt>text</rt>more</ruby>
/// inline ruby [ column [ base [ "base" ], text ], "more" ]
/// ```
final class RubyColumns {
  private RubyColumns() {}

  /// Whether boxes of the children of `element` are directly in a ruby container. As in Chromium no
  /// container is made for annotations elsewhere.
  static boolean isAround(@Nullable Element element) {
    for (Element each = element; each != null; each = each.parentElement()) {
      ComputedStyle style = ComputedStyle.used(each);
      Display display = style == null ? Display.NONE : style.display();
      if (display != Display.CONTENTS) {
        return display == Display.RUBY || display == Display.BLOCK_RUBY;
      }
    }
    return false;
  }

  /// What the children of a ruby container become.
  static List<Box> of(ComputedStyle style, List<Box> children) {
    List<Box> made = new ArrayList<>();
    List<Box> base = new ArrayList<>();
    for (Box child : children) {
      if (child instanceof ElementBox text && isAnnotation(text)) {
        made.add(column(style, base, text));
        base = new ArrayList<>();
      } else {
        base.add(child);
      }
    }
    // White space at the end is between the annotation and nothing (§2.3).
    if (made.isEmpty() || !base.stream().allMatch(RubyColumns::isSpace)) {
      made.addAll(base);
    }
    return made;
  }

  private static boolean isAnnotation(ElementBox box) {
    return box.kind() == Kind.BLOCK
        && box.isInlineLevel()
        && box.style().display() == Display.RUBY_TEXT;
  }

  private static boolean isSpace(Box box) {
    return box instanceof TextBox text && text.isCollapsibleSpace();
  }

  private static ElementBox column(ComputedStyle style, List<Box> contents, ElementBox text) {
    ElementBox base = block(style, Display.BLOCK, false);
    base.setRubyPart();
    AnonymousBoxes.finishBlockContainer(base, contents);
    text.setRubyPart();
    ElementBox column = block(style, Display.INLINE_BLOCK, true);
    column.setRubyColumn();
    column.setChildren(List.of(base, text), false);
    return column;
  }

  private static ElementBox block(ComputedStyle style, Display display, boolean inlineLevel) {
    ComputedStyle own = style.part(display, Map.of(Properties.TEXT_INDENT, LengthPercentage.ZERO));
    ElementBox box = new ElementBox(Kind.BLOCK, null, null, own, true, inlineLevel);
    box.setNewFormattingContext(true);
    return box;
  }
}
