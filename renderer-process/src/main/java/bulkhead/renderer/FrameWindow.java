package bulkhead.renderer;

import bulkhead.ipc.api.GoInHistoryRequest;
import bulkhead.ipc.api.PageRequest;
import bulkhead.process.UserAgent;
import bulkhead.renderer.dom.Document;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.script.Realm;
import bulkhead.renderer.script.bindings.WindowHost;
import bulkhead.url.Url;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The frame as the scripts of one of its documents see it; without effect once that document is
/// not the active one. Thread: `RendererMain`.
final class FrameWindow implements WindowHost {
  private final LocalFrame frame;
  private final Document document;
  private final DocumentRealms realms;
  private @Nullable PageWorkers workers;

  FrameWindow(LocalFrame frame, Document document, DocumentRealms realms) {
    this.frame = frame;
    this.realms = realms;
    this.document = document;
  }

  /// The workers of this document; they end when it goes.
  private @Nullable PageWorkers workers() {
    RendererScripts shared = frame.page().rendererScripts();
    Realm realm = realms.existingWindow();
    if (workers == null && shared != null && realm != null && realm.isAlive()) {
      LocalPage page = frame.page();
      PageWorkers made =
          new PageWorkers(
              new WorkerScripts(
                  page.fetcher,
                  page.main,
                  frame.guarded(),
                  frame.policies() == null ? null : frame.policies().container()),
              shared.workers(),
              page.observers().stream()
                  .map(FrameTreeObserver::workers)
                  .filter(java.util.Objects::nonNull)
                  .findFirst()
                  .orElse(null),
              page.fonts,
              page.id,
              language(),
              originKey());
      realm.onDispose(made::close);
      workers = made;
    }
    return workers;
  }

  @Override
  public void stopLoading() {
    frame.stopLoading();
    if (frame.parent() == null) {
      LocalPage page = frame.page();
      page.browser.cancelNavigation(PageRequest.newBuilder().setPageId(page.id).build());
    }
  }

  @Override
  public int startWorker(int port, String url, String name, boolean asModule, String surroundings) {
    PageWorkers all = workers();
    return all == null ? 0 : all.start(port, url, name, asModule, origin(), surroundings);
  }

  @Override
  public void terminateWorker(int worker) {
    if (workers != null) {
      workers.terminate(worker);
    }
  }

  private boolean isActive() {
    return frame.document() == document;
  }

  @Override
  public @Nullable Realm related(Relation relation, int index) {
    if (!isActive()) {
      return null;
    }
    LocalFrame parent = frame.parent();
    return switch (relation) {
      case SELF -> frame.realm();
      case PARENT -> (parent == null ? frame : parent).realm();
      case TOP -> frame.page().mainFrame().realm();
      case CHILD -> {
        List<LocalFrame> children = frame.children();
        yield index >= 0 && index < children.size() ? children.get(index).realm() : null;
      }
      case OPENER -> {
        LocalFrame opener = parent == null ? frame.page().opener().opener() : null;
        yield opener == null ? null : opener.realm();
      }
    };
  }

  @Override
  public @Nullable Realm contentWindow(Element element) {
    LocalFrame shows =
        element.ownerDocument().frame() instanceof LocalFrame around
            ? around.childOf(element)
            : null;
    return shows == null ? null : shows.realm();
  }

  @Override
  public @Nullable Realm childNamed(String name) {
    if (isActive()) {
      for (LocalFrame child : frame.children()) {
        if (name.equals(child.name())) {
          return child.realm();
        }
      }
    }
    return null;
  }

  @Override
  public int frameCount() {
    return isActive() ? frame.children().size() : 0;
  }

  @Override
  public @Nullable Element frameElement() {
    return isActive() ? frame.owner() : null;
  }

  @Override
  public String name() {
    return isActive() ? frame.name() : "";
  }

  @Override
  public void setName(String name) {
    if (isActive()) {
      frame.setName(name);
    }
  }

  @Override
  public void navigate(String url, boolean replace) {
    if (isActive()) {
      frame.navigate(url, replace);
    }
  }

  @Override
  public void navigateBy(Document source, String url, boolean replace) {
    if (isActive() && source.frame() instanceof LocalFrame from) {
      frame.navigator().navigateFrom(from, url, replace, false);
    }
  }

  @Override
  public String referrer() {
    return isActive() ? frame.referrer() : "";
  }

  @Override
  public long lastModifiedMillis() {
    return isActive() ? frame.lastModifiedMillis() : 0;
  }

  @Override
  public void reload() {
    if (isActive() && frame.parent() == null) {
      goInHistory(0);
    } else if (isActive()) {
      frame.navigator().reload();
    }
  }

  @Override
  public @Nullable Realm open(String url, String target, String features) {
    if (!isActive()) {
      return null;
    }
    WindowFeatureList wanted = WindowFeatureList.of(features);
    LocalFrame chosen = frame.choose(target);
    if (chosen != null) {
      if (!url.isEmpty()) {
        chosen.navigator().navigateFrom(frame, url, false, false);
      }
      return wanted.noOpener() ? null : chosen.realm();
    }
    String name = target.equalsIgnoreCase("_blank") ? "" : target;
    LocalFrame opened = frame.page().opener().open(frame, url, name, wanted, features);
    return opened == null ? null : opened.realm();
  }

  @Override
  public boolean isClosed() {
    return frame.isGone();
  }

  @Override
  public @Nullable Realm present() {
    return frame.isGone() ? null : frame.realm();
  }

  @Override
  public void close() {
    if (frame.parent() == null && !frame.isGone()) {
      frame.page().opener().close();
    }
  }

  @Override
  public void focus() {
    if (isActive() && frame.parent() == null) {
      frame.page().opener().focus();
    }
  }

  @Override
  public void disownOpener() {
    if (isActive() && frame.parent() == null) {
      frame.page().opener().disown();
    }
  }

  @Override
  public @Nullable String showDialog(Dialog kind, String message, String text) {
    return isActive() ? frame.page().dialogs().show(frame, kind, message, text) : null;
  }

  @Override
  public void print() {
    if (isActive() && !frame.isSandboxed("allow-modals")) {
      frame.page().printEvents().begin();
      frame.page().browser.askToPrint(PageRequest.newBuilder().setPageId(frame.page().id).build());
    }
  }

  @Override
  public void listensForUnload() {
    if (isActive()) {
      frame.page().dialogs().listensForUnload();
    }
  }

  @Override
  public boolean isCompletelyLoaded() {
    return isActive() && frame.isCompletelyLoaded();
  }

  @Override
  public int userActivation() {
    return isActive() ? frame.userActivation() : 0;
  }

  @Override
  public void connectShared(
      int port, int peer, int errors, String url, String name, String options) {
    PageWorkers all = workers();
    if (all != null) {
      all.connectShared(
          new SharedWorkers.Connection(
              port, peer, errors, frame.page().id, originKey(), url, name, options),
          origin());
    }
  }

  @Override
  public boolean rewriteUrl(String url, boolean replace, String state) {
    if (!frame.navigator().mayNavigate()) {
      return false;
    }
    if (isActive()) {
      frame.traversal().rewriteUrl(url, replace, state);
    }
    return true;
  }

  @Override
  public boolean canRewriteUrl(String url) {
    Url target = Url.parse(url);
    Url here = Url.parse(document.url());
    return target != null && here != null && target.canRewrite(here);
  }

  @Override
  public void goInHistory(int delta) {
    if (isActive() && delta == 0 && frame.parent() != null) {
      frame.navigator().reload();
      return;
    }
    boolean others = frame.parent() != null && frame.isSandboxed("allow-top-navigation");
    if (isActive() && !others) {
      frame
          .page()
          .browser
          .goInHistory(
              GoInHistoryRequest.newBuilder().setPageId(frame.page().id).setDelta(delta).build());
    }
  }

  @Override
  public int historyLength() {
    return frame.page().history().length();
  }

  @Override
  public String historyState() {
    return frame.parent() == null
        ? frame.page().history().state()
        : frame.traversal().entry().state();
  }

  @Override
  public boolean isVisible() {
    OpenDocument open = frame.open();
    boolean left = open != null && open.scripts != null && open.scripts.isHidden();
    return isActive() && frame.page().isVisible() && !left;
  }

  @Override
  public String userAgent() {
    return UserAgent.DEFAULT;
  }

  @Override
  public String language() {
    String accepted = frame.page().settings.getAcceptLanguage();
    String first = accepted.split("[,;]", 2)[0].strip();
    return first.isEmpty() ? "en-US" : first;
  }

  @Override
  public boolean isAutomated() {
    return frame.page().settings.getAutomated();
  }

  @Override
  public String origin() {
    return realms.origin();
  }

  @Override
  public String originKey() {
    return realms.originKey();
  }

  @Override
  public int screenMetric(int which) {
    var size = frame.page().viewport().getSize();
    float scale = Math.max(0.25f, frame.page().viewport().getDeviceScaleFactor());
    return Math.round((which == 0 ? size.getWidth() : size.getHeight()) / scale);
  }
}
