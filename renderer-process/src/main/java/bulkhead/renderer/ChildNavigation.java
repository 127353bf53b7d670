package bulkhead.renderer;

import bulkhead.ipc.api.CommitNavigationRequest;
import bulkhead.ipc.api.HttpHeader;
import bulkhead.ipc.api.ResourceResponse;
import bulkhead.renderer.loader.ResourceFetcher;
import bulkhead.url.Url;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The load of one document for a frame inside a page. The frame keeps its old document until the
/// response begins. Thread: `RendererMain`.
final class ChildNavigation implements ResourceFetcher.Listener {
  /// What a frame shows whose document could not be had.
  static final byte[] ERROR_PAGE =
      """
      <!doctype html><html><body style="margin:0;background:#fff;color:#5f6368;\
      font:12px sans-serif;display:flex;height:100vh;align-items:center;justify-content:center">\
      This content could not be loaded.
      """
          .getBytes(StandardCharsets.UTF_8);

  private final LocalFrame frame;
  private final String url;
  private final FormSubmission.@Nullable Body posted;
  private final String referrer;
  private long request;
  private @Nullable DocumentLoader body;
  private boolean over;
  private List<HttpHeader> headers = List.of();

  /// @param referrer what the new document says of who sent the frame there
  ChildNavigation(
      LocalFrame frame, String url, FormSubmission.@Nullable Body posted, String referrer) {
    this.referrer = referrer;
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

  void start() {
    LocalPage page = frame.page();
    request =
        posted == null
            ? page.fetcher.document(page.id, frame.token(), url, referrerPolicy(), this)
            : page.fetcher.post(page.id, frame.token(), url, posted.type(), posted.bytes(), this);
  }

  private String referrerPolicy() {
    LocalFrame around = frame.parent();
    return around == null ? "" : around.referrerPolicy();
  }

  /// Nothing more is heard of it.
  void cancel() {
    if (!over) {
      over = true;
      frame.page().fetcher.cancel(request);
      frame.navigationOver(this);
    }
  }

  @Override
  public void head(ResourceResponse response) {
    headers = response.getHeadersList();
  }

  @Override
  public void responseStarted(String answered, String mimeType, String charset) {
    if (over) {
      return;
    }
    Url shown = Url.parse(answered);
    if (shown != null && !FramePolicies.mayBeFramed(shown, headers, frame)) {
      frame.page().fetcher.cancel(request);
      failed("net::ERR_BLOCKED_BY_RESPONSE");
      return;
    }
    frame.navigationOver(this);
    over = true;
    body =
        frame.commitChild(
            CommitNavigationRequest.newBuilder()
                .setUrl(withFragment(answered))
                .setMimeType(mimeType)
                .setCharset(charset)
                .setReferrer(referrer)
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
      frame.navigationOver(this);
      frame.navigationFailed();
    }
  }
}
