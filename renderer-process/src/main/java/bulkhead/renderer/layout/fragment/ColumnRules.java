package bulkhead.renderer.layout.fragment;

import java.util.List;

/// The lines between the columns of a multi-column container or the frames of a frameset.
public record ColumnRules(List<BorderLine> lines) {
  public ColumnRules {
    lines = List.copyOf(lines);
  }
}
