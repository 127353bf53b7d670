@NullMarked
package bulkhead.gpu;

import org.jspecify.annotations.NullMarked;
