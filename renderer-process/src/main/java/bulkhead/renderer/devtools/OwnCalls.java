package bulkhead.renderer.devtools;

import bulkhead.devtools.Json;
import bulkhead.devtools.ProtocolError;
import com.google.gson.JsonObject;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/// What a session asks V8's inspector on the agent's own account: its client sees neither question
/// nor answer. Thread: the isolate's.
final class OwnCalls {
  /// Gives V8 a command.
  interface Way {
    /// @return whether it will be answered
    boolean dispatch(String method, String text);
  }

  /// The id of the first call; one that is made while another is being answered has one less.
  private static final long FIRST_ID = -2_000_000_000L;

  private static final class Call {
    final long id;
    @Nullable String answer;

    Call(long id) {
      this.id = id;
    }
  }

  private final Way way;
  private final ArrayDeque<Call> calls = new ArrayDeque<>();

  OwnCalls(Way way) {
    this.way = way;
  }

  /// Whether nothing is being asked.
  boolean isEmpty() {
    return calls.isEmpty();
  }

  /// Looks at what V8 says.
  ///
  /// @return whether it was the answer to the last question
  boolean heard(String text) {
    Call last = calls.peek();
    if (last == null || !text.startsWith("{\"id\":" + last.id + ",")) {
      return false;
    }
    last.answer = text;
    return true;
  }

  /// @return the answer's `result`
  /// @throws ProtocolError what V8 said instead
  JsonObject ask(String method, JsonObject parameters) throws ProtocolError {
    Call call = new Call(FIRST_ID - calls.size());
    calls.push(call);
    try {
      String text = Json.write(Json.object("id", call.id, "method", method, "params", parameters));
      String answered = way.dispatch(method, text) ? call.answer : null;
      if (answered == null) {
        throw ProtocolError.because("Not attached to an active page");
      }
      JsonObject answer = Json.parse(answered);
      if (answer.get("error") instanceof JsonObject error) {
        throw ProtocolError.because(error.get("message").getAsString());
      }
      return answer.getAsJsonObject("result");
    } finally {
      calls.remove(call);
    }
  }
}
