package bulkhead.renderer.print;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Which pages are printed, as people write it: `1-3, 5`, `2-`.
public final class PageRanges {
  private PageRanges() {}

  /// What is wrong with a list of pages; the message is the one that Chromium gives.
  public static final class Malformed extends Exception {
    private static final long serialVersionUID = 1L;

    Malformed(String message) {
      super(message);
    }
  }

  /// The pages, from 0 on, in order.
  ///
  /// @param ranges empty for all pages
  /// @param count how many pages there are
  /// @throws Malformed if it cannot be read, or names no page that there is
  public static List<Integer> of(String ranges, int count) throws Malformed {
    boolean[] wanted = new boolean[count];
    if (ranges.isBlank()) {
      Arrays.fill(wanted, true);
    } else {
      for (String range : ranges.split(",", -1)) {
        add(range.strip(), wanted);
      }
    }
    List<Integer> pages = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      if (wanted[i]) {
        pages.add(i);
      }
    }
    if (pages.isEmpty()) {
      throw new Malformed("Page range exceeds page count");
    }
    return pages;
  }

  private static void add(String range, boolean[] wanted) throws Malformed {
    String[] ends = range.split("-", -1);
    try {
      int first = ends[0].isBlank() ? 1 : Integer.parseInt(ends[0].strip());
      int last =
          ends.length < 2
              ? first
              : ends[1].isBlank() ? wanted.length : Integer.parseInt(ends[1].strip());
      if (range.isEmpty() || ends.length > 2 || first < 1 || last < 1) {
        throw new Malformed("Page range syntax error");
      }
      if (last < first && !ends[ends.length - 1].isBlank()) {
        throw new Malformed("Page range is invalid (start > end)");
      }
      for (int i = first; i <= Math.min(last, wanted.length); i++) {
        wanted[i - 1] = true;
      }
    } catch (NumberFormatException e) {
      throw new Malformed("Page range syntax error");
    }
  }
}
