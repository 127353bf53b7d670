/// The `<canvas>` element's pixels, and what is drawn on them (HTML §4.12.5). Thread:
/// `RendererMain`.
@NullMarked
package bulkhead.renderer.canvas;

import org.jspecify.annotations.NullMarked;
