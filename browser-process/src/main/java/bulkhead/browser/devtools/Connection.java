package bulkhead.browser.devtools;

import bulkhead.devtools.Json;
import bulkhead.devtools.ProtocolError;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One connected client and its sessions: the root session, of the target that it connected to, and
/// flat ones beside it, told apart by `sessionId`. Thread: `BrowserMain`.
final class Connection {
  /// Where a client's messages go; any thread.
  interface Wire {
    void send(String text);

    void close();
  }

  private static final Set<String> MEMBERS = Set.of("id", "method", "params", "sessionId");

  private final DevTools devTools;
  private final Wire wire;
  private final Map<String, Session> sessions = new HashMap<>();
  private final Session root;
  private boolean closed;

  Connection(DevTools devTools, Wire wire, DevToolsTarget target) {
    this.devTools = devTools;
    this.wire = wire;
    this.root = new Session(devTools, this, "", target, null);
  }

  Session root() {
    return root;
  }

  /// The flat sessions.
  List<Session> sessions() {
    return new ArrayList<>(sessions.values());
  }

  void add(Session session) {
    sessions.put(session.id(), session);
  }

  void remove(Session session) {
    sessions.remove(session.id());
  }

  @Nullable Session session(String id) {
    return id.isEmpty() ? root : sessions.get(id);
  }

  /// Does what one message asks for; whatever it holds, the answer is a message.
  void received(JsonObject message) {
    if (closed) {
      return;
    }
    if (!(message.get("id") instanceof JsonPrimitive number)
        || !number.isNumber()
        || number.getAsDouble() != (int) number.getAsDouble()) {
      invalid(null, "Message must have integer 'id' property");
      return;
    }
    long id = (int) number.getAsDouble();
    String method = text(message.get("method"));
    if (method == null || method.isEmpty()) {
      invalid(id, "Message must have string 'method' property");
      return;
    }
    String sessionId = message.has("sessionId") ? text(message.get("sessionId")) : "";
    if (sessionId == null) { // the root session was not meant
      invalid(id, "Message may have string 'sessionId' property");
      return;
    }
    JsonElement parameters = message.get("params");
    if (parameters != null && !parameters.isJsonNull() && !parameters.isJsonObject()) {
      invalid(id, "Message may have object 'params' property");
      return;
    }
    if (!MEMBERS.containsAll(message.keySet())) {
      invalid(id, "Message has property other than 'id', 'method', 'sessionId', 'params'");
      return;
    }
    Session session = session(sessionId);
    if (session == null) {
      error(
          id,
          "",
          new ProtocolError(
              ProtocolError.Code.SESSION_NOT_FOUND, "Session with given id not found.", null));
      return;
    }
    session.dispatch(
        id, method, parameters instanceof JsonObject object ? object : new JsonObject());
  }

  /// It is no message of the protocol: the answer is the connection's, whatever session it names.
  private void invalid(@Nullable Long id, String why) {
    error(id, "", new ProtocolError(ProtocolError.Code.INVALID_REQUEST, why, null));
  }

  private static @Nullable String text(@Nullable JsonElement member) {
    return member instanceof JsonPrimitive primitive && primitive.isString()
        ? primitive.getAsString()
        : null;
  }

  void error(@Nullable Long id, String sessionId, ProtocolError error) {
    JsonObject answer = new JsonObject();
    if (id != null) {
      answer.addProperty("id", id);
    }
    answer.add("error", error.json());
    send(answer, sessionId);
  }

  void send(JsonObject message, String sessionId) {
    if (!sessionId.isEmpty()) {
      message.addProperty("sessionId", sessionId);
    }
    sendText(Json.write(message));
  }

  void sendText(String text) {
    if (!closed) {
      wire.send(text);
    }
  }

  /// The client has gone, or is to go: its sessions end, and with them what they asked for.
  void close() {
    if (closed) {
      return;
    }
    closed = true;
    for (Session session : sessions()) {
      devTools.end(session);
    }
    devTools.end(root);
    wire.close();
  }
}
