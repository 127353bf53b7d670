package bulkhead.renderer.style;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The property table. A new property is one entry in its family ([FontProperties] and so on, see
/// [PropertyTable]); its [Grammar] says how it is parsed and computed, its group says whether it is
/// inherited and where a [ComputedStyle] keeps it.
///
/// Entries are plain constructor calls, without lambdas, because this class is initialised at the
/// start of every renderer.
public final class Properties extends ShorthandProperties {
  static {
    alias("grid-gap", "gap");
    alias("grid-row-gap", "row-gap");
    alias("grid-column-gap", "column-gap");
    alias("word-wrap", "overflow-wrap");
    alias("-webkit-user-select", "user-select");
    alias("-webkit-appearance", "appearance");
    alias("-webkit-box-shadow", "box-shadow");
    alias("-webkit-box-sizing", "box-sizing");
    alias("-webkit-border-radius", "border-radius");
    alias("-webkit-transform", "transform");
    alias("-webkit-transform-origin", "transform-origin");
    alias("-webkit-transform-style", "transform-style");
    alias("-webkit-perspective", "perspective");
    alias("-webkit-perspective-origin", "perspective-origin");
    alias("-webkit-backface-visibility", "backface-visibility");
    alias("-webkit-flex", "flex");
    alias("-webkit-flex-basis", "flex-basis");
    alias("-webkit-flex-direction", "flex-direction");
    alias("-webkit-flex-flow", "flex-flow");
    alias("-webkit-flex-grow", "flex-grow");
    alias("-webkit-flex-shrink", "flex-shrink");
    alias("-webkit-flex-wrap", "flex-wrap");
    alias("-webkit-order", "order");
    alias("-webkit-align-content", "align-content");
    alias("-webkit-align-items", "align-items");
    alias("-webkit-align-self", "align-self");
    alias("-webkit-justify-content", "justify-content");
    alias("-webkit-background-clip", "background-clip");
    alias("-webkit-background-origin", "background-origin");
    alias("-webkit-background-size", "background-size");
    alias("-webkit-filter", "filter");
    alias("-webkit-backdrop-filter", "backdrop-filter");
    alias("-webkit-opacity", "opacity");
    alias("-webkit-line-clamp", "line-clamp");
    alias("-webkit-hyphens", "hyphens");
    alias("-webkit-font-feature-settings", "font-feature-settings");
    alias("-webkit-text-size-adjust", "text-size-adjust");
    alias("-webkit-mask", "mask");
    alias("-webkit-mask-image", "mask-image");
    alias("-webkit-clip-path", "clip-path");
    alias("-webkit-mask-position", "mask-position");
    alias("-webkit-mask-size", "mask-size");
    alias("-webkit-mask-repeat", "mask-repeat");
    alias("-webkit-mask-origin", "mask-origin");
    alias("-webkit-mask-clip", "mask-clip");
    alias("-webkit-mask-composite", "mask-composite");
    alias("-webkit-box-decoration-break", "box-decoration-break");
    alias("-webkit-print-color-adjust", "print-color-adjust");
    alias("-webkit-column-count", "column-count");
    alias("-webkit-column-width", "column-width");
    alias("-webkit-column-gap", "column-gap");
    alias("-webkit-columns", "columns");
    alias("-webkit-animation", "animation");
    alias("-webkit-animation-name", "animation-name");
    alias("-webkit-animation-duration", "animation-duration");
    alias("-webkit-animation-delay", "animation-delay");
    alias("-webkit-animation-timing-function", "animation-timing-function");
    alias("-webkit-animation-iteration-count", "animation-iteration-count");
    alias("-webkit-animation-direction", "animation-direction");
    alias("-webkit-animation-fill-mode", "animation-fill-mode");
    alias("-webkit-animation-play-state", "animation-play-state");
    alias("-webkit-transition", "transition");
    alias("-webkit-transition-property", "transition-property");
    alias("-webkit-transition-duration", "transition-duration");
    alias("-webkit-transition-delay", "transition-delay");
    alias("-webkit-transition-timing-function", "transition-timing-function");
    alias("-webkit-border-image", "border-image");
    alias("-webkit-shape-outside", "shape-outside");
    alias("-webkit-text-emphasis", "text-emphasis");
    alias("-webkit-writing-mode", "writing-mode");
    alias("-webkit-margin-start", "margin-inline-start");
    alias("-webkit-margin-end", "margin-inline-end");
    alias("-webkit-margin-before", "margin-block-start");
    alias("-webkit-margin-after", "margin-block-end");
    alias("-webkit-padding-start", "padding-inline-start");
    alias("-webkit-padding-end", "padding-inline-end");
    alias("-webkit-padding-before", "padding-block-start");
    alias("-webkit-padding-after", "padding-block-end");
    alias("-webkit-logical-width", "inline-size");
    alias("-webkit-logical-height", "block-size");
    alias("-webkit-border-top-left-radius", "border-top-left-radius");
    alias("-webkit-border-top-right-radius", "border-top-right-radius");
    alias("-webkit-border-bottom-left-radius", "border-bottom-left-radius");
    alias("-webkit-border-bottom-right-radius", "border-bottom-right-radius");
    alias("page-break-before", "break-before");
    alias("page-break-after", "break-after");
    alias("page-break-inside", "break-inside");
    alias("font-width", "font-stretch");
    all = Arrays.copyOf(all, count);
  }

  /// What applies to a `::first-line`, beside font and background (CSS Pseudo 4 §2.1.2).
  static final Property[] FIRST_LINE = {
    COLOR,
    LETTER_SPACING,
    WORD_SPACING,
    TEXT_TRANSFORM,
    TEXT_SHADOW,
    INTERNAL_TEXT_DECORATIONS,
    TEXT_UNDERLINE_OFFSET,
    TEXT_UNDERLINE_POSITION,
    TEXT_DECORATION_SKIP_INK,
    TEXT_DECORATION_LINE,
    TEXT_DECORATION_STYLE,
    TEXT_DECORATION_COLOR,
    TEXT_DECORATION_THICKNESS,
    TEXT_EMPHASIS_STYLE,
    TEXT_EMPHASIS_COLOR,
    TEXT_EMPHASIS_POSITION,
    WEBKIT_TEXT_FILL_COLOR,
    WEBKIT_TEXT_STROKE_COLOR,
    WEBKIT_TEXT_STROKE_WIDTH,
  };

  private Properties() {}

  /// The property of this lower-case name or alias, or null. Internal ones are not found.
  public static @Nullable Property byName(String name) {
    return byName.get(name);
  }

  static List<String> aliases() {
    List<String> found = new ArrayList<>();
    byName.forEach(
        (name, property) -> {
          if (!name.equals(property.name)) {
            found.add(name + "=" + property.name);
          }
        });
    return found;
  }

  /// The number of entries; ids are below it.
  static int count() {
    return count;
  }

  static Property byId(int id) {
    return all[id];
  }

  /// The initial values of all longhands, by group and slot.
  static Object[][] initialValues() {
    Object[][] groups = new Object[StyleGroup.COUNT][];
    for (int i = 0; i < groups.length; i++) {
      groups[i] = new Object[slots[i]];
    }
    for (int i = 0; i < count; i++) {
      Property property = all[i];
      if (property.group != null) {
        groups[property.groupIndex][property.slot] = property.initial;
      }
    }
    return groups;
  }
}
