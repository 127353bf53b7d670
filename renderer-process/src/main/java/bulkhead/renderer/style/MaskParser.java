package bulkhead.renderer.style;

import bulkhead.renderer.css.syntax.TokenStream;
import bulkhead.renderer.css.syntax.Tokens;
import bulkhead.renderer.css.value.BackgroundSize;
import bulkhead.renderer.css.value.Image;
import bulkhead.renderer.css.value.ImageParser;
import bulkhead.renderer.css.value.MaskComposite;
import bulkhead.renderer.css.value.MaskMode;
import bulkhead.renderer.css.value.PositionValue;
import bulkhead.renderer.css.value.ShapeBox;
import bulkhead.renderer.css.value.ValueParser;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The shorthand `mask` (CSS Masking 1 §4.9).
final class MaskParser {
  private final PropertyParser values;
  private final List<Object> images = new ArrayList<>(1);
  private final List<Object> xs = new ArrayList<>(1);
  private final List<Object> ys = new ArrayList<>(1);
  private final List<Object> sizes = new ArrayList<>(1);
  private final List<Object> repeats = new ArrayList<>(1);
  private final List<Object> origins = new ArrayList<>(1);
  private final List<Object> clips = new ArrayList<>(1);
  private final List<Object> composites = new ArrayList<>(1);
  private final List<Object> modes = new ArrayList<>(1);

  private MaskParser(PropertyParser values) {
    this.values = values;
  }

  /// The longhands and their values, alternating; null when invalid.
  static @Nullable List<Object> parse(PropertyParser values, TokenStream in) {
    return new MaskParser(values).parse(in);
  }

  private @Nullable List<Object> parse(TokenStream in) {
    do {
      if (!layer(in)) {
        return null;
      }
    } while (in.takeComma());
    return List.of(
        Properties.MASK_IMAGE, List.copyOf(images),
        Properties.MASK_POSITION_X, List.copyOf(xs),
        Properties.MASK_POSITION_Y, List.copyOf(ys),
        Properties.MASK_SIZE, List.copyOf(sizes),
        Properties.MASK_REPEAT, List.copyOf(repeats),
        Properties.MASK_ORIGIN, List.copyOf(origins),
        Properties.MASK_CLIP, List.copyOf(clips),
        Properties.MASK_COMPOSITE, List.copyOf(composites),
        Properties.MASK_MODE, List.copyOf(modes));
  }

  private boolean layer(TokenStream in) {
    Object image = null;
    Object[] position = null;
    Object size = null;
    Object repeat = null;
    Object origin = null;
    Object clip = null;
    Object composite = null;
    Object mode = null;
    boolean any = false;
    while (!in.atEnd() && in.peek() != Tokens.COMMA) {
      any = true;
      int start = in.position();
      if (repeat == null && (repeat = PropertyParser.repeat(in)) != null) {
        continue;
      }
      in.rewind(start);
      if (composite == null
          && (composite = PropertyParser.keyword(Properties.MASK_COMPOSITE, in)) != null) {
        continue;
      }
      in.rewind(start);
      if (mode == null && (mode = PropertyParser.keyword(Properties.MASK_MODE, in)) != null) {
        continue;
      }
      in.rewind(start);
      Object box = clip != null ? null : PropertyParser.keyword(Properties.MASK_CLIP, in);
      if (box != null) {
        if (origin == null && box != ShapeBox.NO_CLIP) {
          origin = box;
        } else {
          clip = box;
        }
        continue;
      }
      in.rewind(start);
      if (image == null && (image = ImageParser.parse(in, values.context::resolve)) != null) {
        continue;
      }
      in.rewind(start);
      if (position != null || (position = ValueParser.position(in)) == null) {
        return false;
      }
      if (in.takeDelim('/') && (size = PropertyParser.backgroundSize(in)) == null) {
        return false;
      }
    }
    images.add(image != null ? image : Image.NONE);
    xs.add(position != null ? position[0] : PositionValue.ORIGIN.x());
    ys.add(position != null ? position[1] : PositionValue.ORIGIN.y());
    sizes.add(size != null ? size : BackgroundSize.AUTO);
    repeats.add(repeat != null ? repeat : RepeatPair.REPEAT);
    origins.add(origin != null ? origin : ShapeBox.BORDER_BOX);
    clips.add(clip != null ? clip : origin != null ? origin : ShapeBox.BORDER_BOX);
    composites.add(composite != null ? composite : MaskComposite.ADD);
    modes.add(mode != null ? mode : MaskMode.MATCH_SOURCE);
    return any;
  }
}
