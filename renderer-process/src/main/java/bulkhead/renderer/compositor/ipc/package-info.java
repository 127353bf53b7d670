/// The compositor's wire: frames as messages of `compositing.proto`, and back. Wire types go no
/// further in than this room.
@NullMarked
package bulkhead.renderer.compositor.ipc;

import org.jspecify.annotations.NullMarked;
