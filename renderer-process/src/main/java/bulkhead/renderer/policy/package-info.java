/// What a document forbids itself: Content Security Policy Level 3. Knows URLs and texts, no nodes.
@NullMarked
package bulkhead.renderer.policy;

import org.jspecify.annotations.NullMarked;
