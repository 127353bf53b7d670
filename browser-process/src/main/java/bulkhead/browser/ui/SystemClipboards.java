package bulkhead.browser.ui;

import bulkhead.browser.ui.BrowserWindow.Clipboard;
import java.awt.Toolkit;
import java.awt.datatransfer.DataFlavor;
import java.awt.datatransfer.StringSelection;
import java.awt.datatransfer.UnsupportedFlavorException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// The desktop's clipboards, as text. Thread: EDT.
final class SystemClipboards {
  private static final System.Logger LOG = System.getLogger("bulkhead.ui");

  private SystemClipboards() {}

  static void write(String text, Clipboard clipboard) {
    java.awt.datatransfer.Clipboard target = of(clipboard);
    if (target != null) {
      try {
        target.setContents(new StringSelection(text), null);
      } catch (IllegalStateException e) {
        LOG.log(System.Logger.Level.INFO, "the clipboard is in use", e);
      }
    }
  }

  /// Empty for none, and for what is no text.
  static String read(Clipboard clipboard) {
    java.awt.datatransfer.Clipboard source = of(clipboard);
    try {
      return source != null && source.isDataFlavorAvailable(DataFlavor.stringFlavor)
          ? (String) source.getData(DataFlavor.stringFlavor)
          : "";
    } catch (IllegalStateException | UnsupportedFlavorException | IOException e) {
      LOG.log(System.Logger.Level.INFO, "the clipboard cannot be read", e);
      return "";
    }
  }

  /// A desktop need not have the selection.
  private static java.awt.datatransfer.@Nullable Clipboard of(Clipboard clipboard) {
    Toolkit toolkit = Toolkit.getDefaultToolkit();
    return switch (clipboard) {
      case STANDARD -> toolkit.getSystemClipboard();
      case SELECTION -> toolkit.getSystemSelection();
    };
  }
}
