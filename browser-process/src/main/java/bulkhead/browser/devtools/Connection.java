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
import org.jspecify.annotations.Nullable;

/// One connected client and its sessions: the root session, of the target that it connected to, and
/// flat ones beside it, told apart by `sessionId`. Thread: `BrowserMain`.
final class Connection {
  /// Where a client's messages go; any thread.
  interface Wire {
    void send(String text);

    void close();
  }

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
    JsonElement idMember = message.get("id");
    if (!(idMember instanceof JsonPrimitive number)
        || !number.isNumber()
        || number.getAsDouble() != Math.rint(number.getAsDouble())) {
      error(
          null,
          "",
          new ProtocolError(
              ProtocolError.Code.INVALID_REQUEST, "Message must have integer 'id' property", null));
      return;
    }
    long id = number.getAsLong();
    String sessionId = text(message.get("sessionId"));
    String method = text(message.get("method"));
    JsonElement parameters = message.get("params");
    if (method == null) {
      error(
          id,
          sessionId,
          new ProtocolError(
              ProtocolError.Code.INVALID_REQUEST,
              "Message must have string 'method' property",
              null));
      return;
    }
    if (parameters != null && !parameters.isJsonNull() && !parameters.isJsonObject()) {
      error(
          id,
          sessionId,
          new ProtocolError(
              ProtocolError.Code.INVALID_REQUEST,
              "Message may have object 'params' property",
              null));
      return;
    }
    Session session = session(sessionId == null ? "" : sessionId);
    if (session == null) {
      error(
          id,
          sessionId,
          new ProtocolError(
              ProtocolError.Code.SESSION_NOT_FOUND, "Session with given id not found.", null));
      return;
    }
    session.dispatch(
        id, method, parameters instanceof JsonObject object ? object : new JsonObject());
  }

  private static @Nullable String text(@Nullable JsonElement member) {
    return member instanceof JsonPrimitive primitive && primitive.isString()
        ? primitive.getAsString()
        : null;
  }

  void error(@Nullable Long id, @Nullable String sessionId, ProtocolError error) {
    JsonObject answer = new JsonObject();
    if (id != null) {
      answer.addProperty("id", id);
    }
    answer.add("error", error.json());
    send(answer, sessionId == null ? "" : sessionId);
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
