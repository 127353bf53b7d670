package bulkhead.renderer.text;

import java.util.Arrays;

/// Which characters `letter-spacing` stands behind (CSS Text 4 §8.2.1): not those of scripts whose
/// letters are joined, nor those without a width. On any thread.
public final class CursiveScripts {
  // Pairs of first and last. Script or script extensions (UAX 24) name Arabic, Syriac, N'Ko,
  // Mandaic, Mongolian, Phags-pa or Hanifi Rohingya; or the character is ignorable by default.
  // U+0605, U+06DD and U+08E2 belong to no script.
  private static final int[] UNSPACED = {
    0x34f, 0x34f, 0x600, 0x604, 0x606, 0x6dc, 0x6de, 0x77f, 0x7c0, 0x7ff, 0x840, 0x8e1, 0x8e3,
    0x8ff, 0x1800, 0x18af, 0x1dfa, 0x1dfa, 0x200b, 0x200f, 0x202a, 0x202f, 0x204f, 0x204f, 0x2060,
    0x206f, 0x2e41, 0x2e41, 0xa840, 0xa87f, 0xfb50, 0xfe0f, 0xfe70, 0xfeff, 0x102e0, 0x102ff,
    0x10d00, 0x10d3f, 0x10e60, 0x10e7f, 0x10ec0, 0x10eff, 0x11660, 0x1166f, 0x1ee00, 0x1eeff,
  };

  private CursiveScripts() {}

  /// The part of a letter spacing that goes to a character.
  ///
  /// @param spacing px, of any sign
  /// @param index of the character, or of the first one of a cluster
  public static float letterSpacing(float spacing, CharSequence text, int index) {
    return spacing != 0 && isUnspaced(Character.codePointAt(text, index)) ? 0 : spacing;
  }

  private static boolean isUnspaced(int codePoint) {
    if (codePoint < 0x34f) { // OPTIMIZATION: most are
      return false;
    }
    int at = Arrays.binarySearch(UNSPACED, codePoint);
    // Between a first one, at an even index, and its last.
    return at >= 0 || (-at - 1) % 2 == 1;
  }
}
