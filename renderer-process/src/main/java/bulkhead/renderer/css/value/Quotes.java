package bulkhead.renderer.css.value;

import java.util.List;

/// Computed `quotes`: open and close marks, outermost pair first; [#AUTO] goes by the language.
/// The marks of [#AUTO] itself are those of languages that have no others.
public record Quotes(List<String> marks) {
  public static final Quotes NONE = new Quotes(List.of());
  public static final Quotes AUTO = new Quotes(List.of("\u201c", "\u201d", "\u2018", "\u2019"));

  public Quotes {
    marks = List.copyOf(marks);
  }

  /// The opening mark at this depth (0 outermost); the innermost pair serves for all deeper ones.
  public String open(int depth) {
    return marks.isEmpty() ? "" : marks.get(2 * Math.min(Math.max(depth, 0), marks.size() / 2 - 1));
  }

  /// The closing mark at this depth.
  public String close(int depth) {
    return marks.isEmpty()
        ? ""
        : marks.get(2 * Math.min(Math.max(depth, 0), marks.size() / 2 - 1) + 1);
  }

  @Override
  public String toString() {
    if (marks.isEmpty()) {
      return "none";
    }
    if (this == AUTO) {
      return "auto";
    }
    StringBuilder out = new StringBuilder();
    for (String mark : marks) {
      out.append(out.isEmpty() ? "\"" : " \"").append(mark).append('"');
    }
    return out.toString();
  }
}
