package bulkhead.renderer.script;

import bulkhead.renderer.dom.Attribute;
import bulkhead.renderer.dom.Document;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.ElementObserver;
import bulkhead.renderer.dom.Namespaces;
import bulkhead.renderer.dom.Node;
import bulkhead.renderer.dom.ShadowRoot;
import bulkhead.renderer.html.HtmlDocumentParser;
import bulkhead.url.Url;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/// The script elements of one document: when each is fetched and when it runs (HTML §4.12.1).
/// Thread: `RendererMain`.
///
/// ```
/// parser ── scriptEnd ──► prepare ──► run at once
/// insertion by a script ─►    │  ├──► pending parsing-blocking script   (parser waits)
///                             │  ├──► as soon as possible, in order     (script-inserted,
/// async=false)
///                             │  ├──► as soon as possible               (async)
///                             │  └──► when the document has been parsed (defer, module)
/// ```
public final class ScriptRunner implements ElementObserver, HtmlDocumentParser.Scripting {
  /// The page around the document.
  public interface Host {
    /// The document's realm; made when this is called first.
    Realm realm();

    /// Whether a client of the DevTools protocol wants no scripts to run.
    default boolean isScriptingDisabled() {
      return false;
    }

    /// Fetches a classic script; `done` gets its text, or null when it could not be had.
    void fetch(String url, String charset, java.util.function.Consumer<@Nullable String> done);

    /// The same for an element, whose attributes may have a say.
    default void fetchFor(
        Element script,
        boolean parserInserted,
        String url,
        String charset,
        java.util.function.Consumer<@Nullable String> done) {
      fetch(url, charset, done);
    }

    /// Whether the document's policies let this text be a script.
    default boolean allowsInline(Element script, boolean parserInserted, String text) {
      return true;
    }

    /// Leaves something to [PostConnectionSteps].
    void afterInsertion(Runnable step);

    /// Whether a style sheet is loading that scripts must wait for (HTML §4.2.4.1).
    boolean styleSheetsBlockScripts();

    /// Fires a simple event at a script element: `load` or `error`.
    void fire(Element element, String type);

    /// Runs `run` in a task of its own.
    void post(Runnable run);

    void report(ScriptException thrown);

    /// A script has run, or was not needed after all: the parser may go on.
    void parserMayResume();

    /// Begins (true) or ends (false) something that the load event waits for.
    void delayLoad(boolean begins);

    /// Runs a parser-inserted script with the parser's insertion point at hand.
    void withInsertionPoint(Runnable run);

    /// Runs a module script, or tells that there is none of this kind.
    default @Nullable ModuleScripts modules() {
      return null;
    }
  }

  private static final Set<String> JAVASCRIPT_TYPES =
      Set.of(
          "application/ecmascript",
          "application/javascript",
          "application/x-ecmascript",
          "application/x-javascript",
          "text/ecmascript",
          "text/javascript",
          "text/javascript1.0",
          "text/javascript1.1",
          "text/javascript1.2",
          "text/javascript1.3",
          "text/javascript1.4",
          "text/javascript1.5",
          "text/jscript",
          "text/livescript",
          "text/x-ecmascript",
          "text/x-javascript");

  /// A script's type (§4.12.1).
  private enum Type {
    CLASSIC,
    MODULE,
    IMPORT_MAP
  }

  /// What belongs to a script element.
  private static final class State {
    boolean parserInserted;
    boolean alreadyStarted;
    boolean forceAsync = true;
    boolean external;
    boolean ready;

    /// It has its place in the order; before that, readiness runs nothing.
    boolean scheduled;

    boolean delaysLoad;
    Type type = Type.CLASSIC;

    /// The script's result: null when it could not be had.
    @Nullable Runnable run;
  }

  private final Document document;
  private final Host host;
  private final Map<Element, State> states = new WeakHashMap<>();

  private @Nullable Element pendingParsingBlocking;

  private final Deque<Element> inOrder = new ArrayDeque<>();
  private final Deque<Element> whenParsed = new ArrayDeque<>();
  private @Nullable Runnable allDeferredRun;
  private int ignoreDestructiveWrites;
  private boolean runningDeferred;

  public ScriptRunner(Document document, Host host) {
    this.document = document;
    this.host = host;
  }

  private State state(Element script) {
    return states.computeIfAbsent(script, element -> new State());
  }

  /// Whether a MIME type is one of JavaScript's (MIME Sniffing §4.6).
  public static boolean isJavaScript(String mimeType) {
    return JAVASCRIPT_TYPES.contains(mimeType.toLowerCase(Locale.ROOT));
  }

  static boolean isScript(Element element) {
    return element.localName().equals("script")
        && (element.isHtml() || element.namespace() == Namespaces.SVG);
  }

  /// Scripts that `innerHTML` and its like make never run (§4.12.1 "already started").
  public void markAlreadyStarted(Element script) {
    state(script).alreadyStarted = true;
  }

  /// `script.async = …` of the DOM: the element no longer runs as soon as possible by itself.
  public void clearForceAsync(Element script) {
    state(script).forceAsync = false;
  }

  public boolean isForceAsync(Element script) {
    return state(script).forceAsync;
  }

  /// Whether `document.write` is to do nothing (§8.4.3 "ignore-destructive-writes counter").
  public boolean ignoresDestructiveWrites() {
    return ignoreDestructiveWrites > 0;
  }

  // What happens to elements

  @Override
  public void elementParsed(Element element) {
    if (!isScript(element)) {
      return;
    }
    State state = state(element);
    state.parserInserted = true;
    state.forceAsync = false;
  }

  @Override
  public void scriptEnd(Element script, int line, int column) {
    State state = state(script);
    if (state.parserInserted) {
      prepare(script, state, line, column);
    }
  }

  @Override
  public void elementInserted(Element element, Node root) {
    if (isScript(element)) {
      prepareIfOurs(element);
    }
  }

  @Override
  public void nodeInserted(Node root) {
    if (root.parent() instanceof Element parent && isScript(parent)) {
      prepareIfOurs(parent); // its children changed
    }
  }

  @Override
  public void attributeChanged(
      Element element, Attribute name, @Nullable String oldValue, @Nullable String newValue) {
    if (isScript(element)) {
      if (name.localName().equals("async") && newValue != null) {
        state(element).forceAsync = false;
      }
      if (name.localName().equals("src") && oldValue == null && newValue != null) {
        prepareIfOurs(element);
      }
    }
  }

  /// Not those that the parser still fills.
  private void prepareIfOurs(Element script) {
    State state = state(script);
    if (!state.parserInserted && !state.alreadyStarted) {
      host.afterInsertion(() -> prepare(script, state, 0, 0));
    }
  }

  // Prepare the script element (§4.12.1.1)

  private void prepare(Element script, State state, int line, int column) {
    if (state.alreadyStarted) {
      return; // step 1
    }
    boolean parserInserted = state.parserInserted;
    state.parserInserted = false; // steps 2 and 3
    boolean async = script.hasAttribute("async");
    if (parserInserted && !async) {
      state.forceAsync = true; // step 4
    }
    String text = script.textContent(); // step 5
    String source = script.isHtml() ? script.attribute("src") : svgSource(script);
    if (source == null && text.isEmpty() || !script.isConnected()) {
      return; // steps 6 and 7
    }
    Type type = typeOf(script); // steps 8 to 12
    if (type == null) {
      return;
    }
    state.type = type;
    if (parserInserted) {
      state.parserInserted = true; // step 13
      state.forceAsync = false;
    }
    state.alreadyStarted = true; // step 14
    if (host.isScriptingDisabled()) {
      return; // step 17
    }
    if (script.hasAttribute("nomodule") && type == Type.CLASSIC || isForOtherEvent(script, type)) {
      return; // steps 18 and 20
    }
    if (source == null && !host.allowsInline(script, parserInserted, text)) {
      return; // step 19
    }
    String charset = script.attributeOrEmpty("charset"); // step 21
    if (source != null) {
      if (!fetch(script, state, source, charset, parserInserted)) {
        return;
      }
    } else {
      inline(script, state, text, ScriptFetchOptions.of(script, parserInserted), line, column);
    }
    schedule(script, state, parserInserted, async);
  }

  private static @Nullable String svgSource(Element script) {
    String href = script.attribute("href");
    return href != null ? href : script.attribute("xlink:href");
  }

  private static @Nullable Type typeOf(Element script) {
    String type = script.attribute("type");
    String language = script.attribute("language");
    String given;
    if (type != null) {
      given = type.isEmpty() ? "text/javascript" : stripAsciiSpace(type);
    } else {
      given = language == null || language.isEmpty() ? "text/javascript" : "text/" + language;
    }
    given = given.toLowerCase(Locale.ROOT);
    if (JAVASCRIPT_TYPES.contains(given)) {
      return Type.CLASSIC;
    }
    return switch (given) {
      case "module" -> Type.MODULE;
      case "importmap" -> Type.IMPORT_MAP;
      default -> null;
    };
  }

  private static String stripAsciiSpace(String text) {
    return text.strip();
  }

  /// Step 20: `for=window event=onload`, and no other.
  private static boolean isForOtherEvent(Element script, Type type) {
    String event = script.attribute("event");
    String target = script.attribute("for");
    if (type != Type.CLASSIC || event == null || target == null) {
      return false;
    }
    String name = stripAsciiSpace(event).toLowerCase(Locale.ROOT);
    return !stripAsciiSpace(target).equalsIgnoreCase("window")
        || !name.equals("onload") && !name.equals("onload()");
  }

  /// Step 31. False when nothing comes of it.
  private boolean fetch(
      Element script, State state, String source, String charset, boolean parserInserted) {
    Url base = Url.parse(document.baseUrl());
    Url url = source.isEmpty() ? null : base == null ? Url.parse(source) : base.resolve(source);
    ModuleScripts modules = host.modules();
    if (url == null
        || state.type == Type.IMPORT_MAP
        || state.type == Type.MODULE && modules == null) {
      host.post(() -> host.fire(script, "error"));
      return false;
    }
    state.external = true;
    state.delaysLoad = true;
    host.delayLoad(true);
    String href = url.href();
    ScriptFetchOptions options = ScriptFetchOptions.of(script, parserInserted);
    if (state.type == Type.MODULE && modules != null) {
      modules.fetch(href, options, run -> markReady(script, state, run));
    } else {
      host.fetchFor(
          script,
          parserInserted,
          href,
          charset,
          text ->
              markReady(
                  script,
                  state,
                  text == null ? null : () -> runClassic(new ScriptSource(text, href), options)));
    }
    return true;
  }

  /// Step 32.
  private void inline(
      Element script, State state, String text, ScriptFetchOptions options, int line, int column) {
    ScriptSource source = new ScriptSource(text, document.url(), line, column);
    ModuleScripts modules = host.modules();
    switch (state.type) {
      case CLASSIC -> {
        state.run = () -> runClassic(source, options);
        state.ready = true;
      }
      case MODULE -> {
        if (modules != null) {
          state.delaysLoad = true;
          host.delayLoad(true);
          modules.inline(source, document.baseUrl(), options, run -> markReady(script, state, run));
        }
      }
      case IMPORT_MAP -> {
        if (modules != null) {
          state.run = () -> modules.addImportMap(text, document.baseUrl());
        }
        state.ready = true;
      }
    }
  }

  private void runClassic(ScriptSource source, ScriptFetchOptions options) {
    try {
      ModuleScripts modules = options.nonce().isEmpty() ? null : host.modules();
      if (modules != null) {
        modules.remember(source.url(), options);
      }
      host.realm().run(source);
    } catch (ScriptException thrown) {
      try (thrown) {
        host.report(thrown);
      }
    }
  }

  /// Steps 33 and 34.
  private void schedule(Element script, State state, boolean parserInserted, boolean async) {
    boolean fetched = state.type == Type.CLASSIC && state.external || state.type == Type.MODULE;
    state.scheduled = true;
    if (fetched) {
      if (async || state.forceAsync) {
        // As soon as possible: markReady runs it.
        if (state.ready) {
          markReady(script, state, state.run);
        }
      } else if (!parserInserted) {
        inOrder.add(script);
        runInOrder();
      } else if (script.hasAttribute("defer") || state.type == Type.MODULE) {
        whenParsed.add(script);
      } else {
        pendingParsingBlocking = script;
      }
    } else if (parserInserted && host.styleSheetsBlockScripts()) {
      pendingParsingBlocking = script;
    } else {
      runNow(script, state, parserInserted);
    }
  }

  /// "Mark as ready" (§4.12.1.1), and run what has waited for that.
  private void markReady(Element script, State state, @Nullable Runnable run) {
    state.run = run;
    state.ready = true;
    if (!state.scheduled) {
      return;
    }
    if (script == pendingParsingBlocking) {
      unblock();
    } else if (inOrder.contains(script)) {
      runInOrder();
    } else if (whenParsed.contains(script)) {
      runDeferred();
    } else if (state.alreadyStarted) {
      runNow(script, state, false);
    }
  }

  private void runInOrder() {
    while (!inOrder.isEmpty()) {
      Element first = inOrder.element();
      State state = state(first);
      if (!state.ready) {
        return;
      }
      inOrder.remove();
      runNow(first, state, false);
    }
  }

  // The parser

  @Override
  public boolean blocksParser() {
    return pendingParsingBlocking != null;
  }

  /// A script has come, or a style sheet: perhaps the parser need not wait any longer.
  public void unblock() {
    Element script = pendingParsingBlocking;
    if (script != null && state(script).ready && !host.styleSheetsBlockScripts()) {
      pendingParsingBlocking = null;
      runNow(script, state(script), true);
      host.parserMayResume();
    }
    runDeferred();
  }

  /// The document has been parsed: runs the scripts that waited for that (HTML §13.2.7 step 3),
  /// then `done`.
  public void runDeferred(Runnable done) {
    allDeferredRun = done;
    runDeferred();
  }

  private void runDeferred() {
    if (allDeferredRun == null || runningDeferred) {
      return;
    }
    runningDeferred = true;
    try {
      while (!whenParsed.isEmpty()) {
        Element first = whenParsed.element();
        State state = state(first);
        if (!state.ready || host.styleSheetsBlockScripts()) {
          return;
        }
        whenParsed.remove();
        runNow(first, state, false);
      }
    } finally {
      runningDeferred = false;
    }
    Runnable done = allDeferredRun;
    allDeferredRun = null;
    done.run();
  }

  // Execute the script element (§4.12.1.1)

  private void runNow(Element script, State state, boolean inParser) {
    if (inParser) {
      host.withInsertionPoint(() -> execute(script, state));
    } else {
      execute(script, state);
    }
    if (state.delaysLoad) {
      state.delaysLoad = false;
      host.delayLoad(false);
    }
  }

  private void execute(Element script, State state) {
    Runnable run = state.run;
    state.run = null;
    state.parserInserted = false;
    if (script.ownerDocument() != document) {
      return;
    }
    if (run == null) {
      host.fire(script, "error");
      return;
    }
    boolean ignoreWrites = state.external || state.type == Type.MODULE;
    if (ignoreWrites) {
      ignoreDestructiveWrites++;
    }
    Element before = document.currentScript();
    boolean hidden = state.type != Type.CLASSIC || script.root() instanceof ShadowRoot;
    document.setCurrentScript(hidden ? null : script);
    try {
      run.run();
    } finally {
      document.setCurrentScript(before);
      if (ignoreWrites) {
        ignoreDestructiveWrites--;
      }
    }
    if (state.external) {
      host.fire(script, "load");
    }
  }
}
