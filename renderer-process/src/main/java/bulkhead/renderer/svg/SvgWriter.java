package bulkhead.renderer.svg;

import bulkhead.renderer.css.syntax.TokenStream;
import bulkhead.renderer.css.value.Color;
import bulkhead.renderer.css.value.ColorParser;
import bulkhead.renderer.css.value.Display;
import bulkhead.renderer.css.value.Visibility;
import bulkhead.renderer.dom.Document;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.Namespaces;
import bulkhead.renderer.dom.Node;
import bulkhead.renderer.style.ComputedStyle;
import bulkhead.renderer.text.FontGroup;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Writes an `<svg>` element as SVG text in which every style is an attribute. One use for one
/// picture. Thread: `RendererMain`.
final class SvgWriter {
  /// Deeper trees are cut off, since Skia's engine recurses, and so are longer texts.
  private static final int MOST_DEPTH = 200;

  private static final int MOST_LENGTH = 8 << 20;

  /// What Skia's engine draws or refers to.
  private static final Set<String> WRITTEN =
      Set.of(
          "svg",
          "g",
          "defs",
          "use",
          "path",
          "rect",
          "circle",
          "ellipse",
          "line",
          "polyline",
          "polygon",
          "linearGradient",
          "radialGradient",
          "stop",
          "clipPath",
          "mask",
          "pattern",
          "filter",
          "feBlend",
          "feColorMatrix",
          "feComponentTransfer",
          "feComposite",
          "feDiffuseLighting",
          "feDisplacementMap",
          "feDistantLight",
          "feFlood",
          "feFuncA",
          "feFuncB",
          "feFuncG",
          "feFuncR",
          "feGaussianBlur",
          "feMerge",
          "feMergeNode",
          "feMorphology",
          "feOffset",
          "fePointLight",
          "feSpecularLighting",
          "feSpotLight",
          "feTurbulence");

  /// Never drawn by themselves, whatever `display` says.
  private static final Set<String> RESOURCES =
      Set.of(
          "defs",
          "linearGradient",
          "radialGradient",
          "stop",
          "clipPath",
          "mask",
          "pattern",
          "filter");

  /// Attributes whose values come from the computed style.
  private static final Set<String> STYLED =
      Set.of(
          "style",
          "class",
          "color",
          "fill",
          "fill-opacity",
          "fill-rule",
          "stroke",
          "stroke-opacity",
          "stroke-width",
          "stroke-linecap",
          "stroke-linejoin",
          "stroke-miterlimit",
          "stroke-dasharray",
          "stroke-dashoffset",
          "clip-rule",
          "clip-path",
          "mask",
          "filter",
          "opacity",
          "display",
          "visibility",
          "stop-color",
          "stop-opacity",
          "width",
          "height",
          "href");

  private static final String[] INHERITED = {
    "fill-rule", "stroke-linecap", "stroke-linejoin", "stroke-miterlimit", "clip-rule"
  };

  private final StringBuilder out = new StringBuilder();
  private final SvgText texts;

  /// Ids that paints, clips, masks and filters name.
  private final Set<String> references = new HashSet<>();

  SvgWriter(Function<ComputedStyle, FontGroup> fonts) {
    texts = new SvgText(fonts);
  }

  /// @param width of the picture, in CSS px
  /// @param viewBox instead of the element's own; null for that
  String write(Element svg, float width, float height, @Nullable String viewBox) {
    out.append("<svg xmlns=\"").append(Namespaces.SVG);
    out.append("\" xmlns:xlink=\"").append(Namespaces.XLINK).append('"');
    attribute("width", SvgText.format(width));
    attribute("height", SvgText.format(height));
    String box = viewBox != null ? viewBox : svg.attribute("viewBox");
    if (box != null) {
      attribute("viewBox", box);
    }
    String fit = svg.attribute("preserveAspectRatio");
    if (fit != null) {
      attribute("preserveAspectRatio", fit);
    }
    ComputedStyle style = ComputedStyle.of(svg);
    if (style != null) {
      styles(svg, style, null);
    }
    out.append('>');
    children(svg, style, 1);
    resourcesOfOthers(svg);
    return out.append("</svg>").toString();
  }

  /// Gradients, clips and the like that were referred to, but are in other trees of the document.
  private void resourcesOfOthers(Element svg) {
    Set<String> written = new HashSet<>();
    while (!references.isEmpty()) {
      String id = references.iterator().next();
      references.remove(id);
      Element resource = svg.ownerDocument().elementById(id);
      if (resource != null
          && RESOURCES.contains(resource.localName())
          && !svg.contains(resource)
          && written.add(id)) {
        Element around = resource.parent() instanceof Element element ? element : null;
        element(resource, around == null ? null : ComputedStyle.of(around), 1);
      }
    }
  }

  private void children(Element parent, @Nullable ComputedStyle style, int depth) {
    for (Node node = parent.firstChild(); node != null; node = node.nextSibling()) {
      if (node instanceof Element element && element.namespace() == Namespaces.SVG) {
        element(element, style, depth);
      }
    }
  }

  private void element(Element element, @Nullable ComputedStyle parentStyle, int depth) {
    ComputedStyle style = ComputedStyle.of(element);
    String name = element.localName();
    boolean resource = RESOURCES.contains(name);
    if (style == null
        || depth > MOST_DEPTH
        || out.length() > MOST_LENGTH
        || (!resource && style.display() == Display.NONE)) {
      return;
    }
    switch (name) {
      case "text" -> {
        out.append("<g");
        plainAttributes(element);
        styles(element, style, parentStyle);
        out.append('>');
        texts.write(element, out, this::paints);
        out.append("</g>");
      }
      case "a", "switch" -> group(element, style, parentStyle, depth);
      case "use" -> use(element, style, parentStyle, depth);
      default -> {
        if (!WRITTEN.contains(name)) {
          return;
        }
        out.append('<').append(name);
        plainAttributes(element);
        sizes(element);
        reference(element);
        styles(element, style, parentStyle);
        out.append('>');
        children(element, style, depth + 1);
        out.append("</").append(name).append('>');
      }
    }
  }

  private void group(
      Element element, ComputedStyle style, @Nullable ComputedStyle parentStyle, int depth) {
    out.append("<g");
    plainAttributes(element);
    styles(element, style, parentStyle);
    out.append('>');
    if (element.localName().equals("switch")) {
      Element first = element.firstElementChild();
      if (first != null) {
        element(first, style, depth + 1);
      }
    } else {
      children(element, style, depth + 1);
    }
    out.append("</g>");
  }

  /// SVG 2 §5.5: what is used is drawn in the place of `use`. A symbol becomes an `svg`, which
  /// Skia's engine does not do by itself.
  private void use(
      Element use, ComputedStyle style, @Nullable ComputedStyle parentStyle, int depth) {
    Element target = target(use);
    if (target == null || target.contains(use)) {
      return;
    }
    out.append("<g");
    plainAttributes(use, "x", "y", "transform");
    String transform = use.attributeOrEmpty("transform");
    String x = coordinate(use, "x");
    String y = coordinate(use, "y");
    if (!x.equals("0") || !y.equals("0")) {
      transform += " translate(" + x + "," + y + ")";
    }
    if (!transform.isBlank()) {
      attribute("transform", transform);
    }
    styles(use, style, parentStyle);
    out.append('>');
    boolean symbol = target.localName().equals("symbol");
    if (symbol || target.localName().equals("svg")) {
      out.append("<svg");
      plainAttributes(target, "id");
      for (String size : new String[] {"width", "height"}) {
        String given = use.attribute(size) != null ? use.attribute(size) : target.attribute(size);
        attribute(size, given == null || given.equals("auto") ? "100%" : given);
      }
      ComputedStyle targetStyle = ComputedStyle.of(target);
      Element around = target.parent() instanceof Element element ? element : null;
      if (targetStyle != null) {
        styles(target, targetStyle, around == null ? null : ComputedStyle.of(around));
      }
      out.append('>');
      children(target, targetStyle, depth + 2);
      out.append("</svg>");
    } else {
      Element around = target.parent() instanceof Element element ? element : null;
      // Each use is a level deeper, so uses of uses end.
      element(target, around == null ? null : ComputedStyle.of(around), depth + 8);
    }
    out.append("</g>");
  }

  private static String coordinate(Element element, String name) {
    Float value = SvgSize.length(element.attributeOrEmpty(name).replaceFirst("^\\s*-", ""));
    boolean negative = element.attributeOrEmpty(name).strip().startsWith("-");
    return value == null ? "0" : SvgText.format(negative ? -value : value);
  }

  private static @Nullable Element target(Element use) {
    String href = href(use);
    Document document = use.ownerDocument();
    return href == null || !href.startsWith("#") ? null : document.elementById(href.substring(1));
  }

  private static @Nullable String href(Element element) {
    String href = element.attribute("href");
    return href != null ? href : element.attribute("xlink:href");
  }

  /// References inside the document; no other is written.
  private void reference(Element element) {
    String href = href(element);
    if (href != null && href.startsWith("#")) {
      references.add(href.substring(1));
      attribute("xlink:href", href);
    }
  }

  private void plainAttributes(Element element, String... except) {
    for (int i = 0; i < element.attributeCount(); i++) {
      String name = element.attributeAt(i).localName();
      boolean written =
          element.attributeAt(i).namespace().isEmpty()
              && !STYLED.contains(name)
              && !name.toLowerCase(Locale.ROOT).startsWith("on")
              && !name.startsWith("xml")
              && !name.startsWith("font")
              && isName(name);
      for (String each : except) {
        written &= !name.equals(each);
      }
      if (written) {
        attribute(name, element.attributeAt(i).value());
      }
    }
  }

  private void sizes(Element element) {
    for (String name : new String[] {"width", "height"}) {
      String value = element.attribute(name);
      if (value != null && !value.equals("auto")) {
        attribute(name, value);
      }
    }
  }

  private static boolean isName(String name) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (!(c == '-' || c == '_' || c < 0x80 && Character.isLetterOrDigit(c))) {
        return false;
      }
    }
    return !name.isEmpty();
  }

  private void attribute(String name, String value) {
    out.append(' ').append(name).append("=\"");
    escape(value, out);
    out.append('"');
  }

  static void escape(String value, StringBuilder out) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '"' -> out.append("&quot;");
        default -> out.append(c < ' ' ? ' ' : c);
      }
    }
  }

  // ---------------------------------------------------------------- styles

  /// Writes what differs from the parent's style, as Skia's engine inherits too: so what a `use`
  /// refers to takes its styles from there.
  private void styles(Element element, ComputedStyle style, @Nullable ComputedStyle parent) {
    paints(style, parent, out);
    for (String name : INHERITED) {
      String value = style.text(name);
      if (value != null && (parent == null || !value.equals(parent.text(name)))) {
        attribute(name, value);
      }
    }
    for (String name : new String[] {"stroke-width", "stroke-dasharray", "stroke-dashoffset"}) {
      String value = style.text(name);
      if (value != null && (parent == null || !value.equals(parent.text(name)))) {
        attribute(name, lengths(value));
      }
    }
    if (style.visibility() != (parent == null ? Visibility.VISIBLE : parent.visibility())) {
      attribute("visibility", style.visibility() == Visibility.VISIBLE ? "visible" : "hidden");
    }
    if (parent != null && style.opacity() < 1) {
      attribute("opacity", SvgText.format(Math.max(0, style.opacity())));
    }
    if (element.localName().equals("stop")) {
      Color color = color(style.text("stop-color"), style);
      String opacity = style.text("stop-opacity");
      float alpha = opacity == null ? 1 : SvgSize.number(opacity);
      if (color != null) {
        attribute("stop-color", hex(color));
        attribute("stop-opacity", SvgText.format(color.alpha() * (Float.isNaN(alpha) ? 1 : alpha)));
      }
    }
    if (parent != null) {
      for (String name : new String[] {"clip-path", "mask", "filter"}) {
        String value = element.attribute(name);
        String styled = style.text(name);
        if (styled != null && styled.startsWith("url(")) {
          value = styled;
        }
        if (value != null && value.startsWith("url(")) {
          attribute(name, localUrl(value));
        }
      }
    }
  }

  /// `fill` and `stroke` with their opacities.
  void paints(ComputedStyle style, @Nullable ComputedStyle parent, StringBuilder to) {
    for (String name : new String[] {"fill", "stroke"}) {
      String paint = paint(style, name);
      if (parent == null || !paint.equals(paint(parent, name))) {
        to.append(paint);
      }
    }
  }

  private String paint(ComputedStyle style, String name) {
    String value = style.text(name);
    float opacity = number(style.text(name + "-opacity"));
    String paint;
    if (value == null || value.startsWith("context-")) {
      paint = "none";
    } else if (value.startsWith("url(")) {
      paint = localUrl(value);
    } else {
      Color color = color(value, style);
      paint = color == null ? "none" : hex(color);
      opacity *= color == null ? 1 : color.alpha();
    }
    StringBuilder out = new StringBuilder(" ").append(name).append("=\"");
    escape(paint, out);
    return out.append("\" ")
        .append(name)
        .append("-opacity=\"")
        .append(SvgText.format(opacity))
        .append('"')
        .toString();
  }

  private static float number(@Nullable String text) {
    float number = text == null ? 1 : SvgSize.number(text);
    return Float.isNaN(number) ? 1 : number;
  }

  /// `url(#a)` without quotes and without the document's own address before the `#`.
  private String localUrl(String value) {
    int close = value.indexOf(')');
    String inside = close < 0 ? value.substring(4) : value.substring(4, close);
    inside = inside.replace("\"", "").replace("'", "").strip();
    int hash = inside.indexOf('#');
    String id = hash < 0 ? "" : inside.substring(hash + 1);
    references.add(id);
    return "url(#" + id + ")";
  }

  private static @Nullable Color color(@Nullable String text, ComputedStyle style) {
    if (text == null || text.equals("none")) {
      return null;
    }
    var parsed = ColorParser.parse(TokenStream.of(text));
    return parsed == null ? null : parsed.resolve(style.color());
  }

  private static String hex(Color color) {
    return String.format(Locale.ROOT, "#%06x", color.argb() & 0xffffff);
  }

  /// Lengths as numbers of px.
  private static String lengths(String value) {
    if (value.equals("none")) {
      return value;
    }
    StringBuilder numbers = new StringBuilder();
    for (String part : value.split("[\\s,]+")) {
      Float length = SvgSize.length(part);
      numbers.append(numbers.isEmpty() ? "" : " ");
      numbers.append(length == null ? part : SvgText.format(length));
    }
    return numbers.toString();
  }
}
