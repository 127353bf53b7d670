package bulkhead.renderer.script.bindings;

/// What `08-fonts.js` asks of Java. Thread: the isolate's.
final class HostFonts {
  private HostFonts() {}

  static boolean fontsLoading(RealmBindings runtime) {
    return runtime.page().fontsLoading();
  }
}
