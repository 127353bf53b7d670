package bulkhead.renderer.html;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/// The input stream of one parser (HTML §13.2.3), with its insertion points: what a script writes
/// comes before what the network has sent after that script. Thread: `RendererMain`, and
/// `HtmlParser` in its turn.
///
/// ```
/// running scripts   outer   inner            at rest
///                   [ ab ]  [ cd ]
/// network           [ ef … ]                 [ abcdef … ]
/// ```
/// While a script runs, only what it writes itself is there to be parsed.
final class ParserInput {
  private static final String SCRIPT_END = "</script";

  /// Longer than any character reference.
  private static final int LONGEST_REFERENCE = 40;

  private static final int LONGEST_DOCTYPE = 1000;
  private static final String DOCTYPE = "<!doctype";
  private static final String[] MARKUP_DECLARATIONS = {"<!--", DOCTYPE, "<![cdata["};

  private final Text network = new Text();
  private final Deque<Text> written = new ArrayDeque<>();
  private boolean ended;

  /// How many of the network's characters may be handed out now.
  private int allowance = Integer.MAX_VALUE;

  /// How much of `</script` was handed out last; one more than its length: all of it, the `>` not
  /// yet.
  private int matched;

  private boolean stopsHere;

  /// Characters handed out, and how many of these were before each line's end.
  private int handedOut;

  private int[] lineEnds = new int[64];
  private int lines;

  /// Characters that are added at the end and taken at the beginning.
  private static final class Text {
    /// Capacity that is not kept for what may come.
    private static final int LARGE = 1 << 16;

    private StringBuilder characters = new StringBuilder();
    private int start;

    int length() {
      return characters.length() - start;
    }

    char charAt(int index) {
      return characters.charAt(start + index);
    }

    void append(CharSequence more) {
      characters.append(more);
    }

    void prepend(Text more) {
      if (more.length() > 0) {
        characters.replace(0, start, more.characters.substring(more.start));
        start = 0;
      }
    }

    void take(int count, char[] out, int offset) {
      characters.getChars(start, start + count, out, offset);
      start += count;
      if (start == characters.length()) {
        clear();
      }
    }

    void clear() {
      if (characters.capacity() > LARGE) {
        characters = new StringBuilder();
      }
      characters.setLength(0);
      start = 0;
    }
  }

  /// More has come from the network.
  void append(String text) {
    network.append(text);
  }

  /// From now on no more than so many characters from the network are handed out, until this is
  /// said again.
  ///
  /// @param characters more than can be incomplete at the end of a text
  void allow(int characters) {
    allowance = characters;
  }

  /// Whether there is more from the network than is handed out now.
  boolean isHeldBack() {
    return written.isEmpty() && network.length() > allowance;
  }

  /// Nothing more comes from the network.
  void end() {
    ended = true;
  }

  /// How many characters from the network have not been handed out.
  int waiting() {
    return network.length();
  }

  /// Nothing more comes from the network, and what has come is not handed out.
  void cut() {
    ended = true;
    network.clear();
  }

  /// A script begins to run: its insertion point is before all that was not parsed yet.
  void pushInsertionPoint() {
    written.push(new Text());
  }

  /// The script has ended; what it wrote and was not parsed yet comes first.
  void popInsertionPoint() {
    Text rest = written.pop();
    Text next = written.peek();
    (next != null ? next : network).prepend(rest);
  }

  boolean isWriting() {
    return !written.isEmpty();
  }

  /// Adds at the insertion point of the script that runs.
  void write(String text) {
    written.element().append(text);
  }

  /// Whether there is nothing to parse, now or later.
  boolean isAtEnd() {
    return ended && written.isEmpty() && network.length() == 0;
  }

  /// Whether the last character handed out was the end of what looks like a script's end tag.
  boolean stopsHere() {
    return stopsHere;
  }

  /// Hands out some characters; at most up to the end of a script's end tag. 0: none for now.
  int take(char[] buffer, int offset, int length) {
    stopsHere = false;
    Text next = written.peek();
    Text text = next != null ? next : network;
    int known = next != null ? text.length() : Math.min(text.length(), allowance);
    boolean whole = ended && next == null && known == text.length();
    int there = whole ? known : known - incomplete(text, known);
    int count = Math.min(length, there);
    for (int i = 0; i < count; i++) {
      if (endsScript(text.charAt(i))) {
        count = i + 1;
        stopsHere = true;
      }
    }
    if (count > 0) {
      text.take(count, buffer, offset);
      if (next == null) {
        allowance -= count;
      }
      countLines(buffer, offset, count);
    }
    return count;
  }

  private void countLines(char[] buffer, int offset, int count) {
    for (int i = 0; i < count; i++) {
      if (buffer[offset + i] == '\n') {
        if (lines == lineEnds.length) {
          lineEnds = Arrays.copyOf(lineEnds, 2 * lines);
        }
        lineEnds[lines++] = handedOut + i;
      }
    }
    handedOut += count;
  }

  /// The line, from 0, of the character that was handed out as the one after `position` others.
  int lineOf(int position) {
    int found = Arrays.binarySearch(lineEnds, 0, lines, position);
    return found >= 0 ? found : -found - 1;
  }

  /// Its column, from 0.
  int columnOf(int position) {
    int line = lineOf(position);
    return line == 0 ? position : position - lineEnds[line - 1] - 1;
  }

  private boolean endsScript(char c) {
    if (matched > SCRIPT_END.length()) {
      if (c == '>') {
        matched = 0;
        return true;
      }
      return false;
    }
    if (matched == SCRIPT_END.length()) {
      // The name must end here; if not, this is another element's tag.
      matched = c == '>' || c == '/' || c <= ' ' ? matched + 1 : c == '<' ? 1 : 0;
      if (c == '>') {
        matched = 0;
        return true;
      }
      return false;
    }
    if (Character.toLowerCase(c) == SCRIPT_END.charAt(matched)) {
      matched++;
    } else {
      matched = c == '<' ? 1 : 0;
    }
    return false;
  }

  /// How many characters at the end of the first `length` cannot be understood before more is
  /// there: the beginning of a
  /// character reference, of a markup declaration or of a DOCTYPE, whose keywords count only as a
  /// whole, or of a CDATA section's end. jsoup would decide by what it sees.
  private static int incomplete(Text text, int length) {
    int brackets = 0;
    while (brackets < 2 && brackets < length && text.charAt(length - 1 - brackets) == ']') {
      brackets++;
    }
    if (brackets > 0) {
      return brackets; // perhaps the end of a CDATA section
    }
    int doctype = openDoctype(text, length);
    if (doctype > 0) {
      return doctype;
    }
    for (int i = length - 1; i >= 0 && i >= length - LONGEST_REFERENCE; i--) {
      char c = text.charAt(i);
      if (c == '&') {
        return length - i;
      }
      if (c == '<') {
        return beginsDeclaration(text, i, length) ? length - i : 0;
      }
      boolean ofReference = c == '#' || Character.isLetterOrDigit(c);
      boolean ofDeclaration = c == '!' || c == '-' || c == '[';
      if (!ofReference && !ofDeclaration) {
        return 0;
      }
    }
    return 0;
  }

  /// How many characters a DOCTYPE at the end has so far that has not ended.
  private static int openDoctype(Text text, int length) {
    for (int i = length - 1; i >= 0 && i >= length - LONGEST_DOCTYPE; i--) {
      char c = text.charAt(i);
      if (c == '>') {
        return 0;
      }
      if (c == '<') {
        return isDoctype(text, i, length) ? length - i : 0;
      }
    }
    return 0;
  }

  private static boolean isDoctype(Text text, int start, int end) {
    boolean same = end - start >= DOCTYPE.length();
    for (int i = 0; same && i < DOCTYPE.length(); i++) {
      same = Character.toLowerCase(text.charAt(start + i)) == DOCTYPE.charAt(i);
    }
    return same;
  }

  private static boolean beginsDeclaration(Text text, int start, int end) {
    int length = end - start;
    if (length < 2) {
      return true;
    }
    if (text.charAt(start + 1) != '!') {
      return false;
    }
    for (String declaration : MARKUP_DECLARATIONS) {
      boolean same = length < declaration.length();
      for (int i = 0; same && i < length; i++) {
        same = Character.toLowerCase(text.charAt(start + i)) == declaration.charAt(i);
      }
      if (same) {
        return true;
      }
    }
    return false;
  }
}
