package bulkhead.process;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/// The locks of many origins, and who waits for them. Owned by whoever made it, who calls it from
/// one thread at a time. Web Locks §3, https://w3c.github.io/web-locks/
///
/// @param <B> a lock manager: what hears of each other, such as an origin of one browser context
/// @param <I> what stands for a request, and for the lock that it has become
public final class LockQueues<B, I> {
  /// What becomes of a request; `STOLEN` comes after `GRANTED`.
  public enum Answer {
    GRANTED,
    NOT_AVAILABLE,
    STOLEN
  }

  public enum Mode {
    SHARED,
    EXCLUSIVE
  }

  /// What a request does when the lock is not to be had at once.
  public enum Otherwise {
    WAIT,
    GIVE_UP,
    STEAL
  }

  /// @param client names the document or worker that asks, for [#held] and [#waiting]
  public record Request<I>(I id, String name, Mode mode, String client) {}

  private record Place<B>(B manager, String name) {}

  /// The locks of one name, and its "lock request queue".
  private static final class Resource<I> {
    final List<Request<I>> held = new ArrayList<>();
    final Deque<Request<I>> queue = new ArrayDeque<>();
  }

  private final Map<Place<B>, Resource<I>> resources = new LinkedHashMap<>();
  private final Map<I, Place<B>> places = new HashMap<>();
  private final BiConsumer<I, Answer> answered;

  /// @param answered is told what becomes of a request, also while [#request] runs
  public LockQueues(BiConsumer<I, Answer> answered) {
    this.answered = answered;
  }

  /// Whether something waits or is held under that name.
  public boolean has(I id) {
    return places.containsKey(id);
  }

  /// §4.1 "request a lock".
  public void request(B manager, Request<I> request, Otherwise otherwise) {
    Place<B> place = new Place<>(manager, request.name());
    Resource<I> resource = resources.computeIfAbsent(place, key -> new Resource<>());
    switch (otherwise) {
      case STEAL -> {
        List<Request<I>> broken = List.copyOf(resource.held);
        resource.held.clear();
        broken.forEach(
            lock -> {
              places.remove(lock.id());
              answered.accept(lock.id(), Answer.STOLEN);
            });
        resource.queue.addFirst(request);
      }
      case GIVE_UP -> {
        if (!resource.queue.isEmpty() || !isGrantable(resource, request)) {
          answered.accept(request.id(), Answer.NOT_AVAILABLE);
          return;
        }
        resource.queue.add(request);
      }
      case WAIT -> resource.queue.add(request);
    }
    places.put(request.id(), place);
    process(place, resource);
  }

  /// A lock is released (§4.2), or a request that waits is no longer meant (§4.3). Nothing happens
  /// if there is neither.
  public void release(I id) {
    Place<B> place = places.remove(id);
    Resource<I> resource = place == null ? null : resources.get(place);
    if (place != null && resource != null) {
      resource.held.removeIf(lock -> lock.id().equals(id));
      resource.queue.removeIf(request -> request.id().equals(id));
      process(place, resource);
    }
  }

  /// §4.5 "process the lock request queue"
  private void process(Place<B> place, Resource<I> resource) {
    for (Iterator<Request<I>> each = resource.queue.iterator(); each.hasNext(); ) {
      Request<I> next = each.next();
      if (!isGrantable(resource, next)) {
        break;
      }
      each.remove();
      resource.held.add(next);
      answered.accept(next.id(), Answer.GRANTED);
    }
    if (resource.held.isEmpty() && resource.queue.isEmpty()) {
      resources.remove(place);
    }
  }

  /// "grantable", for the first of the queue.
  private static boolean isGrantable(Resource<?> resource, Request<?> request) {
    return switch (request.mode()) {
      case EXCLUSIVE -> resource.held.isEmpty();
      case SHARED -> resource.held.stream().allMatch(lock -> lock.mode() == Mode.SHARED);
    };
  }

  public List<Request<I>> held(B manager) {
    return all(manager, false);
  }

  public List<Request<I>> waiting(B manager) {
    return all(manager, true);
  }

  private List<Request<I>> all(B manager, boolean waiting) {
    List<Request<I>> found = new ArrayList<>();
    resources.forEach(
        (place, resource) -> {
          if (place.manager().equals(manager)) {
            found.addAll(waiting ? resource.queue : resource.held);
          }
        });
    return found;
  }
}
