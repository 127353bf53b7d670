/// The maps of CSS Transforms: from functions in a style to one matrix for a box of some size. For
/// layout, which asks how far transformed boxes reach, and for paint.
@NullMarked
package bulkhead.renderer.layout.transform;

import org.jspecify.annotations.NullMarked;
