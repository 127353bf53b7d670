package bulkhead.renderer.dom;

import org.jspecify.annotations.Nullable;

/// A parentless container (DOM §4.7), such as a template's contents or a shadow tree's root.
/// Thread: owned by `RendererMain`.
public sealed class DocumentFragment extends ContainerNode permits ShadowRoot {
  private @Nullable Element host;

  public DocumentFragment(Document document) {
    super(document);
  }

  /// The template whose contents this is, or the element whose shadow tree; null for most.
  public final @Nullable Element host() {
    return host;
  }

  final void setHost(Element host) {
    this.host = host;
  }

  @Override
  public final int nodeType() {
    return DOCUMENT_FRAGMENT_NODE;
  }
}
