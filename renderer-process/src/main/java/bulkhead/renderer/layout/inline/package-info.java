/// Inline formatting contexts (CSS 2.2 §9.4.2, CSS Text 3): from boxes to items
/// ([bulkhead.renderer.layout.inline.InlineContent]), from items to lines
/// ([bulkhead.renderer.layout.inline.LineBreaking]), from lines to fragments
/// ([bulkhead.renderer.layout.inline.LineBuilder]).
@NullMarked
package bulkhead.renderer.layout.inline;

import org.jspecify.annotations.NullMarked;
