/// What every formatting context takes and gives:
/// [bulkhead.renderer.layout.fragment.ConstraintSpace] in, an immutable
/// [bulkhead.renderer.layout.fragment.Fragment] out; and the box-model arithmetic that all of them
/// share.
@NullMarked
package bulkhead.renderer.layout.fragment;

import org.jspecify.annotations.NullMarked;
