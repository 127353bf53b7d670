package bulkhead.renderer.layout.grid;

import bulkhead.renderer.css.value.TrackBreadth;
import bulkhead.renderer.layout.fragment.Px;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/// The track sizing algorithm for the tracks of one axis.
/// https://www.w3.org/TR/css-grid-2/#algo-track-sizing (§12.3)
final class TrackSizing {
  /// What the tracks are sized for.
  enum Constraint {
    NONE,
    MIN_CONTENT,
    MAX_CONTENT
  }

  /// Sizes that an item asks for in the axis, of its margin box (§6.6, §12.5).
  interface Contributions {
    float minContent(GridItem item);

    float maxContent(GridItem item);

    /// @param automatic whether an automatic minimum size counts the contents (§6.6)
    /// @param limit the largest that an automatic minimum size may be
    float minimum(GridItem item, boolean automatic, float limit);
  }

  private final List<GridTrack> tracks;
  private final List<GridItem> items;
  private final boolean columns;
  private final float gap;
  private final Contributions contributions;
  private final Constraint constraint;

  /// Inner size of the container, or NaN.
  private final float available;

  /// Smallest and largest inner size of the container where `available` is NaN.
  private final float minSize;

  private final float maxSize;

  TrackSizing(
      List<GridTrack> tracks,
      List<GridItem> items,
      boolean columns,
      float gap,
      Contributions contributions,
      Constraint constraint,
      float available,
      float minSize,
      float maxSize) {
    this.tracks = tracks;
    this.items = items;
    this.columns = columns;
    this.gap = gap;
    this.contributions = contributions;
    this.constraint = constraint;
    this.available = available;
    this.minSize = minSize;
    this.maxSize = maxSize;
  }

  /// @param stretch whether `auto` tracks take up what is left (`align-content: normal` or
  ///     `stretch`)
  void run(boolean stretch) {
    for (GridTrack track : tracks) { // §12.4
      track.initialize(available);
    }
    resolveIntrinsicSizes(); // §12.5
    maximize(); // §12.6
    expandFlexibleTracks(); // §12.7
    if (stretch) {
      stretchAutoTracks(); // §12.8
    }
  }

  /// Size of all tracks and gutters.
  float total() {
    return sum(0, tracks.size(), false);
  }

  private float sum(int from, int to, boolean limits) {
    float sum = 0;
    for (int i = from; i < to; i++) {
      GridTrack track = tracks.get(i);
      sum += limits ? track.finiteGrowthLimit() : track.base;
    }
    return sum + gutters(from, to);
  }

  private float gutters(int from, int to) {
    int count = 0;
    for (int i = from; i < to; i++) {
      count += tracks.get(i).collapsed ? 0 : 1;
    }
    return gap * Math.max(0, count - 1);
  }

  // ---------------------------------------------------------------- §12.5 Intrinsic sizes

  private void resolveIntrinsicSizes() {
    // Step 1 (baseline shims): part of the contributions.
    List<GridItem> inflexible = new ArrayList<>();
    List<GridItem> flexible = new ArrayList<>();
    for (GridItem item : items) {
      boolean crossesFlex = false;
      boolean intrinsic = false;
      for (int i = item.start(columns); i < item.end(columns); i++) {
        GridTrack track = tracks.get(i);
        crossesFlex |= track.isFlexible();
        intrinsic |= track.hasIntrinsicMin() || track.hasIntrinsicMax();
      }
      if (crossesFlex) {
        flexible.add(item);
      } else if (intrinsic) {
        inflexible.add(item);
      }
    }
    inflexible.sort(Comparator.comparingInt(item -> item.span(columns)));
    int from = 0;
    while (from < inflexible.size()) { // steps 2 and 3
      int span = inflexible.get(from).span(columns);
      int to = from;
      while (to < inflexible.size() && inflexible.get(to).span(columns) == span) {
        to++;
      }
      accommodate(inflexible.subList(from, to), false);
      from = to;
    }
    if (!flexible.isEmpty()) {
      accommodate(flexible, true); // step 4
    }
    for (GridTrack track : tracks) { // step 5
      if (track.growthLimit == GridTrack.INFINITE) {
        track.growthLimit = track.base;
      }
    }
  }

  /// What extra space is for, in the order of §12.5 step 3.
  private enum Phase {
    INTRINSIC_MINIMUMS,
    CONTENT_BASED_MINIMUMS,
    MAX_CONTENT_MINIMUMS,
    INTRINSIC_MAXIMUMS,
    MAX_CONTENT_MAXIMUMS
  }

  /// Steps 3 and 4 for items that span equally many tracks.
  private void accommodate(List<GridItem> group, boolean flexible) {
    for (Phase phase : Phase.values()) {
      boolean limits = phase.compareTo(Phase.INTRINSIC_MAXIMUMS) >= 0;
      if (limits && flexible) {
        break;
      }
      if (phase == Phase.INTRINSIC_MAXIMUMS) {
        for (GridTrack track : tracks) { // step 3.4
          track.growthLimit = Math.max(track.growthLimit, track.base);
        }
      }
      for (GridTrack track : tracks) {
        track.planned = 0;
      }
      boolean any = affectsAny(phase) && distributeForItems(group, phase, flexible);
      if (any || phase == Phase.INTRINSIC_MAXIMUMS) {
        applyPlanned(limits, phase);
      }
      if (phase == Phase.MAX_CONTENT_MAXIMUMS) {
        for (GridTrack track : tracks) {
          track.infinitelyGrowable = false;
        }
      }
    }
    for (GridTrack track : tracks) {
      track.growthLimit = Math.max(track.growthLimit, track.base);
    }
  }

  private boolean distributeForItems(List<GridItem> group, Phase phase, boolean flexible) {
    boolean any = distributeForTracks(group, phase, flexible);
    for (GridItem item : group) {
      any |= item.span(columns) > 1 && distributeFor(item, phase, flexible);
    }
    return any;
  }

  /// With many items it is worth knowing that a phase is about none of the tracks.
  private boolean affectsAny(Phase phase) {
    for (GridTrack track : tracks) {
      if (affects(track, phase)) {
        return true;
      }
    }
    return false;
  }

  private void applyPlanned(boolean limits, Phase phase) {
    for (GridTrack track : tracks) {
      if (!limits) {
        track.base = Px.clamp(track.base + track.planned);
      } else if (track.growthLimit == GridTrack.INFINITE) {
        if (track.planned > 0 || track.touched) {
          track.growthLimit = Px.clamp(track.base + track.planned);
          track.infinitelyGrowable = phase == Phase.INTRINSIC_MAXIMUMS;
        }
      } else {
        track.growthLimit = Px.clamp(track.growthLimit + track.planned);
      }
      track.touched = false;
    }
  }

  private boolean affects(GridTrack track, Phase phase) {
    return switch (phase) {
      case INTRINSIC_MINIMUMS -> track.hasIntrinsicMin();
      case CONTENT_BASED_MINIMUMS ->
          track.min == TrackBreadth.Keyword.MIN_CONTENT
              || track.min == TrackBreadth.Keyword.MAX_CONTENT;
      case MAX_CONTENT_MINIMUMS ->
          track.min == TrackBreadth.Keyword.MAX_CONTENT
              || (constraint == Constraint.MAX_CONTENT && track.min == TrackBreadth.Keyword.AUTO);
      case INTRINSIC_MAXIMUMS -> track.hasIntrinsicMax();
      case MAX_CONTENT_MAXIMUMS ->
          track.max == TrackBreadth.Keyword.MAX_CONTENT || track.max == TrackBreadth.Keyword.AUTO;
    };
  }

  private float contribution(GridItem item, Phase phase) {
    return switch (phase) {
      case INTRINSIC_MINIMUMS ->
          constraint == Constraint.NONE
              ? minimum(item)
              : limited(item, contributions.minContent(item));
      case CONTENT_BASED_MINIMUMS, INTRINSIC_MAXIMUMS -> contributions.minContent(item);
      case MAX_CONTENT_MINIMUMS, MAX_CONTENT_MAXIMUMS -> contributions.maxContent(item);
    };
  }

  /// §6.6: the contents count where the item spans a track with an `auto` minimum and, if it spans
  /// more than one, none of them is flexible.
  private boolean hasAutomaticMinimum(GridItem item) {
    boolean auto = false;
    boolean flexible = false;
    for (int i = item.start(columns); i < item.end(columns); i++) {
      GridTrack track = tracks.get(i);
      auto |= track.min == TrackBreadth.Keyword.AUTO;
      flexible |= track.isFlexible();
    }
    return auto && (item.span(columns) == 1 || !flexible);
  }

  /// A contribution not larger than the spanned tracks' fixed maxima, but at least the item's
  /// minimum.
  private float limited(GridItem item, float contribution) {
    float limit = fixedMaximum(item);
    return limit == GridTrack.INFINITE
        ? contribution
        : Math.max(Math.min(contribution, limit), minimum(item));
  }

  private float minimum(GridItem item) {
    return contributions.minimum(item, hasAutomaticMinimum(item), fixedMaximum(item));
  }

  /// The room in the tracks that an item spans if all their maxima are fixed (or of
  /// `fit-content()`), else infinite.
  private float fixedMaximum(GridItem item) {
    float sum = 0;
    for (int i = item.start(columns); i < item.end(columns); i++) {
      GridTrack track = tracks.get(i);
      if (track.hasFixedMax()) {
        sum += Math.max(track.growthLimit, track.base);
      } else if (track.fitLimit != GridTrack.INFINITE) {
        sum += track.fitLimit;
      } else {
        return GridTrack.INFINITE;
      }
    }
    return sum + gutters(item.start(columns), item.end(columns));
  }

  /// The same for all items that span one track: of those in a track the largest contribution
  /// decides.
  private boolean distributeForTracks(List<GridItem> group, Phase phase, boolean flexible) {
    float[] largest = new float[tracks.size()];
    Arrays.fill(largest, Float.NEGATIVE_INFINITY);
    boolean any = false;
    for (GridItem item : group) {
      int at = item.start(columns);
      GridTrack track = tracks.get(at);
      if (item.span(columns) == 1 && affects(track, phase) && (!flexible || track.isFlexible())) {
        any = true;
        largest[at] = Math.max(largest[at], contribution(item, phase, List.of(track)));
      }
    }
    for (int i = 0; i < largest.length; i++) {
      if (largest[i] != Float.NEGATIVE_INFINITY) {
        distribute(List.of(tracks.get(i)), i, i + 1, largest[i], phase, flexible);
      }
    }
    return any;
  }

  private float contribution(GridItem item, Phase phase, List<GridTrack> affected) {
    float contribution = contribution(item, phase);
    return phase == Phase.MAX_CONTENT_MINIMUMS && constraint == Constraint.MAX_CONTENT
        ? Math.max(0, limitedForAuto(item, affected, contribution))
        : contribution;
  }

  /// §12.5.1 for one item: raises the planned increase of the tracks that it spans.
  private boolean distributeFor(GridItem item, Phase phase, boolean flexible) {
    List<GridTrack> affected = new ArrayList<>();
    for (int i = item.start(columns); i < item.end(columns); i++) {
      GridTrack track = tracks.get(i);
      if (affects(track, phase) && (!flexible || track.isFlexible())) {
        affected.add(track);
      }
    }
    if (affected.isEmpty()) {
      return false;
    }
    if (phase == Phase.MAX_CONTENT_MINIMUMS && constraint == Constraint.MAX_CONTENT) {
      affectedMaxContent(affected);
    }
    float contribution = contribution(item, phase, affected);
    distribute(affected, item.start(columns), item.end(columns), contribution, phase, flexible);
    return true;
  }

  /// §12.5.1 for one contribution to the tracks between two lines.
  private void distribute(
      List<GridTrack> affected,
      int from,
      int to,
      float contribution,
      Phase phase,
      boolean flexible) {
    boolean limits = phase.compareTo(Phase.INTRINSIC_MAXIMUMS) >= 0;
    // Step 2.1
    float space = Math.max(0, contribution - sum(from, to, limits));
    for (GridTrack track : affected) {
      track.incurred = 0;
      track.frozen = false;
      track.touched = true;
    }
    // Step 2.2
    space = toLimits(affected, space, limits, flexible);
    if (space > 0) { // Steps 2.3 and 2.4
      List<GridTrack> further = beyondLimits(affected, phase);
      if (flexible) {
        shareByFlex(further, space);
      } else {
        growBeyond(further, space);
      }
    }
    for (GridTrack track : affected) { // Step 2.5
      track.planned = Math.max(track.planned, track.incurred);
    }
  }

  private static void affectedMaxContent(List<GridTrack> affected) {
    // Under a max-content constraint an item's limited contribution goes to auto tracks only where
    // none of its tracks has a max-content minimum.
    boolean maxContent = false;
    for (GridTrack track : affected) {
      maxContent |= track.min == TrackBreadth.Keyword.MAX_CONTENT;
    }
    if (maxContent) {
      affected.removeIf(track -> track.min != TrackBreadth.Keyword.MAX_CONTENT);
    }
  }

  private float limitedForAuto(GridItem item, List<GridTrack> affected, float contribution) {
    return affected.getFirst().min == TrackBreadth.Keyword.MAX_CONTENT
        ? contribution
        : limited(item, contribution);
  }

  /// Shares out `space` equally up to each track's limit.
  ///
  /// @return what is left
  private float toLimits(List<GridTrack> affected, float space, boolean limits, boolean flexible) {
    if (flexible) {
      return space; // limits of flexible tracks are infinite: all of it goes by flex factor
    }
    float left = space;
    int growing = affected.size();
    while (left > 0 && growing > 0) {
      growing = 0;
      for (GridTrack track : affected) {
        growing += track.frozen ? 0 : 1;
      }
      if (growing == 0) {
        break;
      }
      // The smallest step at which a track reaches its limit, or an equal share for all.
      float share = left / growing;
      boolean froze = false;
      for (GridTrack track : affected) {
        float room = room(track, limits);
        if (!track.frozen && room <= share) {
          track.incurred += room;
          left -= room;
          track.frozen = true;
          froze = true;
        }
      }
      if (!froze) {
        for (GridTrack track : affected) {
          if (!track.frozen) {
            track.incurred += share;
          }
        }
        return 0;
      }
    }
    return Math.max(0, left);
  }

  private static float room(GridTrack track, boolean limits) {
    float limit;
    if (!limits) {
      limit = Math.min(track.growthLimit, Math.max(track.fitLimit, track.base));
      return Math.max(0, limit - track.base - track.incurred);
    }
    limit =
        track.growthLimit == GridTrack.INFINITE || track.infinitelyGrowable
            ? GridTrack.INFINITE
            : track.growthLimit;
    if (track.fitLimit != GridTrack.INFINITE) {
      limit = Math.min(limit, Math.max(track.fitLimit, track.base));
    }
    return Math.max(0, limit - track.finiteGrowthLimit() - track.incurred);
  }

  /// Which tracks grow beyond their limits.
  private static List<GridTrack> beyondLimits(List<GridTrack> affected, Phase phase) {
    if (phase == Phase.INTRINSIC_MAXIMUMS || phase == Phase.MAX_CONTENT_MAXIMUMS) {
      List<GridTrack> unlimited = new ArrayList<>(affected);
      unlimited.removeIf(track -> track.fitLimit != GridTrack.INFINITE);
      return unlimited;
    }
    Predicate<GridTrack> kind =
        phase == Phase.MAX_CONTENT_MINIMUMS
            ? track ->
                track.max == TrackBreadth.Keyword.MAX_CONTENT
                    || track.max == TrackBreadth.Keyword.AUTO
            : GridTrack::hasIntrinsicMax;
    List<GridTrack> chosen = new ArrayList<>();
    for (GridTrack track : affected) {
      if (kind.test(track)) {
        chosen.add(track);
      }
    }
    return chosen.isEmpty() ? affected : chosen;
  }

  private static void growBeyond(List<GridTrack> tracks, float space) {
    for (GridTrack track : tracks) {
      track.incurred += space / tracks.size();
    }
  }

  /// Step 4: by flex factors; factors that sum up to less than 1 leave nothing out.
  private static void shareByFlex(List<GridTrack> tracks, float space) {
    float factors = 0;
    for (GridTrack track : tracks) {
      factors += track.flexFactor();
    }
    for (GridTrack track : tracks) {
      track.incurred += factors > 0 ? space * track.flexFactor() / factors : space / tracks.size();
    }
  }

  // ---------------------------------------------------------------- §12.6 Maximize

  private void maximize() {
    if (constraint == Constraint.MIN_CONTENT) {
      return;
    }
    if (Float.isNaN(available)) {
      float before = sum(0, tracks.size(), false);
      float after = sum(0, tracks.size(), true);
      if (after <= maxSize) {
        for (GridTrack track : tracks) {
          track.base = Math.max(track.base, track.growthLimit);
        }
      } else {
        grow(Math.max(0, maxSize - before));
      }
      return;
    }
    grow(Math.max(0, available - total()));
  }

  private void grow(float free) {
    for (GridTrack track : tracks) {
      track.incurred = 0;
      track.frozen = false;
    }
    float left = free;
    while (left > 1f / 128) {
      int growing = 0;
      for (GridTrack track : tracks) {
        track.frozen |= track.growthLimit - track.base - track.incurred <= 0;
        growing += track.frozen ? 0 : 1;
      }
      if (growing == 0) {
        break;
      }
      float share = left / growing;
      for (GridTrack track : tracks) {
        if (!track.frozen) {
          float by = Math.min(share, track.growthLimit - track.base - track.incurred);
          track.incurred += by;
          left -= by;
        }
      }
    }
    for (GridTrack track : tracks) {
      track.base += track.incurred;
    }
  }

  // ---------------------------------------------------------------- §12.7 Flexible tracks

  private void expandFlexibleTracks() {
    boolean any = false;
    for (GridTrack track : tracks) {
      any |= track.isFlexible();
    }
    if (!any || constraint == Constraint.MIN_CONTENT) {
      return;
    }
    double fraction;
    if (!Float.isNaN(available)) {
      fraction = available - total() > 0 ? fractionFor(0, tracks.size(), available) : 0;
    } else {
      fraction = 0;
      for (GridTrack track : tracks) {
        if (track.isFlexible()) {
          fraction = Math.max(fraction, track.base / Math.max(1.0, track.flexFactor()));
        }
      }
      for (GridItem item : items) {
        boolean crosses = false;
        for (int i = item.start(columns); i < item.end(columns); i++) {
          crosses |= tracks.get(i).isFlexible();
        }
        if (crosses) {
          fraction =
              Math.max(
                  fraction,
                  fractionFor(
                      item.start(columns), item.end(columns), contributions.maxContent(item)));
        }
      }
      float would = totalWith(fraction);
      if (would < minSize) {
        fraction = Math.max(fraction, fractionFor(0, tracks.size(), minSize));
      } else if (would > maxSize) {
        fraction = fractionFor(0, tracks.size(), maxSize);
      }
    }
    double left = 0;
    for (GridTrack track : tracks) {
      if (track.isFlexible()) {
        double exact = fraction * track.flexFactor() + left;
        if (exact > track.base) {
          float size = Px.floor((float) exact);
          left = exact - size;
          track.base = Math.max(track.base, size);
          track.growthLimit = Math.max(track.growthLimit, track.base);
        }
      }
    }
  }

  private float totalWith(double fraction) {
    float sum = gutters(0, tracks.size());
    for (GridTrack track : tracks) {
      sum +=
          track.isFlexible()
              ? Math.max(track.base, (float) (fraction * track.flexFactor()))
              : track.base;
    }
    return sum;
  }

  /// §12.7.1 Find the size of an fr.
  private double fractionFor(int from, int to, float toFill) {
    boolean[] inflexible = new boolean[to - from];
    while (true) {
      double left = toFill - gutters(from, to); // step 1
      double factors = 0;
      for (int i = from; i < to; i++) {
        GridTrack track = tracks.get(i);
        if (track.isFlexible() && !inflexible[i - from]) {
          factors += track.flexFactor(); // step 2
        } else {
          left -= track.base;
        }
      }
      if (left <= 0 || factors == 0) {
        return 0;
      }
      double fraction = left / Math.max(1, factors); // step 3
      boolean again = false;
      for (int i = from; i < to; i++) { // step 4
        GridTrack track = tracks.get(i);
        if (track.isFlexible()
            && !inflexible[i - from]
            && fraction * track.flexFactor() < track.base) {
          inflexible[i - from] = true;
          again = true;
        }
      }
      if (!again) {
        return fraction; // step 5
      }
    }
  }

  // ---------------------------------------------------------------- §12.8 Stretch

  private void stretchAutoTracks() {
    float room = Float.isNaN(available) ? minSize : available;
    if (constraint != Constraint.NONE) {
      return;
    }
    int autos = 0;
    for (GridTrack track : tracks) {
      autos += stretches(track) ? 1 : 0;
    }
    float free = room - total();
    if (autos == 0 || free <= 0) {
      return;
    }
    for (GridTrack track : tracks) {
      if (stretches(track)) {
        float share = Px.floor(free / autos);
        track.base += share;
        free -= share;
        autos--;
      }
    }
  }

  private static boolean stretches(GridTrack track) {
    return track.max == TrackBreadth.Keyword.AUTO && !track.collapsed;
  }
}
