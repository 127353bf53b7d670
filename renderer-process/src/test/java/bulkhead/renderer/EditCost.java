package bulkhead.renderer;

import bulkhead.ipc.api.PageHost;
import bulkhead.ipc.api.RendererSetUp;
import bulkhead.process.TaskLoop;
import bulkhead.renderer.dom.Document;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.Node;
import bulkhead.renderer.dom.Text;
import com.sun.management.ThreadMXBean;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;

/// What a small change costs a renderer, in one process and on one thread, in documents of some
/// shapes and of ten times their size: style and layout, and these with the picture, in processor
/// time (medians). Most change one word in the middle of the document. A developer's tool, not a
/// test.
/// ```
/// java … bulkhead.renderer.EditCost [SHAPE...]
/// ```
final class EditCost {
  private static final int SIDE = 256;
  private static final int ROUNDS = Integer.getInteger("rounds", 60);

  private record Shape(int size, IntFunction<String> html, Function<Document, IntConsumer> edit) {}

  private static final Map<String, Shape> SHAPES = new LinkedHashMap<>();

  static {
    // The box around is as wide as it may be, whatever is changed.
    String wide = "<p>" + "a longer line ".repeat(20) + "</p>";
    String words = "some words that are broken into lines as wide as the window, and then some ";
    add("blocks", 1000, n -> ("<p>" + words).repeat(n));
    add(
        "blocks in blocks",
        1000,
        n -> ("<section><div><p>" + words + "</div></section>").repeat(n));
    add("list", 1000, n -> "<ol>" + ("<li>" + words).repeat(n) + "</ol>");
    add(
        "nested lists",
        200,
        n ->
            "<ul>"
                + ("<li>" + words + ("<ul>" + "<li>some words".repeat(4) + "</ul>")).repeat(n)
                + "</ul>");
    add(
        "table rows",
        300,
        n ->
            "<table><tr><td>a<td>"
                + wide
                + ("<tr><td>some<td>" + words + "<td>words").repeat(n)
                + "</table>");
    add(
        "table rows, fixed layout",
        300,
        n ->
            "<table style='table-layout:fixed;width:100%'>"
                + ("<tr><td>some<td>" + words + "<td>words").repeat(n)
                + "</table>");
    add(
        "table rows, collapsed borders",
        300,
        n ->
            "<table style='border-collapse:collapse' border=1><tr><td>a<td>"
                + wide
                + ("<tr><td>some<td>" + words + "<td>words").repeat(n)
                + "</table>");
    add(
        "blocks in a cell",
        1000,
        n -> "<table><tr><td>" + wide + ("<p>" + words).repeat(n) + "</table>");
    add(
        "flex column",
        1000,
        n ->
            "<div style='display:flex;flex-direction:column'>"
                + ("<p>" + words + "</p>").repeat(n)
                + "</div>");
    add(
        "flex lines",
        1000,
        n ->
            "<div style='display:flex;flex-wrap:wrap'>" + "<p>some words</p>".repeat(n) + "</div>");
    add(
        "blocks in a flex item",
        1000,
        n ->
            "<div style='display:flex'><aside>side</aside><main>"
                + wide
                + ("<p>" + words + "</p>").repeat(n)
                + "</main></div>");
    add(
        "grid",
        1000,
        n ->
            "<div style='display:grid;grid-template-columns:repeat(4,1fr)'>"
                + "<p>some words</p>".repeat(n)
                + "</div>");
    add(
        "blocks in a grid item",
        1000,
        n ->
            "<div style='display:grid;grid-template-columns:100px 1fr'><aside>side</aside><main>"
                + wide
                + ("<p>" + words + "</p>").repeat(n)
                + "</main></div>");
    add("floats", 1000, n -> ("<div style='float:left;width:200px'>" + words + "</div>").repeat(n));
    add(
        "blocks in a float",
        1000,
        n -> "<div style='float:left'>" + wide + ("<p>" + words + "</p>").repeat(n) + "</div>");
    add(
        "blocks in an inline-block",
        1000,
        n ->
            "<div style='display:inline-block'>"
                + wide
                + ("<p>" + words + "</p>").repeat(n)
                + "</div>");
    add(
        "blocks in an absolute box",
        1000,
        n ->
            "<div style='position:absolute'>"
                + wide
                + ("<p>" + words + "</p>").repeat(n)
                + "</div>");
    add(
        "blocks in a scroller",
        1000,
        n ->
            "<div style='overflow:auto;height:200px'>"
                + ("<p>" + words + "</p>").repeat(n)
                + "</div>");
    add(
        "blocks in columns",
        100,
        n -> "<div style='columns:2'>" + ("<p>" + words + "</p>").repeat(n) + "</div>");
    add(
        "blocks beside floats",
        1000,
        n ->
            ("<div style='float:left;width:60px;height:50px'></div><p>" + words + "</p>")
                .repeat(n));
    add(
        "inline-blocks",
        500,
        n -> "<span style='display:inline-block'>some words</span> ".repeat(n));
    add(
        "paragraph of marked text",
        40,
        n -> "<p>" + (words + "<b>bold</b> <a href=x>a link</a> ").repeat(n));
    add("paragraph of one text", 40, n -> "<p>" + words.repeat(n));
    add("pre of one text", 100, n -> "<pre>" + (words + "\n").repeat(n));
    add("paragraph of lines", 100, n -> "<p>" + (words + "<br>").repeat(n));
    add(
        "nested flex",
        20,
        n -> "<div style='display:flex'><div>side</div>".repeat(n) + words + "</div>".repeat(n));
    add(
        "flex rows",
        1000,
        n -> ("<div style='display:flex'><p>" + words + "</p><p>side</p></div>").repeat(n));
    add(
        "nested grids",
        10,
        n -> "<div style='display:grid'>".repeat(n) + words + "</div>".repeat(n));
    add("nested tables", 10, n -> "<table><tr><td>".repeat(n) + words + "</table>".repeat(n));
    add(
        "table rows with spans",
        300,
        n ->
            "<table><tr><td>a considerably longer first cell<td>a<td>"
                + wide
                + ("<tr><td rowspan=2>some words<td>some<td>"
                        + words
                        + "<tr><td colspan=2>some words here")
                    .repeat(n)
                + "</table>");
    add(
        "cells",
        30,
        n -> "<table>" + ("<tr>" + "<td>some words".repeat(10)).repeat(n) + "</table>");
    add(
        "list numbered by counters",
        1000,
        n ->
            "<style>ol{list-style:none;counter-reset:a}li{counter-increment:a}"
                + "li::before{content:counters(a,'.') ' '}</style><ol>"
                + ("<li>" + words).repeat(n)
                + "</ol>");
    add(
        "paragraphs with ::first-letter",
        1000,
        n ->
            "<style>p::first-letter{font-size:2em;float:left}</style>" + ("<p>" + words).repeat(n));
    add(
        "paragraphs with ::first-line",
        1000,
        n -> "<style>p::first-line{font-weight:bold}</style>" + ("<p>" + words).repeat(n));
    add(
        "absolute boxes",
        1000,
        n ->
            ("<p>" + words + "<span style='position:absolute;right:0'>some words</span>")
                .repeat(n));
    add("relative boxes", 1000, n -> ("<p style='position:relative;left:1px'>" + words).repeat(n));
    add(
        "stacking contexts",
        1000,
        n -> ("<p style='position:relative;z-index:1'>" + words).repeat(n));
    add(
        "transformed boxes",
        1000,
        n -> ("<p style='transform:translateX(1px)'>" + words).repeat(n));
    add("fields", 300, n -> ("<p>" + words + "<input value=words>").repeat(n));
    add(
        "columns in a long page",
        1000,
        n ->
            ("<p>" + words).repeat(n / 2)
                + "<div style='columns:2'>"
                + ("<p>" + words).repeat(11)
                + "</div>"
                + ("<p>" + words).repeat(n / 2));
    String paragraphs = "<p>" + words;
    add("element at the start", 1000, n -> paragraphs.repeat(n), EditCost::atTheStart);
    add(
        "list item at the start",
        1000,
        n -> "<ol>" + ("<li>" + words).repeat(n) + "</ol>",
        EditCost::listItemAtTheStart);
    add(
        "row at the start",
        300,
        n -> "<table><tr><td>" + wide + ("<tr><td>some<td>" + words).repeat(n) + "</table>",
        EditCost::rowAtTheStart);
    add("element at the end", 1000, n -> paragraphs.repeat(n), EditCost::atTheEnd);
    add(
        "section hidden by a class",
        1000,
        n ->
            "<style>.off{display:none}</style>"
                + paragraphs.repeat(n / 2)
                + "<section id=s>"
                + paragraphs.repeat(10)
                + "</section>"
                + paragraphs.repeat(n / 2),
        document -> attribute(document, "class", "off", ""));
    add(
        "section coloured by a class",
        1000,
        n ->
            "<style>.off p{color:red}</style>"
                + paragraphs.repeat(n / 2)
                + "<section id=s>"
                + paragraphs.repeat(10)
                + "</section>"
                + paragraphs.repeat(n / 2),
        document -> attribute(document, "class", "off", ""));
    add(
        "height of one box",
        1000,
        n -> paragraphs.repeat(n / 2) + "<div id=s>a box</div>" + paragraphs.repeat(n / 2),
        document -> attribute(document, "style", "height:50px", "height:60px"));
    add(
        "transform of one box",
        1000,
        n -> paragraphs.repeat(n / 2) + "<div id=s>a box</div>" + paragraphs.repeat(n / 2),
        document -> attribute(document, "style", "translate:5px", "translate:6px"));
    add(
        "left of an absolute box",
        1000,
        n -> "<div id=s>a box</div>" + paragraphs.repeat(n),
        document ->
            attribute(
                document, "style", "position:absolute;left:5px", "position:absolute;left:6px"));
  }

  private EditCost() {}

  private static void add(String name, int size, IntFunction<String> html) {
    add(name, size, html, EditCost::word);
  }

  private static void add(
      String name, int size, IntFunction<String> html, Function<Document, IntConsumer> edit) {
    SHAPES.put(name, new Shape(size, html, edit));
  }

  /// Another word in the middle of the document.
  private static IntConsumer word(Document document) {
    Text text = middle(document);
    String before = text.data();
    int at = before.indexOf("words", before.length() / 2);
    int place = at < 0 ? before.indexOf("words") : at;
    return i -> {
      String word = i % 2 == 0 ? "other" : "another word";
      text.setData(before.substring(0, place) + word + before.substring(place + "words".length()));
    };
  }

  /// The first element of a name.
  private static Element first(Document document, String name) {
    for (Node node = document; node != null; node = node.nextInTree(document)) {
      if (node instanceof Element element && element.localName().equals(name)) {
        return element;
      }
    }
    throw new IllegalStateException(name);
  }

  /// An element that is inserted and removed in turns.
  private static IntConsumer inserted(Element parent, Element child, boolean end) {
    child.appendChild(parent.ownerDocument().createText("some words"));
    return i -> {
      if (i % 2 == 1) {
        child.remove();
      } else {
        parent.insertBefore(child, end ? null : parent.firstChild());
      }
    };
  }

  private static IntConsumer atTheStart(Document document) {
    return inserted(first(document, "body"), document.createElement("p"), false);
  }

  private static IntConsumer atTheEnd(Document document) {
    return inserted(first(document, "body"), document.createElement("p"), true);
  }

  private static IntConsumer listItemAtTheStart(Document document) {
    return inserted(first(document, "ol"), document.createElement("li"), false);
  }

  private static IntConsumer rowAtTheStart(Document document) {
    Element row = document.createElement("tr");
    row.appendChild(document.createElement("td"));
    return inserted(first(document, "tbody"), row, false);
  }

  /// Two values in turns of an attribute of the element whose ID is `s`.
  private static IntConsumer attribute(Document document, String name, String value, String other) {
    Element element = Objects.requireNonNull(document.elementById("s"));
    return i -> element.setAttribute(name, i % 2 == 0 ? value : other);
  }

  /// The text with words that is in the middle of the document.
  private static Text middle(Document document) {
    List<Text> texts = new ArrayList<>();
    for (Node node = document; node != null; node = node.nextInTree(document)) {
      if (node instanceof Text text && text.data().contains("words")) {
        texts.add(text);
      }
    }
    return texts.get(texts.size() / 2);
  }

  /// Microseconds of processor time: an edit with its layout, and one with its picture, too.
  private static double[] measure(PagePipeline pipeline, IntConsumer edit, ThreadMXBean threads) {
    double[][] spent = new double[2][ROUNDS];
    for (int kind = 0; kind < 2; kind++) {
      for (int i = 0; i < ROUNDS; i++) {
        long start = threads.getCurrentThreadCpuTime();
        edit.accept(i);
        if (kind == 0) {
          pipeline.update();
        } else {
          pipeline.commit(i);
        }
        spent[kind][i] = (threads.getCurrentThreadCpuTime() - start) / 1e3;
      }
      Arrays.sort(spent[kind]);
    }
    return new double[] {spent[0][ROUNDS / 2], spent[1][ROUNDS / 2]};
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
        Locale.ROOT,
        "%-32s %8s %10s %10s %10s %10s%n",
        "shape",
        "size",
        "x 1, ms",
        "x 10, ms",
        "+ picture",
        "+ picture");
    main.execute(
        () -> {
          SHAPES.forEach(
              (name, shape) -> {
                if (wanted.isEmpty() || wanted.contains(name)) {
                  double[][] cost = new double[2][];
                  for (int i = 0; i < 2; i++) {
                    String html =
                        "<!doctype html>" + shape.html.apply(i == 0 ? shape.size : shape.size * 10);
                    PagePipeline pipeline =
                        SyntheticDocument.open(html, SyntheticDocument.viewport(800, SIDE), around)
                            .pipeline();
                    WarmUp.draw(pipeline);
                    cost[i] =
                        measure(pipeline, shape.edit.apply(pipeline.update().document()), threads);
                  }
                  to.printf(
                      Locale.ROOT,
                      "%-32s %8d %10.2f %10.2f %10.2f %10.2f%n",
                      name,
                      shape.size,
                      cost[0][0] / 1e3,
                      cost[1][0] / 1e3,
                      cost[0][1] / 1e3,
                      cost[1][1] / 1e3);
                }
              });
          main.quit();
        });
    main.run();
  }
}
