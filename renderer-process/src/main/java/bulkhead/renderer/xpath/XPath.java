package bulkhead.renderer.xpath;

import bulkhead.renderer.dom.Node;
import java.util.Map;
import java.util.Set;

/// An expression of XPath 1.0, ready to be evaluated any number of times. Immutable.
///
/// ```
/// XPath.parse("//li[last()]").evaluate(document, Map.of()).nodes()
/// ```
public final class XPath {
  private final XPathParser.Parsed parsed;

  private XPath(XPathParser.Parsed parsed) {
    this.parsed = parsed;
  }

  /// @throws XPathException if it is no expression
  public static XPath parse(String source) {
    return new XPath(XPathParser.parse(source));
  }

  /// The prefixes in it, whose namespaces [#evaluate] is to be told.
  public Set<String> prefixes() {
    return parsed.prefixes();
  }

  /// @param namespaces by prefix; one that is missing is an empty namespace
  /// @throws XPathException if it has no value there, such as the union of two numbers
  public XPathValue evaluate(Node context, Map<String, String> namespaces) {
    return new XPathEvaluation(namespaces).value(parsed.expression(), context);
  }
}
