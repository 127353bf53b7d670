package bulkhead.renderer.paint;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Cuts a text fragment into parts of one colour each, where some of it is marked. Each part shows
/// its piece of the same glyphs, so that marking moves none. Pure.
final class LetterParts {
  private LetterParts() {}

  /// @param left from the fragment's left edge
  /// @param whole there is no other part: nothing need be cut off
  record Part(float left, float right, int argb, boolean whole) {}

  /// @param reach how far glyphs may reach out of the fragment
  static List<Part> of(float width, float reach, int argb, List<Highlights.Mark> marks) {
    if (marks.isEmpty()) {
      return List.of(new Part(-reach, width + reach, argb, true));
    }
    List<Highlights.Mark> sorted = new ArrayList<>(marks);
    sorted.sort(Comparator.comparingDouble(Highlights.Mark::left));
    List<Part> parts = new ArrayList<>();
    float at = -reach;
    for (Highlights.Mark mark : sorted) {
      if (mark.left() > 0) {
        add(parts, at, mark.left(), argb);
        at = mark.left();
      }
      float to = mark.right() >= width ? width + reach : mark.right();
      add(parts, at, to, mark.textArgb() == 0 ? argb : mark.textArgb());
      at = Math.max(at, to);
    }
    if (at < width) {
      add(parts, at, width + reach, argb);
    }
    if (parts.size() == 1) {
      Part only = parts.getFirst();
      return List.of(new Part(only.left, only.right, only.argb, true));
    }
    return parts;
  }

  private static void add(List<Part> parts, float left, float right, int argb) {
    if (right > left) {
      parts.add(new Part(left, right, argb, false));
    }
  }
}
