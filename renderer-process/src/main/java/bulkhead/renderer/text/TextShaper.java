package bulkhead.renderer.text;

import bulkhead.process.Utf16;
import bulkhead.renderer.css.value.FontSetting;
import io.github.humbleui.skija.FontFeature;
import io.github.humbleui.skija.shaper.BidiRun;
import io.github.humbleui.skija.shaper.FontRun;
import io.github.humbleui.skija.shaper.LanguageRun;
import io.github.humbleui.skija.shaper.RunHandler;
import io.github.humbleui.skija.shaper.RunInfo;
import io.github.humbleui.skija.shaper.ScriptRun;
import io.github.humbleui.skija.shaper.ShapingOptions;
import io.github.humbleui.types.Point;
import java.lang.Character.UnicodeScript;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/// Shapes text with HarfBuzz (through Skia): font per cluster, script runs, features, letter and
/// word spacing. Keeps the results of recent text, so that a page laid out again is not shaped
/// again. Owned by `RendererMain`.
public final class TextShaper {
  private static final int KEPT_RESULTS = 20_000;

  /// Skia's shaper walks from the start of its text for each run, so that it takes time by their
  /// square: a text of more is shaped in pieces.
  private static final int RUNS_AT_ONCE = 64;

  /// px from the start of a run; up to here a position's rounding is a 4096th px at most.
  private static final float PRECISE_UNTIL = 2048;

  /// OPTIMIZATION: methods of its own are a tenth of what the ones of a record cost when only the
  /// quick compiler has seen them.
  private record Key(
      String text,
      FontGroup fonts,
      boolean rightToLeft,
      TextSpacing spacing,
      UnicodeScript before) {
    @Override
    public int hashCode() {
      return text.hashCode() * 31 + fonts.hashCode();
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Key key
          && text.equals(key.text)
          && fonts.equals(key.fonts)
          && rightToLeft == key.rightToLeft
          && (spacing == key.spacing || spacing.equals(key.spacing))
          && before == key.before;
    }
  }

  private final HarfBuzz shaper = new HarfBuzz();
  private final Map<Key, ShapeResult> kept =
      new LinkedHashMap<>(256, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, ShapeResult> eldest) {
          return size() > KEPT_RESULTS;
        }
      };
  /// So many characters of no script are looked through for the one before them.
  private static final int MOST_WITHOUT_SCRIPT = 64;

  private final Map<TextSpacing, ShapingOptions> options = new LinkedHashMap<>();

  /// Shapes text of one style and one direction. Control characters and line ends must not be in
  /// it; a soft hyphen takes no room.
  public ShapeResult shape(String text, FontGroup fonts, boolean rightToLeft, TextSpacing spacing) {
    return shape(text, fonts, rightToLeft, spacing, UnicodeScript.COMMON);
  }

  /// The same where the text goes on from another one.
  ///
  /// @param before the script of what is before it, which characters of no script go with (UAX 24
  ///     §5.1); `COMMON` for none
  public ShapeResult shape(
      String text,
      FontGroup fonts,
      boolean rightToLeft,
      TextSpacing spacing,
      UnicodeScript before) {
    Key key = new Key(text, fonts, rightToLeft, spacing, before);
    ShapeResult result = kept.get(key);
    if (result == null) {
      result = new Run(text, fonts, rightToLeft, spacing, before).shape();
      kept.put(key, result);
    }
    return result;
  }

  /// The script that characters of no script at an index go with: that of the nearest one before
  /// them that has one.
  public static UnicodeScript scriptBefore(CharSequence text, int index) {
    if (index == text.length() || hasScript(UnicodeScript.of(Character.codePointAt(text, index)))) {
      return UnicodeScript.COMMON;
    }
    for (int at = index; at > Math.max(0, index - MOST_WITHOUT_SCRIPT); ) {
      int codePoint = Character.codePointBefore(text, at);
      UnicodeScript script = UnicodeScript.of(codePoint);
      if (hasScript(script)) {
        return script;
      }
      at -= Character.charCount(codePoint);
    }
    return UnicodeScript.COMMON;
  }

  private static boolean hasScript(UnicodeScript script) {
    return script != UnicodeScript.COMMON && script != UnicodeScript.INHERITED;
  }

  private ShapingOptions options(TextSpacing spacing, boolean rightToLeft) {
    ShapingOptions found = options.get(spacing);
    if (found == null) {
      List<FontFeature> features = new ArrayList<>();
      if (spacing.letter() != 0) {
        features.add(new FontFeature("liga", 0));
        features.add(new FontFeature("clig", 0));
      }
      for (String feature : spacing.features()) {
        int equals = feature.indexOf('=');
        if (equals == 4) {
          features.add(
              new FontFeature(
                  feature.substring(0, 4), Integer.parseInt(feature.substring(equals + 1))));
        }
      }
      found = new ShapingOptions(null, features.toArray(FontFeature[]::new), true, false, false);
      options.put(spacing, found);
    }
    return rightToLeft ? found.withLeftToRight(false) : found;
  }

  /// A [GlyphRun] in the making; its left edge is at 0 until it is placed.
  private record Shaped(
      SizedFont font,
      short[] glyphs,
      float[] xs,
      float[] ys,
      int[] clusters,
      float @Nullable [] drops) {}

  /// One call of [#shape].
  private final class Run implements RunHandler {
    private final String text;
    private final FontGroup fonts;
    private final boolean rightToLeft;
    private final TextSpacing spacing;
    private final List<FontRun> fontRuns = new ArrayList<>(2);
    private final List<SizedFont> fontOfRun = new ArrayList<>(2);
    private final List<ScriptRun> scriptRuns = new ArrayList<>(2);
    private final List<Shaped> shaped = new ArrayList<>(2);
    private final List<Float> widths = new ArrayList<>(2);
    /// The characters that stand upright.
    private final BitSet uprights = new BitSet();

    /// Where in the text that begins which the shaper has.
    private int pieceStart;

    private final UnicodeScript before;
    private final SmallCaps caps;
    private final boolean mayMakeSmallCaps;

    /// The text with the capitals that small ones are made of.
    private @Nullable StringBuilder capitals;

    Run(
        String text,
        FontGroup fonts,
        boolean rightToLeft,
        TextSpacing spacing,
        UnicodeScript before) {
      this.text = text;
      this.before = before;
      this.fonts = fonts;
      this.rightToLeft = rightToLeft;
      this.spacing = spacing;
      mayMakeSmallCaps = fonts.query().tuning().smallCaps();
      caps = SmallCaps.of(spacing.features());
    }

    ShapeResult shape() {
      int length = text.length();
      if (length == 0) {
        return new ShapeResult(text, rightToLeft, List.of(), new float[1]);
      }
      splitByFont();
      splitByScript();
      String toShape = capitals == null ? text : capitals.toString();
      String locale = fonts.query().locale();
      List<FontFeature> kerning = HanKerning.features(toShape, locale, this::isSquare);
      ShapingOptions usual = TextShaper.this.options(spacing, rightToLeft);
      ShapingOptions options = withRanges(usual, toShape, kerning);
      List<LanguageRun> language =
          List.of(new LanguageRun(length, locale.isEmpty() ? "en" : locale));
      // What some features are for is told by indices into the whole text.
      int most = options.getFeatures() == usual.getFeatures() ? RUNS_AT_ONCE : Integer.MAX_VALUE;
      int from = 0;
      for (int run = 1; run <= fontRuns.size(); run++) {
        int end = fontRuns.get(run - 1).getEnd();
        if (run == fontRuns.size() || run - from >= most && !joins(end)) {
          shapePiece(toShape, from, run, language, options);
          from = run;
        }
      }
      return assemble();
    }

    private boolean isSquare(int index) {
      SizedFont font = fontAt(index);
      return font.width((int) text.charAt(index)) > 0.9f * font.size();
    }

    /// Whether the letters at both sides of an index may have forms that depend on each other,
    /// whatever their fonts (Unicode §9.2).
    private boolean joins(int index) {
      return mayJoin(text.charAt(index - 1)) && mayJoin(text.charAt(index));
    }

    private static boolean mayJoin(char c) {
      return c >= '\u0600' && c <= '\u08ff'
          || c >= '\u1800' && c <= '\u18af'
          || c >= '\ua840' && c <= '\ua87f'
          || Character.isSurrogate(c);
    }

    /// Shapes the text of the font runs from `from` up to `to`.
    private void shapePiece(
        String toShape, int from, int to, List<LanguageRun> language, ShapingOptions options) {
      int start = from == 0 ? 0 : fontRuns.get(from - 1).getEnd();
      int end = fontRuns.get(to - 1).getEnd();
      List<FontRun> pieceFonts = fontRuns;
      List<ScriptRun> pieceScripts = scriptRuns;
      if (start > 0 || end < text.length()) {
        pieceFonts = new ArrayList<>(to - from);
        for (FontRun run : fontRuns.subList(from, to)) {
          pieceFonts.add(new FontRun(run.getEnd() - start, run.getFont()));
        }
        pieceScripts = new ArrayList<>();
        for (int i = firstBehind(scriptRuns, ScriptRun::getEnd, start); ; i++) {
          ScriptRun run = scriptRuns.get(i);
          int scriptEnd = Math.min(run.getEnd(), end);
          pieceScripts.add(new ScriptRun(scriptEnd - start, run.getScriptTag()));
          if (scriptEnd == end) {
            break;
          }
        }
      }
      pieceStart = start;
      shaper.shape(
          toShape.substring(start, end),
          pieceFonts,
          List.of(new BidiRun(end - start, rightToLeft ? 1 : 0)),
          pieceScripts,
          language,
          options,
          this);
    }

    /// The same options, and before them the features of parts of the text: those of `@font-face`
    /// rules, of kerning, of upright characters.
    private ShapingOptions withRanges(
        ShapingOptions usual, String toShape, List<FontFeature> kerning) {
      List<FontFeature> all = new ArrayList<>(kerning);
      for (int run = 0; run < fontRuns.size(); run++) {
        List<FontSetting> own = fontOfRun.get(run).face().adjustments().features();
        if (!own.isEmpty()) {
          long from = utf8Length(toShape, run == 0 ? 0 : fontRuns.get(run - 1).getEnd());
          long to = utf8Length(toShape, fontRuns.get(run).getEnd());
          for (FontSetting setting : own) {
            all.add(new FontFeature(setting.tag(), (int) setting.value(), from, to));
          }
        }
      }
      if (all.isEmpty() && uprights.isEmpty()) {
        return usual;
      }
      for (int i = uprights.nextSetBit(0); i >= 0; i = uprights.nextSetBit(i)) {
        int end = uprights.nextClearBit(i);
        long from = utf8Length(toShape, i);
        all.add(new FontFeature("vert", 1, from, from + utf8Length(toShape.substring(i), end - i)));
        i = end;
      }
      FontFeature[] features = usual.getFeatures();
      if (features != null) {
        all.addAll(List.of(features));
      }
      return usual.withFeatures(all.toArray(FontFeature[]::new));
    }

    /// HarfBuzz counts bytes of UTF-8.
    private static long utf8Length(String text, int chars) {
      return Utf16.wellFormed(text.substring(0, chars)).getBytes(StandardCharsets.UTF_8).length;
    }

    /// Of more marks on one character it does not matter what is shown.
    private static final int MOST_MARKS = 64;

    private void splitByFont() {
      SizedFont current = null;
      boolean upright = false;
      int length = text.length();
      for (int i = 0; i < length; ) {
        int codePoint = text.codePointAt(i);
        SizedFont font;
        boolean turned = upright;
        if (current != null && continuesCluster(codePoint, i)) {
          font = current;
        } else {
          turned = spacing.orientation().isUpright(codePoint);
          font = fontOfCluster(codePoint, i);
          if (caps.includes(codePoint)
              && mayMakeSmallCaps
              && !SmallCaps.areIn(font, spacing.features())) {
            font = smallCapital(font, codePoint, i);
          }
        }
        if (turned) {
          uprights.set(i, i + Character.charCount(codePoint));
        }
        if (current != null && (font != current || turned != upright)) {
          addFontRun(i, current);
        }
        current = font;
        upright = turned;
        i += Character.charCount(codePoint);
      }
      if (current != null) {
        addFontRun(length, current);
      }
    }

    /// Small capitals of a face without any: capitals of a smaller size (CSS Fonts 4 §6.6).
    private SizedFont smallCapital(SizedFont font, int codePoint, int index) {
      int capital = Character.toUpperCase(codePoint);
      if (Character.charCount(capital) == Character.charCount(codePoint)) {
        if (capitals == null) {
          capitals = new StringBuilder(text);
        }
        for (int k = 0; k < Character.charCount(capital); k++) {
          capitals.setCharAt(index + k, Character.toChars(capital)[k]);
        }
      }
      return fonts.forSmallCaps(font);
    }

    private void addFontRun(int end, SizedFont font) {
      fontRuns.add(new FontRun(end, font.skia()));
      fontOfRun.add(font);
    }

    /// The font of the character at `index` and the marks on it.
    private SizedFont fontOfCluster(int codePoint, int index) {
      int end = index + Character.charCount(codePoint);
      while (end < text.length() && isMark(text.codePointAt(end))) {
        end += Character.charCount(text.codePointAt(end));
      }
      return end == index + Character.charCount(codePoint)
          ? fonts.fontFor(codePoint)
          : fonts.fontFor(text.substring(index, end).codePoints().limit(MOST_MARKS).toArray());
    }

    private static boolean isMark(int codePoint) {
      if (codePoint < 0x300) {
        return false;
      }
      int type = Character.getType(codePoint);
      return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
    }

    /// A combining mark, variation selector or joiner takes the font of what it follows.
    private boolean continuesCluster(int codePoint, int index) {
      if (codePoint < 0x300) {
        return false;
      }
      return isMark(codePoint)
          || codePoint == 0x200d
          || (codePoint >= 0x1f3fb && codePoint <= 0x1f3ff)
          || (index > 0 && text.charAt(index - 1) == 0x200d);
    }

    private void splitByScript() {
      UnicodeScript current = before;
      int length = text.length();
      for (int i = 0; i < length; ) {
        int codePoint = text.codePointAt(i);
        UnicodeScript script =
            codePoint < 0x80
                ? (Character.isLetter(codePoint) ? UnicodeScript.LATIN : UnicodeScript.COMMON)
                : UnicodeScript.of(codePoint);
        boolean own = hasScript(script);
        if (own && i > 0 && current != UnicodeScript.COMMON && script != current) {
          scriptRuns.add(new ScriptRun(i, tag(current)));
        }
        if (own) {
          current = script;
        }
        i += Character.charCount(codePoint);
      }
      scriptRuns.add(new ScriptRun(length, tag(current)));
    }

    /// ISO 15924 code as OpenType shaping wants it; scripts without special shaping may go as
    /// Latin.
    private static String tag(UnicodeScript script) {
      return switch (script) {
        case ARABIC -> "arab";
        case ARMENIAN -> "armn";
        case BENGALI -> "beng";
        case CYRILLIC -> "cyrl";
        case DEVANAGARI -> "deva";
        case ETHIOPIC -> "ethi";
        case GEORGIAN -> "geor";
        case GREEK -> "grek";
        case GUJARATI -> "gujr";
        case GURMUKHI -> "guru";
        case HAN -> "hani";
        case HANGUL -> "hang";
        case HEBREW -> "hebr";
        case HIRAGANA -> "hira";
        case KATAKANA -> "kana";
        case KANNADA -> "knda";
        case KHMER -> "khmr";
        case LAO -> "laoo";
        case MALAYALAM -> "mlym";
        case MONGOLIAN -> "mong";
        case MYANMAR -> "mymr";
        case ORIYA -> "orya";
        case SINHALA -> "sinh";
        case SYRIAC -> "syrc";
        case TAMIL -> "taml";
        case TELUGU -> "telu";
        case THAANA -> "thaa";
        case THAI -> "thai";
        case TIBETAN -> "tibt";
        default -> "latn";
      };
    }

    @Override
    public void beginLine() {}

    @Override
    public void runInfo(RunInfo info) {}

    @Override
    public void commitRunInfo() {}

    @Override
    public Point runOffset(RunInfo info) {
      return Point.ZERO;
    }

    @Override
    public void commitRun(RunInfo info, short[] glyphs, Point[] positions, int[] clusters) {
      float[] xs = new float[glyphs.length];
      float[] ys = new float[glyphs.length];
      for (int i = 0; i < glyphs.length; i++) {
        xs[i] = positions[i].getX();
        ys[i] = positions[i].getY();
      }
      for (int i = 0; pieceStart > 0 && i < clusters.length; i++) {
        clusters[i] += pieceStart;
      }
      SizedFont font = fontAt(pieceStart + info.getRangeBegin());
      boolean upright = glyphs.length > 0 && uprights.get(clusters[0]);
      float[] drops = upright ? new float[glyphs.length] : null;
      shaped.add(new Shaped(font, glyphs, xs, ys, clusters, drops));
      widths.add(drops == null ? info.getAdvanceX() : stack(font, glyphs, xs, ys, clusters, drops));
    }

    /// Puts glyphs of a horizontal line below each other, in the coordinates of a line that is
    /// turned to the right: the middle of each is where the middle of the line's font is. Returns
    /// how long they are together.
    private float stack(
        SizedFont font, short[] glyphs, float[] xs, float[] ys, int[] clusters, float[] drops) {
      float middle = (fonts.primary().descent() - fonts.primary().ascent()) / 2;
      float pen = 0;
      int first = 0;
      float baseX = 0;
      for (int i = 0; i < glyphs.length; i++) {
        if (i > 0 && clusters[i] != clusters[first]) {
          pen += font.vertical().advance(glyphs[first]);
          first = i;
        }
        float aside = i == first ? 0 : xs[i] - baseX;
        float below = ys[i];
        if (i == first) {
          baseX = xs[i];
        }
        drops[i] = font.vertical().origin(glyphs[first]) + below;
        ys[i] = middle + font.width(glyphs[first]) / 2 - aside;
        xs[i] = pen;
      }
      return glyphs.length == 0 ? 0 : pen + font.vertical().advance(glyphs[first]);
    }

    @Override
    public void commitLine() {}

    private SizedFont fontAt(int index) {
      int run = firstBehind(fontRuns, FontRun::getEnd, index);
      return run < fontRuns.size() ? fontOfRun.get(run) : fonts.primary();
    }

    /// The first run that ends behind a character, by bisection: a text may have thousands.
    private static <R> int firstBehind(List<R> runs, ToIntFunction<R> end, int index) {
      int low = 0;
      int high = runs.size();
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (end.applyAsInt(runs.get(middle)) > index) {
          high = middle;
        } else {
          low = middle + 1;
        }
      }
      return low;
    }

    /// Puts the runs side by side in visual order, adds spacing, and works out each character's
    /// advance.
    private ShapeResult assemble() {
      float[] advances = new float[text.length()];
      float left = 0;
      int count = shaped.size();
      for (int r = 0; r < count; r++) {
        int index = rightToLeft ? count - 1 - r : r;
        left = place(shaped.get(index), left, widths.get(index), advances);
      }
      float[] ends = new float[text.length() + 1];
      double end = 0;
      for (int i = 0; i < advances.length; i++) {
        end += advances[i];
        ends[i + 1] = (float) end;
      }
      GlyphRun[] runs = new GlyphRun[count];
      for (int r = 0; r < count; r++) {
        Shaped run = shaped.get(rightToLeft ? count - 1 - r : r);
        runs[r] =
            GlyphRun.compact(run.font, run.glyphs, run.xs, run.ys, run.clusters, run.drops, ends);
      }
      return new ShapeResult(text, rightToLeft, List.of(runs), ends);
    }

    private float place(Shaped run, float left, float width, float[] advances) {
      float[] xs = run.xs();
      int[] clusters = run.clusters();
      double added = 0;
      int i = 0;
      while (i < clusters.length) {
        int cluster = clusters[i];
        int next = i + 1;
        while (next < clusters.length && clusters[next] == cluster) {
          next++;
        }
        // The first glyph of a run may stand left or right of where the run begins.
        float start = i == 0 ? 0 : xs[i];
        float end = next < clusters.length ? xs[next] : width;
        float advance = end - start;
        float exact = exactAdvance(run, i, next, advance, end);
        int clusterEnd = clusterEnd(run, i, next);
        char c = text.charAt(cluster);
        if (c == 0xad || c == 0x200b) {
          // A soft hyphen shows only where a line breaks; its glyph, if any, is drawn then.
          // No font draws its space, while many have no glyph for U+200B.
          short nothing = run.font().skia().getUTF32Glyph(' ');
          for (int k = i; k < next; k++) {
            run.glyphs()[k] = nothing;
            xs[k] += (float) (left + added);
          }
          added -= advance;
          i = next;
          continue;
        }
        float extra = CursiveScripts.letterSpacing(spacing.letter(), text, cluster);
        if (spacing.word() != 0 && ShapeResult.isWordSeparator(c)) {
          extra += spacing.word();
        }
        for (int k = i; k < next; k++) {
          xs[k] += (float) (left + added);
        }
        added += extra + (exact - advance);
        int chars = Math.max(1, clusterEnd - cluster);
        for (int k = cluster; k < clusterEnd; k++) {
          advances[k] = (exact + extra) / chars;
        }
        i = next;
      }
      return (float) (left + width + added);
    }

    /// The advance of the glyphs `i` to `next`. Skia adds up single-precision numbers: far from
    /// where a run begins, each of its positions is rounded, all of them in the same direction
    /// where glyphs are equally wide. The font's own advance is taken where it only differs by
    /// that.
    private static float exactAdvance(Shaped run, int i, int next, float advance, float end) {
      if (end < PRECISE_UNTIL || next != i + 1 || run.drops() != null) {
        return advance;
      }
      float own = run.font().width(run.glyphs()[i]);
      return Math.abs(own - advance) <= Math.ulp(end) ? own : advance;
    }

    /// Where the characters of the glyphs `i` to `next` end: at the next cluster in reading order.
    private int clusterEnd(Shaped run, int i, int next) {
      int[] clusters = run.clusters();
      if (!rightToLeft) {
        return next < clusters.length ? clusters[next] : runEnd(clusters[i]);
      }
      return i > 0 ? clusters[i - 1] : runEnd(clusters[i]);
    }

    private int runEnd(int index) {
      int font = firstBehind(fontRuns, FontRun::getEnd, index);
      int script = firstBehind(scriptRuns, ScriptRun::getEnd, index);
      return Math.min(
          font < fontRuns.size() ? fontRuns.get(font).getEnd() : text.length(),
          script < scriptRuns.size() ? scriptRuns.get(script).getEnd() : text.length());
    }
  }
}
