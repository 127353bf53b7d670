/// The renderer's side of the DevTools protocol: what can be said of a page by looking at it. A
/// command gets here only from the browser process, which has kept what a renderer may not do.
/// Thread: `RendererMain`.
@NullMarked
package bulkhead.renderer.devtools;

import org.jspecify.annotations.NullMarked;
