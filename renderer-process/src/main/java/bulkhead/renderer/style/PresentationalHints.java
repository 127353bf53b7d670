package bulkhead.renderer.style;

import bulkhead.renderer.css.DeclarationParser;
import bulkhead.renderer.css.syntax.Tokens;
import bulkhead.renderer.dom.Document;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.ElementState;
import bulkhead.renderer.dom.Namespaces;
import bulkhead.renderer.dom.Node;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Presentational attributes (HTML §15, "presentational hints") as declarations. They are written
/// as CSS text, and blocks of equal text are one block, so that elements with equal attributes
/// share a style. Thread: owned by `RendererMain`.
final class PresentationalHints {
  private static final Pattern VIEWPORT_LENGTH = Pattern.compile("[-+.0-9]+v(w|h|min|max)");
  private static final int MAX_BLOCKS = 4096;

  private final Map<String, DeclarationBlock> blocks = new HashMap<>();
  private final StringBuilder out = new StringBuilder();

  /// The declarations that `element`'s attributes stand for, or null for none.
  @Nullable DeclarationBlock of(Element element) {
    if (element.attributeCount() == 0) {
      if (element.is("td") || element.is("th")) {
        return cellHints(element);
      }
      if (!element.is("html")) {
        return null;
      }
    }
    out.setLength(0);
    String language = element.attribute("lang");
    if (language == null) {
      language = element.attribute("xml:lang");
    }
    if (language != null) {
      out.append("-webkit-locale:\"").append(language.replaceAll("[\"\\\\\n]", "")).append("\";");
    }
    if (element.isHtml()) {
      html(element);
    } else {
      svg(element);
    }
    return block();
  }

  private @Nullable DeclarationBlock cellHints(Element cell) {
    out.setLength(0);
    fromTable(cell);
    return block();
  }

  private @Nullable DeclarationBlock block() {
    if (out.isEmpty()) {
      return null;
    }
    String text = out.toString();
    DeclarationBlock block = blocks.get(text);
    if (block == null) {
      if (blocks.size() > MAX_BLOCKS) {
        blocks.clear();
      }
      block =
          DeclarationBlock.compile(
              DeclarationParser.parseAttribute(text), new ParseContext("", false));
      blocks.put(text, block);
    }
    return block;
  }

  private void html(Element element) {
    switch (element.localName()) {
      case "html" -> colorScheme(element.ownerDocument());
      case "body" -> {
        color(element, "bgcolor", "background-color");
        color(element, "text", "color");
        url(element, "background");
        pixels(element, "marginheight", "margin-top", "margin-bottom");
        pixels(element, "topmargin", "margin-top");
        pixels(element, "bottommargin", "margin-bottom");
        pixels(element, "marginwidth", "margin-left", "margin-right");
        pixels(element, "leftmargin", "margin-left");
        pixels(element, "rightmargin", "margin-right");
      }
      case "a", "area" -> linkColor(element);
      case "font" -> {
        color(element, "color", "color");
        String face = element.attribute("face");
        if (face != null) {
          out.append("font-family:").append(face.replace(';', ' ')).append(';');
        }
        fontSize(element.attribute("size"));
      }
      case "table" -> {
        dimension(element, "width", "width", false);
        dimension(element, "height", "height", false);
        color(element, "bgcolor", "background-color");
        url(element, "background");
        color(element, "bordercolor", "border-color");
        pixels(element, "cellspacing", "border-spacing");
        String border = element.attribute("border");
        if (border != null) {
          int width = integer(border);
          if (width < 0) {
            width = 1;
          }
          out.append("border-width:").append(width).append("px;");
          out.append("border-style:");
          out.append(
              width <= 0 ? "none" : element.hasAttribute("bordercolor") ? "solid" : "outset");
          out.append(';');
        } else if (element.hasAttribute("bordercolor")) {
          out.append("border-style:solid;");
        }
        switch (Tokens.asciiLower(element.attributeOrEmpty("align"))) {
          case "left" -> out.append("float:left;");
          case "right" -> out.append("float:right;");
          case "center", "middle" -> out.append("margin-left:auto;margin-right:auto;");
          default -> {}
        }
        switch (Tokens.asciiLower(element.attributeOrEmpty("rules"))) {
          case "none", "groups", "rows", "cols", "all" -> {
            out.append("border-collapse:collapse;");
            if (border == null && !element.hasAttribute("bordercolor")) {
              out.append("border-style:hidden;"); // and so it beats the cells'
            }
          }
          default -> {}
        }
        frame(element);
        pixels(element, "hspace", "margin-left", "margin-right");
        pixels(element, "vspace", "margin-top", "margin-bottom");
      }
      case "legend" -> {
        switch (Tokens.asciiLower(element.attributeOrEmpty("align"))) {
          case "left", "right", "center" ->
              out.append("justify-self:").append(element.attributeOrEmpty("align")).append(';');
          default -> {}
        }
      }
      case "td", "th" -> {
        fromTable(element);
        dimension(element, "width", "width", true);
        dimension(element, "height", "height", true);
        color(element, "bgcolor", "background-color");
        url(element, "background");
        color(element, "bordercolor", "border-color");
        cellAlign(element);
        if (element.hasAttribute("nowrap")) {
          out.append("white-space:nowrap;");
        }
      }
      case "tr", "thead", "tbody", "tfoot", "colgroup", "col" -> {
        color(element, "bgcolor", "background-color");
        url(element, "background");
        cellAlign(element);
        dimension(element, "height", "height", false);
        if (element.localName().startsWith("col")) {
          dimension(element, "width", "width", false);
        }
      }
      case "caption" -> {
        switch (Tokens.asciiLower(element.attributeOrEmpty("align"))) {
          case "bottom" -> out.append("caption-side:bottom;");
          case "left" -> out.append("text-align:-webkit-left;");
          case "right" -> out.append("text-align:-webkit-right;");
          case "center" -> out.append("text-align:-webkit-center;");
          default -> {}
        }
      }
      case "img", "embed", "object", "iframe", "video", "canvas", "input", "applet", "marquee" -> {
        boolean image =
            !element.is("input") || element.attributeOrEmpty("type").equalsIgnoreCase("image");
        if (image && !element.is("canvas")) {
          dimension(element, "width", "width", false);
          dimension(element, "height", "height", false);
        }
        ratio(element);
        if (image) {
          pixels(element, "hspace", "margin-left", "margin-right");
          pixels(element, "vspace", "margin-top", "margin-bottom");
          imageAlign(element);
          String border = element.attribute("border");
          if (border != null && integer(border) >= 0 && !element.is("iframe")) {
            out.append("border:").append(integer(border)).append("px solid;");
          }
        }
        if (element.is("iframe")) {
          String border = element.attribute("frameborder");
          if (border != null && (border.equals("0") || border.equalsIgnoreCase("no"))) {
            out.append("border-width:0;");
          }
        }
        if (element.is("marquee")) {
          color(element, "bgcolor", "background-color");
        }
      }
      case "hr" -> {
        String align = Tokens.asciiLower(element.attributeOrEmpty("align"));
        switch (align) {
          case "left" -> out.append("margin-left:0;margin-right:auto;");
          case "right" -> out.append("margin-left:auto;margin-right:0;");
          case "center" -> out.append("margin-left:auto;margin-right:auto;");
          default -> {}
        }
        dimension(element, "width", "width", false);
        String hrColor = element.attribute("color");
        if (hrColor != null) {
          out.append("border-style:solid;");
          color(element, "color", "border-color");
          color(element, "color", "background-color");
        } else if (element.hasAttribute("noshade")) {
          out.append("border-style:solid;border-color:gray;background-color:gray;");
        }
        String size = element.attribute("size");
        if (size != null) {
          int px = integer(size);
          if (px == 1) {
            out.append("border-bottom-width:0;");
          } else if (px > 1) {
            out.append("height:").append(px - 2).append("px;");
          }
        }
      }
      case "p", "div", "h1", "h2", "h3", "h4", "h5", "h6" -> {
        boolean blocks = element.is("p") || element.is("div");
        switch (Tokens.asciiLower(element.attributeOrEmpty("align"))) {
          case "left" -> out.append(blocks ? "text-align:-webkit-left;" : "text-align:left;");
          case "right" -> out.append(blocks ? "text-align:-webkit-right;" : "text-align:right;");
          case "center", "middle" ->
              out.append(blocks ? "text-align:-webkit-center;" : "text-align:center;");
          case "justify" -> out.append("text-align:justify;");
          default -> {}
        }
      }
      case "ul", "ol", "li" -> {
        listType(element.attribute("type"));
        String start = element.attribute(element.is("li") ? "value" : "start");
        if (start != null && !element.is("ul")) {
          Integer number = signedInteger(start);
          if (number != null) {
            out.append(element.is("li") ? "counter-set:list-item " : "counter-reset:list-item ");
            out.append(element.is("li") ? number : number - 1).append(';');
          }
        }
      }
      case "br" -> {
        switch (Tokens.asciiLower(element.attributeOrEmpty("clear"))) {
          case "left" -> out.append("clear:left;");
          case "right" -> out.append("clear:right;");
          case "all", "both" -> out.append("clear:both;");
          default -> {}
        }
      }
      case "pre" -> {
        if (element.hasAttribute("wrap")) {
          out.append("white-space:pre-wrap;");
        }
      }
      case "textarea" -> {
        if (element.attributeOrEmpty("wrap").equalsIgnoreCase("off")) {
          out.append("white-space:pre;");
        }
      }
      default -> {}
    }
  }

  /// CSS Color Adjustment 1 §2.2: the first `<meta name=color-scheme>` with a value that is one.
  private void colorScheme(Document document) {
    Element head = document.head();
    Node node = head == null ? null : head.firstChild();
    while (node != null) {
      if (node instanceof Element meta
          && meta.is("meta")
          && meta.attributeOrEmpty("name").equalsIgnoreCase("color-scheme")) {
        String schemes = meta.attributeOrEmpty("content").strip();
        if (schemes.matches("[-A-Za-z0-9_ \\t\\n\\f\\r]+")) {
          out.append("color-scheme:").append(schemes).append(';');
          return;
        }
      }
      node = node.nextSibling();
    }
  }

  /// `cellpadding`, and the borders that a table's `border` and `rules` give its cells.
  private void fromTable(Element cell) {
    Element table = cell.parentElement();
    for (int i = 0; i < 3 && table != null && !table.is("table"); i++) {
      table = table.parentElement();
    }
    if (table == null || !table.is("table")) {
      return;
    }
    String padding = table.attribute("cellpadding");
    if (padding != null && !padding.isEmpty()) {
      // As in Chromium, what is no number is 0; in HTML §15.3.8 it says nothing.
      out.append("padding:").append(Math.max(0, integer(padding))).append("px;");
    }
    String rules = Tokens.asciiLower(table.attributeOrEmpty("rules"));
    switch (rules) {
      case "rows" -> out.append("border-style:solid none;border-width:1px;border-color:inherit;");
      case "cols" -> out.append("border-style:none solid;border-width:1px;border-color:inherit;");
      case "all" -> out.append("border:1px solid;border-color:inherit;");
      case "none", "groups" -> {}
      default -> {
        String border = table.attribute("border");
        if (border != null && integer(border) != 0) {
          out.append("border:1px ");
          out.append(table.hasAttribute("bordercolor") ? "solid" : "inset");
          out.append(";border-color:inherit;");
        }
      }
    }
  }

  private void frame(Element table) {
    String style =
        switch (Tokens.asciiLower(table.attributeOrEmpty("frame"))) {
          case "void" -> "hidden";
          case "above" -> "solid hidden hidden hidden";
          case "below" -> "hidden hidden solid hidden";
          case "hsides" -> "solid hidden";
          case "vsides" -> "hidden solid";
          case "lhs" -> "hidden hidden hidden solid";
          case "rhs" -> "hidden solid hidden hidden";
          case "box", "border" -> "solid";
          default -> null;
        };
    if (style != null) {
      out.append("border-style:").append(style).append(';');
      if (!table.hasAttribute("border")) {
        out.append("border-width:1px;");
      }
    }
  }

  private void cellAlign(Element element) {
    switch (Tokens.asciiLower(element.attributeOrEmpty("align"))) {
      case "left" -> out.append("text-align:-webkit-left;");
      case "right" -> out.append("text-align:-webkit-right;");
      case "center", "middle", "absmiddle" -> out.append("text-align:-webkit-center;");
      case "justify" -> out.append("text-align:justify;");
      default -> {}
    }
    switch (Tokens.asciiLower(element.attributeOrEmpty("valign"))) {
      case "top" -> out.append("vertical-align:top;");
      case "middle" -> out.append("vertical-align:middle;");
      case "bottom" -> out.append("vertical-align:bottom;");
      case "baseline" -> out.append("vertical-align:baseline;");
      default -> {}
    }
  }

  private void imageAlign(Element element) {
    switch (Tokens.asciiLower(element.attributeOrEmpty("align"))) {
      case "left" -> out.append("float:left;vertical-align:top;");
      case "right" -> out.append("float:right;vertical-align:top;");
      case "top" -> out.append("vertical-align:top;");
      case "middle" -> out.append("vertical-align:-webkit-baseline-middle;");
      case "absmiddle", "center", "abscenter" -> out.append("vertical-align:middle;");
      case "texttop" -> out.append("vertical-align:text-top;");
      case "bottom", "baseline" -> out.append("vertical-align:baseline;");
      case "absbottom" -> out.append("vertical-align:bottom;");
      default -> {}
    }
  }

  private void listType(@Nullable String type) {
    if (type == null) {
      return;
    }
    String style =
        switch (type) {
          case "1" -> "decimal";
          case "a" -> "lower-alpha";
          case "A" -> "upper-alpha";
          case "i" -> "lower-roman";
          case "I" -> "upper-roman";
          default ->
              switch (Tokens.asciiLower(type)) {
                case "disc" -> "disc";
                case "circle", "round" -> "circle";
                case "square" -> "square";
                case "none" -> "none";
                default -> null;
              };
        };
    if (style != null) {
      out.append("list-style-type:").append(style).append(';');
    }
  }

  /// HTML §15.3.10 the rules for parsing a legacy font size.
  private void fontSize(@Nullable String text) {
    if (text == null) {
      return;
    }
    String size = text.strip();
    boolean plus = size.startsWith("+");
    boolean minus = size.startsWith("-");
    int value = integer(plus || minus ? size.substring(1) : size);
    if (value < 0) {
      return;
    }
    int keyword = Math.max(1, Math.min(7, plus ? 3 + value : minus ? 3 - value : value));
    String[] keywords = {"x-small", "small", "medium", "large", "x-large", "xx-large", "xxx-large"};
    out.append("font-size:").append(keywords[keyword - 1]).append(';');
  }

  private void ratio(Element element) {
    if (element.is("img") || element.is("video") || element.is("canvas")) {
      int width = integer(element.attributeOrEmpty("width"));
      int height = integer(element.attributeOrEmpty("height"));
      boolean plain =
          !element.attributeOrEmpty("width").endsWith("%")
              && !element.attributeOrEmpty("height").endsWith("%");
      if (width > 0 && height > 0 && plain) {
        out.append("aspect-ratio:auto ").append(width).append('/').append(height).append(';');
      }
    }
  }

  /// HTML §15.3.3: `link`, `vlink` and `alink` of the body are the colours of links.
  private void linkColor(Element link) {
    Element body = link.hasAttribute("href") ? link.ownerDocument().body() : null;
    if (body == null || !body.is("body")) {
      return;
    }
    color(body, link.hasState(ElementState.VISITED) ? "vlink" : "link", "color");
    if (link.hasState(ElementState.ACTIVE)) {
      color(body, "alink", "color");
    }
  }

  private void color(Element element, String attribute, String property) {
    String value = element.attribute(attribute);
    String css = value == null ? null : LegacyColors.parse(value);
    if (css != null) {
      out.append(property).append(':').append(css).append(';');
    }
  }

  private void url(Element element, String attribute) {
    String value = element.attribute(attribute);
    if (value != null && !value.isBlank()) {
      String base = element.ownerDocument().baseUrl();
      String url = new ParseContext(base, false).resolve(value.strip());
      out.append("background-image:url(\"")
          .append(url.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", ""))
          .append("\");");
    }
  }

  private void pixels(Element element, String attribute, String... properties) {
    String value = element.attribute(attribute);
    int px = value == null ? -1 : integer(value);
    if (px >= 0) {
      for (String property : properties) {
        out.append(property).append(':').append(px).append("px;");
      }
    }
  }

  /// HTML §2.3.4.4 dimension values: a number of px, or a percentage.
  private void dimension(Element element, String attribute, String property, boolean notZero) {
    String value = element.attribute(attribute);
    if (value == null) {
      return;
    }
    String text = value.strip();
    int end = 0;
    boolean dot = false;
    while (end < text.length()) {
      char c = text.charAt(end);
      if (c == '.' && !dot && end > 0) {
        dot = true;
      } else if (c < '0' || c > '9') {
        break;
      }
      end++;
    }
    // Not in the spec: in Chromium a multi-length such as `1*` (HTML 4 §6.6) is no width.
    if (end == 0 || end < text.length() && text.charAt(end) == '*') {
      return;
    }
    String number = text.substring(0, end);
    if (number.endsWith(".")) {
      number = number.substring(0, number.length() - 1);
    }
    boolean zero = number.chars().noneMatch(c -> c >= '1' && c <= '9');
    if (notZero && zero) {
      return;
    }
    boolean percent = end < text.length() && text.charAt(end) == '%';
    out.append(property).append(':').append(number).append(percent ? "%;" : "px;");
  }

  /// A non-negative integer at the start of the text, or -1.
  private static int integer(String text) {
    Integer value = signedInteger(text);
    return value == null || value < 0 ? -1 : value;
  }

  private static @Nullable Integer signedInteger(String text) {
    String trimmed = text.strip();
    int i = 0;
    boolean negative = false;
    if (!trimmed.isEmpty() && (trimmed.charAt(0) == '-' || trimmed.charAt(0) == '+')) {
      negative = trimmed.charAt(0) == '-';
      i = 1;
    }
    int start = i;
    long value = 0;
    while (i < trimmed.length() && trimmed.charAt(i) >= '0' && trimmed.charAt(i) <= '9') {
      value = Math.min(value * 10 + (trimmed.charAt(i) - '0'), 1_000_000_000);
      i++;
    }
    return i == start ? null : (Integer) (int) (negative ? -value : value);
  }

  /// SVG 2 §6.6: presentation attributes. Numbers without a unit are px.
  private void svg(Element element) {
    if (element.parent() instanceof Element parent && parent.namespace() == Namespaces.SVG) {
      plain("transform-origin", "0 0");
      switch (element.localName()) {
        case "svg", "symbol", "marker", "pattern", "foreignObject" -> plain("overflow", "hidden");
        default -> {}
      }
    } else if (element.localName().equals("svg") && element.parent() instanceof Document) {
      // SVG 2 §8.10: `auto` is 100% of the viewport.
      plain("width", "100%");
      plain("height", "100%");
    }
    for (int i = 0; i < element.attributeCount(); i++) {
      String name = element.attributeAt(i).localName();
      switch (name) {
        case "fill",
            "stroke",
            "stroke-width",
            "fill-opacity",
            "stroke-opacity",
            "fill-rule",
            "clip-rule",
            "stroke-linecap",
            "stroke-linejoin",
            "stroke-miterlimit",
            "stroke-dasharray",
            "stroke-dashoffset",
            "opacity",
            "color",
            "display",
            "visibility",
            "overflow",
            "font-family",
            "font-weight",
            "font-style",
            "text-anchor",
            "alignment-baseline",
            "dominant-baseline",
            "text-decoration",
            "letter-spacing",
            "word-spacing",
            "stop-color",
            "stop-opacity",
            "clip-path",
            "mask",
            "filter",
            "pointer-events",
            "cursor",
            "direction",
            "writing-mode",
            "shape-rendering",
            "vector-effect",
            "paint-order",
            "marker-start",
            "marker-mid",
            "marker-end",
            "color-interpolation-filters",
            "flood-color",
            "flood-opacity",
            "lighting-color",
            "mask-type" ->
            plain(name, element.attributeAt(i).value());
        case "x", "y", "cx", "cy", "r", "rx", "ry" ->
            computed(name, element.attributeAt(i).value());
        case "font-size", "width", "height" -> {
          if (name.equals("font-size") || element.localName().equals("svg")) {
            String value = element.attributeAt(i).value().strip();
            boolean number =
                !value.isEmpty() && Character.isDigit(value.charAt(value.length() - 1));
            plain(name, number ? value + "px" : value);
          } else {
            computed(name, element.attributeAt(i).value());
          }
        }
        default -> {}
      }
    }
  }

  /// A geometry property whose value is not just a number with a unit; painting reads those from
  /// the attribute itself, so that shapes that differ in their places share a style.
  private void computed(String property, String value) {
    if (value.indexOf('(') > 0 || VIEWPORT_LENGTH.matcher(value.strip()).matches()) {
      plain(property, value);
    }
  }

  private void plain(String property, String value) {
    if (value.indexOf(';') < 0 && value.indexOf('}') < 0 && value.indexOf('!') < 0) {
      out.append(property).append(':').append(value).append(';');
    }
  }
}
