package bulkhead.renderer;

import bulkhead.ipc.PieceCost;
import bulkhead.ipc.api.OpenSocketRequest;
import bulkhead.process.TaskLoop;
import bulkhead.renderer.loader.Sockets;
import bulkhead.renderer.script.bindings.ScriptNetwork;
import bulkhead.renderer.script.bindings.ScriptSockets;
import com.google.gson.JsonObject;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.BiPredicate;

/// The WebSockets of one realm, a document's or a worker's. Thread: the isolate's; the sockets
/// themselves are those of `RendererMain`.
final class RealmSockets implements ScriptSockets {
  /// A longer message ends its socket, before it takes all of the renderer's memory.
  private static final int MOST_MESSAGE = 512 << 20;

  private static final int MESSAGE_TOO_BIG = 1009;

  private final Sockets sockets;
  private final TaskLoop main;
  private final int pageId;
  private final String origin;
  private final BiPredicate<String, Boolean> allows;
  private final Executor tasks;

  /// Owned by `RendererMain`.
  private final Map<Integer, Long> open = new HashMap<>();

  RealmSockets(
      Sockets sockets,
      TaskLoop main,
      int pageId,
      String origin,
      BiPredicate<String, Boolean> allows,
      Executor tasks) {
    this.sockets = sockets;
    this.main = main;
    this.pageId = pageId;
    this.origin = origin;
    this.allows = allows;
    this.tasks = tasks;
  }

  private void onMain(Runnable action) {
    if (main.isOwner()) {
      action.run();
    } else {
      main.execute(action);
    }
  }

  @Override
  public void open(int id, String url, List<String> protocols, ScriptNetwork.Receiver receiver) {
    OpenSocketRequest.Builder request =
        OpenSocketRequest.newBuilder()
            .setPageId(pageId)
            .setUrl(url)
            .setOrigin(origin)
            .addAllProtocols(protocols);
    Listener listener = new Listener(id, receiver);
    if (!allows.test(url, false)) {
      listener.ended(false, 1006, "", true);
      return;
    }
    onMain(
        () -> {
          long number = sockets.open(request, listener);
          if (number == 0) {
            listener.ended(false, 1006, "", true);
          } else {
            open.put(id, number);
          }
        });
  }

  @Override
  public void send(int id, boolean text, byte[] data) {
    onMain(
        () -> {
          Long number = open.get(id);
          if (number != null) {
            sockets.send(number, text, data);
          }
        });
  }

  @Override
  public void close(int id, int code, String reason) {
    onMain(
        () -> {
          Long number = open.get(id);
          if (number != null) {
            sockets.close(number, code, reason);
          }
        });
  }

  @Override
  public void close() {
    onMain(
        () -> {
          open.values().forEach(sockets::abandon);
          open.clear();
        });
  }

  /// One socket's news, on `RendererMain`, passed on to the realm.
  private final class Listener implements Sockets.Listener {
    private final int id;
    private final ScriptNetwork.Receiver receiver;
    private final ByteArrayOutputStream message = new ByteArrayOutputStream();

    Listener(int id, ScriptNetwork.Receiver receiver) {
      this.id = id;
      this.receiver = receiver;
    }

    private void tell(String kind, String text, byte[] bytes) {
      tasks.execute(() -> receiver.deliver(kind, text, bytes));
    }

    private void grant(int bytes) {
      onMain(
          () -> {
            Long number = open.get(id);
            if (number != null) {
              sockets.grant(number, bytes);
            }
          });
    }

    @Override
    public void opened(String protocol, String extensions) {
      tell("open", protocol + "\n" + extensions, new byte[0]);
    }

    @Override
    public void received(boolean text, byte[] piece, boolean last) {
      if (message.size() + piece.length > MOST_MESSAGE) {
        Long number = open.remove(id);
        if (number != null) {
          sockets.abandon(number);
          ended(false, MESSAGE_TOO_BIG, "", true);
        }
        return;
      }
      message.writeBytes(piece);
      if (!last) {
        grant(PieceCost.of(piece.length));
        return;
      }
      byte[] whole = message.toByteArray();
      message.reset();
      // The next ones come when the script has had this one.
      tasks.execute(
          () -> {
            if (text) {
              receiver.deliver("text", new String(whole, StandardCharsets.UTF_8), new byte[0]);
            } else {
              receiver.deliver("binary", "", whole);
            }
            grant(PieceCost.of(piece.length));
          });
    }

    @Override
    public void sent(int bytes) {
      tell("sent", String.valueOf(bytes), new byte[0]);
    }

    @Override
    public void closed(boolean clean, int code, String reason, boolean failed) {
      open.remove(id);
      ended(clean, code, reason, failed);
    }

    private void ended(boolean clean, int code, String reason, boolean failed) {
      JsonObject end = new JsonObject();
      end.addProperty("wasClean", clean);
      end.addProperty("code", code);
      end.addProperty("reason", reason);
      end.addProperty("failed", failed);
      tell("close", end.toString(), new byte[0]);
    }
  }
}
