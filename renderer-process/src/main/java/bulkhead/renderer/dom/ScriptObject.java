package bulkhead.renderer.dom;

/// Something that script can hold: it has a number while script knows it. Thread: `RendererMain`.
public interface ScriptObject {
  /// Its number in [SharedTree]; 0 when script does not know it.
  int scriptNumber();

  /// Called by [SharedTree] alone.
  void setScriptNumber(int number);

  /// What is not a node.
  abstract class Base implements ScriptObject {
    private int number;

    @Override
    public final int scriptNumber() {
      return number;
    }

    @Override
    public final void setScriptNumber(int number) {
      this.number = number;
    }
  }
}
