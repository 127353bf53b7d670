package bulkhead.renderer.css.value;

/// `shape-outside` (CSS Shapes 1 §4.1).
public sealed interface ShapeOutside {
  record None() implements ShapeOutside {
    @Override
    public String toString() {
      return "none";
    }
  }

  None NONE = new None();

  record Shape(BasicShape shape, ShapeBox box) implements ShapeOutside {
    @Override
    public String toString() {
      return box == ShapeBox.MARGIN_BOX ? shape.toString() : shape + " " + box.css();
    }
  }

  /// The edges of a box, with its rounded corners.
  record Box(ShapeBox box) implements ShapeOutside {
    @Override
    public String toString() {
      return box.css();
    }
  }

  /// Where an image is not transparent, in the content box.
  record Alpha(Image image) implements ShapeOutside {
    @Override
    public String toString() {
      return image.toString();
    }
  }
}
