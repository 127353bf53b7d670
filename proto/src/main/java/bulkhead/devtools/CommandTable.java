package bulkhead.devtools;

import com.google.gson.JsonObject;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// The commands that one kind of target knows: name, parameters as a record, and what answers. It's
/// the one description of the protocol here: dispatch, checks and `/json/protocol` come from it.
/// Made once, then only read.
///
/// @param <S> what a command is done for: the session
public final class CommandTable<S> {
  /// Answers at once; null for an empty answer.
  public interface Handler<S, P> {
    @Nullable JsonObject answer(S session, P parameters) throws ProtocolError;
  }

  /// Answers later. A [ProtocolError] in the future reaches the client as it is.
  public interface LateHandler<S, P> {
    CompletableFuture<JsonObject> answer(S session, P parameters) throws ProtocolError;
  }

  /// One command.
  public record Command<S, P extends Record>(
      String method, Class<P> parameters, LateHandler<S, P> handler) {
    CompletableFuture<JsonObject> dispatch(S session, JsonObject json) throws ProtocolError {
      return handler.answer(session, Parameters.read(parameters, json));
    }
  }

  private final Map<String, Command<S, ?>> commands = new LinkedHashMap<>();

  /// A command that is answered at once.
  public <P extends Record> void on(String method, Class<P> parameters, Handler<S, P> handler) {
    late(
        method,
        parameters,
        (session, read) -> {
          JsonObject answer = handler.answer(session, read);
          return CompletableFuture.completedFuture(answer == null ? new JsonObject() : answer);
        });
  }

  /// A command without parameters.
  public void on(String method, Handler<S, Parameters.None> handler) {
    on(method, Parameters.None.class, handler);
  }

  /// A command that is answered when its future completes.
  public <P extends Record> void late(
      String method, Class<P> parameters, LateHandler<S, P> handler) {
    if (commands.put(method, new Command<>(method, parameters, handler)) != null) {
      throw new IllegalStateException(method + " is described twice");
    }
  }

  /// Commands that change nothing here: what they switch on never happens in this browser.
  public void accepted(String... methods) {
    for (String method : methods) {
      on(method, (session, none) -> null);
    }
  }

  public boolean knows(String method) {
    return commands.containsKey(method);
  }

  public Collection<String> methods() {
    return commands.keySet();
  }

  public Collection<Command<S, ?>> commands() {
    return List.copyOf(commands.values());
  }

  /// Does a command.
  /// @throws ProtocolError if it is unknown, its parameters are wrong, or it fails at once
  public CompletableFuture<JsonObject> dispatch(S session, String method, JsonObject parameters)
      throws ProtocolError {
    Command<S, ?> command = commands.get(method);
    if (command == null) {
      throw ProtocolError.unknownMethod(method);
    }
    return command.dispatch(session, parameters);
  }
}
