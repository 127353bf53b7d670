package bulkhead.renderer;

import bulkhead.renderer.css.value.Display;
import bulkhead.renderer.css.value.Visibility;
import bulkhead.renderer.css.value.WhiteSpaceCollapse;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.FlatTree;
import bulkhead.renderer.dom.Namespaces;
import bulkhead.renderer.dom.Node;
import bulkhead.renderer.dom.Text;
import bulkhead.renderer.style.ComputedStyle;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The text of an element as a reader sees it: `innerText` (HTML §3.2.7 "rendered text collection
/// steps"). It needs styles, but no layout: lines are broken where the document says so, not where
/// the window's width does. One is made for each answer. Thread: `RendererMain`.
///
/// ```
/// <div>one <b> two</b><p>three</p><br>four</div>   "one two\n\nthree\n\n\nfour"
/// ```
final class RenderedText {
  private final StringBuilder out = new StringBuilder();

  /// Line feeds that are due before the next text: "required line break count".
  private int required;

  /// White space that counts if text follows in the same line.
  private boolean space;

  private boolean lineStart = true;

  /// An element whose children are being gone through, and what its end brings.
  private record Open(Element element, Ending ending, int lineBreaks) {}

  private enum Ending {
    NONE,
    BLOCK,
    ATOM,
    CELL,
    ROW
  }

  private RenderedText() {}

  /// All styles must be up to date.
  static String of(Element element) {
    if (!isRendered(element)) {
      return element.textContent();
    }
    RenderedText text = new RenderedText();
    // As in Chromium, what is skipped is rendered, but has no text to be seen.
    boolean skipped =
        RenderedElements.skipsContents(element) || RenderedElements.isHiddenInside(element);
    if (!skipped && !hidesChildren(element)) {
      text.collect(element);
    }
    return text.out.toString();
  }

  private static @Nullable ComputedStyle styleOf(Element element) {
    return ComputedStyle.of(element);
  }

  private static boolean isRendered(Element element) {
    ComputedStyle style = styleOf(element);
    if (style == null || style.display() == Display.NONE) {
      return false;
    }
    for (Element around = FlatTree.parentElement(element);
        around != null;
        around = FlatTree.parentElement(around)) {
      if (hidesChildren(around)) {
        return false;
      }
    }
    return true;
  }

  /// What is inside is for browsers that do not know the element.
  private static boolean hidesChildren(Element element) {
    return element.isHtml()
        && switch (element.localName()) {
          case "audio",
              "br",
              "canvas",
              "embed",
              "iframe",
              "img",
              "input",
              "meter",
              "noscript",
              "object",
              "progress",
              "textarea",
              "video" ->
              true;
          default -> false;
        };
  }

  private void collect(Element root) {
    Deque<Open> around = new ArrayDeque<>();
    around.push(new Open(root, Ending.NONE, 0));
    Node node = root.firstChild();
    while (true) {
      if (node == null) {
        Open over = around.pop();
        leave(over);
        if (around.isEmpty()) {
          return;
        }
        node = over.element.nextSibling();
        continue;
      }
      Element parent = around.element().element;
      if (node instanceof Text text) {
        if (!RenderedElements.isInClosedDetails(parent, text)) {
          take(text, parent);
        }
      } else if (node instanceof Element element && isShownIn(parent, element)) {
        Open entered = enter(element);
        if (entered != null) {
          around.push(entered);
          node = element.firstChild();
          continue;
        }
      }
      node = node.nextSibling();
    }
  }

  private static boolean isShownIn(Element parent, Element child) {
    if (parent.shadowRoot() != null && FlatTree.parent(child) == null) {
      return false;
    }
    if (parent.is("select")) {
      return child.is("option") || child.is("optgroup");
    }
    if (parent.is("optgroup")) {
      return child.is("option");
    }
    return !RenderedElements.isInClosedDetails(parent, child);
  }

  /// @return what is to be left after its children; null if they do not count
  private @Nullable Open enter(Element element) {
    ComputedStyle style = styleOf(element);
    if (style == null || style.display() == Display.NONE) {
      return null;
    }
    boolean visible = style.visibility() == Visibility.VISIBLE;
    if (element.namespace() == Namespaces.SVG && !element.localName().equals("svg")) {
      return switch (element.localName()) {
        case "a", "foreignObject", "g", "switch", "text", "textPath", "tspan" ->
            new Open(element, Ending.NONE, 0);
        default -> null;
      };
    }
    if (element.is("br")) {
      if (visible) {
        space = false;
        put("\n");
        lineStart = true;
      }
      return null;
    }
    Display display = style.display();
    Open open =
        switch (display) {
          case BLOCK,
              FLOW_ROOT,
              LIST_ITEM,
              FLOW_ROOT_LIST_ITEM,
              FLEX,
              GRID,
              TABLE,
              TABLE_CAPTION,
              BLOCK_RUBY,
              BLOCK_MATH ->
              new Open(element, Ending.BLOCK, visible ? element.is("p") ? 2 : 1 : 0);
          case TABLE_CELL -> new Open(element, visible ? Ending.CELL : Ending.BLOCK, 0);
          case TABLE_ROW -> new Open(element, visible ? Ending.ROW : Ending.BLOCK, 0);
          case INLINE_BLOCK,
              INLINE_FLOW_ROOT_LIST_ITEM,
              INLINE_FLEX,
              INLINE_GRID,
              INLINE_TABLE,
              MATH ->
              new Open(element, Ending.ATOM, 0);
          case INLINE, INLINE_LIST_ITEM, CONTENTS, RUBY, RUBY_TEXT ->
              new Open(element, hidesChildren(element) ? Ending.ATOM : Ending.NONE, 0);
          case TABLE_ROW_GROUP,
              TABLE_HEADER_GROUP,
              TABLE_FOOTER_GROUP,
              TABLE_COLUMN_GROUP,
              TABLE_COLUMN,
              NONE ->
              new Open(element, Ending.BLOCK, 0);
        };
    if (open.ending == Ending.ATOM) {
      flushSpace();
      lineStart = true;
    } else if (open.ending != Ending.NONE) {
      space = false;
      lineStart = true;
      required = Math.max(required, open.lineBreaks);
    }
    if (hidesChildren(element) || RenderedElements.skipsContents(element)) {
      leave(open);
      return null;
    }
    return open;
  }

  private void leave(Open open) {
    if (open.ending == Ending.NONE) {
      return;
    }
    space = false;
    lineStart = open.ending != Ending.ATOM;
    required = Math.max(required, open.lineBreaks);
    if (open.ending == Ending.CELL && hasNext(open.element, Display.TABLE_CELL)) {
      put("\t");
    }
    if (open.ending == Ending.ROW && hasRowBehind(open.element)) {
      put("\n");
    }
  }

  private static boolean hasNext(Element element, Display display) {
    for (Element next = element.nextElementSibling();
        next != null;
        next = next.nextElementSibling()) {
      ComputedStyle style = styleOf(next);
      if (style != null && style.display() == display) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasRowBehind(Element row) {
    if (hasNext(row, Display.TABLE_ROW)) {
      return true;
    }
    if (!(row.parent() instanceof Element group)
        || !(styleOf(group) instanceof ComputedStyle around)
        || !isRowGroup(around.display())) {
      return false;
    }
    for (Element next = group.nextElementSibling();
        next != null;
        next = next.nextElementSibling()) {
      ComputedStyle style = styleOf(next);
      Element first = next.firstElementChild();
      if (style != null
          && (style.display() == Display.TABLE_ROW
              || isRowGroup(style.display()) && first != null)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isRowGroup(Display display) {
    return display == Display.TABLE_ROW_GROUP
        || display == Display.TABLE_HEADER_GROUP
        || display == Display.TABLE_FOOTER_GROUP;
  }

  // Text

  private void take(Text text, Element parent) {
    ComputedStyle style = styleOf(parent);
    if (style == null
        || style.visibility() != Visibility.VISIBLE
        || parent.is("select")
        || parent.is("optgroup")
        || parent.shadowRoot() != null && FlatTree.parent(text) == null
        || parent.namespace() == Namespaces.SVG && !isSvgText(parent)) {
      return;
    }
    String data = text.data();
    boolean blank = data.chars().allMatch(RenderedText::isSpace);
    if (blank && holdsOnlyBoxes(style.display())) {
      return;
    }
    String shown = transformed(data, style, parent);
    WhiteSpaceCollapse collapse = style.whiteSpaceCollapse();
    for (int i = 0; i < shown.length(); i++) {
      char c = shown.charAt(i);
      if (c == '\r') {
        c = '\n';
      }
      boolean kept =
          switch (collapse) {
            case COLLAPSE -> false;
            case PRESERVE_BREAKS -> c == '\n';
            case PRESERVE, PRESERVE_SPACES, BREAK_SPACES -> true;
          };
      if (kept && c == '\n' && collapse == WhiteSpaceCollapse.PRESERVE_BREAKS) {
        space = false;
      }
      if (!kept && isSpace(c)) {
        space |= !lineStart;
      } else {
        flushSpace();
        put(String.valueOf(c));
        lineStart = c == '\n';
      }
    }
  }

  private static boolean isSvgText(Element element) {
    return switch (element.localName()) {
      case "a", "text", "textPath", "tspan" -> true;
      default -> false;
    };
  }

  private static boolean holdsOnlyBoxes(Display display) {
    return switch (display) {
      case TABLE, INLINE_TABLE, TABLE_ROW, FLEX, INLINE_FLEX, GRID, INLINE_GRID -> true;
      default -> isRowGroup(display);
    };
  }

  private static boolean isSpace(int c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
  }

  private void flushSpace() {
    if (space) {
      space = false;
      put(" ");
    }
  }

  private void put(String text) {
    if (required > 0 && !out.isEmpty()) {
      out.append("\n".repeat(required));
    }
    required = 0;
    out.append(text);
  }

  private String transformed(String data, ComputedStyle style, Element element) {
    return switch (style.textTransform()) {
      case UPPERCASE -> data.toUpperCase(localeOf(element));
      case LOWERCASE -> data.toLowerCase(localeOf(element));
      case CAPITALIZE -> capitalized(data);
      case NONE, FULL_WIDTH, FULL_SIZE_KANA, MATH_AUTO -> data;
    };
  }

  private String capitalized(String data) {
    StringBuilder capitals = new StringBuilder(data.length());
    boolean begins =
        lineStart
            || space
            || out.isEmpty()
            || !Character.isLetterOrDigit(out.charAt(out.length() - 1));
    for (int i = 0; i < data.length(); i++) {
      char c = data.charAt(i);
      boolean letter = Character.isLetterOrDigit(c);
      capitals.append(letter && begins ? Character.toTitleCase(c) : c);
      begins = !letter && c != '\'' && c != '\u2019';
    }
    return capitals.toString();
  }

  private static Locale localeOf(Element element) {
    for (Element each = element; each != null; each = FlatTree.parentElement(each)) {
      String language = each.attribute("lang");
      if (language != null) {
        return Locale.forLanguageTag(language);
      }
    }
    return Locale.ROOT;
  }
}
