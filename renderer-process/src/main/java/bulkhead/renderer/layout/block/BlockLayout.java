package bulkhead.renderer.layout.block;

import bulkhead.renderer.css.value.Appearance;
import bulkhead.renderer.css.value.Direction;
import bulkhead.renderer.css.value.Display;
import bulkhead.renderer.css.value.TextAlign;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.layout.fragment.BoxFragment;
import bulkhead.renderer.layout.fragment.BoxModel;
import bulkhead.renderer.layout.fragment.ConstraintSpace;
import bulkhead.renderer.layout.fragment.ContentAlignment;
import bulkhead.renderer.layout.fragment.FloatContext;
import bulkhead.renderer.layout.fragment.FloatShapes;
import bulkhead.renderer.layout.fragment.FloatStyles;
import bulkhead.renderer.layout.fragment.Fragment;
import bulkhead.renderer.layout.fragment.Insets;
import bulkhead.renderer.layout.fragment.KeptFlow;
import bulkhead.renderer.layout.fragment.KeptFragments;
import bulkhead.renderer.layout.fragment.LayoutContext;
import bulkhead.renderer.layout.fragment.LineFragment;
import bulkhead.renderer.layout.fragment.MarginStrut;
import bulkhead.renderer.layout.fragment.MinMax;
import bulkhead.renderer.layout.fragment.OutOfFlow;
import bulkhead.renderer.layout.fragment.Px;
import bulkhead.renderer.layout.fragment.TextFragment;
import bulkhead.renderer.layout.inline.FontBaseline;
import bulkhead.renderer.layout.inline.InlineLayout;
import bulkhead.renderer.layout.inline.InlineStyles;
import bulkhead.renderer.layout.inline.LineClamp;
import bulkhead.renderer.layout.tree.Box;
import bulkhead.renderer.layout.tree.ElementBox;
import bulkhead.renderer.layout.tree.ElementBox.Kind;
import bulkhead.renderer.layout.tree.FormControls;
import bulkhead.renderer.layout.tree.KeptLayout;
import bulkhead.renderer.text.SizedFont;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Lays out one block formatting context. Margins collapse as [CollapsedMargins] says before a
/// block is laid out, so every block is laid out once, at its final place among the floats.
///
/// ```
/// float coordinates: from the border box of the context's root
///   root ─ (bfcX, bfcY) of a block's border box ─ + edges: its content box, in which its children
/// are placed
/// ```
public final class BlockLayout {
  /// Between a drop-down's border and its text.
  private static final float SELECT_PADDING = 4;

  private final LayoutContext context;
  private final FloatContext floats = new FloatContext();

  private final @Nullable LineClamp clamp;

  private BlockLayout(LayoutContext context, @Nullable LineClamp clamp) {
    this.context = context;
    this.clamp = clamp;
  }

  /// Lays out a box that is the root of a block formatting context.
  public static BoxFragment layoutRoot(
      LayoutContext context, ElementBox box, ConstraintSpace space) {
    int limit = lineLimit(box);
    if (limit == 0) {
      return new BlockLayout(context, null).layoutBlock(box, space, 0, 0, true);
    }
    LineClamp counted = LineClamp.counting();
    BoxFragment whole = new BlockLayout(context, counted).layoutBlock(box, space, 0, 0, true);
    return counted.lines() <= limit
        ? whole
        : new BlockLayout(context, LineClamp.limitedTo(limit)).layoutBlock(box, space, 0, 0, true);
  }

  /// After how many lines the contents are cut off; 0 for no limit.
  private static int lineLimit(ElementBox box) {
    if (box.isAnonymous() || box.kind() != Kind.BLOCK || box.style().lineClamp() == 0) {
      return 0;
    }
    Display display = box.style().display();
    boolean clamped = display == Display.FLOW_ROOT || display == Display.INLINE_BLOCK;
    return clamped && box.style().isVerticalWebkitBox() ? box.style().lineClamp() : 0;
  }

  private BoxFragment layoutInFlow(ElementBox box, ConstraintSpace space, float bfcX, float bfcY) {
    boolean fills = ViewportFill.isFor(context, box);
    boolean free = clamp == null && !floats.reachesBelow(bfcY) && !fills;
    ConstraintSpace asked =
        fills || BoxModel.usesPercentageHeight(context, box)
            ? space
            : space.withoutPercentageHeight();
    KeptLayout kept = box.cachedLayout;
    BoxFragment known = free ? KeptFragments.find(kept, asked) : null;
    if (known != null) {
      return known;
    }
    int before = floats.count();
    BoxFragment fragment = layoutBlock(box, asked, bfcX, bfcY, false);
    box.cachedLayout =
        free && floats.count() == before
            ? KeptFragments.add(asked, fragment, kept)
            : KeptFlow.of(fragment);
    return fragment;
  }

  private BoxFragment layoutBlock(
      ElementBox box, ConstraintSpace space, float bfcX, float bfcY, boolean root) {
    Insets border = BoxModel.border(box);
    Insets padding = BoxModel.padding(box, space.percentageWidth());
    Insets edges = border.plus(padding);
    BoxFragment.Builder builder = new BoxFragment.Builder(box);
    builder.border = border;
    builder.padding = padding;
    float width = BoxModel.usedWidth(context, box, space, edges, space.availableWidth());
    builder.width = width;
    float contentWidth = Math.max(0, width - edges.horizontal());
    float percentageHeight = BoxModel.childPercentageHeight(box, space, edges, width);
    if (ViewportFill.isFor(context, box)) {
      float around = ViewportFill.isRoot(box) ? context.viewportHeight() : space.percentageHeight();
      float margins = BoxModel.margin(box, space.percentageWidth()).vertical();
      percentageHeight = Math.max(0, around - margins - edges.vertical());
    } else if (Float.isNaN(percentageHeight)
        && context.isQuirksMode()
        && !root
        && BoxModel.heightProperty(box).isAuto()) {
      // Quirks §3.5: a percentage height looks through blocks without a height of their own.
      percentageHeight = space.percentageHeight();
    } else if (box.isAnonymous() && !root) {
      percentageHeight = space.percentageHeight();
    }
    BlockFlow flow =
        new BlockFlow(
            context,
            builder,
            floats,
            edges,
            contentWidth,
            percentageHeight,
            bfcX,
            bfcY,
            !root && edges.top() == 0);
    flow.ignoresQuirky = BoxModel.ignoresQuirkyMargins(box);
    float besideFloats = box.marker() == null ? 0 : intrusion(box, flow);
    float contentHeight;
    if (box.hasInlineChildren()) {
      contentHeight = layoutLines(box, flow);
    } else {
      contentHeight = layoutChildren(box, flow, root);
    }
    if (box.marker() != null) {
      contentHeight = placeMarker(box, flow, contentHeight, besideFloats);
    }
    float controlHeight = controlHeight(box, builder.children());
    boolean collapsesBottom =
        !root
            && edges.bottom() == 0
            && !box.hasInlineChildren()
            && !flow.keepsStrut
            && !Px.isDefinite(BoxModel.definiteHeight(box, space, edges, width));
    float natural = contentHeight;
    if (!box.hasInlineChildren() && !collapsesBottom && !flow.atTop) {
      MarginStrut end =
          BoxModel.ignoresQuirkyMargins(box) ? flow.strut.withoutQuirky() : flow.strut;
      natural = contentHeight + end.sum();
    }
    if (root) {
      natural = Math.max(natural, floats.bottom() - flow.originY);
    }
    float contents = natural;
    if (!Float.isNaN(controlHeight)) {
      natural = controlHeight;
    }
    float filled = Math.max(0, natural) + edges.vertical();
    if (ViewportFill.isFor(context, box)) {
      float marginSum =
          ViewportFill.isRoot(box)
              ? BoxModel.margin(box, space.percentageWidth()).vertical()
              : bfcY
                  + ViewportFill.below(
                      context, box, collapsesBottom ? flow.strut : MarginStrut.EMPTY);
      filled = Math.max(filled, context.viewportHeight() - marginSum);
    }
    float height = BoxModel.usedHeight(box, space, edges, width, filled);
    builder.height = height;
    builder.inFlowBottom = edges.top() + contents;
    float marginBottom = BoxModel.margin(box, space.percentageWidth()).bottom();
    boolean quirkyBottom = BoxModel.isQuirkyBottom(box);
    builder.endMargins =
        collapsesBottom
                && Math.abs(height - Math.max(0, natural) - edges.vertical()) < 1f / 128
                && !Px.isDefinite(BoxModel.heightFromRatio(box, width, edges))
            ? flow.strut.append(marginBottom, quirkyBottom)
            : MarginStrut.EMPTY.append(marginBottom, quirkyBottom);
    Element element = box.element();
    boolean popup = element != null && box.pseudo() == null && element.is("select");
    if (!Float.isNaN(controlHeight) && (popup || Float.isNaN(builder.lastBaseline))) {
      emptyControlBaseline(box, builder, edges);
    }
    centreControl(box, builder, edges, natural, height);
    if (alignsContents(box)) {
      float free = height - edges.vertical() - natural;
      builder.moveContents(ContentAlignment.shift(box.style(), free));
    }
    if (isEmptyButton(box) && Float.isNaN(builder.lastBaseline)) {
      // As in Chromium, at the end of the content box.
      builder.firstBaseline = height - border.bottom() - padding.bottom();
      builder.lastBaseline = builder.firstBaseline;
    }
    BoxFragment fragment = builder.build();
    return fragment.outOfFlow().isEmpty() ? fragment : context.placeOutOfFlow(fragment);
  }

  // ---------------------------------------------------------------- form controls

  private static boolean isEmptyButton(ElementBox box) {
    Element element = box.element();
    return element != null && element.is("button") && box.pseudo() == null;
  }

  private static boolean isListBox(ElementBox box, ElementBox.ControlSize size) {
    Element element = box.element();
    return element != null && element.is("select") && size.texts().isEmpty();
  }

  /// Content height of a text control, or of an empty element that is edited; or NaN.
  ///
  /// @param options what is in it; a row of a list box is as high as the highest of them
  private float controlHeight(ElementBox box, List<Fragment.Child> options) {
    if (FormControls.isEmptyHost(box)) {
      return InlineStyles.lineHeight(box.style(), context.fonts(box.style()).primary());
    }
    ElementBox.ControlSize size = box.controlSize();
    if (size == null || Float.isNaN(size.rows())) {
      return Float.NaN;
    }
    SizedFont font = context.fonts(box.style()).primary();
    if (isListBox(box, size)) {
      float option = highestOption(options);
      return size.rows() * (option > 0 ? option : font.ascent() + font.descent() + 1);
    }
    Element element = box.element();
    boolean bare =
        element != null && element.is("select") && box.style().appearance() == Appearance.NONE;
    return size.texts().isEmpty() || bare
        ? size.rows() * InlineStyles.lineHeight(box.style(), font)
        : font.ascent() + font.descent() + size.extraHeight();
  }

  private static float highestOption(List<Fragment.Child> in) {
    float highest = 0;
    for (Fragment.Child child : in) {
      if (child.fragment() instanceof BoxFragment box) {
        highest = Math.max(highest, highestOption(box));
      }
    }
    return highest;
  }

  private static float highestOption(BoxFragment box) {
    Element element = box.box().element();
    if (element != null && element.is("option")) {
      return box.height();
    }
    float highest = 0;
    for (int i = 0; i < box.childCount(); i++) {
      if (box.child(i).fragment() instanceof BoxFragment inner) {
        highest = Math.max(highest, highestOption(inner));
      }
    }
    return highest;
  }

  /// A control without text has its baseline where text would have it.
  private void emptyControlBaseline(ElementBox box, BoxFragment.Builder builder, Insets edges) {
    SizedFont font = context.fonts(box.style()).primary();
    float leading = InlineStyles.lineHeight(box.style(), font) - (font.ascent() + font.descent());
    builder.firstBaseline =
        edges.top() + FontBaseline.of(box).ascent(font) + (float) Math.floor(leading / 2);
    builder.lastBaseline = builder.firstBaseline;
  }

  private static boolean alignsContents(ElementBox box) {
    ElementBox around = box.parent();
    return box.kind() == Kind.BLOCK
        && (!box.isAnonymous() || around != null && around.isFieldset())
        && ContentAlignment.isSet(box.style())
        && box.replaced() == null
        && (box.element() == null || !FormControls.isBlockContainer(box.element()));
  }

  /// Text of one-line controls and buttons is in the middle of their height; too high a text begins
  /// at the top of a button, and reaches out of other controls on both sides.
  private static void centreControl(
      ElementBox box, BoxFragment.Builder builder, Insets edges, float natural, float height) {
    Element element = box.element();
    if (element == null
        || box.pseudo() != null
        || !(element.is("button") || element.is("input") || element.is("select"))) {
      return;
    }
    ElementBox.ControlSize size = box.controlSize();
    if (size != null && isListBox(box, size)) {
      return;
    }
    boolean select = element.is("select") && box.style().appearance() != Appearance.NONE;
    float inner = select ? SELECT_PADDING * box.style().zoom().factor() : 0;
    float free = height - edges.vertical() - natural;
    if (FormControls.isButton(element) || element.is("select")) {
      free = Math.max(0, free); // as in Chromium a text that is too high begins at the top
    }
    if (free != 0 || inner != 0) {
      float least = FormControls.isButton(element) ? 0 : Float.NEGATIVE_INFINITY;
      float by = Math.max(least, Px.floor(free / 2)) + (inner == 0 ? 0 : 1);
      builder.moveChildren(0, inner, by);
      builder.firstBaseline += by;
      builder.lastBaseline += by;
    }
  }

  // ---------------------------------------------------------------- lines

  private float layoutLines(ElementBox box, BlockFlow flow) {
    InlineLayout.Result lines =
        new InlineLayout(
                context,
                box,
                flow.contentWidth,
                flow.percentageHeight,
                floats,
                flow.originX,
                flow.originY,
                clamp)
            .layout();
    Insets edges = flow.edges;
    for (Fragment.Child child : lines.children()) {
      flow.builder.add(edges.left() + child.x(), edges.top() + child.y(), child.fragment());
    }
    for (OutOfFlow waiting : lines.outOfFlow()) {
      flow.builder.add(waiting.movedBy(edges.left(), edges.top()));
    }
    flow.builder.firstBaseline = edges.top() + lines.firstBaseline();
    flow.builder.lastBaseline = edges.top() + lines.lastBaseline();
    flow.builder.inFlowRight = edges.left() + flow.contentWidth;
    return lines.height();
  }

  // ---------------------------------------------------------------- blocks

  private float layoutChildren(ElementBox box, BlockFlow flow, boolean root) {
    List<Box> children = box.children();
    int first = clamp == null ? flow.begin(box) : 0;
    for (int i = first; i < children.size() && !flow.reaches(box, i); i++) {
      if (!(children.get(i) instanceof ElementBox child)) {
        continue;
      }
      if (child.isTopLayer()) {
        flow.builder.add(new OutOfFlow(child, 0, 0, OutOfFlow.StaticEdge.LEFT, null));
      } else if (child.isOutOfFlow()) {
        flow.builder.add(staticPosition(box, child, flow));
      } else if (clamp != null && clamp.isReached()) {
        continue; // nothing is shown after the last line
      } else if (child.isFloating()) {
        placeFloat(child, flow);
      } else {
        placeBlock(box, child, flow);
      }
    }
    flow.end(box);
    return flow.y;
  }

  /// Where a positioned box would have been: a block below what is there, something inline-level on
  /// a line of its own, aligned and beside floats as that would be.
  private OutOfFlow staticPosition(ElementBox container, ElementBox child, BlockFlow flow) {
    boolean rtl = container.style().direction() == Direction.RTL;
    float top = flow.nextY();
    float x = rtl ? flow.contentWidth : 0;
    if (child.style().originalDisplay().isInlineLevel()) {
      float y = flow.originY + top;
      float left = floats.leftEdge(y, 0, flow.originX) - flow.originX;
      float right = floats.rightEdge(y, 0, flow.originX + flow.contentWidth) - flow.originX;
      x =
          switch (container.style().textAlign()) {
            case START, JUSTIFY, MATCH_PARENT -> rtl ? right : left;
            case END -> rtl ? left : right;
            case LEFT, WEBKIT_LEFT -> left;
            case RIGHT, WEBKIT_RIGHT -> right;
            case CENTER, WEBKIT_CENTER, INTERNAL_CENTER -> (left + right) / 2;
          };
    }
    return new OutOfFlow(
        child,
        flow.edges.left() + x,
        flow.edges.top() + top,
        rtl ? OutOfFlow.StaticEdge.RIGHT : OutOfFlow.StaticEdge.LEFT,
        null);
  }

  private void placeFloat(ElementBox child, BlockFlow flow) {
    Insets margin = BoxModel.margin(child, flow.contentWidth);
    BoxFragment fragment =
        context.layout(
            child,
            ConstraintSpace.of(
                Math.max(0, flow.contentWidth - margin.horizontal()),
                flow.contentWidth,
                flow.percentageHeight,
                ConstraintSpace.WidthMode.FIT_CONTENT));
    float top = floats.clearance(FloatStyles.clear(child), flow.originY + flow.nextY());
    FloatContext.Place place =
        floats.add(
            FloatStyles.side(child),
            top,
            fragment.width() + margin.horizontal(),
            fragment.height() + margin.vertical(),
            flow.originX,
            flow.originX + flow.contentWidth,
            FloatShapes.of(fragment, margin, flow.contentWidth));
    flow.add(
        place.x() + margin.left() - flow.originX,
        place.y() + margin.top() - flow.originY,
        fragment);
  }

  private void placeBlock(ElementBox container, ElementBox child, BlockFlow flow) {
    Insets margin = BoxModel.margin(child, flow.contentWidth);
    MarginStrut topMargins =
        CollapsedMargins.top(context, child, flow.contentWidth, flow.percentageHeight);
    if (flow.ignoresQuirky) {
      topMargins = topMargins.withoutQuirky();
    }
    boolean selfCollapsing =
        CollapsedMargins.isSelfCollapsing(context, child, flow.contentWidth, flow.percentageHeight);
    FloatContext.Clear clear = FloatStyles.clear(child);
    MarginStrut aboveClearance =
        flow.atTop || clear != FloatContext.Clear.NONE
            ? null
            : CollapsedMargins.aboveClearance(
                context,
                child,
                flow.contentWidth,
                flow.percentageHeight,
                floats,
                flow.originY + flow.y,
                flow.strut);
    if (aboveClearance != null) {
      topMargins = flow.ignoresQuirky ? aboveClearance.withoutQuirky() : aboveClearance;
      selfCollapsing = false;
    }
    MarginStrut strut = flow.strut.append(topMargins);
    // CSS 2.2 §8.3.1: margins that collapse through a box place it as if its lower one did not.
    boolean empty = selfCollapsing && child.children().isEmpty();
    boolean quirkyTop = BoxModel.isQuirkyTop(child);
    MarginStrut above =
        !empty
            ? strut
            : flow.ignoresQuirky && quirkyTop
                ? flow.strut
                : flow.strut.append(margin.top(), quirkyTop);
    float top = flow.atTop ? flow.y : flow.y + above.sum();
    boolean cleared = false;
    boolean endsMargins = false;
    if (clear != FloatContext.Clear.NONE) {
      float below = floats.clearance(clear, flow.originY + top);
      if (below > flow.originY + top) {
        top = below - flow.originY;
        cleared = true;
        flow.atTop = false;
      } else if (selfCollapsing && !flow.atTop) {
        // Not in the spec: Chromium measures from the container's top here, so that nearly every
        // float beside it counts as clearance.
        float start = flow.originY + above.sum();
        endsMargins = floats.clearance(clear, start) > start;
      }
    }
    if (child.isNewFormattingContext()) {
      BoxFragment fragment = placeIndependent(container, child, margin, top, flow);
      flow.strut = MarginStrut.EMPTY.append(margin.bottom(), BoxModel.isQuirkyBottom(child));
      flow.keepsStrut = false;
      flow.atTop = false;
      flow.ignoresQuirky = false;
      return;
    }
    Insets childEdges = BoxModel.border(child).plus(BoxModel.padding(child, flow.contentWidth));
    ConstraintSpace space =
        ConstraintSpace.of(
            Math.max(0, flow.contentWidth - margin.horizontal()),
            flow.contentWidth,
            flow.percentageHeight,
            ConstraintSpace.WidthMode.STRETCH);
    float width = BoxModel.usedWidth(context, child, space, childEdges, space.availableWidth());
    float x = blockX(container, child, margin, width, 0, flow.contentWidth, flow.contentWidth);
    BoxFragment fragment =
        layoutInFlow(child, space.withFixedWidth(width), flow.originX + x, flow.originY + top);
    flow.add(x, top, fragment);
    if (selfCollapsing) {
      if (cleared) {
        flow.y = top;
        flow.strut = MarginStrut.EMPTY.append(margin.bottom(), BoxModel.isQuirkyBottom(child));
      } else {
        flow.strut = strut;
      }
      flow.keepsStrut |= cleared || endsMargins;
      return;
    }
    flow.y = Px.clamp(top + fragment.height());
    flow.strut = fragment.endMargins();
    flow.keepsStrut = false;
    flow.atTop = false;
    flow.ignoresQuirky = false;
  }

  /// A box with a formatting context of its own does not overlap floats: it becomes narrower or
  /// goes below them (CSS 2.2 §9.5).
  private BoxFragment placeIndependent(
      ElementBox container, ElementBox child, Insets margin, float from, BlockFlow flow) {
    float top = from;
    float roomHeight = 0;
    while (true) {
      float y = flow.originY + top;
      boolean beside = floats.reachesBelow(y);
      float left = margin.left();
      float right = flow.contentWidth - margin.right();
      float floatLeft = 0;
      float floatRight = flow.contentWidth;
      if (beside) {
        floatLeft = floats.leftEdge(y, roomHeight, flow.originX) - flow.originX;
        floatRight =
            floats.rightEdge(y, roomHeight, flow.originX + flow.contentWidth) - flow.originX;
        left = Math.max(left, floatLeft);
        right = Math.min(right, floatRight);
      }
      ConstraintSpace space =
          ConstraintSpace.of(
              Math.max(0, right - left),
              flow.contentWidth,
              flow.percentageHeight,
              ConstraintSpace.WidthMode.STRETCH);
      BoxFragment fragment = context.layout(child, space);
      // As in Chromium, margins make a box narrower, but need no room beside floats themselves.
      boolean floatsBeside = floatLeft > 0 || floatRight < flow.contentWidth;
      if (floatsBeside && fragment.width() > floatRight - floatLeft + 1f / 64) {
        float next = floats.nextEdgeBelow(y) - flow.originY;
        if (next > top) { // far out it may be the same, as floats are not exact there
          top = next;
          roomHeight = 0;
          continue;
        }
      }
      if (beside && fragment.height() > roomHeight) {
        // Floats further down may leave less room for a box of this height.
        roomHeight = fragment.height();
        if (floats.leftEdge(y, roomHeight, flow.originX) - flow.originX > floatLeft
            || floats.rightEdge(y, roomHeight, flow.originX + flow.contentWidth) - flow.originX
                < floatRight) {
          continue;
        }
      }
      float x;
      if (floatsBeside) {
        x = besideX(container, child, fragment.width(), left, right);
      } else {
        x =
            blockX(
                container,
                child,
                margin,
                fragment.width(),
                0,
                flow.contentWidth,
                flow.contentWidth);
      }
      flow.add(x, top, fragment);
      flow.y = Px.clamp(top + fragment.height());
      return fragment;
    }
  }

  private static float besideX(
      ElementBox container, ElementBox child, float width, float left, float right) {
    boolean autoLeft = BoxModel.isAutoMarginLeft(child);
    boolean autoRight = BoxModel.isAutoMarginRight(child);
    float free = Math.max(0, right - left - width);
    if (autoLeft && autoRight) {
      return left + Px.floor(free / 2);
    }
    TextAlign align = container.style().textAlign();
    if (!autoLeft && !autoRight && align == TextAlign.WEBKIT_CENTER) {
      return left + Px.floor(free / 2);
    }
    if (!autoLeft && !autoRight && align == TextAlign.WEBKIT_RIGHT) {
      return left + free;
    }
    if (!autoLeft && align == TextAlign.WEBKIT_LEFT) {
      return left;
    }
    boolean atRight = autoLeft || container.style().direction() == Direction.RTL;
    return atRight ? left + free : left;
  }

  /// The x of the border box (CSS 2.2 §10.3.3).
  private static float blockX(
      ElementBox container,
      ElementBox child,
      Insets margin,
      float width,
      float left,
      float right,
      float contentWidth) {
    float free = right - left - width - margin.horizontal();
    boolean autoLeft = BoxModel.isAutoMarginLeft(child);
    boolean autoRight = BoxModel.isAutoMarginRight(child);
    boolean rtl = container.style().direction() == Direction.RTL;
    if (autoLeft && autoRight) {
      return free > 0 ? left + Px.floor(free / 2) : rtl ? left + free : left;
    }
    if (autoLeft) {
      return left + Math.max(0, free);
    }
    TextAlign align = container.style().textAlign();
    if (!autoRight && free > 0) {
      if (align == TextAlign.WEBKIT_CENTER) {
        return left + margin.left() + Px.floor(free / 2);
      }
      if (align == TextAlign.WEBKIT_RIGHT) {
        return left + margin.left() + free;
      }
      if (align == TextAlign.WEBKIT_LEFT) {
        return left + margin.left();
      }
    }
    if (rtl) {
      return autoRight ? left + margin.left() : right - margin.right() - width;
    }
    return left + margin.left();
  }

  // ---------------------------------------------------------------- list markers

  /// How far floats before the list item reach into its contents where those begin.
  private float intrusion(ElementBox box, BlockFlow flow) {
    float left = flow.originX;
    float right = left + flow.contentWidth;
    return box.style().direction() == Direction.RTL
        ? Math.max(0, right - floats.rightEdge(flow.originY, 1, right))
        : Math.max(0, floats.leftEdge(flow.originY, 1, left) - left);
  }

  /// Puts the outside marker beside the first line and, as in Chromium, in front of the list item's
  /// border and of the floats before it (CSS Lists 3 §3.1); a list item without a line gets a
  /// line's height.
  private float placeMarker(
      ElementBox box, BlockFlow flow, float contentHeight, float besideFloats) {
    ElementBox marker = box.marker();
    if (marker == null) {
      return contentHeight;
    }
    MinMax sizes = context.contentSizes(marker);
    BoxFragment fragment =
        context.layout(
            marker,
            ConstraintSpace.of(
                sizes.max(), sizes.max(), Px.INDEFINITE, ConstraintSpace.WidthMode.FIT_CONTENT));
    float markerBaseline =
        !Float.isNaN(fragment.firstBaseline()) ? fragment.firstBaseline() : fragment.height();
    float pushed = pushBelowMarker(marker, flow, markerBaseline);
    float baseline = flow.builder.firstBaseline;
    // Without a line of its own, the item is as high as the marker's.
    float line =
        marker.markerSymbol().isEmpty()
            ? fragment.height()
            : InlineStyles.lineHeight(marker.style(), context.fonts(marker.style()).primary());
    float y =
        !Float.isNaN(baseline)
            ? baseline - markerBaseline
            : flow.edges.top() + (float) Math.floor((line - fragment.height()) / 2);
    boolean rtl = box.style().direction() == Direction.RTL;
    float x;
    float start = rtl ? flow.contentWidth + flow.edges.horizontal() - besideFloats : besideFloats;
    if (marker.markerSymbol().isEmpty()
        || marker.markerSymbol().equals(ElementBox.GRADIENT_MARKER)) {
      x = rtl ? start : start - fragment.width();
    } else {
      // As Chromium's ListMarker::InlineMarginsForOutside: two thirds of the ascent, and 8 px.
      float ascent = context.fonts(marker.style()).primary().ascent();
      float offset = (float) Math.floor(ascent * 2 / 3) + 8;
      x = rtl ? start + offset - fragment.width() : start - offset;
    }
    flow.builder.add(x, y, fragment);
    if (!Float.isNaN(baseline)) {
      return contentHeight + pushed;
    }
    flow.builder.firstBaseline = y + markerBaseline;
    flow.builder.lastBaseline = y + markerBaseline;
    flow.atTop = false;
    return Math.max(contentHeight, line);
  }

  /// As in Chromium: a marker that rises above the box which its line is in moves that down.
  private float pushBelowMarker(ElementBox marker, BlockFlow flow, float markerBaseline) {
    List<Fragment.Child> children = flow.builder.children();
    for (int i = 0; i < children.size(); i++) {
      Fragment.Child child = children.get(i);
      float baseline =
          switch (child.fragment()) {
            case BoxFragment box -> box.box().isFloating() ? Float.NaN : box.firstBaseline();
            case LineFragment line -> line.baseline();
            case TextFragment text -> Float.NaN;
          };
      if (Float.isNaN(baseline)) {
        continue;
      }
      float leading = 0;
      if (!marker.markerSymbol().isEmpty()) {
        SizedFont font = context.fonts(marker.style()).primary();
        float line = InlineStyles.lineHeight(marker.style(), font);
        leading = (float) Math.floor((line - font.ascent() - font.descent()) / 2);
      }
      float by = markerBaseline + leading - baseline;
      if (!(by > 0)) {
        return 0;
      }
      flow.builder.moveChildren(i, 0, by);
      flow.builder.firstBaseline += by;
      flow.builder.lastBaseline += by;
      return by;
    }
    return 0;
  }

  /// Whether boxes of this kind are laid out here.
  public static boolean handles(Kind kind) {
    return switch (kind) {
      case ROOT, BLOCK, TABLE_CELL, TABLE_CAPTION, MARKER -> true;
      case INLINE, BREAK, REPLACED, TABLE, TABLE_ROW_GROUP, TABLE_ROW -> false;
      case TABLE_COLUMN_GROUP, TABLE_COLUMN, FLEX, GRID -> false;
    };
  }
}
