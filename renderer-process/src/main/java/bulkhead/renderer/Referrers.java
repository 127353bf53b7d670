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
      if (!by.is("iframe") && hidesReferrer(by)) {
        return "no-referrer";
      }
      String own = by.attributeOrEmpty("referrerpolicy").toLowerCase(Locale.ROOT);
      if (ReferrerPolicy.of(own) != null) {
        return own;
      }
    }
    return frame.referrerPolicy();
  }

  /// Whether an element's `rel` has `noreferrer`.
  static boolean hidesReferrer(Element by) {
    String rel = " " + by.attributeOrEmpty("rel").toLowerCase(Locale.ROOT) + " ";
    return rel.replaceAll("[\\t\\n\\f\\r]", " ").contains(" noreferrer ");
  }

  /// The address that a document's own requests come from: its own, or that of the nearest document
  /// around it that has one (Fetch §2.2.5 "referrer", HTML §7.1.6 of `srcdoc`).
  static String source(LocalFrame of, Document document) {
    LocalFrame frame = of;
    String url = document.url();
    while (Url.parse(url) instanceof Url parsed
        && parsed.hasScheme("about")
        && frame.parent() instanceof LocalFrame around
        && around.document() instanceof Document outer) {
      frame = around;
      url = outer.url();
    }
    return Url.parse(url) instanceof Url found && found.isHttpFamily()
        ? found.withoutFragment().href()
        : "";
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
