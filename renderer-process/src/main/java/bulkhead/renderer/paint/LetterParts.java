package bulkhead.renderer.paint;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Cuts a text fragment into parts of one look each, where some of it is marked. Each part shows
/// its piece of the same glyphs, so that marking moves none. Pure.
final class LetterParts {
  /// Sums of advances may differ by so much from where a fragment ends.
  private static final float TOLERANCE = 1f / 32;

  private LetterParts() {}

  /// @param left from where the fragment begins, along its line
  /// @param look null for text that is not marked
  /// @param whole there is no other part: nothing need be cut off
  record Part(float left, float right, Highlights.@Nullable Look look, boolean whole) {}

  /// @param reach how far glyphs may reach out of the fragment
  static List<Part> of(float width, float reach, List<Highlights.Mark> marks) {
    if (marks.isEmpty()) {
      return List.of(new Part(-reach, width + reach, null, true));
    }
    List<Highlights.Mark> sorted = new ArrayList<>(marks);
    sorted.sort(Comparator.comparingDouble(Highlights.Mark::left));
    List<Part> parts = new ArrayList<>();
    float at = -reach;
    for (Highlights.Mark mark : sorted) {
      if (mark.left() > TOLERANCE) {
        add(parts, at, mark.left(), null);
        at = mark.left();
      }
      float to = mark.right() >= width - TOLERANCE ? width + reach : mark.right();
      add(parts, at, to, mark.look());
      at = Math.max(at, to);
    }
    if (at < width) {
      add(parts, at, width + reach, null);
    }
    if (parts.size() == 1) {
      Part only = parts.getFirst();
      return List.of(new Part(only.left, only.right, only.look, true));
    }
    return parts;
  }

  private static void add(
      List<Part> parts, float left, float right, Highlights.@Nullable Look look) {
    if (right > left) {
      parts.add(new Part(left, right, look, false));
    }
  }
}
