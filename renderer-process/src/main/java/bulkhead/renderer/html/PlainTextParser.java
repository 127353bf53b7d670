package bulkhead.renderer.html;

import bulkhead.renderer.dom.Document;
import bulkhead.renderer.dom.Element;
import org.jspecify.annotations.Nullable;

/// Shows a text resource (HTML §7.5.4): a document with one `<pre>`, which grows as the bytes
/// arrive. Thread: owned by `RendererMain`.
public final class PlainTextParser {
  /// Texts are cut into nodes of this many characters, so that appending stays linear.
  private static final int MAX_TEXT = 65_536;

  private final Document document;
  private final HtmlDecoder decoder;
  private final Element pre;

  /// @param json whether it is JSON, whose document Chromium makes in another way
  public PlainTextParser(Document document, @Nullable String transportCharset, boolean json) {
    this.document = document;
    this.decoder = HtmlDecoder.forText(transportCharset, document.url());
    document.setMode(Document.Mode.NO_QUIRKS);
    Element html = document.createElement("html");
    Element head = document.createElement("head");
    Element meta = document.createElement("meta");
    meta.setAttribute("name", "color-scheme");
    meta.setAttribute("content", "light dark");
    head.appendChild(meta);
    Element body = document.createElement("body");
    pre = document.createElement("pre");
    body.appendChild(pre);
    if (json) {
      Element charset = document.createElement("meta");
      charset.setAttribute("charset", "utf-8");
      head.appendChild(charset);
      Element container = document.createElement("div");
      container.setAttribute("class", "json-formatter-container");
      body.appendChild(container);
    } else {
      pre.setAttribute("style", "word-wrap: break-word; white-space: pre-wrap;");
    }
    html.appendChild(head);
    html.appendChild(body);
    document.appendChild(html);
  }

  public void append(byte[] bytes) {
    add(decoder.decode(bytes, 0, bytes.length));
  }

  public void finish() {
    add(decoder.finish());
    String encoding = decoder.encodingName();
    if (encoding != null) {
      document.setEncoding(encoding);
    }
  }

  private void add(String text) {
    for (int i = 0; i < text.length(); i += MAX_TEXT) {
      pre.appendChild(
          document.createText(text.substring(i, Math.min(text.length(), i + MAX_TEXT))));
    }
  }
}
