@NullMarked
package bulkhead.browser;

import org.jspecify.annotations.NullMarked;
