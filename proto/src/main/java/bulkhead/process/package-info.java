/// What every child's main() shares: start, hand-shake, sandbox, exit.
@NullMarked
package bulkhead.process;

import org.jspecify.annotations.NullMarked;
