package bulkhead.browser.devtools;

import bulkhead.devtools.Json;
import bulkhead.devtools.ProtocolError;
import com.google.gson.JsonObject;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The browser's own client of the protocol, for what the command line asks of a page. Thread:
/// `BrowserMain`.
public final class PageClient implements Connection.Wire {
  private final Map<Long, CompletableFuture<JsonObject>> calls = new HashMap<>();
  private final Map<String, Consumer<JsonObject>> listeners = new HashMap<>();
  private @Nullable Connection connection;
  private long calledSoFar;

  PageClient() {}

  void connected(Connection to) {
    connection = to;
  }

  /// Sends a command; its answer's `result`, or a failure that says the error's message.
  public CompletableFuture<JsonObject> call(String method, Object... parameters) {
    CompletableFuture<JsonObject> answer = new CompletableFuture<>();
    Connection to = connection;
    if (to == null) {
      answer.completeExceptionally(new IllegalStateException("the page is gone"));
      return answer;
    }
    long id = ++calledSoFar;
    calls.put(id, answer);
    to.received(Json.object("id", id, "method", method, "params", Json.object(parameters)));
    return answer;
  }

  /// Whom an event's `params` are told.
  public void on(String method, Consumer<JsonObject> listener) {
    listeners.put(method, listener);
  }

  @Override
  public void send(String text) {
    JsonObject message;
    try {
      message = Json.parse(text);
    } catch (ProtocolError e) {
      throw new IllegalStateException("the browser has sent no message", e);
    }
    if (message.has("id")) {
      CompletableFuture<JsonObject> answer = calls.remove(message.get("id").getAsLong());
      if (answer != null && message.get("result") instanceof JsonObject result) {
        answer.complete(result);
      } else if (answer != null) {
        answer.completeExceptionally(
            new IllegalStateException(
                message.getAsJsonObject("error").get("message").getAsString()));
      }
      return;
    }
    Consumer<JsonObject> listener = listeners.get(message.get("method").getAsString());
    if (listener != null) {
      listener.accept(message.getAsJsonObject("params"));
    }
  }

  @Override
  public void close() {
    connection = null;
    calls
        .values()
        .forEach(call -> call.completeExceptionally(new IllegalStateException("the page is gone")));
    calls.clear();
  }
}
