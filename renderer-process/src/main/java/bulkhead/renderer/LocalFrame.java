package bulkhead.renderer;

import bulkhead.ipc.api.CommitNavigationRequest;
import bulkhead.ipc.api.ViewportParams;
import bulkhead.renderer.animation.AnimationEvent;
import bulkhead.renderer.dom.Document;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.Frame;
import bulkhead.renderer.html.Subresource;
import bulkhead.renderer.paint.ElementId;
import bulkhead.renderer.policy.PolicyContainer;
import bulkhead.renderer.script.Realm;
import bulkhead.renderer.script.bindings.RealmBindings;
import bulkhead.url.Url;
import io.github.humbleui.types.Rect;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One frame of a page: the document that is open in it, what that may do, and the end of the one
/// before. The browser process navigates the main frame; the others load their documents as they
/// load anything else. Ways to other documents are [FrameNavigator]'s and [FrameTraversal]'s, a
/// document's way to its `load` event is [FrameLoading]'s, the frames inside are [ChildFrames]'.
/// Thread: `RendererMain`.
///
/// ```
/// CommitNavigation / ChildNavigation -> bytes -> document grows -> LocalPage draws it -> load
/// ```
final class LocalFrame implements Frame {
  private final LocalPage page;
  private final int id;
  private final String token;
  private final @Nullable LocalFrame parent;
  private final @Nullable Element owner;
  private final ElementId viewportId;
  private final ChildFrames inside;
  private final FrameNavigator navigator;
  private final FrameTraversal traversal;
  private final FrameLoading loading;
  private final FramePlaces places;
  private final FrameInspection inspection;
  private String name = "";

  /// The committed document and what belongs to it; replaced as a whole by the next navigation.
  private @Nullable OpenDocument open;

  /// Of the windows that a sandboxed document opens.
  private Sandbox inherited = Sandbox.NONE;

  /// Of the document that opened this main frame, whose origin empty documents here have.
  private @Nullable DocumentRealms creator;

  /// @param parent null for a page's main frame
  LocalFrame(LocalPage page, @Nullable LocalFrame parent, @Nullable Element owner) {
    this.page = page;
    this.parent = parent;
    this.owner = owner;
    this.id = page.nextFrameId();
    this.token = page.frameToken(id);
    this.viewportId = owner == null ? ElementId.VIEWPORT : page.elementIds.idOf(owner);
    if (owner != null) {
      name = owner.attributeOrEmpty("name");
    }
    this.inside = new ChildFrames(this);
    this.navigator = new FrameNavigator(this);
    this.traversal = new FrameTraversal(this);
    this.loading = new FrameLoading(this);
    this.places = new FramePlaces(this);
    this.inspection = new FrameInspection(this);
  }

  // Frame

  @Override
  public int id() {
    return id;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void setName(String name) {
    this.name = name;
  }

  @Override
  public @Nullable LocalFrame parent() {
    return parent;
  }

  @Override
  public @Nullable Element owner() {
    return owner;
  }

  @Override
  public List<LocalFrame> children() {
    return inside.all();
  }

  @Override
  public @Nullable LocalFrame childOf(Element owner) {
    return inside.of(owner);
  }

  @Override
  public @Nullable Document document() {
    return open == null ? null : open.document;
  }

  @Override
  public @Nullable LocalFrame choose(String target) {
    if (target.isEmpty() || target.equalsIgnoreCase("_self")) {
      return this;
    }
    if (target.equalsIgnoreCase("_parent")) {
      return parent == null ? this : parent;
    }
    if (target.equalsIgnoreCase("_top")) {
      return page.mainFrame();
    }
    if (target.equalsIgnoreCase("_blank")) {
      return null;
    }
    if (target.equals(name)) {
      return this;
    }
    return page.related().named(page, target);
  }

  LocalPage page() {
    return page;
  }

  /// The committed document and what belongs to it; null before the first.
  @Nullable OpenDocument open() {
    return open;
  }

  /// The document around this frame.
  @Nullable OpenDocument openAround() {
    return parent == null ? null : parent.open;
  }

  ElementId viewportId() {
    return viewportId;
  }

  ChildFrames inside() {
    return inside;
  }

  FrameNavigator navigator() {
    return navigator;
  }

  FrameTraversal traversal() {
    return traversal;
  }

  FrameLoading loading() {
    return loading;
  }

  FramePlaces places() {
    return places;
  }

  /// What the element that shows this frame says that its document is; null for nothing.
  @Nullable String srcdoc() {
    return owner == null || !owner.is("iframe") ? null : owner.attribute("srcdoc");
  }

  /// Whether the user has just done something in this frame's document (HTML §6.4.1).
  boolean isActivatedNow() {
    return open != null && open.activation.isTransient();
  }

  /// The realm of the document's scripts, if there is one already.
  @Nullable Realm existingRealm() {
    return open == null ? null : open.realms.existingWindow();
  }

  /// The open document's transitions and animations.
  @Nullable PageAnimations animations() {
    return open == null ? null : open.animations;
  }

  /// The open document's policies.
  @Nullable FramePolicies policies() {
    return open == null ? null : open.policies;
  }

  /// Of the document around this frame, or of that which opened it.
  @Nullable PolicyContainer policiesOfCreator() {
    FramePolicies around = parent == null ? null : parent.policies();
    if (around == null && creator != null) {
      around = creator.frame().policies();
    }
    return around == null ? null : around.container();
  }

  /// The open document's referrer policy; empty for the default.
  String referrerPolicy() {
    return open == null ? "" : open.policies.container().referrerPolicy();
  }

  /// The loads of the open document.
  @Nullable DocumentTiming timing() {
    return open == null ? null : open.timing;
  }

  @Nullable GuardedLoads guarded() {
    return open == null ? null : open.guarded;
  }

  /// The realms of the document around this frame; of a main frame, of the document that opened it,
  /// null for none.
  @Nullable DocumentRealms realmsAround() {
    return parent == null ? creator : parent.open == null ? null : parent.open.realms;
  }

  /// Whether an `<iframe sandbox>` around this frame takes something from its document that `allow`
  /// would give back (HTML §7.1.5).
  boolean isSandboxed(String allow) {
    return open != null && open.sandbox.forbids(allow);
  }

  /// What the next document here may not do.
  Sandbox nextSandbox() {
    Sandbox around = parent == null ? inherited : parent.open == null ? null : parent.open.sandbox;
    return (around == null ? Sandbox.NONE : around).inside(owner);
  }

  /// What windows may not do that this frame's document opens.
  Sandbox sandboxOfPopups() {
    return open == null ? Sandbox.NONE : open.sandbox.ofPopups();
  }

  /// HTML §7.4.1 "allowed by sandboxing to navigate", for scripts and links of this frame's
  /// document.
  boolean mayNavigate(LocalFrame target) {
    if (open == null || !open.sandbox.sandboxed() || target == this || target.isInside(this)) {
      return true;
    }
    boolean opened = target.page.opener().opener() == this && target.parent == null;
    if (target != page.mainFrame()) {
      return opened; // "one permitted sandboxed navigator"
    }
    return !isSandboxed("allow-top-navigation")
        || !isSandboxed("allow-top-navigation-by-user-activation") && open.activation.isTransient();
  }

  /// What this frame's document says of who sent it here.
  String referrer() {
    return open == null ? "" : open.referrer;
  }

  /// When the document was changed last, as its server says; 0 when that is not known.
  long lastModifiedMillis() {
    return open == null ? 0 : open.lastModifiedMillis;
  }

  /// What the world outside calls it, unlike any other frame.
  String token() {
    return token;
  }

  /// What clients of the DevTools protocol see of it.
  FrameInspection inspection() {
    return inspection;
  }

  /// The realm of the document's scripts, made if need be; null without a document or scripts.
  @Nullable Realm realm() {
    return open == null ? null : open.realms.window();
  }

  @Nullable Rect placeOf(Element element) {
    return places.placeOf(element);
  }

  /// Whether the document's load is over.
  boolean isLoaded() {
    return open != null && open.loadReported;
  }

  /// HTML §7.3.2.5: whether the document's `load` event is over.
  boolean isCompletelyLoaded() {
    return open != null && open.loadEventOver;
  }

  // Navigation

  /// HTML §7.4.2.2. The main frame asks the browser process, which decides; others load here.
  @Override
  public void navigate(String url, boolean replace) {
    navigator.navigate(url, replace, false);
  }

  String originKey() {
    return open == null ? "" : open.realms.originKey();
  }

  /// Makes the request's document the active one; its body is still to come.
  private OpenDocument commit(CommitNavigationRequest request) {
    return begin(new OpenDocument(this, request));
  }

  private OpenDocument begin(OpenDocument next) {
    open = next;
    next.loads.begin(); // the document itself
    next.pipeline.setViewport(page.viewport());
    page.observers().forEach(observer -> observer.frameNavigated(this));
    return next;
  }

  /// HTML §6.4.1, "activation notification": of this frame, those around it, and those of the same
  /// origin inside the page.
  void activatedByUser() {
    String key = originKey();
    for (LocalFrame frame : page.frames()) {
      OpenDocument document = frame.open;
      if (document != null
          && (frame == this || isInside(frame) || document.realms.originKey().equals(key))) {
        document.activation.notified();
      }
    }
  }

  private boolean isInside(LocalFrame outer) {
    for (LocalFrame at = parent; at != null; at = at.parent) {
      if (at == outer) {
        return true;
      }
    }
    return false;
  }

  /// 1 for sticky activation, 2 for transient, as a sum.
  int userActivation() {
    return open == null ? 0 : open.activation.bits();
  }

  /// Whether this frame's document is of the same origin as the page's.
  boolean isOfPagesOrigin() {
    OpenDocument top = page.mainFrame().open;
    return open != null && top != null && top.realms.originKey().equals(open.realms.originKey());
  }

  /// HTML §7.4.2.4 step 4, "checking if unloading is user-canceled" of one document: true if the
  /// user is to be asked.
  boolean beforeUnload() {
    OpenDocument current = open;
    return current != null
        && current.scripts != null
        && current.scripts.beforeUnload()
        && current.activation.isSticky();
  }

  /// HTML §7.4.2.5, "unload a document": its scripts hear of the end.
  private void unload() {
    OpenDocument current = open;
    if (current != null && current.scripts != null && !current.unloaded) {
      current.unloaded = true;
      page.dialogs().duringUnload(current.scripts::unload);
    }
  }

  /// Leaves the document that is open for another one. The window stays the same when that is of
  /// the same origin and takes the place of the empty document that the frame began with.
  OpenDocument replaceBy(CommitNavigationRequest request) {
    return replaceBy(request, () -> {});
  }

  /// @param whenLeft called between the end of the old document and the beginning of the new one:
  ///     clients of the DevTools protocol hear in that order of contexts that end, of the
  ///     navigation, and of new contexts
  OpenDocument replaceBy(CommitNavigationRequest request, Runnable whenLeft) {
    OpenDocument old = open;
    Realm kept = old != null && old.initial ? old.realms.takeWindow() : null;
    String key = old == null ? "" : old.realms.originKey();
    RealmBindings left = old == null || kept != null ? null : old.realms.bindings();
    if (old != null) {
      old.forms.leaving();
    }
    long unloading = System.nanoTime();
    if (kept == null) {
      unload();
    } else if (old != null) {
      old.unloaded = true;
    }
    long unloaded = System.nanoTime();
    if (left != null) {
      left.forward();
    }
    abandon();
    whenLeft.run();
    OpenDocument next = new OpenDocument(this, request);
    if (old != null) {
      next.input.follows(old.input);
    }
    boolean told = kept == null && old != null && !next.timing.isCrossed();
    if (told && next.realms.originKey().equals(key)) {
      next.timing.at(DocumentTiming.Moment.UNLOAD_START, unloading);
      next.timing.at(DocumentTiming.Moment.UNLOAD_END, unloaded);
    }
    Url url = Url.parse(request.getUrl());
    if (url == null || !url.hasScheme("about")) {
      creator = null;
    }
    open = next;
    if (kept != null) {
      if (next.scripts != null && next.realms.originKey().equals(key)) {
        next.realms.adopt(kept);
      } else {
        RealmBindings bindings = kept.get(RealmBindings.class);
        if (bindings != null) {
          bindings.forward();
        }
        kept.dispose();
      }
    }
    return begin(next);
  }

  /// Leaves the document that is open.
  private void abandon() {
    unload();
    inside.closeAll();
    OpenDocument old = open;
    if (old != null) {
      old.loader.abort();
      page.fetcher.cancel(old.bodyId);
      old.plugins.close();
      old.guarded.leave();
      if (old.scripts != null) {
        old.scripts.leave();
      }
      old.realms.dispose();
      open = null;
    }
  }

  /// The user has scrolled: the document stays where he took it.
  void userScrolled() {
    OpenDocument current = open;
    if (current != null) {
      settle(current);
    }
  }

  /// From now on nothing moves the place that the document was opened at.
  private static void settle(OpenDocument current) {
    current.pendingFragment = null;
    current.pipeline.scroll().stopRestoring();
  }

  /// A picture is going to be made: goes to the place that the document's URL names, if it is there
  /// by now.
  void beforePicture() {
    OpenDocument current = open;
    String fragment = current == null ? null : current.pendingFragment;
    if (current != null && fragment != null && !current.sheets.blocksRendering()) {
      current.input.links().scrollToFragment(fragment);
    }
  }

  /// The document was laid out for paper: what it shows there is loaded.
  void afterPaper() {
    if (open != null) {
      open.requests.mediaMayHaveChanged();
      open.requests.loadWhatIsNear();
    }
  }

  /// A picture has been made.
  void afterPicture() {
    OpenDocument current = open;
    if (current != null) {
      current.input.fixFocus();
      current.requests.mediaMayHaveChanged();
      current.requests.loadWhatIsNear();
      if (current.loadReported) {
        settle(current);
      }
      if (current.scripts != null && current.pipeline.viewport().hasMediaNews()) {
        page.rendering().animationFrameWanted();
      }
    }
  }

  /// What the images of the document load; null without a document.
  @Nullable ImageRequests imageRequests() {
    return open == null ? null : open.requests;
  }

  /// HTML §7.5.11 "abort a document and its descendants": what is there stays.
  void stopLoading() {
    inside.all().forEach(LocalFrame::stopLoading);
    navigator.stop();
    loading.stop();
  }

  void close() {
    navigator.cancel();
    abandon();
    page.input().forget(this);
    page.observers().forEach(observer -> observer.frameDetached(this));
    loading.over();
  }

  void openBlank() {
    String referrer = Referrers.sent(parent, owner, "about:blank");
    OpenDocument blank =
        new OpenDocument(this, ChildNavigation.blank().toBuilder().setReferrer(referrer).build());
    blank.initial = true;
    begin(blank);
    blank.document.setFallbackBaseUrl(baseAround());
    blank.loader.finished();
  }

  /// A script has opened this page: its first document is an empty one, of the same origin.
  void openInitial(LocalFrame by) {
    creator = by.open == null ? null : by.open.realms;
    inherited = by.sandboxOfPopups();
    String referrer = Referrers.sent(by, null, "about:blank");
    OpenDocument blank =
        new OpenDocument(this, ChildNavigation.blank().toBuilder().setReferrer(referrer).build());
    blank.initial = true;
    begin(blank);
    Document opener = by.document();
    blank.document.setFallbackBaseUrl(opener == null ? "about:blank" : opener.baseUrl());
    blank.loader.finished();
  }

  /// Whether it is in the tree of frames no more.
  boolean isGone() {
    return parent == null
        ? page.isClosed()
        : owner == null || parent.inside.of(owner) != this || parent.isGone();
  }

  String baseAround() {
    Document around = parent == null ? null : parent.document();
    return around == null ? "about:blank" : around.baseUrl();
  }

  /// The document around this frame shows something else.
  void changedAround() {
    PagePipeline around = parent == null ? null : parent.pipeline();
    if (around != null) {
      around.repaint();
    }
    contentChanged();
  }

  /// Fires a simple event at an element of a document that is still there.
  void fireAt(OpenDocument of, Element element, String type) {
    PageScripts scripts = of.scripts;
    if (open == of && scripts != null) {
      scripts.fireAt(element, type);
    }
  }

  // What the document asks for

  void found(Subresource subresource) {
    OpenDocument current = open;
    if (current == null) {
      return;
    }
    switch (subresource) {
      case Subresource.StyleSheet sheet -> current.sheets.load(sheet);
      case Subresource.InlineStyle style -> current.sheets.inline(style);
      case Subresource.Picture picture ->
          current.images.setSource(picture.element(), picture.url());
      case Subresource.Embedded embedded -> current.embedded.found(embedded);
      case Subresource.Policy policy -> current.policies.meta(policy.element(), policy.content());
      case Subresource.Referrer referrer ->
          current.policies.container().setReferrerPolicy(legacyPolicy(referrer.content()));
      case Subresource.Icon icon -> {
        if (parent == null) {
          current.icon.candidate(icon);
        }
      }
      case Subresource.Preload preload -> current.preloadLinks.found(preload);
      case Subresource.Refresh refresh -> navigator.refresh(current, refresh);
      case Subresource.Frame frame -> inside.found(current, frame.element(), frame.url());
      case Subresource.Script script -> {} // as with scripting disabled
    }
  }

  /// An element that had something of its own has left the document.
  void gone(Element element) {
    if (open != null) {
      open.sheets.remove(element);
      open.embedded.forget(element);
    }
    inside.gone(element);
  }

  /// HTML §4.2.5.4, the names of an earlier time.
  private static String legacyPolicy(String name) {
    return switch (name.strip().toLowerCase(Locale.ROOT)) {
      case "never" -> "no-referrer";
      case "default" -> "strict-origin-when-cross-origin";
      case "always" -> "unsafe-url";
      case "origin-when-crossorigin" -> "origin-when-cross-origin";
      default -> name;
    };
  }

  /// Tells scripts of a viewport that has changed.
  void reportViewport() {
    if (open != null && open.scripts != null) {
      open.scripts.reportViewport();
    }
  }

  /// Runs the callbacks of `requestAnimationFrame`.
  void runAnimationFrames(long timeNanos) {
    if (open != null && open.scripts != null) {
      open.scripts.runFrames(timeNanos);
    }
  }

  /// Moves transitions and animations on, and tells scripts of them.
  void updateAnimations(long timeNanos) {
    OpenDocument current = open;
    if (current != null) {
      List<AnimationEvent> events = current.animations.tick(timeNanos);
      if (current.scripts != null
          && (!events.isEmpty() || current.animations.areKnownToScripts())) {
        current.scripts.sendAnimationEvents(events, current.animations.areKnownToScripts());
      }
    }
  }

  /// Decides what contents of `content-visibility: auto` are skipped from now on.
  ///
  /// @return whether that is not as before
  boolean updateContentRelevance() {
    OpenDocument current = open;
    if (current == null || current.pipeline.skippable().isEmpty()) {
      return false;
    }
    List<ContentRelevance.Change> changed = current.relevance.update(current.pipeline);
    if (current.scripts != null) {
      current.scripts.sendRelevanceEvents(changed);
    }
    return !changed.isEmpty();
  }

  /// Whether something in the document is only shown while it is near the viewport.
  boolean hasSkippableContents() {
    OpenDocument current = open;
    return current != null && !current.pipeline.skippable().isEmpty();
  }

  /// Tells observers of sizes, and later those of intersections.
  void updateObservations() {
    if (open != null && open.scripts != null) {
      open.scripts.updateObservations();
    }
  }

  // Changes

  void imagesChanged() {
    if (open != null) {
      open.pipeline.imagesChanged();
      loading.progress();
    }
    contentChanged();
  }

  void fontsBegan() {
    if (open != null && open.scripts != null) {
      open.scripts.fontsBegan();
    }
  }

  /// A script has added a face, or taken one away.
  void fontSetChanged() {
    if (open != null) {
      open.pipeline.fontsChanged();
    }
    contentChanged();
  }

  void fontsChanged() {
    if (open != null) {
      open.pipeline.fontsChanged();
      loading.progress();
      PageScripts scripts = open.scripts;
      if (scripts != null) {
        scripts.fontsChanged();
      }
    }
    contentChanged();
  }

  /// A plugin's box shows something else than before.
  void pluginsChanged() {
    if (open != null) {
      open.pipeline.repaint();
    }
    contentChanged();
  }

  void stylesChanged() {
    if (open != null && open.scripts != null) {
      open.scripts.styleSheetsChanged();
    }
    loading.progress();
    contentChanged();
  }

  void contentChanged() {
    if (open != null) {
      page.rendering().contentChanged();
    }
  }

  /// Fires an event that neither bubbles nor can be canceled.
  void fireAtWindow(String type) {
    if (open != null && open.scripts != null) {
      open.scripts.fireAtWindow(type);
    }
  }

  void setViewport(ViewportParams params) {
    if (open != null) {
      open.pipeline.setViewport(params);
    }
  }

  /// Whether style sheets that the document waits for are missing.
  boolean blocksRendering() {
    return open != null && open.sheets.blocksRendering();
  }

  boolean hasBody() {
    return open != null && open.document.body() != null;
  }

  long navigationId() {
    return open == null ? 0 : open.navigationId;
  }

  @Nullable PagePipeline pipeline() {
    return open == null ? null : open.pipeline;
  }

  @Nullable PageInput input() {
    return open == null ? null : open.input;
  }

  void pluginGone(int pluginId, String reason) {
    if (open != null) {
      open.plugins.gone(pluginId, reason);
      pluginsChanged();
    }
  }
}
