package bulkhead.renderer;

import bulkhead.renderer.dom.Document;
import bulkhead.renderer.dom.DocumentType;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What a page says to a phone of the area that it wants to be laid out in, by `<meta
/// name=viewport>` (CSS Viewport 1 §3). Immutable.
///
/// @param width of the layout, CSS px; NaN when the scale or the fallback decides
/// @param initialScale at which the page is shown first; NaN for as large as all of it fits
/// @param minimumScale the smallest that the page may be shown at
/// @param maximumScale the largest
record ViewportMeta(double width, double initialScale, double minimumScale, double maximumScale) {
  /// The scales that a phone can show pages at.
  static final double LEAST_SCALE = 0.25;

  static final double MOST_SCALE = 5;

  /// Pages that say nothing are made for the screens of desks.
  private static final double FALLBACK_WIDTH = 980;

  private static final double MOST_WIDTH = 10_000;

  static final ViewportMeta NONE =
      new ViewportMeta(Double.NaN, Double.NaN, LEAST_SCALE, MOST_SCALE);

  /// The elements of a document that say it, in tree order.
  static List<Element> elements(Document document) {
    List<Element> found = new ArrayList<>();
    for (Node node = document; node != null; node = node.nextInTree(document)) {
      if (node instanceof Element meta && meta.is("meta") && rank(meta) > 0) {
        found.add(meta);
      }
    }
    return found;
  }

  /// The names of older phones count for less.
  private static int rank(Element meta) {
    return switch (meta.attributeOrEmpty("name").toLowerCase(Locale.ROOT)) {
      case "viewport" -> 3;
      case "mobileoptimized" -> 2;
      case "handheldfriendly" -> 1;
      default -> 0;
    };
  }

  /// The last of the elements that count most.
  ///
  /// @param deviceWidth of the screen, CSS px
  static ViewportMeta of(
      Document document, List<Element> elements, double deviceWidth, double deviceHeight) {
    Element best = null;
    for (Element each : elements) {
      if (best == null || rank(each) >= rank(best)) {
        best = each;
      }
    }
    if (best != null && rank(best) == 3) {
      return parse(best.attributeOrEmpty("content"), deviceWidth, deviceHeight);
    }
    DocumentType doctype = document.doctype();
    boolean handheld =
        best != null
            && (rank(best) == 2 || best.attributeOrEmpty("content").equalsIgnoreCase("true"));
    boolean wap =
        doctype != null
            && doctype
                .publicId()
                .toLowerCase(Locale.ROOT)
                .startsWith("-//wapforum//dtd xhtml mobile 1.");
    return handheld || wap
        ? new ViewportMeta(deviceWidth, Double.NaN, LEAST_SCALE, MOST_SCALE)
        : NONE;
  }

  /// Properties are separated by commas, semicolons and white space.
  static ViewportMeta parse(String content, double deviceWidth, double deviceHeight) {
    double width = Double.NaN;
    double initial = Double.NaN;
    double minimum = LEAST_SCALE;
    double maximum = MOST_SCALE;
    for (String property : content.replaceAll("\\s*=\\s*", "=").split("[,;\\s]+")) {
      int equals = property.indexOf('=');
      if (equals < 0) {
        continue;
      }
      double value =
          number(
              property.substring(equals + 1).toLowerCase(Locale.ROOT), deviceWidth, deviceHeight);
      switch (property.substring(0, equals).toLowerCase(Locale.ROOT)) {
        case "width" -> width = value < 0 ? Double.NaN : Math.clamp(value, 1, MOST_WIDTH);
        case "initial-scale" -> initial = scale(value, Double.NaN);
        case "minimum-scale" -> minimum = scale(value, LEAST_SCALE);
        case "maximum-scale" -> maximum = scale(value, MOST_SCALE);
        default -> {
          // The others say nothing of the size.
        }
      }
    }
    return new ViewportMeta(width, initial, minimum, Math.max(minimum, maximum));
  }

  private static double scale(double value, double otherwise) {
    return value < 0 ? otherwise : Math.clamp(value, LEAST_SCALE, MOST_SCALE);
  }

  /// A keyword, or as much of the text as is a number; 0 if nothing is (§3.3).
  private static double number(String text, double deviceWidth, double deviceHeight) {
    return switch (text) {
      case "device-width" -> deviceWidth;
      case "device-height" -> deviceHeight;
      case "yes" -> 1;
      default -> {
        int end = 0;
        while (end < text.length()
            && (Character.digit(text.charAt(end), 10) >= 0
                || text.charAt(end) == '.' && text.indexOf('.') == end
                || text.charAt(end) == '-' && end == 0)) {
          end++;
        }
        try {
          yield end == 0 ? 0 : Double.parseDouble(text.substring(0, end));
        } catch (NumberFormatException e) {
          yield 0;
        }
      }
    };
  }

  /// Of the initial containing block, CSS px.
  double layoutWidth(double deviceWidth) {
    if (Double.isNaN(width) && Double.isNaN(initialScale)) {
      return FALLBACK_WIDTH;
    }
    double atScale = Double.isNaN(initialScale) ? 0 : deviceWidth / initialScale();
    return Double.isNaN(width) ? atScale : Math.max(width, atScale);
  }

  /// At which the page is shown.
  ///
  /// @param contentWidth how far it reaches, CSS px
  double scaleFor(double deviceWidth, double contentWidth) {
    double wanted = Double.isNaN(initialScale) ? deviceWidth / contentWidth : initialScale;
    return Math.clamp(wanted, minimumScale, maximumScale);
  }

  /// The least that the page can be shown at: smaller than all of it never.
  double leastScaleFor(double deviceWidth, double contentWidth) {
    return Math.clamp(deviceWidth / contentWidth, minimumScale, maximumScale);
  }
}
