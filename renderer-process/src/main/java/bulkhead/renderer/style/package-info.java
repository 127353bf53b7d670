/// From rules to a [bulkhead.renderer.style.ComputedStyle] for each element: the property table,
/// the cascade, inheritance, and the incremental restyle. Starts at
/// [bulkhead.renderer.style.StyleEngine].
@NullMarked
package bulkhead.renderer.style;

import org.jspecify.annotations.NullMarked;
