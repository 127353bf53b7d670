/// The plugin process's messages: wire types go no further in than here.
@NullMarked
package bulkhead.plugin.ipc;

import org.jspecify.annotations.NullMarked;
