package bulkhead.renderer.dom;

/// A text node (DOM §4.11). Thread: owned by `RendererMain`.
public final class Text extends CharacterData {
  Text(Document document, String data) {
    super(document, data);
  }

  @Override
  public String toString() {
    return "\"" + data() + "\"";
  }
}
