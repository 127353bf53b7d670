package bulkhead.renderer;

import bulkhead.renderer.css.MediaQueryList;
import bulkhead.renderer.css.MediaValues;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.Node;
import bulkhead.url.Url;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which of its sources an `<img>` shows: `srcset`, `sizes` and `<picture>` (HTML §4.8.4.3.7
/// "select an image source"). Stateless.
final class ImageSources {
  private static final int MOST_CANDIDATES = 1000;

  private static final Set<String> TYPES =
      Set.of(
          "image/png",
          "image/apng",
          "image/jpeg",
          "image/jpg",
          "image/gif",
          "image/webp",
          "image/bmp",
          "image/x-icon",
          "image/vnd.microsoft.icon",
          "image/svg+xml");

  /// @param density pixels of the image for one CSS px
  record Source(String url, float density) {}

  /// @param width of a `w` descriptor; 0 without one
  private record Candidate(String url, float density, int width) {}

  private ImageSources() {}

  /// @param plain the address without any choice, absolute
  static Source choose(Element img, String plain, MediaValues media) {
    if (img.parent() instanceof Element picture && picture.is("picture")) {
      for (Node node = picture.firstChild();
          node != null && node != img;
          node = node.nextSibling()) {
        if (node instanceof Element source && source.is("source") && fits(source, media)) {
          Source chosen = best(source, null, media);
          if (chosen != null) {
            return chosen;
          }
        }
      }
    }
    Source chosen = img.is("img") ? best(img, img.attribute("src"), media) : null;
    return chosen == null ? new Source(plain, 1) : chosen;
  }

  private static boolean fits(Element source, MediaValues media) {
    String type = source.attributeOrEmpty("type").strip().toLowerCase(Locale.ROOT);
    int semicolon = type.indexOf(';');
    type = semicolon < 0 ? type : type.substring(0, semicolon).strip();
    return source.hasAttribute("srcset")
        && (type.isEmpty() || TYPES.contains(type))
        && (!source.hasAttribute("media")
            || MediaQueryList.parse(source.attributeOrEmpty("media")).matches(media));
  }

  private static @Nullable Source best(Element element, @Nullable String src, MediaValues media) {
    String srcset = element.attribute("srcset");
    if (srcset == null) {
      return null;
    }
    List<Candidate> candidates = parse(srcset);
    boolean widths = candidates.stream().anyMatch(candidate -> candidate.width > 0);
    if (src != null && !src.isEmpty() && !widths) {
      candidates.add(new Candidate(src, 1, 0));
    }
    float size = widths ? sourceSize(element.attributeOrEmpty("sizes"), media) : 0;
    Source best = null;
    for (Candidate candidate : candidates) {
      float density =
          candidate.width > 0 ? candidate.width / Math.max(size, 0.01f) : candidate.density;
      if (best == null || isBetter(density, best.density, media.devicePixelRatio())) {
        String url = resolve(element, candidate.url);
        best = url == null ? best : new Source(url, density);
      }
    }
    return best;
  }

  /// The lowest density that is enough, else the highest.
  private static boolean isBetter(float density, float than, float wanted) {
    boolean enough = density >= wanted;
    boolean wasEnough = than >= wanted;
    return enough == wasEnough ? (enough ? density < than : density > than) : enough;
  }

  private static @Nullable String resolve(Element element, String reference) {
    Url base = Url.parse(element.ownerDocument().baseUrl());
    Url url = base == null ? Url.parse(reference) : base.resolve(reference);
    return url == null ? null : url.href();
  }

  /// HTML §4.8.4.3.11 "parse a srcset attribute".
  private static List<Candidate> parse(String text) {
    List<Candidate> candidates = new ArrayList<>();
    int at = 0;
    while (candidates.size() < MOST_CANDIDATES) {
      while (at < text.length() && (isSpace(text.charAt(at)) || text.charAt(at) == ',')) {
        at++;
      }
      if (at >= text.length()) {
        return candidates;
      }
      int start = at;
      while (at < text.length() && !isSpace(text.charAt(at))) {
        at++;
      }
      String url = text.substring(start, at);
      String descriptors = "";
      if (url.endsWith(",")) {
        url = url.replaceFirst(",+$", "");
      } else {
        int from = at;
        int depth = 0;
        while (at < text.length() && (depth > 0 || text.charAt(at) != ',')) {
          depth += text.charAt(at) == '(' ? 1 : text.charAt(at) == ')' ? -1 : 0;
          at++;
        }
        descriptors = text.substring(from, at).strip();
      }
      Candidate candidate = candidate(url, descriptors);
      if (candidate != null) {
        candidates.add(candidate);
      }
    }
    return candidates;
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r';
  }

  private static @Nullable Candidate candidate(String url, String descriptors) {
    float density = 1;
    int width = 0;
    for (String each : descriptors.isEmpty() ? new String[0] : descriptors.split("\\s+")) {
      float number = number(each.substring(0, each.length() - 1));
      switch (each.charAt(each.length() - 1)) {
        case 'x' -> density = number;
        case 'w' -> width = number > 0 && number < 1e7f ? (int) number : -1;
        case 'h' -> {}
        default -> {
          return null;
        }
      }
    }
    return Float.isNaN(density) || density < 0 || width < 0
        ? null
        : new Candidate(url, density, width);
  }

  /// HTML §4.8.4.3.12 "parse a sizes attribute", in CSS px; `100vw` where it says nothing.
  private static float sourceSize(String sizes, MediaValues media) {
    for (String part : sizes.split(",")) {
      String entry = part.strip();
      int space = Math.max(entry.lastIndexOf(' '), entry.lastIndexOf(')'));
      float length = length(entry.substring(space + 1), media);
      String condition = entry.substring(0, space + 1).strip();
      if (!Float.isNaN(length)
          && (condition.isEmpty() || MediaQueryList.parse(condition).matches(media))) {
        return length;
      }
    }
    return media.width();
  }

  private static float length(String text, MediaValues media) {
    int end = text.length();
    while (end > 0 && Character.isLetter(text.charAt(end - 1))) {
      end--;
    }
    float number = number(text.substring(0, end));
    return switch (text.substring(end).toLowerCase(Locale.ROOT)) {
      case "px" -> number;
      case "vw" -> number * media.width() / 100;
      case "vh" -> number * media.height() / 100;
      case "em", "rem" -> number * 16;
      case "" -> number == 0 ? 0 : Float.NaN;
      default -> Float.NaN;
    };
  }

  private static float number(String text) {
    if (!text.matches("[+-]?[0-9]*\\.?[0-9]+([eE][+-]?[0-9]{1,3})?")) {
      return Float.NaN;
    }
    return Float.parseFloat(text);
  }
}
