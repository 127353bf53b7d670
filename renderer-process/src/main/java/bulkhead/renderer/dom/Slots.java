package bulkhead.renderer.dom;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The slots of one shadow tree and what is assigned to them (DOM §4.2.2). Which node is where is
/// worked out when somebody asks; who has to hear of a change (`slotchange`) at once. Thread: owned
/// by `RendererMain`.
public final class Slots {
  /// Where a node is: its slot, and its place among the slot's nodes.
  public record Place(Element slot, int index) {}

  private final ShadowRoot root;
  private boolean known;
  private List<Element> slots = List.of();
  private Map<String, Element> byName = Map.of();
  private boolean assigned;
  private Map<Node, Place> places = Map.of();
  private Map<Element, List<Node>> nodes = new IdentityHashMap<>(0);

  /// HTML §4.12.4 "manually assigned nodes", by slot; and back.
  private final Map<Element, List<Node>> manual = new IdentityHashMap<>(0);

  private final Map<Node, Element> manualSlots = new IdentityHashMap<>(0);

  Slots(ShadowRoot root) {
    this.root = root;
  }

  /// DOM §4.2.2.3 "find a slot" and "find slottables", of all.
  private void assign() {
    if (assigned) {
      return;
    }
    assigned = true;
    find();
    Map<Element, List<Node>> found = new IdentityHashMap<>();
    if (root.options().slotAssignment() == ShadowRoot.SlotAssignment.MANUAL) {
      for (Element slot : slots) {
        for (Node node : manual.getOrDefault(slot, List.of())) {
          if (node.parent == root.shadowHost()) {
            found.computeIfAbsent(slot, each -> new ArrayList<>()).add(node);
          }
        }
      }
    } else {
      for (Node node = root.shadowHost().firstChild(); node != null; node = node.next) {
        Element slot = isSlottable(node) ? byName.get(nameOf(node)) : null;
        if (slot != null) {
          found.computeIfAbsent(slot, each -> new ArrayList<>()).add(node);
        }
      }
    }
    Map<Node, Place> where = new IdentityHashMap<>();
    found.forEach(
        (slot, all) -> {
          for (int i = 0; i < all.size(); i++) {
            where.put(all.get(i), new Place(slot, i));
          }
        });
    nodes = found;
    places = where;
  }

  private void find() {
    if (known) {
      return;
    }
    known = true;
    List<Element> found = new ArrayList<>();
    Map<String, Element> names = new HashMap<>();
    for (Node node = root.firstChild(); node != null; node = node.nextInTree(root)) {
      if (node instanceof Element element && element.is("slot")) {
        found.add(element);
        names.putIfAbsent(element.attributeOrEmpty("name"), element);
      }
    }
    slots = found;
    byName = names;
  }

  static boolean isSlottable(Node node) {
    return node instanceof Element || node instanceof Text;
  }

  private static String nameOf(Node node) {
    return node instanceof Element element ? element.attributeOrEmpty("slot") : "";
  }

  /// Where a child of the host is, or null when it is in no slot.
  public @Nullable Place placeOf(Node node) {
    assign();
    return places.get(node);
  }

  /// What is assigned to a slot of this tree. Not to be changed, nor to be kept.
  public List<Node> assignedTo(Element slot) {
    assign();
    return nodes.getOrDefault(slot, List.of());
  }

  // Changes

  /// A child of the host came, or is about to leave.
  void hostChildChanged(Node child) {
    if (!isSlottable(child)) {
      return;
    }
    Element slot;
    if (root.options().slotAssignment() == ShadowRoot.SlotAssignment.MANUAL) {
      slot = manualSlots.get(child);
    } else {
      find();
      slot = byName.get(nameOf(child));
    }
    assigned = false;
    if (slot != null) {
      toggle(slot, child);
      signal(slot);
    }
  }

  /// Until [#assign] runs again, what a slot has is known but for the order.
  private void toggle(Element slot, Node child) {
    List<Node> list = nodes.computeIfAbsent(slot, each -> new ArrayList<>());
    if (!list.remove(child)) {
      list.add(child);
    }
  }

  private static boolean same(List<Node> before, List<Node> after) {
    return before.size() == after.size() && new HashSet<>(before).equals(new HashSet<>(after));
  }

  /// The `slot` attribute of a child of the host has changed.
  void childRenamed(Element child, @Nullable String before, @Nullable String after) {
    if (root.options().slotAssignment() == ShadowRoot.SlotAssignment.MANUAL) {
      return;
    }
    find();
    Element from = byName.get(before == null ? "" : before);
    Element to = byName.get(after == null ? "" : after);
    if (from == to) {
      return;
    }
    assigned = false;
    if (from != null) {
      toggle(from, child);
      signal(from);
    }
    if (to != null) {
      toggle(to, child);
      signal(to);
    }
    restyle(child);
  }

  /// Slots came, went or have other names: DOM §4.2.2.4 "assign slottables for a tree".
  void slotsChanged() {
    Map<Element, List<Node>> before = nodes;
    known = false;
    assigned = false;
    assign();
    for (Element slot : slots) {
      if (!same(before.getOrDefault(slot, List.of()), assignedTo(slot))) {
        signal(slot);
      }
    }
    for (Map.Entry<Element, List<Node>> each : before.entrySet()) {
      Element gone = each.getKey();
      if (gone.root() != root && !each.getValue().isEmpty()) {
        signal(gone);
      }
    }
    for (Node node = root.shadowHost().firstChild(); node != null; node = node.next) {
      restyle(node);
    }
  }

  /// A node came into a slot that shows its own children, or left it.
  void fallbackChanged(Element slot) {
    if (assignedTo(slot).isEmpty()) {
      signal(slot);
    }
  }

  /// HTML §4.12.4 `slot.assign()`.
  public void assignManually(Element slot, List<? extends Node> wanted) {
    for (Node node : manual.getOrDefault(slot, List.of())) {
      manualSlots.remove(node);
    }
    List<Node> list = new ArrayList<>();
    for (Node node : wanted) {
      Element old = manualSlots.put(node, slot);
      if (old != null && old != slot) {
        List<Node> others = manual.get(old);
        if (others != null) {
          others.remove(node);
        }
      }
      if (!list.contains(node)) {
        list.add(node);
      }
    }
    manual.put(slot, list);
    slotsChanged();
  }

  private void signal(Element slot) {
    SharedTree shared = slot.ownerDocument().shared();
    if (shared != null) {
      shared.mutations().signalSlot(slot);
    }
    slot.markDirty(Node.STYLE_SUBTREE | Node.BOXES);
  }

  private static void restyle(Node node) {
    if (node.isConnected()) {
      node.markDirty(node instanceof Element ? Node.STYLE_SUBTREE | Node.BOXES : Node.BOXES);
    }
  }
}
