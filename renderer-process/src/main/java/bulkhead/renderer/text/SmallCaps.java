package bulkhead.renderer.text;

import java.util.List;

/// What small capitals have to be made for where a font has none itself (CSS Fonts 4 §6.6). Petite
/// ones are small ones then.
enum SmallCaps {
  NONE,
  /// Of small letters.
  LOWER,
  /// Of all.
  ALL,
  /// Of all but small letters.
  UPPER;

  /// By the features that `font-variant-caps` asks for.
  static SmallCaps of(List<String> features) {
    if (features.contains("unic=1")) {
      return UPPER;
    }
    if (!features.contains("smcp=1") && !features.contains("pcap=1")) {
      return NONE;
    }
    return features.contains("c2sc=1") || features.contains("c2pc=1") ? ALL : LOWER;
  }

  boolean includes(int codePoint) {
    return switch (this) {
      case NONE -> false;
      case LOWER -> Character.toUpperCase(codePoint) != codePoint;
      case ALL -> true;
      case UPPER -> !Character.isLowerCase(codePoint);
    };
  }

  /// Whether the font has those that `features` asks for.
  static boolean areIn(SizedFont font, List<String> features) {
    return font.hasFeature(
        features.contains("unic=1") ? "unic" : features.contains("pcap=1") ? "pcap" : "smcp");
  }
}
