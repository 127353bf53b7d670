package bulkhead.renderer.paint;

import bulkhead.renderer.css.value.Color;
import bulkhead.renderer.css.value.ScrollbarColors;
import bulkhead.renderer.layout.positioned.StickyLimits;
import io.github.humbleui.skija.BlendMode;
import io.github.humbleui.types.Point;
import io.github.humbleui.types.Rect;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where the layers of one commit are, clipped to what, with which effect and scrolled by what:
/// four trees, as in Chromium. Immutable.
///
/// A node is named by its index; its parent's index is smaller. Node 0 of each tree is its root: no
/// transform, no clip, no effect; of scrolls there may be none. A layer names a node of each tree
/// ([State]).
///
/// Scroll offsets are not in here: they belong to the compositor thread. A [ScrollTranslation]
/// stands where an offset is to be subtracted.
public record PropertyTrees(
    List<TransformNode> transforms,
    List<ClipNode> clips,
    List<EffectNode> effects,
    List<ScrollNode> scrolls) {

  public static final int ROOT = 0;

  /// For [ScrollNode#parent]: not inside another scroller.
  public static final int NO_SCROLL = -1;

  public static final PropertyTrees EMPTY = new Builder().build();

  public PropertyTrees {
    transforms = List.copyOf(transforms);
    clips = List.copyOf(clips);
    effects = List.copyOf(effects);
    scrolls = List.copyOf(scrolls);
  }

  /// The nodes that hold for a layer. What scrolls it follows from `transform`.
  public record State(int transform, int clip, int effect) {
    public static final State ROOT = new State(0, 0, 0);
  }

  /// How one space lies in its parent's.
  public sealed interface TransformNode {
    int parent();
  }

  /// A point p of this space is `transform`(p) in the parent's.
  public record TransformedSpace(int parent, Transform transform) implements TransformNode {}

  /// The contents of a scroller: a point p of this space is p minus the scroll offset in the
  /// parent's.
  public record ScrollTranslation(int parent, int scroll) implements TransformNode {}

  /// A box that sticks while its scroller is scrolled: a point p of this space is p plus the shift
  /// that `limits` give in the parent's.
  ///
  /// @param scroll the scroller whose offset counts, or [#NO_SCROLL] if it cannot scroll
  /// @param around the space of the next sticky box around, or [#NOT_STICKY]; `containingAround`
  ///     that of the next one around its containing block
  public record StickyTranslation(
      int parent, int scroll, int around, int containingAround, StickyLimits limits)
      implements TransformNode {
    /// As [StickyLimits#shift], for the compositor, which knows nothing of layout.
    public Point shift(Point scrollOffset, Point shiftAround, Point shiftOfContaining) {
      return limits.shift(scrollOffset, shiftAround, shiftOfContaining);
    }
  }

  /// For [StickyTranslation#around]: there is none.
  public static final int NOT_STICKY = -1;

  /// What lies outside `rect` (a [Rect] or [RRect], in the space of `transform`) is not seen.
  public record ClipNode(int parent, int transform, Rect rect) {}

  /// Layers with this effect are drawn as a group, which is filtered, clipped, made translucent and
  /// blended with what is below. Layers with one effect are neighbours in the layer list.
  public record EffectNode(int parent, float opacity, BlendMode blendMode, List<Filter> filters) {
    public EffectNode {
      filters = List.copyOf(filters);
    }
  }

  /// A scroll container.
  ///
  /// @param parent the scroller that goes on when this one is at its end, or [#NO_SCROLL]
  /// @param transform the space of `container`
  /// @param container the scrollport: the padding box less scrollbars
  /// @param horizontal whether a user may scroll in this direction (`overflow-x` is `auto` or
  ///     `scroll`)
  /// @param scrollbars how they look, where there are layers that show them
  public record ScrollNode(
      ElementId element,
      int parent,
      int transform,
      Rect container,
      ScrollRange range,
      UserScroll horizontal,
      UserScroll vertical,
      ScrollbarLook scrollbars) {}

  public enum UserScroll {
    ALLOWED,
    PREVENTED
  }

  /// How the scrollbars of a scroller are drawn; colours are `0xAARRGGBB`.
  ///
  /// @param unit CSS px in one of theirs: scrollbars do not grow when the page is zoomed
  /// @param ticks places of the contents that a vertical one has marks for, in CSS px from the top
  public record ScrollbarLook(
      int track,
      int thumb,
      int thumbHovered,
      int thumbPressed,
      int arrow,
      float unit,
      List<Float> ticks) {
    public ScrollbarLook {
      ticks = List.copyOf(ticks);
    }

    private ScrollbarLook(
        int track, int thumb, int thumbHovered, int thumbPressed, int arrow, float unit) {
      this(track, thumb, thumbHovered, thumbPressed, arrow, unit, List.of());
    }

    /// The same with marks.
    ScrollbarLook with(List<Float> marks) {
      return marks.isEmpty()
          ? this
          : new ScrollbarLook(track, thumb, thumbHovered, thumbPressed, arrow, unit, marks);
    }

    public static final ScrollbarLook LIGHT =
        new ScrollbarLook(0xfffcfcfc, 0xff8b8b8b, 0xff636363, 0xff636363, 0xff8b8b8b, 1);
    public static final ScrollbarLook DARK =
        new ScrollbarLook(0xff2c2c2c, 0xff9f9f9f, 0xffd1d1d1, 0xffd1d1d1, 0xff9f9f9f, 1);

    /// @param own by `scrollbar-color`, or null for the usual ones
    static ScrollbarLook of(boolean dark, @Nullable ScrollbarColors own, float unit) {
      if (own != null) {
        int thumb = own.thumb().resolve(Color.BLACK).argb();
        int track = own.track().resolve(Color.BLACK).argb();
        return new ScrollbarLook(track, thumb, thumb, thumb, thumb, unit);
      }
      ScrollbarLook look = dark ? DARK : LIGHT;
      return unit == 1
          ? look
          : new ScrollbarLook(
              look.track, look.thumb, look.thumbHovered, look.thumbPressed, look.arrow, unit);
    }
  }

  /// Builds the trees from their roots down. Thread: whoever made it.
  public static final class Builder {
    private final List<TransformNode> transforms = new ArrayList<>();
    private final List<ClipNode> clips = new ArrayList<>();
    private final List<EffectNode> effects = new ArrayList<>();
    private final List<ScrollNode> scrolls = new ArrayList<>();

    public Builder() {
      transforms.add(new TransformedSpace(-1, Transform.IDENTITY));
      clips.add(new ClipNode(-1, ROOT, Rect.makeLTRB(-1e9f, -1e9f, 1e9f, 1e9f)));
      effects.add(new EffectNode(-1, 1, BlendMode.SRC_OVER, List.of()));
    }

    /// Returns the new node's index, as do the other three.
    public int add(TransformNode node) {
      checkIndex(node.parent(), transforms);
      if (node instanceof ScrollTranslation translation) {
        checkIndex(translation.scroll(), scrolls);
      }
      if (node instanceof StickyTranslation sticky) {
        checkSticky(sticky);
      }
      transforms.add(node);
      return transforms.size() - 1;
    }

    public int add(ClipNode node) {
      checkIndex(node.parent(), clips);
      checkIndex(node.transform(), transforms);
      clips.add(node);
      return clips.size() - 1;
    }

    public int add(EffectNode node) {
      checkIndex(node.parent(), effects);
      effects.add(node);
      return effects.size() - 1;
    }

    public int add(ScrollNode node) {
      if (node.parent() != NO_SCROLL) {
        checkIndex(node.parent(), scrolls);
      }
      checkIndex(node.transform(), transforms);
      scrolls.add(node);
      return scrolls.size() - 1;
    }

    private void checkSticky(StickyTranslation sticky) {
      if (sticky.scroll() != NO_SCROLL) {
        checkIndex(sticky.scroll(), scrolls);
      }
      for (int around : new int[] {sticky.around(), sticky.containingAround()}) {
        if (around != NOT_STICKY && !(transforms.get(around) instanceof StickyTranslation)) {
          throw new IllegalArgumentException("node " + around + " is not sticky");
        }
      }
    }

    private static void checkIndex(int index, List<?> nodes) {
      if (index < 0 || index >= nodes.size()) {
        throw new IllegalArgumentException("no node " + index + " of " + nodes.size());
      }
    }

    public TransformNode transform(int index) {
      return transforms.get(index);
    }

    public ScrollNode scroll(int index) {
      return scrolls.get(index);
    }

    /// The scroller that moves a space, or [#NO_SCROLL].
    int scrollAround(int transform) {
      int node = transform;
      while (node != ROOT) {
        if (transforms.get(node) instanceof ScrollTranslation translation) {
          return translation.scroll();
        }
        node = transforms.get(node).parent();
      }
      return NO_SCROLL;
    }

    public PropertyTrees build() {
      return new PropertyTrees(transforms, clips, effects, scrolls);
    }
  }
}
