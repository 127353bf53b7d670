/// Paint: turns laid-out fragments into display items and hands them over as one immutable commit.
///
/// The painter runs on `RendererMain`. What it produces is in this room too, because it is the
/// contract between the main thread and the compositor: [bulkhead.renderer.paint.DisplayItem] and
/// [bulkhead.renderer.paint.DisplayItemList] (what to draw),
/// [bulkhead.renderer.paint.PropertyTrees] (where, clipped to what, with which effect, scrolled by
/// what), [bulkhead.renderer.paint.Layer] (which items move together) and
/// [bulkhead.renderer.paint.CommitData] (all of it, once per frame). All of these are immutable;
/// the rooms `raster` and `compositor` read them on their own threads. This room knows neither of
/// those.
@NullMarked
package bulkhead.renderer.paint;

import org.jspecify.annotations.NullMarked;
