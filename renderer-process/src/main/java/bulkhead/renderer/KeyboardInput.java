package bulkhead.renderer;

import bulkhead.ipc.api.KeyInput;
import bulkhead.ipc.api.PageHost;
import bulkhead.renderer.compositor.KeyboardScroll;
import bulkhead.renderer.dom.Document;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.Node;
import bulkhead.renderer.layout.tree.DateTimeFields;
import bulkhead.renderer.paint.ElementId;
import bulkhead.renderer.script.bindings.RealmBindings;
import io.github.humbleui.types.Rect;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What keys do in one document: scripts hear of them, then fields, links, the selection and the
/// page's scrolling have their turn. Each key that nothing here has a use for goes back to the
/// window. Thread: `RendererMain`.
final class KeyboardInput {
  private static final int SHIFT = 1;
  private static final int CONTROL = 2;
  private static final int ALT = 4;
  private static final int META = 8;

  private final int pageId;
  private final Document document;
  private final PagePipeline pipeline;
  private final PageHost browser;
  private final LocalFrame frame;
  private final InputScripts scripts;
  private final InputEvents events;
  private final PageFocus focus;
  private final PageFields fields;
  private final PageLinks links;
  private final SelectionInput selection;
  private final Consumer<Element> openList;
  private final Predicate<Element> toggleDetails;
  private final Runnable openMenu;
  private final Runnable changed;
  private @Nullable Element clickedScroller;
  private boolean typesNothing; // the key that went down last was canceled

  /// @param openList shows the list of a drop-down
  /// @param toggleDetails opens or closes the `<details>` around an element; false without one
  /// @param openMenu a key asks for the context menu
  /// @param changed something is to be seen that the compositor does not have yet
  KeyboardInput(
      int pageId,
      Document document,
      PagePipeline pipeline,
      PageHost browser,
      LocalFrame frame,
      InputScripts scripts,
      InputEvents events,
      PageFocus focus,
      PageFields fields,
      PageLinks links,
      SelectionInput selection,
      Consumer<Element> openList,
      Predicate<Element> toggleDetails,
      Runnable openMenu,
      Runnable changed) {
    this.pageId = pageId;
    this.document = document;
    this.pipeline = pipeline;
    this.browser = browser;
    this.frame = frame;
    this.scripts = scripts;
    this.events = events;
    this.focus = focus;
    this.fields = fields;
    this.links = links;
    this.selection = selection;
    this.openList = openList;
    this.toggleDetails = toggleDetails;
    this.openMenu = openMenu;
    this.changed = changed;
  }

  /// The mouse was pressed in that scroller: without a focus, keys scroll it.
  void clicked(@Nullable Element scroller) {
    clickedScroller = scroller;
  }

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
    if (input.getType() == KeyInput.Type.PRESSED && focus.keyPressed()) {
      changed.run();
    }
    Element target = keyTarget();
    RealmBindings bindings = scripts.at(target);
    if (bindings != null && target != null) {
      boolean goesOn = true;
      switch (input.getType()) {
        case PRESSED -> {
          goesOn = events.keyPressed(scripts.sink(bindings), target, input);
          typesNothing = !goesOn;
          if (goesOn
              && input.getKey().equals("Escape")
              && bindings.focus().control(target, "escape", "", 0, 0)) {
            scripts.ran();
            return;
          }
        }
        case RELEASED -> {
          events.keyReleased(scripts.sink(bindings), target, input);
          released(input.getKey());
        }
        case TYPED -> {
          if (!typesNothing
              && events.keyTyped(scripts.sink(bindings), target, input)
              && !isShortcut(input)) {
            typed(input.getKey());
          }
        }
        case INSERTED -> toFocused("insert", input.getKey());
        case COMPOSED -> {
          int end = input.getSelectionEnd();
          Element focused = focus.focused();
          if (focused != null) {
            bindings
                .focus()
                .control(focused, "compose", input.getKey(), input.getSelectionStart(), end);
          }
        }
        case TYPE_UNSPECIFIED, UNRECOGNIZED -> {}
      }
      scripts.ran();
      if (!goesOn) {
        return;
      }
    }
    if (input.getType() == KeyInput.Type.PRESSED && !pressed(input)) {
      browser.unhandledKey(input.toBuilder().setPageId(pageId).build());
    }
  }

  /// A character with Control or Meta is a shortcut, and nothing to be written; Control and Alt
  /// together are AltGr.
  private static boolean isShortcut(KeyInput input) {
    int modifiers = input.getModifiers();
    boolean control = (modifiers & CONTROL) != 0;
    boolean alt = (modifiers & ALT) != 0;
    return isCharacter(input.getKey()) && (control != alt || (modifiers & META) != 0);
  }

  /// What a key types by default, or the pressing of Enter on a control.
  private void typed(String text) {
    Element focused = focus.focused();
    if (focused == null) {
      return;
    }
    RealmBindings bindings = scripts.at(focused);
    if (PageFocus.takesText(focused)) {
      toFocused("type", text);
    } else if (bindings != null && (text.equals("\r") || text.equals("\n"))) {
      bindings.focus().activateByKey(focused, "Enter");
    } else {
      toFocused("type", text);
    }
  }

  private void released(String key) {
    Element focused = focus.focused();
    RealmBindings bindings = focused == null ? null : scripts.at(focused);
    if (bindings != null && focused != null && key.equals(" ") && !PageFocus.takesText(focused)) {
      bindings.focus().activateByKey(focused, " ");
    }
  }

  private boolean toFocused(String command, String text) {
    Element focused = focus.focused();
    RealmBindings bindings = focused == null ? null : scripts.at(focused);
    return bindings != null
        && focused != null
        && bindings.focus().control(focused, command, text, 0, 0);
  }

  /// What the window's menus ask for. False when the keyboard is in no text field.
  boolean edit(String command) {
    boolean edits = fields.field() != null || fields.rich() != null;
    boolean used = edits && toFocused(command, "");
    scripts.ran();
    return used;
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
      return opensByAlt(input);
    }
    if (asksForMenu(input.getKey(), modifiers)) {
      openMenu.run();
      return true;
    }
    if (input.getKey().equals("Tab") && !control) {
      return tabWithin(shift) || moveFocus(!shift);
    }
    Element focused = focus.focused();
    if (focused != null) {
      RealmBindings bindings = scripts.at(focused);
      if (input.getKey().equals("Enter") && isLink(focused)) {
        follow(bindings, focused, modifiers);
        return true;
      }
      if (bindings != null
          && bindings.focus().control(focused, "key", input.getKey(), modifiers, 0)) {
        scripts.ran();
        return true;
      }
      if (PageDropDowns.isDropDown(focused) && !control && input.getKey().equals(" ")) {
        openList.accept(focused);
        return true;
      }
      boolean activates = input.getKey().equals("Enter") || input.getKey().equals(" ");
      boolean summary = focused.is("summary");
      if (activates && summary && bindings == null && toggleDetails.test(focused)) {
        return true;
      }
      if (activates && !control && (summary || isActivatedByKeys(focused))) {
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

  /// Enter on a link is a click there; without a script of ours that hears clicks it is followed.
  private void follow(@Nullable RealmBindings bindings, Element link, int modifiers) {
    if (bindings == null || !link.isHtml()) {
      links.follow(link, PageLinks.Gesture.of(modifiers, false));
      return;
    }
    bindings.focus().control(link, "follow", "", modifiers, 0);
    scripts.ran();
  }

  private static boolean asksForMenu(String key, int modifiers) {
    return key.equals("ContextMenu") && modifiers == 0 || key.equals("F10") && modifiers == SHIFT;
  }

  /// Alt with an arrow opens what the focused control has to choose from.
  private boolean opensByAlt(KeyInput input) {
    Element focused = focus.focused();
    boolean arrow = input.getKey().equals("ArrowDown") || input.getKey().equals("ArrowUp");
    if (input.getModifiers() != ALT || !arrow || focused == null) {
      return false;
    }
    if (PageDropDowns.isDropDown(focused)) {
      openList.accept(focused);
      return true;
    }
    RealmBindings bindings = scripts.at(focused);
    boolean opens =
        DateTimeFields.isFor(focused)
            && bindings != null
            && bindings.focus().control(focused, "key", "F4", 0, 0);
    scripts.ran();
    return opens;
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
    RealmBindings bindings = scripts.at(target);
    boolean done =
        bindings != null
            && target != null
            && bindings.focus().control(target, "clipboard", command, 0, 0);
    scripts.ran();
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
    RealmBindings bindings = focused == null ? null : scripts.at(focused);
    boolean stays =
        bindings != null
            && focused != null
            && bindings.focus().control(focused, "tab", "", backward ? 1 : 0, 0);
    if (stays) {
      scripts.ran();
    }
    return stays;
  }

  private boolean moveFocus(boolean forward) {
    pipeline.update();
    RealmBindings bindings = scripts.at(null);
    if (bindings != null) {
      boolean stays = bindings.focus().moveFocus(!forward);
      scripts.ran();
      return stays;
    }
    Element next = focus.next(forward);
    focus.focus(next, PageFocus.By.KEYBOARD);
    changed.run();
    if (next == null) {
      return false; // out of the page
    }
    Rect place = pipeline.boxes().placeOf(next);
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
    Element clicked = clickedScroller;
    return focused == null && clicked != null && clicked.isConnected() ? clicked : null;
  }
}
