package bulkhead.renderer.selection;

import bulkhead.renderer.css.value.TextTransform;
import bulkhead.renderer.css.value.WhiteSpace;
import bulkhead.renderer.layout.fragment.TextFragment;
import bulkhead.renderer.style.ComputedStyle;
import java.util.Locale;

/// Finds for the drawn characters of one text node where in the node each came from: layout has
/// collapsed white space (CSS Text 3 §4) and transformed letters (§2), and left out what a line's
/// end hides. Its fragments are given in logical order. Owned by `RendererMain`.
final class DrawnText {
  private final String data;
  private int at; // in data
  private int pendingCopies; // drawn characters that the letter before `at` still stands for
  private int contextEnd = Integer.MAX_VALUE; // in the formatting context's text

  DrawnText(String data) {
    this.data = data;
  }

  /// @return for each character of the fragment its offset in the node, and the offset behind the
  ///     last; empty for what is not of the node, such as a hyphen at a line's end
  int[] next(TextFragment fragment) {
    ComputedStyle style = fragment.box().style();
    WhiteSpace whiteSpace = style.whiteSpace();
    TextTransform transform = style.textTransform();
    String drawn = fragment.shape().text();
    int from = fragment.from();
    int length = fragment.to() - from;
    if (isAddition(fragment, whiteSpace, transform)) {
      return new int[0];
    }
    // What the context's text has between the fragments is not drawn: spaces at a line's end, line
    // feeds, tabs, what an ellipsis stands for.
    for (int hidden = contextEnd; hidden < fragment.textStart(); hidden++) {
      skipOne(whiteSpace);
    }
    contextEnd = fragment.textStart() + length;
    int[] offsets = new int[length + 1];
    int end = at;
    for (int i = 0; i < length; i++) {
      char c = drawn.charAt(from + i);
      if (pendingCopies > 0) {
        pendingCopies--;
        offsets[i] = Math.max(0, at - 1);
        continue;
      }
      skipHidden(c, whiteSpace);
      offsets[i] = Math.min(at, data.length());
      if (c == ' ' && whiteSpace.collapsesSpaces()) {
        boolean anySpace = at < data.length() && isSpace(data.charAt(at));
        end = anySpace ? at + 1 : at;
        while (at < data.length() && isSpace(data.charAt(at))) {
          at++;
        }
        continue;
      }
      if (at < data.length()) {
        pendingCopies = copies(data.charAt(at), transform) - 1;
        at++;
      }
      end = at;
    }
    offsets[length] = Math.min(Math.max(end, offsets[Math.max(0, length - 1)]), data.length());
    return offsets;
  }

  /// Goes over what one character of the formatting context's text came from.
  private void skipOne(WhiteSpace whiteSpace) {
    if (!whiteSpace.collapsesSpaces()) {
      while (at < data.length() && data.charAt(at) == '\r') {
        at++;
      }
      at = Math.min(at + 1, data.length());
      return;
    }
    if (at < data.length() && !isSpace(data.charAt(at))) {
      at++;
      return;
    }
    boolean feeds = whiteSpace.preservesNewlines();
    boolean seenFeed = false;
    while (at < data.length() && isSpace(data.charAt(at))) {
      if (feeds && data.charAt(at) == '\n') {
        if (seenFeed) {
          return;
        }
        seenFeed = true;
      }
      at++;
    }
  }

  /// Goes over characters of the node that are not drawn before `c` is.
  private void skipHidden(char c, WhiteSpace whiteSpace) {
    if (c == ' ' && whiteSpace.collapsesSpaces()) {
      return;
    }
    while (at < data.length()) {
      char hidden = data.charAt(at);
      boolean skip =
          switch (c) {
            case ' ' -> hidden == '\n' || hidden == '\t' || hidden == '\r';
            case '\n', '\t' -> hidden != c && isSpace(hidden);
            default -> isSpace(hidden);
          };
      if (!skip) {
        return;
      }
      at++;
    }
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
  }

  /// Where in the node the last fragment ended.
  int position() {
    return at;
  }

  private static int copies(char c, TextTransform transform) {
    if (c < 0xdf) {
      return 1;
    }
    return switch (transform) {
      case UPPERCASE -> Math.max(1, String.valueOf(c).toUpperCase(Locale.ROOT).length());
      case LOWERCASE -> Math.max(1, String.valueOf(c).toLowerCase(Locale.ROOT).length());
      case CAPITALIZE, NONE, FULL_WIDTH, FULL_SIZE_KANA, MATH_AUTO -> 1;
    };
  }

  /// A hyphen or an ellipsis, which are shaped by themselves and do not come from the node.
  private boolean isAddition(
      TextFragment fragment, WhiteSpace whiteSpace, TextTransform transform) {
    String drawn = fragment.shape().text();
    if (fragment.from() != 0 || fragment.to() != drawn.length() || drawn.length() > 3) {
      return false;
    }
    boolean sign = true;
    for (int i = 0; i < drawn.length(); i++) {
      char c = drawn.charAt(i);
      sign &= c == '-' || c == '\u2010' || c == '\u2026' || c == '.';
    }
    if (!sign) {
      return false;
    }
    int next = at;
    while (next < data.length() && isSpace(data.charAt(next))) {
      next++;
    }
    return !data.startsWith(drawn, next);
  }
}
