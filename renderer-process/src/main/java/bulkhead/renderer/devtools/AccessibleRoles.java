package bulkhead.renderer.devtools;

import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.Node;
import java.util.Locale;
import java.util.Set;

/// The roles of elements: what `role` says, or by HTML Accessibility API Mappings §3.5. Names are
/// ARIA's; `generic` and `none` are of no interest. Stateless.
final class AccessibleRoles {
  /// ARIA §5.2.8.4: these are named by what is in them.
  private static final Set<String> NAMED_BY_CONTENT =
      Set.of(
          "button",
          "cell",
          "checkbox",
          "columnheader",
          "gridcell",
          "heading",
          "link",
          "menuitem",
          "menuitemcheckbox",
          "menuitemradio",
          "option",
          "radio",
          "row",
          "rowheader",
          "switch",
          "tab",
          "tooltip",
          "treeitem",
          "DisclosureTriangle");

  private AccessibleRoles() {}

  static boolean isNamedByContent(String role) {
    return NAMED_BY_CONTENT.contains(role);
  }

  static String of(Element element) {
    for (String token : element.attributeOrEmpty("role").trim().split("\\s+")) {
      if (!token.isEmpty()) {
        String role = token.toLowerCase(Locale.ROOT);
        return role.equals("presentation") ? "none" : role.equals("img") ? "image" : role;
      }
    }
    return element.isHtml()
        ? ofHtml(element)
        : element.localName().equals("svg") ? "image" : "generic";
  }

  private static String ofHtml(Element element) {
    return switch (element.localName()) {
      case "a", "area" -> element.hasAttribute("href") ? "link" : "generic";
      case "address", "details", "fieldset", "hgroup", "optgroup" -> "group";
      case "article" -> "article";
      case "aside" -> "complementary";
      case "blockquote" -> "blockquote";
      case "button" -> "button";
      case "caption" -> "caption";
      case "code" -> "code";
      case "datalist" -> "listbox";
      case "dd" -> "definition";
      case "del" -> "deletion";
      case "dfn", "dt" -> "term";
      case "dialog" -> "dialog";
      case "dl" -> "DescriptionList";
      case "em" -> "emphasis";
      case "figcaption" -> "Figcaption";
      case "figure" -> "figure";
      case "footer" -> isOfPage(element) ? "contentinfo" : "generic";
      case "form" -> isLabelled(element) ? "form" : "generic";
      case "h1", "h2", "h3", "h4", "h5", "h6" -> "heading";
      case "header" -> isOfPage(element) ? "banner" : "generic";
      case "hr" -> "separator";
      case "iframe" -> "Iframe";
      case "img" -> "".equals(element.attribute("alt")) ? "none" : "image";
      case "input" -> ofInput(element);
      case "ins" -> "insertion";
      case "label" -> "LabelText";
      case "legend" -> "Legend";
      case "li" -> "listitem";
      case "main" -> "main";
      case "math" -> "math";
      case "menu", "ol", "ul" -> "list";
      case "meter" -> "meter";
      case "nav" -> "navigation";
      case "option" -> "option";
      case "output" -> "status";
      case "p" -> "paragraph";
      case "progress" -> "progressbar";
      case "search" -> "search";
      case "section" -> isLabelled(element) ? "region" : "generic";
      case "select" ->
          element.hasAttribute("multiple") || !element.attributeOrEmpty("size").matches("|0|1")
              ? "listbox"
              : "combobox";
      case "strong" -> "strong";
      case "sub" -> "subscript";
      case "summary" -> "DisclosureTriangle";
      case "sup" -> "superscript";
      case "table" -> "table";
      case "tbody", "tfoot", "thead" -> "rowgroup";
      case "td" -> "cell";
      case "textarea" -> "textbox";
      case "th" -> "row".equals(element.attribute("scope")) ? "rowheader" : "columnheader";
      case "time" -> "time";
      case "tr" -> "row";
      default -> "generic";
    };
  }

  private static String ofInput(Element input) {
    String type = input.attributeOrEmpty("type").toLowerCase(Locale.ROOT);
    return switch (type) {
      case "button", "image", "reset", "submit" -> "button";
      case "checkbox" -> "checkbox";
      case "color" -> "ColorWell";
      case "date", "datetime-local", "month", "week" -> "Date";
      case "file" -> "button";
      case "hidden" -> "none";
      case "number" -> "spinbutton";
      case "radio" -> "radio";
      case "range" -> "slider";
      case "search" -> input.hasAttribute("list") ? "combobox" : "searchbox";
      case "time" -> "InputTime";
      default -> input.hasAttribute("list") && !type.equals("password") ? "combobox" : "textbox";
    };
  }

  private static boolean isLabelled(Element element) {
    return element.hasAttribute("aria-label")
        || element.hasAttribute("aria-labelledby")
        || element.hasAttribute("title");
  }

  /// A header or footer of the whole page, not of a part.
  private static boolean isOfPage(Element element) {
    for (Node at = element.parent(); at != null; at = at.parent()) {
      if (at instanceof Element around
          && (around.is("article")
              || around.is("aside")
              || around.is("main")
              || around.is("nav")
              || around.is("section"))) {
        return false;
      }
    }
    return true;
  }
}
