package bulkhead.renderer.devtools;

import bulkhead.renderer.dom.Node;
import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.Map;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/// What clients call the nodes that they were told of. It holds no node. Thread: `RendererMain`.
final class NodeIds {
  private final Map<Node, Integer> ids = new WeakHashMap<>();
  private final Map<Integer, WeakReference<Node>> nodes = new HashMap<>();
  private int next = 1;

  int of(Node node) {
    return ids.computeIfAbsent(
        node,
        n -> {
          if (next % 1000 == 0) {
            nodes.values().removeIf(reference -> reference.get() == null);
          }
          nodes.put(next, new WeakReference<>(n));
          return next++;
        });
  }

  @Nullable Node node(int id) {
    WeakReference<Node> reference = nodes.get(id);
    return reference == null ? null : reference.get();
  }
}
