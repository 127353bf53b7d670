/// The only room of this module that knows messages: decodes them to records, checks everything
/// that an untrusted client says, and turns events back into messages.
@NullMarked
package bulkhead.gpu.ipc;

import org.jspecify.annotations.NullMarked;
