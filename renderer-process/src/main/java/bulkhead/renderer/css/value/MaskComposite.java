package bulkhead.renderer.css.value;

/// `mask-composite`: how a mask layer is put on those below it.
public enum MaskComposite implements Keyword {
  ADD,
  SUBTRACT,
  INTERSECT,
  EXCLUDE
}
