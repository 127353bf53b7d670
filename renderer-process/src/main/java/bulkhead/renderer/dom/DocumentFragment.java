package bulkhead.renderer.dom;

/// A parentless container (DOM §4.7), such as a template's contents. Thread: owned by
// `RendererMain`.
public final class DocumentFragment extends ContainerNode {
  public DocumentFragment(Document document) {
    super(document);
  }
}
