package bulkhead.benchmark;

import bulkhead.benchmark.GeneratedPage.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;

/// Small pages that mix the features of CSS layout at random, the same ones for the same seed. A
/// page prefers a few of the features, so that each meets itself and each other one.
final class PageGenerator {
  private enum Feature {
    FLOW,
    FLOAT,
    POSITION,
    TEXT,
    INLINE,
    SIZE,
    REPLACED,
    LIST,
    GENERATED,
    TABLE,
    FLEX,
    OVERFLOW,
    DISPLAY,
    FORM,
    BIDI
  }

  private static final String WORDS =
      "a the page line of text river long-hyphenated incomprehensibilities 12,345.67 (see) e.g. "
          + "soft\u00adhyphen zero\u200bwidth non\u00a0breaking 日本語の文 שלום עברית AVAWA fi/ffi "
          + "http://example.org/a/path?query=1&other=2 “quoted” end. x y z 1 2 3";
  private static final String IMAGE =
      "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='40' height='30'/%3E";
  private static final String RATIO_IMAGE =
      "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 3 2'/%3E";

  private final Random random;
  private final List<Feature> preferred = new ArrayList<>();
  private int left;

  private PageGenerator(long seed) {
    random = new Random(seed * 7919 + 17);
    // The first numbers of neighbouring seeds are alike.
    random.nextLong();
    random.nextLong();
    int count = 1 + random.nextInt(3);
    for (int i = 0; i < count; i++) {
      preferred.add(Feature.values()[random.nextInt(Feature.values().length)]);
    }
    left = 20 + random.nextInt(40);
  }

  static GeneratedPage page(long seed) {
    return new PageGenerator(seed).generate();
  }

  private GeneratedPage generate() {
    GeneratedPage page = new GeneratedPage();
    page.quirks = chance(0.12);
    if (chance(0.1)) {
      decorate(page.body);
    }
    while (left > 0) {
      page.body.children.add(block(0));
      if (chance(0.2)) {
        page.body.children.add(text());
      }
    }
    return page;
  }

  // Choices

  private boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  private <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  private String one(String of) {
    return one(List.of(of.split(" ")));
  }

  private Feature feature() {
    return chance(0.7) ? one(preferred) : one(List.of(Feature.values()));
  }

  // Values

  private String px() {
    return one("0 1px 3px 5px 8px 10px 12.5px 17px 20px 33px 40px 60px 75.3px 100px 150px 240px");
  }

  private String small() {
    return one("0 1px 2px 3px 5px 8px 10px 0.5em 1em 12.5px 5% 20px");
  }

  private String length() {
    return switch (random.nextInt(10)) {
      case 0, 1, 2, 3 -> px();
      case 4 -> one("1em 2.5em 10ex 6ch 4rem 10vw 5vh");
      case 5, 6, 7 -> one("5% 10% 25% 33.3% 50% 75% 100% 120%");
      default ->
          one(
              List.of(
                  "calc(50% - 10px)",
                  "calc(1em + 3px)",
                  "calc(100% - 40px)",
                  "min(100px, 40%)",
                  "max(30px, 20%)",
                  "clamp(20px, 30%, 90px)"));
    };
  }

  private String size() {
    return chance(0.2) ? one("auto min-content max-content fit-content fit-content") : length();
  }

  private String margin() {
    return chance(0.25) ? "auto" : (chance(0.2) ? "-" + one("3px 8px 15px 1em") : small());
  }

  private String inset() {
    return chance(0.2) ? "auto" : (chance(0.15) ? "-" + one("3px 8px 15px") : length());
  }

  private String color() {
    return one("red green blue gray orange");
  }

  private String border() {
    return one("0 1px 2px 3px 5px 8px thin medium thick")
        + " "
        + one("solid solid solid double dotted none hidden inset")
        + " "
        + color();
  }

  private String side() {
    return one("-top -right -bottom -left");
  }

  // Style

  private void decorate(Part part) {
    int count = random.nextInt(4);
    for (int i = 0; i < count; i++) {
      declare(part.style(""), feature());
    }
    if (part.tag.isEmpty()) {
      return;
    }
    if (chance(preferred.contains(Feature.GENERATED) ? 0.25 : 0.04)) {
      generate(part);
    }
    if (chance(0.03)) {
      declare(
          part.style("::first-letter"), one(List.of(Feature.SIZE, Feature.FLOAT, Feature.INLINE)));
    }
    if (chance(preferred.contains(Feature.BIDI) ? 0.15 : 0.01)) {
      part.attributes.put("dir", one("rtl ltr auto"));
    }
    if (chance(0.03)) {
      part.attributes.put("lang", one("de fr en es"));
    }
  }

  private void generate(Part part) {
    Map<String, String> style = part.style(one("::before ::after"));
    style.put(
        "content",
        one(
            List.of(
                "'text '",
                "''",
                "open-quote",
                "close-quote",
                "open-quote 'x' close-quote",
                "no-open-quote",
                "counter(a)",
                "counter(a, upper-roman) '. '",
                "counters(a, '.')",
                "'a\\A b'",
                "attr(class)")));
    int count = random.nextInt(3);
    for (int i = 0; i < count; i++) {
      declare(style, feature());
    }
    if (chance(0.4)) {
      part.style("")
          .put(
              one("counter-increment counter-reset counter-set"), one(List.of("a", "a 3", "a -2")));
    }
    if (chance(0.2)) {
      part.style("").put("quotes", one(List.of("auto", "none", "'<' '>' '(' ')'", "'«' '»'")));
    }
  }

  private void declare(Map<String, String> style, Feature of) {
    switch (of) {
      case FLOW -> flow(style);
      case FLOAT -> {
        if (chance(0.6)) {
          style.put("float", one("left right left right none inline-start inline-end"));
          if (chance(0.5)) {
            style.put("width", length());
          }
        } else {
          style.put("clear", one("left right both inline-start"));
        }
      }
      case POSITION -> position(style);
      case TEXT -> textual(style);
      case INLINE -> inline(style);
      case SIZE -> sized(style);
      case REPLACED -> {
        style.put(one("width height max-width min-height"), size());
        style.put("object-fit", one("contain cover none"));
      }
      case LIST -> listed(style);
      case GENERATED -> style.put("counter-increment", one(List.of("a", "a 2", "a -1 b")));
      case TABLE -> tabular(style);
      case FLEX -> flexible(style);
      case OVERFLOW -> {
        style.put(
            one("overflow overflow overflow-x overflow-y"), one("hidden auto scroll clip visible"));
        if (chance(0.6)) {
          style.put(one("height max-height width"), px());
        }
        if (chance(0.1)) {
          style.put("scrollbar-gutter", one("stable auto"));
        }
      }
      case DISPLAY ->
          style.put(
              "display",
              one(
                  "block inline inline-block flow-root contents list-item table inline-table flex "
                      + "inline-flex table-cell table-row table-caption none block inline-block"));
      case FORM -> {
        if (chance(0.3)) {
          style.put("appearance", one("none auto"));
        } else {
          sized(style);
        }
      }
      case BIDI -> {
        style.put("direction", one("rtl rtl ltr"));
        if (chance(0.3)) {
          style.put("unicode-bidi", one("embed isolate bidi-override plaintext isolate-override"));
        }
      }
    }
  }

  private void flow(Map<String, String> style) {
    switch (random.nextInt(6)) {
      case 0 -> style.put("margin", margin() + " " + margin());
      case 1 -> style.put("margin" + side(), margin());
      case 2 -> style.put("padding", small());
      case 3 -> style.put("padding" + side(), small());
      case 4 -> style.put("border", border());
      default -> style.put("border" + side(), border());
    }
  }

  private void position(Map<String, String> style) {
    style.put("position", one("relative relative absolute absolute fixed sticky"));
    int count = random.nextInt(4);
    for (int i = 0; i < count; i++) {
      style.put(one("top right bottom left inset-inline-start inset-block-end"), inset());
    }
    if (chance(0.3)) {
      style.put(one("width height"), size());
    }
    if (chance(0.3)) {
      style.put("margin" + side(), margin());
    }
  }

  private void textual(Map<String, String> style) {
    switch (random.nextInt(16)) {
      case 0, 1, 2 ->
          style.put("white-space", one("nowrap pre pre-wrap pre-line break-spaces normal"));
      case 3 -> style.put("overflow-wrap", one("break-word anywhere normal"));
      case 4 -> style.put("word-break", one("break-all keep-all break-word normal"));
      case 5 -> style.put("text-indent", one("20px -10px 10% 2em"));
      case 6 -> style.put("text-align", one("left right center justify start end"));
      case 7 -> style.put("text-align-last", one("left right center justify"));
      case 8 -> style.put("letter-spacing", one("1px -1px 0.2em 3px"));
      case 9 -> style.put("word-spacing", one("5px -2px 1em"));
      case 10 -> style.put("tab-size", one("4 2 20px 0"));
      case 11 -> style.put("text-transform", one("uppercase capitalize lowercase full-width"));
      case 12 -> style.put("text-wrap", one("wrap nowrap balance pretty"));
      case 13 -> style.put("line-break", one("loose strict anywhere"));
      case 14 -> style.put("hyphens", one("none manual"));
      default -> style.put("width", one("60px 100px 150px min-content max-content"));
    }
  }

  private void inline(Map<String, String> style) {
    switch (random.nextInt(7)) {
      case 0, 1 ->
          style.put(
              "vertical-align",
              one("baseline top bottom middle sub super text-top text-bottom 5px -5px 30% -2ex"));
      case 2 -> style.put("line-height", one("normal 1 1.5 0 30px 200% 0.8 10px"));
      case 3 ->
          style.put("font-size", one("10px 13px 16px 20px 24.5px 32px smaller larger 150% 0.8em"));
      case 4 -> style.put("font-family", one("monospace sans-serif serif"));
      case 5 ->
          style.put("display", one("inline-block inline-block inline inline-flex inline-table"));
      default ->
          style.put(
              "font",
              one(List.of("italic 14px/1.2 serif", "bold 18px sans-serif", "12px monospace")));
    }
  }

  private void sized(Map<String, String> style) {
    switch (random.nextInt(9)) {
      case 0, 1 -> style.put("width", size());
      case 2, 3 -> style.put("height", size());
      case 4 -> style.put("min-width", size());
      case 5 -> style.put("max-width", chance(0.1) ? "none" : size());
      case 6 -> style.put(one("min-height max-height"), chance(0.1) ? "none" : size());
      case 7 -> style.put("aspect-ratio", one(List.of("1", "2 / 1", "auto 3 / 2", "0.5", "auto")));
      default -> style.put("box-sizing", one("border-box content-box"));
    }
  }

  private void listed(Map<String, String> style) {
    switch (random.nextInt(4)) {
      case 0 -> style.put("display", "list-item");
      case 1 -> style.put("list-style-position", one("inside outside"));
      case 2 ->
          style.put(
              "list-style-type",
              one(
                  "disc circle square decimal decimal-leading-zero lower-roman upper-alpha none "
                      + "lower-greek hebrew cjk-decimal disclosure-open '-'"));
      default -> style.put("list-style-image", "url(\"" + IMAGE + "\")");
    }
  }

  private void tabular(Map<String, String> style) {
    switch (random.nextInt(9)) {
      case 0, 1 -> style.put("border-collapse", one("collapse separate"));
      case 2 -> style.put("border-spacing", one(List.of("0", "5px", "3px 10px")));
      case 3 -> {
        style.put("table-layout", "fixed");
        style.put("width", length());
      }
      case 4 -> style.put("caption-side", one("top bottom"));
      case 5 -> style.put("empty-cells", "hide");
      case 6 -> style.put("width", length());
      case 7 -> style.put("height", length());
      default ->
          style.put(
              "display",
              one(
                  "table table-row table-cell table-row-group inline-table table-caption table-column"));
    }
  }

  private void flexible(Map<String, String> style) {
    switch (random.nextInt(13)) {
      case 0, 1, 2 -> style.put("display", one("flex flex inline-flex"));
      case 3 -> style.put("flex-direction", one("row row-reverse column column-reverse"));
      case 4 -> style.put("flex-wrap", one("wrap wrap-reverse nowrap"));
      case 5 ->
          style.put(
              "justify-content",
              one(
                  "flex-start flex-end center space-between space-around space-evenly start end left right normal"));
      case 6 ->
          style.put(
              "align-items",
              one("flex-start flex-end center stretch baseline start end self-start normal"));
      case 7 ->
          style.put(
              "align-content",
              one(
                  "flex-start flex-end center stretch space-between space-around space-evenly normal"));
      case 8 -> style.put("align-self", one("auto flex-start flex-end center stretch baseline"));
      case 9 ->
          style.put(
              "flex",
              one(List.of("1", "none", "auto", "2 1 50px", "0 0 30%", "1 1 0px", "1 3 content")));
      case 10 -> style.put(one("flex-grow flex-shrink"), one("0 0.3 1 2"));
      case 11 -> style.put("order", one("-1 1 2"));
      default -> style.put(one("gap row-gap column-gap"), one("5px 10% 1em 20px"));
    }
  }

  // Content

  private Part text() {
    Part text = new Part("");
    StringBuilder words = new StringBuilder();
    int count = chance(0.2) ? 20 + random.nextInt(25) : 1 + random.nextInt(7);
    for (int i = 0; i < count; i++) {
      words.append(one(WORDS));
      words.append(chance(0.06) ? one(List.of("\n", "  ", "\t", " \n ")) : " ");
    }
    text.text = chance(0.4) ? words.toString().strip() : words.toString();
    return text;
  }

  private Part element(String tag) {
    left--;
    Part part = new Part(tag);
    decorate(part);
    return part;
  }

  private Part with(String tag, Supplier<Part> child, int count) {
    Part part = element(tag);
    for (int i = 0; i < count; i++) {
      part.children.add(child.get());
    }
    return part;
  }

  private Part block(int depth) {
    Feature of = feature();
    if (depth < 5 && chance(0.8)) {
      switch (of) {
        case TABLE -> {
          return table(depth);
        }
        case LIST -> {
          return with(one("ul ol"), () -> item(depth), 1 + random.nextInt(4));
        }
        case FORM -> {
          return chance(0.3) ? fieldset(depth) : control();
        }
        case FLEX -> {
          Part flex = with("div", () -> block(depth + 2), 1 + random.nextInt(4));
          flex.style("").put("display", one("flex flex flex inline-flex"));
          return flex;
        }
        case REPLACED -> {
          return replaced();
        }
        default -> {}
      }
    }
    Part part = element(one("div div div div p section blockquote h3 pre"));
    fill(part, depth);
    return part;
  }

  private void fill(Part part, int depth) {
    int count = depth > 4 ? random.nextInt(2) : random.nextInt(4);
    boolean inlines = depth > 4 || chance(0.5);
    for (int i = 0; i < count; i++) {
      part.children.add(inlines || chance(0.2) ? inlineContent(depth + 1) : block(depth + 1));
      if (chance(0.1)) {
        part.children.add(text());
      }
    }
  }

  private Part inlineContent(int depth) {
    if (chance(0.5) || depth > 6) {
      return text();
    }
    Feature of = feature();
    if (of == Feature.REPLACED && chance(0.7)) {
      return replaced();
    }
    if (of == Feature.FORM && chance(0.7)) {
      return control();
    }
    if (chance(0.08)) {
      return element(one("br wbr"));
    }
    Part part = element(one("span span span b i code small sub sup q a bdo bdi"));
    int count = 1 + random.nextInt(2);
    for (int i = 0; i < count; i++) {
      part.children.add(chance(0.08) && depth < 4 ? block(depth + 1) : inlineContent(depth + 1));
    }
    return part;
  }

  private Part item(int depth) {
    Part item = element("li");
    if (chance(0.15)) {
      item.attributes.put("value", one("3 10 -2 1000"));
    }
    if (chance(0.15)) {
      declare(item.style("::marker"), one(List.of(Feature.INLINE, Feature.TEXT)));
      if (chance(0.4)) {
        item.style("::marker")
            .put("content", one(List.of("'>> '", "counter(list-item) ') '", "''")));
      }
    }
    fill(item, depth + 1);
    if (item.children.isEmpty() || chance(0.5)) {
      item.children.add(0, text());
    }
    return item;
  }

  private Part replaced() {
    Part part =
        switch (random.nextInt(7)) {
          case 0, 1, 2 -> {
            Part image = element("img");
            image.attributes.put("src", chance(0.75) ? IMAGE : RATIO_IMAGE);
            yield image;
          }
          case 3 -> element("canvas");
          case 4 -> element("video");
          case 5 -> {
            Part svg = element("svg");
            if (chance(0.5)) {
              svg.attributes.put("viewBox", "0 0 100 50");
            }
            yield svg;
          }
          default -> element("iframe");
        };
    if (chance(0.3)) {
      part.attributes.put("width", one("50 100 30% 0"));
    }
    if (chance(0.2)) {
      part.attributes.put("height", one("50 100 30%"));
    }
    return part;
  }

  private Part control() {
    switch (random.nextInt(9)) {
      case 0, 1, 2 -> {
        Part input = element("input");
        input.attributes.put(
            "type",
            one(
                "text checkbox radio button submit range color number password search reset "
                    + "email file date time"));
        if (chance(0.4)) {
          input.attributes.put("value", one("text 12 a"));
        }
        if (chance(0.2)) {
          input.attributes.put("size", one("5 30 1"));
        }
        return input;
      }
      case 3 -> {
        Part area = element("textarea");
        if (chance(0.4)) {
          area.attributes.put("rows", one("1 3 5"));
          area.attributes.put("cols", one("5 10 30"));
        }
        return area;
      }
      case 4, 5 -> {
        Part button = element("button");
        int count = random.nextInt(3);
        for (int i = 0; i < count; i++) {
          button.children.add(chance(0.6) ? text() : inlineContent(4));
        }
        return button;
      }
      case 6 -> {
        Part select = new Part("select");
        left--;
        decorate(select);
        if (chance(0.3)) {
          select.attributes.put("size", one("1 2 4"));
        }
        if (chance(0.2)) {
          select.attributes.put("multiple", "");
        }
        int count = random.nextInt(4);
        for (int i = 0; i < count; i++) {
          Part option = new Part("option");
          option.children.add(text());
          if (chance(0.2)) {
            Part group = new Part("optgroup");
            group.attributes.put("label", "group");
            group.children.add(option);
            select.children.add(group);
          } else {
            select.children.add(option);
          }
        }
        return select;
      }
      case 7 -> {
        return element(one("progress meter"));
      }
      default -> {
        Part details = element("details");
        if (chance(0.6)) {
          details.attributes.put("open", "");
        }
        Part summary = element("summary");
        summary.children.add(text());
        details.children.add(summary);
        details.children.add(inlineContent(3));
        return details;
      }
    }
  }

  private Part fieldset(int depth) {
    Part fieldset = element("fieldset");
    if (chance(0.8)) {
      Part legend = element("legend");
      legend.children.add(text());
      fieldset.children.add(legend);
    }
    fieldset.children.add(chance(0.5) ? control() : block(depth + 1));
    return fieldset;
  }

  private Part table(int depth) {
    Part table = element("table");
    if (chance(0.3)) {
      table.attributes.put("border", one("1 0 5"));
    }
    if (chance(0.2)) {
      table.attributes.put(one("cellpadding cellspacing"), one("0 1 8"));
    }
    if (chance(0.25)) {
      Part caption = element("caption");
      caption.children.add(text());
      table.children.add(caption);
    }
    int columns = 1 + random.nextInt(4);
    if (chance(0.25)) {
      Part group = element("colgroup");
      for (int i = 0; i < columns; i++) {
        Part column = element("col");
        if (chance(0.3)) {
          column.attributes.put("span", "2");
        }
        if (chance(0.4)) {
          column.style("").put("width", length());
        }
        group.children.add(column);
      }
      table.children.add(group);
    }
    int sections = chance(0.2) ? 2 : 1;
    for (int i = 0; i < sections; i++) {
      Part section = element(sections == 1 ? "tbody" : one("thead tbody tfoot"));
      int rows = 1 + random.nextInt(3);
      for (int row = 0; row < rows; row++) {
        Part tr = element("tr");
        for (int column = 0; column < columns; column++) {
          tr.children.add(cell(depth));
        }
        section.children.add(tr);
      }
      table.children.add(section);
    }
    return table;
  }

  private Part cell(int depth) {
    Part cell = element(one("td td td th"));
    if (chance(0.12)) {
      cell.attributes.put(one("colspan rowspan"), one("2 3 0"));
    }
    if (chance(0.1)) {
      cell.attributes.put("width", one("50 20% 120"));
    }
    if (chance(0.1)) {
      cell.attributes.put(one("nowrap"), "");
    }
    if (chance(0.1)) {
      cell.attributes.put(one("valign align"), one("top bottom center baseline right"));
    }
    if (chance(0.85)) {
      if (chance(0.6) || depth > 2) {
        cell.children.add(text());
        if (chance(0.3)) {
          cell.children.add(inlineContent(3));
        }
      } else {
        fill(cell, depth + 2);
      }
    }
    return cell;
  }
}
