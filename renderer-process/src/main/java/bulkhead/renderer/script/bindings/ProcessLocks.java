package bulkhead.renderer.script.bindings;

import bulkhead.process.LockQueues;
import bulkhead.process.LockQueues.Answer;
import bulkhead.process.LockQueues.Mode;
import bulkhead.process.LockQueues.Otherwise;
import bulkhead.process.LockQueues.Request;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The Web Locks of this process's realms: their requests go to the browser process, but for those
/// of origins that only this process knows. An answer is a message to the port whose number the
/// request has. Safe from any thread.
public final class ProcessLocks {
  /// Takes requests to the browser process. Called with these locks locked; must return quickly.
  public interface Outside {
    /// Whether other processes may have documents of that origin.
    boolean shares(String originKey);

    /// Returns whether the browser process takes it: there are limits to names and numbers.
    boolean request(String originKey, Request<Integer> request, Otherwise otherwise);

    void release(int id);

    /// To be answered by [#found].
    void query(String originKey, int id);
  }

  private record Asked(MessageHub.Receiver realm, boolean outside) {}

  private final MessageHub hub;
  private final LockQueues<String, Integer> alone = new LockQueues<>(this::answered);
  private final Map<Integer, Asked> asked = new HashMap<>();
  private @Nullable Outside outside;

  ProcessLocks(MessageHub hub) {
    this.hub = hub;
  }

  /// Before the first request.
  public synchronized void connect(Outside processes) {
    outside = processes;
  }

  /// Returns whether there will be an answer.
  synchronized boolean request(
      MessageHub.Receiver realm, String originKey, Request<Integer> request, Otherwise otherwise) {
    Outside others = others(originKey);
    if (others != null && !others.request(originKey, request, otherwise)) {
      return false;
    }
    asked.put(request.id(), new Asked(realm, others != null));
    if (others == null) {
      alone.request(originKey, request, otherwise);
    }
    return true;
  }

  private @Nullable Outside others(String originKey) {
    return outside != null && outside.shares(originKey) ? outside : null;
  }

  synchronized void release(int id) {
    Asked request = asked.remove(id);
    if (request != null && request.outside() && outside != null) {
      outside.release(id);
    } else if (request != null) {
      alone.release(id);
    }
  }

  synchronized void query(String originKey, int id) {
    Outside others = others(originKey);
    if (others != null) {
      others.query(originKey, id);
    } else {
      found(id, alone.held(originKey), alone.waiting(originKey));
    }
  }

  /// What has become of a request.
  public void answered(int id, Answer answer) {
    JsonObject message = new JsonObject();
    message.addProperty("kind", answer.name());
    hub.send(id, new MessageHub.Message(message.toString(), List.of()));
  }

  /// The locks that a query found; the requests' numbers do not matter.
  public void found(int id, List<Request<Integer>> held, List<Request<Integer>> waiting) {
    JsonObject message = new JsonObject();
    message.add("held", list(held));
    message.add("pending", list(waiting));
    hub.send(id, new MessageHub.Message(message.toString(), List.of()));
  }

  private static JsonArray list(List<Request<Integer>> requests) {
    JsonArray list = new JsonArray();
    for (Request<Integer> each : requests) {
      JsonObject info = new JsonObject();
      info.addProperty("name", each.name());
      info.addProperty("shared", each.mode() == Mode.SHARED);
      info.addProperty("client", each.client());
      list.add(info);
    }
    return list;
  }

  /// The realm has gone (Web Locks §3.5): its locks are free, and it waits for none.
  synchronized void forget(MessageHub.Receiver realm) {
    List<Integer> left =
        asked.entrySet().stream()
            .filter(each -> each.getValue().realm() == realm)
            .map(Map.Entry::getKey)
            .toList();
    left.forEach(this::release);
  }
}
