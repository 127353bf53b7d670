package bulkhead.renderer.html;

import bulkhead.renderer.dom.Document;
import bulkhead.renderer.dom.Element;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Shows what a document was made of, for `view-source:`: a document with one element per line,
/// numbered, in which tags, attributes and comments have their colours. Grows as the bytes arrive.
/// Thread: owned by `RendererMain`.
public final class SourceParser {
  private static final String STYLE =
      """
      :root { color-scheme: light dark }
      body { margin: 0; font: 13px/1.4 monospace; counter-reset: line }
      div { counter-increment: line; white-space: pre-wrap; overflow-wrap: anywhere;
        padding: 0 8px 0 calc(6ch + 10px); position: relative; min-height: 1.4em; tab-size: 4 }
      div::before { content: counter(line); position: absolute; left: 0; width: 6ch;
        text-align: right; color: #8a8a8a }
      .t { color: #881280 } .n { color: #994500 } .v { color: #1a1aa6 } .c { color: #236e25 }
      @media (prefers-color-scheme: dark) {
        .t { color: #5db0d7 } .n { color: #9bbbdc } .v { color: #f29766 } .c { color: #898989 }
      }
      """;

  /// What the next character is a part of.
  private enum State {
    TEXT(""),
    TAG("t"),
    ATTRIBUTE("n"),
    BEFORE_VALUE("t"),
    PLAIN_VALUE("v"),
    SINGLE_QUOTED("v"),
    DOUBLE_QUOTED("v"),
    COMMENT("c"),
    /// Inside `<script>` and `<style>`: no tag but their own end.
    RAW("");

    final String look;

    State(String look) {
      this.look = look;
    }
  }

  private final Document document;
  private final HtmlDecoder decoder;
  private final boolean markup;
  private @Nullable Element body; // null before the first bytes
  private final StringBuilder pending = new StringBuilder();
  private @Nullable Element line;

  /// What shows [#pending], without colours as long as the line may go on; null if nothing does.
  private @Nullable Element unended;

  private State state = State.TEXT;
  private String rawName = "";

  /// @param markup whether the text is HTML or XML: others have no colours
  public SourceParser(Document document, @Nullable String transportCharset, boolean markup) {
    this.document = document;
    this.decoder = HtmlDecoder.forHtml(transportCharset, document.url());
    this.markup = markup;
  }

  /// Makes the document around the lines, when those who watch it are there.
  private void begin() {
    if (body != null) {
      return;
    }
    document.setMode(Document.Mode.NO_QUIRKS);
    Element html = document.createElement("html");
    Element head = document.createElement("head");
    Element style = document.createElement("style");
    style.appendChild(document.createText(STYLE));
    Element title = document.createElement("title");
    title.appendChild(document.createText(document.url()));
    head.appendChild(title);
    head.appendChild(style);
    Element lines = document.createElement("body");
    body = lines;
    html.appendChild(head);
    html.appendChild(lines);
    document.appendChild(html);
    document.notifyClosed(style);
  }

  public void append(byte[] bytes) {
    begin();
    add(decoder.decode(bytes, 0, bytes.length));
  }

  public void finish() {
    begin();
    add(decoder.finish());
    if (!pending.isEmpty()) {
      line(pending.toString());
      pending.setLength(0);
    }
    String encoding = decoder.encodingName();
    if (encoding != null) {
      document.setEncoding(encoding);
    }
  }

  private void add(String text) {
    int from = 0;
    for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
      pending.append(text, from, end);
      if (!pending.isEmpty() && pending.charAt(pending.length() - 1) == '\r') {
        pending.setLength(pending.length() - 1);
      }
      line(pending.toString());
      pending.setLength(0);
      from = end + 1;
    }
    pending.append(text, from, text.length());
    if (from < text.length()) {
      Element shown = unended == null ? document.createElement("div") : unended;
      shown.appendChild(document.createText(text.substring(from)));
      show(shown);
      unended = shown;
    }
  }

  private void line(String text) {
    Element made = unended == null ? document.createElement("div") : unended;
    unended = null;
    made.children().forEach(made::removeChild);
    line = made;
    if (markup) {
      colour(text);
    } else {
      put(text, 0, text.length(), State.TEXT);
    }
    show(made);
  }

  private void show(Element made) {
    Element lines = body;
    if (lines != null && made.parent() == null) {
      lines.appendChild(made);
    }
  }

  private void put(String text, int from, int to, State as) {
    Element into = line;
    if (to <= from || into == null) {
      return;
    }
    Element parent = into;
    if (!as.look.isEmpty()) {
      parent = document.createElement("span");
      parent.setAttribute("class", as.look);
      into.appendChild(parent);
    }
    parent.appendChild(document.createText(text.substring(from, to)));
  }

  /// Cuts a line into parts of one look each. A state may last over several lines.
  private void colour(String text) {
    int start = 0;
    int at = 0;
    while (at < text.length()) {
      State before = state;
      int next = step(text, at);
      if (state != before) {
        // A character that begins something belongs to it, one that ends something to that.
        int border = borderOf(before, at, next);
        put(text, start, border, before);
        start = border;
      }
      at = next;
    }
    put(text, start, text.length(), state);
  }

  private static int borderOf(State before, int at, int next) {
    return switch (before) {
      case TEXT, RAW, BEFORE_VALUE, ATTRIBUTE, PLAIN_VALUE -> at;
      case TAG, SINGLE_QUOTED, DOUBLE_QUOTED, COMMENT -> next;
    };
  }

  /// Looks at one character, sets the state that it leads to, and returns where to go on.
  private int step(String text, int at) {
    char c = text.charAt(at);
    switch (state) {
      case TEXT -> {
        if (text.startsWith("<!--", at)) {
          state = State.COMMENT;
          return at + 4;
        }
        if (c == '<' && at + 1 < text.length() && beginsTag(text.charAt(at + 1))) {
          state = State.TAG;
          rawName = rawName(text, at + 1);
        }
      }
      case RAW -> {
        if (c == '<' && text.regionMatches(true, at + 1, "/" + rawName, 0, rawName.length() + 1)) {
          state = State.TAG;
          rawName = "";
        }
      }
      case COMMENT -> {
        if (text.startsWith("-->", at)) {
          state = State.TEXT;
          return at + 3;
        }
      }
      case TAG -> {
        if (c == '>') {
          state = rawName.isEmpty() ? State.TEXT : State.RAW;
        } else if (Character.isWhitespace(c)
            && at + 1 < text.length()
            && beginsAttribute(text.charAt(at + 1))) {
          state = State.ATTRIBUTE;
          return at + 1;
        } else if (at == 0 && beginsAttribute(c)) {
          state = State.ATTRIBUTE; // goes on from the line before
          return at;
        }
      }
      case ATTRIBUTE -> {
        if (c == '=') {
          state = State.BEFORE_VALUE;
        } else if (c == '>' || c == '/') {
          state = State.TAG;
          return at;
        } else if (Character.isWhitespace(c)) {
          state = State.TAG;
          return at;
        }
      }
      case BEFORE_VALUE -> {
        if (c == '"') {
          state = State.DOUBLE_QUOTED;
        } else if (c == '\'') {
          state = State.SINGLE_QUOTED;
        } else if (c == '>') {
          state = State.TAG;
          return at;
        } else if (!Character.isWhitespace(c) && c != '=') {
          state = State.PLAIN_VALUE;
        }
      }
      case PLAIN_VALUE -> {
        if (c == '>' || Character.isWhitespace(c)) {
          state = State.TAG;
          return at;
        }
      }
      case SINGLE_QUOTED -> {
        if (c == '\'') {
          state = State.TAG;
        }
      }
      case DOUBLE_QUOTED -> {
        if (c == '"') {
          state = State.TAG;
        }
      }
    }
    return at + 1;
  }

  private static boolean beginsTag(char c) {
    return c == '/' || c == '!' || c == '?' || Character.isLetter(c);
  }

  private static boolean beginsAttribute(char c) {
    return !Character.isWhitespace(c) && c != '>' && c != '/' && c != '=';
  }

  private static String rawName(String text, int from) {
    for (String name : new String[] {"script", "style"}) {
      if (text.regionMatches(true, from, name, 0, name.length())) {
        return name.toLowerCase(Locale.ROOT);
      }
    }
    return "";
  }
}
