package bulkhead.renderer;

import bulkhead.renderer.css.MediaQueryList;
import bulkhead.renderer.css.MediaValues;
import bulkhead.renderer.css.syntax.TokenStream;
import bulkhead.renderer.css.syntax.Tokens;
import bulkhead.renderer.css.value.Computable;
import bulkhead.renderer.css.value.ComputeContext;
import bulkhead.renderer.css.value.LengthPercentage;
import bulkhead.renderer.css.value.ValueParser;
import org.jspecify.annotations.Nullable;

/// HTML §4.8.4.3.11 "parse a sizes attribute". Stateless.
final class SourceSizes {
  private SourceSizes() {}

  /// CSS px; the viewport's width where `sizes` says nothing.
  static double of(@Nullable String sizes, MediaValues media, double autoSize) {
    TokenStream in = TokenStream.of(sizes == null ? "" : sizes);
    boolean first = true;
    do {
      in.skipSpace();
      int start = in.position();
      int last = start;
      while (!in.atEnd() && in.peek() != Tokens.COMMA) {
        in.skipSpace();
        last = in.position();
        in.skipComponent();
        in.skipSpace();
      }
      int end = in.position();
      if (first && new TokenStream(in.tokens(), start, end).takeIdent("auto")) {
        if (!Double.isNaN(autoSize)) {
          return autoSize;
        }
      } else {
        double size = entry(in, start, last, end, media);
        if (!Double.isNaN(size)) {
          return size;
        }
      }
      first = false;
    } while (in.takeComma());
    return media.width();
  }

  private static double entry(TokenStream in, int start, int last, int end, MediaValues media) {
    TokenStream length = new TokenStream(in.tokens(), last, end);
    Object parsed = ValueParser.length(length, ValueParser.Range.NONNEGATIVE);
    if (parsed == null || !length.atEnd()) {
      return Double.NaN;
    }
    if (last > start) {
      TokenStream condition = new TokenStream(in.tokens(), start, last);
      MediaQueryList query = MediaQueryList.condition(condition);
      if (query == null || !query.matches(media)) {
        return Double.NaN;
      }
    }
    Object computed =
        Computable.compute(parsed, new ComputeContext.Initial(media.width(), media.height()));
    return computed instanceof LengthPercentage value ? Math.max(0, value.resolve(0)) : Double.NaN;
  }
}
