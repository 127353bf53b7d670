package bulkhead.browser.devtools;

import bulkhead.devtools.CommandTable;
import bulkhead.devtools.Json;
import bulkhead.devtools.ProtocolError;
import bulkhead.ipc.Outcome;
import com.google.gson.JsonObject;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/// One client's view of one target: what it has switched on, and what it has asked and not yet been
/// answered. Thread: `BrowserMain`.
final class Session {
  /// `Target.setAutoAttach`: which new targets the session is attached to by itself.
  record AutoAttach(TargetFilter filter, boolean waitForDebugger) {}

  /// What clients say to workers as they do to pages; the page's own session does it.
  private static final Set<String> WORKER_ACCEPTED =
      Set.of(
          "Emulation.setFocusEmulationEnabled",
          "Fetch.disable",
          "Fetch.enable",
          "Inspector.enable",
          "Log.enable",
          "Network.disable",
          "Network.emulateNetworkConditions",
          "Network.enable",
          "Network.setBlockedURLs",
          "Network.setBypassServiceWorker",
          "Network.setCacheDisabled",
          "Network.setExtraHTTPHeaders",
          "Network.setUserAgentOverride");

  private final DevTools devTools;
  private final Connection connection;
  private final String id;
  private final DevToolsTarget target;
  private final @Nullable Session parent;
  private final Set<String> enabled = new HashSet<>();
  private final @Nullable RendererSession renderer;
  private @Nullable AutoAttach autoAttach;
  private @Nullable TargetFilter discovers;
  private final NetworkOverrides network = new NetworkOverrides();
  private final Map<String, IoDomain.Stream> streams = new HashMap<>();
  private final Map<String, Runnable> restores = new LinkedHashMap<>();
  private boolean lifecycleEvents;
  private boolean waiting;
  private boolean ended;

  /// @param id empty for a connection's root session
  /// @param parent the session that is told of the end; null for the root
  Session(
      DevTools devTools,
      Connection connection,
      String id,
      DevToolsTarget target,
      @Nullable Session parent) {
    this.devTools = devTools;
    this.connection = connection;
    this.id = id;
    this.target = target;
    this.parent = parent;
    this.renderer =
        target instanceof Inspectable inspectable
            ? new RendererSession(this, inspectable, devTools.nextSessionNumber())
            : null;
    target.sessions().add(this);
  }

  DevTools devTools() {
    return devTools;
  }

  Connection connection() {
    return connection;
  }

  String id() {
    return id;
  }

  DevToolsTarget target() {
    return target;
  }

  @Nullable Session parent() {
    return parent;
  }

  /// The session's other half, in the renderers of its page; null if the target is no page.
  @Nullable RendererSession renderer() {
    return renderer;
  }

  /// The page that the session looks at.
  /// @throws ProtocolError if it looks at something else
  PageTarget page() throws ProtocolError {
    return switch (target) {
      case PageTarget page -> page;
      case TabTarget tab -> tab.page();
      case WorkerTarget worker -> throw ProtocolError.because("Not attached to an active page");
      case BrowserTarget browser -> throw ProtocolError.because("Not attached to an active page");
    };
  }

  // State

  void enable(String domain) {
    enabled.add(domain);
  }

  void disable(String domain) {
    enabled.remove(domain);
  }

  boolean enabled(String domain) {
    return enabled.contains(domain);
  }

  boolean lifecycleEvents() {
    return lifecycleEvents;
  }

  void setLifecycleEvents(boolean on) {
    lifecycleEvents = on;
  }

  /// What the session wants to be otherwise about its page's requests.
  NetworkOverrides network() {
    return network;
  }

  /// What it reads in parts, by its handles.
  Map<String, IoDomain.Stream> streams() {
    return streams;
  }

  @Nullable AutoAttach autoAttach() {
    return autoAttach;
  }

  void setAutoAttach(@Nullable AutoAttach wanted) {
    autoAttach = wanted;
  }

  /// What the session has changed of its page is as it was when the session ends.
  /// @param what names it: a later change of the same takes its place
  void restoresAtEnd(String what, Runnable restore) {
    restores.put(what, restore);
  }

  /// Which targets the session is told of; null for none.
  @Nullable TargetFilter discovers() {
    return discovers;
  }

  void setDiscovers(@Nullable TargetFilter filter) {
    discovers = filter;
  }

  /// Whether the target's first navigation waits for `Runtime.runIfWaitingForDebugger`.
  boolean waiting() {
    return waiting;
  }

  void setWaiting(boolean now) {
    waiting = now;
  }

  // Messages

  /// Does a command. It's answered exactly once, unless the client goes first.
  void dispatch(long callId, String method, JsonObject parameters) {
    try {
      if (target instanceof WorkerTarget && WORKER_ACCEPTED.contains(method)) {
        answered(callId, new JsonObject(), null);
        return;
      }
      RendererSession page = renderer;
      CommandTable<Session> commands = devTools.commands();
      if (page != null && !commands.knows(method) && RendererSession.answers(method)) {
        page.command(callId, method, parameters);
        return;
      }
      CompletableFuture<JsonObject> answer = commands.dispatch(this, method, parameters);
      Outcome.either(answer, (result, failure) -> answered(callId, result, failure));
    } catch (ProtocolError e) {
      connection.error(callId, id, e);
    } catch (RuntimeException e) {
      System.getLogger("bulkhead.browser.devtools")
          .log(System.Logger.Level.WARNING, method + " failed", e);
      connection.error(callId, id, ProtocolError.because("Internal error"));
    }
  }

  private void answered(long callId, @Nullable JsonObject result, @Nullable Throwable failure) {
    if (!devTools.loop().isOwner()) {
      devTools.loop().execute(() -> answered(callId, result, failure));
      return;
    }
    if (ended) {
      return;
    }
    if (result != null) {
      connection.send(Json.object("id", callId, "result", result), id);
      return;
    }
    Throwable cause = failure instanceof CompletionException e ? e.getCause() : failure;
    connection.error(
        callId,
        id,
        cause instanceof ProtocolError error
            ? error
            : ProtocolError.because(
                cause == null || cause.getMessage() == null
                    ? "Internal error"
                    : cause.getMessage()));
  }

  void event(String method, JsonObject parameters) {
    if (!ended) {
      connection.send(Json.object("method", method, "params", parameters), id);
    }
  }

  /// Called by [DevTools#end] only.
  void ended() {
    ended = true;
    target.sessions().remove(this);
    restores.values().forEach(Runnable::run);
    if (target instanceof PageTarget page) {
      page.network().sessionEnded(this);
    }
    if (renderer != null) {
      renderer.close();
    }
  }

  boolean hasEnded() {
    return ended;
  }
}
