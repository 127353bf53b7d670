package bulkhead.renderer.layout.inline;

import bulkhead.renderer.css.value.OverflowWrap;
import bulkhead.renderer.css.value.TextWrapStyle;
import bulkhead.renderer.css.value.WhiteSpace;
import bulkhead.renderer.css.value.WordBreak;
import bulkhead.renderer.layout.fragment.BoxFragment;
import bulkhead.renderer.layout.fragment.BoxModel;
import bulkhead.renderer.layout.fragment.ConstraintSpace;
import bulkhead.renderer.layout.fragment.FloatContext;
import bulkhead.renderer.layout.fragment.FloatShapes;
import bulkhead.renderer.layout.fragment.FloatStyles;
import bulkhead.renderer.layout.fragment.Fragment;
import bulkhead.renderer.layout.fragment.Insets;
import bulkhead.renderer.layout.fragment.LayoutContext;
import bulkhead.renderer.layout.fragment.MinMax;
import bulkhead.renderer.layout.fragment.OutOfFlow;
import bulkhead.renderer.layout.fragment.Px;
import bulkhead.renderer.layout.tree.ElementBox;
import bulkhead.renderer.style.ComputedStyle;
import bulkhead.renderer.text.SizedFont;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Lays out the inline formatting context that a block container's children make: one line after
/// the other, beside the floats of the block formatting context. Coordinates of the result are
/// relative to the container's content box.
public final class InlineLayout implements LineBreaking.Host {
  /// The lines of a container.
  ///
  /// @param children lines and floats, in order
  /// @param outOfFlow positioned boxes that wait
  /// @param firstBaseline NaN without a line
  public record Result(
      List<Fragment.Child> children,
      List<OutOfFlow> outOfFlow,
      float height,
      float firstBaseline,
      float lastBaseline) {}

  private final LayoutContext context;
  private final ElementBox container;
  private final InlineContent content;
  private final float width;
  private final float percentageHeight;
  private final FloatContext floats;
  private final float originX;
  private final float originY;
  private final List<Fragment.Child> children = new ArrayList<>();
  private final List<Fragment.Child> floatChildren = new ArrayList<>();
  private final List<OutOfFlow> outOfFlow = new ArrayList<>();
  private final List<ElementBox> postponed = new ArrayList<>();
  private float y;
  private final @Nullable LineClamp clamp;
  private float lineLeft;
  private float lineRight;

  /// The width that lines are broken at where that is less than what they have room for.
  private float balanced = Float.POSITIVE_INFINITY;

  /// Floats that have their place, while the line that they are in is broken anew.
  private final Set<ElementBox> staying = new HashSet<>(0);

  /// How high the room between floats must be: the line's height, as far as it is known.
  private float roomHeight;

  /// @param width of the content box
  /// @param originX where the content box begins, in the coordinates of `floats`
  public InlineLayout(
      LayoutContext context,
      ElementBox container,
      float width,
      float percentageHeight,
      FloatContext floats,
      float originX,
      float originY,
      @Nullable LineClamp clamp) {
    this.context = context;
    this.clamp = clamp;
    this.container = container;
    this.content = InlineContent.of(container, context);
    this.width = width;
    this.percentageHeight = percentageHeight;
    this.floats = floats;
    this.originX = originX;
    this.originY = originY;
  }

  /// The sides that the floats among the container's lines are on.
  public static Set<FloatContext.Side> floatSides(LayoutContext context, ElementBox container) {
    Set<FloatContext.Side> sides = EnumSet.noneOf(FloatContext.Side.class);
    for (InlineItem item : InlineContent.of(container, context).items) {
      if (item instanceof InlineItem.Floating(ElementBox box, int start)) {
        sides.add(FloatStyles.side(box));
      }
    }
    return sides;
  }

  /// Whether the container's lines have any height: nothing collapses through it then.
  public static boolean hasContent(LayoutContext context, ElementBox container) {
    InlineContent content = InlineContent.of(container, context);
    if (content.hasContent) {
      return true;
    }
    for (InlineItem item : content.items) {
      if (item instanceof InlineItem.Open(ElementBox box, int start) && !box.isAnonymous()) {
        Insets margin = BoxModel.margin(box, 0);
        if (BoxModel.border(box).horizontal() != 0
            || BoxModel.padding(box, 0).horizontal() != 0
            || margin.left() != 0
            || margin.right() != 0) {
          return true;
        }
      }
    }
    return false;
  }

  public Result layout() {
    InlineContent firstLine = InlineContent.ofFirstLine(container, context);
    LineBreaking lines = new LineBreaking(context, firstLine == null ? content : firstLine, this);
    SizedFont font = context.fonts(container.style()).primary();
    float lineHeight = Math.max(0, InlineStyles.lineHeight(container.style(), font));
    float indentation = container.style().textIndent().resolve(width);
    roomHeight = lineHeight;
    findRoom();
    if (container.style().textWrapStyle() == TextWrapStyle.BALANCE
        && !floats.reachesBelow(originY)) {
      balanced =
          new BalancedLines(context, lines.content(), content, this, indentation).find(available());
    }
    boolean first = true;
    boolean behindBreak = false;
    float free = content.annotated ? freeBefore() : 0;
    boolean shrunk = false; // this line, since it was tried higher
    float firstBaseline = Float.NaN;
    float lastBaseline = Float.NaN;
    while (!lines.isDone() && !(clamp != null && clamp.isReached())) {
      placePostponed();
      FloatContext.Mark floatMark = floats.mark();
      LineBreaking.Mark mark = lines.mark();
      int floatsBefore = floatChildren.size();
      findRoom();
      float indent = container.style().indents(first, behindBreak) ? indentation : 0;
      LineBreaking.Line line = lines.next(indent);
      if (first && container.marker() != null && lines.isDone()) {
        line = line.keptOpen(); // the marker is on it
      }
      if (line.width() > lineRight - lineLeft + 1f / 64
          && line.hasContent()
          && lineRight - lineLeft < width
          && container.style().whiteSpace().wraps()
          && floats.nextLineBelow(originY + y) > originY + y) {
        // The line does not fit beside the floats: it goes below the first of them that ends.
        // Not in the spec: as in Chromium, lines of a block that does not wrap overflow there.
        takeBack(floatMark, floatsBefore);
        lines.reset(mark);
        float below = floats.nextLineBelow(originY + y) - originY;
        if (below > y) { // far out it may be the same, as floats are not exact there
          y = below;
          continue;
        }
        // Only floats of this very line are in the way; they stay, the line goes below them.
        line = lines.next(indent);
        findRoom();
        float top = y;
        while (line.width() > lineRight - lineLeft + 1f / 64 && lineRight - lineLeft < width) {
          float lower = floats.nextLineBelow(originY + y) - originY;
          if (lower <= y) {
            break;
          }
          y = lower;
          findRoom();
        }
        if (y > top) {
          for (LineItem item : line.items()) {
            if (item.item instanceof InlineItem.Floating(ElementBox box, int start)
                && !postponed.contains(box)) {
              staying.add(box);
            }
          }
          postponed.clear();
          lines.reset(mark);
          line = lines.next(indent); // with the room that there is here
          staying.clear();
        }
      }
      LineBuilder builder =
          new LineBuilder(
              context,
              container,
              lines.content(),
              line,
              lineLeft - originX,
              lineRight - originX,
              width,
              percentageHeight,
              indent,
              free);
      if (clamp != null && clamp.isLastNext() && line.hasContent()) {
        builder.endWithEllipsis();
      }
      LineBuilder.Result built = builder.build();
      if (line.hasContent() && built.height() > roomHeight && isNarrowerFor(built.height())) {
        // Floats further down leave less room for a line of this height.
        roomHeight = built.height();
        takeBack(floatMark, floatsBefore);
        lines.reset(mark);
        continue;
      }
      if (line.hasContent()
          && !shrunk
          && built.height() < roomHeight
          && isWiderFor(Math.max(built.height(), lineHeight))) {
        // What made the line higher went to the next one: beside a shape it has more room now.
        shrunk = true;
        roomHeight = Math.max(built.height(), lineHeight);
        takeBack(floatMark, floatsBefore);
        lines.reset(mark);
        continue;
      }
      shrunk = false;
      roomHeight = lineHeight;
      if (built.fragment() != null) {
        children.add(new Fragment.Child(lineLeft - originX, y, built.fragment()));
      }
      for (OutOfFlow waiting : built.outOfFlow()) {
        outOfFlow.add(waiting.movedBy(lineLeft - originX, y));
      }
      if (line.hasContent()) {
        float baseline =
            FontBaseline.isOverBehind(container)
                ? y + built.height() - built.baseline()
                : y + built.baseline();
        if (Float.isNaN(firstBaseline)) {
          firstBaseline = baseline;
        }
        lastBaseline = baseline;
        if (clamp != null) {
          clamp.addLine();
        }
        y = Px.clamp(y + built.height());
        free = built.freeBehind();
        if (first && firstLine != null) {
          lines = LineBreaking.after(lines, content);
        }
        first = false;
        behindBreak = line.forced();
        clearAfter(line);
      }
    }
    placePostponed();
    List<Fragment.Child> all = children;
    if (!floatChildren.isEmpty()) {
      all = new ArrayList<>(children.size() + floatChildren.size());
      all.addAll(floatChildren);
      all.addAll(children);
    }
    return new Result(all, outOfFlow, y, firstBaseline, lastBaseline);
  }

  /// What the container's own margin and padding leave for marks above its first line. Not as in
  /// Chromium, which counts in what comes before the container.
  private float freeBefore() {
    float padding = BoxModel.padding(container, width).top();
    return container.isNewFormattingContext()
        ? padding
        : padding + Math.max(0, BoxModel.margin(container, width).top());
  }

  /// `<br clear>`: what follows the line begins below the floats.
  private void clearAfter(LineBreaking.Line line) {
    if (!line.items().isEmpty()
        && line.items().getLast().item
            instanceof InlineItem.ForcedBreak(ElementBox br, int s, int e)
        && FloatStyles.clear(br) != FloatContext.Clear.NONE) {
      placePostponed();
      y = Px.clamp(Math.max(y, floats.clearance(FloatStyles.clear(br), originY + y) - originY));
    }
  }

  /// Undoes the floats of a line that is made anew.
  private void takeBack(FloatContext.Mark floatMark, int floatsBefore) {
    floats.reset(floatMark);
    while (floatChildren.size() > floatsBefore) {
      floatChildren.removeLast();
    }
    postponed.clear();
  }

  private boolean isNarrowerFor(float height) {
    float top = originY + y;
    return floats.reachesBelow(top)
        && (floats.lineLeftEdge(top, height, originX) > lineLeft
            || floats.lineRightEdge(top, height, originX + width) < lineRight);
  }

  private boolean isWiderFor(float height) {
    float top = originY + y;
    return floats.hasShapes()
        && (floats.lineLeftEdge(top, height, originX) < lineLeft
            || floats.lineRightEdge(top, height, originX + width) > lineRight);
  }

  private void findRoom() {
    lineLeft = floats.lineLeftEdge(originY + y, roomHeight, originX);
    lineRight = floats.lineRightEdge(originY + y, roomHeight, originX + width);
    if (lineRight < lineLeft) {
      lineRight = lineLeft;
    }
  }

  @Override
  public float available() {
    return Math.min(balanced, lineRight - lineLeft);
  }

  @Override
  public float basis() {
    return width;
  }

  @Override
  public void layoutAtomic(LineItem item, ElementBox box) {
    Insets margin = BoxModel.margin(box, width);
    ConstraintSpace space =
        ConstraintSpace.of(
            Math.max(0, width - margin.horizontal()),
            width,
            percentageHeight,
            ConstraintSpace.WidthMode.FIT_CONTENT);
    BoxFragment fragment = context.layout(box, space);
    item.fragment = fragment;
    item.margin = margin;
    item.width = margin.left() + fragment.width() + margin.right();
  }

  // ---------------------------------------------------------------- floats

  private BoxFragment layoutFloat(ElementBox box, Insets margin) {
    return context.layout(
        box,
        ConstraintSpace.of(
            Math.max(0, width - margin.horizontal()),
            width,
            percentageHeight,
            ConstraintSpace.WidthMode.FIT_CONTENT));
  }

  @Override
  public void placeFloat(LineItem item, ElementBox box, float used, boolean lineHasContent) {
    item.before = floats.mark();
    item.floatsBefore = floatChildren.size();
    if (staying.contains(box)) {
      return;
    }
    Insets margin = BoxModel.margin(box, width);
    BoxFragment fragment = layoutFloat(box, margin);
    float outer = fragment.width() + margin.horizontal();
    float clear = floats.clearance(FloatStyles.clear(box), originY + y);
    if (!postponed.isEmpty()
        || clear > originY + y
        || (lineHasContent && used + outer > available() + 1f / 64)) {
      postponed.add(box);
      return;
    }
    put(box, fragment, margin, originY + y);
    findRoom();
  }

  private void put(ElementBox box, BoxFragment fragment, Insets margin, float top) {
    FloatContext.Place place =
        floats.add(
            FloatStyles.side(box),
            floats.clearance(FloatStyles.clear(box), top),
            fragment.width() + margin.horizontal(),
            fragment.height() + margin.vertical(),
            originX,
            originX + width,
            FloatShapes.of(fragment, margin, width));
    float dx = FloatStyles.isRelative(box) ? BoxModel.relativeX(box, width) : 0;
    float dy = FloatStyles.isRelative(box) ? BoxModel.relativeY(box, percentageHeight) : 0;
    floatChildren.add(
        new Fragment.Child(
            place.x() + margin.left() - originX + dx,
            place.y() + margin.top() - originY + dy,
            fragment));
  }

  private void placePostponed() {
    for (int i = 0; i < postponed.size(); i++) {
      ElementBox box = postponed.get(i);
      Insets margin = BoxModel.margin(box, width);
      put(box, layoutFloat(box, margin), margin, originY + y);
    }
    postponed.clear();
  }

  @Override
  public void takeBack(LineItem item) {
    if (item.before != null) {
      floats.reset(item.before);
      while (floatChildren.size() > item.floatsBefore) {
        floatChildren.removeLast();
      }
      if (item.item instanceof InlineItem.Floating(ElementBox box, int start)) {
        postponed.remove(box);
      }
      findRoom();
    }
  }

  // ---------------------------------------------------------------- intrinsic sizes

  /// Min-content and max-content width of the contents (CSS Sizing 3 §5): every opportunity taken,
  /// or none.
  public static MinMax contentSizes(LayoutContext context, ElementBox container) {
    return new Measure(context, container).measure();
  }

  /// Walks the items once; `segment` is what cannot be broken, `line` what is on one line without
  /// breaking.
  private static final class Measure {
    final LayoutContext context;
    final ElementBox container;
    private InlineContent content;

    /// Whether the first line, which is measured in its own styles, is left out.
    private boolean skipFirst;

    private int segments;
    private int lines;
    private float indentation;
    private float firstSegment;
    private float firstLine;
    float segment;
    float line;
    float trailingSpace;
    float segmentTrailingSpace;

    /// What comes next may begin a segment.
    boolean mayEndSegment;

    float min;
    float max;
    float floatsWidth;

    Measure(LayoutContext context, ElementBox container) {
      this.context = context;
      this.container = container;
      this.content = InlineContent.of(container, context);
    }

    MinMax measure() {
      InlineContent first = InlineContent.ofFirstLine(container, context);
      if (first != null) {
        Measure own = new Measure(context, container);
        own.content = first;
        own.measureItems();
        skipFirst = true;
        min = own.firstSegment;
        max = own.firstLine;
      }
      measureItems();
      return new MinMax(Px.ceil(Math.max(0, min)), Px.ceil(Math.max(Math.max(0, max), min)));
    }

    private void measureItems() {
      indentation = container.style().textIndent().resolve(0);
      segment = container.style().indents(true, false) ? indentation : 0;
      line = segment;
      for (int i = 0; i < content.items.size(); i++) {
        InlineItem item = content.items.get(i);
        if (mayEndSegment && !staysBeforeOpportunity(i)) {
          endSegment();
        }
        switch (item) {
          case InlineItem.TextItem text -> addText(text);
          case InlineItem.Tab tab -> {
            float width =
                InlineStyles.tabAdvance(context, tab.box().style(), content.root.style(), line);
            boolean ends = content.breaksAt(tab.end()) || breaksAnywhere(tab.box().style());
            if (ends && tab.box().style().whiteSpace() == WhiteSpace.PRE_WRAP) {
              line += width; // it hangs
              trailingSpace = 0;
            } else {
              advance(width);
            }
            mayEndSegment = ends;
          }
          case InlineItem.Open(ElementBox box, int start) ->
              addEdge(InlineStyles.edge(box, true, Float.NaN));
          case InlineItem.Close(ElementBox box, int start) ->
              addEdge(InlineStyles.edge(box, false, Float.NaN));
          case InlineItem.Atomic atomic -> {
            Insets margin = BoxModel.margin(atomic.box(), Float.NaN);
            MinMax sizes = context.contentSizes(atomic.box());
            segment += sizes.min() + margin.horizontal();
            line += sizes.max() + margin.horizontal();
            trailingSpace = 0;
            segmentTrailingSpace = 0;
            mayEndSegment = content.breaksAt(atomic.end());
          }
          case InlineItem.ForcedBreak br -> endLine();
          case InlineItem.LineFeed feed -> endLine();
          case InlineItem.Floating(ElementBox box, int start) -> {
            Insets margin = BoxModel.margin(box, Float.NaN);
            MinMax sizes = context.contentSizes(box);
            min = Math.max(min, sizes.min() + margin.horizontal());
            floatsWidth += Math.max(0, sizes.max() + margin.horizontal());
          }
          case InlineItem.Positioned positioned -> {}
        }
      }
      endLine();
    }

    /// End tags at an opportunity belong to what is before it, and so do elements without contents.
    private boolean staysBeforeOpportunity(int index) {
      List<InlineItem> items = content.items;
      return switch (items.get(index)) {
        case InlineItem.Close close -> true;
        case InlineItem.Floating floating -> true;
        case InlineItem.Positioned positioned -> true;
        case InlineItem.Open open ->
            index + 1 < items.size()
                && items.get(index + 1) instanceof InlineItem.Close(ElementBox box, int start)
                && box == open.box();
        case InlineItem.TextItem text -> false;
        case InlineItem.Tab tab -> false;
        case InlineItem.Atomic atomic -> false;
        case InlineItem.ForcedBreak br -> false;
        case InlineItem.LineFeed feed -> false;
      };
    }

    /// Spaces before it may be the last ones of the line all the same.
    private void addEdge(float width) {
      segment += width;
      line += width;
    }

    private void advance(float width) {
      segment += width;
      line += width;
      if (width != 0) {
        trailingSpace = 0;
        segmentTrailingSpace = 0;
      }
    }

    private static boolean breaksAnywhere(ComputedStyle style) {
      return style.overflowWrap() == OverflowWrap.ANYWHERE
          || style.wordBreak() == WordBreak.BREAK_WORD;
    }

    private boolean isClusterStart(int at) {
      return InlineStyles.isClusterStart(content.text, at);
    }

    private void addText(InlineItem.TextItem text) {
      int from = text.start();
      boolean anywhere = breaksAnywhere(text.box().style());
      WhiteSpace whiteSpace = text.box().style().whiteSpace();
      boolean collapses = whiteSpace.collapsesSpaces();
      // At a line's end: removed or hanging (CSS Text 3 §4.1.2).
      boolean disappears = collapses || whiteSpace.wraps() && whiteSpace != WhiteSpace.BREAK_SPACES;
      // An opportunity before it ended the segment already, where start tags before it began.
      if (anywhere && isClusterStart(from)) {
        endSegment();
      }
      for (int i = from + 1; i <= text.end(); i++) {
        if (i == text.end() || content.breaksAt(i) || anywhere && isClusterStart(i)) {
          float width = text.shape().width(from - text.base(), i - text.base());
          int end = i;
          while (end > from && content.text.charAt(end - 1) == ' ' && disappears) {
            end--;
          }
          float visible = text.shape().width(from - text.base(), end - text.base());
          boolean opportunity = i < text.end() || content.breaksAt(i);
          segment += opportunity || i == content.text.length() ? visible : width;
          line += width;
          if (visible > 0) {
            trailingSpace = 0;
            segmentTrailingSpace = 0;
          }
          trailingSpace = collapses ? trailingSpace + width - visible : 0;
          if (collapses && !opportunity && i < content.text.length()) {
            segmentTrailingSpace += width - visible;
          }
          if (i < text.end()) {
            endSegment();
          } else {
            mayEndSegment = content.breaksAt(i);
          }
          from = i;
        }
      }
      // Each text item takes whole units of 1/64 px on a line.
      float raw = text.shape().width(text.start() - text.base(), text.end() - text.base());
      line += Px.ceil(raw) - raw;
    }

    private void endSegment() {
      mayEndSegment = false;
      segment -= segmentTrailingSpace;
      segmentTrailingSpace = 0;
      if (segment > 0 && segments++ == 0) {
        firstSegment = segment;
        segment = skipFirst ? 0 : segment;
      }
      min = Math.max(min, segment);
      segment = container.style().indents(false, false) ? indentation : 0;
    }

    private void endLine() {
      endSegment();
      float width = line - trailingSpace + floatsWidth;
      if (lines++ == 0) {
        firstLine = width;
      }
      if (lines > 1 || !skipFirst) {
        max = Math.max(max, width);
      }
      line = container.style().indents(false, true) ? indentation : 0;
      segment = line;
      trailingSpace = 0;
      floatsWidth = 0;
    }
  }
}
