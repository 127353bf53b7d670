package bulkhead.renderer.dom;

/// A doctype (DOM §4.6); identifiers that were absent are empty. Thread: owned by `RendererMain`.
public final class DocumentType extends Node {
  private final String name;
  private final String publicId;
  private final String systemId;

  public DocumentType(Document document, String name, String publicId, String systemId) {
    super(document);
    this.name = name;
    this.publicId = publicId;
    this.systemId = systemId;
  }

  public String name() {
    return name;
  }

  public String publicId() {
    return publicId;
  }

  public String systemId() {
    return systemId;
  }

  @Override
  public int nodeType() {
    return DOCUMENT_TYPE_NODE;
  }
}
