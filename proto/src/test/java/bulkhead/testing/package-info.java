/// What tests of several rooms share.
@NullMarked
package bulkhead.testing;

import org.jspecify.annotations.NullMarked;
