package bulkhead.browser.tab;

import bulkhead.browser.net.FetchParameters;
import bulkhead.browser.net.RequestOptions.HeaderField;
import bulkhead.ipc.api.DieRequest;
import bulkhead.ipc.api.NavigationType;
import bulkhead.url.Url;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One navigation of a tab, from the wish to the committed document. Thread: `BrowserMain`.
///
/// ```
/// STARTED -> (redirects) -> RESPONDED: the process is chosen, CommitNavigation is sent
///         -> COMMITTED -> finished
///        \-> FAILED: the error page is committed in its place
///        \-> ABORTED: no document came (download, status 204): the old one stays
/// ```
final class NavigationRequest {
  /// Where in the history the document goes.
  sealed interface Target {
    record NewEntry() implements Target {}

    record ReplaceCurrent() implements Target {}

    record Existing(int index) implements Target {}
  }

  /// Whether caches may answer.
  enum Reload {
    NO,
    YES,
    BYPASSING_CACHE
  }

  /// When it was wished for, a moment of [System#nanoTime].
  final long startNanos = System.nanoTime();

  final long id;
  final Target target;
  final Reload reload;
  final boolean byUser;
  String url;

  /// Whether the page that is shown has begun it.
  boolean byPage;

  /// How the document is asked for: with a body, if a form was sent.
  FetchParameters fetch = FetchParameters.DEFAULT;

  /// How the process is to die that gets the document: the user asked for that.
  DieRequest.@Nullable Manner death;

  float scrollX;
  float scrollY;

  /// Loads the document; null for what needs no loading.
  @Nullable BodyStream body;

  /// The page that CommitNavigation was sent to; null before.
  @Nullable PageRef page;

  /// What the response says about what the document may do.
  List<HeaderField> policyHeaders = List.of();

  boolean errorPage;

  /// It is asked for a second time, since the first process died while it started.
  boolean again;

  /// When the document was changed last, as its server says; 0 when it does not.
  long lastModifiedMillis;
  String mimeType = "";

  TabObserver.NavigationInfo info() {
    return new TabObserver.NavigationInfo(id, url, mimeType, reload != Reload.NO, errorPage);
  }

  /// The document is another one's source.
  boolean viewSource;

  /// The answer is a file to be saved.
  boolean download;

  NavigationRequest(long id, String url, Target target, Reload reload, boolean byUser) {
    this.id = id;
    this.url = url;
    this.target = target;
    this.reload = reload;
    this.byUser = byUser;
    this.viewSource = ViewSource.is(url);
  }

  /// Navigation Timing §4.4, the type of the navigation.
  NavigationType type() {
    return reload != Reload.NO
        ? NavigationType.RELOAD
        : target instanceof Target.Existing ? NavigationType.BACK_FORWARD : NavigationType.NAVIGATE;
  }

  /// The address that the omnibox shows for a document from there.
  String shown(Url from) {
    return viewSource ? ViewSource.of(from.href()) : from.href();
  }
}
