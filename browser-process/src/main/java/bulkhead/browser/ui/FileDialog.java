package bulkhead.browser.ui;

import java.awt.Component;
import java.awt.Window;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javax.swing.JFileChooser;
import javax.swing.filechooser.FileNameExtensionFilter;

/// The dialog by which the user gives a page files. It remembers the folder for the next time.
/// Thread: EDT.
final class FileDialog {
  private static java.io.File folder = new java.io.File(System.getProperty("user.home", "."));

  private FileDialog() {}

  /// Shows the dialog over a window, and waits in it while the window's other events go on.
  ///
  /// @param answer gets what was chosen; nothing when the user thinks better of it
  static void show(Window over, FileChoice choice, CompletableFuture<List<Path>> answer) {
    JFileChooser chooser = new JFileChooser(folder);
    chooser.setMultiSelectionEnabled(choice.kind() == FileChoice.Kind.SEVERAL);
    chooser.setFileSelectionMode(
        choice.kind() == FileChoice.Kind.FOLDER
            ? JFileChooser.DIRECTORIES_ONLY
            : JFileChooser.FILES_ONLY);
    chooser.setDialogTitle(
        switch (choice.kind()) {
          case ONE -> "Open file";
          case SEVERAL -> "Open files";
          case FOLDER -> "Select a folder: the page gets all files in it";
        });
    if (!choice.endings().isEmpty() && choice.kind() != FileChoice.Kind.FOLDER) {
      String[] endings = choice.endings().toArray(String[]::new);
      String shown =
          String.join(", ", choice.endings().stream().limit(6).map(e -> "*." + e).toList());
      FileNameExtensionFilter filter =
          new FileNameExtensionFilter("Files of this kind (" + shown + ")", endings);
      chooser.addChoosableFileFilter(filter);
      chooser.setFileFilter(filter);
    }
    int done = chooser.showOpenDialog(over);
    folder = chooser.getCurrentDirectory();
    giveKeyboardBackTo(over);
    if (done != JFileChooser.APPROVE_OPTION) {
      answer.complete(List.of());
    } else if (choice.kind() == FileChoice.Kind.SEVERAL) {
      answer.complete(Arrays.stream(chooser.getSelectedFiles()).map(java.io.File::toPath).toList());
    } else {
      answer.complete(List.of(chooser.getSelectedFile().toPath()));
    }
  }

  /// A window manager does that by itself; without one the keyboard would be nobody's.
  private static void giveKeyboardBackTo(Window over) {
    Component owner = over.getMostRecentFocusOwner();
    (owner == null ? over : owner).requestFocus();
  }
}
