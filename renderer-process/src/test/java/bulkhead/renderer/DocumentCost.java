package bulkhead.renderer;

import bulkhead.renderer.dom.Document;
import bulkhead.renderer.dom.Node;
import com.sun.management.ThreadMXBean;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.management.JMException;
import javax.management.ObjectName;

/// What a document costs a renderer, in one process and on one thread: processor time and allocated
/// bytes of a load up to its pixels, and what stays in the Java heap of it, by class and for each
/// node. A developer's tool, not a test.
/// ```
/// java … bulkhead.renderer.DocumentCost FOLDER PATH [ROUNDS]
/// ```
/// `PATH` is the document's in that folder, such as `/library/stdtypes.html`.
final class DocumentCost {
  /// How many are printed.
  private static final int CLASSES = 40;

  private DocumentCost() {}

  public static void main(String[] args) throws JMException {
    PrintStream to = new PrintStream(new FileOutputStream(FileDescriptor.out), true);
    Checkout checkout = new Checkout(Path.of(args[0]), Map.of());
    SystemFontCatalog fonts = new SystemFontCatalog();
    int rounds = args.length > 2 ? Integer.parseInt(args[2]) : 3;
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    Map<String, long[]> before = Map.of();
    for (int i = 0; i <= rounds; i++) {
      if (i == rounds) {
        before = histogram();
      }
      long cpu = threads.getCurrentThreadCpuTime();
      long bytes = threads.getCurrentThreadAllocatedBytes();
      CheckoutPage page = new CheckoutPage(checkout, fonts, args[1], 60_000, 3, waiting -> false);
      Document document = page.run();
      page.draw();
      to.printf(
          Locale.ROOT,
          "%5.0f ms processor time, %7.1f MB allocated%n",
          (threads.getCurrentThreadCpuTime() - cpu) / 1e6,
          (threads.getCurrentThreadAllocatedBytes() - bytes) / 1e6);
      if (i == rounds) {
        print(to, count(document), histogram(), before);
      }
      page.close();
    }
  }

  private static int count(Document document) {
    int nodes = 0;
    for (Node node = document; node != null; node = node.nextInTree(document)) {
      nodes++;
    }
    return nodes;
  }

  private static void print(
      PrintStream to, int nodes, Map<String, long[]> kept, Map<String, long[]> before) {
    before.forEach(
        (name, count) ->
            kept.merge(
                name,
                new long[] {-count[0], -count[1]},
                (a, b) -> new long[] {a[0] + b[0], a[1] + b[1]}));
    long all = kept.values().stream().mapToLong(count -> count[1]).sum();
    to.printf(Locale.ROOT, "%d nodes, %d bytes, %d a node%n", nodes, all, all / nodes);
    kept.entrySet().stream()
        .sorted((a, b) -> Long.compare(b.getValue()[1], a.getValue()[1]))
        .limit(CLASSES)
        .forEach(
            each ->
                to.printf(
                    Locale.ROOT,
                    "%9d objects %9d bytes %5.1f a node  %s%n",
                    each.getValue()[0],
                    each.getValue()[1],
                    (double) each.getValue()[1] / nodes,
                    each.getKey()));
  }

  /// Of each class the objects that are reachable, and their bytes.
  private static Map<String, long[]> histogram() throws JMException {
    String lines =
        (String)
            ManagementFactory.getPlatformMBeanServer()
                .invoke(
                    new ObjectName("com.sun.management:type=DiagnosticCommand"),
                    "gcClassHistogram",
                    new Object[] {new String[0]},
                    new String[] {String[].class.getName()});
    Map<String, long[]> counts = new HashMap<>();
    Matcher line = Pattern.compile("(?m)^ *\\d+: +(\\d+) +(\\d+) +(\\S+)").matcher(lines);
    while (line.find()) {
      counts.put(
          line.group(3), new long[] {Long.parseLong(line.group(1)), Long.parseLong(line.group(2))});
    }
    return counts;
  }
}
