package bulkhead.renderer.css.value;

import java.util.List;

/// Computed `grid-template-columns` or `-rows`: the explicit tracks and the names of the lines
/// between them (css-grid-2 §7.2).
///
/// @param subgrid whether the tracks are the parent grid's; `entries` are then only names
public record GridTemplate(boolean subgrid, List<Entry> entries) {
  public static final GridTemplate NONE = new GridTemplate(false, List.of());

  public GridTemplate {
    entries = List.copyOf(entries);
  }

  /// A part of a track list.
  public sealed interface Entry {}

  /// `[name name]`.
  public record LineNames(List<String> names) implements Entry {
    public LineNames {
      names = List.copyOf(names);
    }

    @Override
    public String toString() {
      return "[" + String.join(" ", names) + "]";
    }
  }

  /// One track.
  public record Track(TrackSize size) implements Entry {
    @Override
    public String toString() {
      return size.toString();
    }
  }

  /// `repeat(count, entries)`.
  ///
  /// @param count how often, or [#AUTO_FILL] or [#AUTO_FIT]
  public record Repeat(int count, List<Entry> entries) implements Entry {
    public static final int AUTO_FILL = -1;
    public static final int AUTO_FIT = -2;

    public Repeat {
      entries = List.copyOf(entries);
    }

    public boolean isAutomatic() {
      return count < 0;
    }

    @Override
    public String toString() {
      String times =
          switch (count) {
            case AUTO_FILL -> "auto-fill";
            case AUTO_FIT -> "auto-fit";
            default -> Integer.toString(count);
          };
      return "repeat(" + times + ", " + join(entries) + ")";
    }
  }

  private static String join(List<Entry> entries) {
    StringBuilder text = new StringBuilder();
    for (Entry entry : entries) {
      text.append(text.isEmpty() ? "" : " ").append(entry);
    }
    return text.toString();
  }

  @Override
  public String toString() {
    if (subgrid) {
      return entries.isEmpty() ? "subgrid" : "subgrid " + join(entries);
    }
    return entries.isEmpty() ? "none" : join(entries);
  }
}
