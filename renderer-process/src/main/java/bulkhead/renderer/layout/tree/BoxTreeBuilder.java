package bulkhead.renderer.layout.tree;

import bulkhead.renderer.css.value.AlignKeyword;
import bulkhead.renderer.css.value.ContainerType;
import bulkhead.renderer.css.value.ContentVisibility;
import bulkhead.renderer.css.value.Direction;
import bulkhead.renderer.css.value.Display;
import bulkhead.renderer.css.value.Floating;
import bulkhead.renderer.css.value.LengthPercentage;
import bulkhead.renderer.css.value.ListStylePosition;
import bulkhead.renderer.css.value.Overflow;
import bulkhead.renderer.css.value.UnicodeBidi;
import bulkhead.renderer.dom.Document;
import bulkhead.renderer.dom.DropDowns;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.ElementState;
import bulkhead.renderer.dom.FlatTree;
import bulkhead.renderer.dom.Node;
import bulkhead.renderer.dom.Text;
import bulkhead.renderer.layout.tree.ElementBox.Kind;
import bulkhead.renderer.style.ComputedStyle;
import bulkhead.renderer.style.FirstLineStyles;
import bulkhead.renderer.style.Properties;
import bulkhead.renderer.style.Property;
import bulkhead.renderer.style.PseudoElement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Makes the box tree of a styled document: boxes by `display`, generated content, list markers,
/// form controls; [AnonymousBoxes] and [MissingTableParts] say what comes between. Owned by
/// `RendererMain`.
///
/// Boxes of an earlier tree are used again, with all that was laid out in them, where neither the
/// element nor anything below it is marked dirty and no counters are involved.
///
/// ```
/// <div>text <b>bold<p>para</p>rest</b></div>         block <div>
///                                                      block (anonymous)   text, <b> (start)
///                                                      block <p>
///                                                      block (anonymous)   <b> (end)
/// ```
public final class BoxTreeBuilder {
  private static final int DIRTY =
      Node.BOXES
          | Node.CHILD_BOXES
          | Node.LAYOUT
          | Node.CHILD_LAYOUT
          | Node.PAINT
          | Node.CHILD_PAINT;

  private static final int OWN_DIRTY = Node.BOXES | Node.LAYOUT | Node.PAINT;

  private final ImageProvider images;
  private final FirstLineStyles lineStyles;
  private final float scrollbar;
  private final Set<Element> skippable;
  private final CounterScopes counters = new CounterScopes();

  /// Whether the element that comes next is meant as one of the top layer.
  private boolean isOnTop;

  /// Whether boxes of earlier layouts are not to be used.
  private boolean fresh;

  /// @param scrollbar thickness of scrollbars in CSS px, 0 for none
  /// @param skippable takes the elements whose contents are skipped while they are not relevant
  public BoxTreeBuilder(
      ImageProvider images, FirstLineStyles lineStyles, float scrollbar, Set<Element> skippable) {
    this.images = images;
    this.lineStyles = lineStyles;
    this.scrollbar = scrollbar;
    this.skippable = skippable;
  }

  /// @return the initial containing block's box, with the root element's box in it if that has one
  public ElementBox build(Document document, ComputedStyle initialStyle) {
    ElementBox root = new ElementBox(Kind.ROOT, null, null, initialStyle, true, false);
    root.setNewFormattingContext(true);
    List<Box> children = new ArrayList<>();
    document.clearDirty(DIRTY);
    Element html = document.documentElement();
    if (html != null) {
      List<Box> onTop = new ArrayList<>();
      for (Element element : document.topLayer().elements()) {
        new BoxTreeBuilder(images, lineStyles, scrollbar, skippable)
            .addOnTop(element, initialStyle, onTop);
      }
      addElement(html, initialStyle, children);
      children.addAll(onTop);
    }
    AnonymousBoxes.finishBlockContainer(root, children);
    return root;
  }

  /// CSS Positioned Layout 4 §3.2: an element of the top layer has its box beside the root
  /// element's, after its backdrop. Marks go before those of what is around it.
  private void addOnTop(Element element, ComputedStyle initialStyle, List<Box> out) {
    for (Node node = FlatTree.parent(element); node != null; node = FlatTree.parent(node)) {
      ComputedStyle style = node instanceof Element around ? ComputedStyle.used(around) : null;
      if (node instanceof Element && (style == null || style.display() == Display.NONE)) {
        element.setLayoutObject(null);
        return;
      }
    }
    List<Box> made = new ArrayList<>();
    isOnTop = true;
    addElement(element, initialStyle, made);
    if (!made.isEmpty()) {
      addBackdrop(element, out);
      out.addAll(made);
      for (Box box : out) {
        if (box instanceof ElementBox each) {
          each.setTopLayer();
        }
      }
    }
  }

  private void addBackdrop(Element element, List<Box> out) {
    ComputedStyle style = ComputedStyle.used(element, PseudoElement.BACKDROP);
    if (style != null && style.display() != Display.NONE) {
      ElementBox box =
          new ElementBox(Kind.BLOCK, element, PseudoElement.BACKDROP, style, false, false);
      setContextFlags(box);
      box.setNewFormattingContext(true);
      box.setChildren(List.of(), false);
      out.add(box);
    }
  }

  /// A box as large as the page it is laid out in, with what is in `container`. All boxes are new.
  public ElementBox buildInside(Element container, ComputedStyle style) {
    fresh = true;
    ElementBox root = new ElementBox(Kind.ROOT, null, null, style, true, false);
    root.setNewFormattingContext(true);
    List<Box> children = new ArrayList<>();
    for (Node child = FlatTree.firstChild(container);
        child != null;
        child = FlatTree.nextSibling(child)) {
      addNode(child, style, children);
    }
    AnonymousBoxes.finishBlockContainer(root, children);
    return root;
  }

  /// What the user agent's rule for `::marker` says of one that is text in a line.
  private static final Map<Property, Object> ISOLATED =
      Map.of(Properties.UNICODE_BIDI, UnicodeBidi.ISOLATE);

  /// Behind a picture that is the marker inside of an item, as in Chromium.
  private static final LengthPercentage MARKER_GAP = LengthPercentage.px(7);

  // ---------------------------------------------------------------- one node

  private void addNode(Node node, ComputedStyle parentStyle, List<Box> out) {
    if (node instanceof Text text) {
      node.clearDirty(DIRTY);
      if (!text.data().isEmpty()) {
        out.add(new TextBox(parentStyle, text, text.data()));
      }
    } else if (node instanceof Element element) {
      addElement(element, parentStyle, out);
    }
  }

  /// HTML §15.3.1: what stands for scripts is not shown where they run. §4.8.6: an `embed` that
  /// names nothing is nothing.
  private static boolean isUnneeded(Element element) {
    return element.is("noscript") && element.ownerDocument().isScripted()
        || element.is("embed") && !element.hasAttribute("src") && !element.hasAttribute("type");
  }

  void addElement(Element element, ComputedStyle parentStyle, List<Box> out) {
    if (element.hasState(ElementState.TOP_LAYER) && !isOnTop) {
      return;
    }
    isOnTop = false;
    ComputedStyle style = ComputedStyle.used(element);
    if (style == null || style.display() == Display.NONE || isUnneeded(element)) {
      element.clearDirty(DIRTY);
      clearBelow(element);
      element.setLayoutObject(null);
      return;
    }
    ElementBox before =
        !fresh && element.layoutObject() instanceof ElementBox kept && kept.style() == style
            ? kept
            : null;
    if (before != null && isStill(element, before)) {
      out.add(before);
      return;
    }
    element.clearDirty(DIRTY);
    addBoxes(element, style, out);
    if (before != null && element.layoutObject() instanceof ElementBox after) {
      after.takeOver(before);
    }
    clearBelow(element);
  }

  /// Whether the element's box, which has the right style, is used again.
  private boolean isStill(Element element, ElementBox box) {
    if (!element.isDirty(DIRTY)) {
      return box.resumeCounters(counters);
    }
    return !element.isDirty(OWN_DIRTY)
        && new ChangedChildren(this, counters).apply(element, box, DIRTY);
  }

  /// The nodes that make no boxes (in replaced elements, in what is closed or not displayed) are
  /// done with too. A bit that stayed would stop the next change there from being seen, as marks
  /// go no further up than where they find themselves.
  private static void clearBelow(Node top) {
    for (Node child = FlatTree.firstChild(top);
        child != null;
        child = FlatTree.nextSibling(child)) {
      if (child.isDirty(DIRTY)) {
        for (Node node = child; node != null; node = FlatTree.next(node, child)) {
          node.clearDirty(DIRTY);
        }
      }
    }
  }

  private void addBoxes(Element element, ComputedStyle style, List<Box> out) {
    int usesBefore = counters.uses();
    CounterScopes.State before = counters.state();
    countersOf(element, style);
    if (style.display() == Display.CONTENTS) {
      if (FormControls.isReplacedName(element)) {
        return;
      }
      element.setLayoutObject(null);
      addPseudo(element, PseudoElement.BEFORE, out);
      for (Node child = FlatTree.firstChild(element);
          child != null;
          child = FlatTree.nextSibling(child)) {
        addNode(child, style, out);
      }
      addPseudo(element, PseudoElement.AFTER, out);
      counters.leave(element);
      return;
    }
    ElementBox box = boxFor(element, style, out);
    counters.leave(element);
    if (box != null) {
      StyledImages.request(images, style);
      if (counters.uses() != usesBefore) {
        box.keepCounters(before, counters.state());
      }
      if (element.layoutObject() instanceof ElementBox earlier) {
        box.rememberAs(earlier);
      }
      if (box.mayLoseRelevance()) {
        skippable.add(element);
      }
      element.setLayoutObject(box);
      out.add(box);
    }
  }

  private @Nullable ElementBox boxFor(Element element, ComputedStyle style, List<Box> out) {
    if (element.isHtml()) {
      if (element.is("br")) {
        return new ElementBox(Kind.BREAK, element, null, style, false, true);
      }
      if (element.is("wbr")) {
        // As in Chromium it is text that nobody wrote, however it is positioned, and has no box.
        element.setLayoutObject(null);
        out.add(new TextBox(style, null, TextBox.WORD_BREAK));
        return null;
      }
      ReplacedContent replaced = FormControls.replacedContent(element, images);
      if (replaced != null) {
        ElementBox box =
            new ElementBox(Kind.REPLACED, element, null, style, false, isInline(style));
        box.setReplaced(replaced);
        box.setNewFormattingContext(true);
        if (replaced instanceof ReplacedContent.Broken
            && BrokenImages.ignoresSize(element, style)) {
          box.setSizeIgnored();
        }
        return box;
      }
    }
    if (element.localName().equals("svg") && !element.isHtml()) {
      ElementBox box = new ElementBox(Kind.REPLACED, element, null, style, false, isInline(style));
      box.setReplaced(ReplacedContent.Svg.of(element));
      box.setNewFormattingContext(true);
      return box;
    }
    if (element.is("frameset")) {
      return frameset(element, style);
    }
    Kind kind = kindOf(style.display());
    boolean arranges = (kind == Kind.FLEX || kind == Kind.GRID) && element.is("button");
    if (!arranges && FormControls.isBlockContainer(element)) {
      // Whatever `display` says, these lay out their value in a block of their own.
      kind = Kind.BLOCK;
    }
    if (style.display() == Display.RUBY_TEXT && !RubyColumns.isAround(element.parentElement())) {
      kind = Kind.INLINE;
    }
    boolean inline = isInline(style);
    boolean legend = Fieldsets.isLegend(element, style);
    if (legend) {
      kind = Fieldsets.blockified(kind);
      inline = false;
    }
    boolean broken = kind == Kind.INLINE && element.is("img");
    if (broken) {
      kind = Kind.BLOCK;
    }
    if (kind == Kind.INLINE
        && (style.position().isOutOfFlow() || isFloat(style) || turns(element, null, style))) {
      kind = Kind.BLOCK;
    }
    Kind inside = kind;
    boolean fieldset = Fieldsets.hasLegend(element);
    if (fieldset) {
      kind = Kind.BLOCK;
    }
    ElementBox box = new ElementBox(kind, element, null, style, false, inline);
    setContextFlags(box);
    if (broken && BrokenImages.ignoresSize(element, style)) {
      box.setSizeIgnored();
    }
    if (legend) {
      box.setNewFormattingContext(true);
    }
    List<Box> children = new ArrayList<>();
    if (style.display().isListItem()) {
      addMarker(box, element, style, ComputedStyle.used(element, PseudoElement.MARKER), children);
    }
    addPseudo(element, PseudoElement.BEFORE, children);
    if (element.is("input") && FormControls.inputType(element).equals("file")) {
      addFileButton(element, children);
    }
    if (!FormControls.addContents(element, style, box, children)) {
      addChildren(element, style, children);
    }
    addPseudo(element, PseudoElement.AFTER, children);
    FirstLetter.apply(element, kind, children, lineStyles);
    if (fieldset) {
      finishFieldset(box, inside, children);
    } else {
      finish(box, children);
    }
    new FirstLines(lineStyles).apply(element, box);
    return box;
  }

  /// A frameset shows the frames and framesets in it and nothing else (HTML §15.6).
  private ElementBox frameset(Element element, ComputedStyle style) {
    ElementBox box = new ElementBox(Kind.BLOCK, element, null, style, false, false);
    List<Box> cells = new ArrayList<>();
    for (Element child = element.firstElementChild();
        child != null;
        child = child.nextElementSibling()) {
      if (child.is("frame") || child.is("frameset")) {
        addElement(child, style, cells);
      }
    }
    box.setFrameset();
    box.setNewFormattingContext(true);
    box.setChildren(cells, false);
    return box;
  }

  /// The legend, and a box of its own for the rest, which is formatted as the fieldset's `display`
  /// says (HTML §15.3.13).
  private void finishFieldset(ElementBox box, Kind inside, List<Box> children) {
    Box legend = Fieldsets.legendOf(children);
    if (legend == null) {
      AnonymousBoxes.finish(box, children);
      return;
    }
    children.remove(legend);
    Kind kind = inside == Kind.FLEX || inside == Kind.GRID ? inside : Kind.BLOCK;
    ElementBox content = new ElementBox(kind, null, null, box.style(), true, false);
    content.setNewFormattingContext(true);
    if (box.isMulticol()) {
      content.setMulticol();
    }
    if (box.clipsOverflow() && !userScrolls(box.style())) {
      content.setOverflow(true, false, 0);
      box.setOverflow(false, false, 0);
    }
    AnonymousBoxes.finish(content, children);
    box.setFieldset();
    box.setNewFormattingContext(true);
    box.setChildren(List.of(legend, content), false);
  }

  private static boolean userScrolls(ComputedStyle style) {
    return userScrolls(style.overflowX()) || userScrolls(style.overflowY());
  }

  private static boolean userScrolls(Overflow overflow) {
    return overflow == Overflow.AUTO || overflow == Overflow.SCROLL;
  }

  private void addChildren(Element element, ComputedStyle style, List<Box> children) {
    boolean closedDetails = element.is("details") && !element.hasAttribute("open");
    boolean firstSummary = true;
    if (element.is("details") && !hasSummary(element)) {
      addDefaultSummary(element, style, children);
    }
    List<Box> skipped = new ArrayList<>(0);
    for (Node child = FlatTree.firstChild(element);
        child != null;
        child = FlatTree.nextSibling(child)) {
      boolean summary = firstSummary && child instanceof Element each && each.is("summary");
      addNode(child, style, closedDetails && !summary ? skipped : children);
      firstSummary &= !summary;
    }
    if (closedDetails) {
      children.add(skippedContents(style, skipped));
    }
  }

  /// HTML §15.5.4: what a closed `details` does not show is in a part of its own, whose contents
  /// are skipped.
  private ElementBox skippedContents(ComputedStyle details, List<Box> contents) {
    ComputedStyle style =
        details.part(
            Display.BLOCK, Map.of(Properties.CONTENT_VISIBILITY, ContentVisibility.HIDDEN));
    ElementBox box = new ElementBox(Kind.BLOCK, null, null, style, false, false);
    setContextFlags(box);
    AnonymousBoxes.finish(box, contents);
    return box;
  }

  private static boolean hasSummary(Element details) {
    for (Element child = details.firstElementChild();
        child != null;
        child = child.nextElementSibling()) {
      if (child.is("summary")) {
        return true;
      }
    }
    return false;
  }

  /// HTML §15.5.4: what stands for the summary that a `details` lacks.
  private void addDefaultSummary(Element details, ComputedStyle style, List<Box> out) {
    ElementBox summary = new ElementBox(Kind.BLOCK, null, null, style, true, false);
    ElementBox marker = new ElementBox(Kind.MARKER, null, null, style, true, true);
    marker.setMarkerSymbol(details.hasAttribute("open") ? "disclosure-open" : "disclosure-closed");
    marker.setNewFormattingContext(true);
    marker.setChildren(List.of(), true);
    List<Box> line = new ArrayList<>();
    line.add(marker);
    line.add(new TextBox(style, null, "Details"));
    AnonymousBoxes.finish(summary, line);
    out.add(summary);
  }

  private static boolean isFloat(ComputedStyle style) {
    return style.floating() != Floating.NONE;
  }

  private static boolean isInline(ComputedStyle style) {
    return style.display().isInlineLevel();
  }

  private static Kind kindOf(Display display) {
    return switch (display) {
      case BLOCK,
          INLINE_BLOCK,
          FLOW_ROOT,
          LIST_ITEM,
          FLOW_ROOT_LIST_ITEM,
          INLINE_FLOW_ROOT_LIST_ITEM,
          RUBY_TEXT ->
          Kind.BLOCK;
      case BLOCK_RUBY, BLOCK_MATH -> Kind.BLOCK;
      case INLINE, INLINE_LIST_ITEM, RUBY, MATH, NONE, CONTENTS -> Kind.INLINE;
      case FLEX, INLINE_FLEX -> Kind.FLEX;
      case GRID, INLINE_GRID -> Kind.GRID;
      case TABLE, INLINE_TABLE -> Kind.TABLE;
      case TABLE_ROW_GROUP, TABLE_HEADER_GROUP, TABLE_FOOTER_GROUP -> Kind.TABLE_ROW_GROUP;
      case TABLE_ROW -> Kind.TABLE_ROW;
      case TABLE_CELL -> Kind.TABLE_CELL;
      case TABLE_COLUMN_GROUP -> Kind.TABLE_COLUMN_GROUP;
      case TABLE_COLUMN -> Kind.TABLE_COLUMN;
      case TABLE_CAPTION -> Kind.TABLE_CAPTION;
    };
  }

  private void setContextFlags(ElementBox box) {
    ComputedStyle style = box.style();
    Kind kind = box.kind();
    if (kind != Kind.INLINE && kind != Kind.BREAK) {
      boolean scrolls =
          style.overflowX().isScrollContainer() || style.overflowY().isScrollContainer();
      Element element = box.element();
      boolean clips =
          scrolls
              || element != null && box.pseudo() == null && DropDowns.popsUp(element)
              || box.isContained("paint")
              || style.overflowX() == Overflow.CLIP
              || style.overflowY() == Overflow.CLIP;
      boolean table = kind == Kind.TABLE_ROW || kind == Kind.TABLE_ROW_GROUP || kind == Kind.TABLE;
      boolean own = !table && (element == null || !ViewportOverflow.isTakenFrom(element));
      box.setOverflow(clips && own, scrolls && own, scrollbar);
    }
    if (kind == Kind.BLOCK
        && (style.columnCount() > 0 || !style.columnWidth().isAuto())
        && (box.element() == null || !FormControls.isBlockContainer(box.element()))) {
      box.setMulticol();
    }
    boolean independent =
        switch (kind) {
          case ROOT, REPLACED, TABLE, TABLE_ROW_GROUP, TABLE_ROW, TABLE_CELL, TABLE_CAPTION -> true;
          case TABLE_COLUMN_GROUP, TABLE_COLUMN, FLEX, GRID, MARKER -> true;
          case INLINE, BREAK -> false;
          case BLOCK ->
              box.isFloating()
                  || box.isOutOfFlow()
                  || box.isInlineLevel()
                  || box.isScrollContainer()
                  || box.isMulticol()
                  || isContextRoot(style.display())
                  || turns(box.element(), box.pseudo(), style)
                  || box.isContained("layout")
                  || box.isContained("paint")
                  || style.containerType() != ContainerType.NONE
                  || style.alignContent().keyword() != AlignKeyword.NORMAL
                  || box.pseudo() == null && isContextElement(box.element());
        };
    box.setNewFormattingContext(independent);
  }

  /// Whether the writing mode is another than around the box (CSS Writing Modes 4 §3.2).
  private static boolean turns(
      @Nullable Element element, @Nullable PseudoElement pseudo, ComputedStyle style) {
    Element around = element == null || pseudo != null ? element : element.parentElement();
    ComputedStyle outer = around == null ? null : ComputedStyle.used(around);
    return outer != null && outer.writingMode() != style.writingMode();
  }

  private static boolean isContextRoot(Display display) {
    return switch (display) {
      case FLOW_ROOT, INLINE_BLOCK, FLOW_ROOT_LIST_ITEM, INLINE_FLOW_ROOT_LIST_ITEM -> true;
      default -> false;
    };
  }

  private static boolean isContextElement(@Nullable Element element) {
    return element != null
        && (element.is("fieldset") || element.is("html") || FormControls.isBlockContainer(element));
  }

  // ---------------------------------------------------------------- generated content

  private void addPseudo(Element element, PseudoElement pseudo, List<Box> out) {
    ComputedStyle style = ComputedStyle.used(element, pseudo);
    if (style == null || style.display() == Display.NONE) {
      return;
    }
    countersOf(element, style);
    List<Box> children = new ArrayList<>();
    if (!GeneratedContent.add(element, style, images, counters, this, children)) {
      return;
    }
    if (style.display() == Display.CONTENTS) {
      out.addAll(children);
      return;
    }
    Kind kind = kindOf(style.display());
    if (style.display() == Display.RUBY_TEXT && !RubyColumns.isAround(element)) {
      kind = Kind.INLINE;
    }
    if (kind == Kind.INLINE && (style.position().isOutOfFlow() || isFloat(style))) {
      kind = Kind.BLOCK;
    }
    ElementBox box = new ElementBox(kind, element, pseudo, style, false, isInline(style));
    StyledImages.request(images, style);
    setContextFlags(box);
    if (style.display().isListItem()) {
      List<Box> marker = new ArrayList<>(1);
      addMarker(box, element, style, null, marker);
      children.addAll(0, marker);
    }
    finish(box, children);
    out.add(box);
  }

  private static void finish(ElementBox box, List<Box> children) {
    boolean ruby =
        switch (box.style().display()) {
          case RUBY -> box.kind() == Kind.INLINE;
          case BLOCK_RUBY -> box.kind() == Kind.BLOCK;
          default -> false;
        };
    AnonymousBoxes.finish(box, ruby ? RubyColumns.of(box.style(), children) : children);
  }

  /// What a file input is pressed on (HTML §15.5.11).
  private void addFileButton(Element input, List<Box> out) {
    ComputedStyle style = ComputedStyle.used(input, PseudoElement.FILE_SELECTOR_BUTTON);
    if (style == null || style.display() == Display.NONE) {
      return;
    }
    ElementBox button =
        new ElementBox(
            Kind.BLOCK, input, PseudoElement.FILE_SELECTOR_BUTTON, style, false, isInline(style));
    setContextFlags(button);
    button.setNewFormattingContext(true);
    List<Box> label = new ArrayList<>();
    label.add(
        new TextBox(style, null, input.hasAttribute("multiple") ? "Choose Files" : "Choose File"));
    AnonymousBoxes.finish(button, label);
    out.add(button);
  }

  int enterQuote() {
    int depth = counters.quoteDepth();
    counters.setQuoteDepth(depth + 1);
    return depth;
  }

  /// @return false where no quote is open (CSS Generated Content 3 §3.2.1)
  boolean leaveQuote() {
    int depth = counters.quoteDepth();
    if (depth == 0) {
      return false;
    }
    counters.setQuoteDepth(depth - 1);
    return true;
  }

  int quoteDepth() {
    return counters.quoteDepth();
  }

  private void countersOf(Element element, ComputedStyle style) {
    GeneratedContent.count(element, style, counters);
  }

  /// @param markerStyle null where no rule says one
  private void addMarker(
      ElementBox item,
      Element element,
      ComputedStyle style,
      @Nullable ComputedStyle markerStyle,
      List<Box> children) {
    ComputedStyle text = markerStyle == null ? style : markerStyle;
    MarkerContent content = GeneratedContent.marker(element, style, text, images, counters, this);
    if (content == null) {
      return;
    }
    // CSS Lists 3 §3.5: the marker of an inline box is always in it.
    boolean inside =
        style.listStylePosition() == ListStylePosition.INSIDE || item.kind() == Kind.INLINE;
    boolean symbol = !content.symbol().isEmpty() && content.image() == null;
    if (inside && !symbol && markerStyle == null) {
      text = style.part(Display.INLINE, ISOLATED);
    }
    ElementBox marker =
        new ElementBox(
            inside && !symbol ? Kind.INLINE : Kind.MARKER,
            element,
            PseudoElement.MARKER,
            text,
            true,
            inside);
    List<Box> contents = new ArrayList<>();
    ImageResource image = content.image();
    if (image != null) {
      Property behind =
          text.direction() == Direction.RTL ? Properties.MARGIN_LEFT : Properties.MARGIN_RIGHT;
      ComputedStyle pictureStyle = text.part(Display.INLINE, Map.of(behind, MARKER_GAP));
      ElementBox picture = new ElementBox(Kind.REPLACED, null, null, pictureStyle, !inside, true);
      picture.setReplaced(new ReplacedContent.Picture(image));
      picture.setNewFormattingContext(true);
      contents.add(picture);
    } else {
      contents.add(new TextBox(text, null, content.text()));
    }
    marker.setMarkerSymbol(content.symbol());
    if (inside) {
      marker.setNewFormattingContext(symbol);
      marker.setChildren(contents, true);
      children.add(marker);
    } else {
      marker.setNewFormattingContext(true);
      marker.setChildren(contents, true);
      item.setMarker(marker);
    }
  }

  /// @param symbol the name of the drawn symbol, or "" for text
  record MarkerContent(String symbol, String text, @Nullable ImageResource image) {}
}
