package bulkhead.renderer.css.value;

import bulkhead.renderer.css.syntax.CssText;

/// `clip-path` (CSS Masking 1 §3.5).
public sealed interface ClipPath {
  record None() implements ClipPath {
    @Override
    public String toString() {
      return "none";
    }
  }

  None NONE = new None();

  /// A `<clipPath>` element; absolute, or a fragment of the document.
  record Reference(String url) implements ClipPath {
    @Override
    public String toString() {
      return CssText.url(url);
    }
  }

  record Shape(BasicShape shape, ShapeBox box) implements ClipPath {
    @Override
    public String toString() {
      return box == ShapeBox.BORDER_BOX ? shape.toString() : shape + " " + box.css();
    }
  }

  /// The edges of a box, with its rounded corners.
  record Box(ShapeBox box) implements ClipPath {
    @Override
    public String toString() {
      return box.css();
    }
  }
}
