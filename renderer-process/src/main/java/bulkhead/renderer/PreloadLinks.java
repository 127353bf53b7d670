package bulkhead.renderer;

import bulkhead.ipc.api.ResourceRequest.Destination;
import bulkhead.renderer.css.MediaQueryList;
import bulkhead.renderer.css.MediaValues;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.html.Subresource;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Asks for what `<link rel=preload>` (HTML §4.6.7.17) and `<link rel=modulepreload>` (§4.6.7.12)
/// name. A `load` event at the element says that it has come. Thread: `RendererMain`.
final class PreloadLinks {
  private final int pageId;
  private final GuardedLoads guarded;
  private final Supplier<MediaValues> media;
  private final BiConsumer<Element, String> settled;

  /// @param settled hears `load` or `error` for an element
  PreloadLinks(
      int pageId,
      GuardedLoads guarded,
      Supplier<MediaValues> media,
      BiConsumer<Element, String> settled) {
    this.pageId = pageId;
    this.guarded = guarded;
    this.media = media;
    this.settled = settled;
  }

  void found(Subresource.Preload preload) {
    Element link = preload.element();
    String as = link.attributeOrEmpty("as").toLowerCase(Locale.ROOT);
    if (preload.module() && as.isEmpty()) {
      as = "script";
    }
    Destination destination = destination(as);
    if (destination == null
        || link.hasAttribute("imagesrcset")
        || !isSupported(link.attributeOrEmpty("type").strip().toLowerCase(Locale.ROOT), as)
        || !MediaQueryList.parse(link.attributeOrEmpty("media")).matches(media.get())) {
      return;
    }
    String crossOrigin = link.attribute("crossorigin");
    if (preload.module() && crossOrigin == null) {
      crossOrigin = "anonymous";
    } else if (destination == Destination.FONT) {
      crossOrigin = null; // which says nothing: fonts are asked for in one way only
    }
    guarded.preloadFor(
        pageId,
        preload.url(),
        destination,
        link,
        crossOrigin,
        came -> settled.accept(link, came ? "load" : "error"));
  }

  /// "Translate a preload destination"; null for none.
  private static @Nullable Destination destination(String as) {
    return switch (as) {
      case "script" -> Destination.SCRIPT;
      case "style" -> Destination.STYLE;
      case "image" -> Destination.IMAGE;
      case "font" -> Destination.FONT;
      case "fetch", "json", "track" -> Destination.OTHER;
      default -> null;
    };
  }

  /// Whether something of this type could be used for that.
  private static boolean isSupported(String type, String as) {
    return type.isEmpty()
        || switch (as) {
          case "script" -> type.endsWith("/javascript") || type.endsWith("/ecmascript");
          case "style" -> type.startsWith("text/css");
          case "image" -> type.startsWith("image/");
          case "font" -> type.startsWith("font/") || type.startsWith("application/");
          default -> true;
        };
  }
}
