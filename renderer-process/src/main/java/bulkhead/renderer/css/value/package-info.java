/// Values of CSS: the immutable types that a computed style is made of (lengths, colours, images,
/// keywords), the specified values that are turned into them, and how both read as CSS text.
@NullMarked
package bulkhead.renderer.css.value;

import org.jspecify.annotations.NullMarked;
