package bulkhead.renderer;

import bulkhead.ipc.api.KeyInput;
import bulkhead.ipc.api.MouseInput;
import bulkhead.ipc.api.PageHost;
import bulkhead.ipc.api.WheelInput;
import bulkhead.renderer.compositor.KeyboardScroll;
import bulkhead.renderer.css.value.CursorKind;
import bulkhead.renderer.devtools.InspectedPage.DragStep;
import bulkhead.renderer.dom.Document;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.ElementState;
import bulkhead.renderer.dom.Node;
import bulkhead.renderer.dom.Range;
import bulkhead.renderer.layout.LayoutResult;
import bulkhead.renderer.layout.fragment.TextFragment;
import bulkhead.renderer.paint.HitResult;
import bulkhead.renderer.script.bindings.RealmBindings;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.humbleui.types.Point;
import io.github.humbleui.types.Rect;
import org.jspecify.annotations.Nullable;

/// What the user's mouse does in one document, and who has each other kind of input: links, focus,
/// selection, drags. Keys are [KeyboardInput]'s. Thread: `RendererMain`.
final class PageInput {
  private static final int SHIFT = 1;
  private static final int LEFT = 1;
  private static final int MIDDLE = 2;
  private static final int RIGHT = 3;
  private static final int AUTOSCROLL_MILLIS = 50;

  /// How far from the corner a menu is that is about nothing, in CSS px.
  private static final int MENU_MARGIN = 1;

  private final int pageId;
  private final Document document;
  private final PagePipeline pipeline;
  private final PluginInput plugins;
  private final PageHost browser;
  private final LocalFrame frame;
  private final Runnable changed;
  private final PageLinks links;
  private final PageFocus focus;
  private final PageClipboard clipboard;
  private final SelectionInput selection;
  private final PageFields fields;
  private final PageDropDowns options;
  private final PageChoosers choosers;
  private final PageContextMenu contextMenu;
  private final InputEvents events = new InputEvents();
  private final InputScripts scripts;
  private final PointerFeedback feedback;
  private final KeyboardInput keyboard;
  private final SliderInput slider;
  private final FingerInput fingers;
  private final DragInput drag = new DragInput();
  private final ResizeInput resize;
  private @Nullable Element pressedLink;
  private @Nullable Element keyScroller;
  private @Nullable MouseInput lastMove;

  private @Nullable Element linkUnderPointer;

  /// What the pointer was last looked at over.
  private @Nullable LayoutResult underPointer;

  private boolean autoscrolling;
  private @Nullable Element draggingField;
  private @Nullable Element pressedList; // the list box on whose options the button was pressed

  /// @param changed something is to be seen that the compositor does not have yet
  PageInput(
      int pageId,
      Document document,
      PagePipeline pipeline,
      PagePlugins plugins,
      PageHost browser,
      LocalFrame frame,
      Runnable changed) {
    this.pageId = pageId;
    this.document = document;
    this.pipeline = pipeline;
    this.plugins = new PluginInput(pageId, pipeline, plugins, browser);
    this.browser = browser;
    this.frame = frame;
    this.changed = changed;
    this.scripts = new InputScripts(changed);
    this.focus = new PageFocus(document);
    this.links = new PageLinks(pageId, document, frame, pipeline, browser, this::targetReached);
    this.clipboard = new PageClipboard(pageId, browser);
    this.selection = new SelectionInput(pipeline, clipboard, changed);
    this.fields =
        new PageFields(
            pipeline, (millis, run) -> frame.page().main.postDelayed(run, millis), changed);
    pipeline.setFields(fields);
    this.resize = new ResizeInput(pipeline);
    this.options = new PageDropDowns(pageId, pipeline, browser, this::optionChosen);
    this.choosers = new PageChoosers(pageId, pipeline, browser, this::valueChosen);
    this.contextMenu = new PageContextMenu(pageId, links, selection, fields, browser);
    this.slider = new SliderInput(pipeline, scripts);
    this.fingers = new FingerInput(document, pipeline, frame, scripts, events);
    this.feedback =
        new PointerFeedback(pageId, browser, frame.page().main, links::addressOf, changed);
    this.keyboard =
        new KeyboardInput(
            pageId,
            document,
            pipeline,
            browser,
            frame,
            scripts,
            events,
            focus,
            fields,
            links,
            selection,
            this::openList,
            this::toggleDetails,
            this::contextMenuByKey,
            changed);
  }

  FingerInput fingers() {
    return fingers;
  }

  PageLinks links() {
    return links;
  }

  PageDropDowns options() {
    return options;
  }

  /// Files for a file input, as a JSON list; an empty one when the user has chosen none.
  void filesChosen(Element input, String files) {
    tell(input, "files", files, 0);
  }

  private void optionChosen(Element select, int index) {
    tell(select, select.is("select") ? "choose" : "suggested", "", index);
  }

  private void valueChosen(Element input, String value, boolean last) {
    tell(input, "chosen", value, last ? 1 : 0);
  }

  private void tell(Element element, String command, String text, int number) {
    RealmBindings bindings = scripts.at(element);
    if (bindings != null) {
      bindings.focus().control(element, command, text, number, 0);
      scripts.ran();
    }
  }

  /// Opens the list of a drop-down that the mouse or a key was pressed on.
  void openList(Element select) {
    float[] origin = frame.places().originInPage();
    options.open(select, origin[0], origin[1]);
  }

  /// @param notice as `08-choosers.js` makes it
  void openChooser(Element input, JsonObject notice) {
    float[] origin = frame.places().originInPage();
    choosers.open(input, notice, origin[0], origin[1]);
  }

  void suggest(Element field, JsonArray labels, int marked) {
    float[] origin = frame.places().originInPage();
    options.suggest(field, labels, marked, origin[0], origin[1]);
  }

  PageChoosers choosers() {
    return choosers;
  }

  PageFields fields() {
    return fields;
  }

  PageClipboard clipboard() {
    return clipboard;
  }

  SelectionInput selection() {
    return selection;
  }

  KeyboardInput keyboard() {
    return keyboard;
  }

  PointerFeedback feedback() {
    return feedback;
  }

  InputScripts scripts() {
    return scripts;
  }

  /// The document's scripts, or its form controls, have moved the focus.
  void focusChanged(@Nullable Element element) {
    boolean shown = element != null && element.hasState(ElementState.FOCUS_VISIBLE);
    focus.focus(element, shown ? PageFocus.By.KEYBOARD : PageFocus.By.MOUSE);
    fields.setField(element);
    if (fields.field() != null) {
      selection.clear();
    }
    changed.run();
  }

  boolean hasFocusedArea() {
    RealmBindings bindings = scripts.at(null);
    return bindings == null ? focus.focused() != null : bindings.focus().hasFocusedArea();
  }

  /// An element with `autofocus` has its turn.
  ///
  /// @return false when it cannot have the focus
  boolean autofocus(Element element) {
    pipeline.update();
    RealmBindings bindings = scripts.at(element);
    if (bindings != null) {
      boolean taken = bindings.focus().autofocus(element);
      scripts.ran();
      return taken;
    }
    if (!PageFocus.isFocusable(element)) {
      return false;
    }
    focusChanged(element);
    return true;
  }

  /// HTML §6.6.4 "focus fixup": what has the focus was hidden or disabled.
  void fixFocus() {
    Element focused = focus.focused();
    RealmBindings bindings = focused == null ? null : scripts.at(focused);
    if (focused != null
        && bindings != null
        && (PageFocus.isDisabled(focused)
            || focused.layoutObject() == null
            || Boolean.FALSE.equals(RenderedElements.byStyle(focused)))) {
      frame
          .page()
          .main
          .execute(
              () -> {
                if (focus.focused() == focused) {
                  bindings.focus().fixFocus();
                  scripts.ran();
                }
              });
    }
  }

  /// A link that script, or a click that script heard, has activated.
  void follow(Element link, int button, int modifiers) {
    links.follow(link, PageLinks.Gesture.of(modifiers, button == 1));
  }

  void setFocused(boolean focused) {
    if (!focused) {
      feedback.setActive(null);
    }
    if (pipeline.marks().setFocused(focused)) {
      pipeline.repaint();
      changed.run();
    }
  }

  /// The page has moved under the pointer.
  void scrolled() {
    MouseInput last = lastMove;
    if (last != null) {
      moved(last, Pointer.RESTS);
    }
  }

  /// The page is about to be shown: if it is laid out for that, something else may be under the
  /// pointer.
  void laidOut() {
    LayoutResult now = pipeline.update();
    if (now != underPointer) {
      underPointer = now;
      scrolled();
    }
  }

  /// The pointer rests where it was over the document that this one takes the place of.
  void follows(PageInput before) {
    lastMove = before.lastMove;
  }

  // Mouse

  void mouse(MouseInput input) {
    switch (input.getType()) {
      case MOVED -> moved(input, Pointer.MOVES);
      case EXITED -> left(input);
      case PRESSED -> pressed(input);
      case RELEASED -> released(input);
      case TYPE_UNSPECIFIED, UNRECOGNIZED -> {}
    }
  }

  /// Whether the pointer moves, or something else has changed what is under it.
  private enum Pointer {
    MOVES,
    RESTS
  }

  private void moved(MouseInput input, Pointer pointer) {
    lastMove = input;
    if (plugins.captured(input)) {
      return;
    }
    HitResult hit = pipeline.boxes().hit(input.getX(), input.getY());
    RealmBindings bindings = scripts.at(hit.element());
    if (bindings != null && drag.isOn()) {
      if (pointer == Pointer.MOVES) {
        drag.moved(dragScript(bindings), hit.element(), input, pipeline.viewport().scale());
        scripts.ran();
      }
      return;
    }
    if (bindings != null) {
      switch (pointer) {
        case MOVES ->
            events.moved(scripts.sink(bindings), hit.element(), input, pipeline.viewport().scale());
        case RESTS ->
            events.isOver(
                scripts.sink(bindings), hit.element(), input, pipeline.viewport().scale());
      }
      scripts.ran();
      hit = pipeline.boxes().hit(input.getX(), input.getY());
      if (pointer == Pointer.MOVES && dragBegins(bindings, hit.element(), input)) {
        return;
      }
    }
    if (resize.isOn()) {
      resize.moved(input, this::setSize);
      return;
    }
    if (selection.isDragging()) {
      selection.dragged(input, hit);
      autoscroll();
      return;
    }
    if (draggingField != null) {
      toField(draggingField, "drag", input);
      return;
    }
    if (pressedList != null && overOption(pressedList, hit.element())) {
      return;
    }
    if (slider.moved(input)) {
      return;
    }
    feedback.setHovered(hit.element());
    if (pointer == Pointer.MOVES || hit.link() != linkUnderPointer) {
      // A link that only says something else now leaves what the user reads there.
      feedback.setStatus(hit.link());
    }
    linkUnderPointer = hit.link();
    feedback.setTooltip(hit.element());
    CursorKind grip = resize.cursorAt(hit.element(), input);
    feedback.setCursor(grip == null ? hit.cursor() : grip);
    if (hit.element() instanceof Element element && plugins.isPlugin(element)) {
      plugins.mouse(element, input, hit);
    }
  }

  private DragInput.Script dragScript(RealmBindings bindings) {
    return (target, step, x, y, input) ->
        bindings
            .focus()
            .control(
                target,
                "transfer",
                step + " " + input.getModifiers() + " " + InputEvents.buttons(input.getButtons()),
                (int) x,
                (int) y);
  }

  /// Whether the mouse drags an element from now on, so that the page does not hear of the mouse
  /// itself.
  private boolean dragBegins(RealmBindings bindings, @Nullable Element over, MouseInput input) {
    if (!drag.begins(dragScript(bindings), input, pipeline.viewport().scale())) {
      return false;
    }
    events.canceled(scripts.sink(bindings), input, pipeline.viewport().scale());
    selection.released();
    draggingField = null;
    feedback.setActive(null);
    pressedLink = null;
    drag.moved(dragScript(bindings), over, input, pipeline.viewport().scale());
    scripts.ran();
    return true;
  }

  /// Something is dragged: a client may carry it on.
  void dragBegins(JsonObject data) {
    for (FrameTreeObserver observer : frame.page().observers()) {
      if (observer.dragBegins(data)) {
        drag.hold();
      }
    }
  }

  /// A client of the DevTools protocol carries what is dragged.
  ///
  /// @param x in this frame's viewport, device pixels
  void carried(DragStep step, float x, float y, int modifiers, String data) {
    Element over = pipeline.boxes().hit(x, y).element();
    RealmBindings bindings = scripts.at(over);
    if (over == null || bindings == null) {
      return;
    }
    String name =
        switch (step) {
          case ENTER -> "enter";
          case OVER -> "move";
          case DROP -> "drop";
          case CANCEL -> "cancel";
        };
    switch (step) {
      case DROP, CANCEL -> drag.letGo();
      case ENTER, OVER -> {}
    }
    float scale = pipeline.viewport().scale();
    String text = name + " " + modifiers + " 1 " + (step == DragStep.ENTER ? data : "");
    bindings.focus().control(over, "transfer", text, Math.round(x / scale), Math.round(y / scale));
    scripts.ran();
  }

  PointerCapture pointerCapture() {
    return events.capture();
  }

  /// The pointer is over a frame inside this document.
  void overFrame(Element owner, MouseInput input) {
    RealmBindings bindings = scripts.at(owner);
    if (bindings != null && !drag.isOn() && events.under() != owner) {
      events.isOver(scripts.sink(bindings), owner, input, pipeline.viewport().scale());
      scripts.ran();
    }
    feedback.setHovered(owner);
  }

  private void left(MouseInput input) {
    if (selection.isDragging()) {
      return;
    }
    lastMove = null;
    RealmBindings bindings = scripts.at(null);
    if (bindings != null) {
      events.left(scripts.sink(bindings), input, pipeline.viewport().scale());
      scripts.ran();
    }
    feedback.setHovered(null);
    feedback.setStatus(null);
    feedback.setTooltip(null);
  }

  private void pressed(MouseInput input) {
    pipeline.scroll().stopRestoring();
    HitResult hit = pipeline.boxes().hit(input.getX(), input.getY());
    Element element = hit.element();
    keyScroller = hit.scroller();
    keyboard.clicked(keyScroller);
    feedback.endMessage();
    feedback.setTooltip(null);
    if (plugins.pressed(element, input, hit)) {
      return;
    }
    RealmBindings bindings = scripts.at(element);
    if (bindings != null && element != null) {
      feedback.setActive(element);
      boolean goesOn =
          events.pressed(scripts.sink(bindings), element, input, pipeline.viewport().scale());
      if (goesOn && input.getButton() == RIGHT) {
        pressedRight(bindings, element, input);
      }
      boolean menu =
          input.getButton() != RIGHT
              || events.contextMenu(
                  scripts.sink(bindings), element, input, pipeline.viewport().scale());
      scripts.ran();
      if (!element.isConnected()) {
        return;
      }
      pressedLink = hit.link();
      if (!goesOn && input.getButton() != RIGHT || !menu) {
        return;
      }
    }
    if (input.getButton() == RIGHT) {
      contextMenu.pressed(input, hit, frame.page().input().pointer());
      return;
    }
    feedback.setActive(element);
    pressedLink = hit.link();
    if (input.getButton() == MIDDLE && bindings != null) {
      bindings.focus().focusByClick(element);
      scripts.ran();
    }
    if (input.getButton() == LEFT && resize.pressed(element, input)) {
      return;
    }
    if (input.getButton() == LEFT) {
      drag.pressed(element, input);
      Element takes = PageFocus.focusableAt(element);
      if (bindings != null) {
        bindings.focus().focusByClick(element);
        if (element != null && element.is("option")) {
          bindings.focus().control(element, "option", "", input.getModifiers(), 0);
          pressedList = listOf(element);
        }
        scripts.ran();
      } else if (focus.focus(takes, PageFocus.By.MOUSE)) {
        changed.run();
      }
      if (takes == null) {
        focus.startFrom(element);
      }
      if (element != null && PageDropDowns.isDropDown(element) && !PageFocus.isDisabled(element)) {
        openList(element);
        return;
      }
      if (slider.pressed(element, input)) {
        return;
      }
      Element field = PageFields.around(element);
      boolean inField = field != null && field == fields.field();
      if ((inField || SelectionInput.isSelectable(hit)) && !startsSelection(hit)) {
        return;
      }
      if (field != null && inField) {
        draggingField = field;
        toField(field, "press", input);
        return;
      }
      selection.pressed(input, hit, (input.getModifiers() & SHIFT) != 0);
      settleCaret(input);
    }
  }

  /// The event `selectstart` (Selection API §6.1), with which a script may forbid the user to
  /// select from there.
  private boolean startsSelection(HitResult hit) {
    TextFragment text = hit.text();
    Node node = text == null ? null : text.box().node();
    Node target = node != null ? node : hit.element();
    RealmBindings bindings = scripts.at(hit.element());
    if (target == null || bindings == null) {
      return true;
    }
    String init = "{\"bubbles\":true,\"cancelable\":true}";
    boolean starts = scripts.sink(bindings).fire(target, "Event", "selectstart", null, init);
    scripts.ran();
    return starts && target.isConnected();
  }

  /// The right button gives the keyboard to what is under the pointer as the left one does, and
  /// puts the caret there unless it is inside of what is selected.
  private void pressedRight(RealmBindings bindings, Element element, MouseInput input) {
    bindings.focus().focusByClick(element);
    scripts.ran();
    Element field = PageFields.around(element);
    if (field != null
        && field == fields.field()
        && !fields.isSelected(field, input.getX(), input.getY())) {
      toField(field, "press", input);
    }
  }

  /// The menu is about what has the focus, with no button in its event.
  private void contextMenuByKey() {
    float scale = pipeline.viewport().scale();
    Element focused = focus.focused();
    Point place = placeOfMenu(focused);
    MouseInput input =
        MouseInput.newBuilder()
            .setType(MouseInput.Type.MOVED)
            .setX(place.getX() * scale)
            .setY(place.getY() * scale)
            .build();
    HitResult hit = pipeline.boxes().hit(input.getX(), input.getY());
    Element target = focused == null ? hit.element() : focused;
    RealmBindings bindings = scripts.at(target);
    boolean menu =
        bindings == null
            || target == null
            || events.contextMenu(scripts.sink(bindings), target, input, scale);
    scripts.ran();
    if (menu) {
      float[] origin = frame.places().originInPage();
      contextMenu.show(hit, new Point(input.getX() + origin[0], input.getY() + origin[1]));
    }
  }

  /// As in Chromium: where the selection begins, else the middle of what is seen of the element,
  /// else the corner. In the viewport, CSS px.
  private Point placeOfMenu(@Nullable Element focused) {
    pipeline.update();
    Range range = document.selection().range();
    Rect start = fields.selectionStart();
    if (start == null && range != null && (fields.rich() != null || !range.collapsed())) {
      start = RichCaret.place(pipeline, range.startContainer(), range.startOffset());
    }
    if (start != null) {
      return new Point(start.getLeft(), (start.getTop() + start.getBottom()) / 2);
    }
    Rect box = focused == null ? null : pipeline.boxes().placeOf(focused);
    Rect seen =
        box == null
            ? null
            : box.offset(-pipeline.viewportX(), -pipeline.viewportY())
                .intersect(Rect.makeWH(pipeline.viewport().width(), pipeline.viewport().height()));
    return seen == null
        ? new Point(MENU_MARGIN, MENU_MARGIN)
        : new Point((seen.getLeft() + seen.getRight()) / 2, (seen.getTop() + seen.getBottom()) / 2);
  }

  /// HTML §7.4.6.4: the document was gone to a fragment's target. While it is still being opened
  /// this only decides where Tab begins.
  private void targetReached(Element target) {
    OpenDocument open = frame.open();
    boolean moved = open != null && open.pendingFragment == null;
    RealmBindings bindings = scripts.at(null);
    if (bindings != null) {
      bindings.focus().targetReached(target, moved);
      scripts.ran();
    } else if (moved) {
      focus.focus(PageFocus.isFocusable(target) ? target : null, PageFocus.By.KEYBOARD);
    }
    focus.startFrom(target);
  }

  /// A press in an editing host puts the caret into it, also where no text is.
  private void settleCaret(MouseInput input) {
    Element host = fields.rich();
    RealmBindings bindings = host == null ? null : scripts.at(host);
    if (bindings != null && host != null) {
      int x = Math.round(input.getX() / pipeline.viewport().scale());
      int y = Math.round(input.getY() / pipeline.viewport().scale());
      bindings.focus().control(host, "settle", "", x, y);
      scripts.ran();
    }
  }

  private void released(MouseInput input) {
    feedback.setActive(null);
    drag.released();
    if (drag.isOn()) {
      Element over = pipeline.boxes().hit(input.getX(), input.getY()).element();
      RealmBindings bindings = scripts.at(over);
      if (bindings != null) {
        drag.ended(dragScript(bindings), over, input, pipeline.viewport().scale(), true);
        scripts.ran();
      }
      moved(input, Pointer.RESTS);
      return;
    }
    if (plugins.released(input)) {
      return;
    }
    boolean selecting = selection.isDragging();
    if (input.getButton() == LEFT) {
      resize.released();
      selection.released();
      if (draggingField != null) {
        toField(draggingField, "released", input);
        draggingField = null;
      }
      slider.released();
      optionsChosen();
    }
    HitResult hit = pipeline.boxes().hit(input.getX(), input.getY());
    Element link = hit.link();
    RealmBindings bindings = scripts.at(hit.element());
    if (bindings != null) {
      boolean goesOn =
          events.released(
              scripts.sink(bindings), hit.element(), input, pipeline.viewport().scale());
      scripts.ran();
      // HTML links and the like have followed the click already.
      boolean acted = input.getButton() == LEFT && (link == null || link.isHtml());
      if (goesOn && !acted && link != null && link == pressedLink && input.getButton() != RIGHT) {
        links.follow(link, PageLinks.Gesture.of(input.getModifiers(), input.getButton() == MIDDLE));
      } else if (goesOn && link == null && input.getButton() == MIDDLE) {
        pasteSelected(input);
      }
    } else if (link != null && link == pressedLink) {
      if (input.getButton() == LEFT || input.getButton() == MIDDLE) {
        links.follow(link, PageLinks.Gesture.of(input.getModifiers(), input.getButton() == MIDDLE));
      }
    } else if (link == null && input.getButton() == LEFT && pressedLink == null) {
      toggleDetails(hit.element());
    }
    pressedLink = null;
    if (selecting) {
      moved(input, Pointer.RESTS);
    }
  }

  private static @Nullable Element listOf(Element option) {
    for (Node node = option.parent(); node != null; node = node.parent()) {
      if (node instanceof Element each && each.is("select")) {
        return each;
      }
    }
    return null;
  }

  /// The mouse was pressed in a list box and is over one of its options now.
  private boolean overOption(Element list, @Nullable Element over) {
    RealmBindings bindings = scripts.at(over);
    if (bindings == null || over == null || !over.is("option") || listOf(over) != list) {
      return false;
    }
    bindings.focus().control(over, "overOption", "", 0, 0);
    scripts.ran();
    return true;
  }

  /// The button came up that was pressed in a list box.
  private void optionsChosen() {
    Element list = pressedList;
    pressedList = null;
    RealmBindings bindings = list == null || !list.isConnected() ? null : scripts.at(list);
    if (bindings != null && list != null) {
      bindings.focus().control(list, "optionsChosen", "", 0, 0);
      scripts.ran();
    }
  }

  /// The middle button pastes what is selected anywhere on the desktop, as X11 has it.
  private void pasteSelected(MouseInput input) {
    HitResult hit = pipeline.boxes().hit(input.getX(), input.getY());
    Element field = PageFields.around(hit.element());
    Element host = fields.rich();
    RealmBindings bindings = host == null ? null : scripts.at(host);
    if (field != null && field == fields.field()) {
      toField(field, "pastePrimary", input);
    } else if (host != null && bindings != null && host.contains(hit.element())) {
      selection.pressed(input, hit, false);
      selection.released();
      settleCaret(input);
      bindings.focus().control(host, "pastePrimary", "", 0, 0);
      scripts.ran();
    }
  }

  /// The mouse is used in a text field: tells where, how many times and with which keys.
  private void toField(Element field, String what, MouseInput input) {
    RealmBindings bindings = field.isConnected() ? scripts.at(field) : null;
    if (bindings != null) {
      int index = fields.indexAt(field, input.getX(), input.getY());
      bindings
          .focus()
          .control(field, what, "", index, input.getClickCount() | input.getModifiers() << 8);
      scripts.ran();
    }
  }

  /// A box was resized by its grip.
  private void setSize(Element element, int width, int height) {
    RealmBindings bindings = element.isConnected() ? scripts.at(element) : null;
    if (bindings != null) {
      bindings.focus().control(element, "resize", "", width, height);
      scripts.ran();
    }
  }

  /// While text is selected, the page goes on under a pointer that has left it.
  private void autoscroll() {
    if (!autoscrolling && beyond() != 0) {
      autoscrolling = true;
      frame.page().main.postDelayed(this::autoscrollOn, AUTOSCROLL_MILLIS);
    }
  }

  private void autoscrollOn() {
    autoscrolling = false;
    float distance = selection.isDragging() ? beyond() : 0;
    if (distance != 0) {
      frame
          .page()
          .scroll(
              new KeyboardScroll(
                  pipeline.idOf(keyScroller), KeyboardScroll.Unit.PIXEL, 0, distance / 2));
      autoscroll();
    }
  }

  /// How far the pointer is above (negative) or below the page area, in CSS px.
  private float beyond() {
    MouseInput last = lastMove;
    if (last == null) {
      return 0;
    }
    float y = last.getY() / pipeline.viewport().scale();
    return y < 0 ? y : Math.max(0, y - pipeline.viewport().height());
  }

  /// `<summary>` opens and closes its `<details>` (HTML §4.11.1).
  private boolean toggleDetails(@Nullable Element hit) {
    for (Node node = hit; node != null; node = node.parent()) {
      if (node instanceof Element element
          && element.is("summary")
          && element.parent() instanceof Element details
          && details.is("details")) {
        if (details.hasAttribute("open")) {
          details.removeAttribute("open");
        } else {
          details.setAttribute("open", "");
        }
        pipeline.contentChanged();
        changed.run();
        return true;
      }
    }
    return false;
  }

  void wheel(WheelInput input) {
    pipeline.scroll().stopRestoring();
    HitResult hit = pipeline.boxes().hit(input.getX(), input.getY());
    Element element = hit.element();
    if (plugins.wheel(element, input, hit)) {
      return;
    }
    if (!tellOfWheel(element, input, true)) {
      return;
    }
    frame
        .page()
        .scroll(
            new KeyboardScroll(
                pipeline.idOf(hit.scroller()),
                KeyboardScroll.Unit.PIXEL,
                input.getDeltaX() / pipeline.viewport().scale(),
                input.getDeltaY() / pipeline.viewport().scale()));
  }

  /// The wheel was turned, and the page has scrolled already.
  void wheelScrolled(WheelInput input) {
    if (scripts.at(null) != null) {
      tellOfWheel(pipeline.boxes().hit(input.getX(), input.getY()).element(), input, false);
    }
  }

  private boolean tellOfWheel(@Nullable Element element, WheelInput input, boolean cancelable) {
    RealmBindings bindings = scripts.at(element);
    if (bindings == null || element == null) {
      return true;
    }
    boolean goesOn =
        events.wheel(
            scripts.sink(bindings), element, input, pipeline.viewport().scale(), cancelable);
    scripts.ran();
    return goesOn;
  }

  // Keys

  void key(KeyInput input) {
    if (input.getType() == KeyInput.Type.PRESSED) {
      feedback.endMessage();
    }
    MouseInput last = lastMove;
    if (drag.isOn() && last != null && input.getKey().equals("Escape")) {
      Element over = pipeline.boxes().hit(last.getX(), last.getY()).element();
      RealmBindings bindings = scripts.at(over);
      if (bindings != null) {
        drag.ended(dragScript(bindings), over, last, pipeline.viewport().scale(), false);
        scripts.ran();
      }
      return;
    }
    if (!plugins.key(input)) {
      keyboard.key(input);
    }
  }
}
