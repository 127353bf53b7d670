package bulkhead.renderer.html;

import bulkhead.renderer.dom.ContainerNode;
import bulkhead.renderer.dom.Document;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.Namespaces;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Makes a document of an XML resource, XHTML above all (HTML §14). The tree is built at the end of
/// the input: unlike HTML, XML documents on the web are small. Thread: owned by `RendererMain`.
public final class XmlDocumentParser {
  private static final int MOST_BYTES = 64 << 20;

  private final Document document;
  private final @Nullable String transportCharset;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private boolean finished;
  private boolean malformed;
  private HtmlDocumentParser.@Nullable Scripting scripting;
  private @Nullable Runnable whenParsed;
  private @Nullable XmlTreeParser tree;
  private boolean running;

  /// @param document an empty document to fill
  /// @param transportCharset the `charset` of the Content-Type header, or null
  public XmlDocumentParser(Document document, @Nullable String transportCharset) {
    this.document = document;
    this.transportCharset = transportCharset;
    document.setMode(Document.Mode.NO_QUIRKS);
    document.setXml(true);
  }

  /// Fills an empty document from text, for `DOMParser`.
  public static void parseText(Document document, String text) {
    XmlDocumentParser parser = new XmlDocumentParser(document, null);
    parser.finished = true;
    parser.build(text);
  }

  public void append(byte[] chunk) {
    if (!finished && bytes.size() + chunk.length <= MOST_BYTES) {
      bytes.writeBytes(chunk);
    }
  }

  /// The input has ended: builds the tree. A document that is not well-formed is shown up to its
  /// first error, with a message, as Chromium does.
  public void finish() {
    if (finished) {
      return;
    }
    finished = true;
    String text = decode(bytes.toByteArray());
    bytes.reset();
    build(text);
  }

  /// From now on scripts run. Without this they are elements like others.
  ///
  /// @param enabled false where whoever looks at the page has switched scripts off: the runner
  ///     leaves them still, and what stands in for them is shown
  public void setScripting(HtmlDocumentParser.Scripting runner, boolean enabled) {
    scripting = runner;
    document.setScripted(enabled);
  }

  /// What follows when nothing is left to parse.
  public void setWhenParsed(Runnable theEnd) {
    whenParsed = theEnd;
  }

  private void build(String text) {
    tree = new XmlTreeParser(document, text, scripting != null);
    resume();
  }

  /// Goes on after the script that was waited for.
  public void resume() {
    XmlTreeParser current = tree;
    HtmlDocumentParser.Scripting runner = scripting;
    while (current != null && !running && (runner == null || !runner.blocksParser())) {
      Element script = null;
      try {
        script = current.parse();
      } catch (XmlTreeParser.Malformed error) {
        malformed = true;
        report(error);
      }
      if (script != null && runner != null) {
        running = true;
        runner.scriptEnd(script, 0, 0);
        running = false;
        current = tree; // null if the script has ended the document
      } else {
        current = null;
        tree = null;
        if (whenParsed != null) {
          whenParsed.run();
        }
      }
    }
  }

  /// Whether what came was not well-formed.
  public boolean isMalformed() {
    return malformed;
  }

  /// Gives up: nothing is added.
  public void close() {
    finished = true;
    tree = null;
  }

  /// XML appendix F: byte order mark, then the transport, then the XML declaration, then UTF-8.
  private String decode(byte[] body) {
    int skip = 0;
    String name = null;
    if (startsWith(body, 0xef, 0xbb, 0xbf)) {
      name = "UTF-8";
      skip = 3;
    } else if (startsWith(body, 0xfe, 0xff)) {
      name = "UTF-16BE";
      skip = 2;
    } else if (startsWith(body, 0xff, 0xfe)) {
      name = "UTF-16LE";
      skip = 2;
    }
    if (name == null && transportCharset != null) {
      name = Encodings.byLabel(transportCharset);
    }
    if (name == null) {
      name = Encodings.byLabel(declared(body));
    }
    if (name == null) {
      name = "UTF-8";
    }
    document.setEncoding(name);
    Charset charset = Encodings.charset(name);
    String text = new String(body, skip, body.length - skip, charset);
    return text.indexOf('\r') < 0 ? text : text.replace("\r\n", "\n").replace('\r', '\n');
  }

  private static boolean startsWith(byte[] body, int... start) {
    for (int i = 0; i < start.length; i++) {
      if (i >= body.length || (body[i] & 0xff) != start[i]) {
        return false;
      }
    }
    return true;
  }

  /// What `<?xml … encoding="…"?>` says; "" if nothing.
  private static String declared(byte[] body) {
    String head = new String(body, 0, Math.min(body.length, 200), StandardCharsets.ISO_8859_1);
    int end = head.startsWith("<?xml") ? head.indexOf("?>") : -1;
    int from = end < 0 ? -1 : head.substring(0, end).indexOf("encoding");
    if (from < 0) {
      return "";
    }
    int open = from + "encoding".length();
    while (open < end && head.charAt(open) != '"' && head.charAt(open) != '\'') {
      open++;
    }
    int close = open < end ? head.indexOf(head.charAt(open), open + 1) : -1;
    return close < 0 ? "" : head.substring(open + 1, close);
  }

  private void report(XmlTreeParser.Malformed error) {
    Element message = html("parsererror", "");
    message.setAttribute(
        "style",
        "display: block; white-space: pre; border: 2px solid #c77; padding: 0 1em 0 1em; margin: 1em;"
            + " background-color: #fdd; color: black");
    Element where =
        html(
            "div",
            "error on line "
                + error.line
                + " at column "
                + error.column
                + ": "
                + error.getMessage()
                + "\n");
    where.setAttribute("style", "font-family:monospace;font-size:12px");
    message.appendChild(html("h3", "This page contains the following errors:"));
    message.appendChild(where);
    message.appendChild(html("h3", "Below is a rendering of the page up to the first error."));
    ContainerNode place = placeOfReport();
    place.insertBefore(message, place.firstChild());
  }

  /// The root element; a `body` if there is none or it cannot hold HTML.
  private ContainerNode placeOfReport() {
    Element root = document.documentElement();
    if (root != null && !root.namespace().equals(Namespaces.SVG)) {
      return root;
    }
    Element html = html("html", "");
    Element body = html("body", "");
    if (root != null) {
      Element head = html("head", "");
      head.appendChild(
          html(
              "style",
              "html, body { height: 100% } parsererror + svg { width: 100%; height: 100% }"));
      html.appendChild(head);
      document.removeChild(root);
      body.appendChild(root);
    }
    html.appendChild(body);
    document.appendChild(html);
    return body;
  }

  private Element html(String name, String text) {
    Element element = document.createElement(Namespaces.HTML, null, name);
    if (!text.isEmpty()) {
      element.appendChild(document.createText(text));
    }
    return element;
  }
}
