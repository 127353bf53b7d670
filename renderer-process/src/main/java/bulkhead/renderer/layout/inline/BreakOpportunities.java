package bulkhead.renderer.layout.inline;

import bulkhead.renderer.css.value.Hyphens;
import bulkhead.renderer.css.value.LineBreak;
import bulkhead.renderer.css.value.WhiteSpace;
import bulkhead.renderer.css.value.WordBreak;
import bulkhead.renderer.layout.tree.Box;
import bulkhead.renderer.layout.tree.ElementBox;
import bulkhead.renderer.style.ComputedStyle;
import bulkhead.renderer.text.LineBreaker;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where lines may end in the text of an inline formatting context (CSS Text 3 §5): UAX 14, changed
/// by `line-break`, `word-break`, `hyphens` and `white-space`. Between two boxes it is the nearest
/// common ancestor that decides (§5.1).
final class BreakOpportunities {
  /// Stands for a letter where `word-break: break-all` lets lines break between letters: UAX 14
  /// treats it as ID, and a character after it that is to stay with it as CM.
  private static final char IDEOGRAPH = '\u4e00';

  private static final char COMBINING = '\u0301';
  private static final String ASCII_ALPHABETIC = "#&*<=>@^_`~";

  /// What decides on the opportunities of a text, white space apart.
  private record Setting(
      LineBreaker.Strictness strictness, WordBreak wordBreak, String language, boolean anywhere) {
    static Setting of(ComputedStyle style) {
      return new Setting(
          strictness(style),
          wordBreak(style),
          language(style),
          style.lineBreak() == LineBreak.ANYWHERE);
    }

    boolean isOf(ComputedStyle style) {
      return strictness == strictness(style)
          && wordBreak == wordBreak(style)
          && anywhere == (style.lineBreak() == LineBreak.ANYWHERE)
          && language.equals(language(style));
    }

    private static LineBreaker.Strictness strictness(ComputedStyle style) {
      return switch (style.lineBreak()) {
        case AUTO, ANYWHERE -> LineBreaker.Strictness.AUTO;
        case LOOSE -> LineBreaker.Strictness.LOOSE;
        case NORMAL -> LineBreaker.Strictness.NORMAL;
        case STRICT -> LineBreaker.Strictness.STRICT;
      };
    }

    private static WordBreak wordBreak(ComputedStyle style) {
      WordBreak wordBreak = style.wordBreak();
      return wordBreak == WordBreak.BREAK_ALL || wordBreak == WordBreak.KEEP_ALL
          ? wordBreak
          : WordBreak.NORMAL;
    }

    private static String language(ComputedStyle style) {
      String language = style.language();
      return language == null ? "" : language;
    }
  }

  private final String text;
  private final ElementBox root;
  private final LineBreaker breaker;
  private final List<InlineItem> items;
  private final Map<Setting, boolean[]> found = new HashMap<>(2);

  /// The last setting that was asked for, and what was found with it.
  private @Nullable Setting lastSetting;

  private boolean[] lastFound = {};

  /// Whether none of its characters has a rule of its own here.
  private final boolean plain;

  BreakOpportunities(String text, List<InlineItem> items, ElementBox root, LineBreaker breaker) {
    this.text = text;
    this.root = root;
    this.breaker = breaker;
    this.items = items;
    plain =
        text.indexOf('\n') < 0
            && text.indexOf('\t') < 0
            && text.indexOf('\u00ad') < 0
            && text.indexOf(InlineContent.OBJECT) < 0;
  }

  private boolean isPlain(int from, int end) {
    return plain
        || text.indexOf('\n', from, end) < 0
            && text.indexOf('\t', from, end) < 0
            && text.indexOf('\u00ad', from, end) < 0
            && text.indexOf(InlineContent.OBJECT, from, end) < 0;
  }

  /// Whose characters an item has; null where it has none.
  private static @Nullable Box owner(InlineItem item) {
    return switch (item) {
      case InlineItem.TextItem run -> run.box();
      case InlineItem.Tab tab -> tab.box();
      case InlineItem.Atomic atomic -> atomic.box();
      case InlineItem.ForcedBreak forced -> forced.br();
      case InlineItem.LineFeed feed -> feed.box();
      case InlineItem.Open open -> null;
      case InlineItem.Close close -> null;
      case InlineItem.Floating floating -> null;
      case InlineItem.Positioned positioned -> null;
    };
  }

  /// Element i is true if a line may end before character i.
  boolean[] find() {
    boolean[] breaks = new boolean[text.length() + 1];
    Box before = null;
    int done = 0;
    for (int k = 0; k < items.size(); k++) {
      InlineItem item = items.get(k);
      Box box = item.end() > item.start() ? owner(item) : null;
      if (box != null) {
        // What lies between items, such as bidi controls, counts with what is before it.
        mark(breaks, done, item.start(), before, before);
        mark(breaks, item.start(), item.start() + 1, before, box);
        mark(breaks, item.start() + 1, item.end(), box, box);
        before = box;
        done = item.end();
      }
    }
    mark(breaks, done, text.length(), before, before);
    return breaks;
  }

  /// Decides before the characters of a range.
  ///
  /// @param before the box of the characters before them
  /// @param after their own box
  private void mark(
      boolean[] breaks, int start, int end, @Nullable Box before, @Nullable Box after) {
    int from = Math.max(1, start);
    if (from >= end) {
      return;
    }
    ComputedStyle style = styleBetween(before, after);
    boolean[] allowed = style.whiteSpace().wraps() ? opportunities(style) : null;
    boolean afterSpaces = before != null && before.style().whiteSpace() == WhiteSpace.BREAK_SPACES;
    // As in Chromium, a space that does not let lines break does not where its box ends either.
    boolean afterNoWrap = before != null && before != after && !before.style().whiteSpace().wraps();
    boolean atHyphens = style.hyphens() != Hyphens.NONE;
    if (allowed == null) {
      // Only at the ends of lines: `pre` has thousands.
      int feed = text.indexOf('\n', from - 1, end - 1);
      while (feed >= 0) {
        breaks[feed + 1] = true;
        feed = text.indexOf('\n', feed + 1, end - 1);
      }
      return;
    }
    if (!afterSpaces && !afterNoWrap && isPlain(from - 1, end)) {
      System.arraycopy(allowed, from, breaks, from, end - from);
      return;
    }
    for (int i = from; i < end; i++) {
      char last = text.charAt(i - 1);
      char next = text.charAt(i);
      if (last == '\n') {
        breaks[i] = true;
      } else if (next == '\n') {
        breaks[i] = false;
      } else if (last == InlineContent.OBJECT || next == InlineContent.OBJECT) {
        breaks[i] = mayBreakAtObject(last, next);
      } else if (afterNoWrap && last == ' ') {
        breaks[i] = false;
      } else if (last == '\u00ad' && !atHyphens) {
        breaks[i] = false;
      } else if (afterSpaces && isPreservedSpace(last)) {
        breaks[i] = true;
      } else if (last == '\t') {
        breaks[i] = next != ' ' && next != '\t';
      } else {
        breaks[i] = allowed[i];
      }
    }
  }

  private static boolean isPreservedSpace(char c) {
    return c == ' ' || c == '\t' || InlineStyles.isOtherSpace(c);
  }

  private ComputedStyle styleBetween(@Nullable Box a, @Nullable Box b) {
    if (a == b && a != null) {
      return a instanceof ElementBox element && element.parent() != null
          ? element.parent().style()
          : a.style();
    }
    for (ElementBox each = a == null ? root : a.parent(); each != null; each = each.parent()) {
      if (each == root || b == null || contains(each, b)) {
        return each.style();
      }
    }
    return root.style();
  }

  private static boolean contains(ElementBox outer, Box inner) {
    for (ElementBox each = inner.parent(); each != null; each = each.parent()) {
      if (each == outer) {
        return true;
      }
    }
    return false;
  }

  /// UAX 14 LB13 to LB20: before or after an object, except beside closing and opening punctuation;
  /// glue makes no difference (CSS Text 3 §5.1).
  private static boolean mayBreakAtObject(char before, char after) {
    if (after == ' ' || after == '\n') {
      return false;
    }
    if (before == InlineContent.OBJECT) {
      return "!),./:;?]}\"'".indexOf(after) < 0;
    }
    return "([{\"'".indexOf(before) < 0;
  }

  // ---------------------------------------------------------------- rules of one setting

  private boolean[] opportunities(ComputedStyle style) {
    if (lastSetting == null || !lastSetting.isOf(style)) {
      lastSetting = Setting.of(style);
      lastFound = found.computeIfAbsent(lastSetting, this::compute);
    }
    return lastFound;
  }

  private boolean[] compute(Setting setting) {
    if (setting.anywhere) {
      return everywhere();
    }
    return switch (setting.wordBreak) {
      case BREAK_ALL -> breaker.opportunities(asIdeographs(), setting.strictness, setting.language);
      case KEEP_ALL ->
          keepingWords(breaker.opportunities(text, setting.strictness, setting.language));
      case NORMAL, BREAK_WORD, AUTO_PHRASE ->
          breaker.opportunities(text, setting.strictness, setting.language);
    };
  }

  /// `line-break: anywhere`: around each typographic character unit.
  private boolean[] everywhere() {
    boolean[] breaks = new boolean[text.length() + 1];
    for (int i = 1; i < text.length(); i++) {
      breaks[i] = InlineStyles.isClusterStart(text, i);
    }
    return breaks;
  }

  /// `word-break: break-all`: letters, digits and what else is NU, AL or SA are taken as ID.
  private String asIdeographs() {
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); ) {
      int codePoint = text.codePointAt(i);
      int length = Character.charCount(codePoint);
      if (isAlphabetic(codePoint)) {
        out.append(IDEOGRAPH);
        if (length == 2) {
          out.append(COMBINING);
        }
      } else {
        out.appendCodePoint(codePoint);
      }
      i += length;
    }
    return out.toString();
  }

  private static boolean isAlphabetic(int codePoint) {
    if (codePoint < 0x80) {
      return Character.isLetterOrDigit(codePoint) || ASCII_ALPHABETIC.indexOf(codePoint) >= 0;
    }
    if (codePoint >= 0x1100 && codePoint <= 0x11ff) {
      return false; // Jamo join into syllables.
    }
    return switch (Character.getType(codePoint)) {
      case Character.UPPERCASE_LETTER,
          Character.LOWERCASE_LETTER,
          Character.TITLECASE_LETTER,
          Character.MODIFIER_LETTER,
          Character.OTHER_LETTER,
          Character.DECIMAL_DIGIT_NUMBER,
          Character.LETTER_NUMBER,
          Character.OTHER_NUMBER,
          Character.MATH_SYMBOL,
          Character.MODIFIER_SYMBOL,
          Character.OTHER_SYMBOL ->
          !isKana(codePoint);
      default -> false;
    };
  }

  /// Kana keep their own classes, as small ones and prolonged sound marks may not begin a line.
  private static boolean isKana(int codePoint) {
    return (codePoint >= 0x3040 && codePoint <= 0x30ff)
        || codePoint == 0x3005
        || (codePoint >= 0x31f0 && codePoint <= 0x31ff)
        || (codePoint >= 0xff66 && codePoint <= 0xff9f);
  }

  /// `word-break: keep-all`: no break between letters or digits, whatever their script; those with
  /// dictionaries are left alone.
  private boolean[] keepingWords(boolean[] breaks) {
    for (int i = 1; i < text.length(); i++) {
      if (breaks[i]) {
        int at = i;
        int before = text.codePointBefore(at);
        while (isMark(before) && at > Character.charCount(before)) {
          at -= Character.charCount(before);
          before = text.codePointBefore(at);
        }
        breaks[i] = !(isWord(before) && isWord(text.codePointAt(i)));
      }
    }
    return breaks;
  }

  private static boolean isMark(int codePoint) {
    int type = Character.getType(codePoint);
    return type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK
        || type == Character.ENCLOSING_MARK;
  }

  private static boolean isWord(int codePoint) {
    if (!Character.isLetterOrDigit(codePoint)
        && Character.getType(codePoint) != Character.LETTER_NUMBER
        && Character.getType(codePoint) != Character.OTHER_NUMBER) {
      return false;
    }
    return switch (Character.UnicodeScript.of(codePoint)) {
      case THAI, LAO, KHMER, MYANMAR -> false;
      default -> true;
    };
  }
}
