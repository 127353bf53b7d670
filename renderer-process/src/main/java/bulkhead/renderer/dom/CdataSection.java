package bulkhead.renderer.dom;

/// A CDATA section of an XML document (DOM §4.12). Thread: owned by `RendererMain`.
public final class CdataSection extends Text {
  CdataSection(Document document, String data) {
    super(document, data);
  }

  @Override
  public int nodeType() {
    return CDATA_SECTION_NODE;
  }
}
