package bulkhead.renderer.dom;

/// A text node (DOM §4.11). Thread: owned by `RendererMain`.
public sealed class Text extends CharacterData permits CdataSection {
  Text(Document document, String data) {
    super(document, data);
  }

  /// DOM §4.11 "split a Text node": the new node holds what comes after `offset`.
  public final Text split(int offset) {
    int length = data().length();
    if (offset > length || offset < 0) {
      throw DomException.indexSize("The offset " + offset + " is larger than the node's length");
    }
    String rest = data().substring(offset);
    Text made = new Text(ownerDocument, rest);
    ContainerNode above = parent;
    if (above != null) {
      above.insertBefore(made, next);
      ownerDocument.ranges().split(this, offset, made, above);
    }
    replaceData(offset, length - offset, "");
    return made;
  }

  /// The data of this node and the texts right before and after it (DOM §4.11).
  public final String wholeText() {
    Node first = this;
    while (first.previous instanceof Text) {
      first = first.previous;
    }
    StringBuilder out = new StringBuilder();
    for (Node node = first; node instanceof Text text; node = node.next) {
      out.append(text.data());
    }
    return out.toString();
  }

  @Override
  public String toString() {
    return "\"" + data() + "\"";
  }

  @Override
  public int nodeType() {
    return TEXT_NODE;
  }
}
