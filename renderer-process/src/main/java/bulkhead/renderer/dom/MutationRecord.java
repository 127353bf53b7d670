package bulkhead.renderer.dom;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One change, as a `MutationRecord` tells it (DOM §4.3.3). Thread: owned by `RendererMain`.
public final class MutationRecord extends ScriptObject.Base {
  private final String type;
  private final Node target;
  private final List<Node> added;
  private final List<Node> removed;
  private final @Nullable Node previous;
  private final @Nullable Node next;
  private final @Nullable Attribute attribute;
  private final @Nullable String oldValue;

  MutationRecord(
      String type,
      Node target,
      List<Node> added,
      List<Node> removed,
      @Nullable Node previous,
      @Nullable Node next,
      @Nullable Attribute attribute,
      @Nullable String oldValue) {
    this.type = type;
    this.target = target;
    this.added = added;
    this.removed = removed;
    this.previous = previous;
    this.next = next;
    this.attribute = attribute;
    this.oldValue = oldValue;
  }

  public String type() {
    return type;
  }

  public Node target() {
    return target;
  }

  public List<Node> added() {
    return added;
  }

  public List<Node> removed() {
    return removed;
  }

  public @Nullable Node previousSibling() {
    return previous;
  }

  public @Nullable Node nextSibling() {
    return next;
  }

  public @Nullable String attributeName() {
    return attribute == null ? null : attribute.localName();
  }

  public @Nullable String attributeNamespace() {
    return attribute == null || attribute.namespace().isEmpty() ? null : attribute.namespace();
  }

  public @Nullable String oldValue() {
    return oldValue;
  }
}
