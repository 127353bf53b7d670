package bulkhead.renderer.dom;

import org.jspecify.annotations.Nullable;

/// Which check boxes, radio buttons and options are checked (HTML §4.10.5.4, §4.10.10): what the
/// attribute says, until a script or the user says otherwise, and one button of a radio group at
/// most. Thread: the document's.
public final class Checkedness {
  private Checkedness() {}

  /// A `checked` or `selected` attribute was added or removed.
  static void attributeChanged(Element element, String name, boolean present) {
    boolean counts =
        name.equals("checked") && element.is("input")
            || name.equals("selected") && element.is("option");
    if (counts && !element.hasState(ElementState.DIRTY_CHECKEDNESS)) {
      element.setState(ElementState.CHECKED, present);
      if (present && name.equals("checked")) {
        uncheckOthers(element);
      }
    }
  }

  /// A radio button is checked now, or a checked one has come into another group: the others of its
  /// group are not.
  public static void uncheckOthers(Element radio) {
    if (!isRadio(radio) || !radio.hasState(ElementState.CHECKED)) {
      return;
    }
    String name = radio.attributeOrEmpty("name");
    if (name.isEmpty()) {
      return;
    }
    Element form = formOf(radio);
    Node root = radio.root();
    for (Node node = root; node != null; node = node.nextInTree(root)) {
      if (node instanceof Element other
          && other != radio
          && other.hasState(ElementState.CHECKED)
          && isRadio(other)
          && name.equals(other.attribute("name"))
          && formOf(other) == form) {
        other.setState(ElementState.CHECKED, false);
      }
    }
  }

  private static boolean isRadio(Element element) {
    return element.is("input") && element.attributeOrEmpty("type").equalsIgnoreCase("radio");
  }

  /// The form that a control belongs to (§4.10.18.3 "form owner"), for those that no script has
  // made;
  /// null for none.
  public static @Nullable Element formOf(Element control) {
    String id = control.attribute("form");
    if (id != null && control.isConnected()) {
      Element found = id.isEmpty() ? null : control.ownerDocument().elementById(id);
      return found != null && found.is("form") ? found : null;
    }
    for (Element at = control.parentElement(); at != null; at = at.parentElement()) {
      if (at.is("form")) {
        return at;
      }
    }
    return null;
  }
}
