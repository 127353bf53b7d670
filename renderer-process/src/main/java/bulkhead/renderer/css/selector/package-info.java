/// Selectors 4 as data: the parser and what it makes. Matching against elements is the `style`
/// room's.
@NullMarked
package bulkhead.renderer.css.selector;

import org.jspecify.annotations.NullMarked;
