package bulkhead.renderer;

import bulkhead.ipc.api.ContextMenuNotice;
import bulkhead.ipc.api.MouseInput;
import bulkhead.ipc.api.PageHost;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.paint.HitResult;
import bulkhead.url.Url;
import io.github.humbleui.types.Point;
import org.jspecify.annotations.Nullable;

/// Says what is under the pointer when the right button goes down, or what has the focus when a key
/// asks for the menu; what can be done with it is for
/// the browser process to say. Thread: `RendererMain`.
final class PageContextMenu {
  private static final int MOST_SELECTION = 1024;
  private static final int MOST_URL = 1 << 20;

  private final int pageId;
  private final PageLinks links;
  private final SelectionInput selection;
  private final PageFields fields;
  private final PageHost browser;

  PageContextMenu(
      int pageId, PageLinks links, SelectionInput selection, PageFields fields, PageHost browser) {
    this.pageId = pageId;
    this.links = links;
    this.selection = selection;
    this.fields = fields;
    this.browser = browser;
  }

  /// @param at where the pointer is in the page area, device pixels
  void pressed(MouseInput input, HitResult hit, Point at) {
    selection.pressedRight(input, hit);
    show(hit, at);
  }

  /// @param hit what the menu is about
  /// @param at where it is to be in the page area, device pixels
  void show(HitResult hit, Point at) {
    ContextMenuNotice.Builder notice =
        ContextMenuNotice.newBuilder().setPageId(pageId).setX(at.getX()).setY(at.getY());
    Element link = hit.link();
    if (link != null) {
      notice.setLinkUrl(text(links.addressOf(link)));
    }
    Element element = hit.element();
    if (element != null && (element.is("img") || element.is("input"))) {
      String source = element.attributeOrEmpty("src");
      notice.setImageUrl(source.isEmpty() ? "" : text(links.resolve(source)));
    }
    Element field = PageFields.around(element);
    String selected;
    if (field != null && field == fields.field()) {
      selected = fields.selectedText();
      notice.setEditable(!field.hasAttribute("readonly"));
    } else {
      selected = selection.selectedText();
      notice.setEditable(isInRich(element));
    }
    notice.setSelection(
        selected.length() > MOST_SELECTION ? selected.substring(0, MOST_SELECTION) : selected);
    browser.showContextMenu(notice.build());
  }

  private boolean isInRich(@Nullable Element element) {
    Element host = fields.rich();
    return host != null && host.contains(element);
  }

  private static String text(@Nullable Url url) {
    return url == null || url.href().length() > MOST_URL ? "" : url.href();
  }
}
