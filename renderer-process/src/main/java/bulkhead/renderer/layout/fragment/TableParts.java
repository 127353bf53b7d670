package bulkhead.renderer.layout.fragment;

import java.util.List;

/// What a table's fragment has beyond its box: where the table itself is between its captions, and
/// the collapsed borders.
///
/// @param top of the table's border box, below the fragment's top
/// @param height of the table's border box
public record TableParts(float top, float height, List<BorderLine> borders) {
  public TableParts {
    borders = List.copyOf(borders);
  }
}
