/// Block formatting contexts (CSS 2.2 §9.4.1): blocks one below the other, collapsing margins,
/// floats beside them. Start with [bulkhead.renderer.layout.block.BlockLayout].
@NullMarked
package bulkhead.renderer.layout.block;

import org.jspecify.annotations.NullMarked;
