package bulkhead.renderer.dom;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// All mutation observers of documents that can reach each other, and those of them that are to be
/// told next (DOM §4.3). Costs a comparison while nobody observes. Thread: owned by `RendererMain`.
public final class MutationObservers {
  private boolean any;
  private final Set<MutationObserver> pending = new LinkedHashSet<>();
  private Set<Element> slots = new LinkedHashSet<>();

  void begin() {
    any = true;
  }

  boolean any() {
    return any;
  }

  void enqueue(MutationObserver observer) {
    pending.add(observer);
  }

  /// Whether the microtask that tells them is due.
  public boolean isPending() {
    return !pending.isEmpty() || !slots.isEmpty();
  }

  /// DOM §4.2.2.5 "signal a slot change".
  void signalSlot(Element slot) {
    slots.add(slot);
  }

  /// The slots that are to get a `slotchange` event.
  public List<Element> takeSlots() {
    List<Element> taken = List.copyOf(slots);
    slots = new LinkedHashSet<>();
    return taken;
  }

  public List<MutationObserver> takePending() {
    List<MutationObserver> taken = new ArrayList<>(pending);
    pending.clear();
    return taken;
  }

  /// Nobody is told of what has changed up to now.
  public void forget() {
    takePending().forEach(MutationObserver::takeRecords);
    takeSlots();
  }

  // DOM §4.3.2 "queue a mutation record", one method for each type.

  private static boolean unwatched(Node target) {
    return !target.ownerDocument.isWatched();
  }

  static void childList(
      Node target,
      List<Node> added,
      List<Node> removed,
      @Nullable Node previous,
      @Nullable Node next) {
    if (unwatched(target)) {
      return;
    }
    Set<MutationObserver> interested = new LinkedHashSet<>();
    for (Node node = target; node != null; node = node.parent) {
      if (node.registrations != null) {
        for (MutationRegistration each : node.registrations) {
          if (each.options().childList() && (node == target || each.options().subtree())) {
            interested.add(each.observer());
          }
        }
      }
    }
    for (MutationObserver observer : interested) {
      observer.add(
          new MutationRecord("childList", target, added, removed, previous, next, null, null));
    }
  }

  static void attribute(Element target, Attribute attribute, @Nullable String oldValue) {
    if (unwatched(target)) {
      return;
    }
    Map<MutationObserver, Boolean> interested = new LinkedHashMap<>();
    for (Node node = target; node != null; node = node.parent) {
      if (node.registrations != null) {
        for (MutationRegistration each : node.registrations) {
          if ((node == target || each.options().subtree()) && each.wantsAttribute(attribute)) {
            interested.merge(
                each.observer(), each.options().attributeOldValue(), Boolean::logicalOr);
          }
        }
      }
    }
    interested.forEach(
        (observer, wantsOld) ->
            observer.add(
                new MutationRecord(
                    "attributes",
                    target,
                    List.of(),
                    List.of(),
                    null,
                    null,
                    attribute,
                    wantsOld ? oldValue : null)));
  }

  static void characterData(CharacterData target, String oldValue) {
    if (unwatched(target)) {
      return;
    }
    Map<MutationObserver, Boolean> interested = new LinkedHashMap<>();
    for (Node node = target; node != null; node = node.parent) {
      if (node.registrations != null) {
        for (MutationRegistration each : node.registrations) {
          if ((node == target || each.options().subtree()) && each.options().characterData()) {
            interested.merge(
                each.observer(), each.options().characterDataOldValue(), Boolean::logicalOr);
          }
        }
      }
    }
    interested.forEach(
        (observer, wantsOld) ->
            observer.add(
                new MutationRecord(
                    "characterData",
                    target,
                    List.of(),
                    List.of(),
                    null,
                    null,
                    null,
                    wantsOld ? oldValue : null)));
  }

  /// DOM §4.2.3 remove, step 15: who watched a subtree goes on watching the part that leaves it.
  static void leaving(Node node, ContainerNode parent) {
    if (unwatched(node)) {
      return;
    }
    for (Node above = parent; above != null; above = above.parent) {
      if (above.registrations != null) {
        for (MutationRegistration each : List.copyOf(above.registrations)) {
          if (each.options().subtree()) {
            each.observer().addTransient(node, each);
          }
        }
      }
    }
  }
}
