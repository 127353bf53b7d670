package bulkhead.renderer;

import bulkhead.ipc.api.BeginNavigationRequest;
import bulkhead.ipc.api.CommitNavigationRequest;
import bulkhead.ipc.api.DidCommitNavigationNotice;
import bulkhead.ipc.api.Disposition;
import bulkhead.ipc.api.FrameMovedNotice;
import bulkhead.ipc.api.NavigateSameDocumentRequest;
import bulkhead.ipc.api.NavigationType;
import bulkhead.ipc.api.PageNotice;
import bulkhead.ipc.api.ProgressNotice;
import bulkhead.ipc.api.TextNotice;
import bulkhead.ipc.api.ViewportParams;
import bulkhead.renderer.animation.AnimationEvent;
import bulkhead.renderer.compositor.ScrollOffset;
import bulkhead.renderer.css.StyleSheet;
import bulkhead.renderer.devtools.InspectedFrame;
import bulkhead.renderer.dom.Document;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.Frame;
import bulkhead.renderer.html.HtmlDocumentParser;
import bulkhead.renderer.html.Subresource;
import bulkhead.renderer.html.SubresourceFinder;
import bulkhead.renderer.html.XmlDocumentParser;
import bulkhead.renderer.layout.LayoutResult;
import bulkhead.renderer.loader.ResourceFetcher;
import bulkhead.renderer.paint.ElementId;
import bulkhead.renderer.paint.HitResult;
import bulkhead.renderer.policy.PolicyContainer;
import bulkhead.renderer.script.Realm;
import bulkhead.renderer.script.bindings.RealmBindings;
import bulkhead.url.Url;
import io.github.humbleui.types.Rect;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// One frame of a page: its document from commit to load, and the frames inside it. The browser
/// process navigates the main frame; the others load their documents as they load anything else.
/// Thread: `RendererMain`.
///
/// ```
/// CommitNavigation / ChildNavigation -> bytes -> document grows -> LocalPage draws it -> load
/// ```
final class LocalFrame implements Frame, DocumentLoader.Client, InspectedFrame {
  /// A page with more frames gets no further ones, as in Chromium.
  private static final int MOST_FRAMES = 1000;

  private static final int TITLE_MILLIS = 100;

  /// How long after a load there is time to count what the engine lacks.
  private static final int UNSUPPORTED_MILLIS = 1500;

  private final LocalPage page;
  private final int id;
  private final String token;
  private final @Nullable LocalFrame parent;
  private final @Nullable Element owner;
  private final Map<Element, LocalFrame> children = new LinkedHashMap<>();
  private final ElementId viewportId;
  private String name = "";

  /// The committed document and what belongs to it; replaced as a whole by the next navigation.
  private @Nullable OpenDocument open;

  /// A load of the next document, for frames other than the main one.
  private @Nullable ChildNavigation navigation;
  private int navigations; // asked for so far
  private int expected; // documents that come without a [ChildNavigation]

  /// What waits for this frame's load event: the loads of the document around it.
  private @Nullable LoadTracker delayed;

  /// Of the windows that a sandboxed document opens.
  private Sandbox inherited = Sandbox.NONE;

  /// Of the document that opened this main frame, whose origin empty documents here have.
  private @Nullable DocumentRealms creator;

  private boolean growthPosted;

  /// What one navigation brought.
  private static final class OpenDocument {
    final long navigationId;
    final Document document;
    final DocumentLoader loader;
    final long bodyId;
    final LoadTracker loads;
    final PageImages images;
    final ImageRequests requests;
    final StyleSheets sheets;
    final PageAnimations animations;
    final WebFonts fonts;
    final PagePipeline pipeline;
    final PagePlugins plugins;
    final PageInput input;
    final PageIcon icon;
    final DocumentRealms realms;
    final FramePolicies policies;
    final GuardedLoads guarded;
    final DocumentTiming timing;
    final UserActivation activation = new UserActivation();
    final @Nullable PageScripts scripts;
    final Sandbox sandbox;
    final String referrer;
    final long lastModifiedMillis;
    boolean parsed;
    boolean loadReported;

    /// Whether its `load` event is over as well (HTML §7.3.2.5, "completely loaded").
    boolean loadEventOver;
    boolean unloaded;

    /// How often scripts have begun to write the document anew.
    int openings;

    /// The empty document that a frame begins with.
    boolean initial;
    String title = "";
    boolean titleDue;

    /// Where the document's URL leads in it, until that place has come; null for none.
    @Nullable String pendingFragment;

    OpenDocument(LocalFrame frame, CommitNavigationRequest request) {
      LocalPage page = frame.page;
      navigationId = request.getNavigationId();
      bodyId = request.getBodyRequestId();
      referrer = request.getReferrer();
      lastModifiedMillis = request.getLastModifiedMillis();
      document = new Document(request.getUrl());
      document.setFrame(frame);
      loads = new LoadTracker(frame::maybeLoaded);
      realms = new DocumentRealms(frame, document);
      policies = FramePolicies.of(frame, document, realms, request, frame.policiesOfCreator());
      sandbox = frame.nextSandbox().with(policies.container().sandboxes());
      realms.setSandbox(sandbox);
      timing = new DocumentTiming(request);
      document.setTimeOriginNanos(timing.origin());
      guarded =
          new GuardedLoads(
              page.fetcher,
              page.main,
              policies.container(),
              realms::origin,
              () -> Referrers.source(frame, document),
              timing.resources());
      images = new PageImages(page.id, guarded, loads, page.fonts, frame::imagesChanged);
      sheets = new StyleSheets(document, page.id, guarded, loads, frame::stylesChanged);
      sheets.setPolicies(guarded, policies.container());
      sheets.whenSettled(
          (element, type) -> page.main.execute(() -> frame.fireAt(this, element, type)));
      animations = new PageAnimations(frame, document, sheets);
      fonts = new WebFonts(page.id, guarded, page.fonts, loads, frame::fontsChanged);
      BiConsumer<Element, String> settled =
          (element, type) -> {
            loads.begin(); // the document's own event comes after those of its images
            page.main.execute(
                () -> {
                  frame.fireAt(this, element, type);
                  loads.end();
                });
          };
      images.whenSettled(settled);
      requests = new ImageRequests(frame, document, images, page.main, settled);
      images.canvases().onChange(frame::contentChanged);
      images.animate(page.main::postDelayed, frame::pluginsChanged);
      plugins =
          new PagePlugins(
              page.id, page.browser, page.main, page::nextPluginId, frame::pluginsChanged);
      pipeline =
          new PagePipeline(
              document,
              sheets,
              fonts,
              images,
              plugins,
              page.settings,
              request,
              page.elementIds,
              frame.viewportId,
              new FrameBoxes(frame));
      input =
          new PageInput(
              page.id, document, pipeline, plugins, page.browser, frame, frame::contentChanged);
      Url address = Url.parse(request.getUrl());
      boolean restores = request.getScrollX() != 0 || request.getScrollY() != 0;
      pendingFragment = address == null || restores ? null : address.fragment();
      icon = new PageIcon(page.id, page.fetcher, page.browser, images);
      SubresourceFinder finder = new SubresourceFinder(document, frame::found, frame::gone);
      finder.setBaseAllowed(policies.container()::allowsBase);
      document.addObserver(finder);
      document.addObserver(requests);
      document.setStyleAttributes(policies::mayStyle);
      document.addObserver(page.autofocus().observer(frame));
      loader = new DocumentLoader(document, request, timing, frame);
      RendererScripts shared = page.rendererScripts();
      scripts =
          shared == null || sandbox.forbids("allow-scripts")
              ? null
              : new PageScripts(shared, frame, document, loads, sheets, realms);
      HtmlDocumentParser parser = loader.htmlParser();
      if (scripts != null && parser != null) {
        scripts.setParser(parser);
      }
      XmlDocumentParser xml = loader.xmlParser();
      if (scripts != null && xml != null) {
        scripts.setParser(xml);
      }
      if (scripts != null) {
        input.setScripts(scripts);
      }
    }
  }

  /// The pipelines around and inside this frame's own.
  private record FrameBoxes(LocalFrame frame) implements PagePipeline.Frames {
    @Override
    public @Nullable PagePipeline parent() {
      LocalFrame around = frame.parent;
      return around == null ? null : around.pipeline();
    }

    @Override
    public @Nullable PagePipeline inside(Element owner) {
      LocalFrame child = frame.children.get(owner);
      return child == null ? null : child.pipeline();
    }

    @Override
    public List<PagePipeline> all() {
      List<PagePipeline> all = new ArrayList<>(frame.children.size());
      for (LocalFrame child : frame.children.values()) {
        PagePipeline pipeline = child.pipeline();
        if (pipeline != null) {
          all.add(pipeline);
        }
      }
      return all;
    }
  }

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
    return List.copyOf(children.values());
  }

  @Override
  public @Nullable LocalFrame childOf(Element owner) {
    return children.get(owner);
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
  private @Nullable PolicyContainer policiesOfCreator() {
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
  private Sandbox nextSandbox() {
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

  // InspectedFrame

  @Override
  public void setFiles(Element element, String files) {
    PageInput page = input();
    if (page != null) {
      page.filesChosen(element, files);
    }
  }

  @Override
  public String token() {
    return token;
  }

  @Override
  public @Nullable LocalFrame parentFrame() {
    return parent;
  }

  @Override
  public @Nullable Realm realm() {
    return open == null ? null : open.realms.window();
  }

  @Override
  public @Nullable Realm isolatedWorld(String world) {
    return open == null ? null : open.realms.isolated(world);
  }

  @Override
  public @Nullable Realm existingIsolatedWorld(String world) {
    return open == null ? null : open.realms.existingIsolated(world);
  }

  @Override
  public @Nullable Rect placeOf(Element element) {
    OpenDocument current = open;
    Rect place = current == null ? null : current.pipeline.placeOf(element);
    if (place == null || current == null) {
      return null;
    }
    Rect seen = place.offset(-current.pipeline.viewportX(), -current.pipeline.viewportY());
    LocalFrame around = parent;
    Element box = owner;
    if (around == null || box == null || around.open == null) {
      return seen;
    }
    Rect frameBox = around.placeOf(box);
    float[] edge = around.open.pipeline.contentEdge(box);
    return frameBox == null || edge == null
        ? null
        : seen.offset(frameBox.getLeft() + edge[0], frameBox.getTop() + edge[1]);
  }

  @Override
  public void scrollIntoView(Element element) {
    OpenDocument current = open;
    Rect place = current == null ? null : current.pipeline.placeOf(element);
    if (place == null || current == null) {
      return;
    }
    current
        .pipeline
        .scroll()
        .intoView(
            current.pipeline.update(),
            place,
            element.parent(),
            PageScroll.Align.CENTER_IF_NEEDED,
            (scroller, x, y) -> {
              if (current.pipeline.scrollTo(scroller, x, y, false)) {
                scrolledByScript(scroller);
              }
            });
    contentChanged();
    if (parent != null && owner != null) {
      parent.scrollIntoView(owner);
    }
  }

  @Override
  public List<StyleSheet> styleSheets() {
    return open == null ? List.of() : open.sheets.all();
  }

  @Override
  public @Nullable Element holderOf(StyleSheet sheet) {
    return open == null ? null : open.sheets.holderOf(sheet);
  }

  @Override
  public @Nullable Metrics metrics() {
    OpenDocument current = open;
    if (current == null) {
      return null;
    }
    LayoutResult layout = current.pipeline.update();
    return new Metrics(
        current.pipeline.viewportX(),
        current.pipeline.viewportY(),
        layout.viewportWidth(),
        layout.viewportHeight(),
        layout.scrollWidth(),
        layout.scrollHeight());
  }

  @Override
  public boolean isLoaded() {
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
    navigate(url, replace, false);
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
    } else if (parent == null) {
      page.browser.beginNavigation(
          BeginNavigationRequest.newBuilder()
              .setPageId(page.id)
              .setUrl(submission.url())
              .setDisposition(Disposition.CURRENT_TAB)
              .setUserGesture(true)
              .setReferrerPolicy(referrerPolicy())
              .setUploadId(page.fetcher.upload(body.bytes()))
              .setContentType(body.type())
              .build());
    } else {
      loadChild(submission.url(), body, source, null, Handling.PUSH);
    }
  }

  /// As [#navigate], for something in a frame's document, perhaps another's: that may not run
  /// scripts here that could not reach this frame's window anyway.
  void navigateFrom(LocalFrame source, String url, boolean replace, boolean userGesture) {
    Url target = Url.parse(url);
    boolean script = target != null && target.hasScheme("javascript");
    if (source.mayNavigate(this) && (!script || originKey().equals(source.originKey()))) {
      navigate(url, replace, userGesture);
    }
  }

  private String originKey() {
    return open == null ? "" : open.realms.originKey();
  }

  /// HTML §7.4.2.3.2, "navigate to a javascript: URL": soon, unless the document is left or written
  /// anew before. A string that the script gives is the next document.
  ///
  /// @param nothing runs when it gives none
  private void runScriptUrl(Url url, Runnable nothing) {
    OpenDocument current = open;
    if (current == null
        || current.scripts == null
        || !current
            .policies
            .container()
            .allowsInline(
                PolicyContainer.Inline.NAVIGATION, PolicyContainer.Asker.NONE, url.href())) {
      nothing.run();
      return;
    }
    PageScripts scripts = current.scripts;
    int before = current.openings;
    expected++;
    page.main.execute(
        () -> {
          expected--;
          if (open != current || current.openings != before) {
            return;
          }
          String text = scripts.evaluateUrl(url);
          if (open != current) {
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
    if (navigation != null) {
      navigation.cancel();
    }
    loadBegins();
    String base = current.document.baseUrl();
    OpenDocument next =
        replaceBy(
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
    changedAround();
  }

  void navigate(String url, boolean replace, boolean userGesture) {
    if (page.dialogs().isUnloading()) {
      return; // HTML §7.4.2.2: a document that is being left leads nowhere
    }
    navigations++;
    OpenDocument current = open;
    Url target = Url.parse(url);
    if (target == null || target.href().length() > ResourceFetcher.MOST_URL) {
      return; // as a link that leads nowhere
    }
    if (target.hasScheme("javascript")) {
      runScriptUrl(target, () -> {});
      return;
    }
    Url here = current == null ? null : Url.parse(current.document.url());
    boolean sameDocument =
        here != null && target.fragment() != null && target.equalsIgnoringFragment(here);
    if (sameDocument && current != null && here != null) {
      String frames = parent == null ? "" : FrameHistory.text(page);
      current.document.setUrl(target.href());
      current.pendingFragment = null;
      current.input.links().scrollToFragment(String.valueOf(target.fragment()));
      contentChanged();
      if (parent != null) {
        entry = entry.with(target.href(), "");
        moved(replace || target.equals(here), frames);
      } else if (!replace && !target.equals(here)) {
        page.history().pushed();
      }
      tellOfMove(current, here.href(), "");
    }
    if (parent == null) {
      page.browser.beginNavigation(
          BeginNavigationRequest.newBuilder()
              .setPageId(page.id)
              .setUrl(target.href())
              .setDisposition(Disposition.CURRENT_TAB)
              .setUserGesture(userGesture)
              .setReferrerPolicy(referrerPolicy())
              .setSameDocument(sameDocument)
              .setReplace(replace || sameDocument && target.equals(here))
              .build());
    } else if (!sameDocument) {
      loadChild(
          target.href(),
          null,
          this,
          null,
          replace || target.equals(here) ? Handling.REPLACE : Handling.PUSH);
    }
  }

  void commitNavigation(CommitNavigationRequest request) {
    page.bypassesPolicies = request.getBypassPolicies();
    page.history().moved(request.getHistory());
    page.history().frames().begins(request.getHistory().getFrames());
    DidCommitNavigationNotice committed =
        DidCommitNavigationNotice.newBuilder()
            .setPageId(page.id)
            .setNavigationId(request.getNavigationId())
            .build();
    OpenDocument next = replaceBy(request, () -> page.browser.didCommitNavigation(committed));
    Element embed = next.loader.pluginElement();
    if (embed != null) {
      next.plugins.adoptBody(embed, request);
      page.main.execute(next.loader::finished); // the document around the plugin is complete
    } else {
      page.fetcher.expect(request.getBodyRequestId(), next.loader);
    }
    contentChanged();
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
  private OpenDocument replaceBy(CommitNavigationRequest request) {
    return replaceBy(request, () -> {});
  }

  /// @param whenLeft called between the end of the old document and the beginning of the new one:
  ///     clients of the DevTools protocol hear in that order of contexts that end, of the
  ///     navigation, and of new contexts
  private OpenDocument replaceBy(CommitNavigationRequest request, Runnable whenLeft) {
    OpenDocument old = open;
    Realm kept = old != null && old.initial ? old.realms.takeWindow() : null;
    String key = old == null ? "" : old.realms.originKey();
    RealmBindings left = old == null || kept != null ? null : old.realms.bindings();
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
    for (LocalFrame child : List.copyOf(children.values())) {
      child.close();
    }
    children.clear();
    OpenDocument old = open;
    if (old != null) {
      old.loader.abort();
      page.fetcher.cancel(old.bodyId);
      old.plugins.close();
      if (old.scripts != null) {
        old.scripts.leave();
      }
      old.realms.dispose();
      open = null;
    }
  }

  /// Another fragment, or another history entry, of the document that is open.
  void navigateSameDocument(NavigateSameDocumentRequest request) {
    OpenDocument current = open;
    if (current == null) {
      return;
    }
    page.history().moved(request.getHistory());
    if (!request.getOnlyFrames()) {
      moveTo(current, request);
    }
    page.history().frames().apply(page, request.getHistory().getFrames());
  }

  private void moveTo(OpenDocument current, NavigateSameDocumentRequest request) {
    String before = current.document.url();
    current.document.setUrl(request.getUrl());
    current.pendingFragment = null;
    Url address = Url.parse(request.getUrl());
    String fragment = address == null ? null : address.fragment();
    current.input.links().scrollToFragment(fragment == null ? "" : fragment);
    if (request.getRestoreScroll()) {
      current.pipeline.scroll().to(request.getScrollX(), request.getScrollY());
    }
    contentChanged();
    tellOfMove(current, before, request.getHistory().getState());
  }

  /// Scripts hear of another entry of their document: `popstate`, and `hashchange` if the fragment
  /// is another (HTML §7.4.6.2, "update document for history step application").
  private void tellOfMove(OpenDocument current, String before, String state) {
    if (current.scripts != null) {
      String now = current.document.url();
      current.scripts.post(() -> current.scripts.historyMoved(state, before, now));
    }
  }

  /// `history.pushState` and `replaceState` (HTML §7.4.4 "URL and history update steps"): the
  /// document goes on under another URL.
  void rewriteUrl(String url, boolean replace, String state) {
    OpenDocument current = open;
    Url target = Url.parse(url);
    Url here = current == null ? null : Url.parse(current.document.url());
    if (current == null || target == null || here == null || !target.canRewrite(here)) {
      return;
    }
    String frames = parent == null ? "" : FrameHistory.text(page);
    current.document.setUrl(target.href());
    if (parent != null) {
      entry = entry.with(target.href(), state);
      moved(replace, frames);
    } else if (!replace) {
      page.history().pushed();
    }
    if (parent == null) {
      page.browser.beginNavigation(
          BeginNavigationRequest.newBuilder()
              .setPageId(page.id)
              .setUrl(target.href())
              .setDisposition(Disposition.CURRENT_TAB)
              .setSameDocument(true)
              .setRewritten(true)
              .setReplace(replace)
              .setState(state)
              .build());
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
      if (current.scripts != null && current.pipeline.hasMediaNews()) {
        page.animationFrameWanted();
      }
    }
  }

  /// What the images of the document load; null without a document.
  @Nullable ImageRequests imageRequests() {
    return open == null ? null : open.requests;
  }

  void stopLoading() {
    if (navigation != null) {
      navigation.cancel();
    }
    OpenDocument current = open;
    if (current != null && !current.parsed) {
      page.fetcher.cancel(current.bodyId);
      current.loader.finished();
    }
  }

  void close() {
    if (navigation != null) {
      navigation.cancel();
    }
    abandon();
    page.forget(this);
    page.observers().forEach(observer -> observer.frameDetached(this));
    loadOver();
  }

  // Frames inside this one

  /// An element that shows a frame is in the document, or names another one.
  private void frameFound(OpenDocument current, Element element, String url) {
    LocalFrame child = children.get(element);
    boolean first = child == null;
    if (child == null) {
      if (page.frames().size() >= MOST_FRAMES) {
        return;
      }
      child = new LocalFrame(page, this, element);
      children.put(element, child);
      LocalFrame attached = child;
      page.observers().forEach(observer -> observer.frameAttached(attached));
      child.openBlank();
    }
    String srcdoc = element.is("iframe") ? element.attribute("srcdoc") : null;
    FrameEntry awaited = first ? page.history().frames().takeAwaited(child.path()) : null;
    if (awaited != null && child.traverse(awaited)) {
      return;
    }
    Handling handling = first ? Handling.REPLACE : Handling.PUSH;
    if (srcdoc != null) {
      child.loadSrcdoc(srcdoc, handling);
      return;
    }
    Url target = Url.parse(url);
    if (target == null || isShownAround(target)) {
      return;
    }
    LocalFrame loaded = child;
    Runnable blankLoaded =
        () -> {
          if (children.get(element) == loaded && loaded.navigation == null) {
            loaded.loadReported();
          }
        };
    if (target.hasScheme("javascript")) {
      if (loaded.originKey().equals(originKey())) {
        loaded.loadBegins();
        loaded.runScriptUrl(target, blankLoaded);
      }
    } else if (first && target.isAboutBlank()) {
      loaded.loadBegins();
      page.main.execute(blankLoaded);
    } else if (mayFrame(current, element, target)) {
      loaded.loadChild(url, null, this, element, handling);
    } else {
      loaded.loadBegins();
      page.main.execute(loaded::navigationFailed);
    }
  }

  private static boolean mayFrame(OpenDocument current, Element element, Url target) {
    PolicyContainer.Kind frame = PolicyContainer.Kind.FRAME;
    return !MixedContent.isBlocked(target, current.realms.origin(), frame)
        && current
            .policies
            .container()
            .allows(frame, target, PolicyContainer.Asker.of(element), false);
  }

  /// HTML §4.8.5, the shared attribute processing steps: a document inside itself is not loaded.
  private boolean isShownAround(Url target) {
    if (target.isAboutBlank()) {
      return false;
    }
    for (LocalFrame frame = this; frame != null; frame = frame.parent) {
      Document document = frame.document();
      Url shown = document == null ? null : Url.parse(document.url());
      if (shown != null && shown.equalsIgnoringFragment(target)) {
        return true;
      }
    }
    return false;
  }

  private void openBlank() {
    String referrer = Referrers.sent(parent, owner, "about:blank");
    OpenDocument blank = commit(ChildNavigation.blank().toBuilder().setReferrer(referrer).build());
    blank.initial = true;
    blank.document.setFallbackBaseUrl(baseAround());
    blank.loader.finished();
  }

  /// A script has opened this page: its first document is an empty one, of the same origin.
  void openInitial(LocalFrame by) {
    creator = by.open == null ? null : by.open.realms;
    inherited = by.sandboxOfPopups();
    String referrer = Referrers.sent(by, null, "about:blank");
    OpenDocument blank = commit(ChildNavigation.blank().toBuilder().setReferrer(referrer).build());
    blank.initial = true;
    Document opener = by.document();
    blank.document.setFallbackBaseUrl(opener == null ? "about:blank" : opener.baseUrl());
    blank.loader.finished();
  }

  /// Whether it is in the tree of frames no more.
  boolean isGone() {
    return parent == null ? page.isClosed() : parent.children.get(owner) != this || parent.isGone();
  }

  private String baseAround() {
    Document around = parent == null ? null : parent.document();
    return around == null ? "about:blank" : around.baseUrl();
  }

  /// The document around this frame waits for it.
  private void loadBegins() {
    OpenDocument around = parent == null ? null : parent.open;
    if (delayed == null && around != null && !around.loadReported) {
      delayed = around.loads;
      delayed.begin();
    }
    page.observers().forEach(observer -> observer.frameStartedLoading(this));
  }

  private void loadOver() {
    LoadTracker waiting = delayed;
    if (waiting != null) {
      delayed = null;
      waiting.end();
    }
  }

  /// `location.reload()` of a frame inside a page.
  void reloadChild() {
    OpenDocument current = open;
    String srcdoc = owner == null || !owner.is("iframe") ? null : owner.attribute("srcdoc");
    if (srcdoc != null) {
      loadSrcdoc(srcdoc, Handling.REPLACE);
    } else if (current != null && parent != null) {
      ChildNavigation again =
          new ChildNavigation(this, current.document.url(), null, current.referrer, "", null);
      again.setType(NavigationType.RELOAD);
      loadChild(again, Handling.REPLACE);
    }
  }

  // Session history of a frame inside a page (HTML §7.4.1)

  /// What becomes of the current entry when another document comes (HTML §7.4.2.2, "history
  /// handling behavior").
  private enum Handling {
    PUSH,
    REPLACE,
    TRAVERSE
  }

  /// Where this frame is, unless it is the main one.
  private FrameEntry entry = FrameEntry.NONE;

  /// Where it goes with the navigation in progress, if that is to an entry that there is already.
  private FrameEntry traversed = FrameEntry.NONE;

  private Handling handling = Handling.REPLACE;

  FrameEntry entry() {
    return entry;
  }

  /// The frame's place among those around it, such as `0.2`; empty for the main frame.
  String path() {
    LocalFrame around = parent;
    if (around == null) {
      return "";
    }
    int place = List.copyOf(around.children.values()).indexOf(this);
    String outer = around.path();
    return outer.isEmpty() ? String.valueOf(place) : outer + "." + place;
  }

  /// Goes to an entry of the past, or of what was the future.
  ///
  /// @return false if that cannot be
  boolean traverse(FrameEntry to) {
    OpenDocument current = open;
    String srcdoc = owner == null || !owner.is("iframe") ? null : owner.attribute("srcdoc");
    Url target = Url.parse(to.url());
    if (current != null && to.document() == entry.document()) {
      String before = current.document.url();
      entry = to;
      current.document.setUrl(to.url());
      current.pendingFragment = null;
      String fragment = target == null ? null : target.fragment();
      current.input.links().scrollToFragment(fragment == null ? "" : fragment);
      contentChanged();
      tellOfMove(current, before, to.state());
      return true;
    }
    boolean isWritten = to.url().equals("about:srcdoc");
    if (target == null
        || isWritten && srcdoc == null
        || !isWritten
            && !target.hasScheme("http")
            && !target.hasScheme("https")
            && !target.isAboutBlank()
            && !target.hasScheme("file")
            && !target.hasScheme("data")) {
      return false;
    }
    if (isWritten && srcdoc != null) {
      loadSrcdoc(srcdoc, Handling.TRAVERSE);
    } else {
      ChildNavigation back = new ChildNavigation(this, to.url(), null, "", "", null);
      back.setType(NavigationType.BACK_FORWARD);
      loadChild(back, Handling.TRAVERSE);
    }
    traversed = to;
    return true;
  }

  /// Another document is about to come for this frame; its entry is settled.
  ///
  /// @param come makes it the active one
  private OpenDocument moving(String url, Supplier<OpenDocument> come) {
    boolean replace = handling != Handling.PUSH || open == null || open.initial;
    String before = replace ? "" : FrameHistory.text(page);
    boolean again = handling == Handling.TRAVERSE;
    handling = Handling.REPLACE;
    OpenDocument next = come.get();
    entry =
        again
            ? traversed.with(url, traversed.state())
            : new FrameEntry(url, page.history().frames().nextDocument(), "");
    moved(replace, before);
    return next;
  }

  /// The frame's entry is another now: the browser process keeps it with those of the tab.
  private void moved(boolean replace, String before) {
    if (!replace) {
      page.history().framePushed();
    }
    page.browser.frameMoved(
        FrameMovedNotice.newBuilder()
            .setPageId(page.id)
            .setReplace(replace)
            .setBefore(before)
            .setFrames(FrameHistory.text(page))
            .build());
  }

  /// @param from whose document sends this frame there
  /// @param by the element that does
  private void loadChild(
      String url,
      FormSubmission.@Nullable Body posted,
      @Nullable LocalFrame from,
      @Nullable Element by,
      Handling wanted) {
    OpenDocument around = from == null || by == null || by != owner ? null : from.open;
    ChildNavigation next =
        new ChildNavigation(
            this,
            url,
            posted,
            Referrers.sent(from, by, url),
            from == null ? "" : Referrers.policyName(from, by),
            around == null ? null : around.timing.resources());
    boolean ofElement = by != null && by == owner;
    next.setUserGesture(
        !ofElement && from != null && from.open != null && from.open.activation.isTransient());
    loadChild(next, wanted);
  }

  private void loadChild(ChildNavigation next, Handling wanted) {
    handling = wanted;
    if (navigation != null) {
      navigation.cancel();
    }
    loadBegins();
    navigation = next;
    next.start();
  }

  private void loadSrcdoc(String text, Handling wanted) {
    handling = wanted;
    if (navigation != null) {
      navigation.cancel();
    }
    loadBegins();
    expected++;
    page.main.execute(
        () -> {
          expected--;
          if (parent == null || parent.children.get(owner) != this) {
            return;
          }
          String referrer = Referrers.sent(parent, owner, "about:srcdoc");
          CommitNavigationRequest request =
              ChildNavigation.srcdoc().toBuilder().setReferrer(referrer).build();
          OpenDocument next = moving("about:srcdoc", () -> replaceBy(request));
          next.document.setFallbackBaseUrl(baseAround());
          next.loader.data(text.getBytes(StandardCharsets.UTF_8));
          next.loader.finished();
          changedAround();
        });
  }

  /// The response to a [ChildNavigation] is there: its document becomes the active one.
  /// @return what the body goes to; null when this renderer does not want it
  @Nullable DocumentLoader commitChild(CommitNavigationRequest request) {
    OpenDocument next = moving(request.getUrl(), () -> replaceBy(request));
    if (Url.parse(request.getUrl()) instanceof Url url && url.isAboutBlank()) {
      next.document.setFallbackBaseUrl(baseAround());
    }
    changedAround();
    Element embed = next.loader.pluginElement();
    if (embed != null) {
      next.plugins.found(new Subresource.Plugin(embed, request.getUrl(), request.getMimeType()));
      page.main.execute(next.loader::finished);
      return null;
    }
    return next.loader;
  }

  void navigationOver(ChildNavigation over) {
    if (navigation == over) {
      navigation = null;
    }
  }

  /// Nothing came: the frame keeps what it shows, and nobody waits for it.
  void navigationFailed() {
    OpenDocument next = replaceBy(ChildNavigation.error());
    next.loader.data(ChildNavigation.ERROR_PAGE);
    next.loader.finished();
    changedAround();
  }

  /// The document around this frame shows something else.
  private void changedAround() {
    PagePipeline around = parent == null ? null : parent.pipeline();
    if (around != null) {
      around.repaint();
    }
    contentChanged();
  }

  /// Fires a simple event at an element of a document that is still there.
  private void fireAt(OpenDocument of, Element element, String type) {
    PageScripts scripts = of.scripts;
    if (open == of && scripts != null) {
      scripts.fireAt(element, type);
    }
  }

  // What the document asks for

  private void found(Subresource subresource) {
    OpenDocument current = open;
    if (current == null) {
      return;
    }
    switch (subresource) {
      case Subresource.StyleSheet sheet -> current.sheets.load(sheet);
      case Subresource.InlineStyle style -> current.sheets.inline(style);
      case Subresource.Picture picture ->
          current.images.setSource(picture.element(), picture.url());
      case Subresource.Plugin plugin -> {
        Url url = Url.parse(plugin.url());
        PolicyContainer.Asker asker = PolicyContainer.Asker.of(plugin.element());
        if (url == null
            || current
                .policies
                .container()
                .allows(PolicyContainer.Kind.OBJECT, url, asker, false)) {
          current.plugins.found(plugin);
        }
      }
      case Subresource.Policy policy -> current.policies.meta(policy.element(), policy.content());
      case Subresource.Referrer referrer ->
          current.policies.container().setReferrerPolicy(legacyPolicy(referrer.content()));
      case Subresource.Icon icon -> {
        if (parent == null) {
          current.icon.candidate(icon);
        }
      }
      case Subresource.Refresh refresh -> refresh(current, refresh);
      case Subresource.Frame frame -> frameFound(current, frame.element(), frame.url());
      case Subresource.Script script -> {} // as with scripting disabled
    }
  }

  /// An element that had something of its own has left the document.
  private void gone(Element element) {
    if (open != null) {
      open.sheets.remove(element);
    }
    LocalFrame child = element.isConnected() ? null : children.remove(element);
    if (child != null) {
      child.close();
    }
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

  private void refresh(OpenDocument from, Subresource.Refresh refresh) {
    page.main.postDelayed(
        () -> {
          if (open == from) {
            navigate(refresh.url(), true);
          }
        },
        (long) Math.min(refresh.seconds() * 1000, Integer.MAX_VALUE));
  }

  // DocumentLoader.Client

  @Override
  public void documentGrew() {
    OpenDocument current = open;
    if (current == null) {
      return;
    }
    if (!current.titleDue) {
      current.titleDue = true;
      page.main.postDelayed(() -> reportTitle(current), TITLE_MILLIS);
    }
    grew();
  }

  /// Finding the title costs its length, which is the page's to choose: so not with each piece of
  /// the document.
  private void reportTitle(OpenDocument current) {
    current.titleDue = false;
    if (parent != null || open != current) {
      return;
    }
    String title = current.document.title();
    if (!title.equals(current.title)) {
      current.title = title;
      page.browser.titleChanged(
          TextNotice.newBuilder()
              .setPageId(page.id)
              .setText(title.length() > 4096 ? title.substring(0, 4096) : title)
              .build());
    }
  }

  /// While a long document is still coming, each picture of it costs as much as what is there: the
  /// pauses between them grow with that cost, so that most of the time goes into parsing.
  private void grew() {
    long pause = 4 * page.lastFrameNanos() / 1_000_000;
    if (pause < 8) {
      contentChanged();
    } else if (!growthPosted) {
      growthPosted = true;
      page.main.postDelayed(
          () -> {
            growthPosted = false;
            contentChanged();
          },
          Math.min(pause, 2000));
    }
  }

  @Override
  public void documentParsed() {
    OpenDocument current = open;
    if (current == null) {
      return;
    }
    current.parsed = true;
    reportTitle(current);
    if (parent == null) {
      page.browser.didParse(
          PageNotice.newBuilder().setPageId(page.id).setNavigationId(current.navigationId).build());
      current.icon.documentParsed(current.document.url());
    }
    contentChanged();
    if (current.scripts == null) {
      theEnd(current);
    } else {
      current.scripts.parsed(() -> theEnd(current));
    }
  }

  /// A script begins to write the document anew: what was still to come of it does not come.
  void documentOpened() {
    OpenDocument current = open;
    if (current == null) {
      return;
    }
    current.openings++;
    page.fetcher.cancel(current.bodyId);
    if (current.parsed) {
      current.loads.begin();
      current.parsed = false;
      current.loadReported = false;
      current.loadEventOver = false;
    }
  }

  /// What scripts wrote has been parsed to its end.
  void writtenDocumentParsed() {
    documentGrew();
    documentParsed();
  }

  /// The document is complete and its deferred scripts have run.
  private void theEnd(OpenDocument current) {
    if (open == current) {
      page.observers().forEach(observer -> observer.frameParsed(this));
      current.loads.end();
    }
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

  /// Tells observers of sizes, and later those of intersections.
  void updateObservations() {
    if (open != null && open.scripts != null) {
      open.scripts.updateObservations();
    }
  }

  @Override
  public void imageData(Element image, String mimeType, byte[] bytes) {
    if (open != null) {
      open.images.setBytes(image, mimeType, bytes);
    }
  }

  private void maybeLoaded() {
    OpenDocument current = open;
    if (current == null || !current.parsed || current.loadReported) {
      return;
    }
    // Painting asks for background images: the load event comes after the first complete picture.
    page.main.execute(
        () -> {
          if (open != current || current.loadReported) {
            return;
          }
          current.pipeline.paintAll();
          if (!current.loads.isIdle()) {
            return;
          }
          current.loadReported = true;
          if (current.scripts != null) {
            current.scripts.loaded();
            if (open != current || !current.loadReported) {
              return; // a handler has led elsewhere, or writes the document anew
            }
          }
          current.loadEventOver = true;
          page.memoryFreed();
          contentChanged(); // the last picture that may still move the place it was opened at
          if (parent == null) {
            page.browser.didFinishLoad(
                PageNotice.newBuilder()
                    .setPageId(page.id)
                    .setNavigationId(current.navigationId)
                    .build());
          }
          if (navigation == null && expected == 0) {
            loadReported();
          }
          page.main.postDelayed(() -> reportUnsupported(current), UNSUPPORTED_MILLIS);
        });
  }

  private void reportUnsupported(OpenDocument current) {
    if (open == current) {
      PageUnsupported.report(page.id, current.document, current.sheets.all(), page.browser);
    }
  }

  /// HTML §7.3.2.5 "completely finish loading": this frame's owner has its `load`.
  private void loadReported() {
    page.observers().forEach(observer -> observer.frameLoaded(this));
    OpenDocument around = parent == null ? null : parent.open;
    if (around != null && around.scripts != null && owner != null) {
      around.scripts.fireAt(owner, "load");
    }
    loadOver();
  }

  // Changes

  private void imagesChanged() {
    if (open != null) {
      open.pipeline.imagesChanged();
      progress();
    }
    contentChanged();
  }

  private void fontsChanged() {
    if (open != null) {
      open.pipeline.fontsChanged();
      progress();
      PageScripts scripts = open.scripts;
      if (scripts != null) {
        scripts.fontsChanged();
      }
    }
    contentChanged();
  }

  /// A plugin's box shows something else than before.
  private void pluginsChanged() {
    if (open != null) {
      open.pipeline.repaint();
    }
    contentChanged();
  }

  private void stylesChanged() {
    if (open != null && open.scripts != null) {
      open.scripts.styleSheetsChanged();
    }
    progress();
    contentChanged();
  }

  private void progress() {
    if (parent == null && open != null && !open.loadReported) {
      page.browser.loadProgress(
          ProgressNotice.newBuilder()
              .setPageId(page.id)
              .setProgress(0.4f + 0.6f * open.loads.progress())
              .build());
    }
  }

  void contentChanged() {
    if (open != null) {
      page.contentChanged();
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

  // Scrolling and places

  boolean isViewport(ElementId scroller) {
    return viewportId.equals(scroller);
  }

  void scrolled(ScrollOffset offset) {
    if (open != null) {
      Element element = open.pipeline.scrollerOf(offset);
      boolean own = element != null || isViewport(offset.element());
      boolean moved = own && open.pipeline.isElsewhere(offset);
      boolean further = open.pipeline.setScrollOffset(offset);
      if (further || moved && open.pipeline.isPaintedInPlace(offset.element())) {
        open.pipeline.repaint();
        page.contentChanged();
      }
      if (moved && open.scripts != null) {
        open.scripts.scrollEvents().scrolled(element == null ? open.document : element, false);
      }
    }
  }

  /// A script has scrolled an element, or with null the viewport.
  void scrolledByScript(@Nullable Element element) {
    if (open != null && open.scripts != null) {
      open.scripts.scrollEvents().scrolled(element == null ? open.document : element, true);
      page.contentChanged();
    }
  }

  /// Where this frame's viewport begins in the page area: x and y, device pixels.
  float[] originInPage() {
    float x = 0;
    float y = 0;
    for (LocalFrame at = this; at.parent != null && at.owner != null; at = at.parent) {
      PagePipeline around = at.parent.pipeline();
      float[] box = around == null ? null : around.originOf(at.owner);
      float[] edge = around == null ? null : around.contentEdge(at.owner);
      if (around != null && box != null && edge != null) {
        x += box[0] + edge[0] * around.scale();
        y += box[1] + edge[1] * around.scale();
      }
    }
    return new float[] {x, y};
  }

  /// The innermost frame at a point of this frame's viewport.
  FramePoint innermostAt(float x, float y) {
    if (open == null || children.isEmpty()) {
      return new FramePoint(this, x, y);
    }
    HitResult hit = open.pipeline.hit(x, y);
    Element element = hit.element();
    LocalFrame child = element == null ? null : children.get(element);
    float[] inside = child == null || element == null ? null : open.pipeline.contentEdge(element);
    if (child == null || inside == null) {
      return new FramePoint(this, x, y);
    }
    float scale = open.pipeline.scale();
    return child.innermostAt((hit.x() - inside[0]) * scale, (hit.y() - inside[1]) * scale);
  }

  /// A point of the page in this frame's viewport, wherever it lies.
  FramePoint fromPage(float x, float y) {
    if (parent == null || owner == null) {
      return new FramePoint(this, x, y);
    }
    FramePoint around = parent.fromPage(x, y);
    PagePipeline pipeline = parent.pipeline();
    float[] origin = pipeline == null ? null : pipeline.originOf(owner);
    float[] inside = pipeline == null ? null : pipeline.contentEdge(owner);
    if (pipeline == null || origin == null || inside == null) {
      return new FramePoint(this, around.x(), around.y());
    }
    float scale = pipeline.scale();
    return new FramePoint(
        this,
        around.x() - origin[0] - inside[0] * scale,
        around.y() - origin[1] - inside[1] * scale);
  }

  void pluginGone(int pluginId, String reason) {
    if (open != null) {
      open.plugins.gone(pluginId, reason);
      pluginsChanged();
    }
  }
}
