package bulkhead.renderer.dom;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The objects that script knows, by number, and the links of the nodes among them in memory that
/// script reads by itself: `node.nextSibling` does not call Java. One for all documents whose
/// scripts can reach each other. Thread: `RendererMain`.
///
/// Each number has a row of eight integers:
/// ```
///  0 parent  1 previous  2 next  3 first child  4 last child  5 interface  6 node type  7 name
/// ```
/// A link is a number, 0 where there is no node, and -1 ([#UNKNOWN]) where there is one that script
/// has not seen yet: script then asks for it by [#look], which gives numbers to its neighbours too.
///
/// A node keeps its number for as long as script may hold its wrapper. Nodes in a page's own
/// document keep theirs; of the others script is told by [#takeDetachedTrees] which belong
/// together, and it gives the numbers back ([#release]) when nothing of such a tree can be reached
/// any more.
public final class SharedTree {
  public static final int UNKNOWN = -1;
  private static final int ROW = 8;
  private static final int PARENT = 0;
  private static final int PREVIOUS = 1;
  private static final int NEXT = 2;
  private static final int FIRST = 3;
  private static final int LAST = 4;
  private static final int INTERFACE = 5;
  private static final int KIND = 6;
  private static final int NAME = 7;
  private static final int LOOK_AHEAD = 32;

  private final ToIntFunction<Object> interfaceOf;
  private final ToIntFunction<Node> flagsOf;
  private final Names names = new Names();
  private final MutationObservers mutations = new MutationObservers();
  private final CustomElementReactions reactions = new CustomElementReactions();
  private final Microtasks microtasks = new Microtasks();
  private ByteBuffer memory = allocate(1024);
  private IntBuffer rows = memory.asIntBuffer();
  private @Nullable ScriptObject[] objects = new @Nullable ScriptObject[1024];
  private int used = 1;
  private int[] free = new int[64];
  private int freeCount;
  private List<Node> detached = new ArrayList<>();
  private boolean grown;
  private boolean shadows;
  private int version;
  private int attributeVersion;

  /// @param interfaceOf the number of the Web IDL interface that an object implements
  /// @param flagsOf what stands beside a node's type, from bit 4 on
  public SharedTree(ToIntFunction<Object> interfaceOf, ToIntFunction<Node> flagsOf) {
    this.interfaceOf = interfaceOf;
    this.flagsOf = flagsOf;
  }

  /// Rises with each change of any tree that script knows of.
  public int version() {
    return version;
  }

  /// Rises with each change of any attribute.
  public int attributeVersion() {
    return attributeVersion;
  }

  /// Something that collections depend on has changed, and was no attribute.
  public void stateChanged() {
    attributeVersion++;
  }

  void attributeChanged(Element element) {
    attributeVersion++;
  }

  private static ByteBuffer allocate(int count) {
    return ByteBuffer.allocateDirect(count * ROW * 4).order(ByteOrder.nativeOrder());
  }

  /// The rows. Another one after [#takeGrown] said so.
  public ByteBuffer memory() {
    return memory;
  }

  /// Whether [#memory] has been replaced since this was asked last.
  public boolean takeGrown() {
    boolean was = grown;
    grown = false;
    return was;
  }

  public Names names() {
    return names;
  }

  /// What is to be done at the next microtask checkpoint.
  public Microtasks microtasks() {
    return microtasks;
  }

  public MutationObservers mutations() {
    return mutations;
  }

  public CustomElementReactions reactions() {
    return reactions;
  }

  /// The object of a number that script sent.
  public @Nullable ScriptObject object(int number) {
    return number > 0 && number < used ? objects[number] : null;
  }

  /// The object's number; it gets one if it has none yet.
  public int numberOf(ScriptObject object) {
    int number = object.scriptNumber();
    return number != 0 ? number : expose(object);
  }

  private int expose(ScriptObject object) {
    int number = freeCount > 0 ? free[--freeCount] : used++;
    if (number >= objects.length) {
      grow();
    }
    objects[number] = object;
    object.setScriptNumber(number);
    int row = number * ROW;
    rows.put(row + INTERFACE, interfaceOf.applyAsInt(object));
    rows.put(row + KIND, 0);
    if (object instanceof Node node) {
      rows.put(row + KIND, node.nodeType() | flagsOf.applyAsInt(node));
      rows.put(row + NAME, names.numberOf(node));
      markKnown(node);
      write(node);
      tellNeighbours(node);
      if (!node.isConnected() || !node.ownerDocument().isActive()) {
        detached.add(node);
      }
    }
    return number;
  }

  /// Sees to it that so many objects more can get numbers before [#memory] is replaced.
  public void makeRoom(int count) {
    while (used + count > objects.length) {
      grow();
    }
  }

  private void grow() {
    int count = objects.length * 2;
    ByteBuffer larger = allocate(count);
    larger.put(0, memory, 0, memory.capacity());
    memory = larger;
    rows = larger.asIntBuffer();
    objects = Arrays.copyOf(objects, count);
    grown = true;
  }

  private static void markKnown(Node node) {
    for (Node at = node; at != null && !at.hasKnown; at = above(at)) {
      at.hasKnown = true;
    }
  }

  private static int link(@Nullable Node node) {
    if (node == null) {
      return 0;
    }
    return node.scriptNumber == 0 ? UNKNOWN : node.scriptNumber;
  }

  private void write(Node node) {
    int row = node.scriptNumber * ROW;
    rows.put(row + PARENT, link(node.parent));
    rows.put(row + PREVIOUS, link(node.previous));
    rows.put(row + NEXT, link(node.next));
    rows.put(row + FIRST, link(node.firstChild()));
    rows.put(row + LAST, link(node.lastChild()));
  }

  private void writeIfKnown(@Nullable Node node) {
    if (node != null && node.scriptNumber != 0) {
      write(node);
    }
  }

  private void tellNeighbours(Node node) {
    tellNeighboursOfInsertion(node);
    int link = link(node);
    for (Node child = node.firstChild(); child != null; child = child.next) {
      if (child.scriptNumber != 0) {
        rows.put(child.scriptNumber * ROW + PARENT, link);
      }
    }
  }

  /// Gives a number to what a link of `node` leads to, and to the next siblings from there.
  public int look(Node node, int link) {
    Node found =
        switch (link) {
          case PARENT -> node.parent;
          case PREVIOUS -> node.previous;
          case NEXT -> node.next;
          case FIRST -> node.firstChild();
          case LAST -> node.lastChild();
          default -> null;
        };
    if (found == null) {
      return 0;
    }
    int number = numberOf(found);
    if (link == FIRST || link == NEXT) {
      Node sibling = found.next;
      for (int i = 0; i < LOOK_AHEAD && sibling != null; i++) {
        numberOf(sibling);
        sibling = sibling.next;
      }
    }
    return number;
  }

  // Changes of the tree, told by ContainerNode.

  void inserted(ContainerNode parent, Node child) {
    version++;
    if (child.hasKnown) {
      markKnown(parent);
    }
    if (child.scriptNumber != 0) {
      write(child);
    }
    if (parent.hasKnown || child.hasKnown) {
      tellNeighboursOfInsertion(child);
    }
  }

  private void tellNeighboursOfInsertion(Node child) {
    int link = link(child);
    Node previous = child.previous;
    Node next = child.next;
    ContainerNode parent = child.parent;
    if (previous != null && previous.scriptNumber != 0) {
      rows.put(previous.scriptNumber * ROW + NEXT, link);
    }
    if (next != null && next.scriptNumber != 0) {
      rows.put(next.scriptNumber * ROW + PREVIOUS, link);
    }
    if (parent != null && parent.scriptNumber != 0) {
      int row = parent.scriptNumber * ROW;
      if (previous == null) {
        rows.put(row + FIRST, link);
      }
      if (next == null) {
        rows.put(row + LAST, link);
      }
    }
  }

  void removed(ContainerNode parent, Node child, @Nullable Node previous, @Nullable Node next) {
    version++;
    if (previous != null && previous.scriptNumber != 0) {
      rows.put(previous.scriptNumber * ROW + NEXT, link(next));
    }
    if (next != null && next.scriptNumber != 0) {
      rows.put(next.scriptNumber * ROW + PREVIOUS, link(previous));
    }
    if (parent.scriptNumber != 0) {
      int row = parent.scriptNumber * ROW;
      if (previous == null) {
        rows.put(row + FIRST, link(next));
      }
      if (next == null) {
        rows.put(row + LAST, link(previous));
      }
    }
    if (child.scriptNumber != 0) {
      int row = child.scriptNumber * ROW;
      rows.put(row + PARENT, 0);
      rows.put(row + PREVIOUS, 0);
      rows.put(row + NEXT, 0);
    }
    if (child.hasKnown) {
      detached.add(child);
    }
  }

  /// Whether any element has a shadow tree.
  public boolean hasShadows() {
    return shadows;
  }

  void shadowAttached(Element host) {
    shadows = true;
    changedKind(host);
  }

  /// Makes script look again at what a node is (its interface, its name).
  public void changedKind(Node node) {
    if (node.scriptNumber != 0) {
      int row = node.scriptNumber * ROW;
      rows.put(row + INTERFACE, interfaceOf.applyAsInt(node));
      rows.put(row + KIND, node.nodeType() | flagsOf.applyAsInt(node));
      rows.put(row + NAME, names.numberOf(node));
    }
  }

  // What can be forgotten

  /// Nodes that were made by script, or taken out of a document, since [#takeDetachedTrees].
  public int detachedCount() {
    return detached.size();
  }

  /// Script holds this node again, which may be in no page's document.
  public void addDetached(Node node) {
    detached.add(node);
  }

  /// The numbers of each tree that hangs on no page's document and of which a node was seen since
  /// the last time: wrappers of one tree live and die together.
  public List<int[]> takeDetachedTrees() {
    List<Node> seen = detached;
    detached = new ArrayList<>();
    Set<Node> passed = Collections.newSetFromMap(new IdentityHashMap<>());
    List<int[]> trees = new ArrayList<>();
    for (Node node : seen) {
      Node root = newRootOf(node, passed);
      if (root == null || root instanceof Document document && document.isActive()) {
        continue;
      }
      IntStream.Builder numbers = IntStream.builder();
      Node at = root;
      while (at != null) {
        if (at.scriptNumber != 0) {
          numbers.add(at.scriptNumber);
        }
        if (at instanceof Element element) {
          for (Attr attr : element.attrNodes()) {
            if (attr.scriptNumber != 0) {
              numbers.add(attr.scriptNumber);
            }
          }
        }
        at = at.hasKnown ? nextOfAll(at, root) : skipping(at, root);
      }
      trees.add(numbers.build().toArray());
    }
    return trees;
  }

  /// The topmost node above one, or null if the way up comes to a node that was passed before. A
  /// way is gone once, however deep the tree is.
  private static @Nullable Node newRootOf(Node node, Set<Node> passed) {
    Node at = node instanceof Attr attr && attr.ownerElement() != null ? attr.ownerElement() : node;
    while (true) {
      if (at.isConnected()) {
        at = at.ownerDocument();
      }
      if (!passed.add(at)) {
        return null;
      }
      Node above = above(at);
      if (above == null) {
        return at;
      }
      at = above;
    }
  }

  /// What holds a node: its parent, the host of a shadow tree, the template of contents.
  private static @Nullable Node above(Node node) {
    return node instanceof DocumentFragment fragment ? fragment.host() : node.parent;
  }

  /// A walk through a tree with the shadow trees and template contents in it.
  private static @Nullable Node nextOfAll(Node node, Node root) {
    if (node instanceof Element element) {
      if (element.shadowRoot() != null) {
        return element.shadowRoot();
      }
      if (element.templateContents() != null) {
        return element.templateContents();
      }
    }
    Node child = node.firstChild();
    return child != null ? child : skipping(node, root);
  }

  private static @Nullable Node skipping(Node from, Node root) {
    Node node = from;
    while (node != root) {
      if (node instanceof DocumentFragment fragment && fragment.host() != null) {
        Element host = fragment.host();
        if (fragment instanceof ShadowRoot && host.templateContents() != null) {
          return host.templateContents();
        }
        if (host.firstChild() != null) {
          return host.firstChild();
        }
        node = host;
      } else if (node.next != null) {
        return node.next;
      } else if (node.parent != null) {
        node = node.parent;
      } else {
        return null;
      }
    }
    return null;
  }

  /// Script has forgotten the object of this number.
  public void release(int number) {
    ScriptObject object = object(number);
    if (object == null) {
      return;
    }
    objects[number] = null;
    object.setScriptNumber(0);
    if (object instanceof Node node) {
      writeIfKnown(node.parent);
      writeIfKnown(node.previous);
      writeIfKnown(node.next);
      for (Node child = node.firstChild(); child != null; child = child.next) {
        writeIfKnown(child);
      }
    }
    if (freeCount == free.length) {
      free = Arrays.copyOf(free, freeCount * 2);
    }
    free[freeCount++] = number;
  }

  /// Objects that have a number.
  public int liveCount() {
    return used - 1 - freeCount;
  }
}
