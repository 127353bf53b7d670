package bulkhead.browser.ui;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// What a text typed into the omnibox (or given on the command line) means: an address, or words to
/// search for. The rules are those of Chromium's `AutocompleteInput` and `url_fixer` for the cases
/// that occur without a history. Pure; any thread.
public sealed interface OmniboxInput {

  /// @param url absolute, with its scheme; its parts beyond the scheme are as typed
  record Address(String url) implements OmniboxInput {}

  /// Not an address. There is no search engine to ask: the model shows a page that says so.
  record Words(String text) implements OmniboxInput {}

  record Empty() implements OmniboxInput {}

  /// Schemes that are meant when written, also without `//`.
  Set<String> SCHEMES =
      Set.of(
          "http",
          "https",
          "file",
          "data",
          "about",
          "bulkhead",
          "view-source",
          "blob",
          "javascript",
          "ftp",
          "mailto",
          "ws",
          "wss");

  Pattern SCHEME = Pattern.compile("([a-zA-Z][a-zA-Z0-9+.-]*):(.*)", Pattern.DOTALL);
  Pattern SCRIPT_SCHEMES =
      Pattern.compile("(?:[\\x00- ]*javascript:)+[\\x00- ]*", Pattern.CASE_INSENSITIVE);
  Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
  Pattern IPV6 = Pattern.compile("\\[[0-9a-fA-F:.]+]");
  Pattern PORT = Pattern.compile("\\d{1,5}");
  Pattern HOST_LABEL =
      Pattern.compile("[\\p{L}\\p{N}_]([\\p{L}\\p{N}\\p{M}_-]*[\\p{L}\\p{N}\\p{M}_])?");
  Pattern TOP_LEVEL_DOMAIN = Pattern.compile("\\p{L}[\\p{L}\\p{N}\\p{M}-]+");

  static OmniboxInput of(String typed) {
    return of(typed, System.getProperty("user.dir", "/"), System.getProperty("user.home", "/"));
  }

  /// The address that a word of the command line means: there, nothing is a search.
  static String ofArgument(String argument) {
    return switch (of(argument)) {
      case Address(String url) -> url;
      case Words(String text) when SCHEME.matcher(text).matches() -> text; // `http://`: no address
      case Words(String text) -> "http://" + encodeSpaces(text);
      case Empty() -> "about:blank";
    };
  }

  /// @param workingDirectory what `./page.html` is relative to
  /// @param home what `~/page.html` is relative to
  static OmniboxInput of(String typed, String workingDirectory, String home) {
    String text = withoutLineBreaks(typed).strip();
    if (text.isEmpty()) {
      return new Empty();
    }
    if (text.startsWith("?")) { // Chromium: always a search
      return new Words(text.substring(1).strip());
    }
    if (text.startsWith("/") && !text.startsWith("//")) {
      return new Address(fileUrl(text));
    }
    if (text.startsWith("~/") || text.equals("~")) {
      return new Address(fileUrl(home + text.substring(1)));
    }
    if (text.startsWith("./") || text.startsWith("../")) {
      return new Address(fileUrl(Path.of(workingDirectory, text).normalize().toString()));
    }
    var scheme = SCHEME.matcher(text);
    if (scheme.matches()) {
      String name = scheme.group(1).toLowerCase(Locale.ROOT);
      String rest = scheme.group(2);
      if (SCHEMES.contains(name) && !isPortAndMaybeMore(rest)) {
        return withScheme(name, rest);
      }
      if (rest.startsWith("//")) { // a scheme that nobody here knows; the error page will say so
        return new Address(name + ":" + rest);
      }
    }
    return looksLikeHost(text)
        ? new Address("http://" + encodeSpaces(text.startsWith("//") ? text.substring(2) : text))
        : new Words(text);
  }

  private static OmniboxInput withScheme(String name, String rest) {
    switch (name) {
      case "http", "https", "ftp", "ws", "wss" -> {
        String authority =
            rest.replaceFirst("^[/\\\\]*", ""); // http:example.org, http:/example.org
        return authority.isEmpty()
            ? new Words(name + ":" + rest)
            : new Address(name + "://" + encodeSpaces(authority));
      }
      case "file" -> {
        String path = rest.replaceFirst("^/{2,}(?=/)", "").replaceFirst("^//localhost(?=/)", "");
        if (!path.startsWith("/")) {
          path = "/" + path;
        }
        return new Address("file://" + encodeSpaces(path));
      }
      default -> {
        return new Address(name + ":" + rest);
      }
    }
  }

  /// `localhost:8000` has the form of a URL of scheme `localhost`, and is none.
  private static boolean isPortAndMaybeMore(String rest) {
    return PORT.matcher(rest.split("[/?#]", 2)[0]).matches();
  }

  private static boolean looksLikeHost(String text) {
    String authority = (text.startsWith("//") ? text.substring(2) : text).split("[/?#]", 2)[0];
    if (authority.isEmpty() || authority.chars().anyMatch(Character::isWhitespace)) {
      return false;
    }
    boolean user = authority.indexOf('@') > 0;
    String host = authority.substring(authority.lastIndexOf('@') + 1);
    boolean port = false;
    int colon = host.lastIndexOf(':');
    if (colon >= 0 && colon > host.lastIndexOf(']')) {
      String digits = host.substring(colon + 1);
      if (!PORT.matcher(digits).matches() || Integer.parseInt(digits) > 65_535) {
        return false;
      }
      port = true;
      host = host.substring(0, colon);
    }
    if (IPV6.matcher(host).matches()) {
      return true;
    }
    if (IPV4.matcher(host).matches()) {
      for (String part : host.split("\\.")) {
        if (Integer.parseInt(part) > 255) {
          return false;
        }
      }
      return true;
    }
    String[] labels =
        (host.endsWith(".") ? host.substring(0, host.length() - 1) : host).split("\\.", -1);
    for (String label : labels) {
      if (!HOST_LABEL.matcher(label).matches()) {
        return false;
      }
    }
    if (labels.length == 1) {
      // One word is a search, unless something shows that a machine is meant.
      boolean path = text.indexOf('/') > 0;
      return host.equalsIgnoreCase("localhost") || (port && !labels[0].isEmpty()) || path;
    }
    String last = labels[labels.length - 1];
    // An e-mail address is not a place to go to; user:password@host is. "1.5" is a number.
    return TOP_LEVEL_DOMAIN.matcher(last).matches()
        && (!user || authority.indexOf(':') > 0 || port);
  }

  /// What becomes of a text that is pasted into the omnibox. A person can be talked into pasting a
  /// script that is meant for another page than its own; so what names it as one is left out, as in
  /// Chromium.
  static String pasted(String text) {
    var scripts = SCRIPT_SCHEMES.matcher(text);
    return scripts.lookingAt() ? text.substring(scripts.end()) : text;
  }

  /// Pasted addresses come with the line breaks of the letter they were in.
  private static String withoutLineBreaks(String typed) {
    return typed.replaceAll("[\\r\\n]+\\s*", "").replace("\0", "");
  }

  private static String encodeSpaces(String rest) {
    return rest.replace(" ", "%20").replace("\t", "%09");
  }

  /// A file's path as a URL. `?` and `#` belong to the name; what a URL cannot hold is
  /// percent-encoded.
  private static String fileUrl(String path) {
    var url = new StringBuilder("file://");
    for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xFF);
      boolean plain =
          (c >= 'a' && c <= 'z')
              || (c >= 'A' && c <= 'Z')
              || (c >= '0' && c <= '9')
              || "/-._~!$&'()*+,;=:@".indexOf(c) >= 0;
      if (plain) {
        url.append(c);
      } else {
        url.append('%')
            .append(Character.toUpperCase(Character.forDigit(c >> 4, 16)))
            .append(Character.toUpperCase(Character.forDigit(c & 15, 16)));
      }
    }
    return url.toString();
  }
}
