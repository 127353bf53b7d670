package bulkhead.renderer.layout.grid;

import bulkhead.renderer.css.value.GridTemplate;
import bulkhead.renderer.css.value.GridTemplateAreas;
import bulkhead.renderer.css.value.LengthPercentage;
import bulkhead.renderer.css.value.TrackBreadth;
import bulkhead.renderer.css.value.TrackSize;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The explicit tracks of one axis, repetitions written out, and the names of their lines
/// (css-grid-2 §7). Lines count from 0.
final class ExplicitTracks {
  /// More tracks than any page means; more are cut off (§8.5 allows it).
  static final int MAX_TRACKS = 10_000;

  private final List<TrackSize> sizes = new ArrayList<>();
  private final Map<String, List<Integer>> names = new HashMap<>();

  /// The names that the template gives to lines, as often as it does; areas name lines too.
  private final Map<Integer, List<String>> given = new HashMap<>();

  /// The tracks that `auto-fill` or `auto-fit` made; empty when equal.
  private int autoStart;

  private int autoEnd;
  private boolean autoFit;
  private int count;

  /// @param repetitions how often an automatic repetition is written
  static ExplicitTracks of(
      GridTemplate template, GridTemplateAreas areas, boolean columns, int repetitions) {
    ExplicitTracks tracks = new ExplicitTracks();
    for (GridTemplate.Entry entry : template.entries()) {
      tracks.add(entry, repetitions);
    }
    tracks.count = Math.max(tracks.sizes.size(), columns ? areas.columnCount() : areas.rowCount());
    areas
        .areas()
        .forEach(
            (name, area) -> {
              tracks.name(name + "-start", columns ? area.columnStart() : area.rowStart());
              tracks.name(name + "-end", columns ? area.columnEnd() : area.rowEnd());
            });
    for (List<Integer> lines : tracks.names.values()) {
      lines.sort(null);
    }
    return tracks;
  }

  private void add(GridTemplate.Entry entry, int repetitions) {
    switch (entry) {
      case GridTemplate.LineNames(var list) -> {
        for (String name : list) {
          name(name, sizes.size());
          given.computeIfAbsent(sizes.size(), line -> new ArrayList<>()).add(name);
        }
      }
      case GridTemplate.Track(var size) -> {
        if (sizes.size() < MAX_TRACKS) {
          sizes.add(size);
        }
      }
      case GridTemplate.Repeat repeat -> {
        int times = repeat.isAutomatic() ? repetitions : repeat.count();
        if (repeat.isAutomatic()) {
          autoStart = sizes.size();
          autoFit = repeat.count() == GridTemplate.Repeat.AUTO_FIT;
        }
        for (int i = 0; i < times && sizes.size() < MAX_TRACKS; i++) {
          for (GridTemplate.Entry each : repeat.entries()) {
            add(each, repetitions);
          }
        }
        if (repeat.isAutomatic()) {
          autoEnd = sizes.size();
        }
      }
    }
  }

  private void name(String name, int line) {
    List<Integer> lines = names.computeIfAbsent(name, key -> new ArrayList<>());
    if (!lines.contains(line)) {
      lines.add(line);
    }
  }

  /// Tracks that a size was given for.
  List<TrackSize> sizes() {
    return sizes;
  }

  /// How many explicit tracks there are, those of the areas counted.
  int count() {
    return count;
  }

  /// The lines of that name in rising order.
  List<Integer> lines(String name) {
    return names.getOrDefault(name, List.of());
  }

  /// What the template itself calls a line.
  List<String> givenNames(int line) {
    return given.getOrDefault(line, List.of());
  }

  /// Whether the track goes away when nothing is in it.
  boolean collapsesWhenEmpty(int track) {
    return autoFit && track >= autoStart && track < autoEnd;
  }

  // ---------------------------------------------------------------- §7.2.3.2

  /// How often an automatic repetition is written: as often as fits.
  ///
  /// @param available inner size of the container, or NaN
  /// @param max its largest size where `available` is NaN; infinite without one
  /// @param min its smallest size where there is neither
  static int repetitions(GridTemplate template, float available, float min, float max, float gap) {
    GridTemplate.Repeat repeat = null;
    float others = 0;
    int otherTracks = 0;
    for (GridTemplate.Entry entry : template.entries()) {
      switch (entry) {
        case GridTemplate.LineNames names -> {}
        case GridTemplate.Track(var size) -> {
          others += fixed(size, available);
          otherTracks++;
        }
        case GridTemplate.Repeat each -> {
          if (each.isAutomatic()) {
            repeat = each;
          } else {
            for (GridTemplate.Entry inner : each.entries()) {
              if (inner instanceof GridTemplate.Track(var size)) {
                others += fixed(size, available) * each.count();
                otherTracks += each.count();
              }
            }
          }
        }
      }
    }
    if (repeat == null) {
      return 0;
    }
    float once = 0;
    int tracks = 0;
    for (GridTemplate.Entry inner : repeat.entries()) {
      if (inner instanceof GridTemplate.Track(var size)) {
        once += fixed(size, available);
        tracks++;
      }
    }
    boolean fill = Float.isNaN(available) && max == Float.POSITIVE_INFINITY;
    float room = !Float.isNaN(available) ? available : !fill ? max : min;
    // n repetitions need others + n * once + gap * (otherTracks + n * tracks - 1).
    double step = Math.max(once, 1.0) + (double) gap * tracks;
    double exact = (room - others - (double) gap * (otherTracks - 1)) / step;
    double times = fill ? Math.ceil(exact - 1e-4) : Math.floor(exact + 1e-4);
    return (int) Math.max(1, Math.min(times, Math.max(1, MAX_TRACKS / Math.max(1, tracks))));
  }

  /// The maximum if it is definite, not below a definite minimum.
  private static float fixed(TrackSize size, float basis) {
    float min = length(size.min(), basis);
    float max = length(size.max(), basis);
    return Float.isNaN(max)
        ? (Float.isNaN(min) ? 0 : min)
        : Float.isNaN(min) ? max : Math.max(max, min);
  }

  private static float length(TrackBreadth breadth, float basis) {
    return breadth instanceof TrackBreadth.Fixed(LengthPercentage length)
            && !(length.hasPercent() && Float.isNaN(basis))
        ? length.resolve(Float.isNaN(basis) ? 0 : basis)
        : Float.NaN;
  }
}
