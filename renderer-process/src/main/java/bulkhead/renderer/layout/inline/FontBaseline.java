package bulkhead.renderer.layout.inline;

import bulkhead.renderer.css.value.WritingMode;
import bulkhead.renderer.layout.tree.Box;
import bulkhead.renderer.style.ComputedStyle;
import bulkhead.renderer.style.Properties;
import bulkhead.renderer.text.SizedFont;

/// What the texts of a line are aligned by (CSS Writing Modes 4 §4.2): letters stand on the
/// alphabetic baseline; where lines are vertical and glyphs may be upright, the middles of the
/// fonts lie on one line.
public enum FontBaseline {
  ALPHABETIC,
  CENTRAL;

  /// Of the lines inside a box, as it is laid out.
  public static FontBaseline of(Box box) {
    return of(box.viewedIn(), box.style());
  }

  /// Of text that has this style, in lines of its own writing mode.
  public static FontBaseline of(ComputedStyle style) {
    return of(style.writingMode(), style);
  }

  private static FontBaseline of(WritingMode mode, ComputedStyle style) {
    boolean upright = mode == WritingMode.VERTICAL_RL || mode == WritingMode.VERTICAL_LR;
    return upright && !style.get(Properties.TEXT_ORIENTATION).toString().equals("sideways")
        ? CENTRAL
        : ALPHABETIC;
  }

  /// Whether the over side of the lines inside a box is where the next line follows: in
  /// `vertical-lr`.
  public static boolean isOverBehind(Box box) {
    return box.viewedIn() == WritingMode.VERTICAL_LR;
  }

  /// How far text of a font rises above the baseline.
  public float ascent(SizedFont font) {
    return this == ALPHABETIC ? font.ascent() : (font.ascent() + font.descent()) / 2;
  }

  /// How far it reaches below.
  public float descent(SizedFont font) {
    return font.ascent() + font.descent() - ascent(font);
  }
}
