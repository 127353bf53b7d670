/// Tables (CSS 2.2 §17, CSS Tables 3). Start with [bulkhead.renderer.layout.table.TableLayout]; the
/// grid of cells is [bulkhead.renderer.layout.table.TableGrid], column widths are
/// [bulkhead.renderer.layout.table.ColumnWidths], collapsed borders
/// [bulkhead.renderer.layout.table.CollapsedBorders].
@NullMarked
package bulkhead.renderer.layout.table;

import org.jspecify.annotations.NullMarked;
