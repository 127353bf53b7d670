/// Absolutely positioned boxes (CSS 2.2 §10.3.7, §10.6.4), laid out after their containing block.
@NullMarked
package bulkhead.renderer.layout.positioned;

import org.jspecify.annotations.NullMarked;
