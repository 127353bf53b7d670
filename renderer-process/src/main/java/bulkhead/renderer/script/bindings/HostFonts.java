package bulkhead.renderer.script.bindings;

import java.util.Base64;

/// What `08-fonts.js` asks of Java; see [FontSet]. Thread: the isolate's.
final class HostFonts {
  private HostFonts() {}

  static boolean fontsLoading(RealmBindings runtime) {
    return runtime.page().fonts().loading();
  }

  static String fontsConnected(RealmBindings runtime) {
    return runtime.page().fonts().connected();
  }

  static int fontMake(RealmBindings runtime, String descriptors, String file) {
    return runtime.page().fonts().make(descriptors, Base64.getDecoder().decode(file));
  }

  static void fontAdd(RealmBindings runtime, int face) {
    runtime.page().fonts().add(face);
  }

  static void fontRemove(RealmBindings runtime, int face) {
    runtime.page().fonts().remove(face);
  }

  static void fontLoad(RealmBindings runtime, int face) {
    runtime.page().fonts().load(face);
  }

  static int fontStatus(RealmBindings runtime, int face) {
    return runtime.page().fonts().status(face);
  }

  static String fontsMatching(
      RealmBindings runtime,
      String families,
      double weight,
      double stretch,
      String style,
      String text) {
    return runtime.page().fonts().matching(families, weight, stretch, style, text);
  }
}
