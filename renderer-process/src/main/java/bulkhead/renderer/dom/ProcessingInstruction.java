package bulkhead.renderer.dom;

/// A processing instruction (DOM §4.13). Thread: owned by `RendererMain`.
public final class ProcessingInstruction extends CharacterData {
  private final String target;

  ProcessingInstruction(Document document, String target, String data) {
    super(document, data);
    this.target = target;
  }

  public String target() {
    return target;
  }

  @Override
  public String toString() {
    return "<?" + target + " " + data() + "?>";
  }

  @Override
  public int nodeType() {
    return PROCESSING_INSTRUCTION_NODE;
  }
}
