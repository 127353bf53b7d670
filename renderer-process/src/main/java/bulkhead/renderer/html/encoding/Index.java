package bulkhead.renderer.html.encoding;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.util.Scanner;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// An index of the Encoding Standard (§5): code points by pointer, and back. Made of the JDK's
/// charset for the same standard; where the two differ, the difference is written here. Immutable;
/// any thread.
final class Index {
  private final int[] codePoints;

  /// Pointers + 1 by code point, in pages of 256.
  private final char[][] pages = new char[0x300][];

  private Index(int[] codePoints) {
    this.codePoints = codePoints;
  }

  /// The code point of a pointer; -1 for none.
  int codePoint(int pointer) {
    return pointer >= 0 && pointer < codePoints.length && codePoints[pointer] != 0
        ? codePoints[pointer]
        : -1;
  }

  /// The pointer of a code point; -1 for none.
  int pointer(int codePoint) {
    char[] page = pages[codePoint >> 8 & 0x2ff];
    return page == null || codePoint >= 0x30000 ? -1 : page[codePoint & 0xff] - 1;
  }

  /// Lets code points lead back to these pointers, the first of each, or for those of `last` the
  /// last.
  private Index back(int from, int skipFrom, int skipTo, String last) {
    for (int pointer = from; pointer < codePoints.length; pointer++) {
      int c = codePoints[pointer];
      if (c == 0 || pointer >= skipFrom && pointer < skipTo) {
        continue;
      }
      char[] page = pages[c >> 8];
      if (page == null) {
        page = new char[256];
        pages[c >> 8] = page;
      }
      if (page[c & 0xff] == 0 || last.indexOf(c) >= 0) {
        page[c & 0xff] = (char) (pointer + 1);
      }
    }
    return this;
  }

  private static int[] read(
      String charset, int size, boolean privateUse, IntFunction<byte[]> bytes) {
    int[] table = new int[size];
    var decoder =
        Charset.forName(charset)
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    for (int pointer = 0; pointer < size; pointer++) {
      try {
        String text = decoder.decode(ByteBuffer.wrap(bytes.apply(pointer))).toString();
        boolean single = !text.isEmpty() && text.codePointCount(0, text.length()) == 1;
        int c = single ? text.codePointAt(0) : 0;
        table[pointer] = !privateUse && c >= 0xE000 && c <= 0xF8FF ? 0 : c;
      } catch (CharacterCodingException e) {
        table[pointer] = 0;
      }
    }
    return table;
  }

  private static byte[] two(int lead, int trail) {
    return new byte[] {(byte) lead, (byte) trail};
  }

  /// Index jis0208. Its pointers are rows of 94; Shift_JIS has them in rows of 188.
  static Index jis0208() {
    return Jis0208.INDEX;
  }

  /// Index Shift_JIS pointer (§5): as jis0208, but for NEC's selection of IBM extensions.
  static Index shiftJis() {
    return ShiftJis.INDEX;
  }

  static Index jis0212() {
    return Jis0212.INDEX;
  }

  static Index eucKr() {
    return EucKr.INDEX;
  }

  static Index big5() {
    return Big5.INDEX;
  }

  static Index gb18030() {
    return Gb18030.INDEX;
  }

  private static final class Jis0208 {
    static final Index INDEX =
        new Index(
                read(
                    "windows-31j",
                    11280,
                    false,
                    pointer -> {
                      int lead = pointer / 188;
                      int trail = pointer % 188;
                      return two(
                          lead + (lead < 0x1F ? 0x81 : 0xC1), trail + (trail < 0x3F ? 0x40 : 0x41));
                    }))
            .back(0, 0, 0, "");
  }

  private static final class ShiftJis {
    static final Index INDEX = new Index(Jis0208.INDEX.codePoints).back(0, 8272, 8836, "");
  }

  private static final class Jis0212 {
    static final Index INDEX =
        new Index(
            read(
                "EUC-JP",
                8836,
                false,
                pointer ->
                    new byte[] {
                      (byte) 0x8F, (byte) (pointer / 94 + 0xA1), (byte) (pointer % 94 + 0xA1)
                    }));
  }

  private static final class EucKr {
    static final Index INDEX =
        new Index(
                read(
                    "x-windows-949",
                    23940,
                    false,
                    pointer -> two(pointer / 190 + 0x81, pointer % 190 + 0x41)))
            .back(0, 0, 0, "");
  }

  private static final class Gb18030 {
    static final Index INDEX =
        new Index(
                read(
                    "GB18030",
                    23940,
                    true,
                    pointer -> {
                      int trail = pointer % 190;
                      return two(pointer / 190 + 0x81, trail + (trail < 0x3F ? 0x40 : 0x41));
                    }))
            .back(0, 0, 0, "");
  }

  private static final class Big5 {
    /// Pointer and code point where the standard's index has one and the JDK's Big5-HKSCS has none
    /// or another.
    private static final String DIFFERENCES =
        """
        2082 7bb8 2088 7c06 2103 7cce 2114 7dd2 2123 7e1d 2148 8005 2151 8028 2221 83c1 2239 84a8 2244 840f
        2303 89a6 2304 89a9 2354 8d77 2400 90fd 2413 92b9 2477 975c 2498 97ff 2605 9f16 2673 8503 2746 5159
        2747 515b 2748 515d 2749 515e 2771 936e 2780 7479 2990 6d67 3087 799b 3259 9097 3301 975d 3436 701e
        3451 5b28 4136 7201 4138 77d7 4141 7e87 4182 99d6 4206 91d4 4220 60de 4230 6fb6 4241 8f36 4258 4fbb
        4273 71df 4279 9104 4282 9df0 4294 83cf 4329 5c10 4330 79e3 4349 5a67 4419 8f0b 4422 7b51 4494 62d0
        4624 6062 4694 75f9 4708 6c4a 4742 9b2e 4748 9f17 4815 50ed 4828 5f0c 4902 880f 4922 62ce 4982 7468
        4992 7162 4997 7250 5029 2027 5038 fe51 5050 2574 5120 af 5121 ffe3 5123 2cd 5153 ff5e 5168 2295
        5169 2299 5180 ff0f 5181 ff3c 5182 2215 5183 fe68 5185 ffe5 5187 ffe0 5188 ffe1 5432 2400 5433 2401
        5434 2402 5435 2403 5436 2404 5437 2405 5438 2406 5439 2407 5440 2408 5441 2409 5442 240a 5443 240b
        5444 240c 5445 240d 5446 240e 5447 240f 5448 2410 5449 2411 5450 2412 5451 2413 5452 2414 5453 2415
        5454 2416 5455 2417 5456 2418 5457 2419 5458 241a 5459 241b 5460 241c 5461 241d 5462 241e 5463 241f
        5464 2421 5465 20ac 10942 5ef4 10946 65e0 10948 7676 10950 96b6 10957 3003 10958 4edd 19028 5029 19035 507d
        19088 5305 19096 5344 19112 537f 19162 5605 19240 5a77 19299 5e75 19305 5ed0 19326 5f58 19355 60a4 19398 6490
        19439 6674 19454 675e 19553 6c9c 19554 6e1d 19557 6e2f 19611 716e 19643 732a 19672 745c 19697 74e9 19748 7809
        """;

    static final Index INDEX = make();

    private static Index make() {
      int[] table =
          read(
              "Big5-HKSCS",
              19782,
              false,
              pointer -> {
                int trail = pointer % 157;
                return two(pointer / 157 + 0x81, trail + (trail < 0x3F ? 0x40 : 0x62));
              });
      try (Scanner differences = new Scanner(DIFFERENCES)) {
        while (differences.hasNext()) {
          int pointer = differences.nextInt();
          table[pointer] = differences.nextInt(16);
        }
      }
      return new Index(table)
          .back((0xA1 - 0x81) * 157, 0, 0, "\u2550\u255E\u2561\u256A\u5341\u5345");
    }
  }

  /// The code points of the upper half of a single-byte encoding; 0 where it has none.
  static char[] singleByte(String name, @Nullable Charset base) {
    char[] table = new char[128];
    String written =
        switch (name) {
          case "ISO-8859-10" ->
              "\u00A0ĄĒĢĪĨĶ§ĻĐŠŦŽ\u00ADŪŊ°ąēģīĩķ·ļđšŧž―ūŋĀÁÂÃÄÅÆĮČÉĘËĖÍÎÏÐŅŌÓÔÕÖŨØŲÚÛÜÝÞßāáâãäåæįčéęëėíîïðņōóôõöũøųúûüýþĸ";
          case "ISO-8859-14" ->
              "\u00A0Ḃḃ£ĊċḊ§Ẁ©ẂḋỲ\u00AD®ŸḞḟĠġṀṁ¶ṖẁṗẃṠỳẄẅṡÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏŴÑÒÓÔÕÖṪØÙÚÛÜÝŶßàáâãäåæçèéêëìíîïŵñòóôõöṫøùúûüýŷÿ";
          default -> "";
        };
    for (int i = 0; i < 128; i++) {
      char c = 0;
      if (name.equals("x-user-defined")) {
        c = (char) (0xF780 + i);
      } else if (!written.isEmpty()) {
        c = i < 32 ? (char) (0x80 + i) : written.charAt(i - 32);
      } else if (base != null) {
        String text = new String(new byte[] {(byte) (0x80 + i)}, base);
        c = text.length() != 1 || text.charAt(0) == '\uFFFD' ? 0 : text.charAt(0);
      }
      // What vendors left free among the controls is a control.
      table[i] = c == 0 && i < 32 ? (char) (0x80 + i) : c;
    }
    patch(name, table);
    return table;
  }

  private static void patch(String name, char[] table) {
    switch (name) {
      case "KOI8-U" -> {
        table[0x2E] = '\u045E';
        table[0x3E] = '\u040E';
      }
      case "macintosh" -> table[0x5B] = '\u20AC';
      case "x-mac-cyrillic" -> {
        table[0x22] = '\u0490';
        table[0x36] = '\u0491';
        table[0x7F] = '\u20AC';
      }
      case "windows-1255" -> table[0x4A] = '\u05BA';
      default -> {}
    }
    if (name.startsWith("ISO-8859-")) {
      for (int i = 0; i < 32; i++) {
        table[i] = (char) (0x80 + i);
      }
    }
  }

  /// Where each code point of such a table is; for encoding.
  static int find(char[] table, int codePoint) {
    if (codePoint == 0 || codePoint > 0xFFFF) {
      return -1;
    }
    for (int i = 0; i < 128; i++) {
      if (table[i] == codePoint) {
        return 0x80 + i;
      }
    }
    return -1;
  }
}
