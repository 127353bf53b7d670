package bulkhead.renderer.dom;

/// A node that holds a string (DOM §4.10). Thread: owned by `RendererMain`.
public abstract sealed class CharacterData extends Node
    permits Text, Comment, ProcessingInstruction {
  private String data;

  CharacterData(Document document, String data) {
    super(document);
    this.data = data;
  }

  public final String data() {
    return data;
  }

  public final int length() {
    return data.length();
  }

  /// Replaces all data, as the `data` setter does.
  public final void setData(String data) {
    replaceData(0, this.data.length(), data);
  }

  /// DOM §4.10 "replace data". `count` may reach past the end.
  /// @throws DomException IndexSizeError when `offset` is past the end
  public final void replaceData(long offset, long count, String with) {
    int length = data.length();
    if (offset > length) {
      throw DomException.indexSize("The offset " + offset + " is greater than the node's length");
    }
    int from = (int) offset;
    int to = (int) Math.min(length, offset + count);
    MutationObservers.characterData(this, data);
    String changed = data.substring(0, from) + with + data.substring(to);
    ownerDocument.ranges().dataReplaced(this, from, to - from, with.length());
    change(changed);
  }

  /// DOM §4.10 "substring data".
  public final String substringData(long offset, long count) {
    int length = data.length();
    if (offset > length) {
      throw DomException.indexSize("The offset " + offset + " is greater than the node's length");
    }
    return data.substring((int) offset, (int) Math.min(length, offset + count));
  }

  public final void appendData(String more) {
    replaceData(data.length(), 0, more);
  }

  public final void insertData(long offset, String more) {
    replaceData(offset, 0, more);
  }

  public final void deleteData(long offset, long count) {
    replaceData(offset, count, "");
  }

  private void change(String data) {
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
