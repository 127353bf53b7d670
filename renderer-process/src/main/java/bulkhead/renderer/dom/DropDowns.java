package bulkhead.renderer.dom;

/// Which `<select>` elements are drop-down boxes (HTML §4.10.7 "display size"). Pure.
public final class DropDowns {
  private DropDowns() {}

  /// Whether it is a `<select>` that shows one option and lists the others when it is clicked.
  public static boolean popsUp(Element element) {
    if (!element.is("select") || element.hasAttribute("multiple")) {
      return false;
    }
    String size = element.attributeOrEmpty("size").strip();
    return size.isEmpty() || size.equals("0") || size.equals("1") || !size.matches("[0-9]{1,9}");
  }
}
