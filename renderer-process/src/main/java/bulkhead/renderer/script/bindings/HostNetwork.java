package bulkhead.renderer.script.bindings;

import bulkhead.renderer.dom.Document;
import bulkhead.renderer.dom.DomException;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.Node;
import bulkhead.renderer.html.HtmlDocumentParser;
import bulkhead.renderer.html.XmlDocumentParser;
import bulkhead.url.DataUrl;
import bulkhead.url.Url;
import org.jspecify.annotations.Nullable;

/// Loads and object URLs for the bindings' JavaScript.
final class HostNetwork {
  private HostNetwork() {}

  private static @Nullable ScriptNetwork of(RealmBindings runtime) {
    return runtime.realm().get(ScriptNetwork.class);
  }

  private static ScriptNetwork expect(RealmBindings runtime) {
    ScriptNetwork network = of(runtime);
    if (network == null) {
      throw new DomException("InvalidStateError", "the document has gone");
    }
    return network;
  }

  static String clientUrl(RealmBindings runtime) {
    ScriptNetwork network = of(runtime);
    return network == null ? "about:blank" : network.url();
  }

  static String clientBaseUrl(RealmBindings runtime) {
    ScriptNetwork network = of(runtime);
    return network == null ? "about:blank" : network.baseUrl();
  }

  static String clientOrigin(RealmBindings runtime) {
    ScriptNetwork network = of(runtime);
    return network == null ? "null" : network.origin();
  }

  static void fetchStart(RealmBindings runtime, int id, String request) {
    byte[] body = runtime.bytes().given();
    expect(runtime)
        .start(id, request, body, (kind, text, bytes) -> runtime.deliver(id, kind, text, bytes));
  }

  static void fetchCancel(RealmBindings runtime, int id) {
    ScriptNetwork network = of(runtime);
    if (network != null) {
      network.cancel(id);
    }
  }

  static void fetchGrant(RealmBindings runtime, int id, int bytes) {
    ScriptNetwork network = of(runtime);
    if (network != null) {
      network.grant(id, bytes);
    }
  }

  /// The head as JSON, its body ready to be taken; empty if the load failed.
  static String fetchSync(RealmBindings runtime, String request) {
    byte[] body = runtime.bytes().given();
    ScriptNetwork.Answer answer = expect(runtime).load(request, body);
    runtime.bytes().answer(answer == null ? new byte[0] : answer.body());
    return answer == null ? "" : answer.head();
  }

  static String createObjectUrl(RealmBindings runtime, String type) {
    return expect(runtime).createObjectUrl(new ScriptNetwork.Blob(type, runtime.bytes().given()));
  }

  static void revokeObjectUrl(RealmBindings runtime, String url) {
    expect(runtime).revokeObjectUrl(url);
  }

  /// The type of what an object URL stands for, its bytes ready to be taken; null for none.
  static @Nullable String objectUrlType(RealmBindings runtime, String url) {
    ScriptNetwork.Blob blob = expect(runtime).objectUrl(url);
    runtime.bytes().answer(blob == null ? new byte[0] : blob.bytes());
    return blob == null ? null : blob.type();
  }

  /// As [#objectUrlType], for a `data:` URL (Fetch §6).
  static @Nullable String dataUrlType(RealmBindings runtime, String text) {
    Url url = Url.parse(text);
    DataUrl data = url == null ? null : DataUrl.parse(url);
    runtime.bytes().answer(data == null ? new byte[0] : data.body());
    if (data == null) {
      return null;
    }
    return data.type().indexOf('/') > 0 ? data.type() : "text/plain;charset=US-ASCII";
  }

  /// A document without a window; 0 for XML that is not well-formed.
  static int parseXml(RealmBindings runtime, String text, String type, String url) {
    boolean html = type.equals("text/html");
    Document made = runtime.document().sibling(url, !html);
    made.setContentType(type);
    if (html) {
      HtmlDocumentParser.parseText(made, text);
    } else {
      made.setXmlDocument(true);
      XmlDocumentParser.parseText(made, text);
      if (hasParserError(made)) {
        return 0;
      }
    }
    made.setReadiness(Document.Readiness.COMPLETE);
    return runtime.tree().numberOf(made);
  }

  private static boolean hasParserError(Document document) {
    for (Node node = document.firstChild(); node != null; node = node.nextInTree(document)) {
      if (node instanceof Element element && element.localName().equals("parsererror")) {
        return true;
      }
    }
    return false;
  }
}
