package bulkhead.renderer.style;

import bulkhead.renderer.css.Declaration;
import bulkhead.renderer.css.syntax.TokenStream;
import bulkhead.renderer.css.syntax.Tokens;
import bulkhead.renderer.css.value.*;
import bulkhead.renderer.css.value.TextIndent;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Values of properties, one branch for each [Grammar]. Shorthands are in [ShorthandParser].
///
/// A parser of a value takes what belongs to it from the stream and returns the specified value, or
/// null; whoever calls checks that nothing is left.
final class PropertyParser {
  final ParseContext context;

  PropertyParser(ParseContext context) {
    this.context = context;
  }

  /// Whether `declaration` is one that the table knows and whose value fits; for `@supports`.
  static boolean supports(Declaration declaration) {
    if (declaration.isCustom()) {
      return References.areValid(declaration.tokens(), declaration.start(), declaration.end());
    }
    DeclarationBlock.Builder builder = new DeclarationBlock.Builder();
    new PropertyParser(new ParseContext("", false)).parse(declaration, builder);
    return !builder.build().isEmpty();
  }

  /// Adds what `declaration` sets; nothing when it is unknown or invalid.
  void parse(Declaration declaration, DeclarationBlock.Builder out) {
    boolean important = declaration.important();
    Tokens tokens = declaration.tokens();
    TokenStream in = new TokenStream(tokens, declaration.start(), declaration.end());
    if (declaration.isCustom()) {
      CssWide wide = CssWide.parse(in);
      if (!References.areValid(tokens, declaration.start(), declaration.end())) {
        return;
      }
      out.addCustom(declaration.name(), wide != null ? wide : declaration.text(), important);
      return;
    }
    Property property = Properties.byName(declaration.name());
    if (property == null) {
      return;
    }
    if (References.isAny(tokens, declaration.start(), declaration.end(), property)) {
      if (References.areValid(tokens, declaration.start(), declaration.end())) {
        addAll(property, new Unresolved(declaration.text(), property, context), important, out);
      }
      return;
    }
    CssWide wide = CssWide.parse(in);
    if (wide != null) {
      addAll(property, wide, important, out);
      return;
    }
    List<Object> pairs = parseValue(property, in);
    if (pairs != null) {
      for (int i = 0; i < pairs.size(); i += 2) {
        out.add((Property) pairs.get(i), pairs.get(i + 1), important);
      }
    }
  }

  /// The longhands and their values that the whole of `in` sets as a value of `property`,
  /// alternating; null when invalid.
  @Nullable List<Object> parseValue(Property property, TokenStream in) {
    if (property.isShorthand()) {
      List<Object> pairs = new ArrayList<>(property.longhands.length * 2);
      return new ShorthandParser(this, pairs).parse(property, in) && in.atEnd() ? pairs : null;
    }
    Object value = value(property, in);
    return value != null && in.atEnd() ? List.of(property, value) : null;
  }

  private static void addAll(
      Property property, Object value, boolean important, DeclarationBlock.Builder out) {
    if (property.grammar == Grammar.ALL) {
      for (int i = 0; i < Properties.count(); i++) {
        Property each = Properties.byId(i);
        if (each.group != null
            && each.grammar != Grammar.INTERNAL
            && each != Properties.DIRECTION
            && each != Properties.UNICODE_BIDI) {
          out.add(each, value, important);
        }
      }
    } else if (property.isShorthand()) {
      for (Property longhand : property.longhands) {
        out.add(longhand, value, important);
      }
      if (property.name().equals("border")) {
        for (Property part : ShorthandParser.BORDER_IMAGE) { // reset-only (CSS Backgrounds 3 §4.4)
          out.add(part, value, important);
        }
      }
    } else {
      out.add(property, value, important);
    }
  }

  /// Takes a value of a longhand.
  @Nullable Object value(Property property, TokenStream in) {
    return switch (property.grammar) {
      case KEYWORD -> keyword(property, in);
      case IDENT -> ident(property, in);
      case DISPLAY -> display(property, in);
      case COLOR -> color(in);
      case COLOR_OR_AUTO -> {
        if (in.takeIdent("auto")) {
          yield new Ident("auto");
        }
        if (in.takeIdent("invert")) {
          yield ColorValue.CURRENT;
        }
        yield ColorParser.parse(in);
      }
      case SCROLLBAR_COLOR -> in.takeIdent("auto") ? new Ident("auto") : ScrollbarColors.parse(in);
      case LENGTH -> ValueParser.length(in, ValueParser.Range.ALL);
      case LENGTH_NONNEGATIVE -> {
        if (property == Properties.PERSPECTIVE && in.takeIdent("none")) {
          yield -1f;
        }
        yield ValueParser.length(in, ValueParser.Range.NONNEGATIVE);
      }
      case LENGTH_PERCENTAGE ->
          ValueParser.lengthPercentage(in, ValueParser.Range.ALL, true, context.quirks());
      case LENGTH_PERCENTAGE_NONNEGATIVE ->
          ValueParser.lengthPercentage(in, ValueParser.Range.NONNEGATIVE, true, context.quirks());
      case SIZE -> size(in, "auto", SizeKeyword.AUTO);
      case MAX_SIZE -> size(in, "none", SizeKeyword.NONE);
      case FLEX_BASIS ->
          in.takeIdent("content") ? SizeKeyword.CONTENT : size(in, "auto", SizeKeyword.AUTO);
      case LENGTH_PERCENTAGE_OR_AUTO ->
          in.takeIdent("auto")
              ? SizeKeyword.AUTO
              : ValueParser.lengthPercentage(in, ValueParser.Range.ALL, true, context.quirks());
      case LENGTH_PERCENTAGE_OR_NORMAL ->
          in.takeIdent("normal")
              ? SizeKeyword.AUTO
              : ValueParser.lengthPercentage(in, ValueParser.Range.NONNEGATIVE);
      case LINE_WIDTH -> {
        if (in.peek() == Tokens.IDENT) {
          yield in.takeIdent("thin")
              ? LengthPercentage.px(1)
              : in.takeIdent("medium")
                  ? LengthPercentage.px(3)
                  : in.takeIdent("thick") ? LengthPercentage.px(5) : null;
        }
        yield ValueParser.lengthPercentage(
            in, ValueParser.Range.NONNEGATIVE, false, context.quirks());
      }
      case NUMBER -> number(in, false);
      case NUMBER_NONNEGATIVE -> number(in, true);
      case ZOOM -> zoom(in);
      case ALPHA -> {
        Double value = ValueParser.numberOrPercent(in);
        yield value == null ? null : (Float) (float) Math.max(0, Math.min(1, value));
      }
      case INTEGER -> ValueParser.integer(in);
      case INTEGER_OR_AUTO -> in.takeIdent("auto") ? SizeKeyword.AUTO : ValueParser.integer(in);
      case POSITIVE_INTEGER_OR_AUTO -> {
        if (in.takeIdent("auto") || in.takeIdent("none")) {
          yield SizeKeyword.AUTO;
        }
        Integer value = ValueParser.integer(in);
        yield value == null || value < 1 ? null : value;
      }
      case SPACING ->
          in.takeIdent("normal")
              ? LengthPercentage.ZERO
              : ValueParser.lengthPercentage(in, ValueParser.Range.ALL, true, context.quirks());
      case LINE_HEIGHT -> lineHeight(in);
      case VERTICAL_ALIGN -> verticalAlign(in);
      case CORNER_RADIUS -> {
        Object horizontal = ValueParser.lengthPercentage(in, ValueParser.Range.NONNEGATIVE);
        if (horizontal == null) {
          yield null;
        }
        Object vertical =
            in.atEnd()
                ? horizontal
                : ValueParser.lengthPercentage(in, ValueParser.Range.NONNEGATIVE);
        yield vertical == null ? null : corner(horizontal, vertical);
      }
      case IMAGE -> ImageParser.parse(in, context::resolve);
      case IMAGE_LIST, KEYWORD_LIST, REPEAT_LIST, POSITION_X_LIST, POSITION_Y_LIST, BG_SIZE_LIST ->
          list(property, in);
      case POSITION -> {
        Object[] position = ValueParser.position(in);
        yield position == null ? null : positionOf(position);
      }
      case FONT_FAMILY -> FontParser.family(in);
      case FONT_SIZE -> FontParser.size(in, context.quirks());
      case FONT_WEIGHT -> FontParser.weight(in);
      case FONT_STYLE -> FontParser.style(in);
      case FONT_STRETCH -> FontParser.stretch(in);
      case FONT_SIZE_ADJUST -> FontParser.sizeAdjust(in);
      case FONT_SETTINGS -> FontParser.settings(in, property == Properties.FONT_FEATURE_SETTINGS);
      case FONT_VARIANT_WORDS -> FontParser.variantWords(property, in);
      case FONT_VARIANT_ALTERNATES -> FontAlternates.parse(in);
      case TEXT_DECORATION_LINE -> decorationLine(in);
      case TEXT_DECORATION_THICKNESS ->
          in.takeIdent("auto") || in.takeIdent("from-font")
              ? SizeKeyword.AUTO
              : ValueParser.lengthPercentage(in, ValueParser.Range.ALL);
      case EMPHASIS_STYLE -> EmphasisParser.style(in);
      case EMPHASIS_POSITION -> EmphasisParser.position(in);
      case TEXT_INDENT -> {
        boolean hanging = in.takeIdent("hanging");
        boolean eachLine = in.takeIdent("each-line");
        hanging |= eachLine && !hanging && in.takeIdent("hanging");
        Object length =
            ValueParser.lengthPercentage(in, ValueParser.Range.ALL, true, context.quirks());
        while (length != null) {
          if (!hanging && in.takeIdent("hanging")) {
            hanging = true;
          } else if (!eachLine && in.takeIdent("each-line")) {
            eachLine = true;
          } else {
            break;
          }
        }
        yield length != null && (hanging || eachLine)
            ? new TextIndent(length, hanging, eachLine)
            : length;
      }
      case TAB_SIZE -> {
        if (in.peek() == Tokens.NUMBER || in.peek() == Tokens.INTEGER) {
          yield number(in, true);
        }
        yield ValueParser.length(in, ValueParser.Range.NONNEGATIVE);
      }
      case SHADOW_LIST -> shadows(in, true);
      case TEXT_SHADOW_LIST -> shadows(in, false);
      case TRANSFORM -> TransformParser.transform(in);
      case TRANSLATE -> TransformParser.translate(in);
      case ROTATE -> TransformParser.rotate(in);
      case SCALE -> TransformParser.scale(in);
      case TRANSFORM_ORIGIN -> TransformParser.origin(in);
      case FILTER -> filter(in);
      case INTRINSIC_SIZE -> intrinsicSize(in);
      case CLIP -> clip(in);
      case SHAPE_OUTSIDE -> ShapeParser.shapeOutside(in, context::resolve);
      case VIEW_BOX -> in.takeIdent("none") ? new Ident("none") : ShapeParser.rectangle(in);
      case CLIP_PATH -> ShapeParser.clipPath(in, context::resolve);
      case CURSOR -> cursor(in);
      case CONTENT -> ContentParser.content(in, context);
      case COUNTERS -> ContentParser.counters(in, property == Properties.COUNTER_INCREMENT ? 1 : 0);
      case QUOTES -> ContentParser.quotes(in);
      case LIST_STYLE_TYPE -> ContentParser.listStyleType(in);
      case BORDER_SPACING ->
          ValueParser.lengthPercentage(in, ValueParser.Range.NONNEGATIVE, false, context.quirks());
      case ASPECT_RATIO -> aspectRatio(in);
      case SELF_ALIGNMENT, ITEM_ALIGNMENT, CONTENT_ALIGNMENT -> alignment(property, in);
      case TRACK_LIST -> GridParser.template(in);
      case AUTO_TRACKS -> GridParser.autoTracks(in);
      case GRID_AREAS -> GridParser.areas(in);
      case GRID_FLOW -> GridParser.flow(in);
      case GRID_LINE -> GridParser.line(in);
      case STRING_OR_AUTO -> {
        if (in.takeIdent("auto")) {
          yield new Ident("auto");
        }
        if (in.peek() != Tokens.STRING) {
          yield null;
        }
        Ident value = new Ident(in.text());
        in.next();
        yield value;
      }
      case TIME_LIST,
          TIME_LIST_NONNEGATIVE,
          EASING_LIST,
          KEYFRAMES_NAME_LIST,
          TRANSITION_PROPERTY_LIST,
          ITERATION_COUNT_LIST ->
          AnimationParser.list(property, in);
      case BORDER_IMAGE_SIDES -> BorderImageParser.parse(property, in);
      case IDENT_LIST, RAW -> raw(in);
      case TOUCH_ACTION -> TouchAction.parse(in);
      case SCROLLBAR_GUTTER -> ScrollbarGutter.parse(in);
      case INTERNAL,
          BOX_SIDES,
          PAIR,
          BORDER_SIDE,
          BORDER_RADIUS,
          BORDER_IMAGE,
          BACKGROUND,
          BACKGROUND_POSITION,
          MASK,
          SAME,
          FONT,
          FONT_VARIANT,
          FONT_SYNTHESIS,
          FLEX,
          ANY_ORDER,
          LIST_STYLE,
          TEXT_DECORATION,
          WHITE_SPACE,
          PLACE,
          BORDER_SPACING_PAIR,
          SLASHED,
          GRID_PLACEMENT,
          GRID_TEMPLATE,
          GRID,
          ALL,
          LAYERS ->
          null;
    };
  }

  // Grammars in the order of the table.

  static @Nullable Object keyword(Property property, TokenStream in) {
    if (in.peek() != Tokens.IDENT) {
      return null;
    }
    String[] names = property.keywordNames();
    Tokens tokens = in.tokens();
    int at = in.position();
    for (int i = 0; i < names.length; i++) {
      if (tokens.textIs(at, names[i])) {
        in.next();
        return property.keywords[i];
      }
    }
    Object alias =
        switch (in.lowerText()) {
          case "overlay" ->
              property == Properties.OVERFLOW_X || property == Properties.OVERFLOW_Y
                  ? Overflow.AUTO
                  : null;
          case "-webkit-sticky" -> property == Properties.POSITION ? Position.STICKY : null;
          case "tb", "tb-rl", "vertical" ->
              property == Properties.WRITING_MODE ? WritingMode.VERTICAL_RL : null;
          case "lr", "lr-tb", "rl", "rl-tb" ->
              property == Properties.WRITING_MODE ? WritingMode.HORIZONTAL_TB : null;
          case "-webkit-isolate" ->
              property == Properties.UNICODE_BIDI ? UnicodeBidi.ISOLATE : null;
          case "-webkit-none" -> property == Properties.USER_SELECT ? UserSelect.NONE : null;
          default -> null;
        };
    if (alias != null) {
      in.next();
    }
    return alias;
  }

  private static @Nullable Object ident(Property property, TokenStream in) {
    if (in.peek() != Tokens.IDENT) {
      return null;
    }
    if (property == Properties.RUBY_OVERHANG && in.takeIdent("none")) {
      return new Ident("spaces"); // as Chromium names it
    }
    for (String name : property.names) {
      if (in.tokens().textIs(in.position(), name)) {
        in.next();
        return name.equals(property.names[0]) ? property.initial : new Ident(name);
      }
    }
    return null;
  }

  // CSS Display 3 §2: single keywords, and outer with inner type.
  private static @Nullable Object display(Property property, TokenStream in) {
    boolean block = false;
    boolean inline = false;
    boolean listItem = false;
    String inner = null;
    Object single = null;
    int words = 0;
    while (in.peek() == Tokens.IDENT) {
      String word = in.lowerText();
      switch (word) {
        case "block" -> {
          if (block) {
            return null;
          }
          block = true;
        }
        case "inline" -> {
          if (inline) {
            return null;
          }
          inline = true;
        }
        case "list-item" -> {
          if (listItem) {
            return null;
          }
          listItem = true;
        }
        case "flow", "flow-root", "flex", "grid", "table", "ruby", "math" -> {
          if (inner != null) {
            return null;
          }
          inner = word;
        }
        case "-webkit-flex", "-webkit-box", "-moz-box", "-ms-flexbox" -> single = Display.FLEX;
        case "-webkit-inline-flex", "-webkit-inline-box" -> single = Display.INLINE_FLEX;
        default -> {
          single = keyword(property, in);
          if (single == null) {
            return null;
          }
          words++;
          continue;
        }
      }
      in.next();
      words++;
    }
    if (single != null) {
      return words == 1 ? single : null;
    }
    if (words == 0 || block && inline) {
      return null;
    }
    if (listItem) {
      if (inner == null || inner.equals("flow")) {
        return inline ? Display.INLINE_LIST_ITEM : Display.LIST_ITEM;
      }
      return !inner.equals("flow-root")
          ? null
          : inline ? Display.INLINE_FLOW_ROOT_LIST_ITEM : Display.FLOW_ROOT_LIST_ITEM;
    }
    if (inner == null || inner.equals("flow")) {
      return inline ? Display.INLINE : Display.BLOCK;
    }
    return switch (inner) {
      case "flow-root" -> inline ? Display.INLINE_BLOCK : Display.FLOW_ROOT;
      case "flex" -> inline ? Display.INLINE_FLEX : Display.FLEX;
      case "grid" -> inline ? Display.INLINE_GRID : Display.GRID;
      case "table" -> inline ? Display.INLINE_TABLE : Display.TABLE;
      case "math" -> block ? Display.BLOCK_MATH : Display.MATH;
      default -> block ? Display.BLOCK_RUBY : Display.RUBY;
    };
  }

  private @Nullable Object color(TokenStream in) {
    return context.quirks() ? ColorParser.parseQuirky(in) : ColorParser.parse(in);
  }

  private @Nullable Object size(TokenStream in, String none, SizeKeyword noneValue) {
    if (in.peek() == Tokens.IDENT) {
      SizeKeyword found =
          switch (in.lowerText()) {
            case "min-content", "-webkit-min-content", "intrinsic" -> SizeKeyword.MIN_CONTENT;
            case "max-content", "-webkit-max-content" -> SizeKeyword.MAX_CONTENT;
            case "fit-content", "-webkit-fit-content", "-moz-fit-content" ->
                SizeKeyword.FIT_CONTENT;
            case "stretch", "-webkit-fill-available", "-moz-available" -> SizeKeyword.STRETCH;
            default -> null;
          };
      if (found == null && in.peekIdent(none)) {
        found = noneValue;
      }
      if (found != null) {
        in.next();
      }
      return found;
    }
    if (in.peekFunction("fit-content")) {
      TokenStream inside = in.block();
      Object limit = ValueParser.lengthPercentage(inside, ValueParser.Range.NONNEGATIVE);
      return limit == null || !inside.atEnd()
          ? null
          : Deferred.of(parts -> new FitContent((LengthPercentage) parts[0]), limit);
    }
    return ValueParser.lengthPercentage(in, ValueParser.Range.NONNEGATIVE, true, context.quirks());
  }

  static @Nullable Float number(TokenStream in, boolean nonNegative) {
    Double value = ValueParser.number(in);
    return value == null || nonNegative && value < 0 ? null : (Float) value.floatValue();
  }

  /// CSS Viewport 1 §6.
  private static @Nullable Object zoom(TokenStream in) {
    if (in.takeIdent("normal")) {
      return new Ident("normal");
    }
    boolean percent = in.peek() == Tokens.PERCENTAGE;
    Double factor = ValueParser.numberOrPercent(in);
    if (factor == null || factor < 0) {
      return null;
    }
    return percent
        ? new LengthPercentage.Percent((float) (factor * 100))
        : (Object) factor.floatValue();
  }

  @Nullable Object lineHeight(TokenStream in) {
    if (in.takeIdent("normal")) {
      return LineHeight.NORMAL;
    }
    if (in.peek() == Tokens.NUMBER || in.peek() == Tokens.INTEGER) {
      Float factor = number(in, true);
      return factor == null ? null : new LineHeight.Number(factor);
    }
    if (in.peek() == Tokens.FUNCTION) {
      int start = in.position();
      Double factor = ValueParser.number(in);
      if (factor != null) {
        return new LineHeight.Number((float) Math.max(0, factor));
      }
      in.rewind(start);
    }
    Object length = ValueParser.lengthPercentage(in, ValueParser.Range.NONNEGATIVE);
    return length == null ? null : new LineHeightLength(length);
  }

  /// A line height that is relative to the font size when it is a percentage.
  private record LineHeightLength(Object length) implements Computable {
    @Override
    public Object compute(ComputeContext context) {
      LengthPercentage computed = (LengthPercentage) Computable.compute(length, context);
      return new LineHeight.Px(computed.resolve((float) context.fontSize()));
    }

    @Override
    public String toString() {
      return length.toString();
    }
  }

  private @Nullable Object verticalAlign(TokenStream in) {
    if (in.peek() == Tokens.IDENT) {
      for (VerticalAlign.Alignment each : VerticalAlign.Alignment.values()) {
        if (in.takeIdent(each.css())) {
          return each;
        }
      }
      return null;
    }
    Object length = ValueParser.lengthPercentage(in, ValueParser.Range.ALL, true, context.quirks());
    return length == null
        ? null
        : Deferred.of(parts -> new VerticalAlign.Raise((LengthPercentage) parts[0]), length);
  }

  static Object corner(Object horizontal, Object vertical) {
    return Deferred.of(
        parts -> {
          CornerRadius radius =
              new CornerRadius((LengthPercentage) parts[0], (LengthPercentage) parts[1]);
          return radius.isZero() ? CornerRadius.ZERO : radius;
        },
        horizontal,
        vertical);
  }

  static Object positionOf(Object[] parts) {
    return Deferred.of(
        computed ->
            new PositionValue((LengthPercentage) computed[0], (LengthPercentage) computed[1]),
        parts);
  }

  private @Nullable Object list(Property property, TokenStream in) {
    List<Object> values = new ArrayList<>(1);
    do {
      Object value = listItem(property, in);
      if (value == null) {
        return null;
      }
      values.add(value);
    } while (in.takeComma());
    return List.copyOf(values);
  }

  /// One entry of a comma-separated list property.
  @Nullable Object listItem(Property property, TokenStream in) {
    return switch (property.grammar) {
      case IMAGE_LIST -> ImageParser.parse(in, context::resolve);
      case KEYWORD_LIST -> keyword(property, in);
      case REPEAT_LIST -> repeat(in);
      case POSITION_X_LIST -> axis(in, "left", "right");
      case POSITION_Y_LIST -> axis(in, "top", "bottom");
      case BG_SIZE_LIST -> backgroundSize(in);
      default -> null;
    };
  }

  private static @Nullable Object axis(TokenStream in, String startEdge, String endEdge) {
    if (in.takeIdent("center")) {
      return new LengthPercentage.Percent(50);
    }
    boolean start = in.takeIdent(startEdge);
    boolean end = !start && in.takeIdent(endEdge);
    if (!start && !end) {
      return ValueParser.lengthPercentage(in, ValueParser.Range.ALL);
    }
    if (in.atEnd() || in.peek() == Tokens.COMMA) {
      return new LengthPercentage.Percent(end ? 100 : 0);
    }
    Object offset = ValueParser.lengthPercentage(in, ValueParser.Range.ALL);
    return offset == null ? null : ValueParser.fromEdge(end ? endEdge : startEdge, offset);
  }

  static @Nullable Object repeat(TokenStream in) {
    if (in.takeIdent("repeat-x")) {
      return new RepeatPair(RepeatStyle.REPEAT, RepeatStyle.NO_REPEAT);
    }
    if (in.takeIdent("repeat-y")) {
      return new RepeatPair(RepeatStyle.NO_REPEAT, RepeatStyle.REPEAT);
    }
    RepeatStyle x = repeatStyle(in);
    if (x == null) {
      return null;
    }
    RepeatStyle y = repeatStyle(in);
    return x == RepeatStyle.REPEAT && (y == null || y == RepeatStyle.REPEAT)
        ? RepeatPair.REPEAT
        : new RepeatPair(x, y == null ? x : y);
  }

  private static @Nullable RepeatStyle repeatStyle(TokenStream in) {
    return in.takeIdent("repeat")
        ? RepeatStyle.REPEAT
        : in.takeIdent("no-repeat")
            ? RepeatStyle.NO_REPEAT
            : in.takeIdent("space")
                ? RepeatStyle.SPACE
                : in.takeIdent("round") ? RepeatStyle.ROUND : null;
  }

  static @Nullable Object backgroundSize(TokenStream in) {
    if (in.takeIdent("cover")) {
      return BackgroundSize.Fit.COVER;
    }
    if (in.takeIdent("contain")) {
      return BackgroundSize.Fit.CONTAIN;
    }
    Object width = sizeOrAuto(in);
    if (width == null) {
      return null;
    }
    int start = in.position();
    Object height = sizeOrAuto(in);
    if (height == null) {
      in.rewind(start);
      height = SizeKeyword.AUTO;
    }
    return Deferred.of(
        parts -> new BackgroundSize.Explicit((Size) parts[0], (Size) parts[1]), width, height);
  }

  private static @Nullable Object sizeOrAuto(TokenStream in) {
    return in.takeIdent("auto")
        ? SizeKeyword.AUTO
        : ValueParser.lengthPercentage(in, ValueParser.Range.NONNEGATIVE);
  }

  static @Nullable Object decorationLine(TokenStream in) {
    if (in.takeIdent("none")) {
      return 0;
    }
    int lines = 0;
    boolean any = false;
    while (true) {
      int line =
          in.takeIdent("underline")
              ? TextDecoration.UNDERLINE
              : in.takeIdent("overline")
                  ? TextDecoration.OVERLINE
                  : in.takeIdent("line-through") ? TextDecoration.LINE_THROUGH : 0;
      if (line == 0) {
        if (!in.takeIdent("blink")) {
          break;
        }
      } else if ((lines & line) != 0) {
        return null;
      }
      any = true;
      lines |= line;
    }
    return any ? (Integer) lines : null;
  }

  static @Nullable Object shadows(TokenStream in, boolean box) {
    if (in.takeIdent("none")) {
      return List.of();
    }
    List<Object> shadows = new ArrayList<>(1);
    do {
      Object shadow = shadow(in, box);
      if (shadow == null) {
        return null;
      }
      shadows.add(shadow);
    } while (in.takeComma());
    return List.copyOf(shadows);
  }

  private static @Nullable Object shadow(TokenStream in, boolean box) {
    ColorValue color = null;
    boolean inset = false;
    Object[] lengths = null;
    while (!in.atEnd() && in.peek() != Tokens.COMMA && in.peek() != Tokens.CLOSE_PAREN) {
      if (box && !inset && in.takeIdent("inset")) {
        inset = true;
        continue;
      }
      int start = in.position();
      if (lengths == null) {
        Object x = ValueParser.length(in, ValueParser.Range.ALL);
        if (x != null) {
          Object y = ValueParser.length(in, ValueParser.Range.ALL);
          if (y == null) {
            return null;
          }
          lengths = new Object[] {x, y, LengthPercentage.ZERO, LengthPercentage.ZERO};
          for (int i = 2; i < (box ? 4 : 3); i++) {
            int before = in.position();
            Object length =
                ValueParser.length(
                    in, i == 2 ? ValueParser.Range.NONNEGATIVE : ValueParser.Range.ALL);
            if (length == null) {
              in.rewind(before);
              break;
            }
            lengths[i] = length;
          }
          continue;
        }
        in.rewind(start);
      }
      if (color != null) {
        return null;
      }
      color = ColorParser.parse(in);
      if (color == null) {
        return null;
      }
    }
    if (lengths == null) {
      return null;
    }
    ColorValue used = color != null ? color : ColorValue.CURRENT;
    boolean inner = inset;
    return Deferred.of(
        parts -> new Shadow(px(parts[0]), px(parts[1]), px(parts[2]), px(parts[3]), inner, used),
        lengths);
  }

  static float px(Object length) {
    return ((LengthPercentage) length).resolve(0);
  }

  private @Nullable Object filter(TokenStream in) {
    if (in.takeIdent("none")) {
      return List.of();
    }
    List<Object> functions = new ArrayList<>(1);
    while (!in.atEnd()) {
      if (in.peek() == Tokens.URL) {
        functions.add(new FilterFunction.Reference(context.resolve(in.text())));
        in.next();
        continue;
      }
      if (in.peek() != Tokens.FUNCTION) {
        return null;
      }
      String name = in.lowerText();
      TokenStream inside = in.block();
      Object function = filterFunction(name, inside);
      if (function == null || !inside.atEnd()) {
        return null;
      }
      functions.add(function);
    }
    return functions.isEmpty() ? null : List.copyOf(functions);
  }

  private @Nullable Object filterFunction(String name, TokenStream in) {
    switch (name) {
      case "url" -> {
        if (in.peek() != Tokens.STRING) {
          return null;
        }
        String url = context.resolve(in.text());
        in.next();
        return new FilterFunction.Reference(url);
      }
      case "blur" -> {
        Object radius =
            in.atEnd()
                ? LengthPercentage.ZERO
                : ValueParser.length(in, ValueParser.Range.NONNEGATIVE);
        return radius == null
            ? null
            : Deferred.of(parts -> new FilterFunction.Blur(px(parts[0])), radius);
      }
      case "drop-shadow" -> {
        Object shadow = shadow(in, false);
        return shadow == null
            ? null
            : Deferred.of(parts -> new FilterFunction.DropShadow((Shadow) parts[0]), shadow);
      }
      case "hue-rotate" -> {
        Double angle = in.atEnd() ? (Double) 0.0 : ValueParser.angle(in, true);
        return angle == null
            ? null
            : new FilterFunction.Adjust(FilterFunction.Kind.HUE_ROTATE, angle.floatValue());
      }
      default -> {
        for (FilterFunction.Kind kind : FilterFunction.Kind.values()) {
          if (kind.css().equals(name)) {
            Double amount = in.atEnd() ? (Double) 1.0 : ValueParser.numberOrPercent(in);
            return amount == null || amount < 0
                ? null
                : new FilterFunction.Adjust(kind, amount.floatValue());
          }
        }
        return null;
      }
    }
  }

  /// CSS Sizing 4 §5.2: `auto? [ none | <length> ]`.
  private static @Nullable Object intrinsicSize(TokenStream in) {
    boolean remembered = in.takeIdent("auto");
    if (in.takeIdent("none")) {
      return new IntrinsicSize(remembered, Float.NaN);
    }
    Object length = ValueParser.length(in, ValueParser.Range.NONNEGATIVE);
    if (length == null) {
      return null;
    }
    Object[] parts = remembered ? new Object[] {new Ident("auto"), length} : new Object[] {length};
    return Deferred.of(
        computed ->
            new IntrinsicSize(
                remembered,
                computed[computed.length - 1] instanceof LengthPercentage px
                    ? Math.max(0, px.resolve(0))
                    : 0),
        parts);
  }

  private static @Nullable Object clip(TokenStream in) {
    if (in.takeIdent("auto")) {
      return SizeKeyword.AUTO;
    }
    if (!in.peekFunction("rect")) {
      return null;
    }
    TokenStream inside = in.block();
    Object[] edges = new Object[4];
    boolean commas = false; // between all edges, or between none
    for (int i = 0; i < 4; i++) {
      if (i > 0) {
        boolean comma = inside.takeComma();
        if (i > 1 && comma != commas) {
          return null;
        }
        commas = comma;
      }
      Object edge =
          inside.takeIdent("auto")
              ? SizeKeyword.AUTO
              : ValueParser.length(inside, ValueParser.Range.ALL);
      if (edge == null) {
        return null;
      }
      edges[i] = edge;
    }
    return !inside.atEnd()
        ? null
        : Deferred.of(
            parts -> new ClipRect(edge(parts[0]), edge(parts[1]), edge(parts[2]), edge(parts[3])),
            edges);
  }

  private static @Nullable Float edge(Object part) {
    return part instanceof LengthPercentage length ? (Float) length.resolve(0) : null;
  }

  private @Nullable Object cursor(TokenStream in) {
    List<Cursor.CursorImage> images = new ArrayList<>(0);
    while (in.peek() == Tokens.URL || in.peek() == Tokens.FUNCTION) {
      Object image = ImageParser.parseFixed(in, context::resolve);
      if (!(image instanceof Image parsed)) {
        return null;
      }
      float x = -1;
      float y = -1;
      if (in.peek() == Tokens.NUMBER || in.peek() == Tokens.INTEGER) {
        x = (float) in.number();
        in.next();
        Double second = ValueParser.number(in);
        if (second == null) {
          return null;
        }
        y = second.floatValue();
      }
      images.add(new Cursor.CursorImage(parsed, x, y));
      if (!in.takeComma()) {
        return null;
      }
    }
    if (in.peek() != Tokens.IDENT) {
      return null;
    }
    String name = in.lowerText();
    if (name.equals("hand")) {
      name = "pointer";
    }
    for (CursorKind kind : CursorKind.values()) {
      if (kind.css().equals(name)) {
        in.next();
        return images.isEmpty() && kind == CursorKind.AUTO ? Cursor.AUTO : new Cursor(images, kind);
      }
    }
    return null;
  }

  private static @Nullable Object aspectRatio(TokenStream in) {
    boolean auto = in.takeIdent("auto");
    if (auto && in.atEnd()) {
      return AspectRatio.AUTO;
    }
    Float width = number(in, true);
    if (width == null) {
      return null;
    }
    Float height = 1f;
    if (in.takeDelim('/')) {
      height = number(in, true);
    }
    auto |= in.takeIdent("auto");
    return height == null ? null : new AspectRatio(auto, width, height);
  }

  @Nullable Object alignment(Property property, TokenStream in) {
    Alignment.Safety safety = Alignment.Safety.DEFAULT;
    boolean content = property.grammar == Grammar.CONTENT_ALIGNMENT;
    boolean self = property.grammar == Grammar.SELF_ALIGNMENT;
    if (in.takeIdent("legacy")) {
      AlignKeyword side =
          in.takeIdent("left")
              ? AlignKeyword.LEFT
              : in.takeIdent("right")
                  ? AlignKeyword.RIGHT
                  : in.takeIdent("center") ? AlignKeyword.CENTER : AlignKeyword.LEGACY;
      return new Alignment(side, safety);
    }
    if (in.takeIdent("safe")) {
      safety = Alignment.Safety.SAFE;
    } else if (in.takeIdent("unsafe")) {
      safety = Alignment.Safety.UNSAFE;
    }
    if (in.peek() != Tokens.IDENT) {
      return null;
    }
    String word = in.lowerText();
    in.next();
    AlignKeyword keyword =
        switch (word) {
          case "auto" -> self ? AlignKeyword.AUTO : null;
          case "normal" -> AlignKeyword.NORMAL;
          case "stretch" -> AlignKeyword.STRETCH;
          case "baseline" -> AlignKeyword.BASELINE;
          case "first" -> in.takeIdent("baseline") ? AlignKeyword.BASELINE : null;
          case "last" -> in.takeIdent("baseline") ? AlignKeyword.LAST_BASELINE : null;
          case "center" -> AlignKeyword.CENTER;
          case "start" -> AlignKeyword.START;
          case "end" -> AlignKeyword.END;
          case "self-start" -> content ? null : AlignKeyword.SELF_START;
          case "self-end" -> content ? null : AlignKeyword.SELF_END;
          case "flex-start" -> AlignKeyword.FLEX_START;
          case "flex-end" -> AlignKeyword.FLEX_END;
          case "left" -> AlignKeyword.LEFT;
          case "right" -> AlignKeyword.RIGHT;
          case "space-between" -> content ? AlignKeyword.SPACE_BETWEEN : null;
          case "space-around" -> content ? AlignKeyword.SPACE_AROUND : null;
          case "space-evenly" -> content ? AlignKeyword.SPACE_EVENLY : null;
          case "anchor-center" -> content ? null : AlignKeyword.ANCHOR_CENTER;
          default -> null;
        };
    if (keyword == null) {
      return null;
    }
    if (safety == Alignment.Safety.DEFAULT) {
      if (keyword == AlignKeyword.NORMAL) {
        return Alignment.NORMAL;
      }
      if (keyword == AlignKeyword.AUTO) {
        return Alignment.AUTO;
      }
    }
    return new Alignment(keyword, safety);
  }

  static @Nullable Object raw(TokenStream in) {
    String text = in.remainingText();
    if (text.isEmpty()) {
      return null;
    }
    while (!in.atEnd()) {
      in.skipComponent();
    }
    return new RawText(text);
  }
}
