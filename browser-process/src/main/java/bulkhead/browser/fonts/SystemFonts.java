package bulkhead.browser.fonts;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Which font files of this system answer a CSS font request, by fontconfig's rules and Chromium's:
/// a family that is not there gives nothing, unless its substitute has the same metrics. Thread:
/// `Fonts`; every answer is kept.
public final class SystemFonts {
  private static final Set<String> GENERIC =
      Set.of("serif", "sans-serif", "monospace", "cursive", "fantasy", "system-ui", "math");

  /// Families whose fonts are drawn to the same widths: Chromium's "metric compatible" table.
  private static final List<Set<String>> METRIC_COMPATIBLE =
      List.of(
          Set.of("arial", "helvetica", "liberation sans", "arimo", "nimbus sans", "albany"),
          Set.of(
              "times new roman", "times", "liberation serif", "tinos", "nimbus roman", "thorndale"),
          Set.of(
              "courier new",
              "courier",
              "liberation mono",
              "cousine",
              "nimbus mono ps",
              "cumberland"),
          Set.of("cambria", "caladea"),
          Set.of("calibri", "carlito"),
          Set.of("georgia", "gelasio"));

  private record Request(
      String family, int weight, int stretch, boolean italic, String language, int codePoint) {}

  private final Optional<FontConfig> config;
  private final Map<Request, Optional<SystemFont>> known = new HashMap<>();

  /// Loads fontconfig, which reads its configuration and caches: tens of milliseconds.
  public SystemFonts() {
    this.config = FontConfig.load();
  }

  /// The face of the first family that this system has.
  public Optional<SystemFont> match(
      List<String> families, int weight, int stretch, boolean italic) {
    for (String family : families) {
      Optional<SystemFont> found = ask(new Request(family, weight, stretch, italic, "", -1));
      if (found.isPresent() && answers(family, found.get().family())) {
        return found;
      }
    }
    return Optional.empty();
  }

  /// A face that has the character, for text in that language.
  public Optional<SystemFont> fallback(int codePoint, String locale, int weight, boolean italic) {
    String language = locale.isEmpty() ? "" : locale.replace('_', '-');
    return ask(new Request("sans-serif", weight, 100, italic, language, codePoint));
  }

  private Optional<SystemFont> ask(Request request) {
    return known.computeIfAbsent(
        request,
        r ->
            config.flatMap(
                fontConfig ->
                    fontConfig.match(
                        List.of(r.family),
                        r.weight,
                        r.stretch,
                        r.italic,
                        r.language,
                        r.codePoint)));
  }

  private static boolean answers(String asked, String found) {
    String wanted = asked.toLowerCase(Locale.ROOT);
    String got = found.toLowerCase(Locale.ROOT);
    if (wanted.equals(got) || GENERIC.contains(wanted)) {
      return true;
    }
    for (Set<String> group : METRIC_COMPATIBLE) {
      if (group.contains(wanted) && group.contains(got)) {
        return true;
      }
    }
    return false;
  }
}
