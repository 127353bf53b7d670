package bulkhead.renderer.dom;

/// A comment (DOM §4.14). Thread: owned by `RendererMain`.
public final class Comment extends CharacterData {
  Comment(Document document, String data) {
    super(document, data);
  }

  @Override
  public String toString() {
    return "<!--" + data() + "-->";
  }

  @Override
  public int nodeType() {
    return COMMENT_NODE;
  }
}
