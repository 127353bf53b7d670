/// Subresources: asks the browser process for them and follows their arrival. Thread:
/// `RendererMain`.
@NullMarked
package bulkhead.renderer.loader;

import org.jspecify.annotations.NullMarked;
