package bulkhead.renderer.script.bindings;

import bulkhead.renderer.dom.Attribute;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.ElementObserver;
import bulkhead.renderer.dom.Node;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Which `<audio>` and `<video>` elements of a document have got other sources (HTML §4.8.11.2 and
/// §4.8.11.5). What follows from that is in `08-media.js`. Thread: `RendererMain`.
public final class MediaSources implements ElementObserver {
  private final Map<Element, Integer> loads = new WeakHashMap<>();
  private final Consumer<Element> changed;

  /// @param changed is told of each element whose sources have changed, some more than once; it is
  ///     not to run scripts at once
  public MediaSources(Consumer<Element> changed) {
    this.changed = changed;
  }

  /// How often the `src` of the element has been set, as far as it was there to be seen.
  static int mediaLoads(RealmBindings runtime, Element element) {
    MediaSources known = runtime.realm().get(MediaSources.class);
    return known == null ? 0 : known.loads.getOrDefault(element, 0);
  }

  private static boolean isMedia(@Nullable Node node) {
    return node instanceof Element element && (element.is("audio") || element.is("video"));
  }

  @Override
  public void elementInserted(Element element, Node root) {
    switch (element.localName()) {
      case "audio", "video" -> {
        if (element.isHtml() && element.hasAttribute("src")) {
          changed.accept(element);
        }
      }
      case "source" -> {
        if (element.isHtml() && element.parent() instanceof Element media && isMedia(media)) {
          changed.accept(media);
        }
      }
      default -> {}
    }
  }

  @Override
  public void attributeChanged(
      Element element, Attribute name, @Nullable String oldValue, @Nullable String newValue) {
    if (name.localName().equals("src") && newValue != null && isMedia(element)) {
      sourceSet(element);
    }
  }

  @Override
  public void detachedSourceChanged(Element element) {
    if (isMedia(element)) {
      sourceSet(element);
    }
  }

  private void sourceSet(Element element) {
    loads.merge(element, 1, Integer::sum);
    changed.accept(element);
  }
}
