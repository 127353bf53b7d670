package bulkhead.renderer.dom;

/// One attribute. `name` is the qualified name as serialized (`xlink:href`); `localName` and
/// `namespace` ("" for none) are what selectors and script ask for.
public record Attribute(String namespace, String localName, String name, String value) {

  /// An attribute in no namespace.
  public static Attribute of(String name, String value) {
    return new Attribute("", name, name, value);
  }
}
