package bulkhead.renderer.script;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
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

  /// The address of code that has none of its own and imports as the document does: an event
  /// handler attribute, a client's expression.
  static final String OF_DOCUMENT = "";

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

  private static final Set<String> CONDITIONS = Set.of("if", "while", "for", "with");

  private static final Pattern STATIC =
      Pattern.compile("(?:\\bfrom|\\bimport)\\s*(?:\"([^\"\\n]+)\"|'([^'\\n]+)')");

  private final String text;
  private final String address;
  private final List<Replacement> replacements = new ArrayList<>();

  /// Where the last `import` began.
  private int importAt;

  private ImportRewriter(String text, String url) {
    this.text = text;
    this.address = Json.quote(url);
  }

  private record Replacement(int from, int to, String function) {}

  /// An open parenthesis: that of a condition, after whose end a regular expression may stand, or
  /// of what looks like a dynamic import.
  ///
  /// @param importStart where `import` begins, or [#NO_IMPORT]
  private record Parenthesis(boolean ofCondition, int importStart) {}

  private static final int NO_IMPORT = -1;

  /// @param url the script's address, or [#OF_DOCUMENT]
  static String rewrite(String text, String url) {
    if (!text.contains("import")) {
      return text;
    }
    ImportRewriter rewriter = new ImportRewriter(text, url);
    rewriter.scan();
    return rewriter.replaced();
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
    Deque<Parenthesis> parentheses = new ArrayDeque<>();
    String lastWord = ""; // what stands directly before this place, if it is a word
    int braces = 0;
    boolean regexMayFollow = true;
    int i = 0;
    int end = text.length();
    while (i < end) {
      char c = text.charAt(i);
      int past = skipBlank(i);
      if (past > i) {
        i = past;
        continue;
      }
      if (c == '"' || c == '\'') {
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
        lastWord = property ? "" : word;
        if (lastWord.equals("import")) {
          i = imported(start, i);
        }
        regexMayFollow = BEFORE_REGEX.contains(lastWord);
        continue;
      } else if (c == '(') {
        boolean ofCondition = CONDITIONS.contains(lastWord);
        boolean ofImport = lastWord.equals("import");
        parentheses.push(new Parenthesis(ofCondition, ofImport ? importAt : NO_IMPORT));
        regexMayFollow = true;
        i++;
      } else if (c == ')') {
        i++;
        Parenthesis open = parentheses.poll();
        regexMayFollow = open != null && open.ofCondition;
        // A method may have this name too: then its body follows.
        if (open != null && open.importStart != NO_IMPORT && !text.startsWith("{", skipBlank(i))) {
          replacements.add(
              new Replacement(open.importStart, open.importStart + "import".length(), IMPORT));
        }
      } else {
        if (c == '{') {
          braces++;
        } else if (c == '}') {
          braces--;
        }
        regexMayFollow = c != ')' && c != ']' && !Character.isDigit(c);
        i++;
      }
      lastWord = "";
    }
  }

  /// After white space and comments.
  private int skipBlank(int from) {
    int i = from;
    while (i < text.length()) {
      if (Character.isWhitespace(text.charAt(i))) {
        i++;
      } else if (text.startsWith("//", i)) {
        i = lineEnd(i);
      } else if (text.startsWith("/*", i)) {
        int close = text.indexOf("*/", i + 2);
        i = close < 0 ? text.length() : close + 2;
      } else {
        break;
      }
    }
    return i;
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
    importAt = start;
    int next = skipBlank(after);
    int property = text.startsWith(".", next) ? skipBlank(next + 1) : next;
    if (property > next && text.startsWith("meta", property)) {
      int end = property + "meta".length();
      replacements.add(new Replacement(start, end, META));
      return end;
    }
    return after;
  }

  private String replaced() {
    if (replacements.isEmpty()) {
      return text;
    }
    replacements.sort(Comparator.comparingInt(Replacement::from));
    StringBuilder out = new StringBuilder(text.length() + 64 * replacements.size());
    int copied = 0;
    for (Replacement each : replacements) {
      out.append(text, copied, each.from)
          .append(each.function)
          .append('(')
          .append(address)
          .append(')');
      copied = each.to;
    }
    return out.append(text, copied, text.length()).toString();
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
