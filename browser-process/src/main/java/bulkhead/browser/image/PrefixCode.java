package bulkhead.browser.image;

import java.util.Arrays;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/// A canonical prefix code: for each symbol, how many bits it takes, and which. Pure. Source:
/// RFC 9649 §3.7.2.
final class PrefixCode {
  private record Node(
      long count, int order, int symbol, @Nullable Node left, @Nullable Node right) {}

  final int[] lengths;
  private final int[] bits;
  private final int only;

  private PrefixCode(int[] lengths) {
    this.lengths = lengths;
    this.bits = new int[lengths.length];
    int used = 0;
    int last = -1;
    int code = 0;
    for (int length = 1; length <= Arrays.stream(lengths).max().orElse(0); length++) {
      for (int symbol = 0; symbol < lengths.length; symbol++) {
        if (lengths[symbol] == length) {
          bits[symbol] = Integer.reverse(code++) >>> (32 - length);
          used++;
          last = symbol;
        }
      }
      code <<= 1;
    }
    only = used == 1 ? last : -1;
  }

  /// The shortest code for symbols that occur that often. Seldom ones count as more often than they
  /// are, as far as it takes to keep codes that short.
  static PrefixCode of(int[] counts, int longest) {
    int least = 1;
    while (true) {
      int[] lengths = lengths(counts, least);
      if (Arrays.stream(lengths).max().orElse(0) <= longest) {
        return new PrefixCode(lengths);
      }
      least *= 2;
    }
  }

  private static int[] lengths(int[] counts, int least) {
    int[] lengths = new int[counts.length];
    PriorityQueue<Node> queue =
        new PriorityQueue<>(
            (a, b) ->
                a.count != b.count
                    ? Long.compare(a.count, b.count)
                    : Integer.compare(a.order, b.order));
    int order = 0;
    for (int symbol = 0; symbol < counts.length; symbol++) {
      if (counts[symbol] > 0) {
        queue.add(new Node(Math.max(counts[symbol], least), order++, symbol, null, null));
      }
    }
    if (queue.isEmpty()) {
      lengths[0] = 1;
      return lengths;
    }
    if (queue.size() == 1) {
      lengths[queue.remove().symbol] = 1;
      return lengths;
    }
    while (queue.size() > 1) {
      Node left = queue.remove();
      Node right = queue.remove();
      queue.add(new Node(left.count + right.count, order++, -1, left, right));
    }
    measure(queue.remove(), 0, lengths);
    return lengths;
  }

  private static void measure(Node node, int depth, int[] lengths) {
    if (node.left == null || node.right == null) {
      lengths[node.symbol] = depth;
      return;
    }
    measure(node.left, depth + 1, lengths);
    measure(node.right, depth + 1, lengths);
  }

  /// The symbol, where it is the only one: it takes no bits; else -1.
  int only() {
    return only;
  }

  void write(int symbol, BitWriter out) {
    if (only < 0) {
      out.bits(bits[symbol], lengths[symbol]);
    }
  }
}
