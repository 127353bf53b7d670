package bulkhead.renderer.layout.fragment;

import bulkhead.renderer.layout.tree.ElementBox;
import io.github.humbleui.types.Rect;
import java.util.List;

/// What a table's fragment has beyond its box: where the table itself is between its captions, and
/// the collapsed borders.
///
/// @param left of the table's border box in the fragment; `top`, `width`, `height` likewise
/// @param columns column groups, then columns, with a background of their own
public record TableParts(
    float left,
    float top,
    float width,
    float height,
    List<BorderLine> borders,
    List<Column> columns) {
  /// A column or a group of them. Coordinates are the table fragment's.
  ///
  /// @param area of the whole column
  /// @param cells that begin in it: only there is its background to be seen
  public record Column(ElementBox box, Rect area, List<Rect> cells) {
    public Column {
      cells = List.copyOf(cells);
    }
  }

  public TableParts {
    borders = List.copyOf(borders);
    columns = List.copyOf(columns);
  }
}
