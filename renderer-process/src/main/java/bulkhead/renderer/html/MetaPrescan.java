package bulkhead.renderer.html;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// HTML §13.2.3.2 "prescan a byte stream to determine its encoding". Steps are in the standard's
/// order.
final class MetaPrescan {
  private final byte[] bytes;
  private final int end;
  private int position;

  private MetaPrescan(byte[] bytes, int end) {
    this.bytes = bytes;
    this.end = end;
  }

  /// The encoding's WHATWG name, or null when no `<meta>` in the first `length` bytes names one.
  static @Nullable String find(byte[] bytes, int length) {
    return new MetaPrescan(bytes, length).scan();
  }

  private @Nullable String scan() {
    while (position < end) {
      if (startsWith("<!--")) {
        position += 2;
        while (position < end && !startsWith("-->")) {
          position++;
        }
        position += 3;
      } else if (startsWith("<meta") && isSpaceOrSlash(position + 5)) {
        position += 5;
        String found = meta();
        if (found != null) {
          return found;
        }
      } else if (at(position) == '<'
          && (isLetter(at(position + 1))
              || at(position + 1) == '/' && isLetter(at(position + 2)))) {
        while (position < end && !isSpace(at(position)) && at(position) != '>') {
          position++;
        }
        while (attribute() != null) {
          // Attributes of other tags are passed over.
        }
        position++;
      } else if (at(position) == '<'
          && (at(position + 1) == '!' || at(position + 1) == '/' || at(position + 1) == '?')) {
        while (position < end && at(position) != '>') {
          position++;
        }
        position++;
      } else {
        position++;
      }
    }
    return null;
  }

  private @Nullable String meta() {
    Set<String> seen = new HashSet<>();
    boolean gotPragma = false;
    Boolean needPragma = null;
    String charset = null;
    for (String[] attribute = attribute(); attribute != null; attribute = attribute()) {
      if (!seen.add(attribute[0])) {
        continue;
      }
      switch (attribute[0]) {
        case "http-equiv" -> gotPragma |= attribute[1].equals("content-type");
        case "content" -> {
          String found = charsetOfContent(attribute[1]);
          if (found != null && charset == null) {
            charset = found;
            needPragma = true;
          }
        }
        case "charset" -> {
          charset = Encodings.byLabel(attribute[1]);
          needPragma = false;
        }
        default -> {}
      }
    }
    position++;
    if (needPragma == null || needPragma && !gotPragma || charset == null) {
      return null;
    }
    return switch (charset) {
      case "UTF-16BE", "UTF-16LE" -> "UTF-8";
      case "x-user-defined" -> "windows-1252";
      default -> charset;
    };
  }

  /// HTML §2.4.4 "extracting a character encoding from a meta element".
  static @Nullable String charsetOfContent(String content) {
    int at = 0;
    while (true) {
      at = content.indexOf("charset", at);
      if (at < 0) {
        return null;
      }
      at += 7;
      int i = at;
      while (i < content.length() && isSpace(content.charAt(i))) {
        i++;
      }
      if (i >= content.length() || content.charAt(i) != '=') {
        continue;
      }
      i++;
      while (i < content.length() && isSpace(content.charAt(i))) {
        i++;
      }
      if (i >= content.length()) {
        return null;
      }
      char quote = content.charAt(i);
      if (quote == '"' || quote == '\'') {
        int close = content.indexOf(quote, i + 1);
        return close < 0 ? null : Encodings.byLabel(content.substring(i + 1, close));
      }
      int stop = i;
      while (stop < content.length()
          && !isSpace(content.charAt(stop))
          && content.charAt(stop) != ';') {
        stop++;
      }
      return Encodings.byLabel(content.substring(i, stop));
    }
  }

  /// "Get an attribute": name and value in lower case, or null at the end of the tag.
  private String @Nullable [] attribute() {
    while (isSpaceOrSlash(position)) {
      position++;
    }
    if (position >= end || at(position) == '>') {
      return null;
    }
    int start = position;
    while (position < end) {
      int c = at(position);
      if (c == '=' && position > start || isSpace(c) || c == '/' || c == '>') {
        break;
      }
      position++;
    }
    String name = lower(start, position);
    while (isSpace(at(position)) && position < end) {
      position++;
    }
    if (at(position) != '=') {
      return new String[] {name, ""};
    }
    position++;
    while (isSpace(at(position)) && position < end) {
      position++;
    }
    int quote = at(position);
    if (quote == '"' || quote == '\'') {
      int from = ++position;
      while (position < end && at(position) != quote) {
        position++;
      }
      String value = lower(from, position);
      position++;
      return new String[] {name, value};
    }
    int from = position;
    while (position < end && !isSpace(at(position)) && at(position) != '>') {
      position++;
    }
    return new String[] {name, lower(from, position)};
  }

  private String lower(int from, int to) {
    return new String(
            bytes, from, Math.max(0, Math.min(to, end) - from), StandardCharsets.ISO_8859_1)
        .toLowerCase(Locale.ROOT);
  }

  private boolean startsWith(String text) {
    for (int i = 0; i < text.length(); i++) {
      int c = at(position + i);
      if (c >= 'A' && c <= 'Z') {
        c += 32;
      }
      if (c != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private int at(int index) {
    return index < end ? bytes[index] & 255 : -1;
  }

  private boolean isSpaceOrSlash(int index) {
    int c = at(index);
    return isSpace(c) || c == '/';
  }

  private static boolean isSpace(int c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r';
  }

  private static boolean isLetter(int c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
  }
}
