/// What the carrier costs against the bare system calls, measured with real processes. Run by hand;
/// see `docs/benchmarks.md`.
@NullMarked
package bulkhead.benchmark;

import org.jspecify.annotations.NullMarked;
