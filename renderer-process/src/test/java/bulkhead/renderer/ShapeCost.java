package bulkhead.renderer;

import bulkhead.ipc.api.PageHost;
import bulkhead.ipc.api.RendererSetUp;
import bulkhead.process.TaskLoop;
import com.sun.management.ThreadMXBean;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;

/// What documents of one shape cost a renderer, in one process and on one thread, and what those
/// cost that are ten times as large: parsing, style, layout and paint, in processor time. A
/// developer's tool, not a test.
/// ```
/// java … bulkhead.renderer.ShapeCost [SHAPE...]
/// ```
final class ShapeCost {
  private static final int SIDE = 256;
  private static final int ROUNDS = 3;

  private record Shape(int size, IntFunction<String> html) {}

  private static final Map<String, Shape> SHAPES = new LinkedHashMap<>();

  static {
    String words = "some words that are broken into lines ";
    add("paragraph", 2_000, n -> "<p>" + text(n));
    add("long paragraph", 120_000, n -> "<p>" + text(n));
    add(
        "marked paragraph",
        3000,
        n -> "<p>" + (words + "<b>bold</b> <a href=x>link</a> ").repeat(n));
    add("pre", 10_000, n -> "<pre>" + (words + "\n").repeat(n));
    add("nested flex", 30, n -> nested(n, "<div style='display:flex'>a", "</div>"));
    add(
        "nested column flex",
        30,
        n -> nested(n, "<div style='display:flex;flex-direction:column'>a", "</div>"));
    add("nested grids", 30, n -> nested(n, "<div style='display:grid'>a", "</div>"));
    add("nested tables", 20, n -> nested(n, "<table><tr><td>a", "</table>"));
    add(
        "nested inline-blocks",
        30,
        n -> nested(n, "<span style='display:inline-block'>a", "</span>"));
    add("nested floats", 30, n -> nested(n, "<div style='float:left'>a", "</div>"));
    add(
        "nested absolute",
        30,
        n -> nested(n, "<div style='position:absolute;right:0'>a", "</div>"));
    add("nested lists", 100, n -> nested(n, "<ul><li>a", "</ul>"));
    add("nested columns", 8, n -> nested(n, "<div style='columns:2'>a", "</div>"));
    add("nested inline", 100, n -> nested(n, "<b><i>a", "</i></b>"));
    add(
        "floats",
        1000,
        n -> "<style>i{float:left;width:30px;height:20px}</style>" + "<i></i>".repeat(n));
    add(
        "floats of many sizes",
        1000,
        n ->
            "<style>i{float:left;width:30px;height:20px}i:nth-child(3n){float:right;width:70px;height:50px}"
                + "i:nth-child(7n){height:9px}</style>"
                + "<i></i>".repeat(n));
    add(
        "floats with shapes",
        500,
        n ->
            "<style>i{float:left;width:30px;height:20px;shape-outside:circle()}</style>"
                + ("<i></i>" + words).repeat(n));
    add(
        "text between floats",
        500,
        n ->
            "<style>i{float:left;width:30px;height:70px}</style>"
                + ("<p><i></i>" + words + words).repeat(n));
    add("table rows", 1000, n -> "<table>" + "<tr><td>a<td>b c<td>d".repeat(n));
    add(
        "table rows, collapsed borders",
        1000,
        n ->
            "<style>table{border-collapse:collapse}td{border:1px solid}</style><table>"
                + "<tr><td>a<td>b c<td>d".repeat(n));
    add("table columns", 100, n -> "<table><tr>" + "<td>a".repeat(n) + "<tr>" + "<td>b".repeat(n));
    add(
        "rows with spans",
        500,
        n -> "<table>" + "<tr><td rowspan=2>a<td>b<td>c<tr><td colspan=2>d".repeat(n));
    add("list items", 2000, n -> "<ol>" + "<li>item".repeat(n));
    add(
        "siblings with :nth-child and :has",
        1000,
        n ->
            "<style>p:nth-child(3n+1){color:red}p:nth-last-child(2n){margin:1px}p:has(b){padding:1px}"
                + "p:has(+ p b){top:1px}p:nth-of-type(5n){left:1px}p ~ p b{color:blue}</style>"
                + "<p>a<p>b<p><b>c</b>".repeat(n / 3));
    add(
        "absolute boxes",
        1000,
        n ->
            "<style>i{position:absolute;left:10px;top:5px}</style><div style='position:relative'>"
                + "<i>a</i>".repeat(n));
    add(
        "absolute boxes at their places",
        1000,
        n -> "<style>i{position:absolute}</style>" + "<p>a<i>b</i>".repeat(n));
    add("columns", 100, n -> "<div style='columns:3'>" + ("<p>" + words.repeat(5)).repeat(n));
    add(
        "columns beyond columns",
        100,
        n -> "<div style='column-width:100px;height:200px'>" + ("<p>" + words.repeat(5)).repeat(n));
    add("flex items", 1000, n -> "<div style='display:flex'>" + "<p>a</p>".repeat(n));
    add(
        "flex items on lines",
        1000,
        n -> "<div style='display:flex;flex-wrap:wrap'>" + "<p>abc</p>".repeat(n));
    add(
        "grid items",
        1000,
        n ->
            "<div style='display:grid;grid-template-columns:repeat(9,1fr)'>"
                + "<p>a</p>".repeat(n));
    add(
        "inline-blocks",
        1000,
        n -> "<style>i{display:inline-block}</style>" + "<i>ab</i> ".repeat(n));
    add(
        "counters",
        1000,
        n ->
            "<style>p{counter-increment:a}p::before{content:counters(a,'.')}</style>"
                + "<p>a".repeat(n));
    add(
        "opacity and transforms",
        300,
        n ->
            "<style>p{opacity:.9}p:nth-child(odd){transform:translate(1px)}</style>"
                + "<p>a".repeat(n));
    add("z-index", 1000, n -> "<style>p{position:relative;z-index:1}</style>" + "<p>a".repeat(n));
    add("inputs", 300, n -> "<input value=a>".repeat(n));
    add(
        "custom properties",
        1000,
        n -> "<style>p{--a:1px;--b:calc(var(--a)*2);margin:var(--b)}</style>" + "<p>a".repeat(n));
    add(
        "rules",
        500,
        n -> {
          StringBuilder html = new StringBuilder("<style>");
          for (int i = 0; i < n; i++) {
            html.append(".c").append(i).append(" p{color:red}");
          }
          html.append("</style>");
          for (int i = 0; i < n; i++) {
            html.append("<div class=c").append(i).append("><p>a</div>");
          }
          return html.toString();
        });
    add(
        "bidi paragraph",
        3000,
        n -> "<p>" + "some words \u05d0\u05d1\u05d2 \u05d3\u05d4 12 ".repeat(n));
    add(
        "CJK paragraph",
        3000,
        n -> {
          StringBuilder html = new StringBuilder("<p>");
          for (int i = 0; i < n; i++) {
            html.append("\u6f22\u5b57\u304b\u306a\u4ea4").append((char) (0x4e00 + i % 20_000));
            html.append("\u3058\u308a\u3001\u6587");
          }
          return html.toString();
        });
    add("one word", 50_000, n -> "<p>" + "x".repeat(n));
    add("broken word", 50_000, n -> "<p style='overflow-wrap:anywhere'>" + "x".repeat(n));
    add("text-wrap: balance", 300, n -> "<p style='text-wrap:balance'>" + text(n));
    add("text-wrap: pretty", 1000, n -> "<p style='text-wrap:pretty'>" + text(n));
    add("first-line", 1000, n -> "<style>p::first-line{color:red}</style><p>" + text(n));
  }

  private ShapeCost() {}

  private static void add(String name, int size, IntFunction<String> html) {
    SHAPES.put(name, new Shape(size, html));
  }

  /// Words that are not the same again and again, which would be shaped once.
  private static String text(int count) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append("some words and ").append(i).append(" that are broken into lines ");
    }
    return text.toString();
  }

  private static String nested(int depth, String start, String end) {
    return start.repeat(depth) + end.repeat(depth);
  }

  public static void main(String[] args) {
    PrintStream to = new PrintStream(new FileOutputStream(FileDescriptor.out), true);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    SystemFontCatalog fonts = new SystemFontCatalog();
    TaskLoop main = new TaskLoop("RendererMain");
    PageHost nobody =
        (PageHost)
            Proxy.newProxyInstance(
                PageHost.class.getClassLoader(),
                new Class<?>[] {PageHost.class},
                (proxy, method, arguments) -> null);
    SyntheticDocument.Surroundings around =
        new SyntheticDocument.Surroundings(fonts, main, nobody, RendererSetUp.getDefaultInstance());
    List<String> wanted = List.of(args);
    to.printf(
        Locale.ROOT, "%-36s %8s %10s %10s %7s%n", "shape", "size", "x 1, ms", "x 10, ms", "ratio");
    main.execute(
        () -> {
          SHAPES.forEach(
              (name, shape) -> {
                if (wanted.isEmpty() || wanted.contains(name)) {
                  double[] least = new double[2];
                  for (int i = 0; i < 2; i++) {
                    String html =
                        "<!doctype html>" + shape.html.apply(i == 0 ? shape.size : shape.size * 10);
                    double[] times = new double[i == 0 ? ROUNDS * 2 : ROUNDS];
                    for (int round = 0; round < times.length; round++) {
                      long before = threads.getCurrentThreadCpuTime();
                      WarmUp.draw(
                          SyntheticDocument.open(
                                  html, SyntheticDocument.viewport(800, SIDE), around)
                              .pipeline());
                      times[round] = (threads.getCurrentThreadCpuTime() - before) / 1e6;
                      if (times[round] > 3_000) {
                        times = Arrays.copyOf(times, round + 1);
                      }
                    }
                    least[i] = Arrays.stream(times).min().orElseThrow();
                  }
                  to.printf(
                      Locale.ROOT,
                      "%-36s %8d %10.1f %10.1f %7.1f%n",
                      name,
                      shape.size,
                      least[0],
                      least[1],
                      least[1] / least[0]);
                }
              });
          main.quit();
        });
    main.run();
  }
}
