package bulkhead.renderer.style;

import bulkhead.renderer.css.Declaration;
import bulkhead.renderer.css.value.AnimationComposition;
import bulkhead.renderer.css.value.Easing;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The declarations of one keyframe, parsed against the property table. Immutable.
public final class KeyframeDeclarations {
  private final DeclarationBlock block;
  private final @Nullable Easing easing;
  private final @Nullable AnimationComposition composition;

  private KeyframeDeclarations(
      DeclarationBlock block, @Nullable Easing easing, @Nullable AnimationComposition composition) {
    this.block = block;
    this.easing = easing;
    this.composition = composition;
  }

  /// CSS Animations 1 §3: important declarations and those of properties that do not animate are
  /// left out; `animation-timing-function` is the keyframe's own.
  public static KeyframeDeclarations of(
      List<Declaration> declarations, String baseUrl, boolean quirks) {
    DeclarationBlock all =
        DeclarationBlock.compile(declarations, new ParseContext(baseUrl, quirks));
    DeclarationBlock.Builder kept = new DeclarationBlock.Builder();
    Easing easing = null;
    AnimationComposition composition = null;
    for (int i = 0; i < all.properties.length; i++) {
      Property property = all.properties[i];
      Object value = all.values[i];
      if (all.important[i]) {
        continue;
      }
      if (property == Properties.ANIMATION_TIMING_FUNCTION
          && value instanceof List<?> list
          && list.getFirst() instanceof Easing given) {
        easing = given;
      } else if (property == Properties.ANIMATION_COMPOSITION
          && value instanceof List<?> list
          && list.getFirst() instanceof AnimationComposition given) {
        composition = given;
      } else if (!property.isNotAnimatable()) {
        kept.add(property, value, false);
      }
    }
    for (int i = 0; i < all.customNames.length; i++) {
      if (!all.customImportant[i]) {
        kept.addCustom(all.customNames[i], all.customValues[i], false);
      }
    }
    return new KeyframeDeclarations(kept.build(), easing, composition);
  }

  DeclarationBlock block() {
    return block;
  }

  /// Null for the animation's own.
  public @Nullable Easing easing() {
    return easing;
  }

  /// Null for the animation's own.
  public @Nullable AnimationComposition composition() {
    return composition;
  }

  /// The longhands it sets in an element of that style; logical ones are physical then.
  public Set<Property> properties(ComputedStyle style) {
    Set<Property> set = new LinkedHashSet<>();
    for (Property each : block.properties) {
      set.add(
          each.isLogical()
              ? LogicalMapping.physical(each, style.writingMode(), style.direction())
              : each);
    }
    return set;
  }

  /// Names of custom properties.
  public List<String> customNames() {
    return new ArrayList<>(List.of(block.customNames));
  }

  /// As CSS text.
  public String text() {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < block.properties.length; i++) {
      Object value = block.values[i];
      String text =
          value instanceof Unresolved(String source, Property grammar, ParseContext context)
              ? source
              : SpecifiedText.of(block.properties[i], value);
      out.append(block.properties[i].name).append(": ").append(text).append("; ");
    }
    for (int i = 0; i < block.customNames.length; i++) {
      out.append(block.customNames[i]).append(": ").append(block.customValues[i]).append("; ");
    }
    return out.toString().strip();
  }

  /// Computed values as CSS text.
  public static String text(AnimatedValues values) {
    StringBuilder out = new StringBuilder();
    values
        .values()
        .forEach(
            (property, value) ->
                out.append(property.name)
                    .append(": ")
                    .append(SpecifiedText.of(property, value))
                    .append("; "));
    values.custom().forEach((name, value) -> out.append(name + ": " + value + "; "));
    return out.toString().strip();
  }
}
