package bulkhead.renderer.html;

import bulkhead.renderer.dom.Attribute;
import bulkhead.renderer.dom.Namespaces;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// Names of SVG and MathML elements and attributes as the tree has them (HTML §13.2.6.1, "adjust
/// SVG attributes" and its neighbours).
final class ForeignNames {
  private static final Map<String, String> SVG_ELEMENTS =
      byLowerCase(
          "altGlyph altGlyphDef altGlyphItem animateColor animateMotion animateTransform clipPath feBlend"
              + " feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap"
              + " feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feImage feMerge"
              + " feMergeNode feMorphology feOffset fePointLight feSpecularLighting feSpotLight feTile feTurbulence"
              + " foreignObject glyphRef linearGradient radialGradient textPath");

  private static final Map<String, String> SVG_ATTRIBUTES =
      byLowerCase(
          "attributeName attributeType baseFrequency baseProfile calcMode clipPathUnits diffuseConstant edgeMode"
              + " filterUnits glyphRef gradientTransform gradientUnits kernelMatrix kernelUnitLength keyPoints"
              + " keySplines keyTimes lengthAdjust limitingConeAngle markerHeight markerUnits markerWidth"
              + " maskContentUnits maskUnits numOctaves pathLength patternContentUnits patternTransform patternUnits"
              + " pointsAtX pointsAtY pointsAtZ preserveAlpha preserveAspectRatio primitiveUnits refX refY repeatCount"
              + " repeatDur requiredExtensions requiredFeatures specularConstant specularExponent spreadMethod"
              + " startOffset stdDeviation stitchTiles surfaceScale systemLanguage tableValues targetX targetY"
              + " textLength viewBox viewTarget xChannelSelector yChannelSelector zoomAndPan");

  private ForeignNames() {}

  /// The element's name for its name in lower case.
  static String svgElement(String lowerCase) {
    String name = SVG_ELEMENTS.get(lowerCase);
    return name != null ? name : lowerCase;
  }

  static Attribute attribute(String elementNamespace, String key, String value) {
    String lower = key.toLowerCase(Locale.ROOT);
    if (elementNamespace == Namespaces.MATHML && lower.equals("definitionurl")) {
      return Attribute.of("definitionURL", value);
    }
    String svg = elementNamespace == Namespaces.SVG ? SVG_ATTRIBUTES.get(lower) : null;
    if (svg != null) {
      return Attribute.of(svg, value);
    }
    String name = lower.intern();
    return switch (name) {
      case "xlink:actuate",
          "xlink:arcrole",
          "xlink:href",
          "xlink:role",
          "xlink:show",
          "xlink:title",
          "xlink:type" ->
          new Attribute(Namespaces.XLINK, name.substring(6).intern(), name, value);
      case "xml:lang", "xml:space" ->
          new Attribute(Namespaces.XML, name.substring(4).intern(), name, value);
      case "xmlns" -> new Attribute(Namespaces.XMLNS, name, name, value);
      case "xmlns:xlink" -> new Attribute(Namespaces.XMLNS, "xlink", name, value);
      default -> Attribute.of(name, value);
    };
  }

  private static Map<String, String> byLowerCase(String names) {
    Map<String, String> map = new HashMap<>();
    for (String name : names.split(" ")) {
      map.put(name.toLowerCase(Locale.ROOT), name.intern());
    }
    return map;
  }
}
