package bulkhead.renderer.text;

import io.github.humbleui.skija.Paint;
import io.github.humbleui.skija.RSXform;
import io.github.humbleui.skija.TextBlob;
import io.github.humbleui.skija.TextBlobBuilder;
import io.github.humbleui.types.Point;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Text of one style and direction, shaped. Immutable; made by [TextShaper].
///
/// ```
/// text      A  V  f  i        advances are per character: a ligature's is shared out among them
/// glyphs    A  V  fi          xs, from the left edge; right to left, glyph 0 is the last one
/// ends    0 9 17 22 27        sums of advances in logical order; a width is a difference
/// ```
public final class ShapeResult {
  private static final float[] NO_INK = {};
  private static final Point[] NO_POINTS = {};

  private final String text;
  private final boolean rightToLeft;
  private final List<GlyphRun> runs;
  private final float[] ends;

  /// The least and the most character of each run; found when first asked for.
  private int @Nullable [] least;

  private int @Nullable [] most;

  private final boolean coloredGlyphs;

  /// Whether in all runs the characters of the glyphs go one way; found when first asked for.
  private @Nullable Boolean inOrder;

  /// Blobs that were asked for; text that is painted again is the same object then.
  private Map<Piece, TextBlob> blobs = Map.of();

  private sealed interface Piece {}

  private record Part(int from, int to, float expansion) implements Piece {}

  private record MarkedPart(Part part, EmphasisMark mark, boolean upright, float spacing)
      implements Piece {}

  /// Where ink is between two heights, as pairs of left and right; few texts are ever asked.
  private Map<Stripe, float[]> ink = Map.of();

  private record Stripe(Part part, float top, float bottom) {}

  ShapeResult(String text, boolean rightToLeft, List<GlyphRun> runs, float[] ends) {
    this.text = text;
    this.rightToLeft = rightToLeft;
    this.runs = runs;
    this.ends = ends;
    boolean colored = false;
    for (int i = 0; i < runs.size(); i++) { // each line has some: no stream is made
      colored |= runs.get(i).font().hasColoredGlyphs();
    }
    this.coloredGlyphs = colored;
  }

  /// Text that nothing is drawn for, such as a tab.
  public static ShapeResult blank(String text, float width) {
    float[] ends = new float[text.length() + 1];
    for (int i = 1; i < ends.length; i++) {
      ends[i] = width * i / text.length();
    }
    return new ShapeResult(text, false, List.of(), ends);
  }

  public String text() {
    return text;
  }

  public boolean isRightToLeft() {
    return rightToLeft;
  }

  public List<GlyphRun> runs() {
    return runs;
  }

  /// Whether a font of these glyphs brings its own colours.
  public boolean hasColoredGlyphs() {
    return coloredGlyphs;
  }

  /// The part of the runs that may have glyphs of the characters from `from` up to `to`.
  /// Runs follow each other along the line, so it is found by bisection: a paragraph may have
  /// thousands.
  public List<GlyphRun> runs(int from, int to) {
    if (runs.size() < 8) {
      return runs;
    }
    int[] low = least;
    int[] high = most;
    if (low == null || high == null) {
      low = new int[runs.size()];
      high = new int[runs.size()];
      for (int i = 0; i < low.length; i++) {
        GlyphRun run = runs.get(i);
        IntSummaryStatistics characters =
            IntStream.range(0, run.count()).map(run::cluster).summaryStatistics();
        low[i] = characters.getMin();
        high[i] = characters.getMax();
        boolean follows = i == 0 || (rightToLeft ? high[i] <= low[i - 1] : low[i] >= high[i - 1]);
        if (!follows) {
          // Not along the line after all: everything is a candidate everywhere.
          Arrays.fill(low, Integer.MIN_VALUE);
          Arrays.fill(high, Integer.MAX_VALUE);
          break;
        }
      }
      least = low;
      most = high;
    }
    int start = 0;
    int end = low.length;
    while (start < end) { // the first run that does not lie before them
      int middle = (start + end) >>> 1;
      if (rightToLeft ? low[middle] >= to : high[middle] < from) {
        start = middle + 1;
      } else {
        end = middle;
      }
    }
    while (end < low.length && (rightToLeft ? high[end] >= from : low[end] < to)) {
      end++;
    }
    return runs.subList(start, end);
  }

  public float width() {
    return ends[text.length()];
  }

  /// Width of the characters from `from` up to `to`.
  public float width(int from, int to) {
    return ends[to] - ends[from];
  }

  /// The character whose left half or right half is at `x` from the start of `from`, as a caret
  /// position.
  public int offsetAt(int from, int to, float x) {
    float target = rightToLeft ? ends[to] - x : ends[from] + x;
    for (int i = from; i < to; i++) {
      if (target < (ends[i] + ends[i + 1]) / 2) {
        return i;
      }
    }
    return to;
  }

  /// The glyphs of the characters from `from` up to `to`, their left edge at 0.
  ///
  /// @param wordExpansion added after each word separator, for justified lines
  public @Nullable TextBlob blob(int from, int to, float wordExpansion) {
    Part part = new Part(from, to, wordExpansion);
    TextBlob kept = blobs.get(part);
    return kept != null ? kept : keep(part, makeBlob(from, to, wordExpansion));
  }

  private @Nullable TextBlob keep(Piece piece, @Nullable TextBlob made) {
    if (made != null) {
      if (blobs.isEmpty()) {
        blobs = Map.of(piece, made); // nearly always it stays alone
      } else {
        if (blobs.size() == 1) {
          blobs = new HashMap<>(blobs);
        }
        blobs.put(piece, made);
      }
    }
    return made;
  }

  /// Emphasis marks in the middle of these characters, with their own baseline at 0, or upright
  /// ones with their middle there; null where none of the characters takes one.
  ///
  /// @param spacing behind each letter, which its mark is not over
  /// @param upright in a line that will be turned to the right, turned to the left
  public @Nullable TextBlob emphasis(
      EmphasisMark mark, boolean upright, float spacing, int from, int to, float wordExpansion) {
    Part part = new Part(from, to, wordExpansion);
    MarkedPart marked = new MarkedPart(part, mark, upright, spacing);
    TextBlob kept = blobs.get(marked);
    return kept != null ? kept : keep(marked, makeEmphasis(marked));
  }

  private @Nullable TextBlob makeEmphasis(MarkedPart marked) {
    Part part = marked.part;
    EmphasisMark mark = marked.mark;
    float whole = width(part.from, part.to) + part.expansion * separators(part.from, part.to);
    float[] middles = new float[part.to - part.from];
    int count = 0;
    float expanded = 0;
    int next;
    for (int at = part.from; at < part.to; at = next) {
      next = clusterEnd(at, part.to);
      if (EmphasisMark.isAt(text.codePointAt(at))) {
        float spacing = CursiveScripts.letterSpacing(marked.spacing, text, at);
        float middle = (ends[at] + ends[next] - spacing) / 2 - ends[part.from] + expanded;
        middles[count++] = rightToLeft ? whole - middle : middle;
      }
      expanded += part.expansion * separators(at, next);
    }
    if (count == 0) {
      return null;
    }
    short[] glyphs = new short[count];
    RSXform[] places = new RSXform[count];
    for (int i = 0; i < count; i++) {
      glyphs[i] = mark.glyph();
      places[i] =
          marked.upright
              ? new RSXform(0, -1, middles[i] - mark.centreY(), mark.centreX())
              : new RSXform(1, 0, middles[i] - mark.centreX(), 0);
    }
    return new TextBlobBuilder().appendRunRSXform(mark.font().skia(), glyphs, places).build();
  }

  private int separators(int from, int to) {
    int count = 0;
    for (int i = from; i < to; i++) {
      count += isExpandable(text.charAt(i)) ? 1 : 0;
    }
    return count;
  }

  /// Where the character at `at` ends with all that combines with it.
  private int clusterEnd(int at, int to) {
    int end = at + Character.charCount(text.codePointAt(at));
    while (end < to) {
      int codePoint = text.codePointAt(end);
      boolean combines =
          switch (Character.getType(codePoint)) {
            case Character.NON_SPACING_MARK,
                Character.ENCLOSING_MARK,
                Character.COMBINING_SPACING_MARK,
                Character.MODIFIER_SYMBOL ->
                codePoint >= 0x300;
            default -> codePoint == 0x200d || text.charAt(end - 1) == 0x200d;
          };
      if (!combines) {
        break;
      }
      end += Character.charCount(codePoint);
    }
    return Math.min(end, to);
  }

  /// All glyphs.
  public @Nullable TextBlob blob() {
    return blob(0, text.length(), 0);
  }

  /// Where the glyphs of [#blob] have ink between two heights, below the baseline positive: pairs
  /// of left and right.
  public float[] ink(int from, int to, float wordExpansion, float top, float bottom) {
    Stripe stripe = new Stripe(new Part(from, to, wordExpansion), top, bottom);
    float[] found = ink.get(stripe);
    if (found == null) {
      found = inkOf(blob(from, to, wordExpansion), top, bottom);
      if (ink.isEmpty()) {
        ink = new HashMap<>(2);
      }
      ink.put(stripe, found);
    }
    return found;
  }

  private static float[] inkOf(@Nullable TextBlob blob, float top, float bottom) {
    if (blob == null) {
      return NO_INK;
    }
    // Skija's overload without a paint calls itself for ever.
    try (Paint plain = new Paint()) {
      float[] found = blob.getIntercepts(top, bottom, plain);
      return found == null ? NO_INK : found;
    }
  }

  private @Nullable TextBlob makeBlob(int from, int to, float wordExpansion) {
    float left = rightToLeft ? width() - ends[to] : ends[from];
    TextBlobBuilder builder = new TextBlobBuilder();
    boolean any = false;
    boolean anyUpright = runs.stream().anyMatch(run -> run.drops() != null);
    float expansion = 0;
    for (GlyphRun run : runs(from, to)) {
      int count = 0;
      int first = firstGlyph(run, from, to);
      int all = endGlyph(run, from, to);
      for (int i = first; i < all; i++) {
        int cluster = run.cluster(i);
        if (cluster >= from && cluster < to) {
          count++;
        }
      }
      if (count == 0) {
        continue;
      }
      any = true;
      short[] glyphs = new short[count];
      boolean flat = run.ys() == null;
      Point[] points = flat ? NO_POINTS : new Point[count];
      float[] xs = new float[count];
      int n = 0;
      for (int i = first; i < all; i++) {
        int cluster = run.cluster(i);
        if (cluster < from || cluster >= to) {
          continue;
        }
        boolean separator = wordExpansion != 0 && isExpandable(text.charAt(cluster));
        if (separator && rightToLeft) {
          expansion += wordExpansion;
        }
        glyphs[n] = run.glyphs()[i];
        xs[n] = run.x(i) - left + expansion;
        if (!flat) {
          points[n] = new Point(xs[n], run.y(i));
        }
        n++;
        if (separator && !rightToLeft) {
          expansion += wordExpansion;
        }
      }
      if (anyUpright) {
        appendTurned(builder, run, glyphs, xs, from, to);
      } else if (flat) {
        builder.appendRunPosH(run.font().skia(), glyphs, xs, 0);
      } else {
        builder.appendRunPos(run.font().skia(), glyphs, points);
      }
    }
    return any ? builder.build() : null;
  }

  /// The first glyph of a run that may be of the characters from `from` up to `to`. A run may be as
  /// long as its paragraph, and each line asks for its own part of it.
  private int firstGlyph(GlyphRun run, int from, int to) {
    return areInOrder() ? run.bisect(rightToLeft ? to - 1 : from, rightToLeft) : 0;
  }

  /// Behind the last such glyph.
  private int endGlyph(GlyphRun run, int from, int to) {
    return areInOrder() ? run.bisect(rightToLeft ? from - 1 : to, rightToLeft) : run.count();
  }

  private boolean areInOrder() {
    Boolean known = inOrder;
    if (known == null) {
      known = runs.stream().allMatch(run -> run.isInOrder(rightToLeft));
      inOrder = known;
    }
    return known;
  }

  /// Upright glyphs are turned to the left, as their line will be turned to the right. Skia mixes
  /// up the places of other kinds of runs behind one of these, so all of a blob are such ones.
  private static void appendTurned(
      TextBlobBuilder builder, GlyphRun run, short[] glyphs, float[] xs, int from, int to) {
    RSXform[] places = new RSXform[glyphs.length];
    int n = 0;
    for (int i = 0; i < run.count(); i++) {
      int cluster = run.cluster(i);
      if (cluster >= from && cluster < to) {
        places[n] =
            run.drops() == null
                ? new RSXform(1, 0, xs[n], run.y(i))
                : new RSXform(0, -1, xs[n] + run.drop(i), run.y(i));
        n++;
      }
    }
    builder.appendRunRSXform(run.font().skia(), glyphs, places);
  }

  /// Whether justification may make room behind a character (CSS Text 3 §7.3.2): a word separator,
  /// or a letter of the scripts that are written without any.
  public static boolean isExpandable(char c) {
    return isWordSeparator(c)
        || c >= 0x2e80 && c <= 0x4dbf && c != 0x3000
        || c >= 0x4e00 && c <= 0x9fff
        || c >= 0xf900 && c <= 0xfaff
        || c >= 0xff01 && c <= 0xff60;
  }

  public static boolean isWordSeparator(char c) {
    return c == ' ' || c == 0xa0;
  }
}
