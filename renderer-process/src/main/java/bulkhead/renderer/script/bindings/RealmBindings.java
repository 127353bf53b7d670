package bulkhead.renderer.script.bindings;

import bulkhead.renderer.canvas.CanvasMemory;
import bulkhead.renderer.dom.CustomElementDefinition;
import bulkhead.renderer.dom.CustomElementRegistry;
import bulkhead.renderer.dom.Document;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.Node;
import bulkhead.renderer.dom.ScriptObject;
import bulkhead.renderer.dom.ShadowRoot;
import bulkhead.renderer.dom.SharedTree;
import bulkhead.renderer.script.Callbacks;
import bulkhead.renderer.script.ErrorReporter;
import bulkhead.renderer.script.EventLoop;
import bulkhead.renderer.script.Realm;
import bulkhead.renderer.script.RealmScope;
import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.interop.V8Runtime;
import com.caoccao.javet.values.V8Value;
import com.caoccao.javet.values.primitive.V8ValueBoolean;
import com.caoccao.javet.values.primitive.V8ValueInteger;
import com.caoccao.javet.values.reference.V8ValueArrayBuffer;
import com.caoccao.javet.values.reference.V8ValueFunction;
import com.caoccao.javet.values.reference.V8ValueObject;
import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/// The bindings of one realm: it runs `bindings.js` there, answers its calls, and calls its
/// functions, such as `fire`, which dispatches an event. Thread: the isolate's.
public final class RealmBindings {
  private static final int ROOM_FOR_START = 512;
  private static final int SWEEP_AT = 2000;
  private static final int HANDLER_ATTRIBUTE = 256;
  private static final int SHADOW_HOST = 512;
  private static final int SHADOW_ROOT = 1024;

  private final Agent agent;
  private final Realm realm;
  private @Nullable Document document;
  private final V8Runtime v8;
  private final int number;
  private final ExportedFunctions functions;
  private final FocusBindings focus;
  private final Deque<int[]> trees = new ArrayDeque<>();
  private final Map<Node, Map<String, HtmlCollection>> collections = new WeakHashMap<>();
  private final ByteExchange bytes = new ByteExchange();

  private String errorName = "";
  private String errorMessage = "";
  private @Nullable MessageBridge messages;
  private Page page = Page.NONE;
  private WindowHost window = WindowHost.NONE;

  /// @param document null for a worker
  RealmBindings(Agent agent, Realm realm, @Nullable Document document) throws JavetException {
    this.agent = agent;
    this.realm = realm;
    this.document = document;
    this.v8 = realm.isolate().runtime();
    this.number = agent.add(this);
    functions = new ExportedFunctions(agent, realm);
    focus = new FocusBindings(functions, agent.tree);
    realm.onDispose(this::leave);
    if (document != null) {
      document.setShared(agent.tree);
      document.setActive(true);
      document.setCustomElements(new CustomElementRegistry(parserElements()));
      document.setHost(this);
    }
    realm.put(ErrorReporter.class, new ErrorEvents(this));
    start();
    if (document != null) {
      followNames(document);
    }
  }

  private void followNames(Document of) {
    new DocumentNames(
        of,
        (name, found) -> {
          if (realm.isAlive() && document == of) {
            functions.ask("nameDocument", name, found);
          }
        });
  }

  private void start() throws JavetException {
    Crossing crossing = new Crossing(this, v8, agent);
    int documentNumber = documentNumber();
    // What the start itself makes numbers for has to have its place there.
    agent.tree.makeRoom(ROOM_FOR_START);
    ByteBuffer rowsThen = agent.tree.memory();
    ByteBuffer bulkThen = agent.bulk;
    try (V8ValueFunction call = function("call", crossing, false);
        V8ValueFunction callForString = function("callForString", crossing, true);
        V8ValueFunction start = BindingsScript.start(realm);
        V8Value shared =
            agent.shared != null ? agent.shared.toClone() : v8.createV8ValueUndefined();
        V8ValueArrayBuffer exchange = v8.createV8ValueArrayBuffer(agent.exchange);
        V8ValueArrayBuffer rows = v8.createV8ValueArrayBuffer(rowsThen);
        V8ValueArrayBuffer bulk = v8.createV8ValueArrayBuffer(bulkThen);
        V8ValueObject exports =
            start.call(
                null,
                shared,
                v8.createV8ValueInteger(number),
                call,
                callForString,
                exchange,
                rows,
                bulk,
                v8.createV8ValueInteger(documentNumber))) {
      functions.take(exports, rowsThen, bulkThen);
      if (agent.shared == null) {
        agent.shared = exports.get("agent");
      }
      functions.showMemory(); // it may have grown meanwhile
      EventLoop loop = realm.get(EventLoop.class);
      if (loop != null) {
        messages =
            new MessageBridge(
                realm,
                agent.hub,
                loop,
                functions.get("connectMessaging"),
                functions.get("receiveAway"));
      }
    }
  }

  /// 0 for a dedicated worker, -1 for a shared one.
  private int documentNumber() {
    if (document != null) {
      return agent.tree.numberOf(document);
    }
    return realm.scope() instanceof RealmScope.Worker worker && worker.shared() ? -1 : 0;
  }

  private V8ValueFunction function(String name, Crossing crossing, boolean returns)
      throws JavetException {
    Realm kept = realm.isolate().home();
    Realm home = kept == null ? realm : kept;
    Realm before = home.enter();
    try {
      return returns
          ? Callbacks.function(v8, name, crossing::run)
          : Callbacks.action(v8, name, crossing::run);
    } finally {
      home.leave(before);
    }
  }

  public Realm realm() {
    return realm;
  }

  /// The document whose realm this is; a worker has none.
  public Document document() {
    if (document == null) {
      throw new IllegalStateException("a worker has no document");
    }
    return document;
  }

  /// The window goes on with another document, which takes the place of the empty one that it began
  /// with.
  public void rebind(Document next) {
    Document before = document();
    before.setActive(false);
    next.setShared(agent.tree);
    next.setActive(true);
    next.setCustomElements(before.customElements());
    next.setHost(this);
    document = next;
    functions.ask("rebind", agent.tree.numberOf(next));
    followNames(next);
  }

  /// The frame goes on to a document of another realm: who holds this window sees that one.
  public void forward() {
    functions.call("forward");
  }

  /// The page around the document; to be set before the first script runs.
  public void setPage(Page page) {
    this.page = page;
  }

  Page page() {
    return page;
  }

  /// The frame that the document is shown in; to be set before the first script runs.
  public void setWindow(WindowHost window) {
    this.window = window;
    functions.ask("hideInsecure");
  }

  WindowHost window() {
    return window;
  }

  ExportedFunctions functions() {
    return functions;
  }

  /// What the user does with the focus and with controls.
  public FocusBindings focus() {
    return focus;
  }

  MessageHub hub() {
    return agent.hub;
  }

  MessageBridge messages() {
    MessageBridge bridge = messages;
    if (bridge == null) {
      throw new IllegalStateException("a realm without an event loop");
    }
    return bridge;
  }

  /// The document is at another entry of the session history; `state` is that entry's.
  public void historyMoved(String state, String before, String now) {
    functions.ask("historyMoved", state, before, now);
  }

  /// To be called in a worker's realm before its script.
  ///
  /// @param surroundings what its maker was told of them by clients, as JSON, or ""
  public void beginWorker(int port, String name, String surroundings) {
    functions.ask("beginWorker", port, name, surroundings);
  }

  /// To be called in a worker's realm after its script: messages come from now on.
  public void workerReady() {
    functions.ask("workerReady");
  }

  /// Hands an exception to the JavaScript that called and will throw it.
  void keepThrown(@Nullable V8Value thrown) {
    functions.ask("keepThrown", thrown);
  }

  /// Runs one of the tasks that the bindings' JavaScript keeps.
  void queueTask(int id) {
    EventLoop loop = realm.get(EventLoop.class);
    if (loop != null) {
      loop.post(realm, () -> functions.ask("runTask", id));
    }
  }

  /// The worker's thread ends: whoever has the other halves of its ports hears of it.
  public void workerEnded() {
    if (messages != null) {
      messages.close();
    }
  }

  /// The document has gone: nothing holds what its scripts made any more but they themselves.
  private void leave() {
    functions.call("leave");
    if (messages != null) {
      messages.close();
    }
    if (document != null) {
      // From now on it is as any document without a window: what nobody reaches of it goes.
      document.setActive(false);
      agent.tree.addDetached(document);
      agent.documentLeft = true;
    }
    agent.remove(number);
  }

  /// What scripts know this realm's window by.
  public int number() {
    return number;
  }

  Agent agent() {
    return agent;
  }

  ByteExchange bytes() {
    return bytes;
  }

  /// The memory for long lists and for bytes.
  ByteBuffer bulk() {
    return agent.bulk;
  }

  SharedTree tree() {
    return agent.tree;
  }

  /// The bindings of a document's realm; null for a document without script.
  public static @Nullable RealmBindings of(Document document) {
    return document.host() instanceof RealmBindings bindings ? bindings : null;
  }

  /// What script reads beside a node's type: whether it has handler attributes, and its realm.
  static int flagsOf(Node node) {
    RealmBindings bindings = of(node.ownerDocument());
    int flags = bindings == null ? 0 : bindings.number << 16;
    return switch (node) {
      case Element element ->
          flags
              | (element.hasHandlerAttribute() ? HANDLER_ATTRIBUTE : 0)
              | (element.shadowRoot() != null ? SHADOW_HOST : 0);
      case ShadowRoot ignored -> flags | SHADOW_ROOT;
      default -> flags;
    };
  }

  // Calls from JavaScript

  void failed(String name, @Nullable String message) {
    errorName = name;
    errorMessage = message == null ? "" : message;
  }

  String errorName() {
    return errorName;
  }

  String errorMessage() {
    return errorMessage;
  }

  /// At the end of each call: tells JavaScript what has changed. True when something is to be done.
  boolean leaveNotes() {
    if (agent.tree.takeGrown()) {
      showMemoryToAll();
    } else {
      functions.showMemory();
    }
    IntBuffer notes = agent.exchange.asIntBuffer();
    notes.put(Agent.VERSION, agent.tree.version());
    notes.put(Agent.ATTRIBUTES, agent.tree.attributeVersion());
    notes.put(Agent.SHADOWS, agent.tree.hasShadows() ? 1 : 0);
    agent.customElements.check(agent.tree.version(), agent.tree.attributeVersion());
    int due =
        (agent.tree.mutations().isPending() ? 1 : 0)
            | (agent.tree.reactions().isPending() ? 2 : 0)
            | (agent.tree.microtasks().isPending() ? 8 : 0);
    if (document != null && document.selection().takeChanged()) {
      page.selectionMoved();
      due |= 4;
    }
    if (due != 0) {
      notes.put(Agent.NOTES, notes.get(Agent.NOTES) | due);
    }
    return due != 0;
  }

  /// All realms of the agent read the same memory, and may call each other without Java.
  private void showMemoryToAll() {
    agent.realms().forEach(each -> each.functions.showMemory());
  }

  /// Puts the numbers of objects where JavaScript reads a list; returns how many.
  int list(Collection<? extends ScriptObject> objects) {
    int count = objects.size();
    if (count * 4 > agent.bulk.capacity()) {
      agent.growBulk(count);
      showMemoryToAll();
    }
    IntBuffer bulk = agent.bulk.asIntBuffer();
    int i = 0;
    for (ScriptObject each : objects) {
      bulk.put(i++, agent.tree.numberOf(each));
    }
    return count;
  }

  int list(int[] numbers) {
    if (numbers.length * 4 > agent.bulk.capacity()) {
      agent.growBulk(numbers.length);
      showMemoryToAll();
    }
    agent.bulk.asIntBuffer().put(0, numbers);
    return numbers.length;
  }

  int takeDetachedTrees() {
    trees.clear();
    trees.addAll(agent.tree.takeDetachedTrees());
    return trees.size();
  }

  /// The nodes whose numbers JavaScript has put into its list.
  List<Node> nodes(int count) {
    List<Node> out = new ArrayList<>();
    IntBuffer bulk = agent.bulk.asIntBuffer();
    for (int i = 0; i < Math.min(count, bulk.capacity()); i++) {
      if (agent.tree.object(bulk.get(i)) instanceof Node node) {
        out.add(node);
      }
    }
    return out;
  }

  CustomControls customElements() {
    return agent.customElements;
  }

  private CustomElementRegistry.Constructor parserElements() {
    return new CustomElementRegistry.Constructor() {
      @Override
      public @Nullable Element construct(Document owner, CustomElementDefinition definition) {
        functions.call(
            "afterwards"); // V8 performs a microtask checkpoint after it, unless a script runs
        return constructForParser(owner, definition);
      }

      @Override
      public void react() {
        if (leaveNotes()) {
          functions.call("afterwards");
        }
      }
    };
  }

  /// A parser comes to an element that script has defined.
  private @Nullable Element constructForParser(Document owner, CustomElementDefinition definition) {
    Realm before = realm.enter();
    try (V8Value result =
        functions
            .get("constructForParser")
            .call(
                null,
                v8.createV8ValueInteger(agent.tree.numberOf(owner)),
                v8.createV8ValueInteger(definition.number()))) {
      return result instanceof V8ValueInteger made
              && agent.tree.object(made.getValue()) instanceof Element element
          ? element
          : null;
    } catch (JavetException e) {
      ExportedFunctions.report(e);
      return null;
    } finally {
      realm.leave(before);
    }
  }

  int[] nextDetachedTree() {
    int[] next = trees.poll();
    return next == null ? new int[0] : next;
  }

  void release(int count) {
    IntBuffer bulk = agent.bulk.asIntBuffer();
    int[] numbers = new int[count];
    bulk.get(0, numbers);
    for (int each : numbers) {
      agent.tree.release(each);
    }
  }

  /// The one live collection of that kind for that root.
  HtmlCollection collection(
      Node root, String key, java.util.function.Supplier<HtmlCollection> make) {
    return collections
        .computeIfAbsent(root, node -> new HashMap<>())
        .computeIfAbsent(key, name -> make.get());
  }

  // Calls into JavaScript

  /// Dispatches a trusted event and returns false when it was canceled. `kind` is the interface's
  /// name, `init` its init dictionary as JSON or "".
  public boolean fire(@Nullable Node target, String kind, String type, String init) {
    return fire(target, kind, type, null, init);
  }

  /// As above, with a `relatedTarget`.
  public boolean fire(
      @Nullable Node target, String kind, String type, @Nullable Node related, String init) {
    Realm before = realm.enter();
    try (V8Value result =
        functions
            .get("fire")
            .call(
                null,
                v8.createV8ValueInteger(target == null ? 0 : agent.tree.numberOf(target)),
                v8.createV8ValueString(kind),
                v8.createV8ValueString(type),
                v8.createV8ValueString(init),
                v8.createV8ValueInteger(related == null ? 0 : agent.tree.numberOf(related)))) {
      return !(result instanceof V8ValueBoolean answer) || answer.getValue();
    } catch (JavetException e) {
      ExportedFunctions.report(e);
      return true;
    } finally {
      realm.leave(before);
    }
  }

  /// The viewport or the user's preferences have changed: media query lists tell their listeners.
  public void mediaChanged() {
    functions.call("mediaChanged");
  }

  /// The window was resized, and with it the visual viewport.
  public void visualViewportResized() {
    functions.call("visualViewportResized");
  }

  /// The document has policies now.
  ///
  /// @param forbidsEval whether strings are no code any more
  /// @param forbidsWasm whether bytes are no WebAssembly any more
  public void policiesChanged(boolean forbidsEval, boolean forbidsWasm) {
    functions.call("policiesChanged", forbidsEval, forbidsWasm);
  }

  /// Web fonts have begun to load. In a task.
  public void fontsBegan() {
    functions.call("fontsBegan");
  }

  /// A web font has come, or cannot be had.
  public void fontsChanged() {
    functions.call("fontsChanged");
  }

  /// Something has been loaded: see [ScriptTimings].
  public void timingsArrived() {
    functions.call("timingsArrived");
  }

  /// The load event has been fired.
  public void navigationDone() {
    functions.call("navigationDone");
  }

  /// No listener of the document, of what is in it or of its window is called any more (HTML §8.4.1
  /// "document open steps", step 9).
  public void eraseListeners() {
    functions.call("eraseListeners");
  }

  /// The wrapper of a node, for who works with values of V8. The caller closes it.
  public V8Value wrap(Node node) throws JavetException {
    Realm before = realm.enter();
    try {
      return functions.get("wrap").call(null, v8.createV8ValueInteger(agent.tree.numberOf(node)));
    } finally {
      realm.leave(before);
    }
  }

  /// The node of a wrapper; null for any other value.
  public @Nullable Node unwrap(V8Value value) throws JavetException {
    Realm before = realm.enter();
    try (V8Value found = functions.get("numberOf").call(null, value)) {
      return found instanceof V8ValueInteger integer
              && agent.tree.object(integer.getValue()) instanceof Node node
          ? node
          : null;
    } finally {
      realm.leave(before);
    }
  }

  /// Gives an isolated world of this document what scripts of a window have; see `08-worlds.js`.
  void lendTo(Realm world) throws JavetException {
    Realm before = realm.enter();
    try {
      functions.get("lend").callVoid(null, world.global());
    } finally {
      realm.leave(before);
    }
  }

  /// HTML §8.1.7.3 "update the rendering", after the animation frame callbacks: observers of sizes
  /// are told. True if [#notifyIntersections] is to be called, in a task of its own.
  public boolean updateObservations() {
    return functions.ask("updateObservations");
  }

  /// A frame begins: events and promises of animations that scripts hold.
  public void animationFrame() {
    functions.call("animationFrame");
  }

  /// Fires `beforeunload`. True if a listener wants the user to be asked.
  public boolean beforeUnload() {
    return functions.ask("beforeUnload");
  }

  /// Intersection Observer §3.2.7
  public void notifyIntersections() {
    functions.call("notifyIntersections");
  }

  /// The function by which the DevTools agent asks this realm; see `08-inspect.js`. Not to be
  /// closed by the caller.
  public V8Value inspector() {
    return functions.get("inspect");
  }

  /// Has [#inspector] give out a value when it is asked to `take` it.
  public void holdForInspector(V8Value value) {
    functions.call("inspect", "hold", value);
  }

  /// The number that [#inspector] knows a node by.
  public int numberOf(Node node) {
    return agent.tree.numberOf(node);
  }

  /// The node of such a number; null if there is none.
  public @Nullable Node node(int number) {
    return agent.tree.object(number) instanceof Node node ? node : null;
  }

  /// To be called at the end of each task: mutation observers hear of what Java changed, and what
  /// cannot be reached any more is forgotten.
  public void afterTask() {
    if (leaveNotes()) {
      functions.call("afterwards");
    }
    if (agent.tree.detachedCount() > SWEEP_AT || agent.documentLeft) {
      sweep();
      if (agent.tree.liveCount() > agent.collectAt) {
        // V8 sees small wrappers and is in no hurry; what they stand for is larger.
        realm.isolate().collectGarbage();
        sweep();
        agent.collectAt = Math.max(Agent.COLLECT_AT, 2 * agent.tree.liveCount());
      }
    }
    long pixels = CanvasMemory.used();
    agent.leastPixelBytes = Math.min(agent.leastPixelBytes, pixels);
    if (pixels > Math.max(Agent.COLLECT_PIXELS_AT_BYTES, 2 * agent.leastPixelBytes)) {
      collectPixels();
    }
  }

  /// What the JavaScript side had begun when its script was terminated is over.
  void scriptTerminated() {
    functions.call("scriptTerminated");
  }

  /// Both sides see but a small object where a canvas's pixels are.
  private void collectPixels() {
    sweep();
    realm.isolate().collectGarbage();
    sweep();
    System.gc();
    agent.leastPixelBytes = CanvasMemory.used();
  }

  /// Forgets what cannot be reached any more; V8 must have collected it before.
  public void sweep() {
    agent.documentLeft = false;
    functions.call("sweep");
  }

  /// Objects that have a number; for tests.
  public int liveObjects() {
    return agent.tree.liveCount();
  }

  /// Tells JavaScript's receiver of that number something; it may take the bytes.
  public void deliver(int id, String kind, String text, byte[] content) {
    bytes.answer(content);
    functions.call("deliver", id, kind, text);
  }
}
