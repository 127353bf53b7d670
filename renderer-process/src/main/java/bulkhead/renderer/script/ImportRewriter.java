package bulkhead.renderer.script;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Makes `import(…)` and `import.meta` calls of functions of ours, which know the script's address:
/// Javet offers V8's hooks for neither. Looks at no more of the language than it must to tell code
/// from strings, templates, regular expressions and comments. Stateless.
final class ImportRewriter {
  static final String IMPORT = "$bulkheadImport";
  static final String META = "$bulkheadMeta";

  private static final Set<String> BEFORE_REGEX =
      Set.of(
          "return",
          "typeof",
          "instanceof",
          "in",
          "of",
          "new",
          "delete",
          "void",
          "throw",
          "case",
          "do",
          "else",
          "yield",
          "await");

  private static final Pattern STATIC =
      Pattern.compile("(?:\\bfrom|\\bimport)\\s*(?:\"([^\"\\n]+)\"|'([^'\\n]+)')");

  private final String text;
  private final String address;
  private final StringBuilder out;
  private int copied;

  private ImportRewriter(String text, String url) {
    this.text = text;
    this.address = Json.quote(url);
    this.out = new StringBuilder(text.length() + 64);
  }

  static String rewrite(String text, String url) {
    if (!text.contains("import")) {
      return text;
    }
    ImportRewriter rewriter = new ImportRewriter(text, url);
    rewriter.scan();
    return rewriter.copied == 0
        ? text
        : rewriter.out.append(text, rewriter.copied, text.length()).toString();
  }

  /// What looks like the specifiers of a module's static imports, to fetch them early.
  static List<String> staticImports(String text) {
    List<String> found = new ArrayList<>();
    Matcher matcher = STATIC.matcher(text);
    while (matcher.find()) {
      found.add(matcher.group(1) != null ? matcher.group(1) : matcher.group(2));
    }
    return found;
  }

  private void scan() {
    Deque<Integer> templates = new ArrayDeque<>(); // depth of braces where each ${ began
    int braces = 0;
    boolean regexMayFollow = true;
    int i = 0;
    int end = text.length();
    while (i < end) {
      char c = text.charAt(i);
      if (Character.isWhitespace(c)) {
        i++;
      } else if (text.startsWith("//", i)) {
        i = lineEnd(i);
      } else if (text.startsWith("/*", i)) {
        int close = text.indexOf("*/", i + 2);
        i = close < 0 ? end : close + 2;
      } else if (c == '"' || c == '\'') {
        i = stringEnd(i + 1, c);
        regexMayFollow = false;
      } else if (c == '`' || c == '}' && !templates.isEmpty() && templates.peek() == braces) {
        if (c == '}') {
          templates.pop();
        }
        i = templateEnd(i + 1);
        if (i >= 2 && text.charAt(i - 1) == '{') {
          templates.push(braces);
          regexMayFollow = true;
        } else {
          regexMayFollow = false;
        }
      } else if (c == '/' && regexMayFollow) {
        i = regexEnd(i + 1);
        regexMayFollow = false;
      } else if (Character.isJavaIdentifierStart(c)) {
        int start = i;
        while (i < end && Character.isJavaIdentifierPart(text.charAt(i))) {
          i++;
        }
        String word = text.substring(start, i);
        boolean property = start > 0 && isMember(start - 1);
        if (word.equals("import") && !property) {
          i = imported(start, i);
        }
        regexMayFollow = !property && BEFORE_REGEX.contains(word);
      } else {
        if (c == '{') {
          braces++;
        } else if (c == '}') {
          braces--;
        }
        regexMayFollow = c != ')' && c != ']' && !Character.isDigit(c);
        i++;
      }
    }
  }

  /// Whether a `.` that is not part of `...`, or a `#`, ends here.
  private boolean isMember(int at) {
    int i = at;
    while (i > 0 && Character.isWhitespace(text.charAt(i))) {
      i--;
    }
    char c = text.charAt(i);
    return c == '#' || c == '.' && !(i > 1 && text.charAt(i - 1) == '.');
  }

  private int imported(int start, int after) {
    int next = after;
    while (next < text.length() && Character.isWhitespace(text.charAt(next))) {
      next++;
    }
    if (next < text.length() && text.charAt(next) == '(') {
      replace(start, after, IMPORT);
      return after;
    }
    if (text.startsWith(".meta", next)) {
      replace(start, next + 5, META);
      return next + 5;
    }
    return after;
  }

  private void replace(int from, int to, String function) {
    out.append(text, copied, from).append(function).append('(').append(address).append(')');
    copied = to;
  }

  private int lineEnd(int i) {
    int newline = text.indexOf('\n', i);
    return newline < 0 ? text.length() : newline;
  }

  private int stringEnd(int i, char quote) {
    int at = i;
    while (at < text.length() && text.charAt(at) != quote && text.charAt(at) != '\n') {
      at += text.charAt(at) == '\\' ? 2 : 1;
    }
    return Math.min(text.length(), at + 1);
  }

  /// After the closing back quote, or after `${`.
  private int templateEnd(int i) {
    int at = i;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '`') {
        return at + 1;
      }
      if (c == '$' && at + 1 < text.length() && text.charAt(at + 1) == '{') {
        return at + 2;
      }
      at += c == '\\' ? 2 : 1;
    }
    return text.length();
  }

  private int regexEnd(int i) {
    boolean inClass = false;
    int at = i;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '\n') {
        return at;
      }
      if (c == '/' && !inClass) {
        return at + 1;
      }
      inClass = c == '[' || inClass && c != ']';
      at += c == '\\' ? 2 : 1;
    }
    return text.length();
  }
}
