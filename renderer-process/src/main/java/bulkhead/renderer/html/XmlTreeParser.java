package bulkhead.renderer.html;

import bulkhead.renderer.dom.Attribute;
import bulkhead.renderer.dom.ContainerNode;
import bulkhead.renderer.dom.Document;
import bulkhead.renderer.dom.DocumentFragment;
import bulkhead.renderer.dom.DocumentType;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.ElementState;
import bulkhead.renderer.dom.Namespaces;
import bulkhead.renderer.dom.XmlNames;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Entities;
import org.jspecify.annotations.Nullable;

/// Fills a document from the text of an XML entity: XML 1.0 (fifth edition) with Namespaces in XML
/// 1.0, as a non-validating processor that reads no external subset but knows HTML's character
/// names (HTML §14.2). Used once; thread: `RendererMain`.
///
/// It is written here because the JDK's parsers open files at their first use, which a locked
/// renderer may not, and ask for external entities.
final class XmlTreeParser {
  private static final int MOST_NODES = HtmlDocumentParser.MAX_NODES;

  /// Expanded entities together may be this long, and nested this deep: "billion laughs" end here.
  private static final int MOST_EXPANDED = 1 << 20;

  private static final int DEEPEST_ENTITY = 16;

  /// The public identifiers whose documents may use HTML's character names (HTML §14.2).
  private static final Set<String> WITH_HTML_NAMES =
      Set.of(
          "-//W3C//DTD XHTML 1.0 Transitional//EN",
          "-//W3C//DTD XHTML 1.1//EN",
          "-//W3C//DTD XHTML 1.0 Strict//EN",
          "-//W3C//DTD XHTML 1.0 Frameset//EN",
          "-//W3C//DTD XHTML Basic 1.0//EN",
          "-//W3C//DTD XHTML 1.1 plus MathML 2.0//EN",
          "-//W3C//DTD XHTML 1.1 plus MathML 2.0 plus SVG 1.1//EN",
          "-//W3C//DTD MathML 2.0//EN",
          "-//WAPFORUM//DTD XHTML Mobile 1.0//EN");

  /// A violation of well-formedness (XML §1.2 "fatal error").
  static final class Malformed extends Exception {
    private static final long serialVersionUID = 1;

    final int line;
    final int column;

    Malformed(String message, int line, int column) {
      super(message, null, false, false);
      this.line = line;
      this.column = column;
    }
  }

  private record Open(Element element, String name, Map<String, String> namespaces) {}

  /// Where reading goes on after the text of an entity, and how many elements were open before it.
  private record Outer(String text, int position, String entity, int depth) {}

  private final Document document;
  private final ContainerNode top;
  private String text;
  private int position;
  private final ArrayDeque<Outer> outer = new ArrayDeque<>();
  private int nodes;
  private int expanded;
  private boolean htmlNames;
  private boolean fragment;
  private boolean marksScripts;
  private Map<String, String> outerNamespaces = Map.of();
  private final Map<String, String> entities = new HashMap<>();
  private final ArrayDeque<Open> open = new ArrayDeque<>();
  private final StringBuilder characters = new StringBuilder();
  private boolean rootSeen;
  private final boolean scripted;
  private @Nullable Element script;

  /// @param scripted whether to stop at the end of each script
  XmlTreeParser(Document document, String text, boolean scripted) {
    this.document = document;
    this.top = document;
    this.text = text;
    this.scripted = scripted;
  }

  /// For the contents of an element (HTML §14.4 "XML fragment parsing"): any number of elements,
  /// and text between them.
  /// @param namespaces what the prefixes mean around it; "" is the default namespace's
  /// @param scriptsRun whether scripts run when they are inserted later
  XmlTreeParser(
      DocumentFragment into, String text, Map<String, String> namespaces, boolean scriptsRun) {
    this.document = into.ownerDocument();
    this.top = into;
    this.text = text;
    this.scripted = false;
    this.fragment = true;
    this.marksScripts = !scriptsRun;
    this.outerNamespaces = namespaces;
    this.htmlNames = document.doctype() instanceof DocumentType type && hasHtmlNames(type);
  }

  private static boolean hasHtmlNames(DocumentType type) {
    return WITH_HTML_NAMES.contains(type.publicId());
  }

  /// Reads on, up to the end of a script, which it returns, or to the end: null. What was read
  /// before a violation stays in the document; as in Chromium, the text right before it does not.
  @Nullable Element parse() throws Malformed {
    if (position == 0 && !fragment && outer.isEmpty()) {
      skipXmlDeclaration();
    }
    while (position < text.length() || endEntity()) {
      if (nodes > MOST_NODES) {
        flushText();
        return null;
      }
      Element ended = script;
      script = null;
      if (ended != null) {
        return ended;
      }
      if (position >= text.length()) {
        continue;
      }
      if (text.charAt(position) == '<') {
        markup();
      } else {
        characterData();
      }
    }
    if (!open.isEmpty()) {
      flushText();
      throw malformed("the element " + open.peek().name + " is not closed");
    }
    if (!rootSeen && !fragment) {
      throw malformed("there is no element");
    }
    flushText();
    Element ended = script;
    script = null;
    return ended;
  }

  /// The text of an entity ends: back to the text around it. False if there is none around.
  private boolean endEntity() throws Malformed {
    Outer around = outer.poll();
    if (around == null) {
      return false;
    }
    if (open.size() != around.depth) {
      throw malformed("the entity " + around.entity + " is not well-formed");
    }
    text = around.text;
    position = around.position;
    return true;
  }

  private void skipXmlDeclaration() {
    if (text.startsWith("<?xml") && text.length() > 5 && isSpace(text.charAt(5))) {
      int end = text.indexOf("?>");
      position = end < 0 ? text.length() : end + 2;
    }
  }

  // XML §2.4 to §2.7

  private void markup() throws Malformed {
    if (text.startsWith("<!--", position)) {
      int end = find("--", position + 4, "a comment is not closed");
      if (!text.startsWith("-->", end)) {
        position = end;
        throw malformed("-- in a comment");
      }
      checkCharacters(position + 4, end);
      flushText();
      parent().appendChild(document.createComment(text.substring(position + 4, end)));
      nodes++;
      position = end + 3;
    } else if (text.startsWith("<![CDATA[", position)) {
      if (open.isEmpty() && !fragment) {
        throw malformed("a CDATA section outside of the root element");
      }
      int end = find("]]>", position + 9, "a CDATA section is not closed");
      checkCharacters(position + 9, end);
      flushText();
      parent().appendChild(document.createCdataSection(text.substring(position + 9, end)));
      nodes++;
      position = end + 3;
    } else if (text.startsWith("<?", position)) {
      int end = find("?>", position + 2, "a processing instruction is not closed");
      flushText();
      position += 2;
      String target = name();
      if (target.equalsIgnoreCase("xml")) {
        throw malformed("an XML declaration that is not at the beginning");
      }
      if (position < end && !isSpace(text.charAt(position))) {
        throw malformed("white space is missing after a processing instruction's target");
      }
      checkCharacters(position, end);
      skipSpaces();
      String data = position < end ? text.substring(position, end) : "";
      parent().appendChild(document.createProcessingInstruction(target, data));
      nodes++;
      position = end + 2;
    } else if (text.startsWith("<!DOCTYPE", position)) {
      doctype();
    } else if (text.startsWith("</", position)) {
      endTag();
    } else {
      startTag();
    }
  }

  private void characterData() throws Malformed {
    if (open.isEmpty() && !fragment) {
      if (!isSpace(text.charAt(position))) {
        throw malformed("text outside of the root element");
      }
      position++;
      return;
    }
    while (position < text.length() && text.charAt(position) != '<') {
      char c = text.charAt(position);
      if (c == '&') {
        if (reference(characters, false)) {
          return; // what follows is the entity's text
        }
      } else if (c == ']' && text.startsWith("]]>", position)) {
        throw malformed("]]> in text");
      } else {
        int code = character();
        characters.appendCodePoint(code);
        position += Character.charCount(code);
      }
    }
  }

  private void flushText() {
    if (!characters.isEmpty() && (!open.isEmpty() || fragment)) {
      parent().appendChild(document.createText(characters.toString()));
      nodes++;
    }
    characters.setLength(0);
  }

  // XML §3.1

  private void startTag() throws Malformed {
    if (open.isEmpty() && rootSeen && !fragment) {
      throw malformed("a second root element");
    }
    position++;
    String name = name();
    List<String[]> attributes = new ArrayList<>();
    Set<String> names = new HashSet<>();
    Map<String, String> namespaces = open.isEmpty() ? outerNamespaces : open.peek().namespaces;
    boolean spaced = skipSpaces();
    while (position < text.length()
        && text.charAt(position) != '>'
        && text.charAt(position) != '/') {
      if (!spaced) {
        throw malformed("attributes are not separated by white space");
      }
      String attribute = name();
      skipSpaces();
      expect('=');
      skipSpaces();
      String value = attributeValue();
      if (!names.add(attribute)) {
        throw malformed("the attribute " + attribute + " is there twice");
      }
      if (attribute.equals("xmlns") || attribute.startsWith("xmlns:")) {
        namespaces = new HashMap<>(namespaces);
        declare(attribute.equals("xmlns") ? "" : attribute.substring(6), value, namespaces);
      }
      attributes.add(new String[] {attribute, value});
      spaced = skipSpaces();
    }
    boolean empty = position < text.length() && text.charAt(position) == '/';
    if (empty) {
      position++;
    }
    expect('>');
    Element element = element(name, namespaces, attributes);
    flushText();
    boolean isScript = scripted && element.localName().equals("script");
    if (isScript
        || marksScripts && element.localName().equals("script")
        || scripted && element.localName().equals("style")) {
      document.notifyParsed(element);
    }
    parent().appendChild(element);
    nodes++;
    rootSeen = true;
    if (empty) {
      document.notifyClosed(element);
      script = isScript ? element : null;
    } else {
      open.push(new Open(element, name, namespaces));
    }
  }

  /// Namespaces in XML §3: what may be bound to what.
  private void declare(String prefix, String uri, Map<String, String> namespaces) throws Malformed {
    boolean reserved = uri.equals(Namespaces.XMLNS) || prefix.equals("xmlns");
    if (reserved || prefix.equals("xml") != uri.equals(Namespaces.XML)) {
      throw malformed("the prefix " + prefix + " cannot be bound to this namespace");
    }
    if (uri.isEmpty() && !prefix.isEmpty()) {
      throw malformed("the prefix " + prefix + " cannot be undeclared");
    }
    namespaces.put(prefix, uri);
  }

  /// Namespaces in XML §4: one colon at most, between two names. Its index, or -1.
  private int colonOf(String name) throws Malformed {
    int colon = name.indexOf(':');
    if (colon >= 0
        && (colon == 0
            || colon == name.length() - 1
            || name.indexOf(':', colon + 1) >= 0
            || !XmlNames.isStart(name.codePointAt(colon + 1)))) {
      throw malformed(name + " is not a qualified name");
    }
    return colon;
  }

  private Element element(String name, Map<String, String> namespaces, List<String[]> attributes)
      throws Malformed {
    int colon = colonOf(name);
    String prefix = colon < 0 ? null : name.substring(0, colon);
    if ("xmlns".equals(prefix)) {
      throw malformed("an element's prefix cannot be xmlns");
    }
    String namespace = namespace(prefix == null ? "" : prefix, namespaces);
    Element element = document.createElement(namespace, prefix, name.substring(colon + 1));
    for (String[] each : attributes) {
      Attribute attribute = attribute(each[0], each[1], namespaces);
      if (element.attributeNs(attribute.namespace(), attribute.localName()) != null) {
        throw malformed("the attribute " + attribute.name() + " is there twice");
      }
      element.setAttribute(attribute);
    }
    if (element.is("input") && element.hasAttribute("checked")
        || element.is("option") && element.hasAttribute("selected")) {
      element.setState(ElementState.CHECKED, true);
    }
    return element;
  }

  private Attribute attribute(String name, String value, Map<String, String> namespaces)
      throws Malformed {
    String interned = name.intern();
    if (name.equals("xmlns")) {
      return new Attribute(Namespaces.XMLNS, interned, interned, value);
    }
    int colon = colonOf(name);
    if (colon < 0) {
      return Attribute.of(interned, value);
    }
    String prefix = name.substring(0, colon);
    String namespace = prefix.equals("xmlns") ? Namespaces.XMLNS : namespace(prefix, namespaces);
    return new Attribute(namespace, name.substring(colon + 1).intern(), interned, value);
  }

  private String namespace(String prefix, Map<String, String> namespaces) throws Malformed {
    if (prefix.equals("xml")) {
      return Namespaces.XML;
    }
    String uri = namespaces.get(prefix);
    if (uri == null && !prefix.isEmpty()) {
      throw malformed("the namespace prefix " + prefix + " is not declared");
    }
    return Namespaces.intern(uri);
  }

  private void endTag() throws Malformed {
    position += 2;
    String name = name();
    skipSpaces();
    expect('>');
    Open closed = open.peek();
    if (closed == null
        || !closed.name.equals(name)
        || !outer.isEmpty() && open.size() <= outer.peek().depth) {
      throw malformed(
          "the end tag of "
              + name
              + (closed == null ? "" : " comes before that of " + closed.name));
    }
    flushText();
    open.pop();
    document.notifyClosed(closed.element);
    script = scripted && closed.element.localName().equals("script") ? closed.element : null;
  }

  private ContainerNode parent() {
    Open innermost = open.peek();
    if (innermost == null) {
      return top;
    }
    DocumentFragment contents = innermost.element.templateContents();
    return contents != null ? contents : innermost.element;
  }

  /// XML §3.3.3: white space in a value becomes spaces.
  private String attributeValue() throws Malformed {
    char quote = position < text.length() ? text.charAt(position) : 0;
    if (quote != '"' && quote != '\'') {
      throw malformed("an attribute's value is not quoted");
    }
    position++;
    StringBuilder value = new StringBuilder();
    while (position < text.length() && text.charAt(position) != quote) {
      char c = text.charAt(position);
      if (c == '&') {
        reference(value, true);
      } else if (c == '<') {
        throw malformed("< in an attribute's value");
      } else {
        int code = character();
        value.appendCodePoint(isSpace(c) ? ' ' : code);
        position += Character.charCount(code);
      }
    }
    expect(quote);
    return value.toString();
  }

  // XML §4.1

  /// Whether the text of an entity is to be read next; all other references are put into `out`.
  private boolean reference(StringBuilder out, boolean inAttribute) throws Malformed {
    int end = text.indexOf(';', position);
    if (end < 0 || end > position + 100) {
      throw malformed("a reference is not closed");
    }
    String name = text.substring(position + 1, end);
    if (name.startsWith("#")) {
      out.appendCodePoint(codePoint(name));
      position = end + 1;
      return false;
    }
    String replacement = predefined(name);
    String declared = replacement == null ? entities.get(name) : null;
    if (declared != null) {
      if (inAttribute) {
        replacement = expand(declared, 1);
        if (replacement.indexOf('<') >= 0) {
          throw malformed("< in an attribute's value");
        }
      } else {
        position = end + 1;
        enter(name, declared);
        return true;
      }
    }
    if (replacement == null && htmlNames) {
      String html = Entities.getByName(name);
      replacement = html.isEmpty() ? null : html;
    }
    if (replacement == null) {
      throw malformed("the entity " + name + " is not declared");
    }
    out.append(replacement);
    position = end + 1;
    return false;
  }

  private void enter(String name, String declared) throws Malformed {
    expanded += declared.length();
    if (outer.size() >= DEEPEST_ENTITY || expanded > MOST_EXPANDED) {
      throw malformed("entities are expanded to too much text");
    }
    for (Outer each : outer) {
      if (each.entity.equals(name)) {
        throw malformed("the entity " + name + " refers to itself");
      }
    }
    outer.push(new Outer(text, position, name, open.size()));
    text = declared;
    position = 0;
  }

  private int codePoint(String reference) throws Malformed {
    try {
      int code =
          reference.startsWith("#x")
              ? Integer.parseInt(reference.substring(2), 16)
              : Integer.parseInt(reference.substring(1));
      if (isCharacter(code)) {
        return code;
      }
    } catch (NumberFormatException e) {
      throw malformed("a character reference is not a number");
    }
    throw malformed("a reference to what is no character");
  }

  private static @Nullable String predefined(String name) {
    return switch (name) {
      case "amp" -> "&";
      case "lt" -> "<";
      case "gt" -> ">";
      case "quot" -> "\"";
      case "apos" -> "'";
      default -> null;
    };
  }

  private String expand(@Nullable String value, int depth) throws Malformed {
    StringBuilder out = new StringBuilder();
    String source = value == null ? "" : value;
    int i = 0;
    while (i < source.length()) {
      char c = source.charAt(i);
      int end = c == '&' ? source.indexOf(';', i) : -1;
      if (end < 0) {
        out.append(c);
        i++;
      } else {
        String name = source.substring(i + 1, end);
        String fixed = predefined(name);
        if (name.startsWith("#")) {
          out.appendCodePoint(codePoint(name));
        } else if (fixed != null) {
          out.append(fixed);
        } else if (depth < DEEPEST_ENTITY && entities.containsKey(name)) {
          out.append(expand(entities.get(name), depth + 1));
        } else {
          throw malformed("the entity " + name + " cannot be expanded");
        }
        i = end + 1;
      }
      if (expanded + out.length() > MOST_EXPANDED) {
        throw malformed("entities are expanded to too much text");
      }
    }
    expanded += out.length();
    return out.toString();
  }

  // XML §2.8

  private void doctype() throws Malformed {
    if (rootSeen || fragment || document.doctype() != null) {
      throw malformed("a document type declaration at the wrong place");
    }
    position += "<!DOCTYPE".length();
    skipSpaces();
    String name = name();
    skipSpaces();
    String publicId = "";
    String systemId = "";
    if (text.startsWith("PUBLIC", position)) {
      position += 6;
      skipSpaces();
      publicId = quoted();
      skipSpaces();
      systemId = quoted();
    } else if (text.startsWith("SYSTEM", position)) {
      position += 6;
      skipSpaces();
      systemId = quoted();
    }
    skipSpaces();
    if (position < text.length() && text.charAt(position) == '[') {
      internalSubset();
      skipSpaces();
    }
    expect('>');
    DocumentType type = document.createDocumentType(name, publicId, systemId);
    htmlNames = hasHtmlNames(type);
    document.appendChild(type);
  }

  /// Only declarations of internal entities have an effect.
  private void internalSubset() throws Malformed {
    position++;
    while (position < text.length() && text.charAt(position) != ']') {
      if (text.startsWith("<!--", position)) {
        position = find("-->", position + 4, "a comment is not closed") + 3;
      } else if (text.startsWith("<?", position)) {
        position = find("?>", position + 2, "a processing instruction is not closed") + 2;
      } else if (text.startsWith("<!ENTITY", position)) {
        entity();
      } else if (text.charAt(position) == '<') {
        skipDeclaration();
      } else {
        position++;
      }
    }
    expect(']');
  }

  private void entity() throws Malformed {
    position += "<!ENTITY".length();
    skipSpaces();
    if (position < text.length() && text.charAt(position) != '%') {
      String name = name();
      skipSpaces();
      char quote = position < text.length() ? text.charAt(position) : 0;
      if (quote == '"' || quote == '\'') {
        entities.putIfAbsent(name, withCharacters(quoted()));
      }
    }
    skipDeclaration();
  }

  /// XML §4.4.5: character references are replaced where the entity is declared, entities later.
  private String withCharacters(String value) throws Malformed {
    if (value.indexOf("&#") < 0) {
      return value;
    }
    StringBuilder out = new StringBuilder();
    int i = 0;
    while (i < value.length()) {
      int end = value.startsWith("&#", i) ? value.indexOf(';', i) : -1;
      if (end < 0) {
        out.append(value.charAt(i++));
      } else {
        out.appendCodePoint(codePoint(value.substring(i + 1, end)));
        i = end + 1;
      }
    }
    return out.toString();
  }

  private void skipDeclaration() throws Malformed {
    while (position < text.length() && text.charAt(position) != '>') {
      char c = text.charAt(position);
      if (c == '"' || c == '\'') {
        quoted();
      } else {
        position++;
      }
    }
    expect('>');
  }

  private String quoted() throws Malformed {
    char quote = position < text.length() ? text.charAt(position) : 0;
    if (quote != '"' && quote != '\'') {
      throw malformed("a quotation mark is missing");
    }
    int end = find(String.valueOf(quote), position + 1, "a quotation is not closed");
    String value = text.substring(position + 1, end);
    position = end + 1;
    return value;
  }

  // XML §2.3

  private String name() throws Malformed {
    int start = position;
    while (position < text.length()) {
      int c = text.codePointAt(position);
      if (!(XmlNames.isStart(c) || position > start && XmlNames.isCharacter(c))) {
        break;
      }
      position += Character.charCount(c);
    }
    if (position == start) {
      throw malformed("a name is missing");
    }
    return text.substring(start, position);
  }

  /// XML §2.2 `Char`.
  private static boolean isCharacter(int c) {
    return c == 9
        || c == 10
        || c == 13
        || c >= 0x20 && c <= 0xd7ff
        || c >= 0xe000 && c <= 0xfffd
        || c >= 0x10000 && c <= 0x10ffff;
  }

  /// The character here, which XML must allow.
  private int character() throws Malformed {
    int c = text.codePointAt(position);
    if (!isCharacter(c)) {
      throw malformed("a character that XML does not allow");
    }
    return c;
  }

  private void checkCharacters(int from, int end) throws Malformed {
    int before = position;
    for (position = from; position < end; position += Character.charCount(character())) {
      // each is checked
    }
    position = before;
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
  }

  private boolean skipSpaces() {
    int start = position;
    while (position < text.length() && isSpace(text.charAt(position))) {
      position++;
    }
    return position > start;
  }

  private void expect(char c) throws Malformed {
    if (position >= text.length() || text.charAt(position) != c) {
      throw malformed(c + " is missing");
    }
    position++;
  }

  private int find(String end, int from, String message) throws Malformed {
    int found = text.indexOf(end, from);
    if (found < 0) {
      throw malformed(message);
    }
    return found;
  }

  private Malformed malformed(String message) {
    int line = 1;
    int lineStart = 0;
    for (int i = 0; i < position && i < text.length(); i++) {
      if (text.charAt(i) == '\n') {
        line++;
        lineStart = i + 1;
      }
    }
    return new Malformed(message, line, position - lineStart + 1);
  }
}
