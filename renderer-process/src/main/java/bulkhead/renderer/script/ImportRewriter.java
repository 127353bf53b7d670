package bulkhead.renderer.script;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Makes `import(…)` and `import.meta` calls of functions of ours, which know the script's address,
/// and has what is given to `eval` treated the same way: Javet offers V8's hooks for none of it.
/// Looks at no more of the language than it must to tell code from strings, templates, regular
/// expressions and comments. Stateless.
final class ImportRewriter {
  static final String IMPORT = "$bulkheadImport";
  static final String META = "$bulkheadMeta";

  /// Gives what `eval` is to be called with in place of its arguments. The call itself stays, as
  /// only one of that very name sees the variables around it (ECMAScript §13.3.6.1).
  static final String EVAL = "$bulkheadEval";

  /// Told from other parentheses by who shows a function's text as it was written.
  private static final String EVAL_END = "/*$bulkhead*/)";

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

  /// `eval` is also a member of these.
  private static final Set<String> GLOBAL = Set.of("window", "self", "globalThis");

  private static final Pattern EVAL_CALL =
      Pattern.compile("\\beval\\b\\s*(?:\\)\\s*)?(?:\\(|/[/*])");

  private static final Pattern STATIC =
      Pattern.compile("(?:\\bfrom|\\bimport)\\s*(?:\"([^\"\\n]+)\"|'([^'\\n]+)')");

  private enum Kind {
    CLASSIC,
    MODULE,
    CLIENT
  }

  private final String text;
  private final String address;
  private final Kind kind;
  private final List<Replacement> replacements = new ArrayList<>();

  /// Where the last `import` began.
  private int importAt;

  private ImportRewriter(String text, String url, Kind kind) {
    this.text = text;
    this.kind = kind;
    this.address = Json.quote(url);
  }

  /// Where the arguments of the last call of `eval` begin, or [#NOWHERE].
  private int evalAt = NOWHERE;

  private record Replacement(int from, int to, String text) {}

  /// An open parenthesis: that of a condition, after whose end a regular expression may stand, of
  /// what looks like a dynamic import, or like a call of `eval`.
  ///
  /// @param importStart where `import` begins, or [#NOWHERE]
  /// @param evalStart where the arguments of `eval` begin, or [#NOWHERE]
  private record Parenthesis(boolean ofCondition, int importStart, int evalStart) {}

  private static final int NOWHERE = -1;

  /// @param url the script's address, or [#OF_DOCUMENT]
  static String rewrite(String text, String url) {
    return rewrite(text, url, Kind.CLASSIC);
  }

  /// As [#rewrite(String, String)], for a client's code, which imports as the document does: it may
  /// have put the global object anywhere, so that each method of that name is taken for `eval`.
  static String rewriteClients(String text) {
    return rewrite(text, OF_DOCUMENT, Kind.CLIENT);
  }

  /// As [#rewrite(String, String)], for a module, where there is an `import.meta`.
  static String rewriteModule(String text, String url) {
    return rewrite(text, url, Kind.MODULE);
  }

  private static String rewrite(String text, String url, Kind kind) {
    if (!text.contains("import") && !mayCallEval(text)) {
      return text;
    }
    ImportRewriter rewriter = new ImportRewriter(text, url, kind);
    rewriter.scan();
    return rewriter.replaced();
  }

  /// The pattern is asked only where the word stands: most of a long script is passed over quickly.
  private static boolean mayCallEval(String text) {
    Matcher call = EVAL_CALL.matcher(text).useTransparentBounds(true);
    int at = text.indexOf("eval");
    while (at >= 0) {
      if (call.region(at, text.length()).lookingAt()) {
        return true;
      }
      at = text.indexOf("eval", at + 1);
    }
    return false;
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
    String owner = ""; // the word before a dot that stands directly before this place
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
        if (word.equals("eval") && (!property || kind == Kind.CLIENT || GLOBAL.contains(owner))) {
          evaluated(start, i);
        }
        owner = property ? "" : word;
        lastWord = owner;
        if (lastWord.equals("import")) {
          i = imported(start, i);
        }
        regexMayFollow = BEFORE_REGEX.contains(lastWord);
        continue;
      } else if (c == '(') {
        boolean ofCondition = CONDITIONS.contains(lastWord);
        boolean ofImport = lastWord.equals("import");
        i++;
        parentheses.push(
            new Parenthesis(
                ofCondition, ofImport ? importAt : NOWHERE, evalAt == i ? evalAt : NOWHERE));
        regexMayFollow = true;
      } else if (c == ')') {
        i++;
        Parenthesis open = parentheses.poll();
        regexMayFollow = open != null && open.ofCondition;
        // A method may have this name too: then its body follows.
        if (open != null
            && (open.importStart != NOWHERE || open.evalStart != NOWHERE)
            && !text.startsWith("{", skipBlank(i))) {
          replace(open, i - 1);
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
      if (c != '.') {
        owner = "";
      }
      lastWord = "";
    }
  }

  private void replace(Parenthesis call, int end) {
    if (call.importStart != NOWHERE) {
      int past = call.importStart + "import".length();
      replacements.add(new Replacement(call.importStart, past, IMPORT + '(' + address + ')'));
    }
    if (call.evalStart != NOWHERE) {
      replacements.add(
          new Replacement(call.evalStart, call.evalStart, EVAL + '(' + address + ")("));
      replacements.add(new Replacement(end, end, EVAL_END));
    }
  }

  /// The word `eval`: called, or as in `(0, eval)(…)`.
  private void evaluated(int start, int after) {
    int next = skipBlank(after);
    if (text.startsWith(")", next) && start > 0 && charBefore(start) == ',') {
      next = skipBlank(next + 1);
    }
    if (text.startsWith("(", next)) {
      evalAt = next + 1;
    }
  }

  private char charBefore(int at) {
    int i = at - 1;
    while (i > 0 && Character.isWhitespace(text.charAt(i))) {
      i--;
    }
    return text.charAt(i);
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
    if (kind == Kind.MODULE && property > next && text.startsWith("meta", property)) {
      int end = property + "meta".length();
      replacements.add(new Replacement(start, end, META + '(' + address + ')'));
      return end;
    }
    return after;
  }

  private String replaced() {
    if (replacements.isEmpty()) {
      return text;
    }
    replacements.sort(Comparator.comparingInt(Replacement::from).thenComparingInt(Replacement::to));
    StringBuilder out = new StringBuilder(text.length() + 64 * replacements.size());
    int copied = 0;
    for (Replacement each : replacements) {
      out.append(text, copied, each.from).append(each.text);
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
