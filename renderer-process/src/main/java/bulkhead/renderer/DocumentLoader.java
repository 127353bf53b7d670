package bulkhead.renderer;

import bulkhead.ipc.api.CommitNavigationRequest;
import bulkhead.ipc.api.ResourceTiming;
import bulkhead.renderer.dom.Document;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.html.HtmlDocumentParser;
import bulkhead.renderer.html.PlainTextParser;
import bulkhead.renderer.html.SourceParser;
import bulkhead.renderer.html.XmlDocumentParser;
import bulkhead.renderer.loader.ResourceFetcher;
import java.util.Locale;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/// Turns the body of one navigation into a document, as the bytes arrive, by its MIME type (HTML
/// §7.5). Thread: `RendererMain`.
final class DocumentLoader implements ResourceFetcher.Listener {
  /// What the frame hears of it.
  interface Client {
    /// The document has grown.
    void documentGrew();

    /// The document is complete; what it refers to may still be loading.
    void documentParsed();

    /// The whole body is one image: its bytes.
    void imageData(Element image, String mimeType, byte[] bytes);
  }

  /// How a body becomes a document.
  private sealed interface Sink {
    record Html(HtmlDocumentParser parser) implements Sink {}

    /// A frame's first `about:blank`, which is there at once.
    record Blank() implements Sink {}

    record Xml(XmlDocumentParser parser) implements Sink {}

    record PlainText(PlainTextParser parser) implements Sink {}

    record Source(SourceParser parser) implements Sink {}

    record ImageBody(Element image, java.io.ByteArrayOutputStream bytes) implements Sink {}

    /// The body goes to a plugin; nothing of it comes here.
    record PluginBody() implements Sink {}
  }

  private static final int MOST_IMAGE_BYTES = 128 << 20;

  private final Document document;
  private final Client client;
  private final Sink sink;
  private final boolean srcdoc;
  private final String mimeType;
  private final DocumentTiming timing;
  private boolean ended;

  /// @param tasks runs what is left of a long document
  DocumentLoader(
      Document document,
      CommitNavigationRequest navigation,
      DocumentTiming timing,
      Executor tasks,
      Client client) {
    this.timing = timing;
    this.document = document;
    this.client = client;
    String type = navigation.getMimeType().toLowerCase(Locale.ROOT);
    String given = navigation.getCharset();
    // RFC 8259 §8.1: JSON that comes from elsewhere is UTF-8.
    String charset = !given.isEmpty() ? given : isJson(type) ? "utf-8" : null;
    this.mimeType = type;
    if (!type.isEmpty()) {
      document.setContentType(type);
    }
    this.srcdoc = navigation.getUrl().equals("about:srcdoc");
    if (type.isEmpty() && navigation.getUrl().equals("about:blank")) {
      blank();
      this.sink = new Sink.Blank();
    } else if (navigation.getViewSource()) {
      boolean markup = type.equals("text/html") || type.endsWith("xml");
      this.sink = new Sink.Source(new SourceParser(document, charset, markup));
    } else if (type.equals("text/html")) {
      HtmlDocumentParser parser = new HtmlDocumentParser(document, charset);
      parser.setWhenParsed(this::htmlParsed);
      parser.setPieces(tasks, client::documentGrew);
      this.sink = new Sink.Html(parser);
    } else if (isXml(type) && !navigation.getForPlugin()) {
      XmlDocumentParser parser = new XmlDocumentParser(document, charset);
      parser.setWhenParsed(this::htmlParsed);
      document.setXmlDocument(true);
      this.sink = new Sink.Xml(parser);
    } else if (type.startsWith("image/")) {
      Element image = document.createElement("img");
      image.setAttribute(
          "style", "display:block;margin:auto;user-select:none;background-color:hsl(0,0%,90%)");
      shell("margin:0;height:100%;background-color:rgb(14,14,14)", image);
      this.sink = new Sink.ImageBody(image, new java.io.ByteArrayOutputStream());
    } else if (isText(type) && !navigation.getForPlugin()) {
      this.sink = new Sink.PlainText(new PlainTextParser(document, charset, isJson(type)));
    } else {
      Element embed = document.createElement("embed");
      embed.setAttribute("type", type);
      embed.setAttribute("style", "display:block;width:100%;height:100%;border:none");
      shell("margin:0;height:100%;overflow:hidden;background-color:rgb(82,86,89)", embed);
      this.sink = new Sink.PluginBody();
    }
  }

  /// XML whose elements are shown by their meaning. Other XML is shown as its text.
  private static boolean isXml(String type) {
    return type.equals("application/xml") || type.equals("text/xml") || type.endsWith("+xml");
  }

  /// MIME Sniffing §4.6, JSON MIME type.
  private static boolean isJson(String type) {
    return type.endsWith("+json") || type.equals("application/json") || type.equals("text/json");
  }

  private static boolean isText(String type) {
    return type.startsWith("text/")
        || isJson(type)
        || type.endsWith("+xml")
        || type.equals("application/xml")
        || type.equals("application/javascript");
  }

  /// HTML §7.3.2.1, the initial `about:blank`.
  private void blank() {
    document.setMode(Document.Mode.QUIRKS);
    Element html = document.createElement("html");
    html.appendChild(document.createElement("head"));
    html.appendChild(document.createElement("body"));
    document.appendChild(html);
  }

  /// HTML §13.2.6.4.1: without a doctype, a `srcdoc` document is not in quirks mode.
  private void settleMode() {
    if (srcdoc) {
      document.setMode(Document.Mode.NO_QUIRKS);
    }
  }

  /// The document around an image or a plugin, as Chromium builds it.
  private void shell(String bodyStyle, Element content) {
    document.setMode(Document.Mode.NO_QUIRKS);
    Element html = document.createElement("html");
    html.setAttribute("style", "height:100%");
    Element body = document.createElement("body");
    body.setAttribute("style", bodyStyle);
    html.appendChild(document.createElement("head"));
    html.appendChild(body);
    document.appendChild(html);
    body.appendChild(content);
  }

  /// The parser at whose script ends scripts run; null for other documents than HTML.
  @Nullable XmlDocumentParser xmlParser() {
    return sink instanceof Sink.Xml(XmlDocumentParser parser) ? parser : null;
  }

  @Nullable HtmlDocumentParser htmlParser() {
    return sink instanceof Sink.Html(HtmlDocumentParser parser) ? parser : null;
  }

  /// The element that a plugin fills when the whole document is the plugin's; null otherwise.
  @Nullable Element pluginElement() {
    return switch (sink) {
      case Sink.PluginBody() -> {
        Element body = document.body();
        yield body != null && body.firstChild() instanceof Element embed ? embed : null;
      }
      case Sink.Html html -> null;
      case Sink.Blank() -> null;
      case Sink.Xml xml -> null;
      case Sink.PlainText text -> null;
      case Sink.Source source -> null;
      case Sink.ImageBody image -> null;
    };
  }

  @Override
  public void timed(ResourceTiming known) {
    timing.responded(known);
  }

  @Override
  public void data(byte[] chunk) {
    if (ended) {
      return;
    }
    switch (sink) {
      case Sink.Html(HtmlDocumentParser parser) -> parser.append(chunk);
      case Sink.Xml(XmlDocumentParser parser) -> parser.append(chunk);
      case Sink.PlainText(PlainTextParser parser) -> parser.append(chunk);
      case Sink.Source(SourceParser parser) -> parser.append(chunk);
      case Sink.ImageBody(Element image, java.io.ByteArrayOutputStream bytes) -> {
        if (bytes.size() + chunk.length <= MOST_IMAGE_BYTES) {
          bytes.writeBytes(chunk);
        }
      }
      case Sink.PluginBody() -> {}
      case Sink.Blank() -> {}
    }
    settleMode();
    client.documentGrew();
  }

  @Override
  public void finished() {
    if (ended) {
      return;
    }
    ended = true;
    switch (sink) {
      case Sink.Html(HtmlDocumentParser parser) -> parser.finish();
      case Sink.Xml(XmlDocumentParser parser) -> parser.finish();
      case Sink.PlainText(PlainTextParser parser) -> parser.finish();
      case Sink.Source(SourceParser parser) -> parser.finish();
      case Sink.ImageBody(Element image, java.io.ByteArrayOutputStream bytes) ->
          client.imageData(image, mimeType, bytes.toByteArray());
      case Sink.PluginBody() -> {}
      case Sink.Blank() -> {}
    }
    settleMode();
    client.documentGrew();
    if (!(sink instanceof Sink.Html || sink instanceof Sink.Xml)) {
      client.documentParsed();
    }
  }

  /// The parser has come to the end; scripts may have kept it waiting.
  private void htmlParsed() {
    settleMode();
    client.documentGrew();
    client.documentParsed();
  }

  /// What came is shown: a body that is cut short is a document all the same (HTML §13.2.7 "stop
  /// parsing").
  @Override
  public void failed(String error) {
    finished();
  }

  /// The user has stopped it, or another document takes its place.
  void abort() {
    if (sink instanceof Sink.Html(HtmlDocumentParser parser)) {
      parser.close();
    }
    if (!ended) {
      ended = true;
      switch (sink) {
        case Sink.Html html -> {}
        case Sink.Xml(XmlDocumentParser parser) -> parser.close();
        case Sink.PlainText text -> {}
        case Sink.Source source -> {}
        case Sink.ImageBody image -> {}
        case Sink.PluginBody plugin -> {}
        case Sink.Blank blank -> {}
      }
    }
  }
}
