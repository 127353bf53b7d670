package bulkhead.renderer.layout.tree;

import bulkhead.renderer.css.value.Floating;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.layout.tree.ElementBox.Kind;
import bulkhead.renderer.style.ComputedStyle;
import bulkhead.renderer.style.FirstLineStyles;
import bulkhead.renderer.style.PseudoElement;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// `::first-letter` (CSS Pseudo 4 §2.2): finds the first letter of a block container's first line,
/// with the punctuation around it, and puts a box around it.
/// ```
/// <p>“Once                block <p>
///                           inline <p>::first-letter   text “O
///                           text nce
/// ```
final class FirstLetter {
  private final Element element;
  private final ComputedStyle style;
  private final FirstLineStyles lines;

  private FirstLetter(Element element, ComputedStyle style, FirstLineStyles lines) {
    this.element = element;
    this.style = style;
    this.lines = lines;
  }

  /// @param children of the element's box, before anonymous boxes are made
  static void apply(Element element, Kind kind, List<Box> children, FirstLineStyles lines) {
    boolean blockContainer =
        kind == Kind.BLOCK || kind == Kind.TABLE_CELL || kind == Kind.TABLE_CAPTION;
    ComputedStyle style =
        blockContainer ? ComputedStyle.used(element, PseudoElement.FIRST_LETTER) : null;
    if (style != null) {
      new FirstLetter(element, style, lines).search(children, false);
    }
  }

  private enum Found {
    /// Nothing is on the first line yet.
    NOTHING,
    /// The letter has its box, or there is something else at its place.
    END
  }

  /// @param inInline whether they are the children of an inline box
  private Found search(List<Box> children, boolean inInline) {
    for (int i = 0; i < children.size(); i++) {
      Found found =
          switch (children.get(i)) {
            case TextBox text -> inText(text, i, children);
            case ElementBox box -> inBox(box, inInline);
          };
      if (found == Found.END) {
        return Found.END;
      }
    }
    return Found.NOTHING;
  }

  private Found inBox(ElementBox box, boolean inInline) {
    if (!box.isInFlow() || box.pseudo() == PseudoElement.MARKER) {
      return Found.NOTHING;
    }
    boolean sameFlow =
        box.kind() == Kind.INLINE || box.kind() == Kind.BLOCK && !box.isInlineLevel();
    boolean cutsInline = inInline && box.kind() == Kind.BLOCK; // not looked into, as in Chromium
    if (!sameFlow || cutsInline || box.pseudo() == PseudoElement.FIRST_LETTER) {
      return Found.END;
    }
    List<Box> children = new ArrayList<>(box.children());
    Found found = search(children, box.kind() == Kind.INLINE);
    if (found == Found.END && !children.equals(box.children())) {
      box.setChildren(children, box.hasInlineChildren());
      box.forgetLayout();
      FirstLines.refresh(box, lines);
    }
    if (found == Found.END) {
      box.makeAnew(); // it depends on an ancestor: it is made anew each time
    }
    // As in Chromium, a block that has no letter ends the search: what is behind it is another
    // line.
    return box.kind() == Kind.BLOCK ? Found.END : found;
  }

  private Found inText(TextBox text, int index, List<Box> siblings) {
    String data = text.data();
    int start = 0;
    while (start < data.length() && isSpace(data.charAt(start))) {
      start++;
    }
    if (start == data.length()) {
      return text.isCollapsibleSpace() ? Found.NOTHING : Found.END;
    }
    int end = endOfLetter(data, start);
    if (end < 0) {
      return Found.END;
    }
    List<Box> parts = new ArrayList<>();
    if (start > 0) {
      parts.add(text.part(0, start));
    }
    parts.add(letter(text, start, end));
    if (end < data.length()) {
      parts.add(text.part(end, data.length()));
    }
    siblings.remove(index);
    siblings.addAll(index, parts);
    return Found.END;
  }

  /// It inherits from what is around the text (CSS Pseudo 4 §2.2.2).
  private ComputedStyle styleIn(ComputedStyle around) {
    ComputedStyle under =
        around == ComputedStyle.used(element)
            ? null
            : lines.under(element, PseudoElement.FIRST_LETTER, around);
    return under == null ? style : under;
  }

  private ElementBox letter(TextBox text, int start, int end) {
    ComputedStyle style = styleIn(text.style());
    boolean floats = style.floating() != Floating.NONE;
    ElementBox box =
        new ElementBox(
            floats ? Kind.BLOCK : Kind.INLINE,
            element,
            PseudoElement.FIRST_LETTER,
            style,
            false,
            true);
    box.setNewFormattingContext(floats);
    box.setChildren(
        List.of(
            new TextBox(
                style, text.node(), text.data().substring(start, end), text.offset() + start)),
        true);
    return box;
  }

  /// Where the letter and the punctuation after it end; -1 if there is no letter.
  private static int endOfLetter(String data, int start) {
    int at = start;
    while (at < data.length() && isPunctuation(data.codePointAt(at))) {
      at += Character.charCount(data.codePointAt(at));
    }
    if (at == data.length() || isSpace(data.charAt(at))) {
      return -1;
    }
    BreakIterator clusters = BreakIterator.getCharacterInstance(Locale.ROOT);
    clusters.setText(data);
    int end = clusters.following(at);
    while (end < data.length() && isPunctuation(data.codePointAt(end))) {
      end += Character.charCount(data.codePointAt(end));
    }
    return end;
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
  }

  private static boolean isPunctuation(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.START_PUNCTUATION,
          Character.END_PUNCTUATION,
          Character.INITIAL_QUOTE_PUNCTUATION,
          Character.FINAL_QUOTE_PUNCTUATION,
          Character.OTHER_PUNCTUATION ->
          true;
      default -> false;
    };
  }
}
