package bulkhead.renderer.dom;

import org.jspecify.annotations.Nullable;

/// A parentless container (DOM §4.7), such as a template's contents. Thread: owned by
/// `RendererMain`.
public final class DocumentFragment extends ContainerNode {
  private @Nullable Element host;

  public DocumentFragment(Document document) {
    super(document);
  }

  /// The template whose contents this is, or null.
  public @Nullable Element host() {
    return host;
  }

  void setHost(Element host) {
    this.host = host;
  }

  @Override
  public int nodeType() {
    return DOCUMENT_FRAGMENT_NODE;
  }
}
