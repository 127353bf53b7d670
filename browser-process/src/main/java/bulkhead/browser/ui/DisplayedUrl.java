package bulkhead.browser.ui;

import bulkhead.browser.internals.InternalPages;
import bulkhead.url.PercentEncoding;
import bulkhead.url.Punycode;
import java.lang.Character.UnicodeScript;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Set;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/// A URL as a person reads it: hosts in their own letters where those cannot be taken for others',
/// letters in the place of their percent-encoding, and a search's words in the place of its
/// address. Typed into the omnibox, it leads to the same URL. Pure; any thread.
public final class DisplayedUrl {
  private static final int LONGEST = 1 << 16; // what is longer is shown as it is
  private static final String ACE_PREFIX = "xn--";

  /// Letters of Cyrillic and Greek that look as Latin ones do: a name of nothing else stays in
  /// ASCII (Unicode TS 39 §4.2).
  private static final String LOOK_LATIN = "асԁеһіјӏорԛѕԝхуъьҽпгѵѡ" + "αικνρυωηοτ";

  /// Scripts that are written together (Unicode TS 39 §5.2, "Highly Restrictive", without Latin).
  private static final Set<UnicodeScript> JAPANESE =
      EnumSet.of(UnicodeScript.HAN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA);

  private static final Set<UnicodeScript> KOREAN =
      EnumSet.of(UnicodeScript.HAN, UnicodeScript.HANGUL);

  private DisplayedUrl() {}

  public static String of(String url) {
    if (url.length() > LONGEST) {
      return url;
    }
    String words = InternalPages.wordsOfSearch(url);
    if (words != null) {
      return OmniboxInput.of(words) instanceof OmniboxInput.Words ? words : "?" + words;
    }
    int authority = url.indexOf("://");
    if (authority < 0) {
      return url;
    }
    int hostStart = authority + 3;
    int hostEnd = endOfHost(url, hostStart);
    int at = url.lastIndexOf('@', hostEnd);
    if (at > hostStart) {
      hostStart = at + 1;
    }
    return url.substring(0, hostStart)
        + host(url.substring(hostStart, hostEnd))
        + decoded(url.substring(hostEnd));
  }

  private static int endOfHost(String url, int from) {
    for (int i = from; i < url.length(); i++) {
      if ("/?#".indexOf(url.charAt(i)) >= 0) {
        return i;
      }
    }
    return url.length();
  }

  /// @param host with a port, or without
  private static String host(String host) {
    if (!host.contains(ACE_PREFIX)) {
      return host;
    }
    var labels = new StringJoiner(".");
    for (String label : host.split("\\.", -1)) {
      int colon = label.indexOf(':');
      String name = colon < 0 ? label : label.substring(0, colon);
      String shown = unicode(name);
      labels.add(shown == null ? label : shown + (colon < 0 ? "" : label.substring(colon)));
    }
    return labels.toString();
  }

  /// A label of a host in Unicode; null for one that stays in ASCII.
  private static @Nullable String unicode(String label) {
    if (!label.startsWith(ACE_PREFIX)) {
      return null;
    }
    String name = Punycode.decode(label.substring(ACE_PREFIX.length()));
    if (name == null || name.isEmpty()) {
      return null;
    }
    Set<UnicodeScript> scripts = EnumSet.noneOf(UnicodeScript.class);
    boolean onlyLooksLatin = true;
    for (int c : name.codePoints().toArray()) {
      UnicodeScript script = UnicodeScript.of(c);
      boolean letterOrMark =
          Character.isLetterOrDigit(c)
              || Character.getType(c) == Character.NON_SPACING_MARK
              || Character.getType(c) == Character.COMBINING_SPACING_MARK;
      if (!letterOrMark && c != '-' || script == UnicodeScript.LATIN && !isPlainLatin(c)) {
        return null; // a sign, a space, something that cannot be seen
      }
      if (script != UnicodeScript.COMMON && script != UnicodeScript.INHERITED) {
        scripts.add(script);
      }
      onlyLooksLatin &= LOOK_LATIN.indexOf(c) >= 0 || c < 0x80;
    }
    boolean together =
        scripts.size() == 1 || JAPANESE.containsAll(scripts) || KOREAN.containsAll(scripts);
    return together && !scripts.isEmpty() && !onlyLooksLatin ? name : null;
  }

  /// Whether it is a letter of today's languages, and none that only looks like one.
  private static boolean isPlainLatin(int c) {
    return c < 0x180 && "ıĸŉſ".indexOf(c) < 0
        || c >= 0x218 && c <= 0x21b // Romanian
        || "ƠơƯư".indexOf(c) >= 0
        || c >= 0x1ea0 && c <= 0x1eff; // Vietnamese
  }

  /// What follows the host, with letters in the place of their percent-encoding. What is ASCII
  /// stays: there, the encoded and the plain sign can mean different things.
  private static String decoded(String rest) {
    if (rest.indexOf('%') < 0) {
      return rest;
    }
    var shown = new StringBuilder();
    for (int i = 0; i < rest.length(); ) {
      int end = i;
      while (isEncodedBeyondAscii(rest, end)) {
        end += 3;
      }
      if (end == i) {
        shown.append(rest.charAt(i++));
      } else {
        shown.append(letters(rest.substring(i, end)));
        i = end;
      }
    }
    return shown.toString();
  }

  private static boolean isEncodedBeyondAscii(String text, int at) {
    return at + 2 < text.length()
        && text.charAt(at) == '%'
        && Character.digit(text.charAt(at + 1), 16) >= 8
        && Character.digit(text.charAt(at + 2), 16) >= 0;
  }

  private static String letters(String encoded) {
    try {
      String text =
          StandardCharsets.UTF_8
              .newDecoder()
              .decode(ByteBuffer.wrap(PercentEncoding.decode(encoded)))
              .toString();
      return text.codePoints().allMatch(DisplayedUrl::isSeen) ? text : encoded;
    } catch (CharacterCodingException e) {
      return encoded;
    }
  }

  /// Whether something is seen of it, and of nothing else: no space, control or direction.
  private static boolean isSeen(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.PRIVATE_USE,
          Character.SURROGATE,
          Character.UNASSIGNED,
          Character.SPACE_SEPARATOR,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
