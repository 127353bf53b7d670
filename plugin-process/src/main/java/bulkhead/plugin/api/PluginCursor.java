package bulkhead.plugin.api;

/// Shapes of the mouse pointer that a plugin can ask for.
public enum PluginCursor {
  DEFAULT,
  POINTER,
  TEXT,
  CROSSHAIR,
  MOVE,
  WAIT
}
