package bulkhead.renderer.layout.fragment;

/// How far a ruby column reaches beside its base's baseline, and beside what is around it.
///
/// @param over from the baseline to the end of the em boxes on the over side, annotations included
/// @param under the same on the under side
/// @param away between the baselines of base and annotation
/// @param annotatedOver whether the annotation is on the over side
/// @param startOverhang how far text before the column may lie under the annotation
/// @param endOverhang how far text behind it may
/// @param onlySpaces whether of the text only spaces may
/// @param fontSize of the base: letters of a larger font do not lie under the annotation
public record RubyExtents(
    float over,
    float under,
    float away,
    boolean annotatedOver,
    float startOverhang,
    float endOverhang,
    boolean onlySpaces,
    float fontSize) {

  /// The column with its annotation further away: in one line all are at the same level (CSS Ruby 1
  /// §3.4).
  ///
  /// @param up whether that is nearer to the column's top
  public static BoxFragment moved(BoxFragment column, float away, boolean up) {
    if (!(column.extra() instanceof RubyExtents own) || own.away >= away) {
      return column;
    }
    float by = away - own.away;
    BoxFragment.Builder builder = column.toBuilder();
    builder.moveChildren(1, 0, up ? -by : by);
    builder.extra =
        new RubyExtents(
            own.annotatedOver ? own.over + by : own.over,
            own.annotatedOver ? own.under : own.under + by,
            away,
            own.annotatedOver,
            own.startOverhang,
            own.endOverhang,
            own.onlySpaces,
            own.fontSize);
    return builder.build();
  }
}
