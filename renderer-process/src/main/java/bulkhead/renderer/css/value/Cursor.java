package bulkhead.renderer.css.value;

import java.util.List;

/// Computed `cursor`: images to try in order, and the keyword that ends the list.
public record Cursor(List<CursorImage> images, CursorKind kind) {
  public static final Cursor AUTO = new Cursor(List.of(), CursorKind.AUTO);

  public Cursor {
    images = List.copyOf(images);
  }

  /// One image; the hot spot in px, or -1 when the image says it.
  public record CursorImage(Image image, float hotX, float hotY) {}

  @Override
  public String toString() {
    StringBuilder out = new StringBuilder();
    for (CursorImage each : images) {
      out.append(each.image()).append(", ");
    }
    return out.append(kind.css()).toString();
  }
}
