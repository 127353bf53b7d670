package bulkhead.renderer.script.bindings;

import bulkhead.renderer.script.Callbacks;
import bulkhead.renderer.script.EventLoop;
import bulkhead.renderer.script.Realm;
import bulkhead.renderer.script.ScriptException;
import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.interop.V8Runtime;
import com.caoccao.javet.utils.JavetResourceUtils;
import com.caoccao.javet.values.V8Value;
import com.caoccao.javet.values.primitive.V8ValueInteger;
import com.caoccao.javet.values.reference.V8ValueArrayBuffer;
import com.caoccao.javet.values.reference.V8ValueFunction;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Takes the messages of one realm's ports to the hub and back. Thread: the isolate's, but for
/// [#arrived] and [#receive].
final class MessageBridge implements MessageHub.Receiver {
  private final Realm realm;
  private final MessageHub hub;
  private final EventLoop loop;
  private final V8Runtime v8;
  private final V8ValueFunction receiveAway;

  MessageBridge(
      Realm realm,
      MessageHub hub,
      EventLoop loop,
      V8ValueFunction connect,
      V8ValueFunction receiveAway)
      throws JavetException {
    this.realm = realm;
    this.hub = hub;
    this.loop = loop;
    this.v8 = realm.isolate().runtime();
    this.receiveAway = receiveAway;
    try (V8ValueFunction post =
            Callbacks.action(v8, "post", values -> hub.send(number(values), message(values)));
        V8ValueFunction putBack =
            Callbacks.action(
                v8, "putBack", values -> hub.putBack(number(values), message(values)));
        V8ValueFunction broadcast =
            Callbacks.action(
                v8, "broadcast", values -> hub.broadcast(number(values), message(values)))) {
      connect.callVoid(null, post, putBack, broadcast);
    }
  }

  private static int number(V8Value[] values) {
    return values[0] instanceof V8ValueInteger number ? number.getValue() : 0;
  }

  private static MessageHub.Message message(V8Value[] values) throws JavetException {
    List<byte[]> buffers = new ArrayList<>(values.length - 3);
    for (int i = 3; i < values.length; i++) {
      buffers.add(values[i] instanceof V8ValueArrayBuffer buffer ? buffer.toBytes() : new byte[0]);
    }
    return new MessageHub.Message(values[1].toString(), ports(values[2].toString()), buffers);
  }

  /// The numbers of ports and their other halves, in turns.
  private static List<MessageHub.Port> ports(String ends) {
    List<MessageHub.Port> ports = new ArrayList<>();
    String[] numbers = ends.split(",", 0);
    for (int i = 0; i + 1 < numbers.length; i += 2) {
      ports.add(
          new MessageHub.Port(Integer.parseInt(numbers[i]), Integer.parseInt(numbers[i + 1])));
    }
    return ports;
  }

  private static String ends(List<MessageHub.Port> ports) {
    return ports.stream()
        .map(port -> port.id() + "," + port.peer())
        .collect(Collectors.joining(","));
  }

  @Override
  public void arrived(int port) {
    loop.post(
        realm,
        () -> {
          MessageHub.Pending next = hub.next(port, this);
          if (next != null) {
            deliver(port, next.message());
            next.taken().run();
          }
        });
  }

  @Override
  public void receive(int port, MessageHub.Message message, Runnable taken) {
    loop.post(
        realm,
        () -> {
          deliver(port, message);
          taken.run();
        });
  }

  private void deliver(int port, MessageHub.Message message) {
    Realm before = realm.enter();
    List<V8Value> arguments = new ArrayList<>();
    try {
      arguments.add(v8.createV8ValueInteger(port));
      arguments.add(v8.createV8ValueString(message.text()));
      arguments.add(v8.createV8ValueString(ends(message.ports())));
      for (byte[] bytes : message.buffers()) {
        V8ValueArrayBuffer buffer = v8.createV8ValueArrayBuffer(bytes.length);
        arguments.add(buffer);
        if (bytes.length > 0) {
          buffer.fromBytes(bytes);
        }
      }
      receiveAway.callVoid(null, arguments.toArray(V8Value[]::new));
    } catch (JavetException e) {
      try (ScriptException thrown = ScriptException.of(e)) {
        loop.reports().report(realm, thrown);
      }
    } finally {
      arguments.forEach(JavetResourceUtils::safeClose);
      realm.leave(before);
    }
  }

  void close() {
    hub.locks().forget(this);
    hub.forget(this);
  }
}
