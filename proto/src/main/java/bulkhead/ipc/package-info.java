/// Channels between processes: framing, hand-shake, typed calls, descriptors, the message tap.
@NullMarked
package bulkhead.ipc;

import org.jspecify.annotations.NullMarked;
