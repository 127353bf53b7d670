/// The small interface between what is drawn and how: a renderer makes output devices, a device
/// draws lists.
@NullMarked
package bulkhead.gpu.output;

import org.jspecify.annotations.NullMarked;
