package bulkhead.renderer;

import java.util.Arrays;

/// What PNG files say about their colours, read as browsers do. Stateless.
final class PngColors {
  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
  private static final int HEAD = 8;
  private static final int CHECKSUM = 4;

  private PngColors() {}

  /// The file without its `gAMA` chunk if that is all that it says about colours: a gamma alone
  /// does not define a colour space, and such pictures mean sRGB (as in Chromium, which wants
  /// `cHRM` too). Anything else comes back as it is.
  static byte[] withoutLoneGamma(byte[] file) {
    if (file.length < SIGNATURE.length
        || !Arrays.equals(file, 0, SIGNATURE.length, SIGNATURE, 0, SIGNATURE.length)) {
      return file;
    }
    int gamma = -1;
    int gammaEnd = -1;
    long at = SIGNATURE.length;
    while (at + HEAD + CHECKSUM <= file.length) {
      int start = (int) at;
      long end = at + HEAD + (number(file, start) & 0xffffffffL) + CHECKSUM;
      if (end > file.length) {
        break;
      }
      switch (number(file, start + 4)) {
        case 0x67414d41 -> { // gAMA
          gamma = start;
          gammaEnd = (int) end;
        }
        case 0x6348524d, 0x73524742, 0x69434350, 0x63494350 -> { // cHRM, sRGB, iCCP, cICP
          return file;
        }
        case 0x49444154 -> { // IDAT: the pixels
          at = file.length;
        }
        default -> {}
      }
      at = Math.max(at, end);
    }
    if (gamma < 0) {
      return file;
    }
    byte[] out = new byte[file.length - (gammaEnd - gamma)];
    System.arraycopy(file, 0, out, 0, gamma);
    System.arraycopy(file, gammaEnd, out, gamma, file.length - gammaEnd);
    return out;
  }

  private static int number(byte[] file, int at) {
    return (file[at] & 0xff) << 24
        | (file[at + 1] & 0xff) << 16
        | (file[at + 2] & 0xff) << 8
        | file[at + 3] & 0xff;
  }
}
