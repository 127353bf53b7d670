package bulkhead.renderer;

import bulkhead.ipc.api.BeginNavigationRequest;
import bulkhead.ipc.api.CursorNotice;
import bulkhead.ipc.api.Disposition;
import bulkhead.ipc.api.KeyInput;
import bulkhead.ipc.api.MouseInput;
import bulkhead.ipc.api.PageHost;
import bulkhead.ipc.api.TextNotice;
import bulkhead.ipc.api.WheelInput;
import bulkhead.renderer.compositor.CompositorLink;
import bulkhead.renderer.compositor.KeyboardScroll;
import bulkhead.renderer.css.value.CursorKind;
import bulkhead.renderer.dom.Document;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.ElementState;
import bulkhead.renderer.loader.ResourceFetcher;
import bulkhead.renderer.paint.ElementId;
import bulkhead.renderer.paint.HitResult;
import bulkhead.url.PercentEncoding;
import bulkhead.url.Url;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the user's mouse and keys do in one document: hover, links, scrolling by keys, plugins.
/// Thread: `RendererMain`.
final class PageInput {
  private static final int SHIFT = 1;
  private static final int CONTROL = 2;
  private static final int LEFT = 1;
  private static final int MIDDLE = 2;

  private final int pageId;
  private final Document document;
  private final PagePipeline pipeline;
  private final PagePlugins plugins;
  private final PageHost browser;
  private final LocalFrame frame;
  private final Runnable changed;
  private List<Element> hovered = new ArrayList<>();
  private List<Element> active = new ArrayList<>();
  private @Nullable Element pressedLink;
  private @Nullable Element focusedPlugin;
  private @Nullable Element capturingPlugin;
  private String statusText = "";
  private CursorNotice.Cursor cursor = CursorNotice.Cursor.DEFAULT;
  private @Nullable MouseInput lastMove;

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
  }

  void setFocused(boolean focused) {
    if (!focused) {
      setActive(List.of());
    }
  }

  /// The page has moved under the pointer.
  void scrolled() {
    MouseInput last = lastMove;
    if (last != null) {
      moved(last);
    }
  }

  void mouse(MouseInput input) {
    switch (input.getType()) {
      case MOVED -> moved(input);
      case EXITED -> left();
      case PRESSED -> pressed(input);
      case RELEASED -> released(input);
      case TYPE_UNSPECIFIED, UNRECOGNIZED -> {}
    }
  }

  private void moved(MouseInput input) {
    lastMove = input;
    Element captured = capturingPlugin;
    if (captured != null) {
      toPlugin(captured, input);
      return;
    }
    HitResult hit = pipeline.hit(input.getX(), input.getY());
    setHovered(chain(hit.element()));
    setStatus(hit.link());
    setCursor(cursorOf(hit.cursor()));
    if (hit.element() != null && plugins.inputTarget(hit.element()) != 0) {
      toPlugin(hit.element(), input, hit);
    }
  }

  private void left() {
    lastMove = null;
    setHovered(List.of());
    setStatus(null);
  }

  private void pressed(MouseInput input) {
    HitResult hit = pipeline.hit(input.getX(), input.getY());
    Element element = hit.element();
    setActive(chain(element));
    pressedLink = hit.link();
    focusedPlugin = null;
    if (element != null && plugins.inputTarget(element) != 0) {
      focusedPlugin = element;
      capturingPlugin = element;
      toPlugin(element, input, hit);
    }
  }

  private void released(MouseInput input) {
    setActive(List.of());
    Element captured = capturingPlugin;
    if (captured != null) {
      capturingPlugin = null;
      toPlugin(captured, input);
      return;
    }
    Element link = pipeline.hit(input.getX(), input.getY()).link();
    if (link != null && link == pressedLink) {
      follow(link, input);
    } else if (link == null) {
      toggleDetails(pipeline.hit(input.getX(), input.getY()).element(), input);
    }
    pressedLink = null;
  }

  /// `<summary>` opens and closes its `<details>` (HTML §4.11.1).
  private void toggleDetails(@Nullable Element hit, MouseInput input) {
    if (input.getButton() != LEFT) {
      return;
    }
    for (Element element : chain(hit)) {
      if (element.is("summary")
          && element.parent() instanceof Element details
          && details.is("details")) {
        if (details.hasAttribute("open")) {
          details.removeAttribute("open");
        } else {
          details.setAttribute("open", "");
        }
        pipeline.contentChanged();
        changed.run();
        return;
      }
    }
  }

  // Links

  private @Nullable Url addressOf(Element link) {
    String href = link.attribute("href");
    Url base = Url.parse(document.baseUrl());
    if (href == null) {
      return null;
    }
    return base == null ? Url.parse(href) : base.resolve(href);
  }

  private void follow(Element link, MouseInput input) {
    Url target = addressOf(link);
    if (target == null || input.getButton() != LEFT && input.getButton() != MIDDLE) {
      return;
    }
    LocalFrame shown = frame.choose(targetOf(link));
    boolean newTab =
        input.getButton() == MIDDLE || (input.getModifiers() & CONTROL) != 0 || shown == null;
    if (target.href().length() > ResourceFetcher.MOST_URL) {
      return; // as a link that leads nowhere
    }
    if (!newTab && shown != null) {
      shown.navigate(target.href(), false, true);
      return;
    }
    Disposition disposition =
        (input.getModifiers() & SHIFT) != 0
                || input.getButton() == LEFT && (input.getModifiers() & CONTROL) == 0
            ? Disposition.NEW_FOREGROUND_TAB
            : Disposition.NEW_BACKGROUND_TAB;
    browser.beginNavigation(
        BeginNavigationRequest.newBuilder()
            .setPageId(pageId)
            .setUrl(target.href())
            .setDisposition(disposition)
            .setUserGesture(true)
            .build());
  }

  /// HTML §2.4.3 "get an element's target": its own, or that of the first `<base>` with one.
  private String targetOf(Element link) {
    String own = link.attribute("target");
    if (own != null) {
      return own;
    }
    for (var node = document.firstChild(); node != null; node = node.nextInTree(document)) {
      if (node instanceof Element element
          && element.is("base")
          && element.attribute("target") instanceof String target) {
        return target;
      }
    }
    return "";
  }

  /// HTML §7.4.6.4 "find a potential indicated element", and scroll to it. An empty fragment, and
  /// `top`, is the document's beginning.
  boolean scrollToFragment(String fragment) {
    String decoded = PercentEncoding.decodeToString(fragment);
    Element target = document.elementById(fragment);
    if (target == null) {
      target = document.elementById(decoded);
    }
    if (target == null) {
      target = anchor(decoded);
    }
    Float top = target == null ? null : pipeline.topOf(target);
    if (top == null && (fragment.isEmpty() || decoded.equalsIgnoreCase("top"))) {
      top = 0f;
    }
    if (top == null) {
      return false;
    }
    pipeline.requestScroll(pipeline.viewportX(), top);
    changed.run();
    return true;
  }

  private @Nullable Element anchor(String name) {
    for (var node = document.firstChild(); node != null; node = node.nextInTree(document)) {
      if (node instanceof Element element
          && element.is("a")
          && name.equals(element.attribute("name"))) {
        return element;
      }
    }
    return null;
  }

  // Hover, status, cursor

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
    for (Element element : before) {
      if (!now.contains(element)) {
        element.setState(bit, false);
      }
    }
    for (Element element : now) {
      element.setState(bit, true);
    }
    changed.run();
  }

  private void setStatus(@Nullable Element link) {
    Url target = link == null ? null : addressOf(link);
    String text = target == null ? "" : target.href();
    if (!text.equals(statusText)) {
      statusText = text;
      browser.hoverChanged(
          TextNotice.newBuilder().setPageId(pageId).setText(shortened(text)).build());
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
      case WAIT, PROGRESS -> CursorNotice.Cursor.WAIT;
      case N_RESIZE, S_RESIZE, NS_RESIZE, ROW_RESIZE -> CursorNotice.Cursor.N_RESIZE;
      case E_RESIZE, W_RESIZE, EW_RESIZE, COL_RESIZE -> CursorNotice.Cursor.E_RESIZE;
      case NOT_ALLOWED, NO_DROP -> CursorNotice.Cursor.NOT_ALLOWED;
      case NONE -> CursorNotice.Cursor.NONE;
      case AUTO,
          DEFAULT,
          CONTEXT_MENU,
          HELP,
          ALIAS,
          COPY,
          NE_RESIZE,
          NW_RESIZE,
          SE_RESIZE,
          SW_RESIZE,
          NESW_RESIZE,
          NWSE_RESIZE,
          ZOOM_IN,
          ZOOM_OUT ->
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

  void wheel(WheelInput input, CompositorLink compositor) {
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
    compositor.scroll(
        new KeyboardScroll(
            pipeline.idOf(hit.scroller()),
            KeyboardScroll.Unit.PIXEL,
            input.getDeltaX() / pipeline.scale(),
            input.getDeltaY() / pipeline.scale()));
  }

  // Keys

  void key(KeyInput input, CompositorLink compositor) {
    Element plugin = focusedPlugin != null ? focusedPlugin : plugins.wholePage();
    if (plugin != null && plugins.inputTarget(plugin) != 0) {
      browser.pluginKey(
          input.toBuilder().setPageId(pageId).setPluginId(plugins.inputTarget(plugin)).build());
      return;
    }
    KeyboardScroll movement = input.getType() == KeyInput.Type.PRESSED ? movement(input) : null;
    if (movement != null) {
      compositor.scroll(
          new KeyboardScroll(pipeline.idOf(null), movement.unit(), movement.x(), movement.y()));
    } else if (input.getType() == KeyInput.Type.PRESSED) {
      browser.unhandledKey(input.toBuilder().setPageId(pageId).build());
    }
  }

  private static @Nullable KeyboardScroll movement(KeyInput input) {
    if ((input.getModifiers() & ~SHIFT) != 0) {
      return null;
    }
    boolean shift = (input.getModifiers() & SHIFT) != 0;
    return switch (input.getKey()) {
      case "ArrowDown" -> vertical(KeyboardScroll.Unit.LINE, 1);
      case "ArrowUp" -> vertical(KeyboardScroll.Unit.LINE, -1);
      case "ArrowRight" -> new KeyboardScroll(ElementId.VIEWPORT, KeyboardScroll.Unit.LINE, 1, 0);
      case "ArrowLeft" -> new KeyboardScroll(ElementId.VIEWPORT, KeyboardScroll.Unit.LINE, -1, 0);
      case "PageDown" -> vertical(KeyboardScroll.Unit.PAGE, 1);
      case "PageUp" -> vertical(KeyboardScroll.Unit.PAGE, -1);
      case " " -> vertical(KeyboardScroll.Unit.PAGE, shift ? -1 : 1);
      case "Home" -> vertical(KeyboardScroll.Unit.DOCUMENT, -1);
      case "End" -> vertical(KeyboardScroll.Unit.DOCUMENT, 1);
      default -> null;
    };
  }

  private static KeyboardScroll vertical(KeyboardScroll.Unit unit, float amount) {
    return new KeyboardScroll(ElementId.VIEWPORT, unit, 0, amount);
  }
}
