package bulkhead.ipc;

import com.google.protobuf.Message;
import com.google.protobuf.Parser;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// How one generated interface travels: its number on the wire, its methods' types, its proxy and
/// its dispatcher. Immutable; one instance per interface, made by the protoc plugin.
public abstract class IpcInterface<T> {
  /// One rpc of the service. `reply` is null for a one-way call.
  public record Method(
      String name, Parser<? extends Message> request, @Nullable Parser<? extends Message> reply) {}

  private final String name;
  private final int id;
  private final Method[] methods;

  protected IpcInterface(String name, Method[] methods) {
    this.name = name;
    this.id = name.hashCode();
    this.methods = methods;
  }

  public final String name() {
    return name;
  }

  /// The interface's number on the wire: the hash of its name. A channel refuses to bind two that
  /// collide.
  public final int id() {
    return id;
  }

  /// The method with that number, or null when there is none.
  public final @Nullable Method method(int index) {
    return index >= 0 && index < methods.length ? methods[index] : null;
  }

  /// An implementation whose every call goes through `caller`.
  public abstract T proxy(Caller caller);

  /// Calls method number `method` of `target`. Null is returned for a one-way method.
  public abstract @Nullable CompletableFuture<? extends Message> dispatch(
      T target, int method, Message request);
}
