/// Flex formatting contexts (css-flexbox-1). [bulkhead.renderer.layout.flex.FlexLayout] follows §9
/// step by step.
@NullMarked
package bulkhead.renderer.layout.flex;

import org.jspecify.annotations.NullMarked;
