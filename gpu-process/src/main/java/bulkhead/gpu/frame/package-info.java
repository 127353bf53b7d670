/// What a client asks to be shown (compositor frames) and what an output draws (draw lists), as
/// immutable records. Device pixels, origin top-left, y down.
@NullMarked
package bulkhead.gpu.frame;

import org.jspecify.annotations.NullMarked;
