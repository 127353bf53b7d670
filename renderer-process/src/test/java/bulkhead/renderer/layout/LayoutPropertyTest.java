package bulkhead.renderer.layout;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import bulkhead.renderer.dom.Document;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.HtmlSerializer;
import bulkhead.renderer.dom.Node;
import bulkhead.renderer.dom.Text;
import bulkhead.renderer.layout.tree.ImageProvider;
import bulkhead.renderer.paint.ElementIds;
import bulkhead.renderer.paint.Painter;
import bulkhead.renderer.paint.SurfaceProvider;
import bulkhead.renderer.text.FileFontCatalog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/// Generated trees and styles: layout comes to an end without an exception, and after any edits it
/// is what it would have been from scratch.
final class LayoutPropertyTest {
  private static final Duration ENOUGH = Duration.ofSeconds(30);

  /// A place or size of a million px or more.
  private static final Pattern FAR_OUT = Pattern.compile("\\d{7}");

  private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");

  /// A place may differ by that part of it, some eight roundings of a float; at least by the last
  /// digit.
  private static final double ROUNDING = 1 << 20;

  private static final String[] TAGS = {
    "div",
    "div",
    "div",
    "span",
    "span",
    "p",
    "b",
    "table",
    "tr",
    "td",
    "ul",
    "ol",
    "li",
    "li",
    "q",
    "br",
    "img",
    "button",
    "fieldset",
    "legend",
    "details",
    "summary",
    "ruby",
    "rt",
    "input"
  };

  private static final String[] WORDS = {
    "a", "some words", "  ", "longer unbreakable-text", "אבג ab"
  };

  private static final String[][] DECLARATIONS = {
    {
      "display",
      "block",
      "inline",
      "inline-block",
      "flex",
      "inline-flex",
      "grid",
      "table",
      "inline-table",
      "table-row",
      "table-cell",
      "table-caption",
      "list-item",
      "flow-root",
      "contents",
      "none",
      "table-column"
    },
    {"display", "ruby", "ruby-text", "block ruby"},
    {"ruby-position", "over", "under"},
    {"ruby-align", "space-around", "start", "space-between"},
    {"zoom", "1", "2", "0.3", "150%", "1e9"},
    {"position", "static", "relative", "absolute", "fixed", "sticky"},
    {"display", "table-row-group", "table-header-group", "table-column-group", "inline-grid"},
    {"float", "none", "left", "right"},
    {"clear", "none", "both", "left"},
    {"width", "calc(0px / 0)", "calc(1px / 0)", "calc(NaN * 1px)", "fit-content", "stretch"},
    {"width", "auto", "0", "50px", "100%", "33%", "min-content", "max-content", "1e9px"},
    {"height", "calc(infinity * 1px)", "calc(-infinity * 1px)", "calc(NaN * 1%)", "min-content"},
    {"height", "auto", "0", "20px", "100%", "50%", "1e9px"},
    {"min-width", "auto", "30px", "50%", "min-content"},
    {"max-width", "none", "40px", "10%"},
    {"min-height", "auto", "30px", "50%"},
    {"max-height", "none", "10px", "10%"},
    {"margin", "0", "5px", "auto", "-10px", "10%", "-1e9px"},
    {"padding", "0", "3px", "10%"},
    {"border", "none", "1px solid", "5px double red"},
    {"top", "auto", "0", "5px", "50%"},
    {"left", "auto", "0", "-5px", "20%"},
    {"right", "auto", "0"},
    {"bottom", "auto", "3px"},
    {"overflow", "visible", "hidden", "scroll", "clip"},
    {"writing-mode", "horizontal-tb", "vertical-rl", "vertical-lr", "sideways-lr"},
    {"direction", "ltr", "rtl"},
    {"text-align", "start", "center", "justify"},
    {"vertical-align", "baseline", "top", "middle", "super", "20%"},
    {"white-space", "normal", "nowrap", "pre", "pre-wrap"},
    {"flex", "none", "1", "0 0 20px", "1 1 0"},
    {"flex-direction", "row", "column", "row-reverse"},
    {"flex-wrap", "nowrap", "wrap"},
    {"align-items", "stretch", "center", "baseline", "end"},
    {"grid-template-columns", "none", "1fr 1fr", "50px auto", "repeat(3, min-content)"},
    {"grid-template-columns", "repeat(auto-fill, minmax(20px, 1fr))", "fit-content(30px) 2fr"},
    {"grid-template-rows", "none", "20px auto", "1fr 2fr", "50% min-content"},
    {"grid-auto-flow", "row", "column", "row dense"},
    {"grid-column", "auto", "1 / 3", "span 2", "-1"},
    {"grid-row", "auto", "2", "span 3"},
    {"gap", "0", "5px", "10%"},
    {"justify-items", "stretch", "center", "end"},
    {"align-content", "normal", "center", "space-between"},
    {"columns", "auto", "2", "30px"},
    {"column-fill", "balance", "auto"},
    {"column-span", "none", "all"},
    {"break-before", "auto", "column"},
    {"order", "0", "1", "-1"},
    {"shape-outside", "none", "circle()"},
    {"caption-side", "top", "bottom"},
    {"border-spacing", "0", "4px"},
    {"visibility", "visible", "hidden", "collapse"},
    {"scrollbar-gutter", "auto", "stable"},
    {"text-wrap", "wrap", "balance"},
    {"-webkit-line-clamp", "none", "2"},
    {"aspect-ratio", "auto", "1", "2 / 1", "auto 1 / 3", "0 / 1", "1 / 1e9"},
    {"inset", "auto", "0", "10px 20%"},
    {"box-sizing", "content-box", "border-box"},
    {"border-collapse", "separate", "collapse"},
    {"table-layout", "auto", "fixed"},
    {"line-height", "normal", "0", "3", "1e9px"},
    {"font-size", "16px", "0", "40px"},
    {"text-indent", "0", "20px", "-5px"},
    {"list-style", "decimal", "inside decimal", "disc"},
    {"counter-reset", "none", "c", "c 5 d", "list-item 3"},
    {"counter-increment", "none", "c", "c -2", "list-item 2", "d"},
    {"counter-set", "none", "c 7"},
    {"contain", "none", "size", "layout", "paint"},
    {"transform", "none", "rotate(10deg)"},
    {"opacity", "1", "0.5"},
  };

  /// Its generated content shows what counters stand at.
  private static final String PAGE =
      """
      <!DOCTYPE html><style>
      li::before { content: counter(c) } p::after { content: counters(list-item, ".") }
      b::before { content: counter(d) open-quote }
      </style><body></body>\
      """;

  private static String style(Random random) {
    StringBuilder out = new StringBuilder();
    int count = random.nextInt(5);
    for (int i = 0; i < count; i++) {
      String[] choice = DECLARATIONS[random.nextInt(DECLARATIONS.length)];
      out.append(choice[0]).append(':').append(choice[1 + random.nextInt(choice.length - 1)]);
      out.append(';');
    }
    return out.toString();
  }

  private static void append(Element parent, Random random, int depth) {
    int count = 1 + random.nextInt(4);
    for (int i = 0; i < count; i++) {
      if (random.nextInt(3) == 0 || depth == 0) {
        parent.appendChild(parent.ownerDocument().createText(WORDS[random.nextInt(WORDS.length)]));
      } else {
        Element child = element(parent, random);
        parent.appendChild(child);
        append(child, random, depth - 1);
      }
    }
  }

  private static Element element(Element parent, Random random) {
    Element made = parent.ownerDocument().createElement(TAGS[random.nextInt(TAGS.length)]);
    made.setAttribute("style", style(random));
    return made;
  }

  private static void edit(Element body, Random random) {
    List<Node> all = new ArrayList<>();
    for (Node node = body; node != null; node = node.nextInTree(body)) {
      all.add(node);
    }
    Node target = all.get(random.nextInt(all.size()));
    switch (target) {
      case Text text -> text.setData(WORDS[random.nextInt(WORDS.length)]);
      case Element element -> {
        switch (random.nextInt(4)) {
          case 0 -> element.setAttribute("style", style(random));
          case 1 -> element.appendChild(element(element, random));
          case 2 -> element.appendChild(element.ownerDocument().createText("new"));
          default -> {
            if (element != body) {
              element.remove();
            }
          }
        }
      }
      default -> {}
    }
  }

  private static void paint(LayoutResult layout) {
    new Painter(layout, ImageProvider.NONE, SurfaceProvider.NONE, new ElementIds(), 800, 600)
        .paint();
  }

  @Property(tries = 300)
  void layoutAfterEditsIsLayoutFromScratch(@ForAll long seed) {
    assumeTrue(FileFontCatalog.isUsable());
    Random random = new Random(seed);
    TestPage page = TestPage.of(PAGE);
    Element body = requireNonNull(page.document().body());
    body.setAttribute("style", style(random));
    append(body, random, 4);
    compare(page, body, random, 4);
  }

  /// In long containers, of which layout takes over what is before and after an edit.
  @Property(tries = 60)
  void longContainersAfterEditsAreAsFromScratch(@ForAll long seed) {
    assumeTrue(FileFontCatalog.isUsable());
    Random random = new Random(seed);
    TestPage page = TestPage.of(PAGE);
    Element body = requireNonNull(page.document().body());
    body.setAttribute(
        "style",
        random.nextBoolean()
            ? "display: flex; flex-direction: column; min-height: 100vh"
            : style(random));
    Element container = body.ownerDocument().createElement("main");
    container.setAttribute("style", random.nextBoolean() ? "flex: 1" : style(random));
    body.appendChild(container);
    int count = 70 + random.nextInt(200);
    for (int i = 0; i < count; i++) {
      boolean plain = random.nextInt(12) != 0;
      Element child = body.ownerDocument().createElement(plain ? "p" : "div");
      container.appendChild(child);
      append(child, random, plain ? 0 : 2);
    }
    compare(page, body, random, 12);
  }

  /// Of a table with many rows only those are laid out again that an edit was in: the same as when
  /// the document is parsed and laid out anew.
  @Property(tries = 80)
  void longTablesAfterEditsAreAsFromScratch(@ForAll long seed) {
    Random random = new Random(seed);
    compareWithNewPages(table(random), LayoutPropertyTest::editTable, random);
  }

  /// As for tables: flex containers keep what they found out about items.
  @Property(tries = 30)
  void longFlexContainersAfterEditsAreAsFromScratch(@ForAll long seed) {
    Random random = new Random(seed);
    compareWithNewPages(
        flexContainer(random), (page, r) -> editContainer(page, r, ITEM_STYLES), random);
  }

  /// As for flex containers: grids keep what they found out about items.
  @Property(tries = 40)
  void longGridsAfterEditsAreAsFromScratch(@ForAll long seed) {
    Random random = new Random(seed);
    compareWithNewPages(
        gridContainer(random), (page, r) -> editContainer(page, r, GRID_ITEM_STYLES), random);
  }

  /// Long containers with floats in them and before them, of which the same is taken over.
  @Property(tries = 40)
  void longContainersWithFloatsAfterEditsAreAsFromScratch(@ForAll long seed) {
    Random random = new Random(seed);
    compareWithNewPages(
        floatContainer(random), (page, r) -> editContainer(page, r, FLOAT_STYLES), random);
  }

  /// Long containers as wide as their contents, which keep what groups of children add to that.
  @Property(tries = 40)
  void longContainersAsWideAsTheirContentsAfterEditsAreAsFromScratch(@ForAll long seed) {
    Random random = new Random(seed);
    compareWithNewPages(
        shrunkContainer(random), (page, r) -> editContainer(page, r, SHRUNK_STYLES), random);
  }

  /// Lays out after each of some edits, and a page that was parsed from the result.
  private static void compareWithNewPages(
      String body, BiConsumer<Document, Random> edit, Random random) {
    assumeTrue(FileFontCatalog.isUsable());
    TestPage page = TestPage.of("<!DOCTYPE html><body>" + body);
    assertTimeoutPreemptively(
        ENOUGH,
        () -> {
          page.layout();
          for (int i = 0; i < 12; i++) {
            edit.accept(page.document(), random);
            if (random.nextInt(4) == 0) {
              edit.accept(page.document(), random);
            }
            String html = HtmlSerializer.document(page.document());
            for (int width : new int[] {800, 600}) {
              int height = random.nextBoolean() ? 600 : 500;
              assertAlike(
                  LayoutTreeDump.dump(TestPage.of(html).layoutIn(width, height)),
                  LayoutTreeDump.dump(page.layoutIn(width, height)),
                  () -> html);
            }
          }
        });
  }

  private static final String[] CELL_STYLES = {
    "",
    "",
    "",
    "width: 70px",
    "width: 20%",
    "height: 50px",
    "height: 10%",
    "vertical-align: top",
    "vertical-align: bottom",
    "border: 5px solid",
    "padding: 9px",
    "position: relative; top: 3px",
    "visibility: collapse",
    "min-width: 90px",
    "background: red",
    "writing-mode: vertical-rl",
  };

  private static String any(Random random, String... choices) {
    return choices[random.nextInt(choices.length)];
  }

  private static final String[] SPANS = {" rowspan=2", " colspan=2", " rowspan=3 colspan=2"};

  private static String table(Random random) {
    StringBuilder out = new StringBuilder("<table style='");
    out.append(any(random, "", "", "border-collapse: collapse;", "border-spacing: 7px;"));
    out.append(any(random, "", "", "width: 100%;", "width: 300px; table-layout: fixed;"));
    out.append(any(random, "", "", "", "height: 2000px;", "direction: rtl;"));
    out.append("' border=").append(random.nextInt(2)).append('>');
    out.append(any(random, "", "", "<caption>Title</caption>"));
    out.append(any(random, "", "<col style='background: blue'><col>", "<col><col width=90>"));
    out.append(any(random, "", "<thead><tr><th>one<th>two</thead>")).append("<tbody>");
    int rows = 14 + random.nextInt(30);
    int spans = random.nextBoolean() ? 5 : 30;
    for (int r = 0; r < rows; r++) {
      out.append(r > 0 && random.nextInt(20) == 0 ? "<tbody>" : "").append("<tr>");
      for (int c = 1 + random.nextInt(4); c > 0; c--) {
        out.append("<td").append(random.nextInt(spans) == 0 ? any(random, SPANS) : "");
        out.append(" style='");
        out.append(random.nextInt(4) == 0 ? any(random, CELL_STYLES) : "").append("'>");
        out.append(any(random, WORDS).replaceAll("[^a-z ]", ""));
      }
    }
    return out.append("</table>").toString();
  }

  private static final String[] ITEM_STYLES = {
    "",
    "",
    "flex: 1",
    "flex: 2 1 80px",
    "flex-shrink: 0",
    "flex-basis: 30%",
    "width: 70px",
    "width: 20%",
    "height: 50px",
    "height: 10%",
    "max-width: 40px",
    "min-height: 60px",
    "align-self: center",
    "align-self: baseline",
    "align-self: flex-end",
    "margin: auto",
    "margin: 0 5px 9px auto",
    "padding: 9px",
    "border: 5px solid",
    "order: 1",
    "order: -2",
    "position: relative; top: 3px",
    "position: absolute",
    "display: none",
    "overflow: auto; max-height: 30px",
    "aspect-ratio: 2",
    "display: flex",
    "writing-mode: vertical-rl",
  };

  private static String flexContainer(Random random) {
    StringBuilder out = new StringBuilder();
    out.append(any(random, "", "<div style='display: flex'>", "<div style='float: left'>"));
    out.append("<section style='display: flex;");
    out.append(any(random, "", "flex-direction: column;", "flex-direction: row-reverse;"));
    out.append(any(random, "", "flex-wrap: wrap;", "flex-wrap: wrap-reverse;"));
    out.append(any(random, "", "gap: 7px;", "justify-content: space-around;", "direction: rtl;"));
    out.append(any(random, "", "", "height: 90vh;", "height: 300px; overflow: auto;"));
    out.append(any(random, "", "align-items: baseline;", "align-items: flex-start;")).append("'>");
    for (int items = 60 + random.nextInt(30); items > 0; items--) {
      out.append("<p style='");
      out.append(random.nextInt(4) == 0 ? any(random, ITEM_STYLES) : "").append("'>");
      out.append("<span style='").append(any(random, "", "", "", "display: block; height: 50%"));
      out.append("'>").append(any(random, WORDS).replaceAll("[^a-z ]", "")).append("</span></p>");
    }
    return out.append("</section>").toString();
  }

  private static final String[] GRID_ITEM_STYLES = {
    "",
    "",
    "width: 70px",
    "width: 20%",
    "height: 50px",
    "height: 10%",
    "max-width: 40px",
    "min-height: 60px",
    "min-width: 90px",
    "align-self: center",
    "align-self: baseline",
    "align-self: last baseline",
    "justify-self: end",
    "justify-self: baseline",
    "margin: auto",
    "margin: 0 5px 9px 10%",
    "padding: 9%",
    "border: 5px solid",
    "order: 1",
    "order: -2",
    "grid-column: span 2",
    "grid-column: 2 / 4",
    "grid-row: span 3",
    "grid-row: 5",
    "position: relative; top: 3%",
    "position: absolute",
    "display: none",
    "overflow: auto; max-height: 30px",
    "aspect-ratio: 2",
    "display: grid",
    "writing-mode: vertical-rl",
  };

  private static String gridContainer(Random random) {
    StringBuilder out = new StringBuilder();
    out.append(any(random, "", "<div style='display: flex'>", "<div style='float: left'>"));
    out.append("<section style='display: grid;");
    out.append("grid-template-columns:");
    out.append(any(random, "repeat(4, 1fr);", "50px auto;", "repeat(3, min-content);"));
    out.append(any(random, "", "", "grid-template-rows: repeat(9, 30px);"));
    out.append(any(random, "", "grid-auto-rows: 1fr;", "grid-auto-rows: 20px;"));
    out.append(any(random, "", "grid-auto-columns: 20%;", "grid-auto-flow: dense;"));
    out.append(any(random, "", "gap: 7px;", "justify-content: space-around;", "direction: rtl;"));
    out.append(any(random, "", "", "height: 90vh;", "height: 300px; overflow: auto;"));
    out.append(any(random, "", "align-items: baseline;", "align-items: start;")).append("'>");
    for (int items = 60 + random.nextInt(30); items > 0; items--) {
      out.append("<p style='");
      out.append(random.nextInt(4) == 0 ? any(random, GRID_ITEM_STYLES) : "").append("'>");
      out.append("<span style='").append(any(random, "", "", "", "display: block; height: 50%"));
      out.append("'>").append(any(random, WORDS).replaceAll("[^a-z ]", "")).append("</span></p>");
    }
    return out.append("</section>").toString();
  }

  private static final String[] FLOAT_STYLES = {
    "",
    "float: left; width: 60px; height: 50px",
    "float: left; width: 60px; height: 15px",
    "float: left; height: 0",
    "float: right; width: 90px; height: 300px",
    "float: right; width: 45%",
    "float: left; width: 30px; height: 30px; margin: 9px",
    "float: left; width: 20px; height: 40px; margin-top: -30px",
    "float: left; width: 80px; height: 80px; shape-outside: circle()",
    "clear: left",
    "clear: both; margin: 30px 0",
    "overflow: hidden",
    "display: flow-root; width: 70%",
    "margin-top: -20px",
    "margin-bottom: -30px",
    "position: relative; left: 5px",
    "position: absolute",
    "display: none",
    "width: 200px",
  };

  private static String floatContainer(Random random) {
    StringBuilder out = new StringBuilder("<p style='");
    out.append(any(random, "", FLOAT_STYLES[4], "float: left; width: 200px; height: 3000px"));
    out.append("'><span>before</span></p>");
    out.append(any(random, "", "<div>", "<div style='float: left'>", "<div style='margin: 9px'>"));
    out.append("<section style='").append(any(random, "", "overflow: auto;", "padding: 5px;"));
    out.append(any(random, "", "", "height: 300px; overflow: auto;"));
    out.append("'>");
    int often = 1 + random.nextInt(6);
    for (int items = 60 + random.nextInt(90); items > 0; items--) {
      out.append("<p style='");
      out.append(random.nextInt(often) == 0 ? any(random, FLOAT_STYLES) : "").append("'><span>");
      out.append(any(random, WORDS).replaceAll("[^a-z ]", ""));
      out.append(random.nextInt(8) == 0 ? "<i style='float:left;width:9px;height:40px'></i>" : "");
      out.append(any(random, "", "", "some more words ".repeat(20))).append("</span></p>");
    }
    return out.append("</section>").toString();
  }

  private static final String[] SHRUNK_STYLES = {
    "",
    "width: 200px",
    "width: 900px",
    "margin-right: 70px",
    "margin-left: -50px",
    "float: left",
    "float: left; width: 300px",
    "float: right; clear: right",
    "float: right; clear: both; width: 250px",
    "clear: both",
    "overflow: hidden",
    "overflow: hidden; clear: left; width: 120px",
    "display: flow-root; height: 50%",
    "display: table",
    "aspect-ratio: 2; height: 50%",
    "writing-mode: vertical-rl",
    "position: absolute",
    "display: none",
  };

  private static String shrunkContainer(Random random) {
    StringBuilder out = new StringBuilder("<section style='");
    out.append(any(random, "width: max-content;", "width: min-content;", "width: fit-content;"));
    out.append(any(random, "", "float: left;", "position: absolute;", "display: inline-block;"));
    out.append(any(random, "", "", "display: table-cell;", "height: 300px; overflow: auto;"));
    out.append("'>");
    int often = 1 + random.nextInt(90); // few are as wide as the container
    for (int items = 60 + random.nextInt(120); items > 0; items--) {
      out.append("<p style='");
      out.append(random.nextInt(often) == 0 ? any(random, SHRUNK_STYLES) : "").append("'><span>");
      out.append("x".repeat(random.nextInt(4))).append("</span></p>");
    }
    return out.append("</section>").toString();
  }

  private static void editContainer(Document document, Random random, String[] styles) {
    List<Element> items = new ArrayList<>();
    Element container = document.documentElement();
    for (Node node = document; node != null; node = node.nextInTree(document)) {
      if (node instanceof Element element) {
        if (element.is("p")) {
          items.add(element);
        } else if (element.is("section")) {
          container = element;
        }
      }
    }
    Element item = items.get(random.nextInt(items.size()));
    Element inside = (Element) requireNonNull(item.firstChild());
    switch (random.nextInt(10)) {
      case 0, 1 -> item.setAttribute("style", any(random, styles));
      case 2 -> inside.setAttribute("style", any(random, "", "display: block; height: 30%"));
      case 3 -> {
        if (items.size() > 2) {
          item.remove();
        }
      }
      case 4 -> {
        Element added = document.createElement("p");
        added.appendChild(document.createElement("span"));
        ((Element) requireNonNull(item.parent())).insertBefore(added, item);
      }
      case 5 -> {
        Element parent = requireNonNull(container);
        String style = requireNonNull(parent.attribute("style"));
        parent.setAttribute(
            "style", style + any(random, "padding: 3px;", "width: 400px;", "justify-items: end;"));
      }
      default -> {
        while (inside.firstChild() != null) {
          requireNonNull(inside.firstChild()).remove();
        }
        String words = any(random, "a", "two words", "some longer text in it", "");
        inside.appendChild(document.createText(words));
      }
    }
  }

  private static void editTable(Document document, Random random) {
    List<Element> cells = new ArrayList<>();
    List<Element> rows = new ArrayList<>();
    for (Node node = document; node != null; node = node.nextInTree(document)) {
      if (node instanceof Element element) {
        if (element.is("td")) {
          cells.add(element);
        } else if (element.is("tr")) {
          rows.add(element);
        }
      }
    }
    Element cell = cells.get(random.nextInt(cells.size()));
    Element row = rows.get(random.nextInt(rows.size()));
    String words = any(random, "a", "two words", "a longer cell with more words in it", "");
    switch (random.nextInt(10)) {
      case 0 -> cell.setAttribute("style", any(random, CELL_STYLES));
      case 1 -> row.setAttribute("style", any(random, CELL_STYLES));
      case 2 -> cell.setAttribute(any(random, "colspan", "rowspan"), any(random, "1", "2"));
      case 3 -> {
        if (rows.size() > 2 && row.parent() != null) {
          row.remove();
        }
      }
      case 4 -> {
        Element added = document.createElement("tr");
        Element inside = document.createElement("td");
        inside.appendChild(document.createText(words));
        added.appendChild(inside);
        Element parent = (Element) requireNonNull(row.parent());
        parent.insertBefore(added, row);
      }
      default -> {
        while (cell.firstChild() != null) {
          requireNonNull(cell.firstChild()).remove();
        }
        cell.appendChild(document.createText(words));
      }
    }
  }

  /// Lays out after each of so many edits, and again from scratch.
  private static void compare(TestPage page, Element body, Random random, int edits) {
    assertTimeoutPreemptively(
        ENOUGH,
        () -> {
          paint(page.layout());
          for (int i = 0; i < edits; i++) {
            edit(body, random);
            if (random.nextInt(3) == 0) {
              edit(body, random);
            }
            LayoutResult edited = page.layout();
            paint(edited);
            page.engine().fontsChanged(page.document());
            LayoutResult fresh = page.layout();
            String dump = LayoutTreeDump.dump(fresh);
            if (FAR_OUT.matcher(dump).find()) {
              continue; // a float cannot tell neighbouring pixels apart there
            }
            assertAlike(
                dump, LayoutTreeDump.dump(edited), () -> HtmlSerializer.document(page.document()));
          }
        });
  }

  /// The same boxes with the same texts. Places may differ as far as the order matters in which
  /// floats are summed up: far down a page they are less exact than what the dump prints.
  private static void assertAlike(String expected, String actual, Supplier<String> page) {
    boolean alike = Arrays.equals(NUMBER.split(expected), NUMBER.split(actual));
    Matcher wanted = NUMBER.matcher(expected);
    Matcher found = NUMBER.matcher(actual);
    while (alike && wanted.find()) {
      double place = Double.parseDouble(wanted.group());
      alike =
          found.find()
              && Math.abs(place - Double.parseDouble(found.group()))
                  <= Math.max(0.011, Math.abs(place) / ROUNDING);
    }
    if (!alike) {
      assertEquals(expected, actual, page);
    }
  }

  /// Each of these containers lays its children out more than once: where nothing is kept, time
  /// doubles with every level.
  @Example
  void nestedContainersComeToAnEnd() {
    assumeTrue(FileFontCatalog.isUsable());
    String[][] nests = {
      {"<div style='display:flex'>", "</div>"},
      {"<div style='display:flex;flex-direction:column'>", "</div>"},
      {"<div style='display:grid'>", "</div>"},
      {"<table><tr><td>", "</table>"},
      {"<div style='display:inline-block'>", "</div>"},
      {
        "<div style='writing-mode:vertical-rl'><div style='writing-mode:horizontal-tb'>",
        "</div></div>"
      },
    };
    for (String[] nest : nests) {
      TestPage page =
          TestPage.of("<!DOCTYPE html>" + nest[0].repeat(60) + "text" + nest[1].repeat(60));
      assertTimeoutPreemptively(ENOUGH, page::layout, nest[0]);
    }
  }

  /// A line beside a shape that is higher than any page, and as wide: each step down could have
  /// room for it.
  @Example
  void linesBesideVeryHighShapesComeToAnEnd() {
    assumeTrue(FileFontCatalog.isUsable());
    TestPage page =
        TestPage.of(
            "<!DOCTYPE html><body><div style='float: left; width: 90%; height: 30000000px;"
                + " shape-outside: ellipse()'></div>unbreakable-text-of-some-length");
    assertTimeoutPreemptively(
        ENOUGH,
        () -> {
          for (int width = 50; width < 800; width += 25) {
            page.layoutIn(width, 600);
          }
        });
  }
}
