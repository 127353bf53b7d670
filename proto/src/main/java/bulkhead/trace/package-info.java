/// Trace events in a ring buffer, cheap enough to stay on.
@NullMarked
package bulkhead.trace;

import org.jspecify.annotations.NullMarked;
