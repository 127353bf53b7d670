package bulkhead.renderer.layout.inline;

import bulkhead.renderer.css.value.FontKerning;
import bulkhead.renderer.css.value.FontSetting;
import bulkhead.renderer.css.value.LineHeight;
import bulkhead.renderer.layout.fragment.Px;
import bulkhead.renderer.style.ComputedStyle;
import bulkhead.renderer.text.SizedFont;
import bulkhead.renderer.text.TextSpacing;
import java.util.ArrayList;
import java.util.List;

/// What lines need of a style.
public final class InlineStyles {
  private InlineStyles() {}

  static TextSpacing spacing(ComputedStyle style) {
    float letter = style.letterSpacing().resolve(style.fontSize());
    float word = style.wordSpacing().resolve(style.fontSize());
    List<FontSetting> settings = style.fontFeatureSettings();
    boolean noKerning = style.fontKerning() == FontKerning.NONE;
    if (letter == 0 && word == 0 && settings.isEmpty() && !noKerning) {
      return TextSpacing.NONE;
    }
    List<String> features = new ArrayList<>();
    if (noKerning) {
      features.add("kern=0");
    }
    for (FontSetting setting : settings) {
      features.add(setting.tag() + "=" + (int) setting.value());
    }
    return new TextSpacing(letter, word, features);
  }

  /// Used line height in CSS px, for a style whose first available font is `font`.
  public static float lineHeight(ComputedStyle style, SizedFont font) {
    return switch (style.lineHeight()) {
      case LineHeight.Normal normal -> font.lineSpacing();
      case LineHeight.Number(float factor) -> Px.floor(factor * Px.floor(style.fontSize()));
      case LineHeight.Px(float px) -> Px.round(px);
    };
  }
}
