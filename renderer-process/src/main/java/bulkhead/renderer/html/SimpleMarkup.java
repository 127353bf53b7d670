package bulkhead.renderer.html;

import bulkhead.renderer.dom.Attribute;
import bulkhead.renderer.dom.ContainerNode;
import bulkhead.renderer.dom.Document;
import bulkhead.renderer.dom.DocumentFragment;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.ElementState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// OPTIMIZATION: the markup that scripts give to `innerHTML` is mostly well-formed and of a few
/// common elements. This reads such markup straight into our tree. Wherever the standard's tree
/// construction would do more than open and close the elements that are written (an implied end
/// tag, a table, a second `<a>`), and for what is rare, it gives up, and the parser proper begins
/// anew. Thread: `RendererMain`.
final class SimpleMarkup {
  private static final int MAX_DEPTH = 100;

  private enum Kind {
    /// Goes anywhere; formatting elements too, as long as they are closed in order.
    PHRASING,
    /// Its start tag closes a `<p>` (HTML §13.2.6.4.7).
    BLOCK,
    LIST,
    LIST_ITEM,
    DEFINITION_LIST,
    DEFINITION,
    PARAGRAPH,
    HEADING,
    BUTTON,
    LINK,
    VOID_PHRASING,
    VOID_BLOCK,
    /// Not read here, but what is inside is as in a body.
    CONTEXT
  }

  private record Known(String name, Kind kind) {}

  private static final Known[] TABLE = new Known[512];
  private static final Map<String, Kind> KINDS = new HashMap<>();

  static {
    add(
        Kind.PHRASING,
        "span b i em strong small code label u s sub sup kbd mark cite abbr time var samp dfn bdi"
            + " bdo data output q");
    add(
        Kind.BLOCK,
        "div section article header footer nav main aside figure figcaption address blockquote"
            + " details summary fieldset search hgroup");
    add(Kind.LIST, "ul ol menu");
    add(Kind.LIST_ITEM, "li");
    add(Kind.DEFINITION_LIST, "dl");
    add(Kind.DEFINITION, "dt dd");
    add(Kind.PARAGRAPH, "p");
    add(Kind.HEADING, "h1 h2 h3 h4 h5 h6");
    add(Kind.BUTTON, "button");
    add(Kind.LINK, "a");
    add(Kind.VOID_PHRASING, "br img input wbr");
    add(Kind.VOID_BLOCK, "hr");
    add(Kind.CONTEXT, "body td th form");
  }

  /// Names of attributes, so that those which are common are not looked up among all strings.
  private static final String[] ATTRIBUTES = new String[512];

  static {
    for (String name :
        ("class id style type href src alt title name value for role checked disabled placeholder"
                + " data-id tabindex target rel width height aria-label aria-hidden autofocus"
                + " onclick draggable hidden data-index contenteditable")
            .split(" ")) {
      ATTRIBUTES[slot(name, 0, name.length())] = name;
    }
  }

  private static void add(Kind kind, String names) {
    for (String name : names.split(" ")) {
      KINDS.put(name, kind);
      int slot = slot(name, 0, name.length());
      while (TABLE[slot] != null) {
        slot = slot + 1 & TABLE.length - 1;
      }
      TABLE[slot] = new Known(name.intern(), kind);
    }
  }

  private static int slot(String text, int start, int end) {
    return text.charAt(start) * 31
            + text.charAt(end - 1) * 7
            + text.charAt(start + end >>> 1) * 131
            + (end - start)
        & TABLE.length - 1;
  }

  private final Document document;
  private final String markup;
  private final DocumentFragment fragment;
  private final List<Known> open = new ArrayList<>();
  private ContainerNode current;
  private int at;
  private int paragraphs;
  private int buttons;
  private int links;

  private SimpleMarkup(Document document, String markup) {
    this.document = document;
    this.markup = markup;
    this.fragment = document.createFragment();
    this.current = fragment;
  }

  /// The fragment; null when this markup is for the parser proper.
  static @Nullable DocumentFragment parse(Element context, String markup) {
    Kind kind = context.isHtml() ? KINDS.get(context.localName()) : null;
    if (kind == null || kind == Kind.VOID_PHRASING || kind == Kind.VOID_BLOCK) {
      return null;
    }
    SimpleMarkup parser = new SimpleMarkup(context.ownerDocument(), markup);
    return parser.run() ? parser.fragment : null;
  }

  private boolean run() {
    int length = markup.length();
    while (at < length) {
      boolean done =
          markup.charAt(at) != '<'
              ? text()
              : at + 1 < length && markup.charAt(at + 1) == '/' ? endTag() : startTag();
      if (!done) {
        return false;
      }
    }
    return true;
  }

  private boolean text() {
    int end = markup.indexOf('<', at);
    String data = decoded(at, end < 0 ? markup.length() : end);
    if (data == null) {
      return false;
    }
    current.appendChild(document.createText(data));
    at = end < 0 ? markup.length() : end;
    return true;
  }

  private boolean endTag() {
    if (open.isEmpty()) {
      return false;
    }
    Known known = open.getLast();
    String name = known.name;
    int end = at + 2 + name.length();
    if (!markup.startsWith(name, at + 2) || end >= markup.length() || markup.charAt(end) != '>') {
      return false;
    }
    open.removeLast();
    count(known.kind, -1);
    ContainerNode parent = current.parent();
    if (parent == null) {
      throw new IllegalStateException("an open element is in the fragment");
    }
    current = parent;
    at = end + 1;
    return true;
  }

  private void count(Kind kind, int by) {
    switch (kind) {
      case PARAGRAPH -> paragraphs += by;
      case BUTTON -> buttons += by;
      case LINK -> links += by;
      default -> {}
    }
  }

  private boolean startTag() {
    int start = at + 1;
    int end = start;
    while (end < markup.length() && isNameOfTag(markup.charAt(end))) {
      end++;
    }
    Known known = end == start ? null : known(start, end);
    if (known == null || !isPlain(known.kind)) {
      return false;
    }
    Element element = document.createElement(known.name);
    at = end;
    if (!attributes(element)) {
      return false;
    }
    if (element.is("input") && element.hasAttribute("checked")) {
      element.setState(ElementState.CHECKED, true);
    }
    current.appendChild(element);
    if (known.kind != Kind.VOID_PHRASING && known.kind != Kind.VOID_BLOCK) {
      open.add(known);
      count(known.kind, 1);
      current = element;
    }
    return open.size() < MAX_DEPTH;
  }

  private static boolean isNameOfTag(char c) {
    return c >= 'a' && c <= 'z' || c >= '0' && c <= '9';
  }

  private @Nullable Known known(int start, int end) {
    for (int slot = slot(markup, start, end); ; slot = slot + 1 & TABLE.length - 1) {
      Known known = TABLE[slot];
      if (known == null) {
        return null;
      }
      if (known.name.length() == end - start && markup.startsWith(known.name, start)) {
        return known;
      }
    }
  }

  /// Whether the start tag of such an element only opens it here.
  private boolean isPlain(Kind kind) {
    Kind parent = open.isEmpty() ? null : open.getLast().kind;
    return switch (kind) {
      case PHRASING, VOID_PHRASING -> true;
      case BLOCK, LIST, DEFINITION_LIST, PARAGRAPH, VOID_BLOCK -> paragraphs == 0;
      case LIST_ITEM -> paragraphs == 0 && (parent == null || parent == Kind.LIST);
      case DEFINITION -> paragraphs == 0 && (parent == null || parent == Kind.DEFINITION_LIST);
      case HEADING -> paragraphs == 0 && parent != Kind.HEADING;
      case BUTTON -> buttons == 0;
      case LINK -> links == 0;
      case CONTEXT -> false;
    };
  }

  /// From behind the name to behind the `>`.
  private boolean attributes(Element element) {
    while (true) {
      skipSpace();
      if (at >= markup.length()) {
        return false;
      }
      char c = markup.charAt(at);
      if (c == '>') {
        at++;
        return true;
      }
      if (c == '/') {
        at++;
        if (at < markup.length() && markup.charAt(at) == '>') {
          continue;
        }
        return false;
      }
      if (!attribute(element)) {
        return false;
      }
    }
  }

  private boolean attribute(Element element) {
    int start = at;
    while (at < markup.length() && isNameOfAttribute(markup.charAt(at))) {
      at++;
    }
    if (at == start || at >= markup.length()) {
      return false;
    }
    String name = attributeName(start, at);
    String value = "";
    if (markup.charAt(at) == '=') {
      at++;
      String read = value();
      if (read == null) {
        return false;
      }
      value = read;
    } else if (isSpace(markup.charAt(at))) {
      skipSpace();
      if (at < markup.length() && markup.charAt(at) == '=') {
        return false;
      }
    }
    if (name.equals("is") || element.hasAttribute(name)) {
      return false;
    }
    element.setAttribute(Attribute.of(name, value));
    return true;
  }

  private static boolean isNameOfAttribute(char c) {
    return c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-' || c == '_';
  }

  private String attributeName(int start, int end) {
    String known = ATTRIBUTES[slot(markup, start, end)];
    return known != null && known.length() == end - start && markup.startsWith(known, start)
        ? known
        : markup.substring(start, end).intern();
  }

  private @Nullable String value() {
    if (at >= markup.length()) {
      return null;
    }
    char quote = markup.charAt(at);
    if (quote == '"' || quote == '\'') {
      int end = markup.indexOf(quote, at + 1);
      if (end < 0) {
        return null;
      }
      String value = decoded(at + 1, end);
      at = end + 1;
      boolean apart =
          at < markup.length()
              && (isSpace(markup.charAt(at))
                  || markup.charAt(at) == '>'
                  || markup.charAt(at) == '/');
      return apart ? value : null;
    }
    int start = at;
    while (at < markup.length() && isUnquoted(markup.charAt(at))) {
      at++;
    }
    boolean whole =
        at > start
            && at < markup.length()
            && (isSpace(markup.charAt(at)) || markup.charAt(at) == '>');
    return whole ? markup.substring(start, at) : null;
  }

  private static boolean isUnquoted(char c) {
    return c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || c >= '0' && c <= '9'
        || c == '-'
        || c == '_'
        || c == '.'
        || c == '#'
        || c == '%'
        || c == ':';
  }

  private void skipSpace() {
    while (at < markup.length() && isSpace(markup.charAt(at))) {
      at++;
    }
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c == '\n' || c == '\t' || c == '\f';
  }

  /// Text with its character references replaced; null for those that are not among the usual ones.
  private @Nullable String decoded(int start, int end) {
    boolean references = false;
    for (int i = start; i < end; i++) {
      char c = markup.charAt(i);
      if (c == '\r' || c == 0) {
        return null;
      }
      references |= c == '&';
    }
    if (!references) {
      return markup.substring(start, end);
    }
    StringBuilder out = new StringBuilder(end - start);
    int i = start;
    while (i < end) {
      char c = markup.charAt(i);
      if (c != '&') {
        out.append(c);
        i++;
        continue;
      }
      int close = markup.indexOf(';', i);
      if (close < 0 || close >= end || close - i > 6) {
        return null;
      }
      char meant =
          switch (markup.substring(i + 1, close)) {
            case "amp" -> '&';
            case "lt" -> '<';
            case "gt" -> '>';
            case "quot" -> '"';
            case "apos", "#39", "#x27" -> '\'';
            case "nbsp" -> '\u00A0';
            default -> 0;
          };
      if (meant == 0) {
        return null;
      }
      out.append(meant);
      i = close + 1;
    }
    return out.toString();
  }
}
