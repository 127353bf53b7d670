package bulkhead.renderer.css.value;

/// One background (or mask) layer with all its parts; the first in a list is nearest to the viewer.
/// The background colour belongs to the whole box, and is painted below the last layer with that
/// layer's `clip`.
public record BackgroundLayer(
    Image image,
    PositionValue position,
    BackgroundSize size,
    RepeatStyle repeatX,
    RepeatStyle repeatY,
    BackgroundBox origin,
    BackgroundBox clip,
    BackgroundAttachment attachment,
    BlendMode blendMode) {}
