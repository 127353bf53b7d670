package bulkhead.browser.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Writes WebP files without loss: repeated runs of pixels, and a prefix code for each channel.
/// Pure. Source: RFC 9649 §2.6 (the file) and §3 (the bits).
final class WebpWriter {
  private static final byte SIGNATURE = 0x2f;
  private static final int SUBTRACT_GREEN = 2;

  private static final int LONGEST_CODE = 15;
  private static final int LENGTH_CODES = 24;
  private static final int DISTANCE_CODES = 40;

  /// Distances up to this stand for places near the pixel (§3.6.2.2), which are not used.
  private static final int NEAR_PLACES = 120;

  private static final int SHORTEST_RUN = 3;
  private static final int LONGEST_RUN = 4096;
  private static final int MOST_DISTANCE = (1 << 20) - NEAR_PLACES;
  private static final int HASH_BITS = 16;

  /// In which order the lengths of the code of code lengths come (§3.7.2.1.2).
  private static final int[] CODE_LENGTH_ORDER = {
    17, 18, 0, 1, 2, 3, 4, 5, 16, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15
  };

  private static final int REPEATED_ZERO = 17;
  private static final int REPEATED_ZERO_LONG = 18;
  private static final int CODE_LENGTHS = 19;

  private final int width;
  private final int[] pixels;
  private boolean opaque = true;

  /// The picture as it is written: a pixel, or a length with the distance that follows it.
  private int[] tokens = new int[1 << 16];

  private boolean[] isRun = new boolean[1 << 16];
  private int tokenCount;

  private WebpWriter(Picture picture) {
    width = picture.width();
    pixels = new int[width * picture.height()];
    for (int i = 0; i < pixels.length; i++) {
      int pixel = straight(picture.pixel(i % width, i / width));
      opaque &= pixel >>> 24 == 0xff;
      pixels[i] = withoutGreen(pixel);
    }
  }

  static byte[] encode(Picture picture) {
    WebpWriter writer = new WebpWriter(picture);
    byte[] bits = writer.bits(picture.height());
    int padded = bits.length + (bits.length & 1);
    ByteBuffer file = ByteBuffer.allocate(20 + padded).order(ByteOrder.LITTLE_ENDIAN);
    file.put(ascii("RIFF")).putInt(12 + padded).put(ascii("WEBP"));
    file.put(ascii("VP8L")).putInt(bits.length).put(bits);
    return file.array();
  }

  private static byte[] ascii(String name) {
    return name.getBytes(StandardCharsets.US_ASCII);
  }

  /// WebP is not premultiplied.
  private static int straight(int pixel) {
    int alpha = pixel >>> 24;
    if (alpha == 0xff || alpha == 0) {
      return alpha == 0 ? 0 : pixel;
    }
    int red = Math.min(255, ((pixel >> 16 & 0xff) * 255 + alpha / 2) / alpha);
    int green = Math.min(255, ((pixel >> 8 & 0xff) * 255 + alpha / 2) / alpha);
    int blue = Math.min(255, ((pixel & 0xff) * 255 + alpha / 2) / alpha);
    return alpha << 24 | red << 16 | green << 8 | blue;
  }

  /// §3.5.3: red and blue are told as what they differ from green.
  private static int withoutGreen(int pixel) {
    int green = pixel >> 8 & 0xff;
    int red = (pixel >> 16) - green & 0xff;
    int blue = pixel - green & 0xff;
    return pixel & 0xff00ff00 | red << 16 | blue;
  }

  private byte[] bits(int height) {
    BitWriter out = new BitWriter();
    out.bits(SIGNATURE, 8);
    out.bits(width - 1, 14);
    out.bits(height - 1, 14);
    out.bits(opaque ? 0 : 1, 1);
    out.bits(0, 3); // the version
    out.bits(1, 1); // a transform
    out.bits(SUBTRACT_GREEN, 2);
    out.bits(0, 1); // no further one
    out.bits(0, 1); // no colour cache
    out.bits(0, 1); // the same codes in the whole picture
    findRuns();
    writeTokens(out);
    return out.finish();
  }

  private void findRuns() {
    int[] seen = new int[1 << HASH_BITS];
    Arrays.fill(seen, -1);
    int at = 0;
    while (at < pixels.length) {
      int best = 0;
      int distance = 0;
      int hash = at + 1 < pixels.length ? hash(at) : 0;
      for (int back : new int[] {1, width, at - seen[hash]}) {
        int length = back > at || back > MOST_DISTANCE ? 0 : matching(at, back);
        if (length > best) {
          best = length;
          distance = back;
        }
      }
      int step = best < SHORTEST_RUN ? 1 : best;
      if (best < SHORTEST_RUN) {
        add(pixels[at], false);
      } else {
        add(best, true);
        add(distance + NEAR_PLACES, true);
      }
      for (int end = at + step; at < end; at++) {
        if (at + 1 < pixels.length) {
          seen[hash(at)] = at;
        }
      }
    }
  }

  private int hash(int at) {
    return (pixels[at] * 0x1e35a7bd + pixels[at + 1] * 0x27d4eb2f) >>> (32 - HASH_BITS);
  }

  private int matching(int at, int back) {
    int most = Math.min(LONGEST_RUN, pixels.length - at);
    int length = 0;
    while (length < most && pixels[at + length] == pixels[at + length - back]) {
      length++;
    }
    return length;
  }

  private void add(int token, boolean run) {
    if (tokenCount == tokens.length) {
      tokens = Arrays.copyOf(tokens, 2 * tokenCount);
      isRun = Arrays.copyOf(isRun, 2 * tokenCount);
    }
    isRun[tokenCount] = run;
    tokens[tokenCount++] = token;
  }

  private void writeTokens(BitWriter out) {
    int[][] counts = {
      new int[256 + LENGTH_CODES], new int[256], new int[256], new int[256], new int[DISTANCE_CODES]
    };
    for (int i = 0; i < tokenCount; i++) {
      int token = tokens[i];
      if (isRun[i]) {
        counts[0][256 + prefix(token)]++;
        counts[4][prefix(tokens[++i])]++;
      } else {
        counts[0][token >> 8 & 0xff]++;
        counts[1][token >> 16 & 0xff]++;
        counts[2][token & 0xff]++;
        counts[3][token >>> 24]++;
      }
    }
    PrefixCode[] codes = new PrefixCode[counts.length];
    for (int i = 0; i < counts.length; i++) {
      codes[i] = PrefixCode.of(counts[i], LONGEST_CODE);
      writeCode(codes[i], out);
    }
    for (int i = 0; i < tokenCount; i++) {
      int token = tokens[i];
      if (isRun[i]) {
        codes[0].write(256 + prefix(token), out);
        writeExtra(token, out);
        int distance = tokens[++i];
        codes[4].write(prefix(distance), out);
        writeExtra(distance, out);
      } else {
        codes[0].write(token >> 8 & 0xff, out);
        codes[1].write(token >> 16 & 0xff, out);
        codes[2].write(token & 0xff, out);
        codes[3].write(token >>> 24, out);
      }
    }
  }

  /// §3.6.2.2: which prefix a length or a distance has.
  private static int prefix(int value) {
    int rest = value - 1;
    if (rest < 4) {
      return rest;
    }
    int high = 31 - Integer.numberOfLeadingZeros(rest);
    return 2 * high + (rest >> (high - 1) & 1);
  }

  /// The bits that follow the prefix.
  private static void writeExtra(int value, BitWriter out) {
    int prefix = prefix(value);
    if (prefix >= 4) {
      out.bits(value - 1, (prefix - 2) >> 1);
    }
  }

  private static void writeCode(PrefixCode code, BitWriter out) {
    int only = code.only();
    if (only >= 0 && only < 256) { // §3.7.2.1.1
      out.bits(1, 1);
      out.bits(0, 1); // one symbol
      out.bits(1, 1); // of eight bits
      out.bits(only, 8);
      return;
    }
    out.bits(0, 1);
    int[] symbols = new int[code.lengths.length];
    int[] extra = new int[code.lengths.length];
    int count = 0;
    for (int i = 0; i < code.lengths.length; ) {
      int zeros = 0;
      while (i + zeros < code.lengths.length && code.lengths[i + zeros] == 0 && zeros < 138) {
        zeros++;
      }
      if (zeros >= 3) {
        symbols[count] = zeros <= 10 ? REPEATED_ZERO : REPEATED_ZERO_LONG;
        extra[count++] = zeros <= 10 ? zeros - 3 : zeros - 11;
        i += zeros;
      } else {
        symbols[count++] = code.lengths[i++];
      }
    }
    int[] counts = new int[CODE_LENGTHS];
    for (int i = 0; i < count; i++) {
      counts[symbols[i]]++;
    }
    PrefixCode lengths = PrefixCode.of(counts, 7);
    out.bits(CODE_LENGTHS - 4, 4);
    for (int symbol : CODE_LENGTH_ORDER) {
      out.bits(lengths.lengths[symbol], 3);
    }
    out.bits(0, 1); // lengths of all symbols follow
    for (int i = 0; i < count; i++) {
      lengths.write(symbols[i], out);
      if (symbols[i] == REPEATED_ZERO) {
        out.bits(extra[i], 3);
      } else if (symbols[i] == REPEATED_ZERO_LONG) {
        out.bits(extra[i], 7);
      }
    }
  }
}
