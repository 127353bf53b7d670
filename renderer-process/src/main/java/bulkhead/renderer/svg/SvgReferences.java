package bulkhead.renderer.svg;

import bulkhead.renderer.dom.Document;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.Namespaces;
import org.jspecify.annotations.Nullable;

/// References to elements of the same document, and to images (SVG 2 §5.3). Pure.
public final class SvgReferences {
  private SvgReferences() {}

  /// The element that an address names, if it is of the document and has that name.
  static @Nullable Element find(Document document, String url, String localName) {
    Element element = find(document, url);
    return element != null
            && element.namespace() == Namespaces.SVG
            && element.localName().equals(localName)
        ? element
        : null;
  }

  static @Nullable Element find(Document document, String address) {
    String url = address.strip();
    int hash = url.indexOf('#');
    if (hash < 0 || hash > 0 && !isDocument(document, url.substring(0, hash))) {
      return null;
    }
    return document.elementById(url.substring(hash + 1));
  }

  private static boolean isDocument(Document document, String url) {
    String own = document.url();
    int hash = own.indexOf('#');
    return url.equals(hash < 0 ? own : own.substring(0, hash))
        || url.equals(document.baseUrl().replaceFirst("#.*", ""));
  }

  /// What `url(…)` at the beginning of a value names; null where there is none.
  static @Nullable String url(String value) {
    if (!value.startsWith("url(")) {
      return null;
    }
    int close = value.indexOf(')');
    String inside = close < 0 ? value.substring(4) : value.substring(4, close);
    return inside.replace("\"", "").replace("'", "").strip();
  }

  /// `href`, or `xlink:href`; null without one.
  public static @Nullable String href(Element element) {
    String href = element.attribute("href");
    return href != null ? href : element.attributeNs(Namespaces.XLINK, "href");
  }

  static @Nullable Element target(Element element) {
    String href = href(element);
    return href == null ? null : find(element.ownerDocument(), href);
  }
}
