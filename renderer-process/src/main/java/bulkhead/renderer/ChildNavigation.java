package bulkhead.renderer;

import bulkhead.ipc.api.CommitNavigationRequest;
import bulkhead.ipc.api.HttpHeader;
import bulkhead.ipc.api.NavigationType;
import bulkhead.ipc.api.ResourceRequest;
import bulkhead.ipc.api.ResourceResponse;
import bulkhead.ipc.api.ResourceTiming;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.loader.ResourceFetcher;
import bulkhead.url.Url;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The load of one document for a frame inside a page. The frame keeps its old document until the
/// response begins. Thread: `RendererMain`.
final class ChildNavigation implements ResourceFetcher.Listener {
  /// What a frame shows whose document could not be had: a sheet with a sad face, as in Chromium.
  static final byte[] ERROR_PAGE =
      """
      <!doctype html><html><body style="margin:0;background:#ddd;display:flex;height:100vh;\
      align-items:center;justify-content:center"><svg width="12" height="15" fill="none" \
      stroke="#6e6e6e"><path fill="#d8d8d8" d="M.5.5h7.5l3.5 3.5v10.5h-11zM7.5.5v4h4"/>\
      <path d="M3.5 4v2M3.5 11.5v-.5h5v.5"/></svg>
      """
          .getBytes(StandardCharsets.UTF_8);

  /// What the browser process takes of a `type` attribute.
  private static final int MOST_TYPE = 1024;

  private final LocalFrame frame;
  private final String url;
  private final FormSubmission.@Nullable Body posted;
  private final String referrer;
  private final String policy;
  private final @Nullable ResourceTimeline around;
  private long request;
  private long started;
  private @Nullable DocumentLoader body;
  private boolean over;
  private boolean userGesture;
  private NavigationType type = NavigationType.NAVIGATE;
  private List<HttpHeader> headers = List.of();
  private int status;
  private ResourceTiming timing = ResourceTiming.getDefaultInstance();
  private boolean forPlugin;

  /// @param referrer what the new document says of who sent the frame there
  /// @param policy of who sent it there; empty for the default
  /// @param around of the document around, if that has asked for it; else null
  ChildNavigation(
      LocalFrame frame,
      String url,
      FormSubmission.@Nullable Body posted,
      String referrer,
      String policy,
      @Nullable ResourceTimeline around) {
    this.referrer = referrer;
    this.policy = referrer.isEmpty() ? "no-referrer" : policy;
    this.around = around;
    this.frame = frame;
    this.url = url;
    this.posted = posted;
  }

  static CommitNavigationRequest blank() {
    return CommitNavigationRequest.newBuilder().setUrl("about:blank").build();
  }

  static CommitNavigationRequest srcdoc() {
    return CommitNavigationRequest.newBuilder()
        .setUrl("about:srcdoc")
        .setMimeType("text/html")
        .setCharset("utf-8")
        .build();
  }

  static CommitNavigationRequest error() {
    return CommitNavigationRequest.newBuilder()
        .setUrl("chrome-error://chromewebdata/")
        .setMimeType("text/html")
        .setCharset("utf-8")
        .build();
  }

  /// What scripts are told of it. Before [#start].
  void setType(NavigationType kind) {
    type = kind;
  }

  /// The user wanted it. Before [#start].
  void setUserGesture(boolean gesture) {
    userGesture = gesture;
  }

  void start() {
    started = System.nanoTime();
    LocalPage page = frame.page();
    ResourceFetcher.Referrer by = new ResourceFetcher.Referrer(referrer, policy);
    Element owner = frame.owner();
    ResourceRequest.Builder document =
        ResourceFetcher.document(
            page.id, frame.token(), url, by, owner == null ? "" : purpose(owner));
    document.setUserGesture(userGesture);
    if (owner != null && (owner.is("embed") || owner.is("object"))) {
      document.setDeclaredType(declaredType(owner));
    }
    if (posted != null) {
      document.setUploadId(page.fetcher.upload(posted.bytes())).setContentType(posted.type());
    }
    request = page.fetcher.start(document, this);
  }

  /// What the element says of its document; the browser process asks if the server does not know.
  private static String declaredType(Element owner) {
    String type = owner.attributeOrEmpty("type").strip().toLowerCase(Locale.ROOT);
    return type.length() <= MOST_TYPE ? type : "";
  }

  private static String purpose(Element owner) {
    return switch (owner.localName()) {
      case "iframe", "frame", "object", "embed" -> owner.localName();
      default -> "";
    };
  }

  /// Nothing more is heard of it.
  void cancel() {
    if (!over) {
      over = true;
      frame.page().fetcher.cancel(request);
      frame.navigator().over(this);
    }
  }

  @Override
  public void head(ResourceResponse response) {
    status = response.getStatus();
    headers = response.getHeadersList();
    timing = response.getTiming();
    forPlugin = response.getForPlugin();
  }

  @Override
  public void timed(ResourceTiming known) {
    if (body != null) {
      body.timed(known);
    }
    Element owner = frame.owner();
    if (around != null && owner != null) {
      around.add(url, owner.localName(), ResourceTimeline.forOthers(known));
    }
  }

  @Override
  public void responseStarted(String answered, String mimeType, String charset) {
    if (over) {
      return;
    }
    Element owner = frame.owner();
    if (status >= 400 && owner != null && owner.is("object")) {
      frame.page().fetcher.cancel(request);
      failed("net::ERR_HTTP_RESPONSE_CODE_FAILURE");
      return;
    }
    Url shown = Url.parse(answered);
    if (shown != null && !FramePolicies.mayBeFramed(shown, headers, frame)) {
      frame.page().fetcher.cancel(request);
      failed("net::ERR_BLOCKED_BY_RESPONSE");
      return;
    }
    frame.navigator().over(this);
    over = true;
    body =
        frame
            .navigator()
            .commit(
                CommitNavigationRequest.newBuilder()
                    .setUrl(withFragment(answered))
                    .setMimeType(mimeType)
                    .setCharset(charset)
                    .setForPlugin(forPlugin)
                    .setReferrer(referrer)
                    .setTiming(timing)
                    .setNavigationStart(started)
                    .setNavigationType(type)
                    .setBodyRequestId(request)
                    .addAllPolicyHeaders(headers)
                    .build());
    if (body == null) {
      frame.page().fetcher.cancel(request); // a plugin loads it itself
    }
  }

  /// A redirect keeps the fragment that was asked for, unless it has one of its own.
  private String withFragment(String answered) {
    int hash = url.indexOf('#');
    return hash < 0 || answered.indexOf('#') >= 0 ? answered : answered + url.substring(hash);
  }

  @Override
  public void data(byte[] chunk) {
    if (body != null) {
      body.data(chunk);
    }
  }

  @Override
  public void finished() {
    if (body != null) {
      body.finished();
    } else {
      failed("net::ERR_EMPTY_RESPONSE");
    }
  }

  @Override
  public void failed(String error) {
    if (body != null) {
      body.failed(error);
    } else if (!over) {
      over = true;
      frame.navigator().over(this);
      frame.navigator().failed();
    }
  }
}
