/// The GPU process: turns frames of renderers and plugins into the pictures of windows. This room
/// only starts it; the rooms below it, each using only those before it: `frame` (what is drawn),
/// `output` (where to), `x11` (windows), `software` and `gl` (how), `display` (when, and whose),
/// `ipc` (on whose word).
@NullMarked
package bulkhead.gpu;

import org.jspecify.annotations.NullMarked;
