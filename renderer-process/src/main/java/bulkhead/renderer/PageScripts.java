package bulkhead.renderer;

import bulkhead.ipc.api.ResourceRequest;
import bulkhead.ipc.api.ResourceResponse;
import bulkhead.renderer.animation.AnimationEvent;
import bulkhead.renderer.dom.Document;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.Node;
import bulkhead.renderer.html.Encodings;
import bulkhead.renderer.html.HtmlDocumentParser;
import bulkhead.renderer.html.XmlDocumentParser;
import bulkhead.renderer.loader.ResourceFetcher;
import bulkhead.renderer.policy.Integrity;
import bulkhead.renderer.policy.PolicyContainer;
import bulkhead.renderer.script.DocumentWriter;
import bulkhead.renderer.script.ModuleScripts;
import bulkhead.renderer.script.Modules;
import bulkhead.renderer.script.MutedScripts;
import bulkhead.renderer.script.Realm;
import bulkhead.renderer.script.ScriptException;
import bulkhead.renderer.script.ScriptFetchOptions;
import bulkhead.renderer.script.ScriptRunner;
import bulkhead.renderer.script.ScriptSource;
import bulkhead.renderer.script.TimeOrigin;
import bulkhead.renderer.script.bindings.MediaSources;
import bulkhead.renderer.script.bindings.RealmBindings;
import bulkhead.renderer.script.bindings.ScriptNetwork;
import bulkhead.renderer.script.bindings.ScriptStorage;
import bulkhead.renderer.script.bindings.ScriptTimings;
import bulkhead.url.PercentEncoding;
import bulkhead.url.Url;
import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.values.V8Value;
import com.caoccao.javet.values.primitive.V8ValueString;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The scripts of one document: its realm, made when it is needed first, its script elements, and
/// the events of its loading. Thread: `RendererMain`.
final class PageScripts implements ScriptRunner.Host, DocumentWriter {
  private static final int MOST_BYTES = 64 << 20;

  private final RendererScripts scripts;
  private final LocalFrame frame;
  private final Document document;
  private final LoadTracker loads;
  private final StyleSheets sheets;
  private final DocumentRealms realms;
  private final MediaSources media;
  private final ScriptRunner runner;
  private @Nullable HtmlDocumentParser parser;
  private @Nullable XmlDocumentParser xml;
  private @Nullable Modules modules;
  private final ScrollEvents scrollEvents = new ScrollEvents(this);
  private final ViewportEvents viewportEvents = new ViewportEvents(this);
  private final AnimationEventSender animationEvents = new AnimationEventSender(this);
  private boolean gone;
  private boolean hidden;
  private final MutedScripts muted = new MutedScripts();

  PageScripts(
      RendererScripts scripts,
      LocalFrame frame,
      Document document,
      LoadTracker loads,
      StyleSheets sheets,
      DocumentRealms realms) {
    this.scripts = scripts;
    this.frame = frame;
    this.document = document;
    this.loads = loads;
    this.sheets = sheets;
    this.realms = realms;
    this.runner = new ScriptRunner(document, this);
    document.addObserver(runner);
    document.addObserver(new ToggleEvents(this));
    media = new MediaSources(this::mediaChanged);
    document.addObserver(media);
    realms.setWhenMade(
        realm -> {
          realm.put(ScriptRunner.class, runner);
          realm.put(MediaSources.class, media);
          realm.put(MutedScripts.class, muted);
          givePage(realm);
          realm.put(DocumentWriter.class, this);
          modules = modulesOf(realm);
        });
    realms.setWhenWorldMade(this::modulesOf);
    document.setReadiness(Document.Readiness.LOADING);
  }

  private void mediaChanged(Element element) {
    post(
        () -> {
          RealmBindings bindings = bindingsFor(element);
          if (bindings != null) {
            bindings.focus().control(element, "sources", "", 0, 0);
          }
        });
  }

  /// A realm that goes on with another document keeps its modules.
  private Modules modulesOf(Realm realm) {
    Modules known = realm.get(Modules.class);
    if (known != null) {
      known.setHost(new ModuleHost());
      return known;
    }
    try {
      Modules made = new Modules(realm, new ModuleHost());
      realm.put(Modules.class, made);
      return made;
    } catch (ScriptException e) {
      throw new IllegalStateException(e);
    }
  }

  private void givePage(Realm realm) {
    RealmBindings bindings = realm.get(RealmBindings.class);
    PagePipeline pipeline = frame.pipeline();
    LocalPage page = frame.page();
    realm.put(
        ScriptStorage.class,
        new RealmStorage(
            page.storage(),
            page.id,
            RealmStorage.originOf(realm.scope().origin(), document.url()),
            document::url,
            realm,
            scripts.loop()));
    FramePolicies policies = frame.policies();
    RealmNetwork network =
        new RealmNetwork(
            page.fetcher,
            page.main,
            page.id,
            realm.scope().frameId(),
            realm.scope().origin(),
            document::url,
            document::baseUrl,
            policies == null ? null : policies.container(),
            frame.timing() instanceof DocumentTiming own ? own.resources() : new ResourceTimeline(),
            task -> scripts.loop().post(realm, task));
    if (policies != null) {
      policies.applyTo(realm);
    }
    realm.put(ScriptNetwork.class, network);
    DocumentTiming timing = frame.timing();
    if (timing != null && bindings != null) {
      realm.put(TimeOrigin.class, TimeOrigin.at(timing.origin()));
      realm.put(ScriptTimings.class, timing);
      timing.resources().setWhenAdded(() -> scripts.loop().post(realm, bindings::timingsArrived));
    }
    realm.onDispose(network.sockets()::close);
    if (bindings != null && pipeline != null) {
      bindings.setPage(new ScriptPage(frame, pipeline, sheets, frame.animations()));
      bindings.setWindow(new FrameWindow(frame, document, realms));
    }
  }

  void setParser(HtmlDocumentParser parser) {
    this.parser = parser;
    parser.setScripting(runner, !isScriptingDisabled());
  }

  /// The same for a document of XML, which cannot be written to.
  void setParser(XmlDocumentParser parser) {
    this.xml = parser;
    parser.setScripting(runner, !isScriptingDisabled());
  }

  ScrollEvents scrollEvents() {
    return scrollEvents;
  }

  LocalFrame frame() {
    return frame;
  }

  ScriptRunner runner() {
    return runner;
  }

  @Override
  public Realm realm() {
    Realm made = realms.window();
    if (made == null) {
      throw new IllegalStateException("the document has gone");
    }
    return made;
  }

  /// HTML §7.4.2.3.2, "evaluate a javascript: URL".
  /// @return the string that the script gives; null if it gives something else
  @Nullable String evaluateUrl(Url url) {
    String code = PercentEncoding.decodeToString(url.href().substring("javascript:".length()));
    String text = null;
    try (V8Value value = realm().evaluate(new ScriptSource(code, document.baseUrl()))) {
      text = value instanceof V8ValueString string ? string.getValue() : null;
    } catch (ScriptException e) {
      report(e);
    } catch (JavetException e) {
      throw new IllegalStateException(e);
    }
    taskEnded();
    return text;
  }

  // The end (HTML §13.2.7)

  /// The parser is done: runs deferred scripts, then `done`.
  void parsed(Runnable done) {
    reached(DocumentTiming.Moment.INTERACTIVE);
    readiness(Document.Readiness.INTERACTIVE);
    runner.runDeferred(
        () -> {
          if (!gone) {
            reached(DocumentTiming.Moment.CONTENT_LOADED_START);
            fireAtDocument("DOMContentLoaded", "{\"bubbles\":true}");
            reached(DocumentTiming.Moment.CONTENT_LOADED_END);
            done.run();
          }
        });
  }

  /// Everything has loaded: `load` and what goes with it.
  void loaded() {
    Element body = document.body();
    if (body != null && body.hasAttribute("onbeforeunload")) {
      frame.page().dialogs().listensForUnload();
    }
    reached(DocumentTiming.Moment.COMPLETE);
    readiness(Document.Readiness.COMPLETE);
    reached(DocumentTiming.Moment.LOAD_START);
    // The body's handler attributes are the window's.
    RealmBindings bindings = bindingsFor(document.body());
    if (bindings != null) {
      bindings.fire(null, "Event", "load", "");
      reached(DocumentTiming.Moment.LOAD_END);
      bindings.navigationDone();
      bindings.fire(null, "PageTransitionEvent", "pageshow", "{\"persisted\":false}");
      taskEnded();
    }
    reached(DocumentTiming.Moment.LOAD_END);
  }

  private void reached(DocumentTiming.Moment moment) {
    DocumentTiming timing = frame.timing();
    if (timing != null && !gone) {
      timing.reached(moment);
    }
  }

  private void readiness(Document.Readiness readiness) {
    document.setReadiness(readiness);
    fireAtDocument("readystatechange", "");
  }

  private void fireAtDocument(String type, String init) {
    RealmBindings bindings = bindings();
    if (bindings != null) {
      bindings.fire(document, "Event", type, init);
      taskEnded();
    }
  }

  /// Fires an event at an element, in a task of its own.
  void fireAt(Element element, String type) {
    RealmBindings bindings = bindingsFor(element);
    if (bindings != null) {
      bindings.fire(element, "Event", type, "");
      taskEnded();
    }
  }

  void fontsBegan() {
    Realm realm = realms.existingWindow();
    RealmBindings bindings = bindings();
    if (realm != null && bindings != null) {
      scripts.loop().post(realm, bindings::fontsBegan);
    }
  }

  void fontsChanged() {
    RealmBindings bindings = bindings();
    if (bindings != null) {
      bindings.fontsChanged();
      taskEnded();
    }
  }

  private @Nullable RealmBindings bindings() {
    Realm realm = realms.existingWindow();
    return realm == null || gone ? null : realm.get(RealmBindings.class);
  }

  /// What dispatches events at a node: of the realm that is there, or of a new one when a handler
  /// attribute around the node or a form control needs it; null when nobody can hear them.
  @Nullable RealmBindings bindingsFor(@Nullable Node target) {
    if (gone) {
      return null;
    }
    for (Node node = target;
        node != null && realms.existingWindow() == null;
        node = node.parent()) {
      if (node instanceof Element element
          && (element.hasHandlerAttribute() || isControl(element))) {
        realms.window();
      }
    }
    return bindings();
  }

  private static boolean isControl(Element element) {
    return element.isHtml()
        && switch (element.localName()) {
          case "button", "input", "label", "select", "textarea" -> true;
          default -> false;
        };
  }

  /// Fires `beforeunload`; true if a listener wants the user to be asked.
  boolean beforeUnload() {
    RealmBindings bindings = bindings();
    return bindings != null && bindings.beforeUnload();
  }

  /// Whether the document is being left, so that nobody sees it anymore (HTML §7.4.2.5 "unload a
  /// document").
  boolean isHidden() {
    return hidden;
  }

  /// The document is about to be left: its scripts hear of it.
  void unload() {
    RealmBindings bindings = bindings();
    if (bindings != null) {
      bindings.fire(null, "PageTransitionEvent", "pagehide", "{\"persisted\":false}");
      hidden = true;
      bindings.fire(document, "Event", "visibilitychange", "{\"bubbles\":true}");
      bindings.fire(null, "Event", "unload", "");
    }
  }

  /// HTML §7.5.11 "abort a document": what scripts have asked for fails; nothing else becomes of a
  /// document that was not complete.
  void stop(boolean complete) {
    for (Realm realm : realms.all()) {
      if (realm.get(ScriptNetwork.class) instanceof RealmNetwork network) {
        network.stop();
      }
    }
    if (!complete) {
      readiness(Document.Readiness.COMPLETE);
    }
  }

  /// The document has been left.
  void leave() {
    gone = true;
  }

  /// A style sheet has come that scripts may have waited for.
  void styleSheetsChanged() {
    runner.unblock();
  }

  /// The document is at another entry of the history.
  void historyMoved(String state, String before, String now) {
    RealmBindings bindings = bindings();
    if (bindings != null) {
      bindings.historyMoved(state, before, now);
    }
  }

  // DocumentWriter

  @Override
  public boolean mayOpen() {
    return !gone && (parser == null || !parser.isRunningScript());
  }

  @Override
  public boolean mustOpen() {
    return (parser == null || !parser.hasInsertionPoint())
        && !runner.ignoresDestructiveWrites()
        && !gone;
  }

  /// HTML §8.4.1, the document open steps.
  @Override
  public void open() {
    if (!mayOpen()) {
      return;
    }
    if (parser != null) {
      parser.close();
    }
    frame.loading().documentOpened();
    document.replaceAll(null);
    document.setMode(Document.Mode.NO_QUIRKS);
    HtmlDocumentParser opened = new HtmlDocumentParser(document, "utf-8");
    opened.openForWriting();
    opened.setWhenParsed(frame.loading()::writtenDocumentParsed);
    setParser(opened);
    document.setReadiness(Document.Readiness.LOADING);
  }

  @Override
  public void write(String text) {
    HtmlDocumentParser current = parser;
    if (current == null || !current.hasInsertionPoint()) {
      if (runner.ignoresDestructiveWrites()) {
        return;
      }
      open();
      current = parser;
    }
    if (current != null && !gone) {
      current.write(text);
      frame.loading().documentGrew();
    }
  }

  @Override
  public void close() {
    if (parser != null && !gone) {
      parser.endWriting();
    }
  }

  /// Fires an event that neither bubbles nor can be canceled.
  void fireAtWindow(String type) {
    RealmBindings bindings = bindingsFor(null);
    if (bindings != null) {
      bindings.fire(null, "Event", type, "");
      taskEnded();
    }
  }

  // Frames

  /// Tells of a viewport that has changed.
  void reportViewport() {
    if (!gone && realms.existingWindow() != null) {
      viewportEvents.fire();
    }
  }

  /// Runs the callbacks of `requestAnimationFrame`.
  void runFrames(long timeNanos) {
    if (!gone && realms.existingWindow() != null) {
      scrollEvents.fire();
    }
    for (Realm realm : realms.all()) {
      if (!gone) {
        scripts.loop().runFrames(realm, timeNanos);
      }
    }
  }

  /// Events of transitions and animations, before the callbacks of a frame.
  ///
  /// @param known whether scripts hold animations, which have events of their own
  void sendAnimationEvents(List<AnimationEvent> events, boolean known) {
    if (gone || realms.existingWindow() == null) {
      return;
    }
    RealmBindings bindings = known ? bindings() : null;
    if (bindings != null) {
      bindings.animationFrame();
    }
    animationEvents.send(events);
  }

  /// Elements skip their contents from now on, or do not any more (CSS Containment 2 §4.4).
  void sendRelevanceEvents(List<ContentRelevance.Change> changes) {
    for (ContentRelevance.Change change : changes) {
      Element element = change.element();
      post(
          () -> {
            RealmBindings bindings = bindings();
            if (bindings != null && element.isConnected()) {
              bindings.fire(
                  element,
                  "ContentVisibilityAutoStateChangeEvent",
                  "contentvisibilityautostatechange",
                  "{\"bubbles\":true,\"skipped\":" + change.skipped() + "}");
            }
          });
    }
  }

  /// HTML §8.1.7.3, "update the rendering": observers of sizes and of intersections.
  void updateObservations() {
    RealmBindings bindings = bindings();
    if (bindings == null) {
      return;
    }
    if (bindings.updateObservations()) {
      post(
          () -> {
            RealmBindings still = bindings();
            if (still != null) {
              still.notifyIntersections();
            }
          });
    }
    taskEnded();
  }

  // ScriptRunner.Host

  @Override
  public boolean isScriptingDisabled() {
    return frame.page().scriptsDisabled();
  }

  @Override
  public @Nullable ModuleScripts modules() {
    realm();
    return modules;
  }

  private final class ModuleHost implements Modules.Host {
    @Override
    public void fetchModule(
        String url, ScriptFetchOptions options, Consumer<Modules.@Nullable Fetched> done) {
      start(
          url,
          "utf-8",
          new PolicyContainer.Asker(
              options.nonce(), options.integrity(), options.parserInserted(), options.element()),
          options.withCredentials() ? "use-credentials" : "anonymous",
          (text, mimeType, answered) -> {
            boolean json = mimeType.equals("application/json") || mimeType.endsWith("+json");
            done.accept(
                text == null || !json && !ScriptRunner.isJavaScript(mimeType)
                    ? null
                    : new Modules.Fetched(text, json, answered));
          });
    }

    @Override
    public String baseUrl() {
      return document.baseUrl();
    }

    @Override
    public void report(ScriptException thrown) {
      PageScripts.this.report(thrown);
    }
  }

  @Override
  public void fetch(String url, String charset, Consumer<@Nullable String> done) {
    start(
        url,
        charset,
        (text, mimeType, answered) -> done.accept(isNoScript(mimeType) ? null : text));
  }

  @Override
  public void fetchFor(
      Element script,
      boolean parserInserted,
      String url,
      String charset,
      Consumer<@Nullable String> done) {
    start(
        url,
        charset,
        FramePolicies.asker(script, parserInserted),
        script.attribute("crossorigin"),
        (text, mimeType, answered) -> {
          if (script.attribute("crossorigin") == null && isForeign(answered)) {
            muted.add(url);
          }
          done.accept(isNoScript(mimeType) ? null : text);
        });
  }

  /// Whether a page must not learn what is in a script from there. Each file is an origin of its
  /// own.
  private boolean isForeign(String answered) {
    Url from = Url.parse(answered);
    return from != null
        && (from.scheme().equals("file")
            || from.isHttpFamily() && !from.origin().toString().equals(realm().scope().origin()));
  }

  @Override
  public boolean allowsInline(Element script, boolean parserInserted, String text) {
    FramePolicies policies = frame.policies();
    return policies == null
        || policies
            .container()
            .allowsInline(
                PolicyContainer.Inline.SCRIPT, FramePolicies.asker(script, parserInserted), text);
  }

  /// What has become of a fetch; `text` is null when it could not be had, `url` is where it came
  /// from in the end.
  private interface Fetched {
    void done(@Nullable String text, String mimeType, String url);
  }

  private void start(String url, String charset, Fetched then) {
    start(url, charset, PolicyContainer.Asker.NONE, null, then);
  }

  private void start(
      String url,
      String charset,
      PolicyContainer.Asker asker,
      @Nullable String crossOrigin,
      Fetched then) {
    GuardedLoads guarded = frame.guarded();
    if (guarded != null) {
      guarded.start(
          frame.page().id,
          url,
          ResourceRequest.Destination.SCRIPT,
          PolicyContainer.Kind.SCRIPT,
          asker,
          crossOrigin,
          new ScriptLoad(url, charset, asker.integrity(), then));
    }
  }

  /// The load of one script.
  private final class ScriptLoad implements ResourceFetcher.Listener {
    private final String charset;
    private final String integrity;
    private String url;
    private final Fetched then;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private String named = "";
    private String type = "";
    private boolean refused;
    private boolean noSniff;

    ScriptLoad(String url, String charset, String integrity, Fetched then) {
      this.url = url;
      this.charset = charset;
      this.integrity = integrity;
      this.then = then;
    }

    @Override
    public void head(ResourceResponse response) {
      noSniff = NoSniff.isSaid(response);
    }

    @Override
    public void responseStarted(String answered, String mimeType, String encoding) {
      url = answered.isEmpty() ? url : answered;
      named = encoding;
      type = mimeType;
      refused |= noSniff && !ScriptRunner.isJavaScript(mimeType) && !mimeType.endsWith("json");
    }

    @Override
    public void status(int status) {
      refused |= status != 0 && (status < 200 || status > 299);
    }

    @Override
    public void data(byte[] chunk) {
      if (bytes.size() + chunk.length <= MOST_BYTES) {
        bytes.writeBytes(chunk);
      }
    }

    @Override
    public void finished() {
      byte[] all = bytes.toByteArray();
      end(refused || !Integrity.matches(all, integrity) ? null : decode(all, named, charset));
    }

    @Override
    public void failed(String error) {
      end(null);
    }

    private void end(@Nullable String text) {
      if (!gone) {
        then.done(text, type, url);
        taskEnded();
      }
    }
  }

  /// Fetch §2.9.2 "should response to request be blocked due to its MIME type".
  private static boolean isNoScript(String mimeType) {
    return mimeType.startsWith("audio/")
        || mimeType.startsWith("image/")
        || mimeType.startsWith("video/")
        || mimeType.equals("text/csv");
  }

  /// HTML §8.1.4.2 "fetch a classic script": byte order mark, the transport, the element, the
  /// document.
  private String decode(byte[] bytes, String transport, String attribute) {
    if (bytes.length >= 3
        && (bytes[0] & 0xff) == 0xef
        && (bytes[1] & 0xff) == 0xbb
        && (bytes[2] & 0xff) == 0xbf) {
      return new String(bytes, 3, bytes.length - 3, StandardCharsets.UTF_8);
    }
    String encoding = Encodings.byLabel(transport);
    if (encoding == null) {
      encoding = Encodings.byLabel(attribute);
    }
    return new String(bytes, Encodings.charset(encoding == null ? document.encoding() : encoding));
  }

  @Override
  public boolean styleSheetsBlockScripts() {
    return sheets.blocksScripts();
  }

  @Override
  public void fire(Element element, String type) {
    RealmBindings bindings = bindings();
    if (bindings != null) {
      bindings.fire(element, "Event", type, "");
    }
  }

  @Override
  public void afterInsertion(Runnable step) {
    scripts
        .isolate()
        .postConnection()
        .add(
            () -> {
              if (!gone) {
                step.run();
              }
            },
            steps ->
                frame
                    .page()
                    .main
                    .execute(
                        () -> {
                          steps.run();
                          if (!gone) {
                            taskEnded();
                          }
                        }));
  }

  @Override
  public void post(Runnable run) {
    frame
        .page()
        .main
        .execute(
            () -> {
              if (!gone) {
                run.run();
                taskEnded();
              }
            });
  }

  void taskEnded() {
    Realm realm = realms.existingWindow();
    if (realm != null && realm.isAlive()) {
      scripts.loop().taskEnded(realm);
    }
  }

  @Override
  public void report(ScriptException thrown) {
    scripts.loop().reports().report(realm(), thrown);
  }

  @Override
  public void parserMayResume() {
    if (parser != null && !gone) {
      parser.resume();
    } else if (xml != null && !gone) {
      xml.resume();
      frame.loading().documentGrew();
    }
  }

  @Override
  public void delayLoad(boolean begins) {
    if (begins) {
      loads.begin();
    } else {
      loads.end();
    }
  }

  @Override
  public void withInsertionPoint(Runnable run) {
    if (parser != null && !parser.isFinished()) {
      parser.runScript(run);
    } else {
      run.run();
    }
    taskEnded();
  }
}
