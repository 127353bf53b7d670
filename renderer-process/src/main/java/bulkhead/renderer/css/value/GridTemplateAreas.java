package bulkhead.renderer.css.value;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Computed `grid-template-areas` (css-grid-2 §7.3).
///
/// @param rows one list of cell names a row, all of one length; `.` for a cell without a name
/// @param areas where each name is, in lines counted from 0
public record GridTemplateAreas(List<List<String>> rows, Map<String, Area> areas) {
  public static final GridTemplateAreas NONE = new GridTemplateAreas(List.of(), Map.of());

  /// The lines around an area, counted from 0.
  public record Area(int rowStart, int rowEnd, int columnStart, int columnEnd) {}

  /// @return null where a name's cells are no rectangle or rows differ in length
  public static @Nullable GridTemplateAreas of(List<List<String>> rows) {
    Map<String, Area> areas = new LinkedHashMap<>();
    int columns = rows.getFirst().size();
    for (int r = 0; r < rows.size(); r++) {
      List<String> row = rows.get(r);
      if (row.size() != columns) {
        return null;
      }
      for (int c = 0; c < columns; c++) {
        String name = row.get(c);
        if (name.equals(".")) {
          continue;
        }
        Area known = areas.get(name);
        if (known == null) {
          int endColumn = c;
          while (endColumn < columns && row.get(endColumn).equals(name)) {
            endColumn++;
          }
          int endRow = r;
          while (endRow < rows.size()
              && c < rows.get(endRow).size()
              && rows.get(endRow).get(c).equals(name)) {
            endRow++;
          }
          areas.put(name, new Area(r, endRow, c, endColumn));
        } else if (r >= known.rowEnd || c < known.columnStart || c >= known.columnEnd) {
          return null;
        }
      }
    }
    for (Map.Entry<String, Area> each : areas.entrySet()) {
      Area area = each.getValue();
      for (int r = area.rowStart; r < area.rowEnd; r++) {
        for (int c = area.columnStart; c < area.columnEnd; c++) {
          if (!rows.get(r).get(c).equals(each.getKey())) {
            return null;
          }
        }
      }
    }
    return new GridTemplateAreas(List.copyOf(rows), Map.copyOf(areas));
  }

  public int rowCount() {
    return rows.size();
  }

  public int columnCount() {
    return rows.isEmpty() ? 0 : rows.getFirst().size();
  }

  @Override
  public String toString() {
    if (rows.isEmpty()) {
      return "none";
    }
    StringBuilder text = new StringBuilder();
    for (List<String> row : rows) {
      text.append(text.isEmpty() ? "\"" : " \"").append(String.join(" ", row)).append('"');
    }
    return text.toString();
  }
}
