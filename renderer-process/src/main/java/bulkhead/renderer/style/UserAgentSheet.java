package bulkhead.renderer.style;

import bulkhead.renderer.css.MediaQueryList;
import bulkhead.renderer.css.MediaValues;
import bulkhead.renderer.css.StyleSheet;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// The user-agent style sheet of HTML §15, parsed once for a renderer. Thread: owned by
/// `RendererMain`.
public final class UserAgentSheet {
  private static @Nullable RuleSet standards;
  private static @Nullable RuleSet quirks;

  private UserAgentSheet() {}

  /// Reads and parses the sheets while files may still be opened.
  public static void warmUp() {
    rules(false);
    rules(true);
  }

  static RuleSet rules(boolean inQuirks) {
    RuleSet made = inQuirks ? quirks : standards;
    if (made == null) {
      made = new RuleSet(false, false);
      MediaValues any = MediaValues.screen(800, 600, 1);
      made.add(read("user-agent.css"), MediaQueryList.ALL, any, rule -> null);
      if (inQuirks) {
        made.add(read("quirks.css"), MediaQueryList.ALL, any, rule -> null);
      }
      made.finish();
      if (inQuirks) {
        quirks = made;
      } else {
        standards = made;
      }
    }
    return made;
  }

  private static StyleSheet read(String name) {
    try (InputStream in = UserAgentSheet.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("missing resource " + name);
      }
      return StyleSheet.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8), "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
