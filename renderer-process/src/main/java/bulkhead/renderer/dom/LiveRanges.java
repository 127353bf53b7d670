package bulkhead.renderer.dom;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The ranges and node iterators of one document, which follow its changes (DOM §5.3 "live range",
/// §6.1). They are held weakly: one that script has dropped follows nothing. Thread: owned by
/// `RendererMain`.
public final class LiveRanges {
  private final List<WeakReference<Range>> ranges = new ArrayList<>(0);
  private final List<WeakReference<NodeIterator>> iterators = new ArrayList<>(0);
  private int addedSinceCleaning;

  void add(Range range) {
    ranges.add(new WeakReference<>(range));
    if (++addedSinceCleaning > 64 + ranges.size() / 2) {
      addedSinceCleaning = 0;
      ranges.removeIf(each -> each.get() == null);
      iterators.removeIf(each -> each.get() == null);
    }
  }

  void add(NodeIterator iterator) {
    iterators.add(new WeakReference<>(iterator));
    addedSinceCleaning++;
  }

  void remove(Range range) {
    ranges.removeIf(each -> each.get() == null || each.get() == range);
  }

  /// Ranges that lie in the tree of `root` belong to another document from now.
  void move(Node root, LiveRanges to) {
    for (WeakReference<Range> each : List.copyOf(ranges)) {
      Range range = each.get();
      if (range != null && root.contains(range.startContainer())) {
        ranges.remove(each);
        to.ranges.add(each);
      }
    }
    for (WeakReference<NodeIterator> each : List.copyOf(iterators)) {
      NodeIterator iterator = each.get();
      if (iterator != null && root.contains(iterator.root())) {
        iterators.remove(each);
        to.iterators.add(each);
      }
    }
  }

  /// DOM §4.2.3 insert, step 5: a node is about to be inserted before `reference`.
  void inserting(ContainerNode parent, @Nullable Node reference) {
    if (ranges.isEmpty() || reference == null) {
      return;
    }
    int index = -1;
    for (WeakReference<Range> each : ranges) {
      Range range = each.get();
      if (range != null && range.touches(parent)) {
        if (index < 0) {
          index = reference.index();
        }
        range.inserted(parent, index);
      }
    }
  }

  /// DOM §4.2.3 remove, steps 4 to 8: `node` is about to leave.
  void removing(ContainerNode parent, Node node) {
    if (!iterators.isEmpty()) {
      for (WeakReference<NodeIterator> each : List.copyOf(iterators)) {
        NodeIterator iterator = each.get();
        if (iterator != null) {
          iterator.removing(node);
        }
      }
    }
    if (ranges.isEmpty()) {
      return;
    }
    int index = -1;
    for (WeakReference<Range> each : ranges) {
      Range range = each.get();
      if (range != null) {
        if (index < 0) {
          index = node.index();
        }
        range.removing(parent, node, index);
      }
    }
  }

  /// DOM §4.10 "replace data", steps 8 to 11.
  void dataReplaced(CharacterData node, int offset, int count, int length) {
    for (WeakReference<Range> each : ranges) {
      Range range = each.get();
      if (range != null) {
        range.dataReplaced(node, offset, count, length);
      }
    }
  }

  /// DOM §4.11 "split", step 7.
  void split(Text text, int offset, Text made, ContainerNode parent) {
    for (WeakReference<Range> each : ranges) {
      Range range = each.get();
      if (range != null) {
        range.split(text, offset, made, parent);
      }
    }
  }

  /// DOM §4.4 "normalize": `from` becomes part of `into`, whose length was `length`.
  void joined(Text into, int length, Text from) {
    for (WeakReference<Range> each : ranges) {
      Range range = each.get();
      if (range != null) {
        range.joined(into, length, from);
      }
    }
  }
}
