package bulkhead.renderer.animation;

import bulkhead.renderer.css.value.GridTemplate;
import bulkhead.renderer.css.value.GridTemplate.Entry;
import bulkhead.renderer.css.value.GridTemplate.LineNames;
import bulkhead.renderer.css.value.GridTemplate.Repeat;
import bulkhead.renderer.css.value.GridTemplate.Track;
import bulkhead.renderer.css.value.TrackBreadth;
import bulkhead.renderer.css.value.TrackSize;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `grid-template-columns` and `-rows` (css-grid-2 §7.2.5): track by track where both lists have as
/// many, repeated ones as often. The names of the lines are those of the nearer side.
final class GridTemplateInterpolation {
  private GridTemplateInterpolation() {}

  /// Null where one side becomes the other at once.
  static @Nullable GridTemplate between(GridTemplate from, GridTemplate to, double progress) {
    if (from.subgrid() || to.subgrid()) {
      return null;
    }
    List<Entry> entries = entries(from.entries(), to.entries(), progress);
    return entries == null || entries.isEmpty() ? null : new GridTemplate(false, entries);
  }

  private static @Nullable List<Entry> entries(List<Entry> from, List<Entry> to, double progress) {
    List<Entry> a = withoutNames(from);
    List<Entry> b = withoutNames(to);
    if (a.size() != b.size()) {
      return null;
    }
    List<Entry> mixed = new ArrayList<>();
    for (int i = 0; i < a.size(); i++) {
      Entry entry = entry(a.get(i), b.get(i), progress);
      if (entry == null) {
        return null;
      }
      mixed.add(entry);
    }
    List<Entry> named = new ArrayList<>();
    int next = 0;
    for (Entry each : progress < 0.5 ? from : to) {
      named.add(each instanceof LineNames ? each : mixed.get(next++));
    }
    return named;
  }

  private static List<Entry> withoutNames(List<Entry> entries) {
    return entries.stream().filter(each -> !(each instanceof LineNames)).toList();
  }

  private static @Nullable Entry entry(Entry from, Entry to, double progress) {
    if (from instanceof Track(TrackSize a) && to instanceof Track(TrackSize b)) {
      return new Track(size(a, b, progress));
    }
    if (from instanceof Repeat a
        && to instanceof Repeat b
        && a.count() == b.count()
        && !a.isAutomatic()) {
      List<Entry> inside = entries(a.entries(), b.entries(), progress);
      return inside == null ? null : new Repeat(a.count(), inside);
    }
    return null;
  }

  private static TrackSize size(TrackSize from, TrackSize to, double progress) {
    if (from.limit() != null && to.limit() != null) {
      return TrackSize.fitContent(
          Interpolation.nonNegative(
              Interpolation.length(from.limit(), to.limit(), 1 - progress, progress)));
    }
    if (from.limit() != null || to.limit() != null) {
      return progress < 0.5 ? from : to;
    }
    return new TrackSize(
        breadth(from.min(), to.min(), progress), breadth(from.max(), to.max(), progress), null);
  }

  private static TrackBreadth breadth(TrackBreadth from, TrackBreadth to, double progress) {
    if (from instanceof TrackBreadth.Fixed(var a) && to instanceof TrackBreadth.Fixed(var b)) {
      return new TrackBreadth.Fixed(
          Interpolation.nonNegative(Interpolation.length(a, b, 1 - progress, progress)));
    }
    if (from instanceof TrackBreadth.Flex(float a) && to instanceof TrackBreadth.Flex(float b)) {
      return new TrackBreadth.Flex((float) Math.max(0, a * (1 - progress) + b * progress));
    }
    return progress < 0.5 ? from : to;
  }
}
