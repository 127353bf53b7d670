package bulkhead.renderer;

import bulkhead.renderer.dom.Document;
import bulkhead.renderer.dom.Element;
import bulkhead.url.ReferrerPolicy;
import bulkhead.url.Url;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What a navigation tells of the document that it came from (Referrer Policy §8). Thread:
/// `RendererMain`.
final class Referrers {
  private Referrers() {}

  /// The policy of a link, a form or a frame's element, or of its document, by name; empty for the
  /// default.
  static String policyName(LocalFrame frame, @Nullable Element by) {
    if (by != null) {
      String rel = " " + by.attributeOrEmpty("rel").toLowerCase(Locale.ROOT) + " ";
      if (!by.is("iframe") && rel.replaceAll("[\\t\\n\\f\\r]", " ").contains(" noreferrer ")) {
        return "no-referrer";
      }
      String own = by.attributeOrEmpty("referrerpolicy").toLowerCase(Locale.ROOT);
      if (ReferrerPolicy.of(own) != null) {
        return own;
      }
    }
    return frame.referrerPolicy();
  }

  /// What the document of a frame says of the one that sent the frame there.
  ///
  /// @param from its document; where that has no address of its own, the nearest around it has
  static String sent(@Nullable LocalFrame from, @Nullable Element by, String target) {
    LocalFrame frame = from;
    while (frame != null
        && frame.document() instanceof Document document
        && Url.parse(document.url()) instanceof Url url
        && url.hasScheme("about")
        && frame.parent() != null) {
      frame = frame.parent();
    }
    Document document = frame == null ? null : frame.document();
    Url to = Url.parse(target);
    if (frame == null || document == null || to == null) {
      return "";
    }
    ReferrerPolicy named = ReferrerPolicy.of(policyName(frame, by));
    ReferrerPolicy policy = named == null ? ReferrerPolicy.DEFAULT : named;
    if (to.hasScheme("about")) {
      to = Url.parse(document.url()) instanceof Url own ? own : to;
    }
    String told = policy.referrer(Url.parse(document.url()), to);
    return told == null ? "" : told;
  }
}
