/// Text: from characters and font properties to glyphs with positions.
///
/// Start with [bulkhead.renderer.text.FontCache] (which faces a style uses) and
/// [bulkhead.renderer.text.TextShaper] (one run of text to a [bulkhead.renderer.text.ShapeResult]).
/// Where a line may break is [bulkhead.renderer.text.LineBreaker]'s. This room knows nothing of
/// boxes or the DOM. All of it belongs to `RendererMain`.
@NullMarked
package bulkhead.renderer.text;

import org.jspecify.annotations.NullMarked;
