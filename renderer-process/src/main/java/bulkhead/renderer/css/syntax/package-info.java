/// CSS Syntax 3: text to tokens, and a cursor over them. The leaf that all of CSS reads.
@NullMarked
package bulkhead.renderer.css.syntax;

import org.jspecify.annotations.NullMarked;
