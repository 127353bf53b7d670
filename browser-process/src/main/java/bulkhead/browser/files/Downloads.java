package bulkhead.browser.files;

import bulkhead.browser.storage.Profile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Where what pages save goes: the user's download folder, unless a DevTools client says otherwise
/// for a browser context.
/// Thread: `BrowserMain`; files are written on the thread `Downloads`.
public final class Downloads {
  /// What becomes of a download.
  public enum Behavior {
    DENY,
    SAVE,
    /// Under its unique identifier, as clients want it that look for it by that.
    SAVE_BY_IDENTIFIER
  }

  /// Bytes, with room for what [#free] puts in.
  private static final int LONGEST_NAME = 200;

  private final ExecutorService disk =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "Downloads");
            thread.setDaemon(true);
            return thread;
          });

  /// What a client has said of a browser context.
  private record Rule(Behavior behavior, Path folder) {}

  /// By browser context, none of which lives for this.
  private final Map<Object, Rule> rules = new WeakHashMap<>();

  /// `$XDG_DOWNLOAD_DIR`, or what the user's desktop says.
  private static Path userFolder() {
    String named = System.getenv("XDG_DOWNLOAD_DIR");
    return named == null || named.isEmpty()
        ? UserDirs.download(Path.of(System.getProperty("user.home", ".")), Profile.userConfig())
        : Path.of(named);
  }

  /// Writes files, one after the other.
  public Executor disk() {
    return disk;
  }

  /// A DevTools client decides, for the pages of one browser context.
  public void setBehavior(Object context, Behavior wanted, Path into) {
    rules.put(context, new Rule(wanted, into));
  }

  public void resetBehavior(Object context) {
    rules.remove(context);
  }

  /// Whether a client has said that pages may save files, which then need not ask the user.
  public boolean isAllowedByClient(Object context) {
    Rule rule = rules.get(context);
    return rule != null && rule.behavior() != Behavior.DENY;
  }

  /// Begins a download; nothing is written of one that is denied.
  ///
  /// @param context the page's browser context
  /// @param wanted the name that the page or the server would have, which may be anything
  public Download begin(Object context, String url, String wanted) {
    Rule said = rules.get(context);
    Rule rule = said == null ? new Rule(Behavior.SAVE, userFolder()) : said;
    return new Download(url, fileName(wanted), rule.folder(), rule.behavior(), disk);
  }

  /// A name without a path, without what file systems and terminals take for something else.
  public static String fileName(String wanted) {
    StringBuilder name = new StringBuilder();
    for (char c : wanted.strip().toCharArray()) {
      boolean odd =
          c < ' ' || c == 0x7f || "/\\:*?\"<>|".indexOf(c) >= 0 || c >= 0x202a && c <= 0x202e;
      name.append(odd ? '_' : c);
    }
    replaceLoneSurrogates(name);
    while (!name.isEmpty() && name.charAt(0) == '.') {
      name.setCharAt(0, '_');
    }
    int dot = name.lastIndexOf(".");
    String ending = dot > 0 && name.length() - dot < 20 ? name.substring(dot) : "";
    int stem = name.length() - ending.length();
    if (bytes(name) > LONGEST_NAME) {
      name.setLength(Math.min(stem, LONGEST_NAME));
      while (bytes(name) + bytes(ending) > LONGEST_NAME) {
        name.setLength(name.offsetByCodePoints(name.length(), -1));
      }
      name.append(ending);
    }
    return name.isEmpty() ? "download" : name.toString();
  }

  private static int bytes(CharSequence text) {
    return text.toString().getBytes(StandardCharsets.UTF_8).length;
  }

  /// No file system has a name with half a character.
  private static void replaceLoneSurrogates(StringBuilder name) {
    for (int i = 0; i < name.length(); i += Character.charCount(name.codePointAt(i))) {
      if (Character.isSurrogate(name.charAt(i)) && name.codePointAt(i) <= Character.MAX_VALUE) {
        name.setCharAt(i, '_');
      }
    }
  }

  /// A file of that name which is not there yet: `plan.json`, `plan (1).json`. Reads the disk.
  static Path free(Path folder, String name) throws IOException {
    int dot = name.lastIndexOf('.');
    String stem = dot > 0 ? name.substring(0, dot) : name;
    String ending = dot > 0 ? name.substring(dot) : "";
    for (int i = 0; i < 10_000; i++) {
      Path path =
          folder.resolve(i == 0 ? name : String.format(Locale.ROOT, "%s (%d)%s", stem, i, ending));
      if (!Files.exists(path)) {
        return path;
      }
    }
    throw new IOException("10000 files are called " + name);
  }
}
