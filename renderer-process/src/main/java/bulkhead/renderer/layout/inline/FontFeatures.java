package bulkhead.renderer.layout.inline;

import bulkhead.renderer.css.value.FontKerning;
import bulkhead.renderer.css.value.FontSetting;
import bulkhead.renderer.style.ComputedStyle;
import java.util.ArrayList;
import java.util.List;

/// The OpenType features that a style asks for, in the order of CSS Fonts 4 §7.2: kerning and the
/// `font-variant` properties first, `font-feature-settings` over them. As `tag=value`.
final class FontFeatures {
  private FontFeatures() {}

  static List<String> of(ComputedStyle style) {
    List<String> out = new ArrayList<>();
    if (style.fontKerning() == FontKerning.NONE) {
      out.add("kern=0");
    }
    switch (style.fontVariantCaps()) {
      case NORMAL -> {}
      case SMALL_CAPS -> on(out, "smcp");
      case ALL_SMALL_CAPS -> on(out, "smcp", "c2sc");
      case PETITE_CAPS -> on(out, "pcap");
      case ALL_PETITE_CAPS -> on(out, "pcap", "c2pc");
      case UNICASE -> on(out, "unic");
      case TITLING_CAPS -> on(out, "titl");
    }
    words(style.fontVariantLigatures(), out);
    words(style.fontVariantNumeric(), out);
    words(style.fontVariantEastAsian(), out);
    words(style.fontVariantPosition(), out);
    for (FontSetting setting : style.fontVariantAlternates()) {
      out.add(setting.tag() + "=" + (int) setting.value());
    }
    for (FontSetting setting : style.fontFeatureSettings()) {
      out.add(setting.tag() + "=" + (int) setting.value());
    }
    return out;
  }

  private static void on(List<String> out, String... tags) {
    for (String tag : tags) {
      out.add(tag + "=1");
    }
  }

  private static void off(List<String> out, String... tags) {
    for (String tag : tags) {
      out.add(tag + "=0");
    }
  }

  private static void words(String words, List<String> out) {
    if (words.equals("normal")) {
      return;
    }
    for (String word : words.split(" ")) {
      switch (word) {
        case "none" -> off(out, "liga", "clig", "dlig", "hlig", "calt");
        case "common-ligatures" -> on(out, "liga", "clig");
        case "no-common-ligatures" -> off(out, "liga", "clig");
        case "discretionary-ligatures" -> on(out, "dlig");
        case "no-discretionary-ligatures" -> off(out, "dlig");
        case "historical-ligatures" -> on(out, "hlig");
        case "no-historical-ligatures" -> off(out, "hlig");
        case "contextual" -> on(out, "calt");
        case "no-contextual" -> off(out, "calt");
        case "lining-nums" -> on(out, "lnum");
        case "oldstyle-nums" -> on(out, "onum");
        case "proportional-nums" -> on(out, "pnum");
        case "tabular-nums" -> on(out, "tnum");
        case "diagonal-fractions" -> on(out, "frac");
        case "stacked-fractions" -> on(out, "afrc");
        case "ordinal" -> on(out, "ordn");
        case "slashed-zero" -> on(out, "zero");
        case "jis78" -> on(out, "jp78");
        case "jis83" -> on(out, "jp83");
        case "jis90" -> on(out, "jp90");
        case "jis04" -> on(out, "jp04");
        case "simplified" -> on(out, "smpl");
        case "traditional" -> on(out, "trad");
        case "full-width" -> on(out, "fwid");
        case "proportional-width" -> on(out, "pwid");
        case "ruby" -> on(out, "ruby");
        case "sub" -> on(out, "subs");
        case "super" -> on(out, "sups");
        default -> {}
      }
    }
  }
}
