package bulkhead.renderer.dom;

/// A [DomObserver] that looks at each element that comes into the document or leaves it. The
/// document goes through what was inserted or removed once, in shadow-including tree order, for all
/// of these observers together. Thread: `RendererMain`.
public interface ElementObserver extends DomObserver {

  /// `element` is in the document now; it came with `root`, which is it or is above it. Called
  /// before [DomObserver#nodeInserted] tells of the root.
  default void elementInserted(Element element, Node root) {}

  /// `element` left the document with `root`, whose place is told by [DomObserver#nodeRemoved]
  /// afterwards.
  default void elementRemoved(Element element, Node root) {}
}
