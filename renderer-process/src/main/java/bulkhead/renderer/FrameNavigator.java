package bulkhead.renderer;

import bulkhead.ipc.api.BeginNavigationRequest;
import bulkhead.ipc.api.CommitNavigationRequest;
import bulkhead.ipc.api.DidCommitNavigationNotice;
import bulkhead.ipc.api.Disposition;
import bulkhead.ipc.api.NavigationType;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.html.Subresource;
import bulkhead.renderer.loader.ResourceFetcher;
import bulkhead.renderer.policy.PolicyContainer;
import bulkhead.url.Url;
import java.nio.charset.StandardCharsets;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Navigations of one frame (HTML §7.4.2): the browser process, which decides, is asked for those
/// of the main frame; those of frames inside a page load here. Thread: `RendererMain`.
final class FrameNavigator {
  private final LocalFrame frame;
  private final LocalPage page;

  /// A load of the next document, for frames other than the main one.
  private @Nullable ChildNavigation navigation;

  private int navigations; // asked for so far
  private final NavigationLimit limit = new NavigationLimit();
  private int expected; // documents that come without a [ChildNavigation]
  private boolean keptAway;

  FrameNavigator(LocalFrame frame) {
    this.frame = frame;
    this.page = frame.page();
  }

  /// Whether no document is on its way.
  boolean isIdle() {
    return navigation == null && expected == 0 && !keptAway;
  }

  /// The frame's element names what may not be shown: the frame keeps its first document, and has
  /// no `load` event for it.
  void keptAway() {
    keptAway = true;
  }

  /// Whether no document is being loaded.
  boolean isHere() {
    return navigation == null;
  }

  void cancel() {
    if (navigation != null) {
      navigation.cancel();
    }
  }

  /// As [#cancel], with all that is to lead the frame elsewhere soon.
  void stop() {
    navigations++;
    cancel();
  }

  void commitNavigation(CommitNavigationRequest request) {
    page.bypassesPolicies = request.getBypassPolicies();
    page.unlimitedNavigations = request.getUnlimitedNavigations();
    page.history().moved(request.getHistory());
    boolean reload = request.getNavigationType() == NavigationType.RELOAD;
    page.history().frames().begins(request.getHistory().getFrames(), reload);
    DidCommitNavigationNotice committed =
        DidCommitNavigationNotice.newBuilder()
            .setPageId(page.id)
            .setNavigationId(request.getNavigationId())
            .build();
    OpenDocument next = frame.replaceBy(request, () -> page.browser.didCommitNavigation(committed));
    Element embed = next.loader.pluginElement();
    if (embed != null) {
      next.plugins.adoptBody(embed, request);
      page.main.execute(next.loader::finished); // the document around the plugin is complete
    } else {
      page.fetcher.expect(request.getBodyRequestId(), next.loader);
    }
    frame.contentChanged();
  }

  /// A form is submitted into this frame: soon, unless the frame is sent elsewhere before (HTML
  /// §4.10.22.3 "planned navigation").
  ///
  /// @param counts asked when the time has come
  void planSubmission(LocalFrame source, FormSubmission submission, BooleanSupplier counts) {
    int planned = ++navigations;
    page.main.execute(
        () -> {
          if (planned == navigations && counts.getAsBoolean()) {
            submit(source, submission);
          }
        });
  }

  private void submit(LocalFrame source, FormSubmission submission) {
    FormSubmission.Body body = submission.body();
    if (body == null) {
      navigateFrom(source, submission.url(), false, true);
    } else if (submission.url().length() > ResourceFetcher.MOST_URL) {
      return;
    } else if (frame.parent() == null) {
      page.browser.beginNavigation(
          BeginNavigationRequest.newBuilder()
              .setPageId(page.id)
              .setUrl(submission.url())
              .setDisposition(Disposition.CURRENT_TAB)
              .setUserGesture(true)
              .setReferrerPolicy(frame.referrerPolicy())
              .setUploadId(page.fetcher.upload(body.bytes()))
              .setContentType(body.type())
              .build());
    } else {
      load(submission.url(), body, source, null, FrameTraversal.Handling.PUSH);
    }
  }

  /// As [#navigate], for something in a frame's document, perhaps another's: that may not run
  /// scripts here that could not reach this frame's window anyway.
  void navigateFrom(LocalFrame source, String url, boolean replace, boolean userGesture) {
    Url target = Url.parse(url);
    boolean script = target != null && target.hasScheme("javascript");
    if (source.mayNavigate(frame) && (!script || frame.originKey().equals(source.originKey()))) {
      navigate(source, url, replace, userGesture);
    }
  }

  void navigate(String url, boolean replace, boolean userGesture) {
    navigate(frame, url, replace, userGesture);
  }

  /// Whether a document of `source` may have that address shown anywhere: one of files only if it
  /// is of files itself. No standard has it; as in Chromium (`SecurityOrigin::CanDisplay`), nothing
  /// happens where it may not.
  static boolean mayShow(LocalFrame source, Url target) {
    OpenDocument asking = source.open();
    return !target.hasScheme("file") || asking != null && asking.realms.isOfFiles();
  }

  /// Counts a navigation that a script asks for. False when there were too many in a while: it is
  /// passed over then.
  boolean mayNavigate() {
    return page.unlimitedNavigations || limit.allows(System.nanoTime());
  }

  private void navigate(LocalFrame source, String url, boolean replace, boolean userGesture) {
    if (page.dialogs().isUnloading()) {
      return; // HTML §7.4.2.2: a document that is being left leads nowhere
    }
    if (!mayNavigate()) {
      return;
    }
    navigations++;
    OpenDocument current = frame.open();
    Url target = Url.parse(url);
    if (target == null || target.href().length() > ResourceFetcher.MOST_URL) {
      return; // as a link that leads nowhere
    }
    if (target.hasScheme("javascript")) {
      runScriptUrl(source, target, () -> {});
      return;
    }
    if (!mayShow(source, target)) {
      return;
    }
    Url here = current == null ? null : Url.parse(current.document.url());
    boolean sameDocument =
        here != null && target.fragment() != null && target.equalsIgnoringFragment(here);
    if (sameDocument && current != null) {
      frame.traversal().toFragment(current, target, replace || target.equals(here));
    }
    if (frame.parent() == null) {
      page.browser.beginNavigation(
          BeginNavigationRequest.newBuilder()
              .setPageId(page.id)
              .setUrl(target.href())
              .setDisposition(Disposition.CURRENT_TAB)
              .setUserGesture(userGesture)
              .setReferrerPolicy(frame.referrerPolicy())
              .setSameDocument(sameDocument)
              .setReplace(replace || sameDocument && target.equals(here))
              .build());
    } else if (!sameDocument) {
      load(
          target.href(),
          null,
          frame,
          null,
          replace || target.equals(here)
              ? FrameTraversal.Handling.REPLACE
              : FrameTraversal.Handling.PUSH);
    }
  }

  /// HTML §7.4.2.3.2, "navigate to a javascript: URL": soon, unless the document is left or written
  /// anew before. A string that the script gives is the next document.
  ///
  /// @param source whose policies allow or forbid it
  /// @param nothing runs when it gives none
  void runScriptUrl(LocalFrame source, Url url, Runnable nothing) {
    OpenDocument asking = source.open();
    if (asking == null
        || !asking
            .policies
            .container()
            .allowsInline(
                PolicyContainer.Inline.NAVIGATION, PolicyContainer.Asker.NONE, url.href())) {
      nothing.run();
      return;
    }
    runScriptUrl(url, nothing);
  }

  /// As the user asks for it by the address bar or a bookmark: no policy of the page is against it.
  void runScriptUrlOfUser(Url url) {
    runScriptUrl(url, () -> {});
  }

  private void runScriptUrl(Url url, Runnable nothing) {
    OpenDocument current = frame.open();
    if (current == null || current.scripts == null) {
      nothing.run();
      return;
    }
    PageScripts scripts = current.scripts;
    int before = current.openings;
    expected++;
    keptAway = false;
    page.main.execute(
        () -> {
          expected--;
          if (frame.open() != current || current.openings != before) {
            return;
          }
          String text = scripts.evaluateUrl(url);
          if (frame.open() != current) {
            return; // the script has led elsewhere
          }
          if (text == null) {
            nothing.run();
          } else {
            showText(current, text);
          }
        });
  }

  private void showText(OpenDocument current, String text) {
    cancel();
    frame.loading().begins();
    String base = current.document.baseUrl();
    OpenDocument next =
        frame.replaceBy(
            CommitNavigationRequest.newBuilder()
                .setUrl(current.document.url())
                .setNavigationId(current.navigationId)
                .setReferrer(current.referrer)
                .setMimeType("text/html")
                .setCharset("utf-8")
                .build());
    next.document.setFallbackBaseUrl(base);
    next.loader.data(text.getBytes(StandardCharsets.UTF_8));
    next.loader.finished();
    frame.changedAround();
  }

  /// @param from whose document sends this frame there
  /// @param by the element that does
  void load(
      String url,
      FormSubmission.@Nullable Body posted,
      @Nullable LocalFrame from,
      @Nullable Element by,
      FrameTraversal.Handling wanted) {
    OpenDocument around = from == null || by == null || by != frame.owner() ? null : from.open();
    ChildNavigation next =
        new ChildNavigation(
            frame,
            url,
            posted,
            Referrers.sent(from, by, url),
            from == null ? "" : Referrers.policyName(from, by),
            around == null ? null : around.timing.resources());
    boolean ofElement = by != null && by == frame.owner();
    next.setUserGesture(!ofElement && from != null && from.isActivatedNow());
    load(next, wanted);
  }

  void load(ChildNavigation next, FrameTraversal.Handling wanted) {
    frame.traversal().begins(wanted);
    cancel();
    frame.loading().begins();
    navigation = next;
    keptAway = false;
    next.start();
  }

  void loadSrcdoc(String text, FrameTraversal.Handling wanted) {
    frame.traversal().begins(wanted);
    cancel();
    frame.loading().begins();
    expected++;
    keptAway = false;
    page.main.execute(
        () -> {
          expected--;
          if (frame.parent() == null || frame.isGone()) {
            return;
          }
          String referrer = Referrers.sent(frame.parent(), frame.owner(), "about:srcdoc");
          CommitNavigationRequest request =
              ChildNavigation.srcdoc().toBuilder().setReferrer(referrer).build();
          OpenDocument next =
              frame.traversal().moving("about:srcdoc", () -> frame.replaceBy(request));
          next.document.setFallbackBaseUrl(frame.baseAround());
          next.loader.data(text.getBytes(StandardCharsets.UTF_8));
          next.loader.finished();
          frame.changedAround();
        });
  }

  /// The response to a [ChildNavigation] is there: its document becomes the active one.
  /// @return what the body goes to; null when this renderer does not want it
  @Nullable DocumentLoader commit(CommitNavigationRequest request) {
    OpenDocument next = frame.traversal().moving(request.getUrl(), () -> frame.replaceBy(request));
    if (Url.parse(request.getUrl()) instanceof Url url && url.isAboutBlank()) {
      next.document.setFallbackBaseUrl(frame.baseAround());
    }
    frame.changedAround();
    Element embed = next.loader.pluginElement();
    if (embed != null) {
      next.plugins.found(embed, request.getUrl(), request.getMimeType());
      page.main.execute(next.loader::finished);
      return null;
    }
    return next.loader;
  }

  void over(ChildNavigation over) {
    if (navigation == over) {
      navigation = null;
    }
  }

  /// Nothing came: an `<object>` shows its fallback, other elements say that there is nothing, and
  /// nobody waits for it.
  void failed() {
    OpenDocument around = frame.openAround();
    Element owner = frame.owner();
    if (around != null && owner != null && owner.is("object")) {
      around.embedded.failed(owner);
      return;
    }
    OpenDocument next = frame.replaceBy(ChildNavigation.error());
    next.loader.data(ChildNavigation.ERROR_PAGE);
    next.loader.finished();
    frame.changedAround();
  }

  /// `location.reload()` of a frame inside a page.
  void reload() {
    OpenDocument current = frame.open();
    String srcdoc = frame.srcdoc();
    if (srcdoc != null) {
      loadSrcdoc(srcdoc, FrameTraversal.Handling.REPLACE);
    } else if (current != null && frame.parent() != null) {
      ChildNavigation again =
          new ChildNavigation(frame, current.document.url(), null, current.referrer, "", null);
      again.setType(NavigationType.RELOAD);
      load(again, FrameTraversal.Handling.REPLACE);
    }
  }

  void refresh(OpenDocument from, Subresource.Refresh refresh) {
    page.main.postDelayed(
        () -> {
          if (frame.open() == from) {
            navigate(refresh.url(), true, false);
          }
        },
        (long) Math.min(refresh.seconds() * 1000, Integer.MAX_VALUE));
  }
}
