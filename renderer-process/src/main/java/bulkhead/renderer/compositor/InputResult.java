package bulkhead.renderer.compositor;

/// Who deals with an input event.
public enum InputResult {
  /// The compositor did; `RendererMain` need not see it.
  HANDLED,
  /// `RendererMain` has to see it; a wheel that it leaves alone comes back through
  /// [CompositorLink#scroll].
  FOR_MAIN
}
