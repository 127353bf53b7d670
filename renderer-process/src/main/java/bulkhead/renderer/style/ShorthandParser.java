package bulkhead.renderer.style;

import bulkhead.renderer.css.syntax.TokenStream;
import bulkhead.renderer.css.syntax.Tokens;
import bulkhead.renderer.css.value.*;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Values of shorthands: each sets all its longhands, those not given to their initial values.
final class ShorthandParser {
  private final PropertyParser values;
  private final List<Object> out;

  /// @param out takes longhands and values, alternating
  ShorthandParser(PropertyParser values, List<Object> out) {
    this.values = values;
    this.out = out;
  }

  /// Takes a value of `shorthand`; false when it is invalid.
  boolean parse(Property shorthand, TokenStream in) {
    Property[] longhands = shorthand.longhands;
    return switch (shorthand.grammar) {
      case BOX_SIDES -> boxSides(longhands, in);
      case PAIR -> pair(longhands, in);
      case BORDER_SIDE -> borderSide(longhands, in);
      case ANY_ORDER -> anyOrder(longhands, in);
      case BORDER_RADIUS -> borderRadius(longhands, in);
      case BORDER_IMAGE -> borderImage(in);
      case BACKGROUND -> background(in);
      case BACKGROUND_POSITION -> backgroundPosition(longhands, in);
      case SAME -> {
        Object value = values.value(longhands[0], in);
        if (value != null) {
          for (Property longhand : longhands) {
            set(longhand, value);
          }
        }
        yield value != null;
      }
      case MASK -> {
        List<Object> pairs = MaskParser.parse(values, in);
        yield pairs != null && out.addAll(pairs);
      }
      case FONT -> font(longhands, in);
      case FONT_VARIANT -> fontVariant(longhands, in);
      case FONT_SYNTHESIS -> fontSynthesis(longhands, in);
      case FLEX -> flex(in);
      case LIST_STYLE -> listStyle(in);
      case TEXT_DECORATION -> textDecoration(in);
      case WHITE_SPACE -> whiteSpace(in);
      case PLACE -> place(longhands, in);
      case BORDER_SPACING_PAIR -> pair(longhands, in);
      case SLASHED -> slashed(shorthand, in);
      case GRID_PLACEMENT -> gridPlacement(longhands, in);
      case GRID_TEMPLATE -> gridTemplate(in);
      case GRID -> grid(in);
      case LAYERS -> {
        List<Object> pairs = AnimationParser.layers(longhands, in);
        yield pairs != null && out.addAll(pairs);
      }
      default -> false;
    };
  }

  private void set(Property property, Object value) {
    out.add(property);
    out.add(value);
  }

  private boolean boxSides(Property[] sides, TokenStream in) {
    Object[] given = new Object[4];
    int count = 0;
    while (count < 4 && !in.atEnd()) {
      Object value = values.value(sides[count], in);
      if (value == null) {
        return false;
      }
      given[count++] = value;
    }
    if (count == 0) {
      return false;
    }
    set(sides[0], given[0]);
    set(sides[1], given[count > 1 ? 1 : 0]);
    set(sides[2], given[count > 2 ? 2 : 0]);
    set(sides[3], given[count > 3 ? 3 : count > 1 ? 1 : 0]);
    return true;
  }

  private boolean pair(Property[] longhands, TokenStream in) {
    if (longhands[0].grammar == Grammar.RAW) {
      Object raw = PropertyParser.raw(in);
      if (raw == null) {
        return false;
      }
      set(longhands[0], raw);
      set(longhands[1], raw);
      return true;
    }
    Object first = values.value(longhands[0], in);
    if (first == null) {
      return false;
    }
    Object second = in.atEnd() ? first : values.value(longhands[1], in);
    if (second == null) {
      return false;
    }
    set(longhands[0], first);
    set(longhands[1], second);
    return true;
  }

  /// Longhands come in threes: width, style, colour.
  private boolean borderSide(Property[] longhands, TokenStream in) {
    Object[] found = new Object[3];
    if (!inAnyOrder(longhands, 3, in, found)) {
      return false;
    }
    for (int i = 0; i < longhands.length; i++) {
      set(longhands[i], orInitial(found[i % 3], longhands[i % 3]));
    }
    if (longhands.length == 12) {
      for (Property part : BORDER_IMAGE) {
        set(part, part.initial);
      }
    }
    return true;
  }

  private static Object orInitial(@Nullable Object value, Property property) {
    if (value != null) {
      return value;
    }
    return property.initial;
  }

  private boolean anyOrder(Property[] longhands, TokenStream in) {
    Object[] found = new Object[longhands.length];
    if (!inAnyOrder(longhands, longhands.length, in, found)) {
      return false;
    }
    for (int i = 0; i < longhands.length; i++) {
      set(longhands[i], orInitial(found[i], longhands[i]));
    }
    return true;
  }

  /// Takes values of the first `count` longhands, each at most once and at least one.
  private boolean inAnyOrder(
      Property[] longhands, int count, TokenStream in, @Nullable Object[] found) {
    boolean any = false;
    while (!in.atEnd()) {
      boolean matched = false;
      for (int i = 0; i < count && !matched; i++) {
        if (found[i] != null) {
          continue;
        }
        int start = in.position();
        Object value = values.value(longhands[i], in);
        if (value == null) {
          in.rewind(start);
        } else {
          found[i] = value;
          matched = true;
        }
      }
      if (!matched) {
        return false;
      }
      any = true;
    }
    return any;
  }

  static final Property[] BORDER_IMAGE = {
    Properties.BORDER_IMAGE_SOURCE,
    Properties.BORDER_IMAGE_SLICE,
    Properties.BORDER_IMAGE_WIDTH,
    Properties.BORDER_IMAGE_OUTSET,
    Properties.BORDER_IMAGE_REPEAT
  };

  /// CSS Backgrounds 3 §5.6.
  private boolean borderImage(TokenStream in) {
    Object source = null;
    Object slice = null;
    Object width = null;
    Object outset = null;
    Object repeat = null;
    boolean any = false;
    while (!in.atEnd()) {
      any = true;
      byte kind = in.peek();
      if (isSliceItem(in)) {
        slice = slice == null ? BorderImageParser.slice(in) : null;
        if (slice == null) {
          return false;
        }
        if (in.takeDelim('/')) {
          width = BorderImageParser.sides(in, true);
          boolean more = in.takeDelim('/');
          outset = more ? BorderImageParser.sides(in, false) : null;
          if (more ? outset == null : width == null) {
            return false;
          }
        }
      } else if (kind == Tokens.IDENT && isRepeat(in.lowerText())) {
        repeat = repeat == null ? BorderImageParser.repeat(in) : null;
        if (repeat == null) {
          return false;
        }
      } else {
        Object parsed = source == null ? image(in) : null;
        if (parsed == null) {
          return false;
        }
        source = parsed;
      }
    }
    set(Properties.BORDER_IMAGE_SOURCE, source == null ? Image.NONE : source);
    setOr(Properties.BORDER_IMAGE_SLICE, slice);
    setOr(Properties.BORDER_IMAGE_WIDTH, width);
    setOr(Properties.BORDER_IMAGE_OUTSET, outset);
    setOr(Properties.BORDER_IMAGE_REPEAT, repeat);
    return any;
  }

  private @Nullable Object image(TokenStream in) {
    if (in.peek() == Tokens.IDENT && in.lowerText().equals("none")) {
      in.next();
      return Image.NONE;
    }
    return ImageParser.parse(in, values.context::resolve);
  }

  private void setOr(Property property, @Nullable Object value) {
    set(property, value == null ? property.initial : value);
  }

  private static boolean isRepeat(String keyword) {
    return switch (keyword) {
      case "stretch", "repeat", "round", "space" -> true;
      default -> false;
    };
  }

  private static boolean isSliceItem(TokenStream in) {
    byte kind = in.peek();
    return kind == Tokens.NUMBER
        || kind == Tokens.INTEGER
        || kind == Tokens.PERCENTAGE
        || (kind == Tokens.IDENT && in.lowerText().equals("fill"));
  }

  private boolean borderRadius(Property[] corners, TokenStream in) {
    Object[] horizontal = fourLengths(in);
    if (horizontal == null) {
      return false;
    }
    Object[] vertical = in.takeDelim('/') ? fourLengths(in) : horizontal;
    if (vertical == null) {
      return false;
    }
    for (int i = 0; i < 4; i++) {
      set(corners[i], PropertyParser.corner(horizontal[i], vertical[i]));
    }
    return true;
  }

  static Object @Nullable [] fourLengths(TokenStream in) {
    Object[] given = new Object[4];
    int count = 0;
    while (count < 4 && !in.atEnd() && in.peek() != Tokens.DELIM) {
      Object value = ValueParser.lengthPercentage(in, ValueParser.Range.NONNEGATIVE);
      if (value == null) {
        return null;
      }
      given[count++] = value;
    }
    if (count == 0) {
      return null;
    }
    Object second = given[count > 1 ? 1 : 0];
    return new Object[] {given[0], second, given[count > 2 ? 2 : 0], count > 3 ? given[3] : second};
  }

  // CSS Backgrounds 3 §2.10.
  private boolean background(TokenStream in) {
    List<Object> images = new ArrayList<>(1);
    List<Object> xs = new ArrayList<>(1);
    List<Object> ys = new ArrayList<>(1);
    List<Object> sizes = new ArrayList<>(1);
    List<Object> repeats = new ArrayList<>(1);
    List<Object> attachments = new ArrayList<>(1);
    List<Object> origins = new ArrayList<>(1);
    List<Object> clips = new ArrayList<>(1);
    Object color = null;
    do {
      Object image = null;
      Object[] position = null;
      Object size = null;
      Object repeat = null;
      Object attachment = null;
      Object origin = null;
      Object clip = null;
      boolean any = false;
      while (!in.atEnd() && in.peek() != Tokens.COMMA) {
        if (color != null) {
          // Only the last layer has a colour, wherever in it the colour stands; a comma after it is
          // an error below.
          any = true;
        }
        int start = in.position();
        if (repeat == null) {
          repeat = PropertyParser.repeat(in);
          if (repeat != null) {
            any = true;
            continue;
          }
          in.rewind(start);
        }
        if (attachment == null) {
          attachment = PropertyParser.keyword(Properties.BACKGROUND_ATTACHMENT, in);
          if (attachment != null) {
            any = true;
            continue;
          }
          in.rewind(start);
        }
        if (origin == null || clip == null) {
          Object box = PropertyParser.keyword(Properties.BACKGROUND_CLIP, in);
          if (box != null) {
            if (origin == null) {
              origin = box;
            } else {
              clip = box;
            }
            any = true;
            continue;
          }
          in.rewind(start);
        }
        if (image == null) {
          image = ImageParser.parse(in, values.context::resolve);
          if (image != null) {
            any = true;
            continue;
          }
          in.rewind(start);
        }
        if (position == null) {
          position = ValueParser.position(in);
          if (position != null) {
            any = true;
            if (in.takeDelim('/')) {
              size = PropertyParser.backgroundSize(in);
              if (size == null) {
                return false;
              }
            }
            continue;
          }
          in.rewind(start);
        }
        if (color != null) {
          return false;
        }
        color = values.value(Properties.BACKGROUND_COLOR, in);
        if (color == null) {
          return false;
        }
        any = true;
      }
      if (!any || color != null && in.peek() == Tokens.COMMA) {
        return false;
      }
      images.add(image != null ? image : Image.NONE);
      xs.add(position != null ? position[0] : PositionValue.ORIGIN.x());
      ys.add(position != null ? position[1] : PositionValue.ORIGIN.y());
      sizes.add(size != null ? size : BackgroundSize.AUTO);
      repeats.add(repeat != null ? repeat : RepeatPair.REPEAT);
      attachments.add(attachment != null ? attachment : BackgroundAttachment.SCROLL);
      origins.add(
          origin != null && origin != BackgroundBox.TEXT ? origin : BackgroundBox.PADDING_BOX);
      clips.add(clip != null ? clip : origin != null ? origin : BackgroundBox.BORDER_BOX);
    } while (in.takeComma());
    set(Properties.BACKGROUND_COLOR, color != null ? color : Color.TRANSPARENT);
    set(Properties.BACKGROUND_IMAGE, List.copyOf(images));
    set(Properties.BACKGROUND_POSITION_X, List.copyOf(xs));
    set(Properties.BACKGROUND_POSITION_Y, List.copyOf(ys));
    set(Properties.BACKGROUND_SIZE, List.copyOf(sizes));
    set(Properties.BACKGROUND_REPEAT, List.copyOf(repeats));
    set(Properties.BACKGROUND_ATTACHMENT, List.copyOf(attachments));
    set(Properties.BACKGROUND_ORIGIN, List.copyOf(origins));
    set(Properties.BACKGROUND_CLIP, List.copyOf(clips));
    return true;
  }

  private boolean backgroundPosition(Property[] longhands, TokenStream in) {
    List<Object> xs = new ArrayList<>(1);
    List<Object> ys = new ArrayList<>(1);
    do {
      Object[] position = ValueParser.position(in);
      if (position == null) {
        return false;
      }
      xs.add(position[0]);
      ys.add(position[1]);
    } while (in.takeComma());
    set(longhands[0], List.copyOf(xs));
    set(longhands[1], List.copyOf(ys));
    return true;
  }

  // CSS Fonts 4 §2.7.
  private boolean font(Property[] longhands, TokenStream in) {
    if (in.peek() == Tokens.IDENT) {
      switch (in.lowerText()) {
        case "caption", "icon", "menu", "message-box", "small-caption", "status-bar" -> {
          boolean small = in.peekIdent("small-caption");
          in.next();
          for (Property longhand : longhands) {
            set(longhand, longhand.initial);
          }
          set(Properties.FONT_FAMILY, List.of(new FontFamily("system-ui", true)));
          set(Properties.FONT_SIZE, LengthPercentage.px(small ? 13 : 16));
          return true;
        }
        default -> {}
      }
    }
    Object style = null;
    Object caps = null;
    Object weight = null;
    Object stretch = null;
    while (true) {
      int start = in.position();
      if (in.takeIdent("normal")) {
        continue;
      }
      if (style == null && (style = FontParser.style(in)) != null) {
        continue;
      }
      in.rewind(start);
      if (caps == null && in.takeIdent("small-caps")) {
        caps = FontVariantCaps.SMALL_CAPS;
        continue;
      }
      if (weight == null && (weight = FontParser.weight(in)) != null) {
        continue;
      }
      in.rewind(start);
      if (stretch == null
          && in.peek() == Tokens.IDENT
          && (stretch = FontParser.stretch(in)) != null) {
        continue;
      }
      in.rewind(start);
      break;
    }
    Object size = FontParser.size(in, values.context.quirks());
    if (size == null) {
      return false;
    }
    Object lineHeight = LineHeight.NORMAL;
    if (in.takeDelim('/')) {
      lineHeight = values.lineHeight(in);
    }
    Object family = lineHeight == null ? null : FontParser.family(in);
    if (lineHeight == null || family == null) {
      return false;
    }
    for (Property longhand : longhands) {
      Object value =
          longhand == Properties.FONT_STYLE
              ? style
              : longhand == Properties.FONT_VARIANT_CAPS
                  ? caps
                  : longhand == Properties.FONT_WEIGHT
                      ? weight
                      : longhand == Properties.FONT_STRETCH
                          ? stretch
                          : longhand == Properties.FONT_SIZE
                              ? size
                              : longhand == Properties.LINE_HEIGHT
                                  ? lineHeight
                                  : longhand == Properties.FONT_FAMILY ? family : null;
      set(longhand, orInitial(value, longhand));
    }
    return true;
  }

  /// CSS Fonts 4 §2.9.5: what is named may be made, the rest may not.
  private boolean fontSynthesis(Property[] longhands, TokenStream in) {
    boolean[] named = new boolean[longhands.length];
    boolean any = in.takeIdent("none");
    while (!any || in.peek() == Tokens.IDENT) {
      boolean matched = false;
      for (int i = 0; i < longhands.length && !matched; i++) {
        String word = longhands[i].name.substring("font-synthesis-".length());
        matched = !named[i] && in.takeIdent(word);
        named[i] |= matched;
      }
      if (!matched) {
        return false;
      }
      any = true;
    }
    for (int i = 0; i < longhands.length; i++) {
      set(longhands[i], new Ident(named[i] ? "auto" : "none"));
    }
    return true;
  }

  private boolean fontVariant(Property[] longhands, TokenStream in) {
    Object[] found = new Object[longhands.length];
    if (in.takeIdent("none")) {
      found[0] = new Ident("none");
    } else if (!in.takeIdent("normal")) {
      List<Set<String>> words = new ArrayList<>();
      Set<String> groups = new HashSet<>();
      for (int i = 0; i < longhands.length; i++) {
        words.add(new HashSet<>());
      }
      boolean any = false;
      while (in.peek() == Tokens.IDENT || in.peek() == Tokens.FUNCTION) {
        boolean matched = false;
        for (int i = 0; i < longhands.length && !matched; i++) {
          String word = in.lowerText();
          if (longhands[i].grammar == Grammar.FONT_VARIANT_ALTERNATES) {
            Object alternates = found[i] == null ? FontAlternates.parse(in) : null;
            matched = alternates != null;
            found[i] = alternates != null ? alternates : found[i];
          } else if (longhands[i].grammar == Grammar.KEYWORD) {
            Object keyword = PropertyParser.keyword(longhands[i], in);
            if (keyword != null && found[i] != null) {
              return false;
            }
            matched = keyword != null;
            found[i] = keyword != null ? keyword : found[i];
          } else if (!word.equals("normal")
              && !word.equals("none")
              && FontParser.contains(longhands[i].names, word)) {
            in.next();
            if (!groups.add(FontParser.group(word))) {
              return false;
            }
            matched = true;
            words.get(i).add(word);
          }
        }
        if (!matched) {
          return false;
        }
        any = true;
      }
      if (!any) {
        return false;
      }
      for (int i = 0; i < longhands.length; i++) {
        if (!words.get(i).isEmpty()) {
          found[i] = FontParser.ordered(longhands[i], words.get(i));
        }
      }
    }
    for (int i = 0; i < longhands.length; i++) {
      set(longhands[i], orInitial(found[i], longhands[i]));
    }
    return true;
  }

  // CSS Flexbox 1 §7.1.
  private boolean flex(TokenStream in) {
    if (in.takeIdent("none")) {
      set(Properties.FLEX_GROW, 0f);
      set(Properties.FLEX_SHRINK, 0f);
      set(Properties.FLEX_BASIS, SizeKeyword.AUTO);
      return true;
    }
    Float grow = null;
    Float shrink = null;
    Object basis = null;
    while (!in.atEnd()) {
      int start = in.position();
      boolean isNumber = in.peek() == Tokens.NUMBER || in.peek() == Tokens.INTEGER;
      if (isNumber && grow == null) {
        grow = PropertyParser.number(in, true);
        if (grow == null) {
          return false;
        }
        if (in.peek() == Tokens.NUMBER || in.peek() == Tokens.INTEGER) {
          shrink = PropertyParser.number(in, true);
          if (shrink == null) {
            return false;
          }
        }
        continue;
      }
      in.rewind(start);
      if (basis != null) {
        return false;
      }
      basis = values.value(Properties.FLEX_BASIS, in);
      if (basis == null) {
        return false;
      }
    }
    if (grow == null && basis == null) {
      return false;
    }
    set(Properties.FLEX_GROW, grow != null ? grow : (Float) 1f);
    set(Properties.FLEX_SHRINK, shrink != null ? shrink : (Float) 1f);
    set(Properties.FLEX_BASIS, basis != null ? basis : new LengthPercentage.Percent(0));
    return true;
  }

  // CSS Lists 3 §3.4: `none` may mean the image, the type, or both.
  private boolean listStyle(TokenStream in) {
    Object position = null;
    Object image = null;
    Object type = null;
    int nones = 0;
    boolean any = false;
    while (!in.atEnd()) {
      any = true;
      if (in.takeIdent("none")) {
        if (++nones > 2) {
          return false;
        }
        continue;
      }
      int start = in.position();
      if (position == null
          && (position = PropertyParser.keyword(Properties.LIST_STYLE_POSITION, in)) != null) {
        continue;
      }
      in.rewind(start);
      if (image == null && (image = ImageParser.parse(in, values.context::resolve)) != null) {
        continue;
      }
      in.rewind(start);
      if (type != null || (type = ContentParser.listStyleType(in)) == null) {
        return false;
      }
    }
    if (!any || nones > (image == null ? 1 : 0) + (type == null ? 1 : 0)) {
      return false;
    }
    if (nones > 0 && type == null) {
      type = ListStyleType.NONE;
    }
    set(Properties.LIST_STYLE_POSITION, position != null ? position : ListStylePosition.OUTSIDE);
    set(Properties.LIST_STYLE_IMAGE, image != null ? image : Image.NONE);
    set(Properties.LIST_STYLE_TYPE, type != null ? type : ListStyleType.DISC);
    return true;
  }

  private boolean textDecoration(TokenStream in) {
    Object line = null;
    Object style = null;
    Object color = null;
    Object thickness = null;
    while (!in.atEnd()) {
      int start = in.position();
      if (line == null && (line = PropertyParser.decorationLine(in)) != null) {
        continue;
      }
      in.rewind(start);
      if (style == null
          && (style = PropertyParser.keyword(Properties.TEXT_DECORATION_STYLE, in)) != null) {
        continue;
      }
      in.rewind(start);
      if (color == null && (color = ColorParser.parse(in)) != null) {
        continue;
      }
      in.rewind(start);
      if (thickness != null
          || (thickness = values.value(Properties.TEXT_DECORATION_THICKNESS, in)) == null) {
        return false;
      }
    }
    set(Properties.TEXT_DECORATION_LINE, line != null ? line : (Integer) 0);
    set(Properties.TEXT_DECORATION_THICKNESS, thickness != null ? thickness : SizeKeyword.AUTO);
    set(Properties.TEXT_DECORATION_STYLE, style != null ? style : TextDecorationStyle.SOLID);
    set(Properties.TEXT_DECORATION_COLOR, color != null ? color : ColorValue.CURRENT);
    return line != null || style != null || color != null || thickness != null;
  }

  private boolean whiteSpace(TokenStream in) {
    WhiteSpaceCollapse collapse = null;
    TextWrapMode wrap = null;
    while (in.peek() == Tokens.IDENT) {
      switch (in.lowerText()) {
        case "normal" -> {
          collapse = WhiteSpaceCollapse.COLLAPSE;
          wrap = TextWrapMode.WRAP;
        }
        case "nowrap" -> wrap = TextWrapMode.NOWRAP;
        case "wrap" -> wrap = TextWrapMode.WRAP;
        case "pre" -> {
          collapse = WhiteSpaceCollapse.PRESERVE;
          wrap = TextWrapMode.NOWRAP;
        }
        case "pre-wrap" -> {
          collapse = WhiteSpaceCollapse.PRESERVE;
          wrap = TextWrapMode.WRAP;
        }
        case "pre-line" -> {
          collapse = WhiteSpaceCollapse.PRESERVE_BREAKS;
          wrap = TextWrapMode.WRAP;
        }
        case "collapse" -> collapse = WhiteSpaceCollapse.COLLAPSE;
        case "preserve" -> collapse = WhiteSpaceCollapse.PRESERVE;
        case "preserve-breaks" -> collapse = WhiteSpaceCollapse.PRESERVE_BREAKS;
        case "break-spaces" -> collapse = WhiteSpaceCollapse.BREAK_SPACES;
        default -> {
          return false;
        }
      }
      in.next();
    }
    set(Properties.WHITE_SPACE_COLLAPSE, collapse != null ? collapse : WhiteSpaceCollapse.COLLAPSE);
    set(Properties.TEXT_WRAP_MODE, wrap != null ? wrap : TextWrapMode.WRAP);
    return collapse != null || wrap != null;
  }

  private boolean place(Property[] longhands, TokenStream in) {
    Object align = values.alignment(longhands[0], in);
    if (align == null) {
      return false;
    }
    Object justify = in.atEnd() ? align : values.alignment(longhands[1], in);
    if (justify == null) {
      return false;
    }
    set(longhands[0], align);
    set(longhands[1], justify);
    return true;
  }

  /// Parts between `/`, kept as text.
  private boolean slashed(Property shorthand, TokenStream in) {
    Property[] longhands = shorthand.longhands;
    String[] parts = new String[longhands.length];
    int count = 0;
    while (!in.atEnd()) {
      if (count == parts.length) {
        return false;
      }
      in.skipSpace();
      int start = in.position();
      while (!in.atEnd()
          && !(in.peek() == Tokens.DELIM && in.tokens().isDelim(in.position(), '/'))) {
        in.skipComponent();
      }
      String text = in.tokens().sourceText(start, in.position()).strip();
      if (text.isEmpty()) {
        return false;
      }
      parts[count++] = text;
      if (in.takeDelim('/') && in.atEnd()) {
        return false;
      }
    }
    if (count == 0) {
      return false;
    }
    for (int i = 0; i < longhands.length; i++) {
      set(longhands[i], i < count ? new RawText(parts[i]) : longhands[i].initial);
    }
    return true;
  }

  private boolean gridPlacement(Property[] longhands, TokenStream in) {
    GridLine[] lines = GridParser.placement(longhands.length, in);
    if (lines == null) {
      return false;
    }
    for (int i = 0; i < longhands.length; i++) {
      set(longhands[i], lines[i]);
    }
    return true;
  }

  private boolean gridTemplate(TokenStream in) {
    GridParser.Template template = GridParser.gridTemplate(in);
    if (template == null) {
      return false;
    }
    setTemplate(template);
    return true;
  }

  private void setTemplate(GridParser.Template template) {
    set(Properties.GRID_TEMPLATE_ROWS, template.rows());
    set(Properties.GRID_TEMPLATE_COLUMNS, template.columns());
    set(Properties.GRID_TEMPLATE_AREAS, template.areas());
  }

  private boolean grid(TokenStream in) {
    GridParser.Grid grid = GridParser.grid(in);
    if (grid == null) {
      return false;
    }
    setTemplate(grid.template());
    set(Properties.GRID_AUTO_FLOW, grid.flow());
    set(Properties.GRID_AUTO_ROWS, grid.autoRows());
    set(Properties.GRID_AUTO_COLUMNS, grid.autoColumns());
    return true;
  }
}
