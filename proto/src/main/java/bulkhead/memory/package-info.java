/// Shared-memory regions: made by the browser process, mapped by several.
@NullMarked
package bulkhead.memory;

import org.jspecify.annotations.NullMarked;
