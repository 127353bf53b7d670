/// System calls and constants of the operating system, through the FFM API.
@NullMarked
package bulkhead.platform;

import org.jspecify.annotations.NullMarked;
