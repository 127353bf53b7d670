package bulkhead.gpu.frame;

/// Width and height in device pixels, neither negative.
public record PixelSize(int width, int height) {
  public PixelSize {
    if (width < 0 || height < 0) {
      throw new IllegalArgumentException("size " + width + " x " + height);
    }
  }

  public boolean isEmpty() {
    return width == 0 || height == 0;
  }

  public PixelRect bounds() {
    return new PixelRect(0, 0, width, height);
  }
}
