package bulkhead.renderer.script.bindings;

/// The faces of a document's fonts as scripts see them (CSS Font Loading 3). Faces have numbers.
/// Thread: the isolate's.
public interface FontSet {
  /// Of a page without a document that is shown.
  FontSet NONE =
      new FontSet() {
        @Override
        public boolean loading() {
          return false;
        }

        @Override
        public String connected() {
          return "[]";
        }

        @Override
        public int make(String descriptors, byte[] file) {
          return 0;
        }

        @Override
        public void add(int face) {}

        @Override
        public void remove(int face) {}

        @Override
        public void load(int face) {}

        @Override
        public int status(int face) {
          return 3;
        }

        @Override
        public String matching(
            String families, double weight, double stretch, String style, String text) {
          return "";
        }
      };

  /// Whether text waits for its fonts, layout being up to date.
  boolean loading();

  /// JSON: for each `@font-face` rule that defines a face, in order, its number and descriptors.
  String connected();

  /// A face by its descriptors as JSON; 0 for what is no face.
  ///
  /// @param file the font itself; empty for one whose sources are among the descriptors
  int make(String descriptors, byte[] file);

  /// Text may use the face from now on.
  void add(int face);

  /// Text does not use the face any more.
  void remove(int face);

  /// Loads the face, whether text uses it or not.
  void load(int face);

  /// 0 unloaded, 1 loading, 2 loaded, 3 error.
  int status(int face);

  /// The numbers of the faces that a text would use, separated by commas; `-` where there are no
  /// such fonts at all.
  ///
  /// @param families with a NUL between two
  /// @param style `normal`, `italic` or `oblique` and what follows it
  String matching(String families, double weight, double stretch, String style, String text);
}
