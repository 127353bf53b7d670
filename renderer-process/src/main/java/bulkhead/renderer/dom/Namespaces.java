package bulkhead.renderer.dom;

import org.jspecify.annotations.Nullable;

/// The namespace URIs that HTML knows. Elements hold these very instances where the URI is one of
/// them, so that a comparison by `==` suffices inside the renderer (Infra §8).
public final class Namespaces {
  public static final String HTML = "http://www.w3.org/1999/xhtml";
  public static final String SVG = "http://www.w3.org/2000/svg";
  public static final String MATHML = "http://www.w3.org/1998/Math/MathML";
  public static final String XLINK = "http://www.w3.org/1999/xlink";
  public static final String XML = "http://www.w3.org/XML/1998/namespace";
  public static final String XMLNS = "http://www.w3.org/2000/xmlns/";

  private Namespaces() {}

  /// The constant equal to `uri`, or the interned `uri` itself.
  public static String intern(@Nullable String uri) {
    if (uri == null) {
      return "";
    }
    return switch (uri) {
      case HTML -> HTML;
      case SVG -> SVG;
      case MATHML -> MATHML;
      case XLINK -> XLINK;
      case XML -> XML;
      case XMLNS -> XMLNS;
      default -> uri.intern();
    };
  }
}
