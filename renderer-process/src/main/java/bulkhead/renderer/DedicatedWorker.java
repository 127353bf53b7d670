package bulkhead.renderer;

import bulkhead.ipc.Outcome;
import bulkhead.ipc.api.HttpHeader;
import bulkhead.process.TaskLoop;
import bulkhead.process.UserAgent;
import bulkhead.renderer.canvas.Canvases;
import bulkhead.renderer.devtools.InspectedWorker;
import bulkhead.renderer.devtools.WorkerAgents;
import bulkhead.renderer.layout.tree.ImageProvider;
import bulkhead.renderer.policy.PolicyContainer;
import bulkhead.renderer.script.ConsoleMessage;
import bulkhead.renderer.script.ErrorReports;
import bulkhead.renderer.script.EventLoop;
import bulkhead.renderer.script.Modules;
import bulkhead.renderer.script.Realm;
import bulkhead.renderer.script.RealmScope;
import bulkhead.renderer.script.ScriptException;
import bulkhead.renderer.script.ScriptFetchOptions;
import bulkhead.renderer.script.ScriptIsolate;
import bulkhead.renderer.script.ScriptRunner;
import bulkhead.renderer.script.ScriptSource;
import bulkhead.renderer.script.bindings.BindingsInstaller;
import bulkhead.renderer.script.bindings.MessageHub;
import bulkhead.renderer.script.bindings.Page;
import bulkhead.renderer.script.bindings.RealmBindings;
import bulkhead.renderer.script.bindings.ScriptNetwork;
import bulkhead.renderer.script.bindings.ScriptTimings;
import bulkhead.renderer.script.bindings.WindowHost;
import bulkhead.renderer.text.FontCache;
import bulkhead.renderer.text.FontCatalog;
import bulkhead.url.Url;
import com.caoccao.javet.values.V8Value;
import com.caoccao.javet.values.reference.V8ValuePromise;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A dedicated or shared worker (HTML §10.2.4): a thread `Worker-N` with an isolate and an event
/// loop of its own, which knows its maker only by messages. Thread: its own, but for [#start] and
/// [#terminate].
///
/// ```
/// Worker (page) ── port ── MessageHub ── port + 1 ── DedicatedWorkerGlobalScope (Worker-N)
/// ```
final class DedicatedWorker implements WindowHost {
  private static final System.Logger LOG = System.getLogger("bulkhead.worker");

  /// 60 in a second.
  private static final long FRAME_NANOS = 16_666_667;

  /// What a worker is made of.
  ///
  /// @param port of its maker; the worker's own is the next
  record Start(
      int number,
      int port,
      String url,
      String name,
      boolean asModule,
      String origin,
      int pageId,
      boolean shared,
      String surroundings) {}

  /// To a maker's port: the worker's script could not be had.
  static final MessageHub.Message FAILED = new MessageHub.Message("{\"failed\":true}", List.of());

  private final Start start;
  private final WorkerScripts scripts;
  private final PageWorkers workers;
  private final MessageHub hub;
  private final TaskLoop tasks;
  private final ResourceTimeline timeline = new ResourceTimeline();
  private final PageConsole console = new PageConsole();
  private volatile @Nullable ScriptIsolate isolate;
  private volatile boolean terminated;
  private boolean outOfMemory; // on the worker's thread only
  private @Nullable RealmBindings bindings; // on the worker's thread only
  private @Nullable RealmNetwork network; // on the worker's thread only

  /// A redirect may have led elsewhere; then this is there.
  private volatile String url;

  private @Nullable EventLoop loop;
  private @Nullable PolicyContainer own; // on the worker's thread only

  /// What runs the script, once clients of the DevTools protocol do not want it to wait.
  private @Nullable Runnable waiting;

  /// What the script is loaded by: an object URL may be revoked before it is.
  private final String scriptAddress;

  private final Inspected inspected = new Inspected();
  private final List<Runnable> whenScriptRan = new ArrayList<>();
  private boolean scriptHasBegun; // until then, its maker asks for what it needs
  private boolean scriptHasRun;
  private boolean beginning; // its module is being run, if it could be linked

  private volatile boolean failed;

  /// Of those of this process who connected to a shared worker.
  private final List<Integer> errorPorts = new CopyOnWriteArrayList<>();

  private final AtomicReference<@Nullable Runnable> whenEnded = new AtomicReference<>();

  /// @param scriptAddress as [WorkerScripts#keep] gave it
  DedicatedWorker(
      Start start,
      String scriptAddress,
      WorkerScripts scripts,
      PageWorkers workers,
      MessageHub hub) {
    this.start = start;
    this.scripts = scripts;
    this.workers = workers;
    this.hub = hub;
    this.url = start.url();
    this.scriptAddress = scriptAddress;
    this.tasks = new TaskLoop("Worker-" + start.number());
  }

  void start() {
    tasks.execute(this::begin);
    Thread thread = new Thread(this::run, tasks.name());
    thread.setDaemon(true);
    thread.start();
  }

  /// Who hears that the worker has ended. Before [#start].
  void onEnd(Runnable action) {
    whenEnded.set(action);
  }

  /// Another document connects to this shared worker. Any thread.
  ///
  /// @param errors the port that hears when its script cannot be had; 0 for none here
  void connect(int port, int peer, int errors) {
    errorPorts.add(errors);
    hub.send(
        start.port() + 1,
        new MessageHub.Message(
            "{\"connect\":{\"id\":%d,\"peer\":%d}}".formatted(port, peer), List.of()));
  }

  /// Whether its script could not be had, or its heap was full.
  boolean hasFailed() {
    return failed;
  }

  private void run() {
    try {
      tasks.run();
    } finally {
      end();
    }
  }

  /// Ends the script that runs now, and all that would follow it (HTML §10.2.6). Any thread.
  void terminate() {
    terminated = true;
    tasks.quit();
    ScriptIsolate running = isolate;
    if (running != null) {
      running.terminate();
    }
    WorkerAgents agents = workers.agents();
    if (agents != null) {
      agents.ending(inspected);
    }
  }

  private void end() {
    ScriptIsolate ended = isolate;
    isolate = null;
    workers.ended(start.number());
    WorkerAgents agents = workers.agents();
    if (agents != null) {
      agents.ended(inspected);
    }
    RealmNetwork left = network;
    if (left != null) {
      left.sockets().close();
    }
    tellEnd();
    RealmBindings ports = bindings;
    if (ports != null) {
      ports.workerEnded();
    }
    if (ended != null) {
      ended.close();
      MemoryLimit.workerEnded();
    }
  }

  private void tellEnd() {
    Runnable listener = whenEnded.getAndSet(null);
    if (listener != null) {
      listener.run();
    }
  }

  private void begin() {
    WorkerScripts.Loaded script = start.asModule() ? null : load(scriptAddress, purpose());
    if (script == null && !start.asModule()) {
      fail();
      return;
    }
    if (script != null && scriptAddress.equals(start.url())) {
      url = script.url();
    }
    if (script != null) {
      scripts.drop(scriptAddress);
    }
    Client client = new Client();
    MemoryLimit.workerBegins();
    ScriptIsolate made = ScriptIsolate.create(client);
    isolate = made;
    if (terminated) {
      return;
    }
    EventLoop events =
        new EventLoop(tasks, this::frameWanted, new ErrorReports(new ErrorConsole()));
    loop = events;
    made.addInstaller(events);
    made.addInstaller(new BindingsInstaller(hub));
    Realm realm = made.createRealm(new RealmScope.Worker(url, start.origin(), start.shared()), 0);
    PolicyContainer policies = scripts.policies(url, script == null ? List.of() : script.headers());
    own = policies;
    RealmNetwork connected =
        scripts.network(
            start.pageId(),
            start.origin(),
            this::workerUrl,
            policies,
            timeline,
            task -> events.post(realm, task));
    network = connected;
    realm.put(ScriptNetwork.class, connected);
    RealmBindings bindings = realm.get(RealmBindings.class);
    if (bindings == null) {
      throw new IllegalStateException("a worker without bindings");
    }
    realm.put(PolicyContainer.class, policies);
    policies.setReporter(
        scripts.reports(
            start.pageId(),
            start.origin(),
            this::workerUrl,
            task -> events.post(realm, task),
            (violation, init) ->
                bindings.fire(null, ViolationReports.EVENT, ViolationReports.EVENT_TYPE, init)));
    applyPolicies(policies, realm, bindings);
    realm.put(ScriptTimings.class, new Timings(timeline));
    timeline.setWhenAdded(() -> events.post(realm, bindings::timingsArrived));
    this.bindings = bindings;
    bindings.setWindow(this);
    bindings.setPage(new Drawing(workers.fonts()));
    bindings.beginWorker(start.port(), start.name(), start.surroundings());
    waiting = () -> runScript(realm, events, bindings, script);
    WorkerAgents agents = workers.agents();
    if (start.shared() || agents == null || !agents.started(inspected)) {
      proceed();
    }
  }

  /// A worker has no picture to wait for: its frames come by the clock.
  private void frameWanted(Realm realm) {
    long left = FRAME_NANOS - System.nanoTime() % FRAME_NANOS;
    tasks.postDelayed(
        () -> {
          EventLoop events = loop;
          if (events != null) {
            events.runFrames(realm, System.nanoTime());
          }
        },
        Math.ceilDiv(left, 1_000_000));
  }

  private static void applyPolicies(PolicyContainer policies, Realm realm, RealmBindings bindings) {
    if (policies.forbidsEval()) {
      bindings.policiesChanged(true, policies.forbidsWasm());
      realm.setStringCode(false);
    }
  }

  private void proceed() {
    Runnable script = waiting;
    waiting = null;
    if (script != null) {
      script.run();
    }
  }

  private void runScript(
      Realm realm,
      EventLoop events,
      RealmBindings bindings,
      WorkerScripts.@Nullable Loaded script) {
    try {
      Modules modules = new Modules(realm, new ModuleHost(events, realm));
      realm.put(Modules.class, modules);
      if (script != null) {
        scriptHasBegun = true;
        runClassic(realm, events, script.text());
        bindings.workerReady();
        scriptRan();
        events.taskEnded(realm);
      } else {
        modules.fetch(
            start.url(),
            ScriptFetchOptions.DEFAULT,
            run -> {
              if (run == null) {
                fail();
                return;
              }
              scriptHasBegun = true;
              beginning = true;
              run.run();
              beginning = false;
              bindings.workerReady();
              scriptRan();
              events.taskEnded(realm);
            });
      }
    } catch (ScriptException e) {
      throw new IllegalStateException(e);
    }
  }

  private void scriptRan() {
    scriptHasRun = true;
    whenScriptRan.forEach(Runnable::run);
    whenScriptRan.clear();
  }

  private void runClassic(Realm realm, EventLoop events, String text) {
    try {
      realm.run(new ScriptSource(text, url));
    } catch (ScriptException e) {
      try (e) {
        if (e.kind() == ScriptException.Kind.NOT_COMPILED) {
          notParsed(e);
        } else {
          events.reports().report(realm, e);
        }
      }
    }
  }

  /// HTML §10.2.4, "on complete": a script with an error to rethrow does not run.
  private void notParsed(ScriptException error) {
    console.write(
        new ConsoleMessage(
            ConsoleMessage.Level.ERROR,
            String.valueOf(error.getMessage()),
            error.url(),
            error.line(),
            error.column()));
    fail();
  }

  /// Fetch §2.2.5 "destination" of its script.
  private String purpose() {
    return start.shared() ? "sharedworker" : "worker";
  }

  /// The script could not be had: the maker's `Worker` has its `error`.
  private void fail() {
    failed = true;
    if (start.shared()) {
      errorPorts.forEach(port -> hub.send(port, FAILED));
    } else {
      hub.send(start.port(), FAILED);
    }
    tasks.quit();
  }

  private WorkerScripts.@Nullable Loaded load(String address, String purpose) {
    try {
      WorkerScripts.Loaded loaded = scripts.load(start.pageId(), address, purpose, timeline).get();
      boolean typed = address.startsWith("http:") || address.startsWith("https:");
      return loaded != null && (!typed || ScriptRunner.isJavaScript(loaded.mimeType()))
          ? loaded
          : null;
    } catch (ExecutionException e) {
      LOG.log(System.Logger.Level.WARNING, "a worker's script", e);
      return null;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return null;
    }
  }

  /// What no script dealt with: for the console, and for clients of the DevTools protocol.
  private final class ErrorConsole implements ErrorReports.Console {
    @Override
    public void uncaught(
        int exceptionId, Realm realm, ConsoleMessage message, @Nullable V8Value error) {
      console.write(message);
      ScriptIsolate running = isolate;
      if (running != null) {
        running.inspector().uncaught(exceptionId, realm, message, error);
      }
    }

    @Override
    public void revoked(int exceptionId, Realm realm) {
      ScriptIsolate running = isolate;
      if (running != null) {
        running.inspector().revoked(exceptionId, realm);
      }
    }
  }

  /// The worker as clients of the DevTools protocol see it. Any thread.
  private final class Inspected implements InspectedWorker {
    @Override
    public int pageId() {
      return start.pageId();
    }

    @Override
    public int number() {
      return start.number();
    }

    @Override
    public String url() {
      return url;
    }

    @Override
    public String name() {
      return start.name();
    }

    @Override
    public void inspect(Consumer<ScriptIsolate> action) {
      tasks.execute(
          () -> {
            ScriptIsolate running = isolate;
            if (running != null && !terminated) {
              action.accept(running);
            }
          });
    }

    @Override
    public void whenScriptRan(Runnable action) {
      tasks.execute(
          () -> {
            if (scriptHasRun) {
              action.run();
            } else {
              whenScriptRan.add(action);
            }
          });
    }

    @Override
    public void proceed() {
      tasks.execute(DedicatedWorker.this::proceed);
    }
  }

  /// What this worker's script draws on: it has canvases, and no page around them.
  private static final class Drawing implements Page {
    private final Canvases canvases = new Canvases(ImageProvider.NONE);

    Drawing(FontCatalog fonts) {
      canvases.setFonts(new FontCache(fonts)::group);
    }

    @Override
    public Canvases canvases() {
      return canvases;
    }
  }

  /// What this worker's script may ask about its loads; it has no document.
  private record Timings(ResourceTimeline timeline) implements ScriptTimings {
    @Override
    public String take() {
      return timeline.take();
    }

    @Override
    public String navigation() {
      return "";
    }
  }

  private final class Client implements ScriptIsolate.Client {
    @Override
    public void console(@Nullable Realm realm, ConsoleMessage message) {
      console.write(message);
    }

    /// The worker ends, and its maker hears of an error; the page goes on.
    @Override
    public void outOfMemory() {
      if (outOfMemory) {
        RendererScripts.endOutOfMemory();
      }
      outOfMemory = true;
      fail();
      terminate();
    }

    @Override
    public void promiseRejected(Realm realm, V8ValuePromise promise, V8Value reason) {
      if (loop != null) {
        loop.reports().rejected(realm, promise, reason);
      }
    }

    @Override
    public void promiseHandled(Realm realm, V8ValuePromise promise) {
      if (loop != null) {
        loop.reports().handled(realm, promise);
      }
    }
  }

  private final class ModuleHost implements Modules.Host {
    private final EventLoop events;
    private final Realm realm;

    ModuleHost(EventLoop events, Realm realm) {
      this.events = events;
      this.realm = realm;
    }

    /// HTML §10.2.4: before the worker runs, its script and what that imports are asked for by the
    /// document that makes it, under its policies; afterwards by the worker.
    @Override
    public void fetchModule(
        String address, ScriptFetchOptions options, Consumer<Modules.@Nullable Fetched> done) {
      if (scriptHasBegun && !allowsScript(address)) {
        done.accept(null);
        return;
      }
      boolean own = !scriptHasBegun && address.equals(start.url());
      Outcome.then(
          scripts.load(
              start.pageId(),
              own ? scriptAddress : address,
              scriptHasBegun ? "" : purpose(),
              timeline),
          loaded ->
              events.post(
                  realm,
                  () -> {
                    if (loaded != null && own) {
                      addPolicies(realm, loaded.headers());
                      scripts.drop(scriptAddress);
                    }
                    boolean kept = own && !scriptAddress.equals(start.url());
                    done.accept(
                        loaded == null
                            ? null
                            : WorkerScripts.module(kept ? loaded.at(start.url()) : loaded));
                  }));
    }

    @Override
    public String baseUrl() {
      return start.url();
    }

    @Override
    public void report(ScriptException thrown) {
      if (beginning) {
        notParsed(thrown);
      } else {
        events.reports().report(realm, thrown);
      }
    }
  }

  // WindowHost

  @Override
  public int startWorker(
      int port, String address, String name, boolean asModule, String surroundings) {
    if (start.shared() && !allows(PolicyContainer.Kind.WORKER, address)) {
      hub.send(port, FAILED); // no document asks for it, whose policies would be applied
      return 0;
    }
    return workers.start(port, address, name, asModule, start.origin(), surroundings);
  }

  @Override
  public void connectShared(
      int connection, int peer, int errors, String address, String name, String options) {
    workers.connectShared(
        new SharedWorkers.Connection(
            connection, peer, errors, start.pageId(), originKey(), address, name, options),
        start.origin());
  }

  @Override
  public void terminateWorker(int worker) {
    workers.terminate(worker);
  }

  @Override
  public void closeWorker() {
    tellEnd(); // HTML §10.2.6.4: with its closing flag set, nobody new is connected to it
    tasks.quit();
  }

  @Override
  public String workerUrl() {
    return url;
  }

  @Override
  public @Nullable String scriptText(String address) {
    WorkerScripts.Loaded loaded = allowsScript(address) ? load(address, "") : null;
    return loaded == null ? null : loaded.text();
  }

  /// The script of a module worker has come, with its policies.
  private void addPolicies(Realm realm, List<HttpHeader> headers) {
    PolicyContainer policies = own;
    RealmBindings bindings = realm.get(RealmBindings.class);
    if (policies != null && bindings != null) {
      FramePolicies.read(policies, headers);
      applyPolicies(policies, realm, bindings);
    }
  }

  private boolean allowsScript(String address) {
    return allows(PolicyContainer.Kind.SCRIPT, address);
  }

  private boolean allows(PolicyContainer.Kind kind, String address) {
    PolicyContainer policies = own;
    Url target = Url.parse(address);
    return policies == null
        || target == null
        || policies.allows(kind, target, PolicyContainer.Asker.NONE);
  }

  @Override
  public boolean isModuleWorker() {
    return start.asModule();
  }

  @Override
  public String origin() {
    return start.origin();
  }

  @Override
  public String originKey() {
    return workers.originKey();
  }

  @Override
  public String userAgent() {
    return UserAgent.DEFAULT;
  }

  @Override
  public String language() {
    return workers.language();
  }

  @Override
  public boolean isVisible() {
    return true;
  }
}
