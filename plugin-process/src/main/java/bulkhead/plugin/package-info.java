@NullMarked
package bulkhead.plugin;

import org.jspecify.annotations.NullMarked;
