package bulkhead.renderer.layout.inline;

import bulkhead.renderer.css.value.OverflowWrap;
import bulkhead.renderer.css.value.WhiteSpace;
import bulkhead.renderer.css.value.WordBreak;
import bulkhead.renderer.layout.fragment.Insets;
import bulkhead.renderer.layout.fragment.LayoutContext;
import bulkhead.renderer.layout.fragment.Px;
import bulkhead.renderer.layout.fragment.RubyExtents;
import bulkhead.renderer.layout.tree.ElementBox;
import bulkhead.renderer.style.ComputedStyle;
import bulkhead.renderer.text.CursiveScripts;
import bulkhead.renderer.text.ShapeResult;
import bulkhead.renderer.text.SizedFont;
import bulkhead.renderer.text.TextSpacing;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Puts items on lines, one line at a time, first fit (CSS Text 3 §5). A line that is too long is
/// cut at the last break opportunity that fits; without one it runs over, or is cut between any two
/// characters where `overflow-wrap` says so.
final class LineBreaking {
  /// What the line breaker needs of the formatting context around it.
  interface Host {
    /// Room for the current line.
    float available();

    /// Lays out an atomic inline.
    void layoutAtomic(LineItem item, ElementBox box);

    /// Puts a float beside the current line if there is room beyond `used`, else keeps it for below
    /// the line.
    void placeFloat(LineItem item, ElementBox box, float used, boolean lineHasContent);

    /// Takes back a float that turned out to belong to a later line.
    void takeBack(LineItem item);

    /// Width that percentages of margins and paddings refer to.
    float basis();
  }

  private static final float TOLERANCE = 1f / 64;

  private final InlineContent content;
  private final Host host;
  private int nextItem;
  private int nextOffset;

  private final LayoutContext context;

  /// The shape that [#reshaped] is the rest of, from [#reshapedBase] on.
  private @Nullable ShapeResult reshapedFrom;

  private @Nullable ShapeResult reshaped;
  private int reshapedBase;

  private List<LineItem> line = new ArrayList<>();
  private float x;
  private boolean ended;
  private boolean forced;
  private boolean hasContent;
  private int lineStart;

  LineBreaking(LayoutContext context, InlineContent content, Host host) {
    this.context = context;
    this.content = content;
    this.host = host;
  }

  /// Goes on where the line breaker of the first line, which has contents in styles of its own,
  /// left off. The items are the same.
  static LineBreaking after(LineBreaking first, InlineContent content) {
    LineBreaking rest = new LineBreaking(first.context, content, first.host);
    rest.nextItem = Math.min(first.nextItem, content.items.size());
    if (!first.isDone() && !rest.isDone()) {
      InlineItem from = first.content.items.get(first.nextItem);
      InlineItem to = content.items.get(rest.nextItem);
      int done = Math.max(0, first.nextOffset - from.start());
      rest.nextOffset = Math.min(to.start() + done, to.end());
    }
    return rest;
  }

  InlineContent content() {
    return content;
  }

  boolean isDone() {
    return nextItem >= content.items.size();
  }

  /// A place to come back to.
  record Mark(int item, int offset) {}

  Mark mark() {
    return new Mark(nextItem, nextOffset);
  }

  void reset(Mark mark) {
    nextItem = mark.item;
    nextOffset = mark.offset;
  }

  /// The items of the next line.
  ///
  /// @param items in logical order
  /// @param width their advances, without spaces that hang at the end
  /// @param hanging the width of those
  /// @param forced ended by a line break, or the last line
  /// @param hasContent whether the line has any height
  record Line(
      List<LineItem> items, float width, float hanging, boolean forced, boolean hasContent) {
    /// The same, with a height even if nothing on it has one.
    Line keptOpen() {
      return hasContent ? this : new Line(items, width, hanging, forced, true);
    }
  }

  Line next(float indent) {
    line = new ArrayList<>();
    x = indent + clonedEdges(true);
    ended = false;
    forced = false;
    hasContent = false;
    lineStart = nextOffset;
    while (!ended && nextItem < content.items.size()) {
      InlineItem item = content.items.get(nextItem);
      switch (item) {
        case InlineItem.TextItem text -> addText(text);
        case InlineItem.Tab tab -> addTab(tab);
        case InlineItem.Open open ->
            addEdge(open, InlineStyles.edge(open.box(), true, host.basis()));
        case InlineItem.Close close ->
            addEdge(close, InlineStyles.edge(close.box(), false, host.basis()));
        case InlineItem.Atomic atomic -> addAtomic(atomic);
        case InlineItem.ForcedBreak br -> breakLine(br);
        case InlineItem.LineFeed feed -> breakLine(feed);
        case InlineItem.Floating floating -> {
          LineItem on = new LineItem(floating, nextItem, floating.start(), floating.start(), 0);
          host.placeFloat(on, floating.box(), x - collapsibleEnd(), hasContent);
          add(on);
          nextItem++;
        }
        case InlineItem.Positioned positioned -> {
          add(new LineItem(positioned, nextItem, positioned.start(), positioned.start(), 0));
          nextItem++;
        }
      }
    }
    if (nextItem >= content.items.size()) {
      forced = true;
    }
    float hanging = trimEnd();
    takeBackOverhang();
    x += clonedEdges(false);
    return new Line(line, x, hanging, forced, hasContent);
  }

  private void breakLine(InlineItem item) {
    add(new LineItem(item, nextItem, item.start(), item.end(), 0));
    hasContent = true;
    nextItem++;
    nextOffset = item.end();
    ended = true;
    forced = true;
    takeClosesAfterBreak();
  }

  /// End tags right after a `<br>` belong to its line.
  private void takeClosesAfterBreak() {
    while (nextItem < content.items.size()
        && content.items.get(nextItem) instanceof InlineItem.Close close) {
      addEdge(close, InlineStyles.edge(close.box(), false, host.basis()));
    }
  }

  private void add(LineItem item) {
    line.add(item);
    x += item.width;
  }

  /// The edges that a line has because the inline boxes around the next item are on other lines too
  /// (CSS Fragmentation 3 §5.4, `box-decoration-break: clone`). As in Chromium, those at its end do
  /// not make a line too long.
  private float clonedEdges(boolean start) {
    if (!content.clones || isDone()) {
      return 0;
    }
    InlineItem item = content.items.get(nextItem);
    ElementBox box =
        switch (item) {
          case InlineItem.TextItem text -> content.parentOf(text.box());
          case InlineItem.Tab tab -> content.parentOf(tab.box());
          case InlineItem.LineFeed feed -> content.parentOf(feed.box());
          case InlineItem.Open open -> content.parentOf(open.box());
          case InlineItem.Close close -> close.box();
          case InlineItem.Atomic atomic -> content.parentOf(atomic.box());
          case InlineItem.ForcedBreak forced -> content.parentOf(forced.br());
          case InlineItem.Floating floating -> content.parentOf(floating.box());
          case InlineItem.Positioned positioned -> content.parentOf(positioned.box());
        };
    float sum = 0;
    while (box != null && box != content.root) {
      sum += InlineStyles.clones(box) ? InlineStyles.edge(box, start, host.basis()) : 0;
      box = content.parentOf(box);
    }
    return sum;
  }

  private void addEdge(InlineItem item, float width) {
    if (width > 0
        && item instanceof InlineItem.Close close
        && x + width > room()
        && collapsibleEnd() == 0 // as in Chromium, after a space it may reach out of the line
        && rewind(opportunitiesBefore(close))) {
      return;
    }
    add(new LineItem(item, nextItem, item.start(), item.start(), width));
    if (width != 0) {
      hasContent = true;
    }
    nextItem++;
  }

  private float room() {
    return host.available() + TOLERANCE;
  }

  private void addAtomic(InlineItem.Atomic atomic) {
    LineItem on = new LineItem(atomic, nextItem, atomic.start(), atomic.end(), 0);
    host.layoutAtomic(on, atomic.box());
    if (on.fragment != null && on.fragment.extra() instanceof RubyExtents ruby) {
      hangOver(on, ruby);
    }
    if (x + on.width > room() && (breakBefore(atomic.start()) || rewind())) {
      return;
    }
    add(on);
    hasContent = true;
    nextItem++;
    nextOffset = atomic.end();
  }

  /// CSS Ruby 1 §5.2 `ruby-overhang`. Not in the spec: as in Chromium no further than over half of
  /// the text before and behind, if its letters are not larger than the base's.
  private void hangOver(LineItem on, RubyExtents ruby) {
    if (content.reordered) {
      return;
    }
    LineItem before = null;
    for (LineItem each : line.reversed()) {
      if (!isTag(each.item)) {
        before = each;
        break;
      }
    }
    float start =
        before != null && before.item instanceof InlineItem.TextItem text
            ? overhang(text, before.start, before.end, true, ruby)
            : 0;
    int behind = nextItem + 1;
    while (behind < content.items.size() && isTag(content.items.get(behind))) {
      behind++;
    }
    float end =
        behind < content.items.size()
                && content.items.get(behind) instanceof InlineItem.TextItem text
            ? overhang(text, text.start(), text.end(), false, ruby)
            : 0;
    on.margin = new Insets(0, -end, 0, -start);
    on.width -= start + end;
  }

  private static boolean isTag(InlineItem item) {
    return item instanceof InlineItem.Open || item instanceof InlineItem.Close;
  }

  /// @param atEnd whether the column is behind the text
  private float overhang(
      InlineItem.TextItem text, int from, int to, boolean atEnd, RubyExtents ruby) {
    if (text.box().style().fontSize() > ruby.fontSize()) {
      return 0;
    }
    int first = from;
    int end = to;
    if (end == content.text.length() && content.text.charAt(end - 1) == ' ') {
      end--; // which is not seen
    }
    if (ruby.onlySpaces()) {
      while (atEnd && first < end && !isAllSpaces(first, end)) {
        first++;
      }
      while (!atEnd && first < end && !isAllSpaces(first, end)) {
        end--;
      }
    }
    float width = text.shape().width(first - text.base(), end - text.base());
    float most = atEnd ? ruby.startOverhang() : ruby.endOverhang();
    return Px.floor(Math.min(most, ruby.onlySpaces() ? width : width / 2));
  }

  private boolean isAllSpaces(int from, int to) {
    for (int i = from; i < to; i++) {
      if (!ShapeResult.isWordSeparator(content.text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  /// Behind the last column of a line there is nothing for its annotation to lie over.
  private void takeBackOverhang() {
    for (LineItem last : line.reversed()) {
      if (isTag(last.item) || last.item instanceof InlineItem.TextItem && last.end == last.start) {
        continue;
      }
      if (last.fragment != null && last.fragment.extra() instanceof RubyExtents) {
        x -= last.margin.right();
        last.width -= last.margin.right();
        last.margin = new Insets(0, 0, 0, last.margin.left());
      }
      return;
    }
  }

  /// Ends the line before the item at hand if a line may end there and something is on it.
  private boolean breakBefore(int offset) {
    if (hasContent && offset > lineStart && content.breaksAt(offset) && !hasOpenSince(offset)) {
      ended = true;
      return true;
    }
    return false;
  }

  /// Start tags since the opportunity must go to the next line, with floats and out-of-flow boxes
  /// behind them; then the line is rewound instead.
  private boolean hasOpenSince(int offset) {
    int closed = 0;
    for (LineItem on : line.reversed()) {
      if (on.end > on.start || on.start < offset) {
        return false;
      }
      if (on.item instanceof InlineItem.Open) {
        if (closed == 0) {
          return true;
        }
        closed--;
      } else if (on.item instanceof InlineItem.Close) {
        closed++;
      }
    }
    return false;
  }

  private void addTab(InlineItem.Tab tab) {
    ComputedStyle style = tab.box().style();
    float width = Px.floor(InlineStyles.tabAdvance(context, style, content.root.style(), x));
    if (style.whiteSpace() == WhiteSpace.BREAK_SPACES
        && x + width > room()
        && (breakBefore(tab.start()) || rewind())) {
      return;
    }
    add(new LineItem(tab, nextItem, tab.start(), tab.end(), width));
    hasContent = true;
    nextItem++;
    nextOffset = tab.end();
    if (style.whiteSpace().wraps() && x > room() && content.breaksAt(tab.end())) {
      ended = true;
    }
  }

  // ---------------------------------------------------------------- text

  private void addText(InlineItem.TextItem text) {
    ComputedStyle style = text.box().style();
    int from = Math.max(nextOffset, text.start());
    if (!hasContent && style.whiteSpace().collapsesSpaces()) {
      while (from < text.end() && content.text.charAt(from) == ' ') {
        from++;
      }
    }
    if (from >= text.end()) {
      nextItem++;
      nextOffset = Math.max(nextOffset, text.end());
      return;
    }
    nextOffset = from;
    ShapeResult shape = shapeFrom(text, from);
    int base = isReshaped(text, from) ? reshapedBase : text.base();
    float room = room() - x;
    int end = text.end();
    float width = shape.width(from - base, end - base);
    boolean wraps = style.whiteSpace().wraps();
    // As in Chromium, spaces that do not wrap take room unless nothing follows.
    boolean hang = wraps || end == content.text.length() || content.text.charAt(end) == '\n';
    float hanging = hang ? hangingWidth(style, shape, base, from, end) : 0;
    if (text.box().isWordBreak() || width - hanging <= room) {
      put(text, shape, base, from, end);
      nextItem++;
      nextOffset = end;
      return;
    }
    int limit = from;
    while (limit < end && shape.width(from - base, limit + 1 - base) <= room) {
      limit++;
    }
    if (wraps) {
      int at = limit;
      while (at < end && hangs(style, content.text.charAt(at))) {
        at++;
      }
      while (at > from
          && !(at < end
              && content.breaksAt(at)
              && fitsWithHyphen(text, shape, base, from, at, room))) {
        at--;
      }
      if (at > from) {
        put(text, shape, base, from, at);
        nextOffset = at;
        ended = true;
        return;
      }
    }
    if (breakBefore(from) || rewind()) {
      return;
    }
    if (wraps && breaksAnywhere(style)) {
      int at = Math.max(limit, hasContent ? from : from + 1);
      while (at > from && at < end && !isClusterStart(at)) {
        at--;
      }
      if (at == from && !hasContent) {
        at = from + 1;
        while (at < end && !isClusterStart(at)) {
          at++;
        }
      }
      if (at > from) {
        put(text, shape, base, from, at);
      }
      nextOffset = at;
      if (at == end) {
        nextItem++;
      } else if (at == from) {
        giveBackOpens();
      }
      ended = at < end || hasContent;
      return;
    }
    int at = from + 1;
    while (at < end && !content.breaksAt(at)) {
      at++;
    }
    put(text, shape, base, from, at);
    nextOffset = at;
    if (at < end) {
      ended = true;
    } else {
      nextItem++;
    }
  }

  /// Start tags before text that goes to the next line go there too.
  private void giveBackOpens() {
    while (!line.isEmpty() && line.getLast().item instanceof InlineItem.Open) {
      LineItem open = line.removeLast();
      x -= open.width;
      nextItem = open.index;
    }
  }

  private boolean fitsWithHyphen(
      InlineItem.TextItem text, ShapeResult shape, int base, int from, int at, float room) {
    if (content.text.charAt(at - 1) != 0xad) {
      return true;
    }
    return shape.width(from - base, at - base) + hyphenWidth(text) <= room;
  }

  private float hyphenWidth(InlineItem.TextItem text) {
    return context.shaper().shape(hyphen(text), text.fonts(), false, TextSpacing.NONE).width();
  }

  private static String hyphen(InlineItem.TextItem text) {
    return InlineStyles.hyphen(text.box().style(), text.fonts().primary());
  }

  private boolean isClusterStart(int at) {
    return InlineStyles.isClusterStart(content.text, at);
  }

  private static boolean breaksAnywhere(ComputedStyle style) {
    return style.overflowWrap() != OverflowWrap.NORMAL || style.wordBreak() == WordBreak.BREAK_WORD;
  }

  private void put(InlineItem.TextItem text, ShapeResult shape, int base, int from, int to) {
    LineItem on =
        new LineItem(text, nextItem, from, to, Px.ceil(shape.width(from - base, to - base)));
    on.shape = shape;
    on.shapeFrom = from - base;
    on.shapeTo = to - base;
    if (content.text.charAt(to - 1) == 0xad && to < text.end()) {
      on.suffix = hyphen(text);
      on.width += hyphenWidth(text);
    }
    add(on);
    hasContent = true;
  }

  /// Width of the spaces at the end of a range, which do not make a line too long.
  private float hangingWidth(ComputedStyle style, ShapeResult shape, int base, int from, int end) {
    int at = end;
    while (at > from && hangs(style, content.text.charAt(at - 1))) {
      at--;
    }
    return at == end ? 0 : shape.width(at - base, end - base);
  }

  /// Whether a space at the end of a line takes no room on it (CSS Text 3 §4.1.3 and §8.2).
  private static boolean hangs(ComputedStyle style, char c) {
    WhiteSpace whiteSpace = style.whiteSpace();
    return switch (whiteSpace) {
      case PRE, BREAK_SPACES -> false;
      case NORMAL, NOWRAP, PRE_LINE, PRE_WRAP -> c == ' ' || InlineStyles.isOtherSpace(c);
    };
  }

  /// A line that begins inside a text item begins with glyphs that know nothing of what was before,
  /// as after a space that the font kerns with the letter behind it.
  private ShapeResult shapeFrom(InlineItem.TextItem text, int from) {
    if (isReshaped(text, from)) {
      return Objects.requireNonNull(reshaped);
    }
    reshapedFrom = null;
    ShapeResult shape = text.shape();
    if (from > text.base()
        && line.isEmpty()
        && !shape.isRightToLeft()
        && content.text.charAt(from - 1) == ' ') {
      int last = from - 1 - text.base();
      TextSpacing spacing = InlineStyles.spacing(text.box().style());
      float plain = text.fonts().primary().spaceWidth() + spacing.letter() + spacing.word();
      if (Math.abs(shape.width(last, last + 1) - plain) > 0.01f) {
        String rest = shape.text().substring(from - text.base());
        reshaped = context.shaper().shape(rest, text.fonts(), false, spacing);
        reshapedBase = from;
        reshapedFrom = shape;
        return reshaped;
      }
    }
    return shape;
  }

  private boolean isReshaped(InlineItem.TextItem text, int from) {
    return reshapedFrom == text.shape() && from >= reshapedBase;
  }

  // ---------------------------------------------------------------- going back

  /// An opportunity behind the last character of a box is behind the box's end tag (CSS Text 3
  /// §5.1).
  ///
  /// @return below this offset the opportunities are before the end tag
  private int opportunitiesBefore(InlineItem.Close close) {
    int k = line.size() - 1;
    while (k >= 0 && line.get(k).item instanceof InlineItem.Close) {
      k--;
    }
    return k >= 0 && line.get(k).item instanceof InlineItem.Open
        ? Integer.MAX_VALUE
        : close.start();
  }

  private boolean rewind() {
    return rewind(Integer.MAX_VALUE);
  }

  /// Cuts the line at its last break opportunity; false if it has none.
  ///
  /// @param before opportunities from this offset on do not count
  private boolean rewind(int before) {
    for (int k = line.size() - 1; k >= 0; k--) {
      LineItem on = line.get(k);
      int at = lastOpportunity(on, k, before);
      if (at < 0) {
        continue;
      }
      int keep = k + 1;
      if (at == on.end) {
        keep = afterTags(keep);
      }
      int resume = keep < line.size() ? line.get(keep).index : nextItem;
      for (int i = line.size() - 1; i >= keep; i--) {
        LineItem removed = line.remove(i);
        x -= removed.width;
        if (removed.item instanceof InlineItem.Floating) {
          host.takeBack(removed);
        }
      }
      if (at < on.end && on.item instanceof InlineItem.TextItem text && on.shape != null) {
        x -= on.width;
        on.shapeTo -= on.end - at;
        on.end = at;
        on.width = Px.ceil(on.shape.width(on.shapeFrom, on.shapeTo));
        if (content.text.charAt(at - 1) == 0xad) {
          on.suffix = hyphen(text);
          on.width += hyphenWidth(text);
        }
        x += on.width;
        resume = on.index;
      }
      nextItem = resume;
      nextOffset = at;
      reshapedFrom = null;
      ended = true;
      return true;
    }
    return false;
  }

  /// End tags at an opportunity belong to the line before it, and so do elements without contents.
  private int afterTags(int from) {
    int keep = from;
    while (keep < line.size()) {
      InlineItem item = line.get(keep).item;
      if (item instanceof InlineItem.Close) {
        keep++;
      } else if (item instanceof InlineItem.Open(ElementBox box, int start)
          && keep + 1 < line.size()
          && line.get(keep + 1).item instanceof InlineItem.Close(ElementBox closed, int end)
          && closed == box) {
        keep += 2;
      } else {
        break;
      }
    }
    return keep;
  }

  private int lastOpportunity(LineItem on, int position, int before) {
    if (on.item instanceof InlineItem.TextItem text) {
      if (!text.box().style().whiteSpace().wraps() && !content.breaksAt(on.end)) {
        return -1;
      }
      // The very end counts only if something else was put after it.
      int last =
          position == line.size() - 1 && on.end == nextOffset && on.end < text.end()
              ? on.end - 1
              : on.end;
      for (int at = Math.min(last, before - 1); at > on.start; at--) {
        if (content.breaksAt(at) && at > lineStart) {
          return at;
        }
      }
      return -1;
    }
    if (on.item instanceof InlineItem.Atomic || on.item instanceof InlineItem.Tab) {
      return on.end < before && content.breaksAt(on.end) ? on.end : -1;
    }
    return -1;
  }

  /// As in Chromium, preserved spaces where a line was broken are a piece of their own.
  private static LineItem splitOff(LineItem on, ShapeResult shape, int at) {
    int middle = on.shapeTo - (on.end - at);
    LineItem rest = new LineItem(on.item, on.index, at, on.end, 0);
    rest.shape = shape;
    rest.shapeFrom = middle;
    rest.shapeTo = on.shapeTo;
    rest.width = Px.ceil(shape.width(middle, on.shapeTo));
    on.shapeTo = middle;
    on.end = at;
    on.width = Px.ceil(shape.width(on.shapeFrom, middle));
    return rest;
  }

  /// How much shorter the line is if it ends here.
  private float collapsibleEnd() {
    for (int k = line.size() - 1; k >= 0; k--) {
      LineItem on = line.get(k);
      if (on.item instanceof InlineItem.TextItem text && on.shape != null) {
        if (text.box().isWordBreak()) {
          continue;
        }
        boolean space =
            on.end > on.start
                && text.box().style().whiteSpace().collapsesSpaces()
                && content.text.charAt(on.end - 1) == ' ';
        return space ? on.shape.width(on.shapeTo - 1, on.shapeTo) : 0;
      }
      if (on.item instanceof InlineItem.Atomic || on.item instanceof InlineItem.Tab) {
        return 0;
      }
    }
    return 0;
  }

  /// How much wider a line's last word is than in the shape, where it was kerned with the space
  /// behind it, which is gone.
  private float kernedWithSpace(InlineItem.TextItem text, ShapeResult shape, LineItem on) {
    if (on.end == on.start || shape.isRightToLeft() || !isEndSeen(text.box().style())) {
      return 0;
    }
    TextSpacing spacing = InlineStyles.spacing(text.box().style());
    SizedFont font = text.fonts().primary();
    char last = content.text.charAt(on.end - 1);
    float own =
        shape.width(on.shapeTo - 1, on.shapeTo)
            - CursiveScripts.letterSpacing(spacing.letter(), content.text, on.end - 1);
    if (!font.has(last) || Math.abs(font.width(last) - own) < 0.01f) {
      return 0;
    }
    int from = on.end - 1;
    while (from > on.start && content.text.charAt(from - 1) != ' ') {
      from--;
    }
    String word = content.text.substring(from, on.end);
    float alone = context.shaper().shape(word, text.fonts(), false, spacing).width();
    return shape.width(on.shapeTo - word.length(), on.shapeTo) - alone;
  }

  /// Whether it can be seen where text ends at the end of a line. As in Chromium, where it cannot,
  /// the last letter keeps the place that it has beside the space.
  private boolean isEndSeen(ComputedStyle style) {
    boolean decorated =
        style.hasBackground()
            || !style.textDecorations().isEmpty()
            || style.borderTopWidth() > 0
            || style.borderRightWidth() > 0
            || style.borderBottomWidth() > 0
            || style.borderLeftWidth() > 0;
    return decorated
        || switch (content.root.style().textAlign()) {
          case START, MATCH_PARENT -> false;
          case LEFT, WEBKIT_LEFT -> content.rightToLeft;
          case RIGHT, WEBKIT_RIGHT -> !content.rightToLeft;
          case END, CENTER, JUSTIFY, WEBKIT_CENTER, INTERNAL_CENTER -> true;
        };
  }

  /// Collapsible spaces at the end of the line are taken away, preserved ones hang; before a forced
  /// break they do so only as far as they do not fit (CSS Text 3 §4.1.3).
  ///
  /// @return how wide what hangs is
  private float trimEnd() {
    float hanging = 0;
    boolean conditional = forced;
    for (int k = line.size() - 1; k >= 0; k--) {
      LineItem on = line.get(k);
      if (on.item instanceof InlineItem.TextItem text && on.shape != null) {
        if (text.box().isWordBreak()) {
          continue;
        }
        ComputedStyle style = text.box().style();
        boolean collapses = style.whiteSpace().collapsesSpaces();
        int end = on.end;
        while (end > on.start && collapses && content.text.charAt(end - 1) == ' ') {
          end--;
        }
        if (end < on.end) {
          x -= on.width;
          on.shapeTo -= on.end - end;
          on.end = end;
          float kerned = kernedWithSpace(text, on.shape, on);
          on.width = Px.ceil(on.shape.width(on.shapeFrom, on.shapeTo) - kerned);
          x += on.width;
        }
        while (end > on.start && hangs(style, content.text.charAt(end - 1))) {
          end--;
        }
        if (end < on.end) {
          conditional &= !collapses;
          hanging += on.shape.width(on.shapeTo - (on.end - end), on.shapeTo);
        }
        boolean whole = on.item.end() == on.end && x <= host.available();
        if (end < on.end
            && end > on.start
            && !collapses
            && !forced
            && !whole
            && on.suffix.isEmpty()) {
          line.add(k + 1, splitOff(on, on.shape, end));
        }
        if (end > on.start) {
          break;
        }
      } else if (on.item instanceof InlineItem.Tab tab
          && tab.box().style().whiteSpace() == WhiteSpace.PRE_WRAP) {
        hanging += on.width;
      } else if (on.item instanceof InlineItem.Atomic || on.item instanceof InlineItem.Tab) {
        break;
      }
    }
    float hung = conditional ? Math.min(hanging, Math.max(0, x - host.available())) : hanging;
    x -= hung;
    return hung;
  }
}
