package bulkhead.plugin.pdf;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Drawn pieces of pages, the least recently used given up first when they pass a budget. Thread:
/// `PluginMain`.
final class PageCache {
  private final long budgetBytes;
  private final LinkedHashMap<Piece, Drawing> drawings = new LinkedHashMap<>(16, 0.75f, true);
  private long bytes;

  /// What became of a piece.
  sealed interface Drawing {
    record Picture(BufferedImage image) implements Drawing {}

    record Failure(String reason) implements Drawing {}
  }

  PageCache(long budgetBytes) {
    this.budgetBytes = budgetBytes;
  }

  long budgetBytes() {
    return budgetBytes;
  }

  long bytes() {
    return bytes;
  }

  @Nullable Drawing get(Piece piece) {
    return drawings.get(piece);
  }

  /// Pictures of this page at other sizes than this, to be seen stretched until the right one is
  /// there.
  List<Map.Entry<Piece, Drawing.Picture>> otherSizes(int page, int pageWidth, int pageHeight) {
    List<Map.Entry<Piece, Drawing.Picture>> found = new ArrayList<>();
    drawings.forEach(
        (piece, drawing) -> {
          if (piece.page() == page
              && (piece.pageWidth() != pageWidth || piece.pageHeight() != pageHeight)
              && drawing instanceof Drawing.Picture picture) {
            found.add(Map.entry(piece, picture));
          }
        });
    return found;
  }

  /// Adds a piece, then gives up old ones beyond the budget, but none of `keep`.
  void put(Piece piece, Drawing drawing, Set<Piece> keep) {
    Drawing before = drawings.put(piece, drawing);
    bytes += cost(piece, drawing) - (before == null ? 0 : cost(piece, before));
    Iterator<Map.Entry<Piece, Drawing>> oldest = drawings.entrySet().iterator();
    while (bytes > budgetBytes && oldest.hasNext()) {
      Map.Entry<Piece, Drawing> entry = oldest.next();
      if (!keep.contains(entry.getKey())) {
        bytes -= cost(entry.getKey(), entry.getValue());
        oldest.remove();
      }
    }
  }

  private static long cost(Piece piece, Drawing drawing) {
    return switch (drawing) {
      case Drawing.Picture _ -> piece.bytes();
      case Drawing.Failure _ -> 0;
    };
  }
}
