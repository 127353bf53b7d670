/// What tests of the whole browser share.
@NullMarked
package bulkhead.testing;

import org.jspecify.annotations.NullMarked;
