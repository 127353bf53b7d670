/// Drawing without OpenGL: into a bitmap that the browser process shows, or into plain memory.
@NullMarked
package bulkhead.gpu.software;

import org.jspecify.annotations.NullMarked;
