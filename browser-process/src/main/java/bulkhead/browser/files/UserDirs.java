package bulkhead.browser.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The folders that the user's desktop has names for, in the user's language: `user-dirs.dirs` of
/// freedesktop.org's xdg-user-dirs, which Chromium asks too.
///
/// ```
/// XDG_DOWNLOAD_DIR="$HOME/Herunterladen"
/// ```
final class UserDirs {
  private static final Pattern LINE =
      Pattern.compile("\\s*XDG_(\\w+)_DIR\\s*=\\s*\"((?:[^\"\\\\]|\\\\.)*)\".*");

  private UserDirs() {}

  /// Where downloads go. Blocks for a small file.
  ///
  /// @param config the folder of the user's settings, `~/.config` mostly
  /// @return `Downloads` in the home folder where the file does not say it, or says nonsense
  static Path download(Path home, Path config) {
    Path found = home.resolve("Downloads");
    try {
      for (String line : Files.readAllLines(config.resolve("user-dirs.dirs"))) {
        Matcher matcher = LINE.matcher(line);
        if (matcher.matches() && matcher.group(1).equals("DOWNLOAD")) {
          found = folder(matcher.group(2).replaceAll("\\\\(.)", "$1"), home, found);
        }
      }
    } catch (IOException e) {
      return found; // there is no such file, or it is not text
    }
    return found;
  }

  /// A path beginning with `$HOME` or with `/`; other ones are not allowed.
  private static Path folder(String text, Path home, Path otherwise) {
    try {
      if (text.equals("$HOME") || text.startsWith("$HOME/")) {
        return home.resolve(text.substring("$HOME".length()).replaceFirst("^/+", ""));
      }
      return text.startsWith("/") ? Path.of(text) : otherwise;
    } catch (InvalidPathException e) {
      return otherwise;
    }
  }
}
