/// Ruby (CSS Ruby 1): bases with their annotations. Thread: owned by the layout's thread.
@NullMarked
package bulkhead.renderer.layout.ruby;

import org.jspecify.annotations.NullMarked;
