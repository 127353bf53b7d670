package bulkhead.renderer.layout.inline;

import bulkhead.renderer.css.value.LineHeight;
import bulkhead.renderer.css.value.TextAlign;
import bulkhead.renderer.css.value.TextOverflow;
import bulkhead.renderer.css.value.VerticalAlign;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.layout.fragment.BoxFragment;
import bulkhead.renderer.layout.fragment.BoxModel;
import bulkhead.renderer.layout.fragment.FloatStyles;
import bulkhead.renderer.layout.fragment.Fragment;
import bulkhead.renderer.layout.fragment.Insets;
import bulkhead.renderer.layout.fragment.LayoutContext;
import bulkhead.renderer.layout.fragment.LineFragment;
import bulkhead.renderer.layout.fragment.OutOfFlow;
import bulkhead.renderer.layout.fragment.Px;
import bulkhead.renderer.layout.fragment.TextFragment;
import bulkhead.renderer.layout.tree.ElementBox;
import bulkhead.renderer.layout.tree.ReplacedContent;
import bulkhead.renderer.layout.tree.ReplacedContent.ControlKind;
import bulkhead.renderer.layout.tree.TextBox;
import bulkhead.renderer.style.ComputedStyle;
import bulkhead.renderer.text.FontGroup;
import bulkhead.renderer.text.GlyphRun;
import bulkhead.renderer.text.ShapeResult;
import bulkhead.renderer.text.SizedFont;
import bulkhead.renderer.text.TextSpacing;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Makes one line box of the items that were put on it: visual order (UAX 9 L2), heights and
/// baselines (CSS 2.2 §10.8), alignment and justification (CSS Text 3 §7).
final class LineBuilder {
  /// @param fragment null if nothing at all is on the line
  /// @param baseline below the line's top
  record Result(
      @Nullable LineFragment fragment, List<OutOfFlow> outOfFlow, float height, float baseline) {}

  /// Boxes whose vertical position depends on each other; `top` and `bottom` aligned ones have
  /// groups of their own, which are placed when the height of the line is known.
  private static final class Group {
    final VerticalAlign.@Nullable Alignment edge;

    /// Above the group's baseline (positive) and below it.
    float ascent = Float.NEGATIVE_INFINITY;

    float descent = Float.NEGATIVE_INFINITY;

    /// Of the group's baseline, below the line's top.
    float baseline;

    Group(VerticalAlign.@Nullable Alignment edge) {
      this.edge = edge;
    }

    void include(float up, float down) {
      ascent = Math.max(ascent, up);
      descent = Math.max(descent, down);
    }

    boolean isEmpty() {
      return ascent == Float.NEGATIVE_INFINITY;
    }
  }

  /// An inline box on this line; the root inline box is one without a box.
  private static final class InlineBox {
    final @Nullable ElementBox box;
    final ComputedStyle style;
    final SizedFont font;
    final @Nullable InlineBox parent;
    final List<Object> children = new ArrayList<>();
    Group group = new Group(null);

    /// Of its baseline below the group's.
    float shift;

    float left;
    float right;
    boolean startEdge;
    boolean endEdge;

    /// Half-leading counted in.
    float ascent;

    float descent;

    InlineBox(
        @Nullable ElementBox box, ComputedStyle style, SizedFont font, @Nullable InlineBox parent) {
      this.box = box;
      this.style = style;
      this.font = font;
      this.parent = parent;
    }
  }

  /// A piece of text or an atomic inline, placed.
  private static final class Leaf {
    final LineItem item;
    final float x;
    float shift;
    Group group;
    float expansion;

    Leaf(LineItem item, float x, Group group) {
      this.item = item;
      this.x = x;
      this.group = group;
    }
  }

  private final LayoutContext context;
  private final ElementBox container;
  private final InlineContent content;
  private final LineBreaking.Line line;
  private final float available;
  private final float basis;
  private final float indent;
  private final boolean quirk;
  private final List<Group> groups = new ArrayList<>();
  private final List<LineItem> positionedRightToLeft = new ArrayList<>(0);
  private final List<OutOfFlow> outOfFlow = new ArrayList<>();
  private final InlineBox root;
  private InlineBox current;
  private float x;

  /// Something that has a width is on the line already.
  private boolean contentSoFar;

  private boolean endsWithEllipsis;
  private int expansionsLeft;
  private float expansionEach;

  /// What follows the last character that is not a space hanging at the line's end.
  private int expansionEnd;

  private @Nullable Ellipsis ellipsis;

  /// While fragments are made of what is seen beside the ellipsis: the items that are.
  private @Nullable Map<LineItem, LineItem> cut;

  LineBuilder(
      LayoutContext context,
      ElementBox container,
      InlineContent content,
      LineBreaking.Line line,
      float lineLeft,
      float lineRight,
      float basis,
      float indent) {
    this.context = context;
    this.container = container;
    this.content = content;
    this.line = line;
    this.available = lineRight - lineLeft;
    this.basis = basis;
    this.indent = indent;
    this.quirk = context.hasLineHeightQuirk();
    ComputedStyle style = content.root.style();
    root = new InlineBox(null, style, context.fonts(style).primary(), null);
    current = root;
    groups.add(root.group);
  }

  Result build() {
    if (line.items().isEmpty()) {
      return new Result(null, outOfFlow, 0, 0);
    }
    addExtents(root);
    if (!quirk) {
      root.group.include(root.ascent, root.descent);
    }
    List<LineItem> items = content.reordered ? visualOrder(line.items()) : line.items();
    boolean overflows =
        container.clipsOverflow()
            && line.width() > available
            && container.style().textOverflow() == TextOverflow.ELLIPSIS;
    x = startOfLine();
    if (overflows || endsWithEllipsis) {
      float start = content.rightToLeft ? available - (x + line.width() - indent) : x;
      ellipsis = Ellipsis.of(context, content, items, available, start);
    }
    boolean parts = false;
    for (LineItem item : items) {
      parts |= place(item);
    }
    while (current.parent != null) {
      close(false);
    }
    if (!line.hasContent() && !parts) {
      return new Result(null, outOfFlow, 0, 0);
    }
    float[] extent = resolveGroups();
    float height = line.hasContent() ? extent[0] : 0;
    float baseline = extent[1];
    List<Fragment.Child> children = fragments();
    List<Fragment.Child> whole = children;
    if (ellipsis != null) {
      cut = ellipsis.seen();
      children = fragments();
      addEllipsis(ellipsis, children);
    }
    LineFragment fragment = new LineFragment(available, height, baseline, children, whole);
    return new Result(fragment, outOfFlow, height, baseline);
  }

  private List<Fragment.Child> fragments() {
    List<Fragment.Child> out = new ArrayList<>();
    if (content.root == container || !content.root.style().hasBackground()) {
      addFragments(root, 0, 0, out);
    } else {
      addFirstLine(out);
    }
    return out;
  }

  /// The text goes on after this line, but is not shown (CSS Overflow 4 §5.2).
  void endWithEllipsis() {
    endsWithEllipsis = true;
  }

  // ---------------------------------------------------------------- alignment

  private float startOfLine() {
    boolean rtl = content.rightToLeft;
    float free = available - line.width();
    TextAlign align = container.style().textAlign();
    boolean lastLine = line.forced();
    if (lastLine || align == TextAlign.JUSTIFY) {
      align =
          switch (container.style().textAlignLast()) {
            case AUTO -> align == TextAlign.JUSTIFY && lastLine ? TextAlign.START : align;
            case START -> lastLine ? TextAlign.START : align;
            case END -> lastLine ? TextAlign.END : align;
            case LEFT -> lastLine ? TextAlign.LEFT : align;
            case RIGHT -> lastLine ? TextAlign.RIGHT : align;
            case CENTER -> lastLine ? TextAlign.CENTER : align;
            case JUSTIFY -> lastLine ? TextAlign.JUSTIFY : align;
            case MATCH_PARENT -> align;
          };
    }
    if (align == TextAlign.JUSTIFY && free > 0) {
      countExpansions();
      if (expansionsLeft > 0) {
        expansionEach = free / expansionsLeft;
        return rtl ? 0 : indent;
      }
    }
    float start = rtl ? 0 : indent;
    float offset =
        switch (align) {
          case START, JUSTIFY, MATCH_PARENT -> rtl ? free : 0;
          case END -> rtl ? 0 : free;
          case LEFT, WEBKIT_LEFT -> 0;
          case RIGHT, WEBKIT_RIGHT -> free;
          case CENTER, WEBKIT_CENTER, INTERNAL_CENTER -> free / 2;
        };
    // What does not fit runs over at the end side only.
    if (free < 0) {
      offset = rtl && align != TextAlign.LEFT ? free : 0;
    }
    return start + Px.floor(offset);
  }

  private void countExpansions() {
    if (container.style().textJustify().equals("none")) {
      return;
    }
    int count = 0;
    expansionEnd = endOfContents();
    for (LineItem item : line.items()) {
      if (item.item instanceof InlineItem.TextItem) {
        for (int i = item.start; i < Math.min(item.end, expansionEnd); i++) {
          if (ShapeResult.isWordSeparator(content.text.charAt(i))) {
            count++;
          }
        }
      }
    }
    expansionsLeft = count;
  }

  /// After the last character of the line that is no space.
  private int endOfContents() {
    for (LineItem item : line.items().reversed()) {
      if (item.item instanceof InlineItem.TextItem) {
        for (int i = item.end; i > item.start; i--) {
          if (content.text.charAt(i - 1) != ' ') {
            return i;
          }
        }
      } else if (item.item instanceof InlineItem.Atomic || item.item instanceof InlineItem.Tab) {
        return item.end;
      }
    }
    return 0;
  }

  // ---------------------------------------------------------------- visual order

  /// Reorders leaves by level; inline boxes are opened and closed anew around what is theirs.
  private List<LineItem> visualOrder(List<LineItem> logical) {
    List<LineItem> leaves = new ArrayList<>();
    List<List<LineItem>> chains = new ArrayList<>();
    List<LineItem> open = new ArrayList<>();
    Map<ElementBox, LineItem> closes = new HashMap<>();
    for (LineItem item : logical) {
      switch (item.item) {
        case InlineItem.Open unused -> open.add(item);
        case InlineItem.Close(ElementBox box, int start) -> {
          closes.put(box, item);
          if (!open.isEmpty() && ((InlineItem.Open) open.getLast().item).box() == box) {
            open.removeLast();
          }
        }
        case InlineItem.TextItem unused -> addLeaf(item, open, leaves, chains);
        case InlineItem.Tab unused -> addLeaf(item, open, leaves, chains);
        case InlineItem.Atomic unused -> addLeaf(item, open, leaves, chains);
        case InlineItem.ForcedBreak unused -> addLeaf(item, open, leaves, chains);
        case InlineItem.LineFeed unused -> addLeaf(item, open, leaves, chains);
        case InlineItem.Positioned unused -> addLeaf(item, open, leaves, chains);
        case InlineItem.Floating unused -> {}
      }
    }
    int count = leaves.size();
    byte[] levels = new byte[count];
    Integer[] order = new Integer[count];
    int base = content.rightToLeft ? 1 : 0;
    for (int i = 0; i < count; i++) {
      order[i] = i;
      boolean neutral =
          leaves.get(i).item instanceof InlineItem.ForcedBreak
              || leaves.get(i).item instanceof InlineItem.LineFeed
              || leaves.get(i).item instanceof InlineItem.Tab;
      levels[i] = (byte) (neutral ? base : leaves.get(i).level());
    }
    for (int i = 0; i < count; i++) {
      if (leaves.get(i).item instanceof InlineItem.Positioned) {
        levels[i] = (byte) levelAmong(leaves, levels, i, base);
        if ((levels[i] & 1) != 0) {
          positionedRightToLeft.add(leaves.get(i));
        }
      }
    }
    if (count > 0) {
      java.text.Bidi.reorderVisually(levels, 0, order, 0, count);
    }
    List<LineItem> out = new ArrayList<>();
    List<LineItem> openNow = new ArrayList<>();
    Set<ElementBox> seen = new HashSet<>();
    Map<ElementBox, Integer> lastUse = new HashMap<>();
    for (int v = 0; v < count; v++) {
      for (LineItem each : chains.get(order[v])) {
        lastUse.put(((InlineItem.Open) each.item).box(), v);
      }
    }
    for (int v = 0; v < count; v++) {
      List<LineItem> chain = chains.get(order[v]);
      int common = 0;
      while (common < openNow.size()
          && common < chain.size()
          && openNow.get(common) == chain.get(common)) {
        common++;
      }
      closeTo(openNow, common, out, closes, lastUse, v - 1);
      for (int i = common; i < chain.size(); i++) {
        LineItem opened = chain.get(i);
        ElementBox box = ((InlineItem.Open) opened.item).box();
        out.add(seen.add(box) ? opened : edgeless(opened));
        openNow.add(opened);
      }
      out.add(leaves.get(order[v]));
    }
    closeTo(openNow, 0, out, closes, lastUse, count - 1);
    return out;
  }

  /// A positioned box counts as a neutral character (UAX 9 N1, N2): it goes with what is around it
  /// if that is of one level, else with the paragraph.
  private static int levelAmong(List<LineItem> leaves, byte[] levels, int at, int base) {
    int next = at + 1;
    while (next < leaves.size() && leaves.get(next).item instanceof InlineItem.Positioned) {
      next++;
    }
    // Those before it have their levels already.
    int before = at == 0 ? base : levels[at - 1];
    int after = next == leaves.size() ? base : levels[next];
    return before == after ? before : base;
  }

  private static void addLeaf(
      LineItem item, List<LineItem> open, List<LineItem> leaves, List<List<LineItem>> chains) {
    leaves.add(item);
    chains.add(List.copyOf(open));
  }

  private static LineItem edgeless(LineItem item) {
    return new LineItem(item.item, -1, item.start, item.end, 0);
  }

  private static void closeTo(
      List<LineItem> openNow,
      int depth,
      List<LineItem> out,
      Map<ElementBox, LineItem> closes,
      Map<ElementBox, Integer> lastUse,
      int at) {
    while (openNow.size() > depth) {
      LineItem opened = openNow.removeLast();
      ElementBox box = ((InlineItem.Open) opened.item).box();
      LineItem close = closes.get(box);
      if (close != null && lastUse.getOrDefault(box, -1) == at) {
        out.add(close);
      } else {
        out.add(
            new LineItem(
                new InlineItem.Close(box, opened.start), -1, opened.start, opened.start, 0));
      }
    }
  }

  // ---------------------------------------------------------------- placing

  /// @return whether it makes a fragment
  private boolean place(LineItem item) {
    boolean made = placeItem(item);
    contentSoFar |=
        switch (item.item) {
          case InlineItem.TextItem text -> item.end > item.start;
          case InlineItem.Tab tab -> true;
          case InlineItem.Atomic atomic -> true;
          case InlineItem.ForcedBreak br -> true;
          case InlineItem.LineFeed feed -> true;
          case InlineItem.Open open -> item.width != 0;
          case InlineItem.Close close -> item.width != 0;
          case InlineItem.Floating floating -> false;
          case InlineItem.Positioned positioned -> false;
        };
    return made;
  }

  private boolean placeItem(LineItem item) {
    switch (item.item) {
      case InlineItem.Open(ElementBox box, int start) -> {
        ensureOpen(content.parentOf(box));
        open(box, item);
        return true;
      }
      case InlineItem.Close(ElementBox box, int start) -> {
        if (current.box != box) {
          // It was opened on an earlier line.
          openEarlier(box);
        }
        x += item.width;
        close(item.index >= 0 && box.isEndPart());
        return false;
      }
      case InlineItem.TextItem text -> {
        ensureOpen(content.parentOf(text.box()));
        Leaf leaf = new Leaf(item, x, current.group);
        leaf.shift = current.shift;
        addText(leaf, text);
        x += item.width + leaf.expansion;
        return true;
      }
      case InlineItem.Tab tab -> {
        ensureOpen(content.parentOf(tab.box()));
        includeCurrent();
        current.children.add(new Leaf(item, x, current.group));
        x += item.width;
        return true;
      }
      case InlineItem.Atomic atomic -> {
        ensureOpen(content.parentOf(atomic.box()));
        addAtomic(item, atomic.box());
        x += item.width;
        return true;
      }
      case InlineItem.ForcedBreak(ElementBox br, int start, int end) -> {
        ensureOpen(content.parentOf(br));
        includeCurrent();
        current.children.add(new Leaf(item, x, current.group));
        return true;
      }
      case InlineItem.LineFeed feed -> {
        ensureOpen(content.parentOf(feed.box()));
        includeCurrent();
        current.children.add(new Leaf(item, x, current.group));
        return true;
      }
      case InlineItem.Floating floating -> {
        return false;
      }
      case InlineItem.Positioned(ElementBox box, int start) -> {
        ensureOpen(content.parentOf(box));
        addPositioned(box, positionedRightToLeft.contains(item));
        return false;
      }
    }
  }

  /// Opens what is open from earlier lines: the inline boxes around `parent` that are not open yet.
  private void ensureOpen(@Nullable ElementBox parent) {
    if (parent == null || parent == current.box || parent == content.root) {
      return;
    }
    if (current.box != null && isInside(current.box, parent)) {
      return;
    }
    openEarlier(parent);
  }

  private boolean isInside(ElementBox box, ElementBox outer) {
    for (ElementBox each = box; each != null; each = content.parentOf(each)) {
      if (each == outer) {
        return true;
      }
    }
    return false;
  }

  private void openEarlier(ElementBox box) {
    List<ElementBox> chain = new ArrayList<>();
    ElementBox each = box;
    while (each != null && each != content.root && each != current.box) {
      chain.add(each);
      each = content.parentOf(each);
    }
    for (int i = chain.size() - 1; i >= 0; i--) {
      InlineBox opened = push(chain.get(i));
      opened.left = x;
    }
  }

  private InlineBox push(ElementBox box) {
    InlineBox child =
        new InlineBox(box, box.style(), context.fonts(box.style()).primary(), current);
    addExtents(child);
    child.group = current.group;
    child.shift = current.shift + verticalShift(child, current);
    if (!box.isAnonymous()
        && box.style().verticalAlign() instanceof VerticalAlign.Alignment alignment
        && (alignment == VerticalAlign.Alignment.TOP
            || alignment == VerticalAlign.Alignment.BOTTOM)) {
      child.group = new Group(alignment);
      child.shift = 0;
      groups.add(child.group);
    }
    if (!quirk || hasEdges(box)) {
      child.group.include(child.ascent - child.shift, child.descent + child.shift);
    }
    current.children.add(child);
    current = child;
    return child;
  }

  private static boolean hasEdges(ElementBox box) {
    return BoxModel.border(box).horizontal() != 0 || BoxModel.padding(box, 0).horizontal() != 0;
  }

  private void open(ElementBox box, LineItem item) {
    InlineBox opened = push(box);
    opened.startEdge = item.index >= 0 && box.isStartPart();
    Insets margin = opened.startEdge ? BoxModel.margin(box, basis) : Insets.NONE;
    opened.left = x + margin.left();
    x += item.width;
  }

  private void close(boolean endEdge) {
    InlineBox closed = current;
    closed.endEdge = endEdge;
    ElementBox box = closed.box;
    float margin = endEdge && box != null ? BoxModel.margin(box, basis).right() : 0;
    closed.right = x - margin;
    InlineBox parent = closed.parent;
    if (parent != null) {
      current = parent;
    }
  }

  /// The height of one inline box by its font and `line-height`.
  private static void addExtents(InlineBox inline) {
    SizedFont font = inline.font;
    float height = InlineStyles.lineHeight(inline.style, font);
    float leading = height - (font.ascent() + font.descent());
    inline.ascent = font.ascent() + (float) Math.floor(leading / 2);
    inline.descent = height - inline.ascent;
  }

  private void includeCurrent() {
    current.group.include(current.ascent - current.shift, current.descent + current.shift);
  }

  private void addText(Leaf leaf, InlineItem.TextItem text) {
    if (leaf.item.start == leaf.item.end) {
      current.children.add(leaf); // a collapsed space, which makes no line higher
      return;
    }
    includeCurrent();
    if (current.style.lineHeight() instanceof LineHeight.Normal && leaf.item.shape != null) {
      for (GlyphRun run : leaf.item.shape.runs(leaf.item.shapeFrom, leaf.item.shapeTo)) {
        SizedFont font = run.font();
        if (font != current.font && uses(run, leaf.item)) {
          float leading = font.lineGap();
          float up = font.ascent() + (float) Math.floor(leading / 2);
          current.group.include(up - current.shift, font.lineSpacing() - up + current.shift);
        }
      }
    }
    if (expansionEach > 0) {
      int count = 0;
      for (int i = leaf.item.start; i < Math.min(leaf.item.end, expansionEnd); i++) {
        if (ShapeResult.isWordSeparator(content.text.charAt(i))) {
          count++;
        }
      }
      leaf.expansion = count * expansionEach;
    }
    current.children.add(leaf);
  }

  private static boolean uses(GlyphRun run, LineItem item) {
    for (int cluster : run.clusters()) {
      if (cluster >= item.shapeFrom && cluster < item.shapeTo) {
        return true;
      }
    }
    return false;
  }

  private void addAtomic(LineItem item, ElementBox box) {
    BoxFragment fragment = item.fragment;
    if (fragment == null) {
      return;
    }
    float height = fragment.height() + item.margin.vertical();
    float ascent = atomicBaseline(box, fragment, item.margin);
    Leaf leaf = new Leaf(item, x, current.group);
    VerticalAlign align = box.style().verticalAlign();
    if (box.isAnonymous()) {
      align = VerticalAlign.Alignment.BASELINE;
    }
    if (align == VerticalAlign.Alignment.TOP || align == VerticalAlign.Alignment.BOTTOM) {
      leaf.group = new Group((VerticalAlign.Alignment) align);
      groups.add(leaf.group);
      leaf.group.include(ascent, height - ascent);
    } else {
      leaf.shift = current.shift + shift(align, box.style(), ascent, height - ascent, current);
      leaf.group.include(ascent - leaf.shift, height - ascent + leaf.shift);
    }
    current.children.add(leaf);
  }

  /// The swatch of a colour's input stands on the line, with the space around it below.
  private static float controlBaseline(
      ControlKind kind, float borderEdge, float marginEdge, BoxFragment fragment) {
    return switch (kind) {
      case CHECKBOX, RADIO, RANGE -> borderEdge;
      case COLOR ->
          borderEdge - fragment.border().bottom() - fragment.padding().bottom() - SWATCH_SPACE;
      case PROGRESS, METER -> marginEdge;
    };
  }

  private static final float SWATCH_SPACE = 4;

  /// Distance from the top margin edge to the baseline (CSS 2.2 §10.8.1, at the end).
  private static float atomicBaseline(ElementBox box, BoxFragment fragment, Insets margin) {
    float bottom = margin.vertical() + fragment.height();
    return switch (box.kind()) {
      case BLOCK, TABLE_CELL -> {
        float baseline =
            box.isScrollContainer() && !isControl(box) ? Float.NaN : fragment.lastBaseline();
        yield !Float.isNaN(baseline) ? margin.top() + baseline : bottom;
      }
      case TABLE, FLEX, GRID, MARKER -> {
        float baseline = fragment.firstBaseline();
        yield !Float.isNaN(baseline) ? margin.top() + baseline : bottom;
      }
      case REPLACED ->
          box.replaced() instanceof ReplacedContent.Control(Element element, ControlKind kind)
              ? controlBaseline(kind, margin.top() + fragment.height(), bottom, fragment)
              : bottom;
      case ROOT,
          INLINE,
          BREAK,
          TABLE_ROW_GROUP,
          TABLE_ROW,
          TABLE_CAPTION,
          TABLE_COLUMN_GROUP,
          TABLE_COLUMN ->
          bottom;
    };
  }

  private static boolean isControl(ElementBox box) {
    Element element = box.element();
    return box.controlSize() != null && element != null && !element.is("textarea");
  }

  private float verticalShift(InlineBox child, InlineBox parent) {
    ElementBox box = child.box;
    if (box == null || box.isAnonymous()) {
      return 0;
    }
    return shift(box.style().verticalAlign(), box.style(), child.ascent, child.descent, parent);
  }

  /// Downwards, of a box's baseline from its parent's.
  private float shift(
      VerticalAlign align, ComputedStyle style, float ascent, float descent, InlineBox parent) {
    return switch (align) {
      case VerticalAlign.Raise(var by) ->
          -by.resolve(InlineStyles.lineHeight(style, context.fonts(style).primary()));
      case VerticalAlign.Alignment alignment ->
          switch (alignment) {
            case BASELINE, TOP, BOTTOM -> 0;
            case SUB -> Px.floor(parent.font.size() / 5 + 1);
            case SUPER -> -Px.floor(parent.font.size() / 3 + 1);
            case TEXT_TOP -> ascent - parent.font.ascent();
            case TEXT_BOTTOM -> parent.font.descent() - descent;
            case MIDDLE -> Px.floor(-parent.font.xHeight() / 2) + Px.floor((ascent - descent) / 2);
            case WEBKIT_BASELINE_MIDDLE -> (ascent - descent) / 2;
          };
    };
  }

  /// @param before whether it is in text from right to left, so that it ends where it would have
  /// been
  private void addPositioned(ElementBox box, boolean before) {
    boolean inline = box.style().originalDisplay().isInlineLevel();
    ElementBox holder = null;
    for (InlineBox each = current; each != null; each = each.parent) {
      if (each.box != null && each.box.isAbsoluteContainer()) {
        holder = each.box;
        break;
      }
    }
    boolean rtl = content.rightToLeft;
    float staticX = inline ? x : rtl ? available : 0;
    outOfFlow.add(
        new OutOfFlow(
            box,
            staticX,
            inline || !contentSoFar ? 0 : Float.NaN,
            (inline ? before : rtl) ? OutOfFlow.StaticEdge.RIGHT : OutOfFlow.StaticEdge.LEFT,
            holder));
  }

  // ---------------------------------------------------------------- heights

  /// Finds where each group's baseline is. Returns the line's height and its baseline.
  private float[] resolveGroups() {
    Group main = groups.get(0);
    float ascent = main.isEmpty() ? 0 : main.ascent;
    float descent = main.isEmpty() ? 0 : main.descent;
    for (int i = 1; i < groups.size(); i++) {
      Group group = groups.get(i);
      float height = group.isEmpty() ? 0 : group.ascent + group.descent;
      if (height > ascent + descent) {
        if (group.edge == VerticalAlign.Alignment.TOP) {
          descent = height - ascent;
        } else {
          ascent = height - descent;
        }
      }
    }
    float height = ascent + descent;
    main.baseline = ascent;
    for (int i = 1; i < groups.size(); i++) {
      Group group = groups.get(i);
      if (group.isEmpty()) {
        group.baseline = ascent;
      } else if (group.edge == VerticalAlign.Alignment.TOP) {
        group.baseline = group.ascent;
      } else {
        group.baseline = height - group.descent;
      }
    }
    for (int i = 0; i < outOfFlow.size(); i++) {
      OutOfFlow waiting = outOfFlow.get(i);
      if (Float.isNaN(waiting.staticY())) {
        outOfFlow.set(
            i,
            new OutOfFlow(
                waiting.box(), waiting.staticX(), height, waiting.edge(), waiting.inline()));
      }
    }
    return new float[] {Math.max(0, height), ascent};
  }

  // ---------------------------------------------------------------- fragments

  /// The ellipsis belongs to the block: it has its font and stands on the line's own baseline.
  private void addEllipsis(Ellipsis end, List<Fragment.Child> out) {
    SizedFont font = root.font;
    out.add(
        new Fragment.Child(
            end.left(),
            root.group.baseline - font.ascent(),
            textFragment(
                TextBox.generated(root.style, Ellipsis.TEXT),
                context.fonts(root.style),
                end.shape(),
                0,
                Ellipsis.TEXT.length(),
                end.textStart(),
                end.shape().width(),
                font,
                0)));
  }

  /// The contents of a first line that has a background of its own.
  private void addFirstLine(List<Fragment.Child> out) {
    float left = available;
    float right = 0;
    for (Object child : root.children) {
      if (child instanceof InlineBox inner) {
        left = Math.min(left, inner.left);
        right = Math.max(right, inner.right);
      } else if (child instanceof Leaf leaf) {
        left = Math.min(left, leaf.x);
        right = Math.max(right, leaf.x + leaf.item.width + leaf.expansion);
      }
    }
    BoxFragment.Builder builder = new BoxFragment.Builder(content.root);
    builder.border = Insets.NONE;
    builder.padding = Insets.NONE;
    builder.width = Math.max(0, right - left);
    builder.height = root.font.ascent() + root.font.descent();
    float top = root.group.baseline - root.font.ascent();
    List<Fragment.Child> inner = new ArrayList<>();
    addFragments(root, left, top, inner);
    for (Fragment.Child child : inner) {
      builder.add(child.x(), child.y(), child.fragment());
    }
    out.add(new Fragment.Child(left, top, builder.build()));
  }

  /// @param dx where the coordinates of `out` begin
  private void addFragments(InlineBox inline, float dx, float dy, List<Fragment.Child> out) {
    for (Object child : inline.children) {
      if (child instanceof InlineBox inner) {
        addBox(inner, dx, dy, out);
      } else {
        addLeafFragment((Leaf) child, inline, dx, dy, out);
      }
    }
  }

  private void addBox(InlineBox inline, float dx, float dy, List<Fragment.Child> out) {
    ElementBox box = inline.box;
    if (box == null) {
      return;
    }
    BoxFragment.Builder builder = new BoxFragment.Builder(box);
    Insets border = BoxModel.border(box);
    Insets padding = BoxModel.padding(box, basis);
    builder.border =
        new Insets(
            border.top(),
            inline.endEdge ? border.right() : 0,
            border.bottom(),
            inline.startEdge ? border.left() : 0);
    builder.padding =
        new Insets(
            padding.top(),
            inline.endEdge ? padding.right() : 0,
            padding.bottom(),
            inline.startEdge ? padding.left() : 0);
    builder.startEdge = inline.startEdge;
    builder.endEdge = inline.endEdge;
    float top =
        inline.group.baseline + inline.shift - inline.font.ascent() - border.top() - padding.top();
    builder.width = Math.max(0, inline.right - inline.left);
    builder.height =
        line.hasContent()
            ? inline.font.ascent() + inline.font.descent() + border.vertical() + padding.vertical()
            : 0;
    if (!line.hasContent()) {
      top = 0;
    }
    List<Fragment.Child> inner = new ArrayList<>();
    addFragments(inline, inline.left, top, inner);
    for (Fragment.Child child : inner) {
      builder.add(child.x(), child.y(), child.fragment());
    }
    float rx = FloatStyles.isRelative(box) ? BoxModel.relativeX(box, basis) : 0;
    float ry = FloatStyles.isRelative(box) ? BoxModel.relativeY(box, Px.INDEFINITE) : 0;
    out.add(new Fragment.Child(inline.left - dx + rx, top - dy + ry, builder.build()));
  }

  private void addLeafFragment(
      Leaf leaf, InlineBox inline, float dx, float dy, List<Fragment.Child> out) {
    LineItem item = leaf.item;
    float left = leaf.x;
    if (cut != null && Ellipsis.isLeaf(item)) {
      LineItem seen = cut.get(item);
      if (seen == null) {
        return;
      }
      left += content.rightToLeft ? item.width - seen.width : 0;
      item = seen;
    }
    float baseline = leaf.group.baseline + leaf.shift;
    switch (item.item) {
      case InlineItem.TextItem text -> {
        ShapeResult shape = item.shape;
        if (shape == null || (item.shapeTo <= item.shapeFrom && item.suffix.isEmpty())) {
          return;
        }
        SizedFont font = inline.font;
        float top = baseline - font.ascent();
        float suffixWidth = 0;
        if (!item.suffix.isEmpty()) {
          ShapeResult suffix =
              context.shaper().shape(item.suffix, text.fonts(), false, TextSpacing.NONE);
          suffixWidth = suffix.width();
          out.add(
              new Fragment.Child(
                  left + item.width - suffixWidth - dx,
                  top - dy,
                  textFragment(
                      text.box(),
                      text.fonts(),
                      suffix,
                      0,
                      item.suffix.length(),
                      item.end,
                      suffixWidth,
                      font,
                      0)));
        }
        out.add(
            new Fragment.Child(
                left - dx,
                top - dy,
                textFragment(
                    text.box(),
                    text.fonts(),
                    shape,
                    item.shapeFrom,
                    item.shapeTo,
                    item.start,
                    item.width + leaf.expansion - suffixWidth,
                    font,
                    leaf.expansion == 0 ? 0 : expansionEach)));
      }
      case InlineItem.Atomic(ElementBox box, int start, int end, int level) -> {
        BoxFragment fragment = item.fragment;
        if (fragment != null) {
          float top = baseline - atomicBaseline(box, fragment, item.margin) + item.margin.top();
          float rx = FloatStyles.isRelative(box) ? BoxModel.relativeX(box, basis) : 0;
          float ry = FloatStyles.isRelative(box) ? BoxModel.relativeY(box, Px.INDEFINITE) : 0;
          out.add(new Fragment.Child(left + item.margin.left() - dx + rx, top - dy + ry, fragment));
        }
      }
      case InlineItem.ForcedBreak(ElementBox br, int start, int end) -> {
        BoxFragment.Builder builder = new BoxFragment.Builder(br);
        builder.height = inline.font.ascent() + inline.font.descent();
        out.add(
            new Fragment.Child(
                left - dx,
                inline.group.baseline + inline.shift - inline.font.ascent() - dy,
                builder.build()));
      }
      case InlineItem.LineFeed(TextBox box, FontGroup fonts, int start, int end) ->
          addBlank(box, fonts, "\n", leaf, inline, dx, dy, out);
      case InlineItem.Tab(TextBox box, FontGroup fonts, int start, int end) ->
          addBlank(box, fonts, "\t", leaf, inline, dx, dy, out);
      case InlineItem.Open open -> {}
      case InlineItem.Close close -> {}
      case InlineItem.Floating floating -> {}
      case InlineItem.Positioned positioned -> {}
    }
  }

  /// A tab or line feed: nothing is drawn, but it has a place, for selection and for scripts.
  private static void addBlank(
      TextBox box,
      FontGroup fonts,
      String text,
      Leaf leaf,
      InlineBox inline,
      float dx,
      float dy,
      List<Fragment.Child> out) {
    float width = leaf.item.width;
    float top = inline.group.baseline + inline.shift - inline.font.ascent();
    out.add(
        new Fragment.Child(
            leaf.x - dx,
            top - dy,
            textFragment(
                box,
                fonts,
                ShapeResult.blank(text, width),
                0,
                text.length(),
                leaf.item.start,
                width,
                inline.font,
                0)));
  }

  private static TextFragment textFragment(
      TextBox box,
      FontGroup fonts,
      ShapeResult shape,
      int from,
      int to,
      int textStart,
      float width,
      SizedFont font,
      float expansion) {
    return new TextFragment(
        box,
        fonts,
        shape,
        from,
        to,
        textStart,
        width,
        font.ascent() + font.descent(),
        font.ascent(),
        expansion,
        TextFragment.Turn.NONE);
  }
}
