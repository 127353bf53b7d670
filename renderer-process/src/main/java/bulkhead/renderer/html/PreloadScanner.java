package bulkhead.renderer.html;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/// Looks ahead of a parser that waits for a script, for what the rest of the document will ask for
/// (HTML §13.2.10 "speculative HTML parsing"). It knows tags, not the tree: what it finds is worth
/// a request and decides nothing. It reads the document from its start, so that it always knows
/// whether it is inside a comment or a script. Thread: owned by `RendererMain`.
public final class PreloadScanner {
  /// What is asked for.
  public enum Kind {
    SCRIPT,
    MODULE,
    STYLE_SHEET,
    IMAGE
  }

  /// One thing that the document will ask for.
  ///
  /// @param url as the attribute has it, its character references resolved
  /// @param base what `<base href>` says before it; null for none
  /// @param nonce empty for none, as `integrity`
  /// @param crossOrigin the attribute; null for none
  public record Wanted(
      Kind kind,
      String url,
      @Nullable String base,
      String nonce,
      String integrity,
      @Nullable String crossOrigin) {}

  /// What is behind this is not looked at: nobody needs the end of so long a document early, and
  /// until the parser is there its text would be kept twice.
  private static final int MOST_CHARACTERS = 2_000_000;

  private static final Set<String> RAW_TEXT =
      Set.of(
          "script",
          "style",
          "title",
          "textarea",
          "xmp",
          "iframe",
          "noembed",
          "noframes",
          "noscript",
          "template");

  /// The other elements whose attributes count, or that end something.
  private static final Set<String> LOOKED_AT =
      Set.of("link", "img", "picture", "base", "plaintext");

  private final StringBuilder text = new StringBuilder();
  private int position;

  /// At this length the text ended within something.
  private int lookedAt;

  private @Nullable String base;
  private @Nullable String rawText;
  private boolean inPicture;
  private boolean ended;

  /// More of the document.
  void append(String more) {
    if (!ended && text.length() + more.length() > MOST_CHARACTERS) {
      end();
    }
    if (!ended) {
      text.append(more);
    }
  }

  /// Nothing is looked for any more.
  void end() {
    ended = true;
    text.setLength(0);
    text.trimToSize();
    position = 0;
    lookedAt = 0;
  }

  /// Whether there is text that has not been looked at.
  public boolean hasMore() {
    return position < text.length() && text.length() > lookedAt;
  }

  /// Goes on for about so many characters.
  public List<Wanted> scan(int characters) {
    List<Wanted> found = new ArrayList<>();
    int until = (int) Math.min(text.length(), (long) position + characters);
    while (position < until) {
      String raw = rawText;
      int start = text.indexOf(raw == null ? "<" : "</", position);
      int after = start < 0 ? -1 : raw == null ? tag(start, found) : rawTextEnd(start, raw);
      if (after < 0) {
        // The rest of this comes later: then it is looked at again.
        int nothing = raw == null ? text.length() : Math.max(position, text.length() - 1);
        position = start < 0 ? nothing : start;
        lookedAt = text.length();
        break;
      }
      position = after;
    }
    return found;
  }

  private int rawTextEnd(int start, String name) {
    int after = start + 2 + name.length();
    if (after >= text.length()) {
      return -1;
    }
    if (text.substring(start + 2, after).equalsIgnoreCase(name)
        && " \t\n\f/>".indexOf(text.charAt(after)) >= 0) {
      rawText = null;
      return after;
    }
    return start + 2;
  }

  /// @return where the markup that begins at `start` ends; -1 if that is not there yet
  private int tag(int start, List<Wanted> found) {
    if (start + 1 >= text.length()) {
      return -1;
    }
    char next = text.charAt(start + 1);
    if (next == '!') {
      if (text.length() < start + 4) {
        return -1;
      }
      boolean comment = text.charAt(start + 2) == '-' && text.charAt(start + 3) == '-';
      return comment ? past("-->", start + 2) : past(">", start);
    }
    if (next == '/' || next == '?') {
      if (text.length() > start + 9
          && text.substring(start + 2, start + 9).equalsIgnoreCase("picture")) {
        inPicture = false;
      }
      return past(">", start);
    }
    if (!isLetter(next)) {
      return start + 1;
    }
    int nameEnd = start + 1;
    while (nameEnd < text.length()
        && !isSpaceOrSlash(text.charAt(nameEnd))
        && text.charAt(nameEnd) != '>') {
      nameEnd++;
    }
    String name = text.substring(start + 1, nameEnd).toLowerCase(Locale.ROOT);
    if (!LOOKED_AT.contains(name) && !RAW_TEXT.contains(name)) {
      return pastAttributes(nameEnd);
    }
    Map<String, String> attributes = new LinkedHashMap<>();
    int end = attributes(nameEnd, attributes);
    if (end >= 0) {
      element(name, attributes, found);
    }
    return end;
  }

  private int past(String what, int from) {
    int at = text.indexOf(what, from);
    return at < 0 ? -1 : at + what.length();
  }

  /// As [#attributes], of a tag whose attributes nobody asks for.
  private int pastAttributes(int from) {
    int at = from;
    boolean inName = false;
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c == '>') {
        return at;
      }
      if (c == '=' && inName) {
        at = pastValue(at);
        inName = false;
      } else if (c == '/') {
        inName = false;
      } else {
        inName |= !isSpace(c);
      }
    }
    return -1;
  }

  /// @return where the value ends that may begin at `from`
  private int pastValue(int from) {
    int at = from;
    while (at < text.length() && isSpace(text.charAt(at))) {
      at++;
    }
    if (at == text.length()) {
      return at;
    }
    char quote = text.charAt(at);
    if (quote == '"' || quote == '\'') {
      int end = text.indexOf(quote == '"' ? "\"" : "'", at + 1);
      return end < 0 ? text.length() : end + 1;
    }
    while (at < text.length() && !isSpace(text.charAt(at)) && text.charAt(at) != '>') {
      at++;
    }
    return at;
  }

  /// Reads up to the end of a start tag, behind it.
  private int attributes(int from, Map<String, String> into) {
    int at = from;
    while (true) {
      while (at < text.length() && isSpaceOrSlash(text.charAt(at))) {
        at++;
      }
      if (at >= text.length()) {
        return -1;
      }
      if (text.charAt(at) == '>') {
        return at + 1;
      }
      int nameStart = at++;
      while (at < text.length()
          && !isSpaceOrSlash(text.charAt(at))
          && "=>".indexOf(text.charAt(at)) < 0) {
        at++;
      }
      String name = text.substring(nameStart, at).toLowerCase(Locale.ROOT);
      while (at < text.length() && isSpace(text.charAt(at))) {
        at++;
      }
      String value = "";
      if (at < text.length() && text.charAt(at) == '=') {
        at++;
        while (at < text.length() && isSpace(text.charAt(at))) {
          at++;
        }
        if (at >= text.length()) {
          return -1;
        }
        char quote = text.charAt(at);
        int valueStart = at;
        if (quote == '"' || quote == '\'') {
          valueStart++;
          at = text.indexOf(String.valueOf(quote), valueStart);
          if (at < 0) {
            return -1;
          }
          value = text.substring(valueStart, at++);
        } else {
          while (at < text.length() && !isSpace(text.charAt(at)) && text.charAt(at) != '>') {
            at++;
          }
          value = text.substring(valueStart, at);
        }
      }
      if (at >= text.length()) {
        return -1;
      }
      into.putIfAbsent(name, value.indexOf('&') < 0 ? value : Parser.unescapeEntities(value, true));
    }
  }

  private void element(String name, Map<String, String> attributes, List<Wanted> found) {
    rawText = RAW_TEXT.contains(name) ? name : null;
    switch (name) {
      case "script" -> script(attributes, found);
      case "link" -> {
        if (isStyleSheet(attributes)) {
          add(Kind.STYLE_SHEET, attributes.get("href"), attributes, found);
        }
      }
      case "img" -> {
        boolean plain = !inPicture && !attributes.containsKey("srcset");
        if (plain && !attributes.getOrDefault("loading", "").equalsIgnoreCase("lazy")) {
          add(Kind.IMAGE, attributes.get("src"), attributes, found);
        }
      }
      case "picture" -> inPicture = true;
      case "base" -> {
        if (base == null) {
          base = attributes.get("href");
        }
      }
      case "plaintext" -> end();
      default -> {}
    }
  }

  /// HTML §4.12.1.1 "prepare the script element", as far as attributes tell.
  private void script(Map<String, String> attributes, List<Wanted> found) {
    String type = attributes.getOrDefault("type", "").strip().toLowerCase(Locale.ROOT);
    if (type.equals("module")) {
      add(Kind.MODULE, attributes.get("src"), attributes, found);
    } else if ((type.isEmpty() || type.endsWith("/javascript"))
        && !attributes.containsKey("nomodule")) {
      add(Kind.SCRIPT, attributes.get("src"), attributes, found);
    }
  }

  private static boolean isStyleSheet(Map<String, String> attributes) {
    List<String> rel =
        List.of(attributes.getOrDefault("rel", "").toLowerCase(Locale.ROOT).split("[ \t\n\f]+"));
    String media = attributes.getOrDefault("media", "").strip().toLowerCase(Locale.ROOT);
    String type = attributes.getOrDefault("type", "").strip().toLowerCase(Locale.ROOT);
    return rel.contains("stylesheet")
        && !rel.contains("alternate")
        && !attributes.containsKey("disabled")
        && (media.isEmpty() || media.equals("all") || media.equals("screen"))
        && (type.isEmpty() || type.startsWith("text/css"));
  }

  private void add(
      Kind kind, @Nullable String url, Map<String, String> attributes, List<Wanted> found) {
    // What names its own policy for the Referer header would not be what is asked for later.
    if (url != null && !url.isBlank() && !attributes.containsKey("referrerpolicy")) {
      found.add(
          new Wanted(
              kind,
              url,
              base,
              attributes.getOrDefault("nonce", ""),
              attributes.getOrDefault("integrity", ""),
              attributes.get("crossorigin")));
    }
  }

  private static boolean isSpaceOrSlash(char c) {
    return c == '/' || isSpace(c);
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c == '\n' || c == '\t' || c == '\f' || c == '\r';
  }

  private static boolean isLetter(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
  }
}
