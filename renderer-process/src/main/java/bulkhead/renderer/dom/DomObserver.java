package bulkhead.renderer.dom;

import org.jspecify.annotations.Nullable;

/// Told of each change of a connected tree, after it was made, on `RendererMain`. Style
/// invalidation, the finder of subresources and (later) mutation observers and bindings are such
/// observers. An observer must not change the tree from within a call.
public interface DomObserver {

  /// `node`, with all its descendants, is now in the document.
  default void nodeInserted(Node node) {}

  /// `node` was a child of `parent` between `previous` and `next`, and is no more.
  default void nodeRemoved(
      Node node, ContainerNode parent, @Nullable Node previous, @Nullable Node next) {}

  /// An attribute was set (old or new value null: it appeared or vanished).
  default void attributeChanged(
      Element element, Attribute name, @Nullable String oldValue, @Nullable String newValue) {}

  /// An `<img>`, `<source>`, `<audio>` or `<video>` that is not in the document has other sources:
  /// it is loaded all the same.
  default void detachedSourceChanged(Element element) {}

  /// The `open` attribute of a `<details>` that is not in the document has come or gone.
  default void detachedDetailsChanged(
      Element details, @Nullable String oldValue, @Nullable String newValue) {}

  /// Bits of [ElementState] changed; `changed` holds those that did.
  default void stateChanged(Element element, int changed) {}

  /// An `<input>` or `<textarea>` of the document has another value, whoever gave it.
  default void controlValueChanged(Element element) {}

  default void characterDataChanged(CharacterData node, String oldData) {}

  /// A parser has made this element and is about to insert it.
  default void elementParsed(Element element) {}

  /// The parser has seen the end of this element: a `<style>` or `<script>` has all its text.
  default void elementClosed(Element element) {}
}
