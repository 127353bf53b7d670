package bulkhead.browser.ui;

import java.awt.Cursor;
import java.awt.Point;
import java.awt.Toolkit;
import java.awt.image.BufferedImage;

/// The toolkit's cursors for those that pages ask for. Stateless.
final class PageCursors {
  private PageCursors() {}

  static Cursor of(PageCursor shape) {
    return switch (shape) {
      case DEFAULT, NOT_ALLOWED -> Cursor.getDefaultCursor();
      case POINTER -> Cursor.getPredefinedCursor(Cursor.HAND_CURSOR);
      case TEXT -> Cursor.getPredefinedCursor(Cursor.TEXT_CURSOR);
      case WAIT -> Cursor.getPredefinedCursor(Cursor.WAIT_CURSOR);
      case CROSSHAIR -> Cursor.getPredefinedCursor(Cursor.CROSSHAIR_CURSOR);
      case MOVE -> Cursor.getPredefinedCursor(Cursor.MOVE_CURSOR);
      case COL_RESIZE, E_RESIZE -> Cursor.getPredefinedCursor(Cursor.E_RESIZE_CURSOR);
      case W_RESIZE -> Cursor.getPredefinedCursor(Cursor.W_RESIZE_CURSOR);
      case ROW_RESIZE, S_RESIZE -> Cursor.getPredefinedCursor(Cursor.S_RESIZE_CURSOR);
      case N_RESIZE -> Cursor.getPredefinedCursor(Cursor.N_RESIZE_CURSOR);
      case NE_RESIZE -> Cursor.getPredefinedCursor(Cursor.NE_RESIZE_CURSOR);
      case NW_RESIZE -> Cursor.getPredefinedCursor(Cursor.NW_RESIZE_CURSOR);
      case SE_RESIZE -> Cursor.getPredefinedCursor(Cursor.SE_RESIZE_CURSOR);
      case SW_RESIZE -> Cursor.getPredefinedCursor(Cursor.SW_RESIZE_CURSOR);
      case NONE ->
          Toolkit.getDefaultToolkit()
              .createCustomCursor(
                  new BufferedImage(16, 16, BufferedImage.TYPE_INT_ARGB), new Point(), "none");
    };
  }
}
