package bulkhead.renderer;

import bulkhead.renderer.css.value.ColorValue;
import bulkhead.renderer.css.value.Overflow;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.layout.fragment.BoxFragment;
import bulkhead.renderer.layout.fragment.TextFragment;
import bulkhead.renderer.layout.tree.DateTimeFields;
import bulkhead.renderer.paint.Highlights;
import bulkhead.renderer.selection.FieldText;
import bulkhead.renderer.selection.SelectionLook;
import bulkhead.renderer.style.ComputedStyle;
import bulkhead.renderer.style.Properties;
import io.github.humbleui.types.Rect;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The text field that has the keyboard, as it is drawn: its selection, the blinking caret, and how
/// far its text is moved aside. What is typed and selected is decided in `08-editing.js`. Thread:
/// `RendererMain`.
final class PageFields {
  private static final int BLINK_MILLIS = 500;

  /// A caret that nobody moves stops blinking after so many changes, as GTK's does.
  private static final int BLINKS = 40;

  private static final Highlights.Look EDITED_PART = new Highlights.Look(0xff3367d1, 0xffffffff);
  private static final float PART_PADDING = 1;

  /// Blinking goes by this clock.
  interface Clock {
    void after(int millis, Runnable run);
  }

  private final PagePipeline pipeline;
  private final Clock clock;
  private final Runnable changed;
  private @Nullable Element field;
  private @Nullable Element rich; // the editing host that has the keyboard
  private int start;
  private int end;
  private int caret;
  private float shift;
  private float goal = Float.NaN; // where vertical movement aims at
  private boolean lit = true;
  private int blinks;
  private boolean ticking;

  PageFields(PagePipeline pipeline, Clock clock, Runnable changed) {
    this.pipeline = pipeline;
    this.clock = clock;
    this.changed = changed;
  }

  /// The focus has moved: to a field that takes text, or away from it.
  void setField(@Nullable Element element) {
    Element now = element != null && isField(element) ? element : null;
    Element host = element != null && now == null && PageFocus.takesText(element) ? element : null;
    if (now == field && host == rich) {
      return;
    }
    field = now;
    rich = host;
    shift = 0;
    start = 0;
    end = 0;
    caret = 0;
    light();
  }

  @Nullable Element field() {
    Element element = field;
    return element != null && element.isConnected() ? element : null;
  }

  /// The editing host that has the keyboard.
  @Nullable Element rich() {
    Element element = rich;
    return element != null && element.isConnected() ? element : null;
  }

  /// The page's selection has changed: a caret in rich text is seen at once.
  void selectionMoved() {
    if (rich != null) {
      light();
    }
  }

  static boolean isField(Element element) {
    return (element.is("input") || element.is("textarea")) && PageFocus.takesText(element);
  }

  /// The field that a node is, or is in.
  static @Nullable Element around(@Nullable Element element) {
    return element != null && isField(element) ? element : null;
  }

  /// What is selected in a field is something else now.
  void select(Element element, int from, int to, int caretIndex, boolean keepGoal) {
    if (element != field) {
      return;
    }
    start = from;
    end = to;
    caret = caretIndex;
    if (!keepGoal) {
      goal = Float.NaN;
    }
    light();
  }

  /// The caret is seen at once after each change, and then blinks.
  private void light() {
    lit = true;
    blinks = 0;
    pipeline.repaint();
    changed.run();
    tick();
  }

  private void tick() {
    if (!ticking && (field != null || rich != null) && blinks < BLINKS) {
      ticking = true;
      clock.after(
          BLINK_MILLIS,
          () -> {
            ticking = false;
            if (field() == null && rich() == null) {
              return;
            }
            blinks++;
            boolean now = blinks >= BLINKS || blinks % 2 == 0;
            if (now != lit && start == end && pipeline.marks().isFocused()) {
              pipeline.repaint();
              changed.run();
            }
            lit = now;
            tick();
          });
    }
  }

  // Geometry

  private static String shown(Element element) {
    return DateTimeFields.isFor(element)
        ? DateTimeFields.text(element, value(element))
        : value(element);
  }

  private static String value(Element element) {
    String edited = element.controlValue();
    if (edited != null) {
      return edited;
    }
    return element.is("textarea") ? element.textContent() : element.attributeOrEmpty("value");
  }

  private @Nullable FieldText textOf(Element element) {
    BoxFragment box = pipeline.boxes().boxOf(element);
    return box == null ? null : FieldText.of(box, shown(element));
  }

  /// The index before which a press at a point of the page area (device pixels) puts the caret; in
  /// a field of a date or a time, the number of the part that is there.
  int indexAt(Element element, float x, float y) {
    FieldText text = textOf(element);
    Rect place = pipeline.boxes().placeOf(element);
    if (text == null || place == null) {
      return 0;
    }
    float left = place.getLeft() - pipeline.viewportX() - pipeline.x(element) - fieldShift(element);
    float top = place.getTop() - pipeline.viewportY() - pipeline.y(element);
    int index =
        text.indexAt(x / pipeline.viewport().scale() - left, y / pipeline.viewport().scale() - top);
    return DateTimeFields.isFor(element)
        ? DateTimeFields.partAt(element, value(element), index)
        : index;
  }

  /// Where the selection begins in the field that has the keyboard, in the viewport (CSS px); null
  /// when the keyboard is in none, or in one of several parts.
  @Nullable Rect selectionStart() {
    Element element = field();
    FieldText text = element == null ? null : textOf(element);
    Rect place = element == null ? null : pipeline.boxes().placeOf(element);
    if (element == null || text == null || place == null || DateTimeFields.isFor(element)) {
      return null;
    }
    return text.caret(Math.min(start, shown(element).length()))
        .offset(
            place.getLeft() - pipeline.viewportX() - pipeline.x(element) - fieldShift(element),
            place.getTop() - pipeline.viewportY() - pipeline.y(element));
  }

  /// Whether a point of the page area (device pixels) is in what is selected of the field.
  boolean isSelected(Element element, float x, float y) {
    int index = indexAt(element, x, y);
    return element == field && start < end && index >= start && index <= end;
  }

  /// What is selected in the field that has the keyboard, as it may be told to others: nothing of a
  /// password.
  String selectedText() {
    Element element = field();
    if (element == null || element.attributeOrEmpty("type").equalsIgnoreCase("password")) {
      return "";
    }
    String value = shown(element);
    int to = Math.min(end, value.length());
    return value.substring(Math.min(start, to), to);
  }

  int lineEdge(Element element, int index, boolean atEnd) {
    FieldText text = textOf(element);
    return text == null ? index : atEnd ? text.lineEnd(index) : text.lineStart(index);
  }

  /// The index so many lines further down; a page of lines is what the field shows.
  int vertically(Element element, int index, int lines, boolean pages) {
    FieldText text = textOf(element);
    BoxFragment box = pipeline.boxes().boxOf(element);
    if (text == null || box == null) {
      return index;
    }
    if (pages && box.box().style().overflowY() == Overflow.HIDDEN) {
      return index; // as in Chromium: the keys for pages move what the user can scroll
    }
    Rect from = text.caret(index);
    if (Float.isNaN(goal)) {
      goal = from.getLeft();
    }
    int count = pages ? lines * Math.max(1, (int) (box.height() / from.getHeight()) - 1) : lines;
    return text.vertically(index, count, goal);
  }

  float fieldShift(Element element) {
    return element == field ? shift : 0;
  }

  /// The user has moved the caret: a text area scrolls to it.
  void reveal(Element element) {
    if (!element.is("textarea")) {
      return;
    }
    FieldText text = textOf(element);
    Rect place = pipeline.boxes().placeOf(element);
    if (text != null && place != null) {
      Rect at =
          text.caret(caret)
              .offset(place.getLeft() - pipeline.x(element), place.getTop() - pipeline.y(element));
      pipeline.scroll().intoView(pipeline.update(), at, element, PageScroll.Align.NEAREST);
    }
  }

  /// The text of a one-line field moves so that the caret is in sight.
  private void revealSideways(FieldText text, Rect at) {
    float left = text.contentLeft();
    float right = text.contentRight();
    float most = Math.max(0, text.right() + 1 - right);
    float next = shift;
    if (at.getLeft() - next > right - 1) {
      next = at.getLeft() - right + 1;
    }
    if (at.getLeft() - next < left) {
      next = at.getLeft() - left;
    }
    shift = Math.clamp(next, 0, most);
  }

  // Marks

  /// What the field has to be drawn with, over what is marked in the rest of the page.
  Highlights over(Highlights others) {
    Element element = field();
    BoxFragment box = element == null ? null : pipeline.boxes().laidOutBoxOf(element);
    if (element == null || box == null) {
      return overRich(others);
    }
    String value = shown(element);
    FieldText text = FieldText.of(box, value);
    if (DateTimeFields.isFor(element)) {
      int[] part = DateTimeFields.rangeOf(element, value(element), start);
      return new Marks(others, partOf(text, part[0], part[1]), null);
    }
    Rect at = text.caret(Math.min(caret, value.length()));
    if (element.is("input")) {
      revealSideways(text, at);
    }
    ComputedStyle style = box.box().style();
    if (start < end) {
      return new Marks(others, selected(element, text), null);
    }
    if (!lit || !pipeline.marks().isFocused()) {
      return others;
    }
    int argb =
        style.get(Properties.CARET_COLOR) instanceof ColorValue color
            ? color.resolve(style.color()).argb()
            : style.color().argb();
    float width =
        Math.max(1, Math.round(pipeline.viewport().scale()) / pipeline.viewport().scale());
    Rect rect = Rect.makeXYWH(at.getLeft(), at.getTop(), width, at.getHeight());
    return new Marks(others, Map.of(), new Highlights.Caret(box, rect, argb));
  }

  private Highlights overRich(Highlights others) {
    Element host = rich();
    if (host == null || !lit || !pipeline.marks().isFocused()) {
      return others;
    }
    Highlights.Caret caret = RichCaret.in(pipeline, host);
    return caret == null ? others : new Marks(others, Map.of(), caret);
  }

  private Map<TextFragment, List<Highlights.Mark>> selected(Element element, FieldText text) {
    boolean active = pipeline.marks().isFocused();
    Map<TextFragment, List<Highlights.Mark>> marks = new IdentityHashMap<>();
    for (FieldText.Part part : text.parts(start, end)) {
      Highlights.Look look = SelectionLook.of(element, part.fragment().box().style(), active);
      marks.put(part.fragment(), List.of(part.mark(look, 0)));
    }
    return marks;
  }

  /// The part of a date or a time that the keyboard edits: its whole box, also where the window has
  /// no focus.
  private static Map<TextFragment, List<Highlights.Mark>> partOf(FieldText text, int from, int to) {
    Map<TextFragment, List<Highlights.Mark>> marks = new IdentityHashMap<>();
    for (FieldText.Part part : text.parts(from, to)) {
      marks.put(part.fragment(), List.of(part.mark(EDITED_PART, PART_PADDING)));
    }
    return marks;
  }

  private record Marks(
      Highlights others,
      Map<TextFragment, List<Highlights.Mark>> own,
      Highlights.@Nullable Caret caret)
      implements Highlights {
    @Override
    public List<Mark> of(TextFragment fragment) {
      List<Mark> found = others.of(fragment);
      return found.isEmpty() ? own.getOrDefault(fragment, List.of()) : found;
    }

    @Override
    public List<Float> ticks() {
      return others.ticks();
    }
  }
}
