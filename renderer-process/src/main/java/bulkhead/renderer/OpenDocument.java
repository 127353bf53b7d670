package bulkhead.renderer;

import bulkhead.ipc.api.CommitNavigationRequest;
import bulkhead.renderer.dom.Document;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.html.HtmlDocumentParser;
import bulkhead.renderer.html.SubresourceFinder;
import bulkhead.renderer.html.XmlDocumentParser;
import bulkhead.url.Url;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// What one navigation of a frame brought: the document, and what belongs to it and goes with it.
/// Thread: `RendererMain`.
final class OpenDocument {
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
  final EmbeddedContents embedded;
  final ContentRelevance relevance;
  final KeptForms forms;
  final PageInput input;
  final PageIcon icon;
  final DocumentRealms realms;
  final FramePolicies policies;
  final GuardedLoads guarded;
  final PreloadLinks preloadLinks;
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
    LocalPage page = frame.page();
    navigationId = request.getNavigationId();
    bodyId = request.getBodyRequestId();
    referrer = request.getReferrer();
    lastModifiedMillis = request.getLastModifiedMillis();
    document = new Document(request.getUrl());
    document.setFrame(frame);
    loads = new LoadTracker(frame.loading()::maybeLoaded);
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
    fonts =
        new WebFonts(page.id, guarded, page.fonts, loads, frame::fontsBegan, frame::fontsChanged);
    BiConsumer<Element, String> settled =
        (element, type) -> {
          loads.begin(); // the document's own event comes after those of its images
          page.main.execute(
              () -> {
                frame.fireAt(this, element, type);
                loads.end();
              });
        };
    requests = new ImageRequests(frame, document, images, page.main, settled);
    images.canvases().onChange(frame::contentChanged, page.main);
    images.animate(page.main::postDelayed, frame::pluginsChanged);
    plugins =
        new PagePlugins(
            page.id,
            page.browser,
            page.main,
            page::nextPluginId,
            loads,
            element -> pluginChanged(frame, element));
    relevance = new ContentRelevance(frame);
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
            frame.viewportId(),
            frame.inside().boxes());
    input =
        new PageInput(
            page.id, document, pipeline, plugins, page.browser, frame, frame::contentChanged);
    Url address = Url.parse(request.getUrl());
    boolean restores = request.getScrollX() != 0 || request.getScrollY() != 0;
    pendingFragment = address == null || restores ? null : address.fragment();
    icon = new PageIcon(page.id, page.fetcher, page.browser, images);
    SubresourceFinder finder = new SubresourceFinder(document, frame::found, frame::gone);
    embedded = new EmbeddedContents(frame, this, finder, settled);
    images.whenSettled(embedded::pictureSettled);
    preloadLinks =
        new PreloadLinks(
            page.id,
            guarded,
            () -> pipeline.viewport().mediaValues(),
            (element, type) -> page.main.execute(() -> frame.fireAt(this, element, type)));
    finder.setBaseAllowed(policies.container()::allowsBase);
    document.addObserver(finder);
    document.addObserver(requests);
    forms = new KeptForms(frame, document);
    document.addObserver(forms);
    document.setStyleAttributes(policies::mayStyle);
    document.addObserver(page.autofocus().observer(frame));
    document.addObserver(page.listBoxScroll().observer());
    loader = new DocumentLoader(document, request, timing, frame.page().main, frame.loading());
    RendererScripts shared = page.rendererScripts();
    scripts =
        shared == null || sandbox.forbids("allow-scripts")
            ? null
            : new PageScripts(shared, frame, document, loads, sheets, realms);
    HtmlDocumentParser parser = loader.htmlParser();
    if (scripts != null && parser != null) {
      scripts.setParser(parser);
      parser.setWhenWaiting(
          new SpeculativeLoads(page.id, document, guarded, page.main)::parserWaits);
    }
    XmlDocumentParser xml = loader.xmlParser();
    if (scripts != null && xml != null) {
      scripts.setParser(xml);
    }
    if (scripts != null) {
      input.scripts().set(scripts);
    }
  }

  private void pluginChanged(LocalFrame frame, Element element) {
    String forFrame = plugins.urlForFrame(element);
    if (forFrame != null) {
      embedded.showInFrame(element, forFrame);
    } else if (plugins.isBroken(element) && element.is("object")) {
      embedded.failed(element);
    }
    frame.pluginsChanged();
  }
}
