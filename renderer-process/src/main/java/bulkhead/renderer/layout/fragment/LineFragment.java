package bulkhead.renderer.layout.fragment;

import java.util.List;

/// A line box: text, inline boxes and atomic inlines. `children` are relative to the line box's top
/// left.
///
/// @param baseline below the top edge
public record LineFragment(float width, float height, float baseline, List<Child> children)
    implements Fragment {
  public LineFragment {
    children = List.copyOf(children);
  }
}
