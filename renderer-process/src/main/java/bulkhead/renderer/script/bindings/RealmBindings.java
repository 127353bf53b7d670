package bulkhead.renderer.script.bindings;

import bulkhead.renderer.dom.CustomElementDefinition;
import bulkhead.renderer.dom.CustomElementRegistry;
import bulkhead.renderer.dom.Document;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.Node;
import bulkhead.renderer.dom.ScriptObject;
import bulkhead.renderer.dom.ShadowRoot;
import bulkhead.renderer.dom.SharedTree;
import bulkhead.renderer.script.ErrorReporter;
import bulkhead.renderer.script.EventLoop;
import bulkhead.renderer.script.Realm;
import bulkhead.renderer.script.RealmScope;
import bulkhead.renderer.script.ScriptException;
import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.interop.V8Runtime;
import com.caoccao.javet.interop.callback.IJavetDirectCallable;
import com.caoccao.javet.interop.callback.JavetCallbackContext;
import com.caoccao.javet.interop.callback.JavetCallbackType;
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
  private static final System.Logger LOG = System.getLogger("bulkhead.bindings");
  private static final int ROOM_FOR_START = 512;
  private static final int SWEEP_AT = 2000;
  private static final int HANDLER_ATTRIBUTE = 256;
  private static final int SHADOW_HOST = 512;
  private static final int SHADOW_ROOT = 1024;

  /// What `start` of `09-start.js` gives back.
  private static final List<String> EXPORTS =
      List.of(
          "setRows",
          "setBulk",
          "sweep",
          "fire",
          "fireError",
          "errorInHandler",
          "fireRejection",
          "mediaChanged",
          "visualViewportResized",
          "fontsBegan",
          "fontsChanged",
          "timingsArrived",
          "navigationDone",
          "policiesChanged",
          "focusByClick",
          "targetReached",
          "moveFocus",
          "fixFocus",
          "autofocus",
          "hasFocusedArea",
          "eraseListeners",
          "activateByKey",
          "constructForParser",
          "control",
          "afterwards",
          "runTask",
          "historyMoved",
          "beginWorker",
          "workerReady",
          "keepThrown",
          "leave",
          "receiveAway",
          "connectMessaging",
          "deliver",
          "wrap",
          "numberOf",
          "inspect",
          "updateObservations",
          "animationFrame",
          "notifyIntersections",
          "beforeUnload",
          "forward",
          "rebind",
          "nameDocument",
          "lend");

  private final Agent agent;
  private final Realm realm;
  private @Nullable Document document;
  private final V8Runtime v8;
  private final int number;
  private final Map<String, V8ValueFunction> functions = new HashMap<>();
  private final Deque<int[]> trees = new ArrayDeque<>();
  private final Map<Node, Map<String, HtmlCollection>> collections = new WeakHashMap<>();
  private final ByteExchange bytes = new ByteExchange();

  /// What the scripts of this realm know as the rows, and as the lists.
  private @Nullable ByteBuffer rowsShown;

  private @Nullable ByteBuffer bulkShown;
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
            ask("nameDocument", (Object) name, found);
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
      for (String name : EXPORTS) {
        V8ValueFunction function = exports.get(name);
        functions.put(name, realm.hold(function));
      }
      rowsShown = rowsThen;
      bulkShown = bulkThen;
      if (agent.shared == null) {
        agent.shared = exports.get("agent");
      }
      showMemory(); // it may have grown meanwhile
      EventLoop loop = realm.get(EventLoop.class);
      if (loop != null) {
        messages =
            new MessageBridge(
                realm, agent.hub, loop, expect("connectMessaging"), expect("receiveAway"));
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
    JavetCallbackContext context =
        returns
            ? new JavetCallbackContext(
                name,
                JavetCallbackType.DirectCallNoThisAndResult,
                (IJavetDirectCallable.NoThisAndResult<JavetException>) crossing::run)
            : new JavetCallbackContext(
                name,
                JavetCallbackType.DirectCallNoThisAndNoResult,
                (IJavetDirectCallable.NoThisAndNoResult<JavetException>) crossing::run);
    Realm kept = realm.isolate().home();
    Realm home = kept == null ? realm : kept;
    Realm before = home.enter();
    try {
      return v8.createV8ValueFunction(context);
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
    ask("rebind", (Object) agent.tree.numberOf(next));
    followNames(next);
  }

  /// The frame goes on to a document of another realm: who holds this window sees that one.
  public void forward() {
    call("forward");
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
  }

  WindowHost window() {
    return window;
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
    ask("historyMoved", (Object) state, before, now);
  }

  /// To be called in a worker's realm before its script.
  public void beginWorker(int port, String name) {
    ask("beginWorker", (Object) port, name);
  }

  /// To be called in a worker's realm after its script: messages come from now on.
  public void workerReady() {
    ask("workerReady", new Object[0]);
  }

  /// Hands an exception to the JavaScript that called and will throw it.
  void keepThrown(@Nullable V8Value thrown) {
    ask("keepThrown", new Object[] {thrown});
  }

  /// Runs one of the tasks that the bindings' JavaScript keeps.
  void queueTask(int id) {
    EventLoop loop = realm.get(EventLoop.class);
    if (loop != null) {
      loop.post(realm, () -> ask("runTask", (Object) id));
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
    call("leave");
    if (messages != null) {
      messages.close();
    }
    if (document != null) {
      // From now on it is as any document without a window: what nobody reaches of it goes.
      document.setActive(false);
      agent.tree.addDetached(document);
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
    } else if (!isMemoryShown()) {
      showMemory();
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
    agent.realms().forEach(RealmBindings::showMemory);
  }

  /// Tells this realm's scripts where the rows and the lists are now. While scripts are being ended
  /// none of them hears it: then they are told with the next call.
  private void showMemory() {
    if (!realm.isAlive() || functions.isEmpty()) {
      return;
    }
    ByteBuffer rows = agent.tree.memory();
    if (rowsShown != rows && show("setRows", rows)) {
      rowsShown = rows;
    }
    ByteBuffer bulk = agent.bulk;
    if (bulkShown != bulk && show("setBulk", bulk)) {
      bulkShown = bulk;
    }
  }

  private boolean isMemoryShown() {
    return rowsShown == agent.tree.memory() && bulkShown == agent.bulk;
  }

  private boolean show(String function, ByteBuffer memory) {
    V8ValueFunction set = functions.get(function);
    if (set == null) {
      return false;
    }
    Realm before = realm.enter();
    try (V8ValueArrayBuffer buffer = v8.createV8ValueArrayBuffer(memory)) {
      set.callVoid(null, buffer);
      return true;
    } catch (JavetException e) {
      LOG.log(System.Logger.Level.DEBUG, "a realm could not be told of its memory", e);
      return false;
    } finally {
      realm.leave(before);
    }
  }

  /// Calls a function of the bindings that answers yes or no.
  boolean ask(String name, @Nullable Object... arguments) {
    Realm before = realm.enter();
    try (V8Value result = expect(name).call(null, arguments)) {
      return result instanceof V8ValueBoolean answer && answer.getValue();
    } catch (JavetException e) {
      report(e);
      return false;
    } finally {
      realm.leave(before);
    }
  }

  private V8ValueFunction expect(String name) {
    if (!isMemoryShown()) {
      showMemory();
    }
    V8ValueFunction function = functions.get(name);
    if (function == null) {
      throw new IllegalStateException(name);
    }
    return function;
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
        call("afterwards"); // V8 performs a microtask checkpoint after it, unless a script runs
        return constructForParser(owner, definition);
      }

      @Override
      public void react() {
        if (leaveNotes()) {
          call("afterwards");
        }
      }
    };
  }

  /// A parser comes to an element that script has defined.
  private @Nullable Element constructForParser(Document owner, CustomElementDefinition definition) {
    Realm before = realm.enter();
    try (V8Value result =
        expect("constructForParser")
            .call(
                null,
                v8.createV8ValueInteger(agent.tree.numberOf(owner)),
                v8.createV8ValueInteger(definition.number()))) {
      return result instanceof V8ValueInteger made
              && agent.tree.object(made.getValue()) instanceof Element element
          ? element
          : null;
    } catch (JavetException e) {
      report(e);
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
        expect("fire")
            .call(
                null,
                v8.createV8ValueInteger(target == null ? 0 : agent.tree.numberOf(target)),
                v8.createV8ValueString(kind),
                v8.createV8ValueString(type),
                v8.createV8ValueString(init),
                v8.createV8ValueInteger(related == null ? 0 : agent.tree.numberOf(related)))) {
      return !(result instanceof V8ValueBoolean answer) || answer.getValue();
    } catch (JavetException e) {
      report(e);
      return true;
    } finally {
      realm.leave(before);
    }
  }

  private boolean ask(String function, V8Value... arguments) {
    Realm before = realm.enter();
    try (V8Value result = expect(function).call(null, arguments)) {
      return result instanceof V8ValueBoolean answer && answer.getValue();
    } catch (JavetException e) {
      report(e);
      return false;
    } finally {
      realm.leave(before);
    }
  }

  /// The viewport or the user's preferences have changed: media query lists tell their listeners.
  public void mediaChanged() {
    call("mediaChanged");
  }

  /// The window was resized, and with it the visual viewport.
  public void visualViewportResized() {
    call("visualViewportResized");
  }

  /// The document has policies now.
  ///
  /// @param forbidsEval whether strings are no code any more
  /// @param forbidsWasm whether bytes are no WebAssembly any more
  public void policiesChanged(boolean forbidsEval, boolean forbidsWasm) {
    try (V8Value eval = v8.createV8ValueBoolean(forbidsEval);
        V8Value wasm = v8.createV8ValueBoolean(forbidsWasm)) {
      ask("policiesChanged", eval, wasm);
    } catch (JavetException e) {
      report(e);
    }
  }

  /// Web fonts have begun to load. In a task.
  public void fontsBegan() {
    call("fontsBegan");
  }

  /// A web font has come, or cannot be had.
  public void fontsChanged() {
    call("fontsChanged");
  }

  /// Something has been loaded: see [ScriptTimings].
  public void timingsArrived() {
    call("timingsArrived");
  }

  /// The load event has been fired.
  public void navigationDone() {
    call("navigationDone");
  }

  /// The user pressed on a node: the nearest focusable element gets the focus, or none.
  public void focusByClick(@Nullable Node node) {
    try {
      ask("focusByClick", v8.createV8ValueInteger(node == null ? 0 : agent.tree.numberOf(node)));
    } catch (JavetException e) {
      throw new IllegalStateException(e);
    }
  }

  /// A fragment's target was gone to (HTML §7.4.6.4): the focus moves to it, or away.
  ///
  /// @param moved false while the document is still being opened: then only Tab begins there
  public void targetReached(Node target, boolean moved) {
    ask("targetReached", agent.tree.numberOf(target), moved);
  }

  /// Tab was pressed. False when there is nothing further to focus.
  public boolean moveFocus(boolean backward) {
    try {
      return ask("moveFocus", v8.createV8ValueBoolean(backward));
    } catch (JavetException e) {
      throw new IllegalStateException(e);
    }
  }

  /// No listener of the document, of what is in it or of its window is called any more (HTML §8.4.1
  /// "document open steps", step 9).
  public void eraseListeners() {
    call("eraseListeners");
  }

  /// What has the focus may be hidden or disabled now.
  public void fixFocus() {
    call("fixFocus");
  }

  /// Gives the focus to an element with `autofocus`. False when it cannot have it now.
  public boolean autofocus(Node element) {
    try {
      return ask("autofocus", v8.createV8ValueInteger(agent.tree.numberOf(element)));
    } catch (JavetException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Whether an element has the focus.
  public boolean hasFocusedArea() {
    return ask("hasFocusedArea", new V8Value[0]);
  }

  /// Enter or the space bar on a control: a button is clicked, a form submitted. False when the key
  /// does nothing there.
  public boolean activateByKey(Node node, String key) {
    try {
      return ask(
          "activateByKey",
          v8.createV8ValueInteger(agent.tree.numberOf(node)),
          v8.createV8ValueString(key));
    } catch (JavetException e) {
      throw new IllegalStateException(e);
    }
  }

  /// The user does something to a control or an editable element: see `control` in
  /// `08-editing.js`. False when it has no use for that.
  public boolean control(Node node, String command, String text, int a, int b) {
    try {
      return ask(
          "control",
          v8.createV8ValueInteger(agent.tree.numberOf(node)),
          v8.createV8ValueString(command),
          v8.createV8ValueString(text),
          v8.createV8ValueInteger(a),
          v8.createV8ValueInteger(b));
    } catch (JavetException e) {
      throw new IllegalStateException(e);
    }
  }

  /// The wrapper of a node, for who works with values of V8. The caller closes it.
  public V8Value wrap(Node node) throws JavetException {
    Realm before = realm.enter();
    try {
      return expect("wrap").call(null, v8.createV8ValueInteger(agent.tree.numberOf(node)));
    } finally {
      realm.leave(before);
    }
  }

  /// The node of a wrapper; null for any other value.
  public @Nullable Node unwrap(V8Value value) throws JavetException {
    Realm before = realm.enter();
    try (V8Value found = expect("numberOf").call(null, value)) {
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
      expect("lend").callVoid(null, world.global());
    } finally {
      realm.leave(before);
    }
  }

  /// HTML §8.1.7.3 "update the rendering", after the animation frame callbacks: observers of sizes
  /// are told. True if [#notifyIntersections] is to be called, in a task of its own.
  public boolean updateObservations() {
    return ask("updateObservations", new V8Value[0]);
  }

  /// A frame begins: events and promises of animations that scripts hold.
  public void animationFrame() {
    call("animationFrame");
  }

  /// Fires `beforeunload`. True if a listener wants the user to be asked.
  public boolean beforeUnload() {
    return ask("beforeUnload", new V8Value[0]);
  }

  /// Intersection Observer §3.2.7
  public void notifyIntersections() {
    call("notifyIntersections");
  }

  /// The function by which the DevTools agent asks this realm; see `08-inspect.js`. Not to be
  /// closed by the caller.
  public V8Value inspector() {
    return expect("inspect");
  }

  /// Has [#inspector] give out a value when it is asked to `take` it.
  public void holdForInspector(V8Value value) {
    try {
      ask("inspect", v8.createV8ValueString("hold"), value);
    } catch (JavetException e) {
      throw new IllegalStateException(e);
    }
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
      call("afterwards");
    }
    if (agent.tree.detachedCount() > SWEEP_AT) {
      sweep();
      if (agent.tree.liveCount() > agent.collectAt) {
        // V8 sees small wrappers and is in no hurry; what they stand for is larger.
        realm.isolate().collectGarbage();
        sweep();
        agent.collectAt = Math.max(Agent.COLLECT_AT, 2 * agent.tree.liveCount());
      }
    }
  }

  /// Forgets what cannot be reached any more; V8 must have collected it before.
  public void sweep() {
    call("sweep");
  }

  /// Objects that have a number; for tests.
  public int liveObjects() {
    return agent.tree.liveCount();
  }

  /// Tells JavaScript's receiver of that number something; it may take the bytes.
  public void deliver(int id, String kind, String text, byte[] content) {
    Realm before = realm.enter();
    bytes.answer(content);
    try {
      expect("deliver")
          .callVoid(
              null,
              v8.createV8ValueInteger(id),
              v8.createV8ValueString(kind),
              v8.createV8ValueString(text));
    } catch (JavetException e) {
      report(e);
    } finally {
      realm.leave(before);
    }
  }

  private void call(String name) {
    Realm before = realm.enter();
    try {
      expect(name).callVoid(null);
    } catch (JavetException e) {
      report(e);
    } finally {
      realm.leave(before);
    }
  }

  private static void report(JavetException e) {
    try (ScriptException ended = ScriptException.of(e)) {
      if (ended.kind() != ScriptException.Kind.TERMINATED) {
        LOG.log(System.Logger.Level.WARNING, "the bindings failed: " + ended.getMessage());
      }
    }
  }
}
