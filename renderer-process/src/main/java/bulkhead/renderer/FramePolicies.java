package bulkhead.renderer;

import bulkhead.ipc.api.CommitNavigationRequest;
import bulkhead.ipc.api.HttpHeader;
import bulkhead.renderer.dom.Document;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.policy.PolicyContainer;
import bulkhead.renderer.policy.Violation;
import bulkhead.renderer.script.Realm;
import bulkhead.renderer.script.bindings.RealmBindings;
import bulkhead.renderer.script.bindings.StyleWrites;
import bulkhead.url.Url;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/// The policies of one frame's document: where they come from, and who hears of violations. Thread:
/// `RendererMain`.
final class FramePolicies {
  private final LocalFrame frame;
  private final Document document;
  private final DocumentRealms realms;
  private final PolicyContainer container;
  private final Map<Element, String> styleWrites = new WeakHashMap<>();
  private final Map<Element, Decided> decided = new WeakHashMap<>();

  private FramePolicies(
      LocalFrame frame, Document document, DocumentRealms realms, PolicyContainer container) {
    this.frame = frame;
    this.document = document;
    this.realms = realms;
    this.container = container;
    container.setReporter(
        new ViolationReports(
            frame.page().fetcher,
            frame.page().main,
            frame.page().id,
            document::url,
            realms::origin,
            frame.page().main,
            this::fire));
  }

  /// HTML §7.1.6 "determine navigation params policy container".
  static FramePolicies of(
      LocalFrame frame,
      Document document,
      DocumentRealms realms,
      CommitNavigationRequest request,
      @Nullable PolicyContainer creator) {
    Url url = Url.parse(request.getUrl());
    boolean local =
        url != null && (url.hasScheme("about") || url.hasScheme("blob") || url.hasScheme("data"));
    PolicyContainer container =
        local && creator != null
            ? new PolicyContainer(creator)
            : new PolicyContainer(url != null && url.isHttpFamily() ? url : null);
    container.setBypassed(frame.page().bypassesPolicies);
    read(container, request.getPolicyHeadersList());
    return new FramePolicies(frame, document, realms, container);
  }

  static void read(PolicyContainer container, List<HttpHeader> headers) {
    for (HttpHeader header : headers) {
      switch (header.getName().toLowerCase(Locale.ROOT)) {
        case "content-security-policy" -> container.addHeader(header.getValue(), true);
        case "content-security-policy-report-only" -> container.addHeader(header.getValue(), false);
        case "referrer-policy" -> container.setReferrerPolicy(header.getValue());
        default -> {}
      }
    }
  }

  PolicyContainer container() {
    return container;
  }

  /// `<meta http-equiv=Content-Security-Policy>` counts inside `<head>` (HTML §4.2.5.3).
  void meta(Element element, String content) {
    if (element.parent() instanceof Element parent && parent.is("head")) {
      container.addMeta(content);
      Realm realm = realms.existingWindow();
      if (realm != null) {
        applyTo(realm);
      }
    }
  }

  /// The scripts of a realm are told what the policies say.
  void applyTo(Realm realm) {
    realm.put(PolicyContainer.class, container);
    realm.put(StyleWrites.class, styleWrites::put);
    RealmBindings bindings = realm.get(RealmBindings.class);
    boolean forbidsEval = container.forbidsEval();
    if (bindings != null && !container.isEmpty()) {
      bindings.policiesChanged(forbidsEval, container.forbidsWasm());
    }
    if (forbidsEval || !realm.hasStringCode()) {
      realm.setStringCode(!forbidsEval);
    }
  }

  /// Whether the declarations of a `style` attribute count: script may write any.
  boolean mayStyle(Element element) {
    String text = container.isEmpty() ? null : element.attribute("style");
    if (text == null || text.equals(styleWrites.get(element))) {
      return true;
    }
    Decided known = decided.get(element);
    if (known == null || !known.text.equals(text)) {
      known =
          new Decided(
              text,
              container.allowsInline(
                  PolicyContainer.Inline.STYLE_ATTRIBUTE, PolicyContainer.Asker.of(element), text));
      decided.put(element, known);
    }
    return known.allowed;
  }

  private record Decided(String text, boolean allowed) {}

  static PolicyContainer.Asker asker(Element element, boolean parserInserted) {
    return new PolicyContainer.Asker(
        element.attributeOrEmpty("nonce"),
        element.attributeOrEmpty("integrity"),
        parserInserted,
        element);
  }

  /// Whether a response may be shown in a frame inside these documents (CSP §6.4.2, HTML §7.3.2.1
  /// "X-Frame-Options").
  static boolean mayBeFramed(Url url, List<HttpHeader> headers, LocalFrame inside) {
    PolicyContainer theirs = new PolicyContainer(url.isHttpFamily() ? url : null);
    read(theirs, headers);
    List<Url> ancestors = new ArrayList<>();
    for (LocalFrame at = inside.parent(); at != null; at = at.parent()) {
      Document around = at.document();
      Url shown = around == null ? null : Url.parse(around.url());
      if (shown != null) {
        ancestors.add(shown);
      }
    }
    if (theirs.hasFrameAncestors()) {
      return theirs.allowsAncestors(ancestors);
    }
    for (HttpHeader header : headers) {
      if (header.getName().equalsIgnoreCase("x-frame-options")) {
        for (String option : header.getValue().split(",")) {
          boolean own =
              ancestors.stream().allMatch(ancestor -> ancestor.origin().equals(url.origin()));
          if (option.strip().equalsIgnoreCase("deny")
              || option.strip().equalsIgnoreCase("sameorigin") && !own) {
            return false;
          }
        }
      }
    }
    return true;
  }

  private void fire(Violation violation, String init) {
    Realm realm = frame.document() == document ? realms.existingWindow() : null;
    RealmBindings bindings = realm == null ? null : realm.get(RealmBindings.class);
    if (bindings != null) {
      boolean there =
          violation.element() instanceof Element element
              && element.isConnected()
              && element.ownerDocument() == document;
      bindings.fire(
          there && violation.element() instanceof Element element ? element : document,
          ViolationReports.EVENT,
          ViolationReports.EVENT_TYPE,
          init);
    }
  }
}
