package bulkhead.renderer.script.bindings;

import bulkhead.renderer.dom.SharedTree;
import com.caoccao.javet.values.reference.V8ValueObject;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What all realms of one isolate have in common: the numbers of objects and the memory by which
/// both sides talk. Thread: the isolate's.
///
/// ```
/// exchange  0      operation, then status        1…47  arguments; 1 the result
///           48…63  notes (see VERSION and on)    128…  doubles, from byte 512
/// ```
final class Agent {
  /// Rises with each change of any tree.
  static final int VERSION = 48;

  /// Rises with each change of any attribute.
  static final int ATTRIBUTES = 49;

  /// What is to be done before a call returns to the page: 1 tell mutation observers, 2 reactions.
  static final int NOTES = 50;

  /// 1 when there is any shadow tree.
  static final int SHADOWS = 51;

  static final int DOUBLES = 512;

  /// The least of [#collectAt].
  static final int COLLECT_AT = 100_000;

  /// Pixels of canvases are looked after when they take twice as much as they must, and this much.
  static final long COLLECT_PIXELS_AT_BYTES = 256L << 20;

  /// A realm's number has sixteen bits of each node's flags.
  private static final int MOST_REALMS = 65_535;

  final SharedTree tree = new SharedTree(Interfaces::numberOf, RealmBindings::flagsOf);
  final ByteBuffer exchange = direct(1024);
  ByteBuffer bulk = direct(16384 * 4);
  final CustomControls customElements = new CustomControls();
  final MessageHub hub;

  /// Those whose documents are there, by number.
  private final Map<Integer, RealmBindings> realms = new LinkedHashMap<>();

  private int lastNumber;

  /// A document was left, with all that its scripts held, and nothing was swept since.
  boolean documentLeft;

  /// The least that the pixels of canvases took since they were collected last, in bytes.
  long leastPixelBytes;

  /// When so many objects have numbers, V8 is made to look which of them are out of reach.
  int collectAt = COLLECT_AT;

  /// The JavaScript object that the realms share; made by the first.
  @Nullable V8ValueObject shared;

  Agent(MessageHub hub) {
    this.hub = hub;
  }

  /// Nobody hears of what a terminated script has changed: its observers would begin anew what was
  /// ended.
  void scriptTerminated() {
    tree.mutations().forget();
    realms().forEach(RealmBindings::scriptTerminated);
  }

  Collection<RealmBindings> realms() {
    return List.copyOf(realms.values());
  }

  /// Gives a realm a number that no other has now.
  int add(RealmBindings realm) {
    if (realms.size() >= MOST_REALMS) {
      throw new IllegalStateException("too many realms");
    }
    do {
      lastNumber = lastNumber % MOST_REALMS + 1;
    } while (realms.containsKey(lastNumber));
    realms.put(lastNumber, realm);
    return lastNumber;
  }

  void remove(int number) {
    realms.remove(number);
  }

  private static ByteBuffer direct(int bytes) {
    return ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
  }

  void growBulk(int count) {
    bulk = direct(Integer.highestOneBit(count) * 2 * 4);
  }
}
