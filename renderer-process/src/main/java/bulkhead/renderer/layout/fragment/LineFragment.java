package bulkhead.renderer.layout.fragment;

import java.util.List;

/// A line box: text, inline boxes and atomic inlines. `children` are relative to the line box's top
/// left.
///
/// @param baseline below the top edge
/// @param hanging how wide the spaces are that hang at its right, or, negative, at its left: nobody
///     scrolls to them (CSS Text 3 §4.1.3)
/// @param children what is seen
/// @param whole what the line holds, which is more where an ellipsis stands for its end: scripts
///     measure that, and it can be scrolled to
public record LineFragment(
    float width,
    float height,
    float baseline,
    float hanging,
    List<Child> children,
    List<Child> whole)
    implements Fragment {
  public LineFragment {
    boolean same = children == whole;
    children = List.copyOf(children);
    whole = same ? children : List.copyOf(whole);
  }

  public LineFragment(float width, float height, float baseline, List<Child> children) {
    this(width, height, baseline, 0, children, children);
  }
}
