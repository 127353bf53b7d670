package bulkhead.browser.ui;

import java.awt.MouseInfo;
import java.awt.Point;
import java.awt.PointerInfo;
import javax.swing.JToolTip;
import javax.swing.Popup;
import javax.swing.PopupFactory;
import javax.swing.SwingUtilities;
import javax.swing.Timer;
import org.jspecify.annotations.Nullable;

/// The text that the page has for what is under the pointer (`title`), shown when the pointer rests
/// there. Thread: EDT.
final class PageTooltip {
  private static final int REST_MS = 500;
  private static final int SHOWN_MS = 10_000;
  private static final int LONGEST = 1_000;

  private final Look look;
  private final PageCanvas page;
  private final Timer rest = new Timer(REST_MS, event -> open());
  private final Timer end = new Timer(SHOWN_MS, event -> close());
  private String text = "";
  private @Nullable Popup popup;

  PageTooltip(Look look, PageCanvas page) {
    this.look = look;
    this.page = page;
    rest.setRepeats(false);
    end.setRepeats(false);
  }

  void show(String newText) {
    if (newText.equals(text)) {
      return;
    }
    text = newText;
    close();
    if (newText.isBlank()) {
      rest.stop();
    } else {
      rest.restart();
    }
  }

  private void open() {
    PointerInfo pointer = MouseInfo.getPointerInfo();
    if (pointer == null || !page.isShowing()) {
      return;
    }
    Point at = pointer.getLocation();
    var tip = new JToolTip();
    tip.setComponent(SwingUtilities.getRootPane(page));
    tip.setTipText(html(text));
    popup =
        PopupFactory.getSharedInstance().getPopup(page, tip, at.x + look.px(4), at.y + look.px(20));
    popup.show();
    end.restart();
  }

  /// Line breaks in the text are line breaks in the tip; a long line is broken.
  private String html(String plain) {
    String bounded = plain.length() > LONGEST ? plain.substring(0, LONGEST) + "…" : plain;
    String escaped = bounded.replace("&", "&amp;").replace("<", "&lt;").replace("\n", "<br>");
    int longest = bounded.lines().mapToInt(String::length).max().orElse(0);
    return longest > 60
        ? "<html><div style='width:" + look.px(320) + "px'>" + escaped + "</div>"
        : "<html>" + escaped;
  }

  private void close() {
    end.stop();
    Popup open = popup;
    popup = null;
    if (open != null) {
      open.hide();
    }
  }
}
