package bulkhead.renderer.devtools;

import bulkhead.renderer.css.value.Display;
import bulkhead.renderer.css.value.Visibility;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.Node;
import bulkhead.renderer.dom.Text;
import bulkhead.renderer.style.ComputedStyle;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The names of elements (Accessible Name and Description Computation 1.2 §4.3.2), of a document
/// whose styles are up to date. Thread: `RendererMain`.
final class AccessibleNames {
  private static final int MOST_DEPTH = 200;
  private static final int MOST_LENGTH = 100_000;

  private AccessibleNames() {}

  /// Whether nobody is told of the element.
  static boolean isHidden(Element element) {
    if ("true".equals(element.attribute("aria-hidden"))) {
      return true;
    }
    ComputedStyle style = ComputedStyle.of(element);
    return style == null
        || style.display() == Display.NONE
        || style.visibility() != Visibility.VISIBLE && style.display() != Display.CONTENTS;
  }

  static String of(Element element) {
    return of(element, AccessibleRoles.of(element), true, new HashSet<>(), 0);
  }

  private static String of(
      Element element, String role, boolean mayRefer, Set<Element> seen, int depth) {
    if (depth > MOST_DEPTH || !seen.add(element)) {
      return "";
    }
    String name = mayRefer ? labelledBy(element, seen, depth) : "";
    if (name.isEmpty()) {
      name = flat(element.attributeOrEmpty("aria-label"));
    }
    if (name.isEmpty()) {
      name = ofHtml(element, seen, depth);
    }
    if (name.isEmpty() && (AccessibleRoles.isNamedByContent(role) || !mayRefer || depth > 0)) {
      name = flat(content(element, seen, depth));
    }
    if (name.isEmpty()) {
      name = flat(element.attributeOrEmpty("title"));
    }
    return name.isEmpty() ? flat(element.attributeOrEmpty("placeholder")) : name;
  }

  private static String labelledBy(Element element, Set<Element> seen, int depth) {
    StringBuilder name = new StringBuilder();
    for (String id : element.attributeOrEmpty("aria-labelledby").trim().split("\\s+")) {
      Element label = id.isEmpty() ? null : element.ownerDocument().elementById(id);
      if (label != null) {
        name.append(' ')
            .append(of(label, AccessibleRoles.of(label), false, new HashSet<>(seen), depth + 1));
      }
    }
    return flat(name.toString());
  }

  private static String ofHtml(Element element, Set<Element> seen, int depth) {
    if (!element.isHtml()) {
      Element title = child(element, "title");
      return title == null ? "" : flat(title.textContent());
    }
    return switch (element.localName()) {
      case "img", "area" -> flat(element.attributeOrEmpty("alt"));
      case "fieldset" -> ofChild(element, "legend", seen, depth);
      case "table" -> ofChild(element, "caption", seen, depth);
      case "figure" -> ofChild(element, "figcaption", seen, depth);
      case "iframe" -> flat(element.attributeOrEmpty("title"));
      case "option", "optgroup" -> flat(element.attributeOrEmpty("label"));
      case "input" -> {
        String type = element.attributeOrEmpty("type").toLowerCase(Locale.ROOT);
        String own =
            switch (type) {
              case "button" -> flat(element.attributeOrEmpty("value"));
              case "image" -> flat(element.attributeOrEmpty("alt"));
              case "reset" ->
                  element.hasAttribute("value") ? flat(element.attributeOrEmpty("value")) : "Reset";
              case "submit" ->
                  element.hasAttribute("value")
                      ? flat(element.attributeOrEmpty("value"))
                      : "Submit";
              default -> "";
            };
        yield own.isEmpty() ? labels(element, seen, depth) : own;
      }
      case "button", "meter", "output", "progress", "select", "textarea" ->
          labels(element, seen, depth);
      default -> "";
    };
  }

  private static @Nullable Element child(Element parent, String name) {
    for (Node child = parent.firstChild(); child != null; child = child.nextSibling()) {
      if (child instanceof Element element && element.localName().equals(name)) {
        return element;
      }
    }
    return null;
  }

  private static String ofChild(Element parent, String name, Set<Element> seen, int depth) {
    Element child = child(parent, name);
    return child == null ? "" : flat(content(child, seen, depth + 1));
  }

  /// HTML §4.10.4: the `label` elements of a control.
  private static String labels(Element control, Set<Element> seen, int depth) {
    StringBuilder name = new StringBuilder();
    String id = control.id();
    for (Node node = control.ownerDocument();
        node != null;
        node = node.nextInTree(control.ownerDocument())) {
      if (node instanceof Element label && label.is("label")) {
        String target = label.attribute("for");
        boolean mine = target == null ? label.contains(control) : id != null && target.equals(id);
        if (mine && !seen.contains(label)) {
          name.append(' ').append(content(label, new HashSet<>(seen), depth + 1));
        }
      }
    }
    return flat(name.toString());
  }

  /// Step 2F: the names of what is inside.
  private static String content(Element element, Set<Element> seen, int depth) {
    StringBuilder out = new StringBuilder();
    for (Node child = element.firstChild();
        child != null && out.length() < MOST_LENGTH;
        child = child.nextSibling()) {
      switch (child) {
        case Text text -> out.append(text.data());
        case Element inside when isHidden(inside) || seen.contains(inside) -> {}
        case Element inside -> {
          ComputedStyle style = ComputedStyle.of(inside);
          boolean apart = style == null || !style.display().isInlineLevel();
          String role = AccessibleRoles.of(inside);
          String value =
              switch (role) {
                case "textbox", "searchbox", "spinbutton", "slider" ->
                    inside.controlValue() != null
                        ? String.valueOf(inside.controlValue())
                        : inside.attributeOrEmpty("value");
                case "combobox", "listbox" -> "";
                default -> of(inside, role, true, seen, depth + 1);
              };
          out.append(apart ? " " : "").append(value).append(apart ? " " : "");
        }
        default -> {}
      }
    }
    return out.toString();
  }

  private static String flat(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }
}
