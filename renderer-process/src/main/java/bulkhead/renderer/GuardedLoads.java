package bulkhead.renderer;

import bulkhead.ipc.api.FetchParams;
import bulkhead.ipc.api.ResourceRequest;
import bulkhead.ipc.api.ResourceTiming;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.loader.ForwardingListener;
import bulkhead.renderer.loader.ResourceFetcher;
import bulkhead.renderer.loader.ResourceLoads;
import bulkhead.renderer.policy.PolicyContainer;
import bulkhead.url.ReferrerPolicy;
import bulkhead.url.Url;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The loads of one document, as far as its policies allow them: Content Security Policy, mixed
/// content, referrer policy. What a redirect leads to is asked about when it is heard of; then the
/// answer does not come in. Thread: `RendererMain`.
final class GuardedLoads implements ResourceLoads {
  static final String BLOCKED = "net::ERR_BLOCKED_BY_CSP";

  private final ResourceFetcher fetcher;
  private final Executor main;
  private final PolicyContainer policies;
  private final Supplier<String> origin;
  private final Supplier<String> referrer;
  private final ResourceTimeline timeline;
  private final Preloads preloads;
  private final Map<Long, Guard> running = new LinkedHashMap<>();

  /// @param origin of the document, serialized
  /// @param referrer the address of the document, or of the one that made it; empty for none
  /// @param timeline hears when things were loaded
  GuardedLoads(
      ResourceFetcher fetcher,
      Executor main,
      PolicyContainer policies,
      Supplier<String> origin,
      Supplier<String> referrer,
      ResourceTimeline timeline) {
    this.referrer = referrer;
    this.timeline = timeline;
    this.fetcher = fetcher;
    this.main = main;
    this.policies = policies;
    this.origin = origin;
    preloads = new Preloads(fetcher, main);
  }

  @Override
  public long start(
      int pageId,
      String url,
      ResourceRequest.Destination destination,
      ResourceFetcher.Listener listener) {
    return startFor(pageId, url, destination, initiator(destination), null, listener);
  }

  @Override
  public long startFor(
      int pageId,
      String url,
      ResourceRequest.Destination destination,
      String initiator,
      @Nullable Element element,
      ResourceFetcher.Listener listener) {
    return start(
        pageId,
        url,
        destination,
        kind(destination),
        PolicyContainer.Asker.NONE,
        element == null ? null : corsOfImage(element),
        initiator,
        element,
        "",
        listener);
  }

  /// The `crossorigin` attribute of an image: null where it does not ask for CORS.
  static @Nullable String corsOfImage(Element element) {
    return element.is("img") || element.is("image") ? element.attribute("crossorigin") : null;
  }

  /// What is asked for without an element.
  private static String initiator(ResourceRequest.Destination destination) {
    return switch (destination) {
      case STYLE, IMAGE, FONT -> "css";
      case SCRIPT, DOCUMENT, FETCH, OTHER, DESTINATION_UNSPECIFIED, UNRECOGNIZED -> "other";
    };
  }

  /// What a request by CORS is for.
  private static String purpose(ResourceRequest.Destination destination) {
    return switch (destination) {
      case STYLE -> "style";
      case IMAGE -> "image";
      case FONT -> "font";
      case SCRIPT -> "script";
      case DOCUMENT, FETCH, OTHER, DESTINATION_UNSPECIFIED, UNRECOGNIZED -> "";
    };
  }

  private static PolicyContainer.Kind kind(ResourceRequest.Destination destination) {
    return switch (destination) {
      case STYLE -> PolicyContainer.Kind.STYLE;
      case IMAGE -> PolicyContainer.Kind.IMAGE;
      case FONT -> PolicyContainer.Kind.FONT;
      case SCRIPT -> PolicyContainer.Kind.SCRIPT;
      case DOCUMENT -> PolicyContainer.Kind.FRAME;
      case FETCH -> PolicyContainer.Kind.CONNECT;
      case OTHER, DESTINATION_UNSPECIFIED, UNRECOGNIZED -> PolicyContainer.Kind.OTHER;
    };
  }

  /// What an element or a script asks for.
  ///
  /// @param crossOrigin the `crossorigin` attribute: null without one
  long start(
      int pageId,
      String url,
      ResourceRequest.Destination destination,
      PolicyContainer.Kind kind,
      PolicyContainer.Asker asker,
      @Nullable String crossOrigin,
      ResourceFetcher.Listener listener) {
    Element element = asker.element() instanceof Element known ? known : null;
    String initiator = element == null ? initiator(destination) : element.localName();
    return start(
        pageId, url, destination, kind, asker, crossOrigin, initiator, element, "", listener);
  }

  /// The script of a worker.
  ///
  /// @param purpose `worker` or `sharedworker`
  long startWorker(int pageId, String url, String purpose, ResourceFetcher.Listener listener) {
    ResourceRequest.Destination script = ResourceRequest.Destination.SCRIPT;
    return start(
        pageId,
        url,
        script,
        PolicyContainer.Kind.WORKER,
        PolicyContainer.Asker.NONE,
        null,
        initiator(script),
        null,
        purpose,
        listener);
  }

  private long start(
      int pageId,
      String url,
      ResourceRequest.Destination destination,
      PolicyContainer.Kind kind,
      PolicyContainer.Asker asker,
      @Nullable String crossOrigin,
      String initiator,
      @Nullable Element element,
      String purpose,
      ResourceFetcher.Listener listener) {
    Url asked = Url.parse(url);
    if (asked == null) {
      return fetcher.start(pageId, url, destination, listener);
    }
    Url target = MixedContent.upgraded(asked, origin.get(), kind, policies.upgradesInsecure());
    if (!policies.allows(kind, target, asker)
        || MixedContent.isBlocked(target, origin.get(), kind)) {
      main.execute(() -> listener.failed(BLOCKED));
      return 0;
    }
    boolean byCors = crossOrigin != null && target.isHttpFamily();
    Guard guard = new Guard(kind, asker, initiator, target.href(), byCors, listener);
    guard.meet(target);
    ResourceRequest.Builder request =
        request(pageId, target, destination, byCors ? crossOrigin : null, element, purpose);
    guard.id = preloads.start(request, guard);
    running.put(guard.id, guard);
    return guard.id;
  }

  private ResourceRequest.Builder request(
      int pageId,
      Url target,
      ResourceRequest.Destination destination,
      @Nullable String crossOrigin,
      @Nullable Element element,
      String purpose) {
    String policy = referrerPolicy(element);
    return crossOrigin == null
        ? ResourceFetcher.request(
                pageId,
                target.href(),
                destination,
                new ResourceFetcher.Referrer(referrer.get(), policy))
            .setPurpose(purpose)
        : cors(pageId, target, crossOrigin, policy)
            .setPurpose(purpose.isEmpty() ? purpose(destination) : purpose);
  }

  /// Asks for something that is likely to be needed. What policies forbid is not asked for, and not
  /// reported: that comes when it is needed.
  ///
  /// @param crossOrigin the `crossorigin` attribute: null without one
  void preload(
      int pageId,
      Url url,
      ResourceRequest.Destination destination,
      PolicyContainer.Asker asker,
      @Nullable String crossOrigin) {
    PolicyContainer.Kind kind = kind(destination);
    Url target = MixedContent.upgraded(url, origin.get(), kind, policies.upgradesInsecure());
    if (target.isHttpFamily()
        && policies.wouldAllow(kind, target, asker)
        && !MixedContent.isBlocked(target, origin.get(), kind)) {
      preloads.begin(request(pageId, target, destination, crossOrigin, null, ""));
    }
  }

  /// HTML §4.6.7.17 "preload", for a `link` element.
  ///
  /// @param crossOrigin as what needs it later will have it: null without
  /// @param done hears whether it came
  void preloadFor(
      int pageId,
      String url,
      ResourceRequest.Destination destination,
      Element link,
      @Nullable String crossOrigin,
      Consumer<Boolean> done) {
    Url asked = Url.parse(url);
    PolicyContainer.Kind kind = kind(destination);
    Url target =
        asked == null
            ? null
            : MixedContent.upgraded(asked, origin.get(), kind, policies.upgradesInsecure());
    if (target == null
        || !policies.allows(kind, target, FramePolicies.asker(link, false))
        || MixedContent.isBlocked(target, origin.get(), kind)) {
      main.execute(() -> done.accept(false));
      return;
    }
    preloads.beginFor(
        request(pageId, target, destination, target.isHttpFamily() ? crossOrigin : null, link, ""),
        timing -> timeline.add(target.href(), "link", timing),
        done);
  }

  /// The document is left: nobody will need what was asked for early.
  void leave() {
    preloads.leave();
  }

  /// The element's, or the document's.
  private String referrerPolicy(@Nullable Element element) {
    if (element != null) {
      String own = element.attributeOrEmpty("referrerpolicy").toLowerCase(Locale.ROOT);
      if (ReferrerPolicy.of(own) != null) {
        return own;
      }
      if (element.is("link") && Referrers.hidesReferrer(element)) {
        return "no-referrer";
      }
    }
    return policies.referrerPolicy();
  }

  /// HTML §2.4.3 "create a potential-CORS request".
  private ResourceRequest.Builder cors(int pageId, Url target, String crossOrigin, String policy) {
    return ResourceRequest.newBuilder()
        .setPageId(pageId)
        .setUrl(target.href())
        .setDestination(ResourceRequest.Destination.FETCH)
        .setFetch(
            FetchParams.newBuilder()
                .setMethod("GET")
                .setMode(FetchParams.Mode.CORS)
                .setCredentials(
                    crossOrigin.equalsIgnoreCase("use-credentials")
                        ? FetchParams.Credentials.INCLUDE
                        : FetchParams.Credentials.CREDENTIALS_SAME_ORIGIN)
                .setRedirects(FetchParams.Redirects.FOLLOW)
                .setCache(FetchParams.Cache.DEFAULT_CACHE)
                .setOrigin(origin.get())
                .setReferrer(ownReferrer())
                .setReferrerPolicy(policy));
  }

  /// The document's address where it is one of its origin.
  private String ownReferrer() {
    Url url = Url.parse(referrer.get());
    return url != null && url.origin().toString().equals(origin.get()) ? url.href() : "";
  }

  @Override
  public void cancel(long id) {
    running.remove(id);
    preloads.cancel(id);
  }

  /// All that was asked for fails, soon: the document is to load nothing more of it.
  void stop() {
    for (Guard guard : List.copyOf(running.values())) {
      cancel(guard.id);
      main.execute(() -> guard.listener.failed(ResourceFetcher.ABORTED));
    }
  }

  /// Listens for redirects.
  private final class Guard extends ForwardingListener {
    private final PolicyContainer.Kind kind;
    private final PolicyContainer.Asker asker;
    private final ResourceFetcher.Listener listener;
    private final String initiator;
    private final String asked;
    private final boolean byCors;
    private long id;

    Guard(
        PolicyContainer.Kind kind,
        PolicyContainer.Asker asker,
        String initiator,
        String asked,
        boolean byCors,
        ResourceFetcher.Listener listener) {
      this.byCors = byCors;
      this.initiator = initiator;
      this.asked = asked;
      this.kind = kind;
      this.asker = asker;
      this.listener = listener;
    }

    /// Fetch §4.1 "response tainting", of one address on the way.
    void meet(Url url) {
      boolean inPlace = url.hasScheme("data") || url.hasScheme("blob");
      if (!byCors && !inPlace && !url.origin().toString().equals(origin.get())
          || url.hasScheme("file")) {
        listener.foreign();
      }
    }

    @Override
    protected void forward(Consumer<ResourceFetcher.Listener> event) {
      event.accept(listener);
    }

    @Override
    public void redirected(String url) {
      Url target = Url.parse(url);
      if (target != null) {
        meet(target);
      }
      if (target != null
          && (!policies.allowsRedirect(kind, Url.expectParse(asked), target, asker)
              || MixedContent.isBlocked(target, origin.get(), kind))) {
        cancel(id);
        listener.failed(BLOCKED);
      }
    }

    @Override
    public void finished() {
      running.remove(id);
      listener.finished();
    }

    @Override
    public void failed(String error) {
      running.remove(id);
      listener.failed(error);
    }

    @Override
    public void timed(ResourceTiming timing) {
      timeline.add(asked, initiator, timing);
      listener.timed(timing);
    }

    @Override
    public boolean grantsItself() {
      return listener.grantsItself();
    }
  }
}
