package bulkhead.renderer.dom;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/// The part of a `MutationObserver` (DOM §4.3) that needs no script: what it observes and the
/// records that wait for it. Thread: owned by `RendererMain`.
public final class MutationObserver extends ScriptObject.Base {
  /// DOM §4.3 `MutationObserverInit`; a null filter is none.
  public record Options(
      boolean childList,
      boolean attributes,
      boolean characterData,
      boolean subtree,
      boolean attributeOldValue,
      boolean characterDataOldValue,
      @Nullable Set<String> attributeFilter) {}

  private final MutationObservers all;
  private final Set<Node> nodes =
      java.util.Collections.newSetFromMap(new WeakHashMap<Node, Boolean>());
  private List<MutationRecord> records = new ArrayList<>();

  public MutationObserver(MutationObservers all) {
    this.all = all;
  }

  public void observe(Node node, Options options) {
    all.begin();
    List<MutationRegistration> registrations = node.registrations;
    if (registrations == null) {
      registrations = new ArrayList<>(1);
      node.registrations = registrations;
    }
    MutationRegistration made = new MutationRegistration(this, options, null);
    for (int i = 0; i < registrations.size(); i++) {
      MutationRegistration each = registrations.get(i);
      if (each.observer() == this && !each.isTransient()) {
        removeTransients(each);
        registrations.set(registrations.indexOf(each), made);
        return;
      }
    }
    registrations.add(made);
    nodes.add(node);
  }

  public void disconnect() {
    for (Node node : nodes) {
      if (node.registrations != null) {
        node.registrations.removeIf(each -> each.observer() == this);
      }
    }
    nodes.clear();
    records.clear();
  }

  public List<MutationRecord> takeRecords() {
    List<MutationRecord> taken = records;
    records = new ArrayList<>();
    return taken;
  }

  void add(MutationRecord record) {
    records.add(record);
    all.enqueue(this);
  }

  /// `node` leaves a tree in which `source` watched the whole subtree.
  void addTransient(Node node, MutationRegistration source) {
    List<MutationRegistration> registrations = node.registrations;
    if (registrations == null) {
      registrations = new ArrayList<>(1);
      node.registrations = registrations;
    }
    registrations.add(new MutationRegistration(this, source.options(), source));
    nodes.add(node);
  }

  private void removeTransients(MutationRegistration source) {
    for (Node node : nodes) {
      if (node.registrations != null) {
        node.registrations.removeIf(each -> each.source() == source);
      }
    }
  }

  /// DOM §4.3 "notify mutation observers" step 6.2: transient registrations have served.
  public void removeTransients() {
    for (Iterator<Node> i = nodes.iterator(); i.hasNext(); ) {
      Node node = i.next();
      if (node.registrations != null) {
        node.registrations.removeIf(each -> each.observer() == this && each.isTransient());
        if (node.registrations.isEmpty()) {
          node.registrations = null;
          i.remove();
        }
      }
    }
  }
}
