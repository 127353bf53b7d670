/// Fieldsets with a legend in their border (HTML §15.3.13).
@NullMarked
package bulkhead.renderer.layout.fieldset;

import org.jspecify.annotations.NullMarked;
