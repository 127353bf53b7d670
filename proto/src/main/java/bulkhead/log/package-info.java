/// Log lines on standard error: the one place that writes there, quick to start and usable in a
/// locked process.
@NullMarked
package bulkhead.log;

import org.jspecify.annotations.NullMarked;
