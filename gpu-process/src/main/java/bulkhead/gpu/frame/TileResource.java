package bulkhead.gpu.frame;

/// Pixels in a client's arena: BGRA, 8 bit each, premultiplied, top row first. They do not change
/// while the GPU process holds the resource.
///
/// @param id never used twice by its client
/// @param offset bytes from the arena's start
/// @param stride bytes a row
/// @param opaque every pixel's alpha is 255
public record TileResource(
    long id, long offset, int stride, int width, int height, boolean opaque) {

  /// One past the last byte that is read.
  public long end() {
    return offset + (long) stride * (height - 1) + 4L * width;
  }
}
