/// What the renderer's tests share.
@NullMarked
package bulkhead.renderer.testing;

import org.jspecify.annotations.NullMarked;
