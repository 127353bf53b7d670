package bulkhead.renderer.style;

import bulkhead.renderer.css.syntax.TokenStream;
import bulkhead.renderer.css.syntax.Tokens;
import bulkhead.renderer.css.value.Deferred;
import bulkhead.renderer.css.value.GridFlow;
import bulkhead.renderer.css.value.GridLine;
import bulkhead.renderer.css.value.GridTemplate;
import bulkhead.renderer.css.value.GridTemplateAreas;
import bulkhead.renderer.css.value.LengthPercentage;
import bulkhead.renderer.css.value.TrackBreadth;
import bulkhead.renderer.css.value.TrackSize;
import bulkhead.renderer.css.value.Unit;
import bulkhead.renderer.css.value.ValueParser;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Values of the grid properties (css-grid-2 §7 and §8). Lengths in a track list are computed when
/// the whole list is: each parser below gives a function that makes its part from them.
final class GridParser {
  /// Lengths of the list that is being parsed.
  private final List<Object> lengths = new ArrayList<>();

  private boolean autoRepeat;
  private boolean intrinsicOrFlexible;

  private GridParser() {}

  // ---------------------------------------------------------------- longhands

  /// `grid-template-columns`, `grid-template-rows`.
  static @Nullable Object template(TokenStream in) {
    if (in.takeIdent("none")) {
      return GridTemplate.NONE;
    }
    GridParser parser = new GridParser();
    if (in.takeIdent("subgrid")) {
      return parser.subgrid(in);
    }
    List<Function<Object[], GridTemplate.Entry>> entries = parser.entries(in, true, true);
    return entries == null || (parser.autoRepeat && parser.intrinsicOrFlexible)
        ? null
        : parser.templateOf(entries);
  }

  private Object templateOf(List<Function<Object[], GridTemplate.Entry>> entries) {
    return Deferred.of(parts -> new GridTemplate(false, made(entries, parts)), lengths.toArray());
  }

  private static List<GridTemplate.Entry> made(
      List<Function<Object[], GridTemplate.Entry>> entries, Object[] parts) {
    List<GridTemplate.Entry> made = new ArrayList<>(entries.size());
    for (Function<Object[], GridTemplate.Entry> entry : entries) {
      made.add(entry.apply(parts));
    }
    return made;
  }

  private @Nullable Object subgrid(TokenStream in) {
    List<GridTemplate.Entry> entries = new ArrayList<>();
    while (!in.atEnd() && !in.tokens().isDelim(in.position(), '/')) {
      GridTemplate.LineNames names = lineNames(in);
      if (names != null) {
        entries.add(names);
        continue;
      }
      if (!in.peekFunction("repeat")) {
        return null;
      }
      TokenStream inside = in.block();
      Integer count = repeatCount(inside);
      if (count == null || count == GridTemplate.Repeat.AUTO_FIT || !inside.takeComma()) {
        return null;
      }
      List<GridTemplate.Entry> repeated = new ArrayList<>();
      while (!inside.atEnd()) {
        GridTemplate.LineNames inner = lineNames(inside);
        if (inner == null) {
          return null;
        }
        repeated.add(inner);
      }
      if (repeated.isEmpty()) {
        return null;
      }
      entries.add(new GridTemplate.Repeat(count, repeated));
    }
    return new GridTemplate(true, entries);
  }

  /// A track list up to its end or a `/`; null when there is no track in it.
  private @Nullable List<Function<Object[], GridTemplate.Entry>> entries(
      TokenStream in, boolean repeats, boolean top) {
    List<Function<Object[], GridTemplate.Entry>> entries = new ArrayList<>();
    boolean any = false;
    boolean namesBefore = false;
    while (!in.atEnd() && !in.tokens().isDelim(in.position(), '/')) {
      GridTemplate.LineNames names = lineNames(in);
      if (names != null) {
        if (namesBefore) {
          return null;
        }
        namesBefore = true;
        entries.add(parts -> names);
        continue;
      }
      namesBefore = false;
      if (in.peekFunction("repeat")) {
        Function<Object[], GridTemplate.Entry> repeat = repeats ? repeat(in) : null;
        if (repeat == null) {
          return null;
        }
        entries.add(repeat);
        any = true;
        continue;
      }
      Function<Object[], TrackSize> size = trackSize(in);
      if (size == null) {
        return null;
      }
      entries.add(parts -> new GridTemplate.Track(size.apply(parts)));
      any = true;
    }
    return any || !top ? entries : null;
  }

  private static @Nullable Integer repeatCount(TokenStream in) {
    if (in.takeIdent("auto-fill")) {
      return GridTemplate.Repeat.AUTO_FILL;
    }
    if (in.takeIdent("auto-fit")) {
      return GridTemplate.Repeat.AUTO_FIT;
    }
    Integer count = ValueParser.integer(in);
    return count == null || count < 1 ? null : count;
  }

  private @Nullable Function<Object[], GridTemplate.Entry> repeat(TokenStream in) {
    TokenStream inside = in.block();
    Integer count = repeatCount(inside);
    if (count == null || !inside.takeComma()) {
      return null;
    }
    if (count < 0) {
      if (autoRepeat) {
        return null;
      }
      autoRepeat = true;
    }
    List<Function<Object[], GridTemplate.Entry>> entries = entries(inside, false, true);
    int times = count;
    return entries == null || !inside.atEnd()
        ? null
        : parts -> new GridTemplate.Repeat(times, made(entries, parts));
  }

  /// `[a b]`, or null.
  private static GridTemplate.@Nullable LineNames lineNames(TokenStream in) {
    if (in.peek() != Tokens.OPEN_BRACKET) {
      return null;
    }
    int start = in.position();
    TokenStream inside = in.block();
    List<String> names = new ArrayList<>();
    while (!inside.atEnd()) {
      String name = customIdent(inside);
      if (name == null) {
        in.rewind(start);
        return null;
      }
      names.add(name);
    }
    return new GridTemplate.LineNames(names);
  }

  /// A name that a line may have: not `auto`, `span` or a CSS-wide keyword.
  private static @Nullable String customIdent(TokenStream in) {
    if (in.peek() != Tokens.IDENT) {
      return null;
    }
    String name = in.text();
    switch (in.lowerText()) {
      case "auto", "span", "inherit", "initial", "unset", "revert", "revert-layer", "default" -> {
        return null;
      }
      default -> {}
    }
    in.next();
    return name;
  }

  /// `<track-size>`.
  private @Nullable Function<Object[], TrackSize> trackSize(TokenStream in) {
    if (in.peekFunction("minmax")) {
      TokenStream inside = in.block();
      Function<Object[], TrackBreadth> min = breadth(inside);
      boolean flexibleMin = lastWasFlex;
      boolean fixedMin = lastWasFixed;
      if (min == null || flexibleMin || !inside.takeComma()) {
        return null;
      }
      Function<Object[], TrackBreadth> max = breadth(inside);
      if (max == null || !inside.atEnd()) {
        return null;
      }
      intrinsicOrFlexible |= !fixedMin && !lastWasFixed;
      return parts -> new TrackSize(min.apply(parts), max.apply(parts), null);
    }
    if (in.peekFunction("fit-content")) {
      TokenStream inside = in.block();
      Object limit = ValueParser.lengthPercentage(inside, ValueParser.Range.NONNEGATIVE);
      if (limit == null || !inside.atEnd()) {
        return null;
      }
      intrinsicOrFlexible = true;
      int index = lengths.size();
      lengths.add(limit);
      return parts -> TrackSize.fitContent((LengthPercentage) parts[index]);
    }
    Function<Object[], TrackBreadth> breadth = breadth(in);
    if (breadth == null) {
      return null;
    }
    intrinsicOrFlexible |= !lastWasFixed;
    return parts -> TrackSize.of(breadth.apply(parts));
  }

  private boolean lastWasFlex;
  private boolean lastWasFixed;

  private @Nullable Function<Object[], TrackBreadth> breadth(TokenStream in) {
    lastWasFlex = false;
    lastWasFixed = false;
    if (in.takeIdent("auto")) {
      return parts -> TrackBreadth.Keyword.AUTO;
    }
    if (in.takeIdent("min-content")) {
      return parts -> TrackBreadth.Keyword.MIN_CONTENT;
    }
    if (in.takeIdent("max-content")) {
      return parts -> TrackBreadth.Keyword.MAX_CONTENT;
    }
    if (in.peek() == Tokens.DIMENSION && Unit.byName(in.lowerText()) == Unit.FR) {
      float factor = (float) in.number();
      if (factor < 0) {
        return null;
      }
      in.next();
      lastWasFlex = true;
      return parts -> new TrackBreadth.Flex(factor);
    }
    Object length = ValueParser.lengthPercentage(in, ValueParser.Range.NONNEGATIVE);
    if (length == null) {
      return null;
    }
    lastWasFixed = true;
    int index = lengths.size();
    lengths.add(length);
    return parts -> new TrackBreadth.Fixed((LengthPercentage) parts[index]);
  }

  /// `grid-auto-columns`, `grid-auto-rows`: a list of [TrackSize].
  static @Nullable Object autoTracks(TokenStream in) {
    GridParser parser = new GridParser();
    List<Function<Object[], TrackSize>> sizes = new ArrayList<>();
    while (!in.atEnd() && !in.tokens().isDelim(in.position(), '/')) {
      Function<Object[], TrackSize> size = parser.trackSize(in);
      if (size == null) {
        return null;
      }
      sizes.add(size);
    }
    if (sizes.isEmpty()) {
      return null;
    }
    return Deferred.of(
        parts -> {
          List<TrackSize> made = new ArrayList<>(sizes.size());
          for (Function<Object[], TrackSize> size : sizes) {
            made.add(size.apply(parts));
          }
          return List.copyOf(made);
        },
        parser.lengths.toArray());
  }

  /// `grid-template-areas`.
  static @Nullable Object areas(TokenStream in) {
    if (in.takeIdent("none")) {
      return GridTemplateAreas.NONE;
    }
    List<List<String>> rows = new ArrayList<>();
    while (in.peek() == Tokens.STRING) {
      List<String> row = areaRow(in.text());
      if (row == null) {
        return null;
      }
      rows.add(row);
      in.next();
    }
    return rows.isEmpty() ? null : GridTemplateAreas.of(rows);
  }

  private static @Nullable List<String> areaRow(String text) {
    List<String> cells = new ArrayList<>();
    TokenStream in = TokenStream.of(text);
    while (!in.atEnd()) {
      if (in.peek() == Tokens.IDENT) {
        cells.add(in.text());
        in.next();
      } else if (in.tokens().isDelim(in.position(), '.')) {
        do {
          in.next();
        } while (in.rawKind() == Tokens.DELIM && in.tokens().isDelim(in.position(), '.'));
        cells.add(".");
      } else {
        return null;
      }
    }
    return cells.isEmpty() ? null : cells;
  }

  /// `grid-auto-flow`.
  static @Nullable GridFlow flow(TokenStream in) {
    boolean row = false;
    boolean column = false;
    boolean dense = false;
    boolean any = false;
    while (!in.atEnd()) {
      if (!row && !column && in.takeIdent("row")) {
        row = true;
      } else if (!row && !column && in.takeIdent("column")) {
        column = true;
      } else if (!dense && in.takeIdent("dense")) {
        dense = true;
      } else {
        return null;
      }
      any = true;
    }
    return any ? new GridFlow(column, dense) : null;
  }

  /// `<grid-line>`: parts in any order.
  static @Nullable GridLine line(TokenStream in) {
    if (in.takeIdent("auto")) {
      return GridLine.AUTO;
    }
    boolean span = false;
    Integer number = null;
    String name = null;
    while (!in.atEnd() && !in.tokens().isDelim(in.position(), '/')) {
      if (!span && in.peekIdent("span")) {
        if (number != null && name != null) {
          in.next();
          span = true;
          break;
        }
        in.next();
        span = true;
        continue;
      }
      int start = in.position();
      if (number == null) {
        number = ValueParser.integer(in);
        if (number != null) {
          continue;
        }
        in.rewind(start);
      }
      if (name == null) {
        name = customIdent(in);
        if (name != null) {
          continue;
        }
      }
      return null;
    }
    if (number == null && name == null) {
      return null;
    }
    if (number != null && (number == 0 || (span && number < 0))) {
      return null;
    }
    return new GridLine(span, number != null ? number : span ? 1 : 0, name != null ? name : "");
  }

  // ---------------------------------------------------------------- shorthands

  /// `grid-row`, `grid-column` (2 longhands) and `grid-area` (4: row start, column start, row end,
  /// column end): a missing line is the opposite one's name, or `auto` (§8.4).
  static GridLine @Nullable [] placement(int count, TokenStream in) {
    GridLine[] lines = new GridLine[count];
    int given = 0;
    do {
      if (given == count) {
        return null;
      }
      GridLine line = line(in);
      if (line == null) {
        return null;
      }
      lines[given++] = line;
    } while (in.takeDelim('/'));
    for (int i = given; i < count; i++) {
      GridLine from = i == 3 ? lines[1] : lines[0];
      lines[i] = from.isNameOnly() ? from : GridLine.AUTO;
    }
    return lines;
  }

  /// What `grid-template` sets.
  record Template(Object rows, Object columns, Object areas) {}

  /// `grid-template` (§7.4).
  static @Nullable Template gridTemplate(TokenStream in) {
    int start = in.position();
    if (in.takeIdent("none") && in.atEnd()) {
      return new Template(GridTemplate.NONE, GridTemplate.NONE, GridTemplateAreas.NONE);
    }
    in.rewind(start);
    Object rows = template(in);
    if (rows != null && in.takeDelim('/')) {
      Object columns = template(in);
      return columns == null ? null : new Template(rows, columns, GridTemplateAreas.NONE);
    }
    in.rewind(start);
    return templateWithAreas(in);
  }

  private static @Nullable Template templateWithAreas(TokenStream in) {
    GridParser parser = new GridParser();
    List<Function<Object[], GridTemplate.Entry>> entries = new ArrayList<>();
    List<List<String>> areas = new ArrayList<>();
    List<String> pending = new ArrayList<>();
    while (!in.atEnd() && !in.tokens().isDelim(in.position(), '/')) {
      GridTemplate.LineNames before = lineNames(in);
      if (before != null) {
        pending.addAll(before.names());
      }
      if (in.peek() != Tokens.STRING) {
        return null;
      }
      flushNames(pending, entries);
      List<String> row = areaRow(in.text());
      if (row == null) {
        return null;
      }
      in.next();
      areas.add(row);
      Function<Object[], TrackSize> size = parts -> TrackSize.AUTO;
      int at = in.position();
      if (in.peek() != Tokens.STRING && in.peek() != Tokens.OPEN_BRACKET) {
        Function<Object[], TrackSize> given = parser.trackSize(in);
        if (given == null) {
          in.rewind(at);
        } else {
          size = given;
        }
      }
      Function<Object[], TrackSize> used = size;
      entries.add(parts -> new GridTemplate.Track(used.apply(parts)));
      GridTemplate.LineNames after = lineNames(in);
      if (after != null) {
        pending.addAll(after.names());
      }
    }
    flushNames(pending, entries);
    GridTemplateAreas made = areas.isEmpty() ? null : GridTemplateAreas.of(areas);
    if (made == null) {
      return null;
    }
    Object columns = GridTemplate.NONE;
    if (in.takeDelim('/')) {
      GridParser columnParser = new GridParser();
      List<Function<Object[], GridTemplate.Entry>> list = columnParser.entries(in, false, true);
      if (list == null) {
        return null;
      }
      columns = columnParser.templateOf(list);
    }
    return new Template(parser.templateOf(entries), columns, made);
  }

  private static void flushNames(
      List<String> pending, List<Function<Object[], GridTemplate.Entry>> entries) {
    if (!pending.isEmpty()) {
      GridTemplate.LineNames names = new GridTemplate.LineNames(pending);
      entries.add(parts -> names);
      pending.clear();
    }
  }

  /// What `grid` sets.
  record Grid(Template template, Object autoRows, Object autoColumns, GridFlow flow) {}

  /// `grid` (§7.8).
  static @Nullable Grid grid(TokenStream in) {
    List<TrackSize> auto = List.of(TrackSize.AUTO);
    int start = in.position();
    Template template = gridTemplate(in);
    if (template != null && in.atEnd()) {
      return new Grid(template, auto, auto, GridFlow.ROW);
    }
    in.rewind(start);
    Boolean dense = autoFlow(in);
    if (dense != null) {
      Object rows = in.peek() == Tokens.DELIM ? auto : autoTracks(in);
      Object columns = rows != null && in.takeDelim('/') ? template(in) : null;
      return rows == null || columns == null
          ? null
          : new Grid(
              new Template(GridTemplate.NONE, columns, GridTemplateAreas.NONE),
              rows,
              auto,
              new GridFlow(false, dense));
    }
    in.rewind(start);
    Object rows = template(in);
    if (rows == null || !in.takeDelim('/')) {
      return null;
    }
    dense = autoFlow(in);
    Object columns = dense == null ? null : in.atEnd() ? auto : autoTracks(in);
    return dense == null || columns == null
        ? null
        : new Grid(
            new Template(rows, GridTemplate.NONE, GridTemplateAreas.NONE),
            auto,
            columns,
            new GridFlow(true, dense));
  }

  /// `auto-flow && dense?`: whether it is dense; null when it is neither.
  private static @Nullable Boolean autoFlow(TokenStream in) {
    boolean dense = in.takeIdent("dense");
    if (!in.takeIdent("auto-flow")) {
      return null;
    }
    return dense || in.takeIdent("dense");
  }
}
