package bulkhead.renderer.paint;

import io.github.humbleui.types.Rect;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/// The items of one layer in painting order, with an index that finds those which touch a
/// rectangle.
///
/// Immutable; built on `RendererMain`, read by compositor and raster threads. Building is linear in
/// the items.
///
/// Scopes are not kept as a stack to be replayed: every drawing item knows the scope it is in,
/// every scope its outer one, so a tile opens only the scopes of the items it draws.
///
/// ```
/// added:   Clip  Rect  Transform  Text  Pop  Pop  Rect
/// kept:    drawings Rect(in Clip)  Text(in Transform in Clip)  Rect(in none)
/// index:   levels of boxes over 16 neighbours in painting order, which are usually neighbours on
/// the page too
/// ```
public final class DisplayItemList {
  /// The scope outside all scopes.
  public static final int NO_SCOPE = -1;

  public static final DisplayItemList EMPTY = new Builder().build();

  private static final int FAN_OUT = 16;

  private final DisplayItem.Drawing[] drawings;
  private final int[] scopeOf;
  private final DisplayItem.Scope[] scopes;
  private final int[] outerOf;

  /// Level 0 has a box (left, top, right, bottom) per drawing, each further level one per 16 of the
  /// one below.
  private final float[][] levels;

  private final float backdropReach;

  private DisplayItemList(Builder builder) {
    backdropReach = builder.backdropReach;
    drawings = builder.drawings.toArray(DisplayItem.Drawing[]::new);
    scopeOf = Arrays.copyOf(builder.scopeOf, drawings.length);
    scopes = builder.scopes.toArray(DisplayItem.Scope[]::new);
    outerOf = Arrays.copyOf(builder.outerOf, scopes.length);
    List<float[]> boxes = new ArrayList<>();
    float[] level = Arrays.copyOf(builder.boxes, 4 * drawings.length);
    boxes.add(level);
    while (level.length > 4) {
      level = unionsOfNeighbours(level);
      boxes.add(level);
    }
    levels = boxes.toArray(float[][]::new);
  }

  private static float[] unionsOfNeighbours(float[] level) {
    int count = level.length / 4;
    float[] above = new float[4 * ((count + FAN_OUT - 1) / FAN_OUT)];
    for (int i = 0; i < count; i++) {
      int from = 4 * i;
      int to = 4 * (i / FAN_OUT);
      boolean first = i % FAN_OUT == 0;
      boolean empty = !(level[from] < level[from + 2] && level[from + 1] < level[from + 3]);
      if (first) {
        above[to] = Float.POSITIVE_INFINITY;
        above[to + 1] = Float.POSITIVE_INFINITY;
        above[to + 2] = Float.NEGATIVE_INFINITY;
        above[to + 3] = Float.NEGATIVE_INFINITY;
      }
      if (!empty) {
        above[to] = Math.min(above[to], level[from]);
        above[to + 1] = Math.min(above[to + 1], level[from + 1]);
        above[to + 2] = Math.max(above[to + 2], level[from + 2]);
        above[to + 3] = Math.max(above[to + 3], level[from + 3]);
      }
    }
    return above;
  }

  /// How many drawings there are.
  public int size() {
    return drawings.length;
  }

  public DisplayItem.Drawing drawing(int index) {
    return drawings[index];
  }

  /// The innermost scope of a drawing, or [#NO_SCOPE].
  public int scopeOf(int drawing) {
    return scopeOf[drawing];
  }

  public DisplayItem.Scope scope(int index) {
    return scopes[index];
  }

  /// The scope around a scope, or [#NO_SCOPE]. Always a smaller number.
  public int outerOf(int scope) {
    return outerOf[scope];
  }

  /// What a drawing may touch, in the layer's coordinates: after its transforms, clips and filters.
  public Rect visualBounds(int drawing) {
    float[] boxes = levels[0];
    return Rects.of(
        boxes[4 * drawing], boxes[4 * drawing + 1], boxes[4 * drawing + 2], boxes[4 * drawing + 3]);
  }

  /// The union of all visual bounds.
  public Rect bounds() {
    float[] top = levels[levels.length - 1];
    return top.length == 0 ? Rects.EMPTY : Rects.of(top[0], top[1], top[2], top[3]);
  }

  /// How far outside a tile its pixels come from, in CSS px: more than 0 where something filters
  /// what is below it.
  public float backdropReach() {
    return backdropReach;
  }

  /// Calls `action` with every drawing whose visual bounds meet `rect`, in painting order.
  public void forEachIn(Rect rect, IntConsumer action) {
    visit(levels.length - 1, 0, rect, action);
  }

  /// The drawings whose visual bounds meet `rect`, in painting order.
  public int[] in(Rect rect) {
    IntList found = new IntList();
    forEachIn(rect, found);
    return found.toArray();
  }

  /// Whether this list and `other` draw the same in `rect`. Looks only at what is there.
  public boolean drawsTheSameIn(Rect rect, DisplayItemList other) {
    if (this == other) {
      return true;
    }
    int[] ours = in(rect);
    int[] theirs = other.in(rect);
    if (ours.length != theirs.length) {
      return false;
    }
    int equalScope = NO_SCOPE;
    int itsEqual = NO_SCOPE;
    for (int i = 0; i < ours.length; i++) {
      int scope = scopeOf[ours[i]];
      int otherScope = other.scopeOf[theirs[i]];
      if (!drawings[ours[i]].equals(other.drawings[theirs[i]])) {
        return false;
      }
      if (scope != equalScope || otherScope != itsEqual) {
        if (!sameScopes(scope, other, otherScope)) {
          return false;
        }
        equalScope = scope;
        itsEqual = otherScope;
      }
    }
    return true;
  }

  private boolean sameScopes(int scope, DisplayItemList other, int otherScope) {
    int ours = scope;
    int theirs = otherScope;
    while (ours != NO_SCOPE && theirs != NO_SCOPE) {
      if (!scopes[ours].equals(other.scopes[theirs])) {
        return false;
      }
      ours = outerOf[ours];
      theirs = other.outerOf[theirs];
    }
    return ours == theirs;
  }

  private void visit(int level, int first, Rect rect, IntConsumer action) {
    float[] boxes = levels[level];
    int end = Math.min(first + FAN_OUT, boxes.length / 4);
    for (int i = first; i < end; i++) {
      if (boxes[4 * i] < rect.getRight()
          && boxes[4 * i + 1] < rect.getBottom()
          && boxes[4 * i + 2] > rect.getLeft()
          && boxes[4 * i + 3] > rect.getTop()) {
        if (level == 0) {
          action.accept(i);
        } else {
          visit(level - 1, i * FAN_OUT, rect, action);
        }
      }
    }
  }

  private static final class IntList implements IntConsumer {
    private int[] values = new int[32];
    private int size;

    @Override
    public void accept(int value) {
      if (size == values.length) {
        values = Arrays.copyOf(values, 2 * size);
      }
      values[size++] = value;
    }

    int[] toArray() {
      return Arrays.copyOf(values, size);
    }
  }

  /// Collects items in painting order. Thread: whoever made it.
  public static final class Builder {
    private static final Rect EVERYWHERE = Rect.makeLTRB(-1e9f, -1e9f, 1e9f, 1e9f);

    /// Backdrops are not blurred further than this, in CSS px.
    private static final float MOST_REACH = 200;

    private float backdropReach;
    private final List<DisplayItem.Drawing> drawings = new ArrayList<>();
    private int[] scopeOf = new int[64];
    private float[] boxes = new float[256];
    private final List<DisplayItem.Scope> scopes = new ArrayList<>();
    private int[] outerOf = new int[16];

    /// What is true inside the innermost open scope; the outer ones are below it.
    private final List<Inside> open = new ArrayList<>(List.of(OUTSIDE));

    private static final Inside OUTSIDE =
        new Inside(NO_SCOPE, Transform.IDENTITY, EVERYWHERE, 0, null);

    /// `clip` is in the space of the nearest filter outside (or the layer), as `toLayer` is;
    /// `filter` then widens the result by `outset` and goes on with what is true outside it.
    private record Inside(
        int scope, Transform toLayer, Rect clip, float outset, @Nullable Inside filterOutside) {}

    /// @throws IllegalStateException for a [DisplayItem.Pop] without an open scope
    public Builder add(DisplayItem item) {
      switch (item) {
        case DisplayItem.Drawing drawing -> draw(drawing);
        case DisplayItem.Scope scope -> push(scope);
        case DisplayItem.Pop pop -> {
          if (open.size() == 1) {
            throw new IllegalStateException("Pop without an open scope");
          }
          open.removeLast();
        }
      }
      return this;
    }

    private void draw(DisplayItem.Drawing drawing) {
      Inside inside = open.getLast();
      append(drawing, inside.scope, visualBounds(drawing.bounds(), inside));
    }

    private static Rect visualBounds(Rect bounds, Inside inside) {
      Rect mapped = Rects.intersection(inside.toLayer.mapBounds(bounds), inside.clip);
      Inside outside = inside.filterOutside;
      return outside == null || Rects.isEmpty(mapped)
          ? mapped
          : Rects.intersection(Rects.outset(mapped, inside.outset), outside.clip);
    }

    private void append(DisplayItem.Drawing drawing, int scope, Rect box) {
      int index = drawings.size();
      if (drawing instanceof DisplayItem.FilterBackdrop backdrop) {
        backdropReach = Math.max(backdropReach, Math.min(MOST_REACH, backdrop.reach()));
      }
      drawings.add(drawing);
      if (index == scopeOf.length) {
        scopeOf = Arrays.copyOf(scopeOf, 2 * index);
        boxes = Arrays.copyOf(boxes, 8 * index);
      }
      scopeOf[index] = scope;
      boxes[4 * index] = box.getLeft();
      boxes[4 * index + 1] = box.getTop();
      boxes[4 * index + 2] = box.getRight();
      boxes[4 * index + 3] = box.getBottom();
    }

    private void push(DisplayItem.Scope scope) {
      Inside outside = open.getLast();
      int index = appendScope(scope, outside.scope);
      open.add(
          switch (scope) {
            case DisplayItem.PushClipRect(Rect rect) -> clipped(index, outside, rect);
            case DisplayItem.PushClipRRect(var rrect) -> clipped(index, outside, rrect);
            case DisplayItem.PushClipPath(var path) -> clipped(index, outside, path.getBounds());
            case DisplayItem.PushTransform(Transform transform) ->
                new Inside(
                    index,
                    outside.toLayer.times(transform),
                    outside.clip,
                    outside.outset,
                    outside.filterOutside);
            case DisplayItem.PushEffect effect -> effect(index, outside, effect);
            case DisplayItem.PushMask(DisplayItemList mask) ->
                clipped(index, outside, mask.bounds());
          });
    }

    private static Inside clipped(int index, Inside outside, Rect rect) {
      Rect clip = Rects.intersection(outside.toLayer.mapBounds(rect), outside.clip);
      return new Inside(index, outside.toLayer, clip, outside.outset, outside.filterOutside);
    }

    /// A filter moves pixels: what lies outside the clip can come in. So inside it only clips of
    /// its own hold, and the ones outside apply after widening.
    private static Inside effect(int index, Inside outside, DisplayItem.PushEffect effect) {
      float outset = 0;
      for (Filter filter : effect.filters()) {
        outset += filter.outset();
      }
      if (outset == 0) {
        return new Inside(
            index, outside.toLayer, outside.clip, outside.outset, outside.filterOutside);
      }
      Transform t = outside.toLayer;
      float scale = Math.max((float) Math.hypot(t.a(), t.b()), (float) Math.hypot(t.c(), t.d()));
      return new Inside(index, t, EVERYWHERE, outside.outset + outset * scale, clipHolder(outside));
    }

    /// Nested filters are judged by the outermost clip alone: larger than needed, never too small.
    private static Inside clipHolder(Inside outside) {
      return outside.filterOutside == null ? outside : outside.filterOutside;
    }

    private int appendScope(DisplayItem.Scope scope, int outer) {
      int index = scopes.size();
      scopes.add(scope);
      if (index == outerOf.length) {
        outerOf = Arrays.copyOf(outerOf, 2 * index);
      }
      outerOf[index] = outer;
      return index;
    }

    /// Adds all that `other` has, after what is here. Neither may have an open scope.
    public Builder addAll(Builder other) {
      requireClosed();
      other.requireClosed();
      int shift = scopes.size();
      for (int i = 0; i < other.scopes.size(); i++) {
        appendScope(
            other.scopes.get(i),
            other.outerOf[i] == NO_SCOPE ? NO_SCOPE : other.outerOf[i] + shift);
      }
      for (int i = 0; i < other.drawings.size(); i++) {
        append(
            other.drawings.get(i),
            other.scopeOf[i] == NO_SCOPE ? NO_SCOPE : other.scopeOf[i] + shift,
            Rects.of(
                other.boxes[4 * i],
                other.boxes[4 * i + 1],
                other.boxes[4 * i + 2],
                other.boxes[4 * i + 3]));
      }
      return this;
    }

    public boolean isEmpty() {
      return drawings.isEmpty();
    }

    /// The union of the visual bounds so far.
    public Rect bounds() {
      Rect bounds = Rects.EMPTY;
      for (int i = 0; i < drawings.size(); i++) {
        bounds =
            Rects.union(
                bounds,
                Rects.of(boxes[4 * i], boxes[4 * i + 1], boxes[4 * i + 2], boxes[4 * i + 3]));
      }
      return bounds;
    }

    private void requireClosed() {
      if (open.size() != 1) {
        throw new IllegalStateException((open.size() - 1) + " scopes are still open");
      }
    }

    /// @throws IllegalStateException if a scope is still open
    public DisplayItemList build() {
      requireClosed();
      return new DisplayItemList(this);
    }
  }
}
