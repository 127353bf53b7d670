package bulkhead.browser.devtools;

import bulkhead.browser.image.Picture;
import bulkhead.devtools.ProtocolError;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// How somebody sees a page whose sight lacks something: `Emulation.setEmulatedVisionDeficiency`.
/// Colours are changed in linear light, as filters of pages do. Safe from any thread.
enum VisionDeficiency {
  NONE(new double[0], 0),
  BLURRED_VISION(new double[0], 0),
  REDUCED_CONTRAST(new double[] {1, 0, 0, 0, 1, 0, 0, 0, 1}, 0.5),
  ACHROMATOPSIA(new double[] {0.213, 0.715, 0.072, 0.213, 0.715, 0.072, 0.213, 0.715, 0.072}, 0),
  // G. M. Machado and others, A Physiologically-based Model for Simulation of Color Vision
  // Deficiency (2009), severity 1.
  DEUTERANOPIA(
      new double[] {
        0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881
      },
      0),
  PROTANOPIA(
      new double[] {
        0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998
      },
      0),
  TRITANOPIA(
      new double[] {
        1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.303900
      },
      0);

  private static final double BLUR_DEVIATION = 2;
  private static final int BLUR_REACH = 6;
  private static final float[] LINEAR = new float[256];

  static {
    for (int i = 0; i < LINEAR.length; i++) {
      double c = i / 255.0;
      LINEAR[i] = (float) (c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4));
    }
  }

  private final double[] matrix;
  private final double offset;

  /// @param matrix of red, green and blue, by rows; empty for none
  /// @param offset added to each of them
  VisionDeficiency(double[] matrix, double offset) {
    this.matrix = matrix;
    this.offset = offset;
  }

  static VisionDeficiency of(String type) throws ProtocolError {
    return switch (type) {
      case "none" -> NONE;
      case "blurredVision" -> BLURRED_VISION;
      case "reducedContrast" -> REDUCED_CONTRAST;
      case "achromatopsia" -> ACHROMATOPSIA;
      case "deuteranopia" -> DEUTERANOPIA;
      case "protanopia" -> PROTANOPIA;
      case "tritanopia" -> TRITANOPIA;
      default -> throw ProtocolError.refused("Unknown vision deficiency type");
    };
  }

  Picture seen(Picture picture) {
    return switch (this) {
      case NONE -> picture;
      case BLURRED_VISION -> blurred(picture);
      case REDUCED_CONTRAST, ACHROMATOPSIA, DEUTERANOPIA, PROTANOPIA, TRITANOPIA ->
          recoloured(picture);
    };
  }

  private Picture recoloured(Picture picture) {
    int count = picture.width() * picture.height();
    MemorySegment pixels = MemorySegment.ofArray(new byte[4 * count]);
    for (int i = 0; i < count; i++) {
      int pixel = picture.pixel(i % picture.width(), i / picture.width());
      int alpha = pixel >>> 24;
      if (alpha == 0) {
        continue;
      }
      double red = LINEAR[Math.min(255, (pixel >> 16 & 255) * 255 / alpha)];
      double green = LINEAR[Math.min(255, (pixel >> 8 & 255) * 255 / alpha)];
      double blue = LINEAR[Math.min(255, (pixel & 255) * 255 / alpha)];
      int out = alpha << 24;
      for (int row = 0; row < 3; row++) {
        double linear =
            offset
                + matrix[3 * row] * red
                + matrix[3 * row + 1] * green
                + matrix[3 * row + 2] * blue;
        out |= Math.round(encoded(linear) * alpha / 255f) << 16 - 8 * row;
      }
      pixels.set(ValueLayout.JAVA_INT_UNALIGNED, 4L * i, out);
    }
    return Picture.of(pixels, picture.width(), picture.height());
  }

  /// From linear light to 0 to 255.
  private static int encoded(double linear) {
    double c = Math.clamp(linear, 0, 1);
    return (int)
        Math.round(255 * (c <= 0.0031308 ? c * 12.92 : 1.055 * Math.pow(c, 1 / 2.4) - 0.055));
  }

  /// Across and then down.
  private static Picture blurred(Picture picture) {
    int width = picture.width();
    int height = picture.height();
    float[] across = new float[4 * width * height];
    float[] down = new float[across.length];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int pixel = picture.pixel(x, y);
        int at = 4 * (y * width + x);
        down[at] = (pixel >>> 24) / 255f;
        for (int c = 0; c < 3; c++) {
          down[at + 1 + c] = LINEAR[pixel >> 16 - 8 * c & 255];
        }
      }
    }
    blur(down, across, width, height, 1, 0);
    blur(across, down, width, height, 0, 1);
    MemorySegment pixels = MemorySegment.ofArray(new byte[4 * width * height]);
    for (int i = 0; i < width * height; i++) {
      int pixel = Math.round(down[4 * i] * 255) << 24;
      for (int c = 0; c < 3; c++) {
        pixel |= encoded(down[4 * i + 1 + c]) << 16 - 8 * c;
      }
      pixels.set(ValueLayout.JAVA_INT_UNALIGNED, 4L * i, pixel);
    }
    return Picture.of(pixels, width, height);
  }

  private static void blur(float[] from, float[] to, int width, int height, int dx, int dy) {
    float[] weights = new float[2 * BLUR_REACH + 1];
    float sum = 0;
    for (int i = 0; i < weights.length; i++) {
      double distance = (i - BLUR_REACH) / BLUR_DEVIATION;
      weights[i] = (float) Math.exp(-distance * distance / 2);
      sum += weights[i];
    }
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        for (int c = 0; c < 4; c++) {
          float total = 0;
          for (int i = 0; i < weights.length; i++) {
            int fromX = Math.clamp(x + dx * (i - BLUR_REACH), 0, width - 1);
            int fromY = Math.clamp(y + dy * (i - BLUR_REACH), 0, height - 1);
            total += weights[i] * from[4 * (fromY * width + fromX) + c];
          }
          to[4 * (y * width + x) + c] = total / sum;
        }
      }
    }
  }
}
