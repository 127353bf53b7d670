package bulkhead.renderer.style;

import bulkhead.renderer.css.value.*;
import java.util.List;

/// Grids.
abstract class GridProperties extends ColumnProperties {
  public static final Property GRID_TEMPLATE_COLUMNS =
      longhand(
          "grid-template-columns",
          StyleGroup.RARE,
          GridTemplate.NONE,
          Grammar.TRACK_LIST,
          Invalidates.LAYOUT);
  public static final Property GRID_TEMPLATE_ROWS =
      longhand(
          "grid-template-rows",
          StyleGroup.RARE,
          GridTemplate.NONE,
          Grammar.TRACK_LIST,
          Invalidates.LAYOUT);
  public static final Property GRID_TEMPLATE_AREAS =
      longhand(
          "grid-template-areas",
          StyleGroup.RARE,
          GridTemplateAreas.NONE,
          Grammar.GRID_AREAS,
          Invalidates.LAYOUT);
  public static final Property GRID_AUTO_COLUMNS =
      longhand(
          "grid-auto-columns",
          StyleGroup.RARE,
          List.of(TrackSize.AUTO),
          Grammar.AUTO_TRACKS,
          Invalidates.LAYOUT);
  public static final Property GRID_AUTO_ROWS =
      longhand(
          "grid-auto-rows",
          StyleGroup.RARE,
          List.of(TrackSize.AUTO),
          Grammar.AUTO_TRACKS,
          Invalidates.LAYOUT);
  public static final Property GRID_AUTO_FLOW =
      longhand(
          "grid-auto-flow", StyleGroup.RARE, GridFlow.ROW, Grammar.GRID_FLOW, Invalidates.LAYOUT);
  public static final Property GRID_ROW_START =
      longhand(
          "grid-row-start", StyleGroup.RARE, GridLine.AUTO, Grammar.GRID_LINE, Invalidates.LAYOUT);
  public static final Property GRID_ROW_END =
      longhand(
          "grid-row-end", StyleGroup.RARE, GridLine.AUTO, Grammar.GRID_LINE, Invalidates.LAYOUT);
  public static final Property GRID_COLUMN_START =
      longhand(
          "grid-column-start",
          StyleGroup.RARE,
          GridLine.AUTO,
          Grammar.GRID_LINE,
          Invalidates.LAYOUT);
  public static final Property GRID_COLUMN_END =
      longhand(
          "grid-column-end", StyleGroup.RARE, GridLine.AUTO, Grammar.GRID_LINE, Invalidates.LAYOUT);
}
