package bulkhead.renderer.html;

import bulkhead.renderer.dom.Document;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// Parses one HTML document from bytes as they arrive. Thread: owned by `RendererMain`.
/// ```java
/// HtmlDocumentParser parser = new HtmlDocumentParser(document, "utf-8");
/// parser.append(chunk);   // document has grown when this returns
/// parser.finish();        // document is complete
/// ```
/// A call of [#append] parses all it is given before it returns, except for the last 2,048
/// characters (jsoup's look-ahead) and a text that has not ended; give it chunks of some 64 KiB to
/// stay responsive. jsoup pulls its input, so it runs on a thread of its own, `HtmlParser`; this
/// thread and that one never run at the same time ([ParserThread]).
public final class HtmlDocumentParser implements AutoCloseable {

  /// A document of more nodes is cut off here: beyond this a renderer's heap would not hold its
  /// boxes.
  static final int MAX_NODES = 1_000_000;

  private final Document document;
  private final HtmlDecoder decoder;
  private final ParserThread thread;
  private final TreeMirror mirror;
  private boolean finished;

  /// @param document an empty document to fill
  /// @param transportCharset the `charset` of the Content-Type header, or null
  public HtmlDocumentParser(Document document, @Nullable String transportCharset) {
    this.document = document;
    this.decoder = new HtmlDecoder(transportCharset);
    this.mirror = new TreeMirror(document);
    this.thread = new ParserThread(mirror, document.url());
  }

  public Document document() {
    return document;
  }

  /// Decodes and parses what is left in `bytes`.
  public void append(ByteBuffer bytes) {
    byte[] copy = new byte[bytes.remaining()];
    bytes.get(copy);
    append(copy, 0, copy.length);
  }

  public void append(byte[] bytes) {
    append(bytes, 0, bytes.length);
  }

  public void append(byte[] bytes, int offset, int length) {
    if (!finished) {
      feed(decoder.decode(bytes, offset, length));
    }
  }

  /// Parses characters that need no decoding, such as those of `about:srcdoc`.
  public void appendText(String text) {
    if (!finished) {
      feed(text);
    }
  }

  /// The input has ended, by its end or because it was cut short: the document is completed as the
  /// standard says.
  public void finish() {
    if (finished) {
      return;
    }
    feed(decoder.finish());
    finished = true;
    thread.end();
    mirror.sync(true);
  }

  /// Gives up: what has been parsed stays, nothing is added.
  @Override
  public void close() {
    finished = true;
    thread.close();
  }

  private void feed(String text) {
    String encoding = decoder.encodingName();
    if (encoding != null) {
      document.setEncoding(encoding);
    }
    if (text.isEmpty()) {
      return;
    }
    thread.feed(text);
    mirror.sync(false);
    if (mirror.nodeCount() > MAX_NODES) {
      close();
    }
  }
}
