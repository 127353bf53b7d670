/// CSS as a language: style sheets and their rules, media queries and selectors as data. It knows
/// no property (that is the `style` room's table) and no element.
@NullMarked
package bulkhead.renderer.css;

import org.jspecify.annotations.NullMarked;
