package bulkhead.renderer.dom;

/// A node that holds a string: text or a comment. Thread: owned by `RendererMain`.
public abstract sealed class CharacterData extends Node permits Text, Comment {
  private String data;

  CharacterData(Document document, String data) {
    super(document);
    this.data = data;
  }

  public final String data() {
    return data;
  }

  public final void setData(String data) {
    if (data.equals(this.data)) {
      return;
    }
    String old = this.data;
    this.data = data;
    if (isConnected()) {
      // An empty text and one of white space only may need another box or none: boxes are made
      // again.
      if (this instanceof Text) {
        markDirty(old.isBlank() != data.isBlank() ? BOXES | LAYOUT : LAYOUT);
      }
      ownerDocument.notifyDataChanged(this, old);
    }
  }
}
