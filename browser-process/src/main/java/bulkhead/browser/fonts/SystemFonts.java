package bulkhead.browser.fonts;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which font files of this system answer a CSS font request, by fontconfig's rules and Chromium's:
/// a family that is not there gives nothing, unless its substitute has the same metrics. Thread:
/// `Fonts`; answers are kept.
public final class SystemFonts {
  /// As in Chromium on Linux, which has no fonts for `ui-serif` and the like, but takes any font
  /// for fontconfig's own `sans`.
  private static final Set<String> GENERIC =
      Set.of("serif", "sans", "sans-serif", "monospace", "system-ui", "emoji", "fangsong");

  /// Chromium's fonts for the generic families, in every weight and slant; those that are missing
  /// are fontconfig's to choose.
  private static final Map<String, String> PREFERRED =
      Map.of("serif", "Times New Roman", "sans-serif", "Arial");

  /// The other generic families are names for one font each, as Chromium's settings have them:
  /// where it is missing, the next family of the list has its turn.
  private static final Map<String, String> MEANT =
      Map.of("cursive", "Comic Sans MS", "fantasy", "Impact", "math", "Latin Modern Math");

  /// Pages can ask for any number of families that are not there.
  private static final int MOST_KEPT = 2000;

  /// The one font that comes with the program, in the jar of its PDF viewer.
  private static final String BUILT_IN =
      "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

  private record Request(
      String family, int weight, int stretch, boolean italic, String language, int codePoint) {}

  private final @Nullable FontConfig config;
  private final Optional<SystemFont> builtIn;
  private final Map<Request, Optional<SystemFont>> known =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Request, Optional<SystemFont>> eldest) {
          return size() > MOST_KEPT;
        }
      };

  private final Map<String, Optional<SystemFont>> named =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Optional<SystemFont>> eldest) {
          return size() > MOST_KEPT;
        }
      };

  /// Loads fontconfig, which reads its configuration and caches.
  public SystemFonts() {
    this(FontConfig.load(null));
  }

  SystemFonts(@Nullable FontConfig config) {
    this.config = config;
    this.builtIn = config == null ? builtIn() : Optional.empty();
  }

  /// The face of the first family that this system has. It need not have the weight and slant that
  /// were asked for: what it lacks is for the renderer to imitate.
  public Optional<SystemFont> match(
      List<String> families, int weight, int stretch, boolean italic) {
    for (String asked : families) {
      String family = MEANT.getOrDefault(asked.toLowerCase(Locale.ROOT), asked);
      String preferred = PREFERRED.get(family.toLowerCase(Locale.ROOT));
      Optional<SystemFont> found =
          preferred == null
              ? Optional.empty()
              : find(new Request(preferred, weight, stretch, italic, "", -1));
      if (found.isEmpty()) {
        found = find(new Request(family, weight, stretch, italic, "", -1));
      }
      String other = MetricCompatible.otherName(family);
      if (found.isEmpty() && other != null) {
        found = find(new Request(other, weight, stretch, italic, "", -1));
      }
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /// The face with that full name or PostScript name, whatever its traits are.
  public Optional<SystemFont> named(String name) {
    if (config != null) {
      return named.computeIfAbsent(
          name.toLowerCase(Locale.ROOT), n -> Optional.ofNullable(config.named(name)));
    }
    return name.equalsIgnoreCase("Liberation Sans") ? builtIn : Optional.empty();
  }

  /// A face that has the character, for text in that language.
  /// @param locale as in the lang attribute; empty: the user's
  public Optional<SystemFont> fallback(int codePoint, String locale, int weight, boolean italic) {
    // What is a picture unless told otherwise comes from a font of pictures.
    String family = Character.isEmojiPresentation(codePoint) ? "emoji" : "sans-serif";
    return find(new Request(family, weight, 100, italic, locale.replace('_', '-'), codePoint));
  }

  private Optional<SystemFont> find(Request request) {
    Optional<SystemFont> found = known.get(request);
    if (found == null) {
      found = ask(request);
      known.put(request, found);
    }
    return found;
  }

  private Optional<SystemFont> ask(Request request) {
    boolean anyFamily =
        request.codePoint >= 0 || GENERIC.contains(request.family.toLowerCase(Locale.ROOT));
    if (config == null) {
      return anyFamily || request.family.equalsIgnoreCase("Liberation Sans")
          ? builtIn
          : Optional.empty();
    }
    FontConfig.Match match =
        config.match(
            List.of(request.family),
            request.weight,
            request.stretch,
            request.italic,
            request.language,
            request.codePoint);
    return match != null && (anyFamily || isAccepted(match, request.family))
        ? Optional.of(match.font())
        : Optional.empty();
  }

  private static boolean isAccepted(FontConfig.Match match, String wanted) {
    return match.families().stream()
        .anyMatch(
            name ->
                name.equalsIgnoreCase(wanted)
                    || name.equalsIgnoreCase(match.substitute())
                    || MetricCompatible.replaces(name, wanted));
  }

  private static Optional<SystemFont> builtIn() {
    try (InputStream font = SystemFonts.class.getResourceAsStream(BUILT_IN)) {
      if (font == null) {
        return Optional.empty();
      }
      Path file = Files.createTempFile("bulkhead-font-", ".ttf");
      file.toFile().deleteOnExit();
      Files.copy(font, file, StandardCopyOption.REPLACE_EXISTING);
      return Optional.of(new SystemFont(file, 0, "Liberation Sans", 400, 100, false));
    } catch (IOException e) {
      System.getLogger("bulkhead.browser.fonts")
          .log(System.Logger.Level.WARNING, "there is no font at all", e);
      return Optional.empty();
    }
  }
}
