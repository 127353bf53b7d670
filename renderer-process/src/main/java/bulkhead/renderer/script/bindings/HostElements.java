package bulkhead.renderer.script.bindings;

import bulkhead.renderer.dom.Document;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.ElementState;
import bulkhead.renderer.dom.Node;
import bulkhead.renderer.dom.ScriptObject;
import bulkhead.renderer.html.Encodings;
import bulkhead.renderer.script.bindings.HtmlCollection.Follows;
import bulkhead.url.Url;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What `05-elements.js` and `06-forms.js` ask of Java.
final class HostElements {
  private HostElements() {}

  // Collections

  static int elements(RealmBindings runtime, Element element, String kind) {
    HtmlCollection collection =
        runtime.collection(element, "elements " + kind, () -> make(element, kind));
    return runtime.tree().numberOf(collection);
  }

  private static HtmlCollection make(Element root, String kind) {
    return switch (kind) {
      case "areas" -> below(root, Follows.TREE, element -> element.is("area"));
      case "datalist" -> below(root, Follows.TREE, element -> element.is("option"));
      case "tBodies" -> children(root, element -> element.is("tbody"));
      case "sectionRows" -> children(root, element -> element.is("tr"));
      case "cells" -> children(root, element -> element.is("td") || element.is("th"));
      case "rows" -> new TableRows(root);
      case "options" ->
          below(root, Follows.TREE, element -> isOptionOf(element, root))
              .as(InterfaceNumbers.HTML_OPTIONS_COLLECTION);
      case "selectedOptions" ->
          below(
              root,
              Follows.ATTRIBUTES,
              element -> isOptionOf(element, root) && element.hasState(ElementState.CHECKED));
      case "fieldset" ->
          below(root, Follows.ATTRIBUTES, element -> isListed(element))
              .as(InterfaceNumbers.HTML_FORM_CONTROLS_COLLECTION);
      case "form" -> new FormElements(root).as(InterfaceNumbers.HTML_FORM_CONTROLS_COLLECTION);
      default -> throw new IllegalArgumentException(kind);
    };
  }

  private static HtmlCollection below(Element root, Follows follows, Predicate<Element> test) {
    return new HtmlCollection(root, true, follows, test);
  }

  private static HtmlCollection children(Element root, Predicate<Element> test) {
    return new HtmlCollection(root, false, Follows.TREE, test);
  }

  private static boolean isOptionOf(Element element, Element select) {
    if (!element.is("option")) {
      return false;
    }
    Element parent = element.parentElement();
    return parent == select
        || parent != null && parent.is("optgroup") && parent.parentElement() == select;
  }

  /// HTML §4.10.2 "listed elements", but for images.
  private static boolean isListed(Element element) {
    if (!element.isHtml()) {
      return false;
    }
    return switch (element.localName()) {
      case "button", "fieldset", "object", "output", "select", "textarea" -> true;
      case "input" -> !element.attributeOrEmpty("type").equalsIgnoreCase("image");
      default -> element.custom() != null && element.custom().isFormAssociated();
    };
  }

  static @Nullable Element formOf(Element element) {
    String id = element.attribute("form");
    if (id != null && element.isConnected()) {
      Element found = id.isEmpty() ? null : element.ownerDocument().elementById(id);
      return found != null && found.is("form") ? found : null;
    }
    for (Element at = element.parentElement(); at != null; at = at.parentElement()) {
      if (at.is("form")) {
        return at;
      }
    }
    return null;
  }

  /// A table's rows: those of heads, then bodies and the table itself, then feet (HTML §4.9.1).
  private static final class TableRows extends HtmlCollection {
    TableRows(Element table) {
      super(table, true, Follows.TREE, element -> false);
    }

    @Override
    List<Element> items() {
      List<Element> head = new ArrayList<>();
      List<Element> middle = new ArrayList<>();
      List<Element> foot = new ArrayList<>();
      for (Node child = root().firstChild(); child != null; child = child.nextSibling()) {
        if (!(child instanceof Element element) || !element.isHtml()) {
          continue;
        }
        switch (element.localName()) {
          case "tr" -> middle.add(element);
          case "thead" -> addRows(element, head);
          case "tbody" -> addRows(element, middle);
          case "tfoot" -> addRows(element, foot);
          default -> {}
        }
      }
      head.addAll(middle);
      head.addAll(foot);
      return head;
    }

    private static void addRows(Element section, List<Element> out) {
      for (Node child = section.firstChild(); child != null; child = child.nextSibling()) {
        if (child instanceof Element row && row.is("tr")) {
          out.add(row);
        }
      }
    }
  }

  /// A form's controls, wherever they are in its tree.
  private static final class FormElements extends HtmlCollection {
    FormElements(Element form) {
      super(form, true, Follows.ATTRIBUTES, element -> false);
    }

    @Override
    List<Element> items() {
      List<Element> found = new ArrayList<>();
      Node top = root().root();
      for (Node node = top.nextInTree(top); node != null; node = node.nextInTree(top)) {
        if (node instanceof Element element && isListed(element) && formOf(element) == root()) {
          found.add(element);
        }
      }
      return found;
    }
  }

  static int collectionRoot(RealmBindings runtime, ScriptObject collection) {
    return runtime.tree().numberOf(((HtmlCollection) collection).root());
  }

  // State of controls

  static boolean elementState(RealmBindings runtime, Element element, int bit) {
    return element.hasState(bit);
  }

  static void setElementState(RealmBindings runtime, Element element, int bit, boolean on) {
    element.setState(bit, on);
    runtime.tree().stateChanged();
  }

  static @Nullable String controlValue(RealmBindings runtime, Element element) {
    return element.controlValue();
  }

  static void setControlValue(RealmBindings runtime, Element element, String value) {
    element.setControlValue(value);
  }

  static void clearControlValue(RealmBindings runtime, Element element) {
    element.setControlValue(null);
  }

  static boolean wasEdited(RealmBindings runtime, Element element) {
    return element.hasState(ElementState.USER_VALID | ElementState.USER_INVALID);
  }

  static void runMicrotasks(RealmBindings runtime) {
    runtime.tree().microtasks().run();
  }

  // Scripts

  static boolean scriptAsync(RealmBindings runtime, Element element) {
    return runtime.page().isScriptForcedAsync(element) || element.hasAttribute("async");
  }

  static void scriptNotForced(RealmBindings runtime, Element element) {
    runtime.page().dropForcedAsync(element);
  }

  // Text

  /// HTML §3.2.7 "get the text steps": the text as it is rendered.
  static String innerText(RealmBindings runtime, Element element) {
    return runtime.page().renderedText(element);
  }

  static int documentNamed(RealmBindings runtime, Document document, String name) {
    return runtime.tree().numberOf(DocumentNames.find(runtime, document, name));
  }

  // Addresses

  static @Nullable String resolve(
      RealmBindings runtime, Document document, String reference, boolean againstDocument) {
    Url base = Url.parse(againstDocument ? document.url() : document.baseUrl());
    Url url =
        base == null
            ? Url.parse(reference)
            : base.resolve(reference, Encodings.output(document.encoding()));
    return url == null ? null : url.href();
  }

  static @Nullable String absoluteUrl(RealmBindings runtime, String text) {
    Url url = Url.parse(text);
    return url == null ? null : url.href();
  }

  static String urlPart(RealmBindings runtime, String href, String part) {
    return UrlParts.get(href, part);
  }

  static String withUrlPart(RealmBindings runtime, String href, String part, String value) {
    return UrlParts.with(href, part, value);
  }
}
