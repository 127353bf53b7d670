package bulkhead.renderer;

import bulkhead.renderer.dom.CharacterData;
import bulkhead.renderer.dom.ContainerNode;
import bulkhead.renderer.dom.DomObserver;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.Node;
import org.jspecify.annotations.Nullable;

/// Notices what may change a document's title (HTML §3.1.5), without looking for the title itself.
/// Thread: `RendererMain`.
final class TitleWatch implements DomObserver {
  private final Runnable mayHaveChanged;

  TitleWatch(Runnable mayHaveChanged) {
    this.mayHaveChanged = mayHaveChanged;
  }

  @Override
  public void nodeInserted(Node node) {
    check(node, node.parent());
  }

  @Override
  public void nodeRemoved(
      Node node, ContainerNode parent, @Nullable Node previous, @Nullable Node next) {
    check(node, parent);
  }

  @Override
  public void characterDataChanged(CharacterData node, String oldData) {
    check(node, node.parent());
  }

  private void check(Node node, @Nullable Node parent) {
    if (isTitle(parent) || isTitle(node) || node instanceof Element element && mayHold(element)) {
      mayHaveChanged.run();
    }
  }

  private static boolean isTitle(@Nullable Node node) {
    return node instanceof Element element && element.localName().equals("title");
  }

  /// Where titles are, when a whole tree of elements comes or goes.
  private static boolean mayHold(Element element) {
    return element.is("head") || element.is("html");
  }
}
