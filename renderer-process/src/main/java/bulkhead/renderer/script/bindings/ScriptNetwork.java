package bulkhead.renderer.script.bindings;

import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/// How the scripts of one realm, a document's or a worker's, reach the network: by way of the
/// browser process, which decides what they may have. A part of the realm. Thread: the isolate's.
public interface ScriptNetwork {
  /// Hears how a load goes, as tasks of the realm.
  interface Receiver {
    /// `kind` is `response` (with its head as JSON), `data` (with bytes), `end` or `error`.
    void deliver(String kind, String text, byte[] bytes);
  }

  /// The answer to a load that was waited for; `head` is JSON.
  record Answer(String head, byte[] body) {}

  /// What an object URL stands for.
  record Blob(String type, byte[] bytes) {}

  /// The address of the document or worker.
  String url();

  String baseUrl();

  /// Its origin, serialised.
  String origin();

  /// Starts a load. `request` is JSON, see `wireRequest` in `15-fetch.js`.
  void start(int id, String request, byte[] body, Receiver receiver);

  void cancel(int id);

  /// The script has taken that many bytes.
  void grant(int id, int bytes);

  /// As [#start], but waits; null if it failed.
  @Nullable Answer load(String request, byte[] body);

  ScriptSockets sockets();

  /// Runs tasks of the realm, on its isolate's thread.
  Executor tasks();

  /// A part of a file that the user has chosen, which is waited for; null when it cannot be read.
  default byte @Nullable [] readFile(long file, long from, int length) {
    return null;
  }

  String createObjectUrl(Blob blob);

  void revokeObjectUrl(String url);

  @Nullable Blob objectUrl(String url);
}
