package bulkhead.renderer;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Pages of this process whose scripts can reach each other, because one opened the other (HTML
/// §7.3.2 "browsing context group"). Thread: `RendererMain`.
final class RelatedPages {
  private final List<LocalPage> pages = new ArrayList<>();

  void add(LocalPage page) {
    if (!pages.contains(page)) {
      pages.add(page);
    }
  }

  void remove(LocalPage page) {
    pages.remove(page);
  }

  /// HTML §7.3.1.7: the frame of that name, of this page rather than of another.
  @Nullable LocalFrame named(LocalPage from, String name) {
    for (LocalFrame frame : from.frames()) {
      if (name.equals(frame.name())) {
        return frame;
      }
    }
    for (LocalPage page : pages) {
      if (page == from) {
        continue;
      }
      for (LocalFrame frame : page.frames()) {
        if (name.equals(frame.name())) {
          return frame;
        }
      }
    }
    return null;
  }
}
