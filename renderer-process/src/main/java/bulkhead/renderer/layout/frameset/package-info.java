/// Framesets (HTML §15.6): a grid of frames, sized by lists of dimensions.
@NullMarked
package bulkhead.renderer.layout.frameset;

import org.jspecify.annotations.NullMarked;
