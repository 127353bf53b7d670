package bulkhead.renderer;

import bulkhead.ipc.api.CursorNotice;
import bulkhead.ipc.api.PageHost;
import bulkhead.ipc.api.TextNotice;
import bulkhead.process.TaskLoop;
import bulkhead.renderer.css.value.CursorKind;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.ElementState;
import bulkhead.renderer.dom.Node;
import bulkhead.url.Url;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What shows where the pointer is and what it would do there: `:hover` and `:active`, the address
/// of a link, the tooltip, the shape of the pointer. Thread: `RendererMain`.
final class PointerFeedback {
  private static final int MESSAGE_MILLIS = 5000;

  private final int pageId;
  private final PageHost browser;
  private final TaskLoop main;
  private final Function<Element, @Nullable Url> addressOf;
  private final Runnable changed;
  private List<Element> hovered = new ArrayList<>();
  private List<Element> active = new ArrayList<>();
  private String statusText = "";
  private String tooltip = "";
  private String message = "";
  private CursorNotice.Cursor cursor = CursorNotice.Cursor.DEFAULT;

  /// @param addressOf where a link leads
  /// @param changed something is to be seen that the compositor does not have yet
  PointerFeedback(
      int pageId,
      PageHost browser,
      TaskLoop main,
      Function<Element, @Nullable Url> addressOf,
      Runnable changed) {
    this.pageId = pageId;
    this.browser = browser;
    this.main = main;
    this.addressOf = addressOf;
    this.changed = changed;
  }

  private static List<Element> chain(@Nullable Element innermost) {
    List<Element> chain = new ArrayList<>();
    for (Element at = innermost;
        at != null;
        at = at.parent() instanceof Element parent ? parent : null) {
      chain.add(at);
    }
    return chain;
  }

  void setHovered(@Nullable Element innermost) {
    List<Element> now = chain(innermost);
    if (now.equals(hovered)) {
      return;
    }
    setState(ElementState.HOVER, hovered, now);
    hovered = now;
  }

  void setActive(@Nullable Element innermost) {
    List<Element> now = chain(innermost);
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

  void setStatus(@Nullable Element link) {
    Url target = link == null ? null : addressOf.apply(link);
    String text = target == null ? "" : target.href();
    if (!text.equals(statusText)) {
      statusText = text;
      browser.hoverChanged(
          TextNotice.newBuilder().setPageId(pageId).setText(shortened(text)).build());
    }
  }

  /// The `title` of the innermost element that has one; an empty one says that there is none (HTML
  /// §3.2.6.1).
  void setTooltip(@Nullable Element element) {
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
    main.postDelayed(
        () -> {
          if (message.equals(text)) {
            endMessage();
          }
        },
        MESSAGE_MILLIS);
  }

  void endMessage() {
    if (!message.isEmpty()) {
      message = "";
      tooltip = "";
      browser.tooltipChanged(TextNotice.newBuilder().setPageId(pageId).setText("").build());
    }
  }

  private static String shortened(String text) {
    return text.length() > 2048 ? text.substring(0, 2048) : text;
  }

  void setCursor(CursorKind kind) {
    CursorNotice.Cursor now = cursorOf(kind);
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
}
