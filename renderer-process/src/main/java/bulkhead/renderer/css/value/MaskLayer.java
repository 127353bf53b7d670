package bulkhead.renderer.css.value;

/// One layer of `mask` (CSS Masking 1 §4); the first in a list is nearest to the viewer. `clip` and
/// `origin` of the background layer do not count, those here do.
public record MaskLayer(
    BackgroundLayer image,
    ShapeBox origin,
    ShapeBox clip,
    MaskMode mode,
    MaskComposite composite) {}
