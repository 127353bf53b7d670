/// Grid containers (css-grid-2): [GridLayout] is the formatting context; [GridPlacement] finds each
/// item's lines (§8), [TrackSizing] the sizes of rows and columns (§12). On `RendererMain`.
@NullMarked
package bulkhead.renderer.layout.grid;

import org.jspecify.annotations.NullMarked;
