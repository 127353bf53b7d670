package bulkhead.renderer.layout.inline;

import bulkhead.renderer.css.value.Direction;
import bulkhead.renderer.css.value.TextTransform;
import bulkhead.renderer.css.value.UnicodeBidi;
import bulkhead.renderer.css.value.VerticalAlign;
import bulkhead.renderer.css.value.WhiteSpace;
import bulkhead.renderer.layout.fragment.BoxModel;
import bulkhead.renderer.layout.fragment.Insets;
import bulkhead.renderer.layout.fragment.LayoutContext;
import bulkhead.renderer.layout.tree.Box;
import bulkhead.renderer.layout.tree.ElementBox;
import bulkhead.renderer.layout.tree.ElementBox.Kind;
import bulkhead.renderer.layout.tree.FirstLine;
import bulkhead.renderer.layout.tree.TextBox;
import bulkhead.renderer.style.ComputedStyle;
import bulkhead.renderer.text.FontGroup;
import bulkhead.renderer.text.ShapeResult;
import bulkhead.renderer.text.TextShaper;
import bulkhead.renderer.text.TextSpacing;
import java.lang.Character.UnicodeScript;
import java.text.Bidi;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The contents of an inline formatting context as one text and a list of items: white space
/// collapsed (CSS Text 3 §4), bidi levels found, text shaped, break opportunities marked. Does not
/// depend on any width, so it is made once.
final class InlineContent {
  static final char OBJECT = '\ufffc';

  /// The box that the contents are in: the container, or what stands for it on its first line.
  final ElementBox root;

  private final @Nullable FirstLine line;
  final String text;
  final List<InlineItem> items;

  /// A bit for each character: whether a line may end before it.
  private final long[] breaks;

  final boolean rightToLeft;

  /// Whether any item has a bidi level other than the paragraph's.
  final boolean reordered;

  /// The bidi level of each character of the text; null where all are 0.
  final byte @Nullable [] levels;

  /// Whether inline boxes have edges on each of their lines; not where lines are reordered.
  final boolean clones;

  /// Something that makes a line: text, an atomic inline or a line break.
  final boolean hasContent;

  /// Whether any text has emphasis marks or ruby annotations.
  final boolean annotated;

  private InlineContent(Collector collector, @Nullable FirstLine line) {
    root = collector.root;
    this.line = line;
    text = collector.all;
    items = List.copyOf(collector.items);
    breaks = bits(collector.breaks);
    rightToLeft = collector.rightToLeft;
    reordered = collector.reordered;
    levels = collector.levels;
    boolean anyClones = false;
    boolean anyAnnotated = false;
    for (InlineItem item : items) {
      anyClones |= opensClone(item);
      anyAnnotated |= isAnnotated(item);
    }
    clones = !reordered && anyClones;
    hasContent = collector.hasContent;
    annotated = anyAnnotated;
  }

  private static boolean isAnnotated(InlineItem item) {
    return item instanceof InlineItem.TextItem text && !text.box().style().emphasisMark().isEmpty()
        || item instanceof InlineItem.Atomic atomic && atomic.box().isRubyColumn();
  }

  private static boolean opensClone(InlineItem item) {
    return item instanceof InlineItem.Open open && InlineStyles.clones(open.box());
  }

  /// Whether a line may end before this character.
  boolean breaksAt(int offset) {
    return (breaks[offset >> 6] >>> offset & 1) != 0;
  }

  private static long[] bits(boolean[] values) {
    long[] bits = new long[values.length + 63 >> 6];
    for (int i = 0; i < values.length; i++) {
      if (values[i]) {
        bits[i >> 6] |= 1L << i;
      }
    }
    return bits;
  }

  static InlineContent of(ElementBox box, LayoutContext context) {
    if (box.inlineContent instanceof InlineContent kept) {
      return kept;
    }
    ElementBox parent = box.parent();
    ComputedStyle bidi = box.isAnonymous() && parent != null ? parent.style() : box.style();
    Collector collector = new Collector(box, bidi.unicodeBidi(), context);
    collector.collect();
    InlineContent made = new InlineContent(collector, null);
    box.inlineContent = made;
    return made;
  }

  /// The contents once more in the styles of the container's first line; null if that is no other
  /// than the rest.
  static @Nullable InlineContent ofFirstLine(ElementBox container, LayoutContext context) {
    FirstLine line = container.firstLine();
    if (line == null) {
      return null;
    }
    if (line.root().inlineContent instanceof InlineContent kept) {
      return kept;
    }
    Collector collector = new Collector(line.root(), container.style().unicodeBidi(), context);
    collector.collect();
    InlineContent made = new InlineContent(collector, line);
    line.root().inlineContent = made;
    return made;
  }

  /// The box around one in these contents; see [FirstLine].
  @Nullable ElementBox parentOf(Box box) {
    ElementBox parent = box.parent();
    ElementBox copy = line == null || parent == null ? null : line.copies().get(parent);
    return copy == null ? parent : copy;
  }

  /// What is not shaped yet: text of one style, before it is cut at changes of bidi level.
  private record RawText(TextBox box, int start, int end) {}

  private static final class Collector {
    /// A longer text is shaped in parts, where that cannot be seen: places within a part are sums
    /// of advances, whose error grows with its length, and so does the memory that HarfBuzz needs.
    private static final int MOST_SHAPED_TOGETHER = 4096;

    final ElementBox root;
    final UnicodeBidi unicodeBidi;
    final LayoutContext context;
    final StringBuilder text;
    final List<Object> raw = new ArrayList<>();
    final List<InlineItem> items = new ArrayList<>();
    String all = "";
    boolean[] breaks = {};
    boolean rightToLeft;
    boolean reordered;
    byte @Nullable [] levels;
    boolean hasContent;
    private boolean afterSpace = true;

    /// Whether lines may break at the last collapsible space.
    private boolean spaceWraps;

    /// They may not, but at one that collapsed into it.
    private boolean lostOpportunity;

    /// Where lines may break because of that.
    private final BitSet opportunities = new BitSet();

    private boolean needsBidi;

    Collector(ElementBox root, UnicodeBidi unicodeBidi, LayoutContext context) {
      this.root = root;
      this.unicodeBidi = unicodeBidi;
      this.context = context;
      int length = 16;
      for (Box child : root.children()) {
        length += child instanceof TextBox own ? own.data().length() : 0;
      }
      text = new StringBuilder(length);
    }

    void collect() {
      rightToLeft = root.style().direction() == Direction.RTL;
      needsBidi = rightToLeft;
      if (unicodeBidi == UnicodeBidi.BIDI_OVERRIDE || unicodeBidi == UnicodeBidi.ISOLATE_OVERRIDE) {
        appendControl(rightToLeft ? "\u202e" : "\u202d");
      }
      for (Box child : root.children()) {
        add(child);
      }
      removeTrailingSpace();
      shapeAll();
      all = text.toString();
      breaks = new BreakOpportunities(all, items, root, context.lineBreaker()).find();
      opportunities.stream().filter(at -> at < breaks.length).forEach(at -> breaks[at] = true);
    }

    private void add(Box box) {
      switch (box) {
        case TextBox textBox -> addText(textBox);
        case ElementBox element -> addElement(element);
      }
    }

    private void addElement(ElementBox box) {
      int at = text.length();
      if (box.isOutOfFlow()) {
        raw.add(new InlineItem.Positioned(box, at));
      } else if (box.isFloating()) {
        raw.add(new InlineItem.Floating(box, at));
      } else if (box.kind() == Kind.BREAK) {
        removeTrailingSpace();
        at = text.length();
        text.append('\n');
        raw.add(new InlineItem.ForcedBreak(box, at, at + 1));
        afterSpace = true;
        hasContent = true;
      } else if (box.kind() == Kind.INLINE) {
        addInline(box);
      } else {
        text.append(box.isRubyColumn() ? firstOf(box) : OBJECT);
        raw.add(new InlineItem.Atomic(box, at, at + 1, 0));
        afterSpace = false;
        hasContent = true;
      }
    }

    /// What a ruby column counts as for line breaking and bidi: the first letter of its base.
    private char firstOf(Box box) {
      if (box instanceof TextBox own) {
        String data = own.data().strip();
        char first = data.isEmpty() ? OBJECT : data.charAt(0);
        needsBidi |= isRightToLeftOrControl(first);
        return first < ' ' || Character.isSurrogate(first) ? OBJECT : first;
      }
      for (Box child : ((ElementBox) box).children()) {
        char first = child.isInFlow() ? firstOf(child) : OBJECT;
        if (first != OBJECT) {
          return first;
        }
      }
      return OBJECT;
    }

    private void addInline(ElementBox box) {
      raw.add(new InlineItem.Open(box, text.length()));
      ComputedStyle style = box.style();
      reordered |= InlineStyles.isRightToLeft(box);
      boolean control = InlineStyles.unicodeBidi(box) != UnicodeBidi.NORMAL;
      if (control) {
        // The control characters of UAX 9 stand for `unicode-bidi`, as css-writing-modes-4 §2.4.3
        // says.
        appendControl(openControl(style));
      }
      for (Box child : box.children()) {
        add(child);
      }
      if (control) {
        appendControl(closeControl(style));
      }
      raw.add(new InlineItem.Close(box, text.length()));
    }

    private void appendControl(String controls) {
      needsBidi = true;
      text.append(controls);
    }

    private static String openControl(ComputedStyle style) {
      boolean rtl = style.direction() == Direction.RTL;
      return switch (style.unicodeBidi()) {
        case NORMAL -> "";
        case EMBED -> rtl ? "\u202b" : "\u202a";
        case ISOLATE -> rtl ? "\u2067" : "\u2066";
        case BIDI_OVERRIDE -> rtl ? "\u202e" : "\u202d";
        case ISOLATE_OVERRIDE -> rtl ? "\u2068\u202e" : "\u2068\u202d";
        case PLAINTEXT -> "\u2068";
      };
    }

    private static String closeControl(ComputedStyle style) {
      return switch (style.unicodeBidi()) {
        case NORMAL -> "";
        case EMBED, BIDI_OVERRIDE -> "\u202c";
        case ISOLATE, PLAINTEXT -> "\u2069";
        case ISOLATE_OVERRIDE -> "\u202c\u2069";
      };
    }

    // -------------------------------------------------------------- white space

    private void addText(TextBox box) {
      String data = transformed(box);
      WhiteSpace whiteSpace = box.style().whiteSpace();
      boolean collapse = whiteSpace.collapsesSpaces();
      boolean newlines = whiteSpace.preservesNewlines();
      int start = text.length();
      if (box.isWordBreak()) {
        text.append(data);
        flush(box, start);
        hasContent = true;
        return; // spaces on both sides of it collapse
      }
      for (int i = 0; i < data.length(); i++) {
        int plain = endOfPlain(data, i, collapse);
        if (plain > i) {
          keepOpportunity();
          text.append(data, i, plain);
          afterSpace = false;
          hasContent = true;
          i = plain - 1;
          continue;
        }
        char c = data.charAt(i);
        if (c == '\n' && newlines) {
          if (collapse) {
            removeTrailingSpace();
            start = Math.min(start, text.length());
          }
          flush(box, start);
          int at = text.length();
          text.append('\n');
          raw.add(new InlineItem.LineFeed(box, context.fonts(box.style()), at, at + 1));
          start = text.length();
          afterSpace = true;
          hasContent = true;
        } else if (collapse && (c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f')) {
          if (!afterSpace && !isFeedBesideBreak(data, i)) {
            text.append(' ');
            afterSpace = true;
            spaceWraps = whiteSpace.wraps();
            lostOpportunity = false;
          } else if (afterSpace && !isAtForcedStart()) {
            lostOpportunity |= !spaceWraps && whiteSpace.wraps();
          }
        } else if (c == '\t') {
          flush(box, start);
          int at = text.length();
          text.append('\t');
          raw.add(new InlineItem.Tab(box, context.fonts(box.style()), at, at + 1));
          start = text.length();
          afterSpace = false;
          hasContent = true;
        } else if (c == '\r' || c == '\f') {
          if (c == '\r' && !collapse) {
            continue;
          }
          // Other controls are drawn as what a font has for them (CSS Text 3 §4.1).
          text.append('\u200b');
        } else {
          keepOpportunity();
          boolean leading = c == ' ' && !collapse && isAtForcedStart() && whiteSpace.wraps();
          text.append(c == '\n' ? ' ' : c);
          afterSpace = false;
          hasContent = true;
          if (leading) {
            // As in Chromium, preserved spaces at the start of a line are a piece of their own.
            while (i + 1 < data.length() && data.charAt(i + 1) == ' ') {
              text.append(' ');
              i++;
            }
            flush(box, start);
            start = text.length();
          }
          if (c >= 0x590) {
            needsBidi |= isRightToLeftOrControl(c);
          }
        }
      }
      flush(box, start);
      if (!collapse && text.length() > start) {
        afterSpace = false;
      }
    }

    /// A space that collapses into one before it is invisible, but lines may break at it if its own
    /// style says so (CSS Text 3 §4.1.1).
    private void keepOpportunity() {
      if (lostOpportunity && afterSpace) {
        opportunities.set(text.length());
      }
      lostOpportunity = false;
    }

    /// Where text ends that is taken as it is: letters and the like, and where spaces collapse
    /// single ones between them.
    private int endOfPlain(String data, int from, boolean singleSpaces) {
      int end = from;
      while (end < data.length()) {
        char c = data.charAt(end);
        boolean space =
            c == ' '
                && singleSpaces
                && (end > from || !afterSpace)
                && end + 1 < data.length()
                && isPlain(data.charAt(end + 1));
        if (!space && !isPlain(c)) {
          break;
        }
        end++;
      }
      return end;
    }

    private static boolean isPlain(char c) {
      return c > ' ' && c < 0x590;
    }

    /// Whether white space begins there that is removed, as there is a line feed in it and a zero
    /// width space beside it (CSS Text 3 §4.1.3).
    private boolean isFeedBesideBreak(String data, int from) {
      boolean feed = false;
      int at = from;
      while (at < data.length() && " \n\t\r\f".indexOf(data.charAt(at)) >= 0) {
        feed |= data.charAt(at) == '\n';
        at++;
      }
      return feed
          && (!text.isEmpty() && text.charAt(text.length() - 1) == '\u200b'
              || at < data.length() && data.charAt(at) == '\u200b');
    }

    private boolean isAtForcedStart() {
      return text.isEmpty() || text.charAt(text.length() - 1) == '\n';
    }

    private static boolean isRightToLeftOrControl(char c) {
      return (c >= 0x590 && c < 0x900)
          || (c >= 0xfb1d && c <= 0xfdff)
          || (c >= 0xfe70 && c <= 0xfefc)
          || (c >= 0x200e && c <= 0x200f)
          || (c >= 0x202a && c <= 0x202e)
          || (c >= 0x2066 && c <= 0x2069)
          || (c >= 0xd802 && c <= 0xd803)
          || (c >= 0xd83a && c <= 0xd83b);
    }

    private void flush(TextBox box, int start) {
      if (text.length() > start) {
        raw.add(new RawText(box, start, text.length()));
      }
    }

    /// A space before a line break or at the end does not count, and no letter is kerned with it;
    /// it is the last character of the last text.
    private void removeTrailingSpace() {
      int last = text.length() - 1;
      if (last < 0 || text.charAt(last) != ' ') {
        return;
      }
      for (int i = raw.size() - 1; i >= 0; i--) {
        if (raw.get(i) instanceof RawText run && run.end == last + 1) {
          if (!run.box.style().whiteSpace().collapsesSpaces()) {
            return;
          }
          text.setLength(last);
          raw.subList(i + 1, raw.size()).replaceAll(item -> at((InlineItem) item, last));
          if (run.start == last) {
            raw.remove(i);
          } else {
            raw.set(i, new RawText(run.box, run.start, last));
          }
          return;
        }
        if (!(raw.get(i) instanceof InlineItem item) || item.end() != item.start()) {
          return;
        }
      }
      // The space is in the text that is being collected.
      text.setLength(last);
    }

    /// An item without length at another place.
    private static InlineItem at(InlineItem item, int start) {
      return switch (item) {
        case InlineItem.Open open -> new InlineItem.Open(open.box(), start);
        case InlineItem.Close close -> new InlineItem.Close(close.box(), start);
        case InlineItem.Floating floating -> new InlineItem.Floating(floating.box(), start);
        case InlineItem.Positioned positioned -> new InlineItem.Positioned(positioned.box(), start);
        case InlineItem.TextItem text -> text;
        case InlineItem.Tab tab -> tab;
        case InlineItem.Atomic atomic -> atomic;
        case InlineItem.ForcedBreak forced -> forced;
        case InlineItem.LineFeed feed -> feed;
      };
    }

    private String transformed(TextBox box) {
      TextTransform transform = box.style().textTransform();
      if (transform == TextTransform.NONE) {
        return box.data();
      }
      String language = box.style().language();
      char before = text.isEmpty() ? 0 : text.charAt(text.length() - 1);
      return TextTransforms.apply(box.data(), transform, language == null ? "" : language, before);
    }

    // -------------------------------------------------------------- bidi and shaping

    private void shapeAll() {
      levels = needsBidi && text.length() > 0 ? levels() : null;
      for (int i = 0; i < raw.size(); i++) {
        switch (raw.get(i)) {
          case RawText run -> {
            int last = lastShapedWith(i);
            shape(i, last, levels);
            i = last;
          }
          case InlineItem.Atomic atomic -> {
            int level = levels == null ? 0 : levels[atomic.start()];
            items.add(new InlineItem.Atomic(atomic.box(), atomic.start(), atomic.end(), level));
          }
          case InlineItem item -> items.add(item);
          default -> throw new IllegalStateException("not an item: " + raw.get(i));
        }
      }
    }

    /// The last text that is shaped together with the one at `first`: same font, nothing but tags
    /// without width between.
    private int lastShapedWith(int first) {
      RawText start = (RawText) raw.get(first);
      FontGroup fonts = context.fonts(start.box.style());
      TextSpacing spacing = InlineStyles.spacing(start.box.style());
      int last = first;
      int end = start.end;
      for (int i = first + 1; i < raw.size(); i++) {
        switch (raw.get(i)) {
          case RawText next -> {
            if (next.start != end
                || context.fonts(next.box.style()) != fonts
                || !InlineStyles.spacing(next.box.style()).equals(spacing)) {
              return last;
            }
            last = i;
            end = next.end;
          }
          case InlineItem.Open(ElementBox box, int at) -> {
            if (at != end || isApart(box, true)) {
              return last;
            }
          }
          case InlineItem.Close(ElementBox box, int at) -> {
            if (at != end || isApart(box, false)) {
              return last;
            }
          }
          default -> {
            return last;
          }
        }
      }
      return last;
    }

    /// CSS Text 3 §7.3: where an edge has a width, or the baseline is another, glyphs do not
    /// combine.
    private static boolean isApart(ElementBox box, boolean atStart) {
      if (box.isAnonymous()) {
        return false;
      }
      if (box.style().verticalAlign() != VerticalAlign.Alignment.BASELINE) {
        return true;
      }
      boolean left = atStart == (box.style().direction() == Direction.LTR);
      Insets margin = BoxModel.margin(box, 0);
      Insets border = BoxModel.border(box);
      Insets padding = BoxModel.padding(box, 0);
      return left
          ? margin.left() != 0 || border.left() != 0 || padding.left() != 0
          : margin.right() != 0 || border.right() != 0 || padding.right() != 0;
    }

    private byte[] levels() {
      int flags =
          unicodeBidi == UnicodeBidi.PLAINTEXT
              ? Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT
              : rightToLeft ? Bidi.DIRECTION_RIGHT_TO_LEFT : Bidi.DIRECTION_LEFT_TO_RIGHT;
      Bidi bidi = new Bidi(text.toString(), flags);
      if (unicodeBidi == UnicodeBidi.PLAINTEXT) {
        rightToLeft = !bidi.baseIsLeftToRight();
      }
      byte[] levels = new byte[text.length()];
      int base = rightToLeft ? 1 : 0;
      for (int i = 0; i < levels.length; i++) {
        levels[i] = (byte) bidi.getLevelAt(i);
        reordered |= levels[i] != base;
      }
      reordered |= rightToLeft;
      return levels;
    }

    /// Whether the letters at both sides of an index are drawn alike without each other: behind a
    /// space, and between signs that are words by themselves.
    private boolean isApartAt(int index) {
      char before = text.charAt(index - 1);
      char after = text.charAt(index);
      return before == ' ' ? Character.isLetterOrDigit(after) : isSign(before) && isSign(after);
    }

    private static boolean isSign(char c) {
      return c >= 0x3041 && c <= 0x3096 || c >= 0x30a1 && c <= 0x30fa || c >= 0x4e00 && c <= 0x9fff;
    }

    /// Shapes the texts from `first` to `last` of the raw items, a part for each bidi level, and
    /// adds all these items.
    private void shape(int first, int last, byte @Nullable [] levels) {
      RawText start = (RawText) raw.get(first);
      int end = ((RawText) raw.get(last)).end;
      FontGroup fonts = context.fonts(start.box.style());
      TextSpacing spacing = InlineStyles.spacing(start.box.style());
      ShapeResult shape = null;
      int base = start.start;
      int baseEnd = base;
      for (int i = first; i <= last; i++) {
        if (!(raw.get(i) instanceof RawText run)) {
          items.add((InlineItem) raw.get(i));
          continue;
        }
        int from = run.start;
        while (from < run.end) {
          int level = levels == null ? 0 : levels[from];
          if (shape == null || from >= baseEnd) {
            base = from;
            baseEnd = from + 1;
            int enough = base + MOST_SHAPED_TOGETHER;
            while (baseEnd < end
                && (levels == null || levels[baseEnd] == level)
                && !(baseEnd >= enough && isApartAt(baseEnd))) {
              baseEnd++;
            }
            shape =
                context
                    .shaper()
                    .shape(
                        text.substring(base, baseEnd),
                        fonts,
                        (level & 1) != 0,
                        spacing,
                        levels == null
                            ? UnicodeScript.COMMON
                            : TextShaper.scriptBefore(text, base));
          }
          int to = Math.min(run.end, baseEnd);
          items.add(new InlineItem.TextItem(run.box, fonts, shape, base, from, to, level));
          from = to;
        }
      }
    }
  }
}
