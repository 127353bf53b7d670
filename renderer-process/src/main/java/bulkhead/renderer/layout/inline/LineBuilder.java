package bulkhead.renderer.layout.inline;

import bulkhead.renderer.css.value.LineHeight;
import bulkhead.renderer.css.value.TextOverflow;
import bulkhead.renderer.css.value.VerticalAlign;
import bulkhead.renderer.layout.fragment.BoxFragment;
import bulkhead.renderer.layout.fragment.BoxModel;
import bulkhead.renderer.layout.fragment.FloatStyles;
import bulkhead.renderer.layout.fragment.Fragment;
import bulkhead.renderer.layout.fragment.Insets;
import bulkhead.renderer.layout.fragment.LayoutContext;
import bulkhead.renderer.layout.fragment.LineFragment;
import bulkhead.renderer.layout.fragment.OutOfFlow;
import bulkhead.renderer.layout.fragment.Px;
import bulkhead.renderer.layout.fragment.RubyExtents;
import bulkhead.renderer.layout.tree.ElementBox;
import bulkhead.renderer.style.ComputedStyle;
import bulkhead.renderer.text.GlyphRun;
import bulkhead.renderer.text.SizedFont;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Makes one line box of the items that were put on it: they are brought into visual order and
/// aligned, placed one after the other in the inline boxes that they are in, and when the height of
/// the line and its baselines are known (CSS 2.2 §10.8), fragments are made of them.
final class LineBuilder {
  /// @param fragment null if nothing at all is on the line
  /// @param baseline below the line's top
  /// @param freeBehind room that marks of the next line may use
  record Result(
      @Nullable LineFragment fragment,
      List<OutOfFlow> outOfFlow,
      float height,
      float baseline,
      float freeBehind) {}

  private final LayoutContext context;
  private final ElementBox container;
  private final InlineContent content;
  private final LineBreaking.Line line;
  private final float available;
  private final float lineLeft;
  private final float basis;
  private final float percentageHeight;
  private final float indent;
  private final float free;
  private final @Nullable Annotations annotations;
  private final boolean quirk;
  private final List<BaselineGroup> groups = new ArrayList<>();

  /// Null where the items are seen in the order that they are in.
  private final @Nullable VisualOrder order;

  private final LineAlignment alignment;
  private final List<LineLeaf> columns = new ArrayList<>(0);
  private final List<OutOfFlow> outOfFlow = new ArrayList<>();

  /// Those of them that would be below this line.
  private final BitSet below = new BitSet();

  private final InlineBox root;
  private final FontBaseline baselines;
  private final boolean overBehind;
  private InlineBox current;
  private float x;
  private float freeBehind;

  /// Something that has a width is on the line already.
  private boolean contentSoFar;

  private boolean endsWithEllipsis;

  LineBuilder(
      LayoutContext context,
      ElementBox container,
      InlineContent content,
      LineBreaking.Line line,
      float lineLeft,
      float lineRight,
      float basis,
      float percentageHeight,
      float indent,
      float free) {
    this.context = context;
    this.container = container;
    this.content = content;
    this.line = line;
    this.available = lineRight - lineLeft;
    this.lineLeft = lineLeft;
    this.basis = basis;
    this.percentageHeight = percentageHeight;
    this.indent = indent;
    this.free = free;
    annotations = content.annotated ? new Annotations(FontBaseline.of(container)) : null;
    this.quirk = context.hasLineHeightQuirk();
    order = content.reordered ? new VisualOrder(content) : null;
    alignment = new LineAlignment(container, content, line, available, indent);
    ComputedStyle style = content.root.style();
    baselines = FontBaseline.of(content.root);
    overBehind = FontBaseline.isOverBehind(content.root);
    root = new InlineBox(null, style, context.fonts(style).primary(), baselines, null);
    // As in Chromium, the lines of a list item have a strut in quirks mode too.
    boolean strut = !quirk || !container.isAnonymous() && style.display().isListItem();
    root.hasText = strut;
    root.measured = strut;
    current = root;
    groups.add(root.group);
  }

  Result build() {
    if (line.items().isEmpty()) {
      return new Result(null, outOfFlow, 0, 0, 0);
    }
    addExtents(root);
    if (root.hasText) {
      root.group.include(root.ascent, root.descent);
    }
    List<LineItem> items = order == null ? line.items() : order.order(line.items());
    boolean overflows =
        container.clipsOverflow()
            && line.width() > available
            && available > 0
            && container.style().textOverflow() == TextOverflow.ELLIPSIS;
    // What hangs from right to left is before the rest.
    x = alignment.startOfLine() - (content.rightToLeft ? line.hanging() : 0);
    Ellipsis ellipsis = null;
    if (overflows || endsWithEllipsis) {
      float start = content.rightToLeft ? available - (x + line.width() - indent) : x;
      ellipsis = Ellipsis.of(context, content, items, available, start);
    }
    boolean parts = false;
    for (LineItem item : items) {
      parts |= place(item);
    }
    while (current.parent != null) {
      ElementBox open = current.box;
      boolean cloned = content.clones && open != null && InlineStyles.clones(open);
      x += open != null && cloned ? InlineStyles.edge(open, false, basis) : 0;
      close(cloned);
    }
    if (!line.hasContent() && !parts) {
      return new Result(null, outOfFlow, 0, 0, 0);
    }
    float[] extent = resolveGroups();
    float height = line.hasContent() ? extent[0] : 0;
    float baseline = extent[1];
    LineFragments fragments =
        new LineFragments(
            context,
            container,
            content,
            line,
            root,
            baselines,
            available,
            basis,
            percentageHeight,
            alignment.expansionEach());
    List<Fragment.Child> whole = fragments.whole();
    List<Fragment.Child> children = ellipsis == null ? whole : fragments.cutAt(ellipsis);
    float hanging = content.rightToLeft ? -line.hanging() : line.hanging();
    LineFragment fragment = new LineFragment(available, height, baseline, hanging, children, whole);
    return new Result(fragment, outOfFlow, height, baseline, freeBehind);
  }

  /// The text goes on after this line, but is not shown (CSS Overflow 4 §5.2).
  void endWithEllipsis() {
    endsWithEllipsis = true;
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
        close(item.index >= 0 && hasRightEdge(box));
        return false;
      }
      case InlineItem.TextItem text -> {
        ensureOpen(content.parentOf(text.box()));
        LineLeaf leaf = new LineLeaf(item, x, current.group);
        leaf.shift = current.shift;
        addText(leaf, text);
        x += item.width + leaf.expansion;
        return true;
      }
      case InlineItem.Tab tab -> {
        ensureOpen(content.parentOf(tab.box()));
        LineLeaf leaf = addBlank(item);
        leaf.expansion = alignment.expansion(item);
        x += item.width + leaf.expansion;
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
        addBlank(item);
        return true;
      }
      case InlineItem.LineFeed feed -> {
        ensureOpen(content.parentOf(feed.box()));
        addBlank(item);
        return true;
      }
      case InlineItem.Floating floating -> {
        return false;
      }
      case InlineItem.Positioned(ElementBox box, int start) -> {
        ensureOpen(content.parentOf(box));
        addPositioned(box, order != null && order.isRightToLeft(item));
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
      if (content.clones && InlineStyles.clones(chain.get(i))) {
        opened.startEdge = true;
        opened.left += BoxModel.margin(chain.get(i), basis).left();
        x += InlineStyles.edge(chain.get(i), true, basis);
      }
    }
  }

  private InlineBox push(ElementBox box) {
    InlineBox child =
        new InlineBox(box, box.style(), context.fonts(box.style()).primary(), baselines, current);
    addExtents(child);
    child.group = current.group;
    child.shift = current.shift + verticalShift(child, current);
    if (!box.isAnonymous()
        && box.style().verticalAlign() instanceof VerticalAlign.Alignment alignment
        && (alignment == VerticalAlign.Alignment.TOP
            || alignment == VerticalAlign.Alignment.BOTTOM)) {
      child.group = new BaselineGroup(alignment);
      child.shift = 0;
      groups.add(child.group);
    }
    if (!quirk || hasEdges(box)) {
      child.hasText = true;
      child.measured = true;
      child.group.include(child.ascent - child.shift, child.descent + child.shift);
    }
    current.children.add(child);
    current = child;
    return child;
  }

  private static boolean hasEdges(ElementBox box) {
    return BoxModel.border(box).horizontal() != 0 || BoxModel.padding(box, 0).horizontal() != 0;
  }

  private static boolean hasLeftEdge(ElementBox box) {
    return InlineStyles.isRightToLeft(box)
        ? InlineStyles.hasEndEdge(box)
        : InlineStyles.hasStartEdge(box);
  }

  private static boolean hasRightEdge(ElementBox box) {
    return InlineStyles.isRightToLeft(box)
        ? InlineStyles.hasStartEdge(box)
        : InlineStyles.hasEndEdge(box);
  }

  private void open(ElementBox box, LineItem item) {
    InlineBox opened = push(box);
    opened.startEdge = item.index >= 0 && hasLeftEdge(box);
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
      parent.measured |= closed.measured && closed.group == parent.group;
      current = parent;
    }
  }

  /// The height of one inline box by its font and `line-height`.
  private static void addExtents(InlineBox inline) {
    SizedFont font = inline.font;
    float height = InlineStyles.lineHeight(inline.style, font);
    float leading = height - (font.ascent() + font.descent());
    inline.ascent = inline.fontAscent + (float) Math.floor(leading / 2);
    inline.descent = height - inline.ascent;
  }

  /// A break or a tab. As in Chromium, in quirks mode one that comes after other boxes in an inline
  /// box without text of its own is as the line is without it.
  private LineLeaf addBlank(LineItem item) {
    LineLeaf leaf = new LineLeaf(item, x, current.group);
    leaf.flat = quirk && current.measured && !current.hasText;
    if (!leaf.flat) {
      includeCurrent();
    }
    current.children.add(leaf);
    return leaf;
  }

  private void includeCurrent() {
    current.hasText = true;
    current.measured = true;
    current.group.include(current.ascent - current.shift, current.descent + current.shift);
  }

  private void addText(LineLeaf leaf, InlineItem.TextItem text) {
    if (leaf.item.start == leaf.item.end) {
      current.children.add(leaf); // a collapsed space, which makes no line higher
      return;
    }
    includeCurrent();
    if (annotations != null && current.group == root.group) {
      annotations.add(context, current);
    }
    if (current.style.lineHeight() instanceof LineHeight.Normal && leaf.item.shape != null) {
      for (GlyphRun run : leaf.item.shape.runs(leaf.item.shapeFrom, leaf.item.shapeTo)) {
        SizedFont font = run.font();
        if (font != current.font && uses(run, leaf.item)) {
          float leading = font.lineGap();
          float up = baselines.ascent(font) + (float) Math.floor(leading / 2);
          current.group.include(up - current.shift, font.lineSpacing() - up + current.shift);
        }
      }
    }
    leaf.expansion = alignment.expansion(leaf.item);
    current.children.add(leaf);
  }

  private static boolean uses(GlyphRun run, LineItem item) {
    for (int i = 0; i < run.count(); i++) {
      int cluster = run.cluster(i);
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
    current.measured = true;
    float height = fragment.height() + item.margin.vertical();
    float ascent = AtomicBaselines.of(box, fragment, item.margin, baselines, overBehind);
    LineLeaf leaf = new LineLeaf(item, x, current.group);
    VerticalAlign align = box.style().verticalAlign();
    if (box.isAnonymous()) {
      align = VerticalAlign.Alignment.BASELINE;
    }
    if (align == VerticalAlign.Alignment.TOP || align == VerticalAlign.Alignment.BOTTOM) {
      leaf.group = new BaselineGroup((VerticalAlign.Alignment) align);
      groups.add(leaf.group);
      leaf.group.include(ascent, height - ascent);
    } else {
      leaf.shift = current.shift + shift(align, box.style(), ascent, height - ascent, current);
      leaf.group.include(ascent - leaf.shift, height - ascent + leaf.shift);
    }
    if (leaf.group == root.group && fragment.extra() instanceof RubyExtents) {
      columns.add(leaf);
    }
    current.children.add(leaf);
  }

  /// Brings the annotations of the line to one level on each side.
  private void alignColumns(Annotations rooms) {
    for (LineLeaf leaf : columns) {
      BoxFragment column = leaf.item.fragment;
      if (column != null && column.extra() instanceof RubyExtents ruby) {
        float away = 0;
        for (LineLeaf each : columns) {
          away = Math.max(away, away(each, ruby.annotatedOver()));
        }
        boolean over = ruby.annotatedOver();
        float own = over ? away + leaf.shift : away - leaf.shift;
        leaf.item.fragment = RubyExtents.moved(column, own, over != overBehind);
        if (leaf.item.fragment.extra() instanceof RubyExtents placed) {
          rooms.add(placed, leaf.shift);
        }
      }
    }
  }

  /// How far from the line's own baseline the annotation stands; 0 where it is on the other side.
  private static float away(LineLeaf column, boolean over) {
    return column.item.fragment != null
            && column.item.fragment.extra() instanceof RubyExtents ruby
            && ruby.annotatedOver() == over
        ? ruby.away() + (over ? -column.shift : column.shift)
        : 0;
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
            case TEXT_TOP -> ascent - parent.fontAscent;
            case TEXT_BOTTOM -> parent.fontDescent - descent;
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
    float movedX = 0;
    float movedY = 0;
    for (InlineBox each = current; each != null; each = each.parent) {
      if (each.box != null && each.box.isAbsoluteContainer()) {
        holder = holder == null ? each.box : holder;
      }
      if (each.box != null && FloatStyles.isRelative(each.box)) {
        movedX += BoxModel.relativeX(each.box, basis);
        movedY += BoxModel.relativeY(each.box, percentageHeight);
      }
    }
    if (!inline && contentSoFar) {
      below.set(outOfFlow.size());
    }
    boolean rtl = content.rightToLeft;
    // A block would not be beside the floats that the line is beside.
    float staticX = inline ? x : rtl ? basis - lineLeft : -lineLeft;
    outOfFlow.add(
        new OutOfFlow(
            box,
            staticX + movedX,
            movedY,
            (inline ? before : rtl) ? OutOfFlow.StaticEdge.RIGHT : OutOfFlow.StaticEdge.LEFT,
            holder));
  }

  // ---------------------------------------------------------------- heights

  /// Finds where each group's baseline is. Returns the line's height and its baseline.
  private float[] resolveGroups() {
    BaselineGroup main = groups.get(0);
    float ascent = main.isEmpty() ? 0 : main.ascent;
    float descent = main.isEmpty() ? 0 : main.descent;
    for (int i = 1; i < groups.size(); i++) {
      BaselineGroup group = groups.get(i);
      float height = group.isEmpty() ? 0 : group.ascent + group.descent;
      if (height > ascent + descent) {
        if (group.edge == VerticalAlign.Alignment.TOP) {
          descent = height - ascent;
        } else {
          ascent = height - descent;
        }
      }
    }
    if (annotations != null) {
      alignColumns(annotations);
      ascent = annotations.ascent(ascent, free, overBehind);
      descent = annotations.descent(descent, free, overBehind);
      freeBehind = annotations.freeBehind(ascent, descent, overBehind);
    }
    float height = ascent + descent;
    main.baseline = ascent;
    for (int i = 1; i < groups.size(); i++) {
      BaselineGroup group = groups.get(i);
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
      if (below.get(i)) {
        outOfFlow.set(i, waiting.movedBy(0, height));
      }
    }
    return new float[] {Math.max(0, height), ascent};
  }
}
