package bulkhead.browser.ui;

import java.awt.Component;
import java.awt.Window;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import javax.swing.JFileChooser;
import javax.swing.JOptionPane;
import javax.swing.filechooser.FileNameExtensionFilter;
import org.jspecify.annotations.Nullable;

/// The dialog by which the user gives a page files. It remembers the folder for the next time.
/// Thread: EDT.
final class FileDialog {
  private static java.io.File folder = new java.io.File(System.getProperty("user.home", "."));

  private static final int MOST_NAME = 100;

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

  /// Asks where a file is to be written; before one that is there is replaced, too.
  ///
  /// @param name that it has at first
  /// @param wanted whether it is still to be asked for
  /// @return null when the user thinks better of it
  static @Nullable Path save(Window over, String name, BooleanSupplier wanted) {
    JFileChooser chooser = new JFileChooser(folder);
    chooser.setDialogTitle("Save as");
    chooser.setSelectedFile(new java.io.File(folder, name));
    Path chosen = null;
    boolean asking = true;
    while (asking) {
      boolean approved = chooser.showSaveDialog(over) == JFileChooser.APPROVE_OPTION;
      chosen = approved ? chooser.getSelectedFile().toPath() : null;
      asking =
          chosen != null
              && Files.exists(chosen)
              && !mayReplace(over, chosen)
              && wanted.getAsBoolean();
    }
    folder = chooser.getCurrentDirectory();
    giveKeyboardBackTo(over);
    return chosen;
  }

  private static boolean mayReplace(Window over, Path file) {
    return JOptionPane.showConfirmDialog(
            over,
            file.getFileName() + " is there already. Replace it?",
            "Save as",
            JOptionPane.YES_NO_OPTION)
        == JOptionPane.YES_OPTION;
  }

  /// A file's name made of a page's title.
  ///
  /// @param ending with its dot
  static String nameOf(String title, String ending) {
    String plain = title.replaceAll("[\\\\/:*?\"<>|\\p{Cntrl}]", "_").strip();
    plain = plain.replaceFirst("^\\.+", "");
    int most = Math.min(plain.length(), MOST_NAME);
    most -= most > 0 && Character.isHighSurrogate(plain.charAt(most - 1)) ? 1 : 0;
    return (plain.isEmpty() ? "page" : plain.substring(0, most).strip()) + ending;
  }

  /// A window manager does that by itself; without one the keyboard would be nobody's.
  private static void giveKeyboardBackTo(Window over) {
    Component owner = over.getMostRecentFocusOwner();
    (owner == null ? over : owner).requestFocus();
  }
}
