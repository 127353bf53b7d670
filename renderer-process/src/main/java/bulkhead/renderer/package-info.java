@NullMarked
package bulkhead.renderer;

import org.jspecify.annotations.NullMarked;
