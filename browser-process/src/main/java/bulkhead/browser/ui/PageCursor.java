package bulkhead.browser.ui;

/// The pointer's shape over the page, by the names of CSS `cursor` that desktops have a shape for.
public enum PageCursor {
  DEFAULT,
  POINTER,
  TEXT,
  WAIT,
  CROSSHAIR,
  MOVE,
  NOT_ALLOWED,
  COL_RESIZE,
  ROW_RESIZE,
  N_RESIZE,
  S_RESIZE,
  E_RESIZE,
  W_RESIZE,
  NE_RESIZE,
  NW_RESIZE,
  SE_RESIZE,
  SW_RESIZE,
  NONE
}
