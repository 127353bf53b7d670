package bulkhead.renderer.layout.fragment;

import bulkhead.renderer.css.value.AlignKeyword;
import bulkhead.renderer.css.value.Alignment;
import bulkhead.renderer.css.value.Alignment.Safety;
import bulkhead.renderer.style.ComputedStyle;

/// Where `align-content` puts the contents of a block container (CSS Box Alignment 3 §5.1.1). Used
/// by the layout's thread.
public final class ContentAlignment {
  private ContentAlignment() {}

  /// Whether the property says something, which makes the block container a formatting context of
  /// its own.
  public static boolean isSet(ComputedStyle style) {
    return style.alignContent().keyword() != AlignKeyword.NORMAL;
  }

  /// How far down the contents are moved.
  ///
  /// @param free how much higher the container is; negative where the contents are higher
  public static float shift(ComputedStyle style, float free) {
    Alignment alignment = style.alignContent();
    AlignKeyword keyword = alignment.keyword();
    boolean distributes =
        keyword == AlignKeyword.SPACE_AROUND || keyword == AlignKeyword.SPACE_EVENLY;
    if (free < 0 && (distributes || alignment.safety() != Safety.UNSAFE)) {
      return 0;
    }
    return Px.floor(free * share(keyword));
  }

  private static float share(AlignKeyword keyword) {
    return switch (keyword) {
      case CENTER, SPACE_AROUND, SPACE_EVENLY, ANCHOR_CENTER -> 0.5f;
      case END, FLEX_END, SELF_END, RIGHT -> 1;
      case AUTO, NORMAL, STRETCH, BASELINE, LAST_BASELINE -> 0;
      case START, SELF_START, FLEX_START, LEFT, SPACE_BETWEEN, LEGACY -> 0;
    };
  }
}
