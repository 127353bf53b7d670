/// Multi-column containers (css-multicol-1): [MulticolLayout] lays out the contents in one long
/// column, [ColumnBreaks] finds where that is cut, [ColumnSlice] takes a piece of it. On
/// `RendererMain`.
@NullMarked
package bulkhead.renderer.layout.multicol;

import org.jspecify.annotations.NullMarked;
