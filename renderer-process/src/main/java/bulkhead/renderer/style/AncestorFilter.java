package bulkhead.renderer.style;

import bulkhead.renderer.css.syntax.Tokens;
import bulkhead.renderer.dom.Element;
import java.util.Arrays;

/// A counting Bloom filter of the ids, classes and names of the elements above the one being
/// styled. Most descendant selectors fail here without a look at the tree. False positives only
/// cost time.
final class AncestorFilter {
  private static final int BITS = 12;
  private static final int MASK = (1 << BITS) - 1;

  private final byte[] counters = new byte[1 << BITS];
  private int[] hashes = new int[256];
  private int hashCount;
  private int[] marks = new int[64];
  private int depth;
  private final boolean quirks;

  AncestorFilter(boolean quirks) {
    this.quirks = quirks;
  }

  static int hashOfType(String lowerName) {
    return lowerName.hashCode() * 0x9E3779B1;
  }

  static int hashOfClass(String name) {
    return (name.hashCode() + 1) * 0x85EBCA6B;
  }

  static int hashOfId(String id) {
    return (id.hashCode() + 2) * 0xC2B2AE35;
  }

  void push(Element element) {
    if (depth == marks.length) {
      marks = Arrays.copyOf(marks, depth * 2);
    }
    marks[depth++] = hashCount;
    add(hashOfType(Tokens.asciiLower(element.localName())));
    String id = element.id();
    if (id != null) {
      add(hashOfId(quirks ? Tokens.asciiLower(id) : id));
    }
    for (int i = 0; i < element.classCount(); i++) {
      String name = element.classAt(i);
      add(hashOfClass(quirks ? Tokens.asciiLower(name) : name));
    }
  }

  void pop() {
    int mark = marks[--depth];
    while (hashCount > mark) {
      int hash = hashes[--hashCount];
      decrement(hash & MASK);
      decrement(hash >>> 16 & MASK);
    }
  }

  int depth() {
    return depth;
  }

  private void add(int hash) {
    if (hashCount == hashes.length) {
      hashes = Arrays.copyOf(hashes, hashCount * 2);
    }
    hashes[hashCount++] = hash;
    increment(hash & MASK);
    increment(hash >>> 16 & MASK);
  }

  /// A counter that is full stays so: it then only gives false positives.
  private void increment(int index) {
    if (counters[index] != -1) {
      counters[index]++;
    }
  }

  private void decrement(int index) {
    if (counters[index] != -1) {
      counters[index]--;
    }
  }

  /// Whether all of these may be above.
  boolean mayContainAll(int[] wanted) {
    for (int hash : wanted) {
      if (counters[hash & MASK] == 0 || counters[hash >>> 16 & MASK] == 0) {
        return false;
      }
    }
    return true;
  }
}
