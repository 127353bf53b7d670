/// Whole browsers side by side, as ratios to a reference browser in the same run. Nothing here is a
/// test: a busy machine must not fail a build. `docs/benchmarks.md` has the commands.
@NullMarked
package bulkhead.benchmark;

import org.jspecify.annotations.NullMarked;
