package bulkhead.renderer;

import bulkhead.ipc.api.CursorNotice;
import bulkhead.ipc.api.KeyInput;
import bulkhead.ipc.api.MouseInput;
import bulkhead.ipc.api.PageHost;
import bulkhead.ipc.api.TextNotice;
import bulkhead.ipc.api.WheelInput;
import bulkhead.renderer.compositor.KeyboardScroll;
import bulkhead.renderer.css.value.CursorKind;
import bulkhead.renderer.css.value.Direction;
import bulkhead.renderer.css.value.WritingMode;
import bulkhead.renderer.devtools.InspectedPage.DragStep;
import bulkhead.renderer.dom.Document;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.ElementState;
import bulkhead.renderer.dom.Node;
import bulkhead.renderer.layout.tree.FormControls;
import bulkhead.renderer.paint.ElementId;
import bulkhead.renderer.paint.HitResult;
import bulkhead.renderer.script.bindings.RealmBindings;
import bulkhead.renderer.style.ComputedStyle;
import bulkhead.url.Url;
import com.google.gson.JsonObject;
import io.github.humbleui.types.Rect;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the user's mouse and keys do in one document: hover, links, focus, selection, scrolling by
/// keys, plugins. Each key that nothing here has a use for goes back to the window. Thread:
/// `RendererMain`.
final class PageInput {
  private static final int SHIFT = 1;
  private static final int CONTROL = 2;
  private static final int ALT = 4;
  private static final int META = 8;
  private static final int LEFT = 1;
  private static final int MIDDLE = 2;
  private static final int RIGHT = 3;
  private static final int AUTOSCROLL_MILLIS = 50;
  private static final int MESSAGE_MILLIS = 5000;
  private static final float THUMB = 16; // width of a range's thumb, CSS px

  private final int pageId;
  private final Document document;
  private final PagePipeline pipeline;
  private final PagePlugins plugins;
  private final PageHost browser;
  private final LocalFrame frame;
  private final Runnable changed;
  private final PageLinks links;
  private final PageFocus focus;
  private final PageClipboard clipboard;
  private final SelectionInput selection;
  private final PageFields fields;
  private final PageDropDowns options;
  private final PageContextMenu contextMenu;
  private final InputEvents events = new InputEvents();
  private final DragInput drag = new DragInput();
  private final ResizeInput resize;
  private @Nullable PageScripts scripts;
  private List<Element> hovered = new ArrayList<>();
  private List<Element> active = new ArrayList<>();
  private @Nullable Element pressedLink;
  private @Nullable Element focusedPlugin;
  private @Nullable Element capturingPlugin;
  private @Nullable Element keyScroller;
  private String statusText = "";
  private String tooltip = "";
  private String message = "";
  private CursorNotice.Cursor cursor = CursorNotice.Cursor.DEFAULT;
  private @Nullable MouseInput lastMove;
  private boolean autoscrolling;
  private @Nullable Element draggingField;
  private @Nullable Element sliding; // the range whose thumb is held
  private boolean typesNothing; // the key that went down last was canceled

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
    this.plugins = plugins;
    this.browser = browser;
    this.frame = frame;
    this.changed = changed;
    this.focus = new PageFocus(document);
    this.links = new PageLinks(pageId, document, frame, pipeline, browser, focus::startFrom);
    this.clipboard = new PageClipboard(pageId, browser);
    this.selection = new SelectionInput(pipeline, clipboard, changed);
    this.fields =
        new PageFields(
            pipeline, (millis, run) -> frame.page().main.postDelayed(run, millis), changed);
    pipeline.setFields(fields);
    this.resize = new ResizeInput(pipeline);
    this.options = new PageDropDowns(pageId, pipeline, browser, this::optionChosen);
    this.contextMenu = new PageContextMenu(pageId, links, selection, browser);
  }

  PageLinks links() {
    return links;
  }

  PageDropDowns options() {
    return options;
  }

  /// Files for a file input, as a JSON list; an empty one when the user has chosen none.
  void filesChosen(Element input, String files) {
    RealmBindings bindings = bindingsFor(input);
    if (bindings != null) {
      bindings.control(input, "files", files, 0, 0);
      scriptsRan();
    }
  }

  private void optionChosen(Element select, int index) {
    RealmBindings bindings = bindingsFor(select);
    if (bindings != null) {
      bindings.control(select, "choose", "", index, 0);
      scriptsRan();
    }
  }

  /// Opens the list of a drop-down that the mouse or a key was pressed on.
  private void openList(Element select) {
    float[] origin = frame.places().originInPage();
    options.open(select, origin[0], origin[1]);
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

  /// Who is to hear of input before it does what it does by default; nobody, unless this is called.
  void setScripts(PageScripts scripts) {
    this.scripts = scripts;
  }

  /// What dispatches events at a node; null when no script can hear them.
  private @Nullable RealmBindings bindingsFor(@Nullable Node target) {
    return scripts == null ? null : scripts.bindingsFor(target);
  }

  private InputEvents.Sink sink(RealmBindings bindings) {
    return (target, kind, type, related, init) -> bindings.fire(target, kind, type, related, init);
  }

  /// Script has run.
  private void scriptsRan() {
    if (scripts != null) {
      scripts.taskEnded();
    }
    changed.run();
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
    RealmBindings bindings = bindingsFor(null);
    return bindings == null ? focus.focused() != null : bindings.hasFocusedArea();
  }

  /// An element with `autofocus` has its turn.
  ///
  /// @return false when it cannot have the focus
  boolean autofocus(Element element) {
    pipeline.update();
    RealmBindings bindings = bindingsFor(element);
    if (bindings != null) {
      boolean taken = bindings.autofocus(element);
      scriptsRan();
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
    RealmBindings bindings = focused == null ? null : bindingsFor(focused);
    if (focused != null
        && bindings != null
        && (PageFocus.isDisabled(focused) || focused.layoutObject() == null)) {
      frame
          .page()
          .main
          .execute(
              () -> {
                if (focus.focused() == focused) {
                  bindings.fixFocus();
                  scriptsRan();
                }
              });
    }
  }

  /// A link that script, or a click that script heard, has activated.
  void follow(Element link, int button, int modifiers) {
    links.follow(link, gesture(modifiers, button == 1));
  }

  void setFocused(boolean focused) {
    if (!focused) {
      setActive(List.of());
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
    Element captured = capturingPlugin;
    if (captured != null) {
      toPlugin(captured, input);
      return;
    }
    HitResult hit = pipeline.hit(input.getX(), input.getY());
    RealmBindings bindings = bindingsFor(hit.element());
    if (bindings != null && drag.isOn()) {
      if (pointer == Pointer.MOVES) {
        drag.moved(dragScript(bindings), hit.element(), input, pipeline.scale());
        scriptsRan();
      }
      return;
    }
    if (bindings != null) {
      switch (pointer) {
        case MOVES -> events.moved(sink(bindings), hit.element(), input, pipeline.scale());
        case RESTS -> events.isOver(sink(bindings), hit.element(), input, pipeline.scale());
      }
      scriptsRan();
      hit = pipeline.hit(input.getX(), input.getY());
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
    if (sliding != null) {
      slide(sliding, input);
      return;
    }
    setHovered(chain(hit.element()));
    setStatus(hit.link());
    setTooltip(hit.element());
    CursorKind grip = resize.cursorAt(hit.element(), input);
    setCursor(cursorOf(grip == null ? hit.cursor() : grip));
    if (hit.element() != null && plugins.inputTarget(hit.element()) != 0) {
      toPlugin(hit.element(), input, hit);
    }
  }

  private DragInput.Script dragScript(RealmBindings bindings) {
    return (target, step, x, y, input) ->
        bindings.control(
            target,
            "drag",
            step + " " + input.getModifiers() + " " + InputEvents.buttons(input.getButtons()),
            (int) x,
            (int) y);
  }

  /// Whether the mouse drags an element from now on, so that the page does not hear of the mouse
  /// itself.
  private boolean dragBegins(RealmBindings bindings, @Nullable Element over, MouseInput input) {
    if (!drag.begins(dragScript(bindings), input, pipeline.scale())) {
      return false;
    }
    events.canceled(sink(bindings), input, pipeline.scale());
    selection.released();
    draggingField = null;
    setActive(List.of());
    pressedLink = null;
    drag.moved(dragScript(bindings), over, input, pipeline.scale());
    scriptsRan();
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
    Element over = pipeline.hit(x, y).element();
    RealmBindings bindings = bindingsFor(over);
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
    float scale = pipeline.scale();
    String text = name + " " + modifiers + " 1 " + (step == DragStep.ENTER ? data : "");
    bindings.control(over, "drag", text, Math.round(x / scale), Math.round(y / scale));
    scriptsRan();
  }

  PointerCapture pointerCapture() {
    return events.capture();
  }

  /// The pointer is over a frame inside this document.
  void overFrame(Element owner, MouseInput input) {
    RealmBindings bindings = bindingsFor(owner);
    if (bindings != null && !drag.isOn() && events.under() != owner) {
      events.isOver(sink(bindings), owner, input, pipeline.scale());
      scriptsRan();
    }
    setHovered(chain(owner));
  }

  private void left(MouseInput input) {
    if (selection.isDragging()) {
      return;
    }
    lastMove = null;
    RealmBindings bindings = bindingsFor(null);
    if (bindings != null) {
      events.left(sink(bindings), input, pipeline.scale());
      scriptsRan();
    }
    setHovered(List.of());
    setStatus(null);
    setTooltip(null);
  }

  private void pressed(MouseInput input) {
    pipeline.scroll().stopRestoring();
    HitResult hit = pipeline.hit(input.getX(), input.getY());
    Element element = hit.element();
    keyScroller = hit.scroller();
    focusedPlugin = null;
    endMessage();
    setTooltip(null);
    if (element != null && plugins.inputTarget(element) != 0) {
      focusedPlugin = element;
      capturingPlugin = element;
      toPlugin(element, input, hit);
      return;
    }
    RealmBindings bindings = bindingsFor(element);
    if (bindings != null && element != null) {
      setActive(chain(element));
      boolean goesOn = events.pressed(sink(bindings), element, input, pipeline.scale());
      boolean menu =
          input.getButton() != RIGHT
              || events.contextMenu(sink(bindings), element, input, pipeline.scale());
      scriptsRan();
      if (!element.isConnected()) {
        return;
      }
      pressedLink = hit.link();
      if (!goesOn && input.getButton() != RIGHT || !menu) {
        return;
      }
    }
    if (input.getButton() == RIGHT) {
      contextMenu.pressed(input, hit, frame.page().pointer());
      return;
    }
    setActive(chain(element));
    pressedLink = hit.link();
    if (input.getButton() == LEFT && resize.pressed(element, input)) {
      return;
    }
    if (input.getButton() == LEFT) {
      drag.pressed(element, input);
      Element takes = PageFocus.focusableAt(element);
      if (bindings != null) {
        bindings.focusByClick(element);
        if (element != null && element.is("option")) {
          bindings.control(element, "option", "", input.getModifiers(), 0);
        }
        scriptsRan();
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
      if (element != null && FormControls.isRange(element) && !PageFocus.isDisabled(element)) {
        sliding = element;
        slide(element, input);
        return;
      }
      Element field = PageFields.around(element);
      if (field != null && field == fields.field()) {
        draggingField = field;
        toField(field, "press", input);
        return;
      }
      selection.pressed(input, hit, (input.getModifiers() & SHIFT) != 0);
      settleCaret(input);
    }
  }

  /// A press in an editing host puts the caret into it, also where no text is.
  private void settleCaret(MouseInput input) {
    Element host = fields.rich();
    RealmBindings bindings = host == null ? null : bindingsFor(host);
    if (bindings != null && host != null) {
      int x = Math.round(input.getX() / pipeline.scale());
      int y = Math.round(input.getY() / pipeline.scale());
      bindings.control(host, "settle", "", x, y);
      scriptsRan();
    }
  }

  private void released(MouseInput input) {
    setActive(List.of());
    drag.released();
    if (drag.isOn()) {
      Element over = pipeline.hit(input.getX(), input.getY()).element();
      RealmBindings bindings = bindingsFor(over);
      if (bindings != null) {
        drag.ended(dragScript(bindings), over, input, pipeline.scale(), true);
        scriptsRan();
      }
      moved(input, Pointer.RESTS);
      return;
    }
    Element captured = capturingPlugin;
    if (captured != null) {
      capturingPlugin = null;
      toPlugin(captured, input);
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
      RealmBindings slider = sliding == null ? null : bindingsFor(sliding);
      if (slider != null && sliding != null) {
        slider.control(sliding, "slid", "", 0, 0);
        scriptsRan();
      }
      sliding = null;
    }
    HitResult hit = pipeline.hit(input.getX(), input.getY());
    Element link = hit.link();
    RealmBindings bindings = bindingsFor(hit.element());
    if (bindings != null) {
      boolean goesOn = events.released(sink(bindings), hit.element(), input, pipeline.scale());
      scriptsRan();
      // HTML links and the like have followed the click already.
      boolean acted = input.getButton() == LEFT && (link == null || link.isHtml());
      if (goesOn && !acted && link != null && link == pressedLink && input.getButton() != RIGHT) {
        links.follow(link, gesture(input.getModifiers(), input.getButton() == MIDDLE));
      }
    } else if (link != null && link == pressedLink) {
      if (input.getButton() == LEFT || input.getButton() == MIDDLE) {
        links.follow(link, gesture(input.getModifiers(), input.getButton() == MIDDLE));
      }
    } else if (link == null && input.getButton() == LEFT && pressedLink == null) {
      toggleDetails(hit.element());
    }
    pressedLink = null;
    if (selecting) {
      moved(input, Pointer.RESTS);
    }
  }

  /// The mouse is used in a text field: tells where, how many times and with which keys.
  private void toField(Element field, String what, MouseInput input) {
    RealmBindings bindings = field.isConnected() ? bindingsFor(field) : null;
    if (bindings != null) {
      int index = fields.indexAt(field, input.getX(), input.getY());
      bindings.control(field, what, "", index, input.getClickCount() | input.getModifiers() << 8);
      scriptsRan();
    }
  }

  /// The thumb's middle follows the pointer; at the ends it stays inside.
  private void slide(Element range, MouseInput input) {
    RealmBindings bindings = range.isConnected() ? bindingsFor(range) : null;
    Rect box = pipeline.placeOf(range);
    ComputedStyle style = ComputedStyle.of(range);
    if (bindings == null || box == null || style == null) {
      return;
    }
    boolean upright = style.writingMode() != WritingMode.HORIZONTAL_TB;
    float start =
        upright ? box.getTop() - pipeline.viewportY() : box.getLeft() - pipeline.viewportX();
    float length = upright ? box.getHeight() : box.getWidth();
    float at = (upright ? input.getY() : input.getX()) / pipeline.scale();
    float place = (at - start - THUMB / 2) / Math.max(1, length - THUMB);
    boolean backward = !upright && style.direction() == Direction.RTL;
    bindings.control(range, "slide", "", Math.round((backward ? 1 - place : place) * 65536), 0);
    scriptsRan();
  }

  /// A box was resized by its grip.
  private void setSize(Element element, int width, int height) {
    RealmBindings bindings = element.isConnected() ? bindingsFor(element) : null;
    if (bindings != null) {
      bindings.control(element, "resize", "", width, height);
      scriptsRan();
    }
  }

  private static PageLinks.Gesture gesture(int modifiers, boolean middle) {
    return new PageLinks.Gesture(middle, (modifiers & CONTROL) != 0, (modifiers & SHIFT) != 0);
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
    float y = last.getY() / pipeline.scale();
    return y < 0 ? y : Math.max(0, y - pipeline.windowHeight());
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

  // Hover, status, tooltip, cursor

  private static List<Element> chain(@Nullable Element innermost) {
    List<Element> chain = new ArrayList<>();
    for (Element at = innermost;
        at != null;
        at = at.parent() instanceof Element parent ? parent : null) {
      chain.add(at);
    }
    return chain;
  }

  private void setHovered(List<Element> now) {
    if (now.equals(hovered)) {
      return;
    }
    setState(ElementState.HOVER, hovered, now);
    hovered = now;
  }

  private void setActive(List<Element> now) {
    if (now.equals(active)) {
      return;
    }
    setState(ElementState.ACTIVE, active, now);
    active = now;
  }

  private void setState(int bit, List<Element> before, List<Element> now) {
    Set<Element> kept = Collections.newSetFromMap(new IdentityHashMap<>());
    kept.addAll(now);
    for (Element element : before) {
      if (!kept.contains(element)) {
        element.setState(bit, false);
      }
    }
    for (Element element : now) {
      element.setState(bit, true);
    }
    changed.run();
  }

  private void setStatus(@Nullable Element link) {
    Url target = link == null ? null : links.addressOf(link);
    String text = target == null ? "" : target.href();
    if (!text.equals(statusText)) {
      statusText = text;
      browser.hoverChanged(
          TextNotice.newBuilder().setPageId(pageId).setText(shortened(text)).build());
    }
  }

  /// The `title` of the innermost element that has one; an empty one says that there is none (HTML
  /// §3.2.6.1).
  private void setTooltip(@Nullable Element element) {
    if (!message.isEmpty()) {
      return;
    }
    String text = "";
    for (Node node = element; node != null; node = node.parent()) {
      if (node instanceof Element each && each.hasAttribute("title")) {
        text = each.attributeOrEmpty("title");
        break;
      }
    }
    if (!text.equals(tooltip)) {
      tooltip = text;
      browser.tooltipChanged(
          TextNotice.newBuilder().setPageId(pageId).setText(shortened(text)).build());
    }
  }

  /// What is wrong with a field, for some seconds or until the next key or press.
  void showMessage(String text) {
    message = text;
    browser.tooltipChanged(
        TextNotice.newBuilder().setPageId(pageId).setText(shortened(text)).build());
    frame
        .page()
        .main
        .postDelayed(
            () -> {
              if (message.equals(text)) {
                endMessage();
              }
            },
            MESSAGE_MILLIS);
  }

  private void endMessage() {
    if (!message.isEmpty()) {
      message = "";
      tooltip = "";
      browser.tooltipChanged(TextNotice.newBuilder().setPageId(pageId).setText("").build());
    }
  }

  private static String shortened(String text) {
    return text.length() > 2048 ? text.substring(0, 2048) : text;
  }

  private void setCursor(CursorNotice.Cursor now) {
    if (now != cursor) {
      cursor = now;
      browser.cursorChanged(CursorNotice.newBuilder().setPageId(pageId).setCursor(now).build());
    }
  }

  private static CursorNotice.Cursor cursorOf(CursorKind kind) {
    return switch (kind) {
      case POINTER -> CursorNotice.Cursor.POINTER;
      case TEXT, VERTICAL_TEXT -> CursorNotice.Cursor.TEXT;
      case CROSSHAIR, CELL -> CursorNotice.Cursor.CROSSHAIR;
      case MOVE, ALL_SCROLL, GRAB, GRABBING, WEBKIT_GRAB, WEBKIT_GRABBING ->
          CursorNotice.Cursor.MOVE;
      case NE_RESIZE, NESW_RESIZE -> CursorNotice.Cursor.NE_RESIZE;
      case NW_RESIZE, NWSE_RESIZE -> CursorNotice.Cursor.NW_RESIZE;
      case SE_RESIZE -> CursorNotice.Cursor.SE_RESIZE;
      case SW_RESIZE -> CursorNotice.Cursor.SW_RESIZE;
      case S_RESIZE -> CursorNotice.Cursor.S_RESIZE;
      case W_RESIZE -> CursorNotice.Cursor.W_RESIZE;
      case ROW_RESIZE -> CursorNotice.Cursor.ROW_RESIZE;
      case COL_RESIZE -> CursorNotice.Cursor.COL_RESIZE;
      case WAIT, PROGRESS -> CursorNotice.Cursor.WAIT;
      case N_RESIZE, NS_RESIZE -> CursorNotice.Cursor.N_RESIZE;
      case E_RESIZE, EW_RESIZE -> CursorNotice.Cursor.E_RESIZE;
      case NOT_ALLOWED, NO_DROP -> CursorNotice.Cursor.NOT_ALLOWED;
      case NONE -> CursorNotice.Cursor.NONE;
      case AUTO, DEFAULT, CONTEXT_MENU, HELP, ALIAS, COPY, ZOOM_IN, ZOOM_OUT ->
          CursorNotice.Cursor.DEFAULT;
    };
  }

  // Plugins

  private void toPlugin(Element element, MouseInput input, HitResult hit) {
    browser.pluginMouse(
        input.toBuilder()
            .setPageId(pageId)
            .setPluginId(plugins.inputTarget(element))
            .setX(hit.x() * pipeline.scale())
            .setY(hit.y() * pipeline.scale())
            .build());
  }

  /// While a button is held, the box that it was pressed in hears of the pointer wherever it is.
  private void toPlugin(Element element, MouseInput input) {
    float[] origin = pipeline.originOf(element);
    if (origin != null) {
      browser.pluginMouse(
          input.toBuilder()
              .setPageId(pageId)
              .setPluginId(plugins.inputTarget(element))
              .setX(input.getX() - origin[0])
              .setY(input.getY() - origin[1])
              .build());
    }
  }

  void wheel(WheelInput input) {
    pipeline.scroll().stopRestoring();
    HitResult hit = pipeline.hit(input.getX(), input.getY());
    Element element = hit.element();
    if (element != null && plugins.inputTarget(element) != 0) {
      browser.pluginWheel(
          input.toBuilder()
              .setPageId(pageId)
              .setPluginId(plugins.inputTarget(element))
              .setX(hit.x() * pipeline.scale())
              .setY(hit.y() * pipeline.scale())
              .build());
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
                input.getDeltaX() / pipeline.scale(),
                input.getDeltaY() / pipeline.scale()));
  }

  /// The wheel was turned, and the page has scrolled already.
  void wheelScrolled(WheelInput input) {
    if (bindingsFor(null) != null) {
      tellOfWheel(pipeline.hit(input.getX(), input.getY()).element(), input, false);
    }
  }

  private boolean tellOfWheel(@Nullable Element element, WheelInput input, boolean cancelable) {
    RealmBindings bindings = bindingsFor(element);
    if (bindings == null || element == null) {
      return true;
    }
    boolean goesOn = events.wheel(sink(bindings), element, input, pipeline.scale(), cancelable);
    scriptsRan();
    return goesOn;
  }

  // Keys

  /// Where the keyboard's events go (UI Events §3.5): to what has the focus, else the body.
  private @Nullable Element keyTarget() {
    Element focused = focus.focused();
    if (focused != null) {
      return focused;
    }
    Element body = document.body();
    return body == null ? document.documentElement() : body;
  }

  void key(KeyInput input) {
    if (input.getType() == KeyInput.Type.PRESSED) {
      endMessage();
    }
    MouseInput last = lastMove;
    if (drag.isOn() && last != null && input.getKey().equals("Escape")) {
      Element over = pipeline.hit(last.getX(), last.getY()).element();
      RealmBindings bindings = bindingsFor(over);
      if (bindings != null) {
        drag.ended(dragScript(bindings), over, last, pipeline.scale(), false);
        scriptsRan();
      }
      return;
    }
    Element plugin = focusedPlugin != null ? focusedPlugin : plugins.wholePage();
    if (plugin != null && plugins.inputTarget(plugin) != 0) {
      browser.pluginKey(
          input.toBuilder().setPageId(pageId).setPluginId(plugins.inputTarget(plugin)).build());
      if (input.getType() == KeyInput.Type.PRESSED && isWindowsToo(input)) {
        browser.unhandledKey(input.toBuilder().setPageId(pageId).build());
      }
      return;
    }
    Element target = keyTarget();
    RealmBindings bindings = bindingsFor(target);
    if (bindings != null && target != null) {
      boolean goesOn = true;
      switch (input.getType()) {
        case PRESSED -> {
          goesOn = events.keyPressed(sink(bindings), target, input);
          typesNothing = !goesOn;
          if (goesOn
              && input.getKey().equals("Escape")
              && bindings.control(target, "escape", "", 0, 0)) {
            scriptsRan();
            return;
          }
        }
        case RELEASED -> {
          events.keyReleased(sink(bindings), target, input);
          released(input.getKey());
        }
        case TYPED -> {
          if (!typesNothing && events.keyTyped(sink(bindings), target, input)) {
            typed(input.getKey());
          }
        }
        case INSERTED -> toFocused("insert", input.getKey());
        case COMPOSED -> {
          int end = input.getSelectionEnd();
          Element focused = focus.focused();
          if (focused != null) {
            bindings.control(focused, "compose", input.getKey(), input.getSelectionStart(), end);
          }
        }
        case TYPE_UNSPECIFIED, UNRECOGNIZED -> {}
      }
      scriptsRan();
      if (!goesOn) {
        return;
      }
    }
    if (input.getType() == KeyInput.Type.PRESSED && !pressed(input)) {
      browser.unhandledKey(input.toBuilder().setPageId(pageId).build());
    }
  }

  /// What a key types by default, or the pressing of Enter on a control.
  private void typed(String text) {
    Element focused = focus.focused();
    if (focused == null) {
      return;
    }
    RealmBindings bindings = bindingsFor(focused);
    if (PageFocus.takesText(focused)) {
      toFocused("type", text);
    } else if (bindings != null && (text.equals("\r") || text.equals("\n"))) {
      bindings.activateByKey(focused, "Enter");
    } else {
      toFocused("type", text);
    }
  }

  private void released(String key) {
    Element focused = focus.focused();
    RealmBindings bindings = focused == null ? null : bindingsFor(focused);
    if (bindings != null && focused != null && key.equals(" ") && !PageFocus.takesText(focused)) {
      bindings.activateByKey(focused, " ");
    }
  }

  private boolean toFocused(String command, String text) {
    Element focused = focus.focused();
    RealmBindings bindings = focused == null ? null : bindingsFor(focused);
    return bindings != null && focused != null && bindings.control(focused, command, text, 0, 0);
  }

  /// What the window's menus ask for. False when the keyboard is in no text field.
  boolean edit(String command) {
    boolean edits = fields.field() != null || fields.rich() != null;
    boolean used = edits && toFocused(command, "");
    scriptsRan();
    return used;
  }

  /// A plugin hears every key and does not say which it used. The window's shortcuts go on while it
  /// has the keyboard, but for the zoom, which a viewer has itself.
  private static boolean isWindowsToo(KeyInput input) {
    boolean zoom = "+=-0".contains(input.getKey());
    boolean command = (input.getModifiers() & (CONTROL | ALT | META)) != 0;
    return command && !zoom || input.getCode().matches("F[0-9]{1,2}");
  }

  /// What a key does by default.
  ///
  /// @return whether it did anything
  private boolean pressed(KeyInput input) {
    int modifiers = input.getModifiers();
    boolean shift = (modifiers & SHIFT) != 0;
    boolean control = (modifiers & CONTROL) != 0;
    boolean others = (modifiers & (ALT | META)) != 0;
    if (others) {
      return false;
    }
    if (input.getKey().equals("Tab") && !control) {
      return tabWithin(shift) || moveFocus(!shift);
    }
    Element focused = focus.focused();
    if (focused != null) {
      if (input.getKey().equals("Enter") && isLink(focused)) {
        links.follow(focused, gesture(modifiers, false));
        return true;
      }
      RealmBindings bindings = bindingsFor(focused);
      if (bindings != null && bindings.control(focused, "key", input.getKey(), modifiers, 0)) {
        scriptsRan();
        return true;
      }
      if (PageDropDowns.isDropDown(focused) && !control && input.getKey().equals(" ")) {
        openList(focused);
        return true;
      }
      boolean activates = input.getKey().equals("Enter") || input.getKey().equals(" ");
      if (activates && focused.is("summary") && toggleDetails(focused)) {
        return true;
      }
      if (activates && !control && isActivatedByKeys(focused)) {
        return true; // when it is typed, or comes up
      }
      if (PageFocus.takesText(focused) && !control && isCharacter(input.getKey())) {
        return true; // TYPED follows
      }
    }
    String clip = control ? clipboardCommand(input.getKey(), shift) : null;
    if (clip != null && !tellOfClipboard(clip)) {
      return true;
    }
    if (selection.key(input, shift, control)) {
      return true;
    }
    KeyboardScroll movement = movement(input, focused);
    if (movement != null) {
      pipeline.scroll().stopRestoring();
      frame.page().scroll(movement);
    }
    return movement != null;
  }

  private static @Nullable String clipboardCommand(String key, boolean shift) {
    return switch (key) {
      case "c", "C", "Insert" -> shift ? null : "copy";
      case "x", "X" -> shift ? null : "cut";
      case "v", "V" -> "paste";
      default -> null;
    };
  }

  /// Clipboard API §5: something outside of text fields is to be copied, cut or pasted.
  ///
  /// @return false when the page has done that itself
  boolean tellOfClipboard(String command) {
    Element target = keyTarget();
    RealmBindings bindings = bindingsFor(target);
    boolean done =
        bindings != null && target != null && bindings.control(target, "clipboard", command, 0, 0);
    scriptsRan();
    return !done;
  }

  private static boolean isCharacter(String key) {
    return key.equals("Enter") || key.codePointCount(0, key.length()) == 1;
  }

  private static boolean isActivatedByKeys(Element element) {
    return element.isHtml()
        && switch (element.localName()) {
          case "button", "input", "select" -> true;
          default -> false;
        };
  }

  private static boolean isLink(Element element) {
    return (element.is("a") || element.is("area")) && element.hasAttribute("href");
  }

  /// A field of several parts has its own order for the Tab key.
  private boolean tabWithin(boolean backward) {
    Element focused = focus.focused();
    RealmBindings bindings = focused == null ? null : bindingsFor(focused);
    boolean stays =
        bindings != null
            && focused != null
            && bindings.control(focused, "tab", "", backward ? 1 : 0, 0);
    if (stays) {
      scriptsRan();
    }
    return stays;
  }

  private boolean moveFocus(boolean forward) {
    pipeline.update();
    RealmBindings bindings = bindingsFor(null);
    if (bindings != null) {
      boolean stays = bindings.moveFocus(!forward);
      scriptsRan();
      return stays;
    }
    Element next = focus.next(forward);
    focus.focus(next, PageFocus.By.KEYBOARD);
    changed.run();
    if (next == null) {
      return false; // out of the page
    }
    Rect place = pipeline.placeOf(next);
    if (place != null) {
      pipeline
          .scroll()
          .intoView(pipeline.update(), place, next.parent(), PageScroll.Align.CENTER_IF_NEEDED);
    }
    return true;
  }

  private @Nullable KeyboardScroll movement(KeyInput input, @Nullable Element focused) {
    if ((input.getModifiers() & ~(SHIFT | CONTROL)) != 0) {
      return null;
    }
    boolean shift = (input.getModifiers() & SHIFT) != 0;
    boolean control = (input.getModifiers() & CONTROL) != 0;
    ElementId scroller = pipeline.idOf(scrollerOf(focused));
    if (control) {
      return switch (input.getKey()) {
        case "Home" -> new KeyboardScroll(scroller, KeyboardScroll.Unit.DOCUMENT, 0, -1);
        case "End" -> new KeyboardScroll(scroller, KeyboardScroll.Unit.DOCUMENT, 0, 1);
        default -> null;
      };
    }
    return switch (input.getKey()) {
      case "ArrowDown" -> new KeyboardScroll(scroller, KeyboardScroll.Unit.LINE, 0, 1);
      case "ArrowUp" -> new KeyboardScroll(scroller, KeyboardScroll.Unit.LINE, 0, -1);
      case "ArrowRight" -> new KeyboardScroll(scroller, KeyboardScroll.Unit.LINE, 1, 0);
      case "ArrowLeft" -> new KeyboardScroll(scroller, KeyboardScroll.Unit.LINE, -1, 0);
      case "PageDown" -> new KeyboardScroll(scroller, KeyboardScroll.Unit.PAGE, 0, 1);
      case "PageUp" -> new KeyboardScroll(scroller, KeyboardScroll.Unit.PAGE, 0, -1);
      case " " -> new KeyboardScroll(scroller, KeyboardScroll.Unit.PAGE, 0, shift ? -1 : 1);
      case "Home" -> new KeyboardScroll(scroller, KeyboardScroll.Unit.DOCUMENT, 0, -1);
      case "End" -> new KeyboardScroll(scroller, KeyboardScroll.Unit.DOCUMENT, 0, 1);
      default -> null;
    };
  }

  /// What the keyboard scrolls: around the element that has it, or where it was last clicked.
  private @Nullable Element scrollerOf(@Nullable Element focused) {
    for (Node node = focused; node != null; node = node.parent()) {
      if (node instanceof Element element && PageScroll.isScroller(element)) {
        return element;
      }
    }
    Element clicked = keyScroller;
    return focused == null && clicked != null && clicked.isConnected() ? clicked : null;
  }
}
