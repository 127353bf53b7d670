package bulkhead.renderer.text;

import io.github.humbleui.types.Rect;

/// The glyph of an emphasis mark, in a font of half the text's size (CSS Text Decoration 4 §3).
// Made
/// by [FontGroup]; immutable.
///
/// @param centreX of its ink, from where it is drawn
/// @param centreY the same, positive below the baseline
public record EmphasisMark(SizedFont font, short glyph, float centreX, float centreY) {
  private static final float SCALE = 0.5f;

  /// Punctuation that marks stand at all the same (§3.1).
  private static final String MARKED_PUNCTUATION =
      "#%\u2030\u2031\u066a\u0609\u060a&\u204a@\u00a7\u00b6\u204b\u2053\u303d"
          + "\uff03\uff05\uff06\uff20\ufe5f\ufe60\ufe6a\ufe6b";

  static EmphasisMark of(FontCache cache, SizedFont text, int codePoint) {
    SizedFont font = cache.sized(text.face(), Math.round(text.size() * SCALE));
    short glyph = font.skia().getUTF32Glyph(codePoint);
    Rect ink = font.skia().getBounds(new short[] {glyph})[0];
    return new EmphasisMark(
        font, glyph, (ink.getLeft() + ink.getRight()) / 2, (ink.getTop() + ink.getBottom()) / 2);
  }

  /// What a line needs for it beyond the text.
  public float height() {
    return font.size();
  }

  /// Of its em box, above its own baseline.
  public float ascent() {
    return (float) Math.ceil(font.emAbove());
  }

  public float descent() {
    return (float) Math.ceil(font.emBelow());
  }

  /// Whether marks stand at a character: not at spaces, controls and most punctuation (§3.1).
  static boolean isAt(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.SPACE_SEPARATOR, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
          false;
      case Character.CONTROL, Character.FORMAT, Character.UNASSIGNED -> false;
      case Character.CONNECTOR_PUNCTUATION,
          Character.DASH_PUNCTUATION,
          Character.START_PUNCTUATION,
          Character.END_PUNCTUATION,
          Character.INITIAL_QUOTE_PUNCTUATION,
          Character.FINAL_QUOTE_PUNCTUATION,
          Character.OTHER_PUNCTUATION ->
          MARKED_PUNCTUATION.indexOf(codePoint) >= 0;
      default -> true;
    };
  }
}
