package bulkhead.renderer.html;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// HTML §13.2.3.2 "prescan a byte stream to determine its encoding". Steps are in the standard's
/// order. How far it goes is Chromium's rule: 1,024 bytes in any case, and the head to its end,
/// however long it is; and as there, what looks like a tag in a title, script or style is none. It
/// goes on where it stopped when more bytes have come. Thread: that of its decoder.
final class MetaPrescan {
  /// What is known so far; `encoding` is a WHATWG name, null when the bytes name none. While it is
  /// not `known`, it is that of an XML declaration, before which one of a `meta` element goes.
  record Result(boolean known, @Nullable String encoding) {}

  /// So many bytes are looked at also after the head.
  private static final int LEAST_BYTES = 1024;

  private static final Set<String> IN_HEAD =
      Set.of("script", "noscript", "style", "link", "meta", "object", "title", "base");
  private static final Pattern XML_ENCODING =
      Pattern.compile("encoding[\\x00- ]*=[\\x00- ]*([\"'])([^\\x00- ]*?)\\1");
  private static final Set<String> AROUND_HEAD = Set.of("html", "head");
  private static final Set<String> RAW_TEXT =
      Set.of("script", "style", "title", "textarea", "xmp", "iframe", "noembed", "noframes");

  private byte[] bytes = {};
  private int end;
  private int position;
  private boolean inHead = true;
  private boolean ranOut;
  private @Nullable String declared;
  private boolean declarationSeen;

  /// How far the end of a token was looked for in vain, the last time.
  private int searched;

  /// So many bytes must be there before a long token that had no end is looked at again: twice as
  /// many as the last time, so that one that never ends costs no more than its length.
  private int again;

  /// @param all begins with the document's bytes so far; as the last time, with more behind
  /// @param length how many those are
  /// @param atEnd whether no more come
  Result find(byte[] all, int length, boolean atEnd) {
    bytes = all;
    end = length;
    ranOut = false;
    if (end < again && !atEnd) {
      return new Result(false, declared);
    }
    if (!declarationSeen) {
      declared = xmlEncoding();
    }
    while (position < end) {
      if (!inHead && position >= LEAST_BYTES) {
        return new Result(true, declared);
      }
      int token = position;
      String found = token();
      if (ranOut) {
        position = token;
        again = end - token < LEAST_BYTES ? 0 : token + 2 * (end - token);
        break;
      }
      if (found != null) {
        return new Result(true, found);
      }
    }
    return new Result(atEnd, declared);
  }

  /// Passes over one tag, comment or character.
  /// @return what it says of the encoding, if it does
  private @Nullable String token() {
    if (at(position) != '<') {
      position++;
    } else if (startsWith("<!--")) {
      position += 2;
      passTo("-->");
      position += 3;
    } else if (startsWith("<meta") && isSpaceOrSlash(position + 5)) {
      position += 5;
      return meta();
    } else if (isLetter(at(position + 1))) {
      tag(position + 1, true);
    } else if (at(position + 1) == '/' && isLetter(at(position + 2))) {
      tag(position + 2, false);
    } else if (at(position + 1) == '!' || at(position + 1) == '/' || at(position + 1) == '?') {
      passTo(">");
      position++;
    } else {
      position++;
    }
    return null;
  }

  private void tag(int nameStart, boolean starts) {
    position = nameStart;
    while (position < end && !isSpaceOrSlash(position) && at(position) != '>') {
      position++;
    }
    String name = lower(nameStart, position);
    while (attribute() != null) {
      // Attributes of other tags are passed over.
    }
    closeTag();
    if (!ranOut) {
      inHead &= IN_HEAD.contains(name) || starts && AROUND_HEAD.contains(name);
      if (starts && RAW_TEXT.contains(name)) {
        passTo("</" + name);
      }
    }
  }

  private void closeTag() {
    ranOut |= position >= end;
    position++;
  }

  private void passTo(String text) {
    position = Math.max(position, searched - text.length());
    while (position < end && !startsWith(text)) {
      position++;
    }
    searched = position < end ? 0 : end;
    ranOut |= position >= end;
  }

  /// HTML §13.2.3.2 "get an XML encoding", as soon as the declaration is there.
  private @Nullable String xmlEncoding() {
    String start = new String(bytes, 0, Math.min(end, LEAST_BYTES), StandardCharsets.ISO_8859_1);
    int close = start.indexOf('>');
    declarationSeen = close >= 0 || end >= LEAST_BYTES;
    if (close < 0 || !start.startsWith("<?xml")) {
      return null;
    }
    Matcher found = XML_ENCODING.matcher(start.substring(0, close));
    return found.find() ? declared(Encodings.byLabel(found.group(2))) : null;
  }

  /// What stands for an encoding in which the declaration itself could not have been read.
  private static @Nullable String declared(@Nullable String encoding) {
    return encoding == null
        ? null
        : switch (encoding) {
          case "UTF-16BE", "UTF-16LE" -> "UTF-8";
          default -> encoding;
        };
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
    closeTag();
    if (needPragma == null || needPragma && !gotPragma || charset == null) {
      return null;
    }
    return charset.equals("x-user-defined") ? "windows-1252" : declared(charset);
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
    while (position < end && isSpace(at(position))) {
      position++;
    }
    if (at(position) != '=') {
      return new String[] {name, ""};
    }
    position++;
    while (position < end && isSpace(at(position))) {
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
    ranOut |= index >= end;
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
