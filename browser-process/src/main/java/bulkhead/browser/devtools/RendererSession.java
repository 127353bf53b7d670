package bulkhead.browser.devtools;

import bulkhead.browser.tab.PageRef;
import bulkhead.devtools.Json;
import bulkhead.devtools.ProtocolError;
import bulkhead.ipc.BadMessage;
import bulkhead.ipc.api.DevToolsAgent;
import bulkhead.ipc.api.DevToolsMessage;
import bulkhead.ipc.api.DevToolsSession;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The part of a session that the page's renderer answers. What the client has switched on is said
/// again to each new renderer of the page. A renderer's messages are believed only as answers to
/// what it was asked, and as events of the domains that are its own. Thread: `BrowserMain`.
final class RendererSession {
  /// The domains that a renderer answers for.
  private static final Set<String> DOMAINS =
      Set.of(
          "Accessibility",
          "Animation",
          "CSS",
          "Console",
          "DOM",
          "DOMDebugger",
          "DOMSnapshot",
          "DOMStorage",
          "Debugger",
          "HeapProfiler",
          "LayerTree",
          "Log",
          "Overlay",
          "Performance",
          "PerformanceTimeline",
          "Profiler",
          "Runtime");

  /// Commands of the browser's own domains that only the renderer can do.
  private static final Set<String> COMMANDS =
      Set.of(
          "Emulation.clearGeolocationOverride",
          "Emulation.setCPUThrottlingRate",
          "Emulation.setGeolocationOverride",
          "Emulation.setHardwareConcurrencyOverride",
          "Emulation.setLocaleOverride",
          "Emulation.setScriptExecutionDisabled",
          "Emulation.setTimezoneOverride",
          "Emulation.setTouchEmulationEnabled",
          "Input.dispatchDragEvent",
          "Input.setInterceptDrags",
          "Page.createIsolatedWorld",
          "Page.getLayoutMetrics",
          "Page.setInterceptFileChooserDialog",
          "Page.setDocumentContent",
          "Page.getResourceContent",
          "Page.getResourceTree");

  /// Commands that hold for the pages to come too, besides `….enable`.
  private static final Set<String> LASTING =
      Set.of(
          "Debugger.setAsyncCallStackDepth",
          "Debugger.setBlackboxPatterns",
          "Debugger.setBreakpointByUrl",
          "Debugger.setBreakpointsActive",
          "Debugger.setPauseOnExceptions",
          "Debugger.setSkipAllPauses",
          "Emulation.setCPUThrottlingRate",
          "Emulation.setGeolocationOverride",
          "Emulation.setHardwareConcurrencyOverride",
          "Emulation.setLocaleOverride",
          "Emulation.setScriptExecutionDisabled",
          "Emulation.setTimezoneOverride",
          "Emulation.setTouchEmulationEnabled",
          "Input.setInterceptDrags",
          "Page.setInterceptFileChooserDialog",
          "Profiler.startPreciseCoverage",
          "Runtime.addBinding",
          "Runtime.setAsyncCallStackDepth",
          "Runtime.setMaxCallStackSizeToCapture");

  /// Events of other domains that only the renderer can know of.
  private static final Set<String> EVENTS =
      Set.of("Input.dragIntercepted", "Inspector.workerScriptLoaded", "Page.fileChooserOpened");

  /// Characters in one part of a message; see devtools.proto.
  private static final int MOST_PART = 256 << 10;

  /// A message that grows beyond it ends the renderer.
  private static final int MOST_MESSAGE = 256 << 20;

  /// @param deep its answer tells of nodes by their documents' loaders
  private record Call(PageRef page, boolean deep) {}

  private final Session session;
  private final Inspectable target;
  private final int number;
  private final Map<Long, Call> calls = new HashMap<>();
  private final Map<Long, CompletableFuture<JsonObject>> questions = new HashMap<>();
  private final Map<String, JsonObject> lasting = new LinkedHashMap<>();
  private final Map<PageRef, StringBuilder> parts = new HashMap<>();
  private long nextOwnId = -1;
  private int nextScriptNumber = 1;

  RendererSession(Session session, Inspectable target, int number) {
    this.session = session;
    this.target = target;
    this.number = number;
    target.renderers().forEach(this::attach);
  }

  boolean attachedTo(PageRef candidate) {
    return target.renderers().contains(candidate);
  }

  int number() {
    return number;
  }

  static boolean answers(String method) {
    int dot = method.indexOf('.');
    return dot > 0 && DOMAINS.contains(method.substring(0, dot)) || COMMANDS.contains(method);
  }

  private static void agent(PageRef to, Consumer<DevToolsAgent> action) {
    to.host().send(channel -> action.accept(channel.proxy(DevToolsAgent.IPC)));
  }

  /// A renderer has made a page for this target.
  void attach(PageRef to) {
    DevToolsSession message =
        DevToolsSession.newBuilder()
            .setPageId(to.pageId())
            .setSessionNumber(number)
            .setWorker(target.worker())
            .build();
    agent(to, agent -> agent.attachDevTools(message));
    lasting.values().forEach(command -> send(to, again(command)));
  }

  /// That page is gone: what was asked of it is answered so.
  void dropped(PageRef gone) {
    parts.remove(gone);
    Map<Long, Call> lost = new HashMap<>();
    calls.forEach(
        (id, call) -> {
          if (call.page.equals(gone)) {
            lost.put(id, call);
          }
        });
    calls.keySet().removeAll(lost.keySet());
    for (Long id : lost.keySet()) {
      CompletableFuture<JsonObject> question = questions.remove(id);
      if (question != null) {
        question.completeExceptionally(ProtocolError.targetGone());
      } else if (id >= 0) {
        session.connection().error(id, session.id(), ProtocolError.targetGone());
      }
    }
  }

  void close() {
    for (PageRef to : target.renderers()) {
      DevToolsSession message =
          DevToolsSession.newBuilder()
              .setPageId(to.pageId())
              .setSessionNumber(number)
              .setWorker(target.worker())
              .build();
      agent(to, agent -> agent.detachDevTools(message));
    }
  }

  // To the renderer

  /// Passes a client's command on.
  void command(long callId, String method, JsonObject parameters) throws ProtocolError {
    if (calls.containsKey(callId)) {
      throw new ProtocolError(
          ProtocolError.Code.INVALID_REQUEST, "A call with this id is not answered yet", null);
    }
    remember(method, parameters);
    PageRef to = target.answering();
    if (to == null) {
      throw ProtocolError.because("Target crashed");
    }
    if (!target.renderers().contains(to)) { // another is about to take its place
      throw ProtocolError.targetGone();
    }
    calls.put(callId, new Call(to, parameters.has("serializationOptions")));
    send(to, Json.object("id", callId, "method", method, "params", parameters));
  }

  private void remember(String method, JsonObject parameters) {
    String key = method;
    if (method.endsWith(".disable")) {
      lasting.remove(method.replace(".disable", ".enable"));
      session.disable(method.substring(0, method.indexOf('.')));
      return;
    }
    if (method.endsWith(".enable")) {
      session.enable(method.substring(0, method.indexOf('.')));
    } else if (method.equals("Emulation.clearGeolocationOverride")) {
      lasting.remove("Emulation.setGeolocationOverride");
      return;
    } else if (method.equals("Profiler.stopPreciseCoverage")) {
      lasting.remove("Profiler.startPreciseCoverage");
      return;
    } else if (method.equals("Runtime.removeBinding")) {
      lasting.remove("Runtime.addBinding" + parameters.get("name"));
      return;
    } else if (method.equals("Runtime.addBinding")) {
      key = method + parameters.get("name");
    } else if (method.equals("Debugger.setBreakpointByUrl")) {
      key = method + parameters;
    } else if (!LASTING.contains(method)) {
      return;
    }
    lasting.put(key, own(method, parameters));
  }

  private JsonObject own(String method, JsonObject parameters) {
    return Json.object("id", nextOwnId--, "method", method, "params", parameters);
  }

  /// Has every page of this target, now and later, do something; its answer is dropped.
  /// @param key names it for [#forget]
  void always(String key, String method, JsonObject parameters) {
    JsonObject command = own(method, parameters);
    lasting.put(key, command);
    target.renderers().forEach(to -> send(to, again(command)));
  }

  /// The command with a number of its own: each page answers for itself.
  private JsonObject again(JsonObject command) {
    return own(command.get("method").getAsString(), command.getAsJsonObject("params"));
  }

  /// Whether there was such a thing.
  boolean forget(String key) {
    return lasting.remove(key) != null;
  }

  int nextScriptNumber() {
    return nextScriptNumber++;
  }

  /// Has the pages of this target do something now; its answer is dropped.
  void once(String method, JsonObject parameters) {
    target.renderers().forEach(to -> send(to, own(method, parameters)));
  }

  /// Asks the page that is shown something on the browser's own account.
  /// @return its answer, unchecked but for being an object; fails with a [ProtocolError]
  CompletableFuture<JsonObject> ask(String method, JsonObject parameters) {
    PageRef to = target.answering();
    if (to == null || !target.renderers().contains(to)) {
      return CompletableFuture.failedFuture(ProtocolError.because("Target crashed"));
    }
    JsonObject command = own(method, parameters);
    CompletableFuture<JsonObject> answer = new CompletableFuture<>();
    questions.put(command.get("id").getAsLong(), answer);
    send(to, command);
    return answer;
  }

  private void answered(long id, String text) {
    CompletableFuture<JsonObject> question = questions.remove(id);
    if (question == null) {
      return;
    }
    try {
      JsonObject message = Json.parse(text);
      if (message.get("result") instanceof JsonObject result) {
        question.complete(result);
      } else {
        question.completeExceptionally(
            ProtocolError.because(
                message.get("error") instanceof JsonObject error
                        && error.get("message") instanceof JsonPrimitive reason
                    ? reason.getAsString()
                    : "Internal error"));
      }
    } catch (ProtocolError e) {
      question.completeExceptionally(e);
    }
  }

  private void send(PageRef to, JsonObject command) {
    long id = command.get("id").getAsLong();
    if (id < 0) {
      calls.put(id, new Call(to, false));
    }
    String text = Json.write(command);
    agent(
        to,
        agent -> {
          for (int from = 0; from < text.length(); from += MOST_PART) {
            int end = Math.min(text.length(), from + MOST_PART);
            agent.devToolsCommand(
                DevToolsMessage.newBuilder()
                    .setPageId(to.pageId())
                    .setSessionNumber(number)
                    .setJson(text.substring(from, end))
                    .setMore(end < text.length())
                    .build());
          }
        });
  }

  // From the renderer

  /// A message of a renderer, or a part of it.
  /// @throws BadMessage if the renderer may not say that
  void notice(PageRef from, DevToolsMessage message) {
    if (message.getJson().length() > MOST_PART) {
      throw new BadMessage("DevTools message part of " + message.getJson().length());
    }
    StringBuilder before = parts.get(from);
    String text = message.getJson();
    if (before != null || message.getMore()) {
      StringBuilder whole = before == null ? new StringBuilder() : before;
      if (whole.length() + text.length() > MOST_MESSAGE) {
        throw new BadMessage("DevTools message of more than " + MOST_MESSAGE + " characters");
      }
      whole.append(text);
      if (message.getMore()) {
        parts.put(from, whole);
        return;
      }
      parts.remove(from);
      text = whole.toString();
    }
    Head head = Head.read(text);
    if (head.id != null) {
      Call call = calls.remove(head.id);
      if (call == null || !call.page.equals(from)) {
        throw new BadMessage("DevTools answer to what was not asked");
      }
      if (head.id >= 0) {
        forward(call.deep ? withLoaders(text) : text);
      } else {
        answered(head.id, text);
      }
      return;
    }
    String method = String.valueOf(head.method);
    int dot = method.indexOf('.');
    if (dot < 0 || !DOMAINS.contains(method.substring(0, dot)) && !EVENTS.contains(method)) {
      throw new BadMessage("DevTools event " + method.substring(0, Math.min(100, method.length())));
    }
    if (from.equals(target.answering())) {
      forward(text);
    }
  }

  /// A renderer knows its documents by their frames only.
  private String withLoaders(String text) {
    PageTarget page =
        switch (target) {
          case PageTarget itself -> itself;
          case WorkerTarget worker -> worker.page();
        };
    try {
      JsonObject message = Json.parse(text);
      setLoaders(message, page);
      return Json.write(message);
    } catch (ProtocolError e) {
      throw new BadMessage("DevTools answer that is no JSON");
    }
  }

  private static void setLoaders(JsonElement json, PageTarget page) {
    switch (json) {
      case JsonObject object -> {
        if (object.has("backendNodeId")
            && object.get("loaderId") instanceof JsonPrimitive frame
            && frame.isString()) {
          object.addProperty("loaderId", page.loaderOfDocument(frame.getAsString()));
        }
        object.asMap().values().forEach(member -> setLoaders(member, page));
      }
      case JsonArray array -> array.forEach(member -> setLoaders(member, page));
      default -> {}
    }
  }

  /// The text is an object that was checked: only the session's id is put into it.
  private void forward(String text) {
    if (session.id().isEmpty()) {
      session.connection().sendText(text);
    } else {
      int end = text.lastIndexOf('}');
      session
          .connection()
          .sendText(text.substring(0, end) + ",\"sessionId\":\"" + session.id() + "\"}");
    }
  }

  /// The page moves to another process, with another document.
  void processSwapped() {
    documentReplaced();
    for (PageRef gone : new ArrayList<>(parts.keySet())) {
      parts.remove(gone);
    }
  }

  /// The page has another document: the contexts and the nodes of the one before are gone, which no
  /// process says.
  void documentReplaced() {
    if (session.enabled("Runtime")) {
      session.event("Runtime.executionContextsCleared", new JsonObject());
    }
    if (session.enabled("DOM")) {
      session.event("DOM.documentUpdated", new JsonObject());
    }
  }

  /// What a renderer's message is, read without building it.
  private record Head(@Nullable Long id, @Nullable String method) {
    private static final Set<String> MEMBERS = Set.of("id", "result", "error", "method", "params");

    /// @throws BadMessage if it isn't one well-formed message and nothing else
    static Head read(String text) {
      Long id = null;
      String method = null;
      boolean outcome = false;
      Set<String> seen = new java.util.HashSet<>();
      try (JsonReader reader = Json.reader(text)) {
        reader.beginObject();
        while (reader.hasNext()) {
          String name = reader.nextName();
          if (!MEMBERS.contains(name) || !seen.add(name)) {
            throw new BadMessage("DevTools message with " + name);
          }
          switch (name) {
            case "id" -> id = reader.nextLong();
            case "method" -> method = reader.nextString();
            default -> {
              outcome |= !name.equals("params");
              if (reader.peek() != JsonToken.BEGIN_OBJECT) {
                throw new BadMessage("DevTools message whose " + name + " is no object");
              }
              reader.skipValue();
            }
          }
        }
        reader.endObject();
        if (reader.peek() != JsonToken.END_DOCUMENT) {
          throw new BadMessage("DevTools message with more behind it");
        }
      } catch (IOException | IllegalStateException | NumberFormatException e) {
        throw new BadMessage("DevTools message that is no JSON");
      }
      if ((id == null) == (method == null) || outcome == (id == null)) {
        throw new BadMessage("DevTools message that is neither answer nor event");
      }
      return new Head(id, method);
    }
  }
}
