package bulkhead.renderer.css;

import bulkhead.renderer.css.FeatureCondition.Truth;
import bulkhead.renderer.css.syntax.TokenStream;
import bulkhead.renderer.css.syntax.Tokens;
import bulkhead.renderer.css.value.ComputeContext;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A media query list (Media Queries 4): true when any of its queries is, or when it is empty.
public final class MediaQueryList {
  /// Holds everywhere.
  public static final MediaQueryList ALL = new MediaQueryList(List.of());

  private final List<Query> queries;

  private MediaQueryList(List<Query> queries) {
    this.queries = queries;
  }

  /// `type` null for `all`; `condition` null for none; `negated` by `not` before the type.
  private record Query(
      boolean negated, @Nullable String type, @Nullable FeatureCondition condition) {}

  public static MediaQueryList parse(String text) {
    return text.isBlank() ? ALL : parse(TokenStream.of(text));
  }

  /// Parses the rest of a prelude. A query that is invalid is `not all` (§3.2).
  public static MediaQueryList parse(TokenStream in) {
    if (in.atEnd()) {
      return ALL;
    }
    List<Query> queries = new ArrayList<>(2);
    do {
      int start = in.position();
      Query query = query(in);
      if (query == null || !in.atEnd() && in.peek() != Tokens.COMMA) {
        in.rewind(start);
        while (in.rawKind() != Tokens.EOF && in.rawKind() != Tokens.COMMA) {
          in.skipComponent();
        }
        query = new Query(true, null, null);
      }
      queries.add(query);
    } while (in.takeComma());
    return new MediaQueryList(queries);
  }

  /// A `<media-condition>`, which names no medium; null if `in` is none, or more.
  public static @Nullable MediaQueryList condition(TokenStream in) {
    FeatureCondition condition = FeatureCondition.parse(in, true);
    return condition == null || !in.atEnd()
        ? null
        : new MediaQueryList(List.of(new Query(false, null, condition)));
  }

  /// Whether all of `in` is one valid query.
  static boolean isQuery(TokenStream in) {
    return query(in) != null && in.atEnd();
  }

  public boolean matches(MediaValues values) {
    if (queries.isEmpty()) {
      return true;
    }
    for (Query query : queries) {
      boolean type = query.type == null || query.type.equals(values.print() ? "print" : "screen");
      Truth condition =
          query.condition == null ? Truth.TRUE : query.condition.evaluate(new Media(values));
      boolean unknown = type && condition == Truth.UNKNOWN;
      if (!unknown && (type && condition == Truth.TRUE) != query.negated) {
        return true;
      }
    }
    return false;
  }

  private static @Nullable Query query(TokenStream in) {
    int start = in.position();
    boolean negated = in.takeIdent("not");
    if (!negated) {
      in.takeIdent("only");
    }
    if (in.peek() == Tokens.IDENT) {
      String type = in.lowerText();
      switch (type) {
        case "only", "not", "and", "or", "layer" -> {
          return null;
        }
        default -> {}
      }
      in.next();
      FeatureCondition condition = null;
      if (in.takeIdent("and")) {
        condition = FeatureCondition.parse(in, false);
        if (condition == null) {
          return null;
        }
      }
      return new Query(negated, type.equals("all") ? null : type, condition);
    }
    in.rewind(start);
    FeatureCondition condition = FeatureCondition.parse(in, true);
    return condition == null ? null : new Query(false, null, condition);
  }

  private record Media(MediaValues values) implements FeatureCondition.Features {
    @Override
    public double number(String feature) {
      return numeric(feature, values);
    }

    @Override
    public Truth exists(String feature) {
      return MediaQueryList.exists(feature, values);
    }

    @Override
    public Truth is(String feature, String keyword) {
      return MediaQueryList.equals(feature, keyword, values);
    }

    @Override
    public ComputeContext lengths() {
      return new ComputeContext.Initial(values.width(), values.height());
    }
  }

  /// The value of a range feature, or NaN when there is no such feature.
  private static double numeric(String feature, MediaValues values) {
    return switch (feature) {
      case "width" -> values.width();
      case "height" -> values.height();
      case "device-width" -> values.deviceWidth();
      case "device-height" -> values.deviceHeight();
      case "aspect-ratio" -> values.width() / (double) values.height();
      case "device-aspect-ratio" -> values.deviceWidth() / (double) values.deviceHeight();
      case "resolution", "-webkit-device-pixel-ratio" -> values.devicePixelRatio();
      case "color" -> 8;
      case "color-index", "monochrome", "grid" -> 0;
      case "horizontal-viewport-segments", "vertical-viewport-segments" -> 1;
      default -> Double.NaN;
    };
  }

  private static Truth exists(String feature, MediaValues values) {
    double number = numeric(feature, values);
    if (!Double.isNaN(number)) {
      return Truth.of(number != 0);
    }
    String none =
        switch (feature) {
          case "hover", "any-hover", "pointer", "any-pointer", "update", "prefers-reduced-motion" ->
              feature.equals("prefers-reduced-motion") ? "no-preference" : "none";
          case "prefers-contrast", "prefers-reduced-transparency", "prefers-reduced-data" ->
              "no-preference";
          case "forced-colors", "inverted-colors" -> "none";
          case "scripting" -> "none";
          case "orientation",
              "color-gamut",
              "overflow-block",
              "overflow-inline",
              "prefers-color-scheme",
              "display-mode",
              "scan",
              "dynamic-range" ->
              "";
          default -> null;
        };
    return none == null ? Truth.UNKNOWN : equals(feature, none, values).not();
  }

  private static Truth equals(String feature, String keyword, MediaValues values) {
    String wish = values.wishes().get(feature);
    if (wish != null) {
      return Truth.of(keyword.equals(wish));
    }
    return switch (feature) {
      case "orientation" ->
          Truth.of(keyword.equals(values.height() >= values.width() ? "portrait" : "landscape"));
      case "prefers-color-scheme" ->
          Truth.of(keyword.equals(values.prefersDark() ? "dark" : "light"));
      case "prefers-reduced-motion" ->
          Truth.of(keyword.equals(values.prefersReducedMotion() ? "reduce" : "no-preference"));
      case "hover", "any-hover" -> Truth.of(keyword.equals(values.hover() ? "hover" : "none"));
      case "pointer", "any-pointer" -> Truth.of(keyword.equals(values.hover() ? "fine" : "none"));
      case "update" -> Truth.of(keyword.equals(values.print() ? "none" : "fast"));
      case "overflow-block" -> Truth.of(keyword.equals(values.print() ? "paged" : "scroll"));
      case "overflow-inline" -> Truth.of(keyword.equals("scroll"));
      case "color-gamut" ->
          switch (keyword) {
            case "srgb" -> Truth.TRUE;
            case "p3", "rec2020" -> Truth.FALSE;
            default -> Truth.UNKNOWN;
          };
      case "dynamic-range", "video-dynamic-range" -> Truth.of(keyword.equals("standard"));
      case "prefers-contrast", "prefers-reduced-transparency", "prefers-reduced-data" ->
          Truth.of(keyword.equals("no-preference"));
      case "forced-colors", "inverted-colors" -> Truth.of(keyword.equals("none"));
      case "scripting" -> Truth.of(keyword.equals("enabled"));
      case "display-mode" -> Truth.of(keyword.equals("browser"));
      case "scan" -> Truth.of(keyword.equals("progressive"));
      default -> Truth.UNKNOWN;
    };
  }
}
