package bulkhead.renderer.style;

import bulkhead.renderer.css.syntax.CssNumbers;
import bulkhead.renderer.css.syntax.CssText;
import bulkhead.renderer.css.value.*;
import bulkhead.renderer.css.value.TextIndent;
import bulkhead.renderer.dom.Element;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The computed values of all properties for one element, pseudo-element or anonymous box.
/// Immutable, so any thread may read it; elements with the same matched rules and the same parent
/// style share one.
///
/// Values lie in groups of properties ([StyleGroup]). A group in which nothing differs from the
/// parent's (inherited) or the initial values (not inherited) is shared with those. Two styles with
/// the same [#fontGroup] shape text alike.
public final class ComputedStyle {
  /// The initial values of everything, in light mode.
  public static final ComputedStyle INITIAL =
      new ComputedStyle(Properties.initialValues(), Map.of());

  private final Object[][] groups;
  private final Map<String, String> customProperties;
  private @Nullable List<BackgroundLayer> backgroundLayers;
  private @Nullable ElementStyle alone;
  private @Nullable ComputedStyle zoomed;

  /// Whether a value that is not inherited of itself was taken from the parent's style.
  private boolean inheritsMore;

  ComputedStyle(Object[][] groups, Map<String, String> customProperties) {
    this.groups = groups;
    this.customProperties = customProperties;
  }

  /// The style of `element`, or null before the first style pass and below `display: none`.
  public static @Nullable ComputedStyle of(Element element) {
    return element.styleData() instanceof ElementStyle data ? data.style() : null;
  }

  /// The style of a pseudo-element of `element`, or null when nothing styles it. For `::before` and
  /// `::after` also when they generate no box (`content` is `normal` or `none`, or `display:
  /// none`).
  public static @Nullable ComputedStyle of(Element element, PseudoElement pseudo) {
    return element.styleData() instanceof ElementStyle data ? data.pseudo(pseudo) : null;
  }

  /// As [#of(Element)] for those who draw: with lengths as they are in the page.
  public static @Nullable ComputedStyle used(Element element) {
    ComputedStyle style = of(element);
    return style == null ? null : style.zoomed();
  }

  /// As [#of(Element, PseudoElement)] with lengths as they are in the page.
  public static @Nullable ComputedStyle used(Element element, PseudoElement pseudo) {
    ComputedStyle style = of(element, pseudo);
    return style == null ? null : style.zoomed();
  }

  /// How many times as long lengths of it are in the page.
  public UsedZoom zoom() {
    return (UsedZoom) get(Properties.INTERNAL_ZOOM);
  }

  /// This style, of computed values, as layout and paint read it; always the same object.
  ComputedStyle zoomed() {
    UsedZoom zoom = zoom();
    if (zoom.factor() == 1) {
      return this;
    }
    ComputedStyle made = zoomed;
    if (made == null) {
      made = new ComputedStyle(ZoomedStyle.of(groups, zoom), customProperties);
      zoomed = made;
    }
    return made;
  }

  /// The style of an anonymous box in a box of this style: inherited values from here, all others
  /// initial.
  public ComputedStyle anonymous(Display display) {
    Object[][] made = INITIAL.groups.clone();
    System.arraycopy(groups, 0, made, 0, StyleGroup.INHERITED_COUNT);
    Object[] box = made[StyleGroup.BOX.ordinal()].clone();
    box[Properties.DISPLAY.slot] = display;
    box[Properties.INTERNAL_ORIGINAL_DISPLAY.slot] = display;
    made[StyleGroup.BOX.ordinal()] = box;
    return new ComputedStyle(made, customProperties);
  }

  /// As [#anonymous], with computed values for some properties that are not inherited: the style of
  /// a part that the user agent puts into an element.
  public ComputedStyle part(Display display, Map<Property, Object> values) {
    return anonymous(display).with(values);
  }

  /// This style with other computed values for some properties.
  public ComputedStyle with(Map<Property, Object> values) {
    Object[][] made = groups.clone();
    boolean[] own = new boolean[made.length];
    values.forEach(
        (property, value) -> {
          int group = property.groupIndex;
          if (!own[group]) {
            own[group] = true;
            made[group] = made[group].clone();
          }
          made[group][property.slot] = value;
        });
    ComputedStyle changed = new ComputedStyle(made, customProperties);
    changed.inheritsMore = inheritsMore;
    return changed;
  }

  ComputedStyle inheritingMore() {
    inheritsMore = true;
    return this;
  }

  /// Whether any change of the parent's style may change this one.
  boolean inheritsMore() {
    return inheritsMore;
  }

  /// Of this style of a `::first-line` what applies to one (CSS Pseudo 4 §2.1.2): font, background
  /// and a few properties of text. All else is as on the other lines of the block.
  ///
  /// @param block of the block container that has the line
  ComputedStyle inFirstLine(ComputedStyle block) {
    Object[][] made = block.anonymous(Display.INLINE).groups;
    made[StyleGroup.FONT.ordinal()] = groups[StyleGroup.FONT.ordinal()];
    made[StyleGroup.BACKGROUND.ordinal()] = groups[StyleGroup.BACKGROUND.ordinal()];
    Map<Property, Object> own = new HashMap<>();
    for (Property property : Properties.FIRST_LINE) {
      if (!get(property).equals(block.get(property))) {
        own.put(property, get(property));
      }
    }
    return new ComputedStyle(made, customProperties).with(own);
  }

  /// This style as layout reads it in a vertical writing mode: turned so that lines run from left
  /// to right and blocks from top to bottom.
  public ComputedStyle turned(WritingMode mode) {
    return mode.isHorizontal()
        ? this
        : new ComputedStyle(TurnedStyle.of(groups, mode), customProperties);
  }

  /// The computed value of a longhand.
  public Object get(Property property) {
    return groups[property.groupIndex][property.slot];
  }

  /// The computed value of any property by name as CSS text, for dumps; null when there is no such
  /// longhand.
  public @Nullable String text(String name) {
    if (name.startsWith("--")) {
      return customProperties.get(name);
    }
    Property property = Properties.byName(name);
    return property == null || property.group == null ? null : text(property);
  }

  private String text(Property property) {
    Object value = get(property);
    return switch (property.grammar) {
      case COLOR -> color(property).toString();
      case LINE_WIDTH -> {
        // CSS Backgrounds 3 §3.3; outlines and column rules keep their width.
        String width = property.name;
        Property style = Properties.byName(width.substring(0, width.length() - 5) + "style");
        boolean none =
            width.startsWith("border-")
                && style != null
                && get(style) instanceof LineStyle line
                && line.isNone();
        yield none ? "0px" : valueText(value) + "px";
      }
      case FONT_SIZE, LENGTH, BORDER_SPACING -> valueText(value) + "px";
      case FONT_STRETCH -> valueText(value) + "%";
      case LENGTH_NONNEGATIVE -> (Float) value < 0 ? "none" : valueText(value) + "px";
      case TEXT_DECORATION_LINE -> decorationLine((Integer) value);
      case SHADOW_LIST, TEXT_SHADOW_LIST -> shadows((List<?>) value, property);
      case KEYWORD_LIST, POSITION_X_LIST, POSITION_Y_LIST, REPEAT_LIST, BG_SIZE_LIST ->
          property.name.startsWith("background-")
              ? valueText(repeated((List<?>) value, backgroundLayerCount()))
              : valueText(value);
      case FONT_SETTINGS -> settings(property, (List<?>) value);
      case FONT_VARIANT_ALTERNATES -> value.equals(List.of()) ? "normal" : valueText(value);
      case SPACING ->
          property == Properties.LETTER_SPACING && value.equals(LengthPercentage.ZERO)
              ? "normal"
              : valueText(value);
      case LENGTH_PERCENTAGE_OR_NORMAL -> value == SizeKeyword.AUTO ? "normal" : valueText(value);
      case COLOR_OR_AUTO ->
          value instanceof ColorValue || property == Properties.CARET_COLOR
              ? color(property).toString()
              : valueText(value);
      case EMPHASIS_STYLE -> ((EmphasisStyle) value).computedText(writingMode());
      case EMPHASIS_POSITION -> ((EmphasisPosition) value).computedText();
      case SCROLLBAR_COLOR ->
          value instanceof ScrollbarColors(ColorValue thumb, ColorValue track)
              ? thumb.resolve(color()) + " " + track.resolve(color())
              : valueText(value);
      default -> valueText(value);
    };
  }

  /// A feature's 1 goes without saying, an axis' value never does.
  static String settings(Property property, List<?> settings) {
    StringBuilder out = new StringBuilder();
    for (Object each : settings) {
      FontSetting setting = (FontSetting) each;
      boolean plain = property == Properties.FONT_FEATURE_SETTINGS && setting.value() == 1;
      out.append(out.isEmpty() ? "" : ", ");
      out.append(plain ? CssText.string(setting.tag()) : setting.toString());
    }
    return out.isEmpty() ? "normal" : out.toString();
  }

  private String shadows(List<?> shadows, Property property) {
    boolean box = property.grammar == Grammar.SHADOW_LIST;
    StringBuilder out = new StringBuilder();
    for (Object each : shadows) {
      out.append(out.isEmpty() ? "" : ", ").append(((Shadow) each).text(color(), box));
    }
    return out.isEmpty() ? "none" : out.toString();
  }

  private int backgroundLayerCount() {
    return ((List<?>) get(Properties.BACKGROUND_IMAGE)).size();
  }

  /// CSS Backgrounds 3 §2.1: as many as there are images.
  private static List<Object> repeated(List<?> list, int count) {
    List<Object> out = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      out.add(list.get(i % list.size()));
    }
    return out;
  }

  /// The lines of a decoration, given as bits.
  static String decorationLine(int lines) {
    String text =
        ((lines & TextDecoration.UNDERLINE) != 0 ? " underline" : "")
            + ((lines & TextDecoration.OVERLINE) != 0 ? " overline" : "")
            + ((lines & TextDecoration.LINE_THROUGH) != 0 ? " line-through" : "");
    return text.isEmpty() ? "none" : text.substring(1);
  }

  /// What stands between the entries of a list.
  static String separator(List<?> list) {
    Object first = list.getFirst();
    return first instanceof TransformFunction
            || first instanceof FilterFunction
            || first instanceof CounterChange
        ? " "
        : ", ";
  }

  static String valueText(Object value) {
    return switch (value) {
      case Float number -> CssNumbers.format(number);
      case Keyword keyword -> keyword.css();
      case List<?> list -> {
        if (list.isEmpty()) {
          yield "none";
        }
        StringBuilder out = new StringBuilder();
        String separator = separator(list);
        for (Object each : list) {
          out.append(out.isEmpty() ? "" : separator).append(valueText(each));
        }
        yield out.toString();
      }
      default -> value.toString();
    };
  }

  Object[][] groups() {
    return groups;
  }

  /// Whether it asks for animations or transitions at all: 0 is not known yet, 1 no, 2 yes.
  private byte animates;

  boolean mayAnimate() {
    if (animates == 0) {
      animates = (byte) (findAnimates() ? 2 : 1);
    }
    return animates == 2;
  }

  private boolean findAnimates() {
    Object[] rare = groups[StyleGroup.RARE.ordinal()];
    if (rare == INITIAL.groups[StyleGroup.RARE.ordinal()]) {
      return false;
    }
    for (Object name : (List<?>) get(Properties.ANIMATION_NAME)) {
      if (name != KeyframesName.NONE) {
        return true;
      }
    }
    return anyTime(Properties.TRANSITION_DURATION) || anyTime(Properties.TRANSITION_DELAY);
  }

  private boolean anyTime(Property property) {
    for (Object time : (List<?>) get(property)) {
      if (((Time) time).seconds() > 0) {
        return true;
      }
    }
    return false;
  }

  /// The longhands whose values differ from those of `other`.
  public List<Property> differingFrom(ComputedStyle other) {
    List<Property> found = new ArrayList<>();
    for (int g = 0; g < groups.length; g++) {
      if (groups[g] == other.groups[g]) {
        continue;
      }
      for (int slot = 0; slot < groups[g].length; slot++) {
        if (!groups[g][slot].equals(other.groups[g][slot])) {
          found.add(Differences.property(g, slot));
        }
      }
    }
    return found;
  }

  /// Values of custom properties by name, `--` included, with all `var()` replaced.
  public Map<String, String> customProperties() {
    return customProperties;
  }

  /// Identity of everything that chooses and sets up a font: same object, same font.
  public Object fontGroup() {
    return groups[StyleGroup.FONT.ordinal()];
  }

  /// What changes between this style and `other`.
  public Invalidates differenceTo(ComputedStyle other) {
    int worst = 0;
    for (int g = 0; g < groups.length; g++) {
      if (groups[g] == other.groups[g]) {
        continue;
      }
      if (!Arrays.equals(groups[g], other.groups[g])) {
        worst = Math.max(worst, Differences.ofGroup(g, groups[g], other.groups[g]));
      }
    }
    return Differences.level(worst);
  }

  /// Whether children of an element of this style inherit the same as from `other`.
  boolean inheritsLike(ComputedStyle other) {
    for (int g = 0; g < StyleGroup.INHERITED_COUNT; g++) {
      if (groups[g] != other.groups[g] && !Arrays.equals(groups[g], other.groups[g])) {
        return false;
      }
    }
    return customProperties == other.customProperties
        || customProperties.equals(other.customProperties);
  }

  /// The used colour of a colour property; `auto` counts as `currentcolor`.
  public Color color(Property property) {
    return get(property) instanceof ColorValue value ? value.resolve(color()) : color();
  }

  // Put together from several properties.

  public boolean hasAutoZIndex() {
    return get(Properties.Z_INDEX) == SizeKeyword.AUTO;
  }

  /// 0 for `auto`.
  public int zIndex() {
    return get(Properties.Z_INDEX) instanceof Integer index ? index : 0;
  }

  /// `white-space` as its classic keyword.
  public WhiteSpace whiteSpace() {
    boolean wrap = textWrapMode() == TextWrapMode.WRAP;
    return switch (whiteSpaceCollapse()) {
      case COLLAPSE -> wrap ? WhiteSpace.NORMAL : WhiteSpace.NOWRAP;
      case PRESERVE, PRESERVE_SPACES -> wrap ? WhiteSpace.PRE_WRAP : WhiteSpace.PRE;
      case PRESERVE_BREAKS -> WhiteSpace.PRE_LINE;
      case BREAK_SPACES -> wrap ? WhiteSpace.BREAK_SPACES : WhiteSpace.PRE;
    };
  }

  /// `line-height` in px; for `normal` the given height, which comes from the font.
  public float lineHeightPx(float normal) {
    return switch (lineHeight()) {
      case LineHeight.Normal() -> normal;
      case LineHeight.Number(float factor) -> factor * fontSize();
      case LineHeight.Px(float px) -> px;
    };
  }

  /// A number of spaces when positive, px as a negative number. Prefer [#tabSizeSpaces] and
  /// [#tabSizePx].
  private Object tabSize() {
    return get(Properties.TAB_SIZE);
  }

  /// `tab-size` as a number of spaces, or -1 when it is a length.
  public float tabSizeSpaces() {
    return tabSize() instanceof Float spaces ? spaces : -1;
  }

  /// `tab-size` in px, or -1 when it is a number of spaces.
  public float tabSizePx() {
    return tabSize() instanceof LengthPercentage length ? length.resolve(0) : -1;
  }

  /// The language (BCP 47) of the element's content, or null when unknown.
  public @Nullable String language() {
    String locale = get(Properties.WEBKIT_LOCALE).toString();
    return locale.equals("auto") ? null : locale;
  }

  /// All transform functions in the order they apply: `translate`, `rotate`, `scale`, then
  /// `transform`.
  @SuppressWarnings("unchecked")
  public List<TransformFunction> transforms() {
    List<TransformFunction> translate = (List<TransformFunction>) get(Properties.TRANSLATE);
    List<TransformFunction> rotate = (List<TransformFunction>) get(Properties.ROTATE);
    List<TransformFunction> scale = (List<TransformFunction>) get(Properties.SCALE);
    List<TransformFunction> transform = (List<TransformFunction>) get(Properties.TRANSFORM);
    if (translate.isEmpty() && rotate.isEmpty() && scale.isEmpty()) {
      return transform;
    }
    List<TransformFunction> joined = new ArrayList<>(translate);
    joined.addAll(rotate);
    joined.addAll(scale);
    joined.addAll(transform);
    return joined;
  }

  /// Transitions and animations: lists of which entry by entry is one of them (CSS Animations 1
  /// §4.1).
  public List<KeyframesName> animationNames() {
    return listOf(Properties.ANIMATION_NAME);
  }

  public List<Time> animationDurations() {
    return listOf(Properties.ANIMATION_DURATION);
  }

  public List<Time> animationDelays() {
    return listOf(Properties.ANIMATION_DELAY);
  }

  public List<Easing> animationEasings() {
    return listOf(Properties.ANIMATION_TIMING_FUNCTION);
  }

  public List<IterationCount> animationIterationCounts() {
    return listOf(Properties.ANIMATION_ITERATION_COUNT);
  }

  public List<AnimationDirection> animationDirections() {
    return listOf(Properties.ANIMATION_DIRECTION);
  }

  public List<AnimationFill> animationFillModes() {
    return listOf(Properties.ANIMATION_FILL_MODE);
  }

  public List<AnimationPlayState> animationPlayStates() {
    return listOf(Properties.ANIMATION_PLAY_STATE);
  }

  public List<AnimationComposition> animationCompositions() {
    return listOf(Properties.ANIMATION_COMPOSITION);
  }

  /// Names of properties and shorthands, or `all`; empty for `none`.
  public List<Ident> transitionProperties() {
    return listOf(Properties.TRANSITION_PROPERTY);
  }

  public List<Time> transitionDurations() {
    return listOf(Properties.TRANSITION_DURATION);
  }

  public List<Time> transitionDelays() {
    return listOf(Properties.TRANSITION_DELAY);
  }

  public List<Easing> transitionEasings() {
    return listOf(Properties.TRANSITION_TIMING_FUNCTION);
  }

  public List<TransitionBehavior> transitionBehaviors() {
    return listOf(Properties.TRANSITION_BEHAVIOR);
  }

  @SuppressWarnings("unchecked")
  private <T> List<T> listOf(Property property) {
    return (List<T>) get(property);
  }

  /// The functions of `transform` alone.
  @SuppressWarnings("unchecked")
  public List<TransformFunction> transform() {
    return (List<TransformFunction>) get(Properties.TRANSFORM);
  }

  public boolean hasTransform() {
    return hasEffects() && !transforms().isEmpty();
  }

  /// Whether anything may be other than initial of opacity, transforms, perspective, filters,
  /// masks, clip paths, blending and isolation: for most boxes the one question that must be asked.
  public boolean hasEffects() {
    return !isInitial(StyleGroup.EFFECT);
  }

  private boolean isInitial(StyleGroup group) {
    return groups[group.ordinal()] == INITIAL.groups[group.ordinal()];
  }

  /// `clip`, or null for `auto`.
  public @Nullable ClipRect clip() {
    return get(Properties.CLIP) instanceof ClipRect rect ? rect : null;
  }

  /// `column-count`, or 0 for `auto`.
  public int columnCount() {
    return get(Properties.COLUMN_COUNT) instanceof Integer number ? number : 0;
  }

  /// `-webkit-box-orient: vertical`.
  public boolean isVerticalWebkitBox() {
    return get(Properties.WEBKIT_BOX_ORIENT).toString().equals("vertical");
  }

  /// `line-clamp`, or 0 for `none`.
  public int lineClamp() {
    return get(Properties.LINE_CLAMP) instanceof Integer number ? number : 0;
  }

  public Image borderImageSource() {
    return (Image) get(Properties.BORDER_IMAGE_SOURCE);
  }

  /// The border image's other properties are text.
  public String borderImageSlice() {
    return get(Properties.BORDER_IMAGE_SLICE).toString();
  }

  public String borderImageWidth() {
    return get(Properties.BORDER_IMAGE_WIDTH).toString();
  }

  public String borderImageOutset() {
    return get(Properties.BORDER_IMAGE_OUTSET).toString();
  }

  public String borderImageRepeat() {
    return get(Properties.BORDER_IMAGE_REPEAT).toString();
  }

  /// Whether the background paints anything at all.
  public boolean hasBackground() {
    return !backgroundColor().isTransparent() || hasBackgroundImage();
  }

  @SuppressWarnings("unchecked")
  public boolean hasBackgroundImage() {
    if (isInitial(StyleGroup.BACKGROUND)) {
      return false;
    }
    for (Image image : (List<Image>) get(Properties.BACKGROUND_IMAGE)) {
      if (image != Image.NONE) {
        return true;
      }
    }
    return false;
  }

  /// As many layers as there are images, topmost first; lists that are too short repeat (CSS
  /// Backgrounds 3 §2.1). Gradients' colours are resolved.
  @SuppressWarnings("unchecked")
  public List<BackgroundLayer> backgroundLayers() {
    List<BackgroundLayer> layers = backgroundLayers;
    if (layers == null) {
      List<Image> images = (List<Image>) get(Properties.BACKGROUND_IMAGE);
      List<LengthPercentage> x = (List<LengthPercentage>) get(Properties.BACKGROUND_POSITION_X);
      List<LengthPercentage> y = (List<LengthPercentage>) get(Properties.BACKGROUND_POSITION_Y);
      List<BackgroundSize> size = (List<BackgroundSize>) get(Properties.BACKGROUND_SIZE);
      List<RepeatPair> repeat = (List<RepeatPair>) get(Properties.BACKGROUND_REPEAT);
      List<BackgroundBox> origin = (List<BackgroundBox>) get(Properties.BACKGROUND_ORIGIN);
      List<BackgroundBox> clip = (List<BackgroundBox>) get(Properties.BACKGROUND_CLIP);
      List<BackgroundAttachment> attachment =
          (List<BackgroundAttachment>) get(Properties.BACKGROUND_ATTACHMENT);
      List<BlendMode> blend = (List<BlendMode>) get(Properties.BACKGROUND_BLEND_MODE);
      layers = new ArrayList<>(images.size());
      for (int i = 0; i < images.size(); i++) {
        RepeatPair pair = repeat.get(i % repeat.size());
        layers.add(
            new BackgroundLayer(
                images.get(i),
                new PositionValue(x.get(i % x.size()), y.get(i % y.size())),
                size.get(i % size.size()),
                pair.x(),
                pair.y(),
                origin.get(i % origin.size()),
                clip.get(i % clip.size()),
                attachment.get(i % attachment.size()),
                blend.get(i % blend.size())));
      }
      layers = List.copyOf(layers);
      backgroundLayers = layers;
    }
    return layers;
  }

  // The box.

  /// After blockification (floats, out of flow, flex items, the root).
  public Display display() {
    return (Display) get(Properties.DISPLAY);
  }

  public static final int QUIRKY_TOP = 1;
  public static final int QUIRKY_BOTTOM = 2;

  /// Which margins come from the user agent's sheet in quirks mode, as a set of `QUIRKY_…`.
  public int quirkyMargins() {
    return (Integer) get(Properties.INTERNAL_QUIRKY_MARGINS);
  }

  /// `display` before blockification, which the static position of an out-of-flow box depends on.
  public Display originalDisplay() {
    return (Display) get(Properties.INTERNAL_ORIGINAL_DISPLAY);
  }

  public Position position() {
    return (Position) get(Properties.POSITION);
  }

  /// `float`; `NONE` when out of flow.
  public Floating floating() {
    return (Floating) get(Properties.FLOAT);
  }

  public Clear clear() {
    return (Clear) get(Properties.CLEAR);
  }

  public BoxSizing boxSizing() {
    return (BoxSizing) get(Properties.BOX_SIZING);
  }

  public Size width() {
    return (Size) get(Properties.WIDTH);
  }

  public Size height() {
    return (Size) get(Properties.HEIGHT);
  }

  public Size minWidth() {
    return (Size) get(Properties.MIN_WIDTH);
  }

  public Size minHeight() {
    return (Size) get(Properties.MIN_HEIGHT);
  }

  public Size maxWidth() {
    return (Size) get(Properties.MAX_WIDTH);
  }

  public Size maxHeight() {
    return (Size) get(Properties.MAX_HEIGHT);
  }

  public Overflow overflowX() {
    return (Overflow) get(Properties.OVERFLOW_X);
  }

  public Overflow overflowY() {
    return (Overflow) get(Properties.OVERFLOW_Y);
  }

  public VerticalAlign verticalAlign() {
    return (VerticalAlign) get(Properties.VERTICAL_ALIGN);
  }

  public UnicodeBidi unicodeBidi() {
    return (UnicodeBidi) get(Properties.UNICODE_BIDI);
  }

  public Size marginTop() {
    return (Size) get(Properties.MARGIN_TOP);
  }

  public Size marginRight() {
    return (Size) get(Properties.MARGIN_RIGHT);
  }

  public Size marginBottom() {
    return (Size) get(Properties.MARGIN_BOTTOM);
  }

  public Size marginLeft() {
    return (Size) get(Properties.MARGIN_LEFT);
  }

  public LengthPercentage paddingTop() {
    return (LengthPercentage) get(Properties.PADDING_TOP);
  }

  public LengthPercentage paddingRight() {
    return (LengthPercentage) get(Properties.PADDING_RIGHT);
  }

  public LengthPercentage paddingBottom() {
    return (LengthPercentage) get(Properties.PADDING_BOTTOM);
  }

  public LengthPercentage paddingLeft() {
    return (LengthPercentage) get(Properties.PADDING_LEFT);
  }

  public Size top() {
    return (Size) get(Properties.TOP);
  }

  public Size right() {
    return (Size) get(Properties.RIGHT);
  }

  public Size bottom() {
    return (Size) get(Properties.BOTTOM);
  }

  public Size left() {
    return (Size) get(Properties.LEFT);
  }

  // Borders, backgrounds.

  /// Px; zero where the style is `none` or `hidden`.
  public float borderTopWidth() {
    return borderTopStyle().isNone() ? 0 : (Float) get(Properties.BORDER_TOP_WIDTH);
  }

  /// Px; zero where the style is `none` or `hidden`.
  public float borderRightWidth() {
    return borderRightStyle().isNone() ? 0 : (Float) get(Properties.BORDER_RIGHT_WIDTH);
  }

  /// Px; zero where the style is `none` or `hidden`.
  public float borderBottomWidth() {
    return borderBottomStyle().isNone() ? 0 : (Float) get(Properties.BORDER_BOTTOM_WIDTH);
  }

  /// Px; zero where the style is `none` or `hidden`.
  public float borderLeftWidth() {
    return borderLeftStyle().isNone() ? 0 : (Float) get(Properties.BORDER_LEFT_WIDTH);
  }

  public LineStyle borderTopStyle() {
    return (LineStyle) get(Properties.BORDER_TOP_STYLE);
  }

  public LineStyle borderRightStyle() {
    return (LineStyle) get(Properties.BORDER_RIGHT_STYLE);
  }

  public LineStyle borderBottomStyle() {
    return (LineStyle) get(Properties.BORDER_BOTTOM_STYLE);
  }

  public LineStyle borderLeftStyle() {
    return (LineStyle) get(Properties.BORDER_LEFT_STYLE);
  }

  public Color borderTopColor() {
    return color(Properties.BORDER_TOP_COLOR);
  }

  public Color borderRightColor() {
    return color(Properties.BORDER_RIGHT_COLOR);
  }

  public Color borderBottomColor() {
    return color(Properties.BORDER_BOTTOM_COLOR);
  }

  public Color borderLeftColor() {
    return color(Properties.BORDER_LEFT_COLOR);
  }

  public CornerRadius borderTopLeftRadius() {
    return (CornerRadius) get(Properties.BORDER_TOP_LEFT_RADIUS);
  }

  public CornerRadius borderTopRightRadius() {
    return (CornerRadius) get(Properties.BORDER_TOP_RIGHT_RADIUS);
  }

  public CornerRadius borderBottomRightRadius() {
    return (CornerRadius) get(Properties.BORDER_BOTTOM_RIGHT_RADIUS);
  }

  public CornerRadius borderBottomLeftRadius() {
    return (CornerRadius) get(Properties.BORDER_BOTTOM_LEFT_RADIUS);
  }

  public Color backgroundColor() {
    return color(Properties.BACKGROUND_COLOR);
  }

  // Fonts.

  /// Never empty; the engine adds its own last resort.
  @SuppressWarnings("unchecked")
  public List<FontFamily> fontFamily() {
    return (List<FontFamily>) get(Properties.FONT_FAMILY);
  }

  /// Px.
  public float fontSize() {
    return (Float) get(Properties.FONT_SIZE);
  }

  /// 1 to 1000; 400 is normal, 700 bold.
  public float fontWeight() {
    return (Float) get(Properties.FONT_WEIGHT);
  }

  public FontStyle fontStyle() {
    return (FontStyle) get(Properties.FONT_STYLE);
  }

  /// Percent; 100 is normal.
  public float fontStretch() {
    return (Float) get(Properties.FONT_STRETCH);
  }

  public FontVariantCaps fontVariantCaps() {
    return (FontVariantCaps) get(Properties.FONT_VARIANT_CAPS);
  }

  public FontKerning fontKerning() {
    return (FontKerning) get(Properties.FONT_KERNING);
  }

  @SuppressWarnings("unchecked")
  public List<FontSetting> fontFeatureSettings() {
    return (List<FontSetting>) get(Properties.FONT_FEATURE_SETTINGS);
  }

  @SuppressWarnings("unchecked")
  public List<FontSetting> fontVariationSettings() {
    return (List<FontSetting>) get(Properties.FONT_VARIATION_SETTINGS);
  }

  /// The words, `normal` for none.
  public FontSizeAdjust fontSizeAdjust() {
    return (FontSizeAdjust) get(Properties.FONT_SIZE_ADJUST);
  }

  /// Whether bold faces may be made of others.
  public boolean fontSynthesisWeight() {
    return isInitial(Properties.FONT_SYNTHESIS_WEIGHT);
  }

  /// Whether slanted faces may be made of others.
  public boolean fontSynthesisStyle() {
    return isInitial(Properties.FONT_SYNTHESIS_STYLE);
  }

  /// Whether small capitals may be made of large ones.
  public boolean fontSynthesisSmallCaps() {
    return isInitial(Properties.FONT_SYNTHESIS_SMALL_CAPS);
  }

  /// Whether the optical size follows the font size.
  public boolean fontOpticalSizing() {
    return isInitial(Properties.FONT_OPTICAL_SIZING);
  }

  public String fontVariantLigatures() {
    return get(Properties.FONT_VARIANT_LIGATURES).toString();
  }

  public String fontVariantNumeric() {
    return get(Properties.FONT_VARIANT_NUMERIC).toString();
  }

  public String fontVariantEastAsian() {
    return get(Properties.FONT_VARIANT_EAST_ASIAN).toString();
  }

  public String fontVariantPosition() {
    return get(Properties.FONT_VARIANT_POSITION).toString();
  }

  /// The features that `font-variant-alternates` stands for with the element's fonts.
  @SuppressWarnings("unchecked")
  public List<FontSetting> fontVariantAlternates() {
    return (List<FontSetting>) get(Properties.FONT_VARIANT_ALTERNATES);
  }

  /// Whether text needs any OpenType feature that is not used anyway.
  public boolean hasFontFeatures() {
    return !isInitial(Properties.FONT_FEATURE_SETTINGS)
        || !isInitial(Properties.FONT_VARIANT_CAPS)
        || !isInitial(Properties.FONT_KERNING)
        || !isInitial(Properties.FONT_VARIANT_LIGATURES)
        || !isInitial(Properties.FONT_VARIANT_NUMERIC)
        || !isInitial(Properties.FONT_VARIANT_EAST_ASIAN)
        || !isInitial(Properties.FONT_VARIANT_POSITION)
        || !isInitial(Properties.FONT_VARIANT_ALTERNATES);
  }

  /// What is hung on all elements that have this style and no pseudo-elements.
  ElementStyle alone() {
    ElementStyle made = alone;
    if (made == null) {
      made = new ElementStyle(this, null);
      alone = made;
    }
    return made;
  }

  private boolean isInitial(Property property) {
    return get(property) == property.initial;
  }

  public LineHeight lineHeight() {
    return (LineHeight) get(Properties.LINE_HEIGHT);
  }

  // Text.

  public Color color() {
    return (Color) get(Properties.COLOR);
  }

  public Direction direction() {
    return (Direction) get(Properties.DIRECTION);
  }

  public WritingMode writingMode() {
    return (WritingMode) get(Properties.WRITING_MODE);
  }

  public Visibility visibility() {
    return (Visibility) get(Properties.VISIBILITY);
  }

  /// Zero for `normal`; percentages of the font size.
  public LengthPercentage letterSpacing() {
    return (LengthPercentage) get(Properties.LETTER_SPACING);
  }

  /// Zero for `normal`; percentages of the space's advance.
  public LengthPercentage wordSpacing() {
    return (LengthPercentage) get(Properties.WORD_SPACING);
  }

  public TextAlign textAlign() {
    return (TextAlign) get(Properties.TEXT_ALIGN);
  }

  /// A keyword.
  public String textDecorationSkipInk() {
    return get(Properties.TEXT_DECORATION_SKIP_INK).toString();
  }

  /// A keyword.
  public String textJustify() {
    return get(Properties.TEXT_JUSTIFY).toString();
  }

  public BaselineSource baselineSource() {
    return (BaselineSource) get(Properties.BASELINE_SOURCE);
  }

  public TextAlignLast textAlignLast() {
    return (TextAlignLast) get(Properties.TEXT_ALIGN_LAST);
  }

  public LengthPercentage textIndent() {
    Object value = get(Properties.TEXT_INDENT);
    return (LengthPercentage) (value instanceof TextIndent indent ? indent.length() : value);
  }

  /// Whether [#textIndent] is for a line: the first of a block, one behind a forced break, or
  /// another.
  public boolean indents(boolean first, boolean behindBreak) {
    return get(Properties.TEXT_INDENT) instanceof TextIndent indent
        ? (first || behindBreak && indent.eachLine()) != indent.hanging()
        : first;
  }

  public TextTransform textTransform() {
    return (TextTransform) get(Properties.TEXT_TRANSFORM);
  }

  public WhiteSpaceCollapse whiteSpaceCollapse() {
    return (WhiteSpaceCollapse) get(Properties.WHITE_SPACE_COLLAPSE);
  }

  public TextWrapMode textWrapMode() {
    return (TextWrapMode) get(Properties.TEXT_WRAP_MODE);
  }

  public TextWrapStyle textWrapStyle() {
    return (TextWrapStyle) get(Properties.TEXT_WRAP_STYLE);
  }

  public OverflowWrap overflowWrap() {
    return (OverflowWrap) get(Properties.OVERFLOW_WRAP);
  }

  public WordBreak wordBreak() {
    return (WordBreak) get(Properties.WORD_BREAK);
  }

  public LineBreak lineBreak() {
    return (LineBreak) get(Properties.LINE_BREAK);
  }

  public Hyphens hyphens() {
    return (Hyphens) get(Properties.HYPHENS);
  }

  /// What stands at each character of text, or "" for nothing.
  public String emphasisMark() {
    EmphasisStyle style = (EmphasisStyle) get(Properties.TEXT_EMPHASIS_STYLE);
    return style == EmphasisStyle.NONE ? "" : style.mark(writingMode());
  }

  public Color emphasisColor() {
    return color(Properties.TEXT_EMPHASIS_COLOR);
  }

  /// Whether emphasis marks are on the line's over side.
  public boolean isEmphasisOver() {
    return ((EmphasisPosition) get(Properties.TEXT_EMPHASIS_POSITION)).isOver(writingMode());
  }

  /// Whether ruby annotations are on the over side of their bases.
  public boolean isRubyOver() {
    return !get(Properties.RUBY_POSITION).toString().equals("under");
  }

  /// Whether only spaces may lie under ruby annotations beside their bases.
  public boolean rubyOverhangsSpaces() {
    return get(Properties.RUBY_OVERHANG).toString().equals("spaces");
  }

  /// `ruby-align`: how the contents of bases and annotations lie in their column.
  public String rubyAlign() {
    return get(Properties.RUBY_ALIGN).toString();
  }

  /// Whether SVG filter primitives mix colours by their light, not by their numbers.
  public boolean filtersInLinearColors() {
    return !get(Properties.COLOR_INTERPOLATION_FILTERS).toString().equals("srgb");
  }

  /// Which part of a replaced element's contents stands for the whole; null for all of it.
  public BasicShape.@Nullable Inset objectViewBox() {
    return get(Properties.OBJECT_VIEW_BOX) instanceof BasicShape.Inset inset ? inset : null;
  }

  /// A string, or `auto`.
  public String hyphenateCharacter() {
    return get(Properties.HYPHENATE_CHARACTER).toString();
  }

  /// Colours still to be resolved against [#color].
  @SuppressWarnings("unchecked")
  public List<Shadow> textShadow() {
    return (List<Shadow>) get(Properties.TEXT_SHADOW);
  }

  /// The decorations that apply to this element's text, outermost first, its own included.
  @SuppressWarnings("unchecked")
  public List<TextDecoration> textDecorations() {
    return (List<TextDecoration>) get(Properties.INTERNAL_TEXT_DECORATIONS);
  }

  public TextOverflow textOverflow() {
    return (TextOverflow) get(Properties.TEXT_OVERFLOW);
  }

  /// The colour that text is painted in.
  public Color webkitTextFillColor() {
    return color(Properties.WEBKIT_TEXT_FILL_COLOR);
  }

  /// How wide the outlines of letters are drawn over them, in px.
  public float webkitTextStrokeWidth() {
    return (Float) get(Properties.WEBKIT_TEXT_STROKE_WIDTH);
  }

  public Color webkitTextStrokeColor() {
    return color(Properties.WEBKIT_TEXT_STROKE_COLOR);
  }

  /// As it is written: `normal`, or what is painted first.
  public String paintOrder() {
    return get(Properties.PAINT_ORDER).toString();
  }

  // Lists, generated content, tables.

  public ListStyleType listStyleType() {
    return (ListStyleType) get(Properties.LIST_STYLE_TYPE);
  }

  public ListStylePosition listStylePosition() {
    return (ListStylePosition) get(Properties.LIST_STYLE_POSITION);
  }

  public Image listStyleImage() {
    return (Image) get(Properties.LIST_STYLE_IMAGE);
  }

  public Content content() {
    return (Content) get(Properties.CONTENT);
  }

  @SuppressWarnings("unchecked")
  public List<CounterChange> counterReset() {
    return (List<CounterChange>) get(Properties.COUNTER_RESET);
  }

  @SuppressWarnings("unchecked")
  public List<CounterChange> counterIncrement() {
    return (List<CounterChange>) get(Properties.COUNTER_INCREMENT);
  }

  @SuppressWarnings("unchecked")
  public List<CounterChange> counterSet() {
    return (List<CounterChange>) get(Properties.COUNTER_SET);
  }

  public Quotes quotes() {
    return (Quotes) get(Properties.QUOTES);
  }

  public TableLayout tableLayout() {
    return (TableLayout) get(Properties.TABLE_LAYOUT);
  }

  public BorderCollapse borderCollapse() {
    return (BorderCollapse) get(Properties.BORDER_COLLAPSE);
  }

  public CaptionSide captionSide() {
    return (CaptionSide) get(Properties.CAPTION_SIDE);
  }

  public EmptyCells emptyCells() {
    return (EmptyCells) get(Properties.EMPTY_CELLS);
  }

  /// Px between the columns of a table.
  public float borderSpacingX() {
    return (Float) get(Properties.WEBKIT_BORDER_HORIZONTAL_SPACING);
  }

  /// Px between the rows of a table.
  public float borderSpacingY() {
    return (Float) get(Properties.WEBKIT_BORDER_VERTICAL_SPACING);
  }

  // Flexible boxes, alignment.

  public FlexDirection flexDirection() {
    return (FlexDirection) get(Properties.FLEX_DIRECTION);
  }

  public FlexWrap flexWrap() {
    return (FlexWrap) get(Properties.FLEX_WRAP);
  }

  public float flexGrow() {
    return (Float) get(Properties.FLEX_GROW);
  }

  public float flexShrink() {
    return (Float) get(Properties.FLEX_SHRINK);
  }

  public Size flexBasis() {
    return (Size) get(Properties.FLEX_BASIS);
  }

  public int order() {
    return (Integer) get(Properties.ORDER);
  }

  public Alignment alignContent() {
    return (Alignment) get(Properties.ALIGN_CONTENT);
  }

  public Alignment alignItems() {
    return (Alignment) get(Properties.ALIGN_ITEMS);
  }

  public Alignment alignSelf() {
    return (Alignment) get(Properties.ALIGN_SELF);
  }

  public Alignment justifyContent() {
    return (Alignment) get(Properties.JUSTIFY_CONTENT);
  }

  public Alignment justifyItems() {
    return (Alignment) get(Properties.JUSTIFY_ITEMS);
  }

  public Alignment justifySelf() {
    return (Alignment) get(Properties.JUSTIFY_SELF);
  }

  /// `AUTO` stands for `normal`.
  public Size rowGap() {
    return (Size) get(Properties.ROW_GAP);
  }

  /// `AUTO` stands for `normal`.
  public Size columnGap() {
    return (Size) get(Properties.COLUMN_GAP);
  }

  // Effects.

  public float opacity() {
    return (Float) get(Properties.OPACITY);
  }

  public PositionValue perspectiveOrigin() {
    return (PositionValue) get(Properties.PERSPECTIVE_ORIGIN);
  }

  /// Px; negative for `none`.
  public float perspective() {
    return (Float) get(Properties.PERSPECTIVE);
  }

  public TransformOrigin transformOrigin() {
    return (TransformOrigin) get(Properties.TRANSFORM_ORIGIN);
  }

  public TransformStyle transformStyle() {
    return (TransformStyle) get(Properties.TRANSFORM_STYLE);
  }

  public BackfaceVisibility backfaceVisibility() {
    return (BackfaceVisibility) get(Properties.BACKFACE_VISIBILITY);
  }

  public String transformBox() {
    return get(Properties.TRANSFORM_BOX).toString();
  }

  /// First is on top. Colours still to be resolved against [#color].
  @SuppressWarnings("unchecked")
  public List<Shadow> boxShadow() {
    return (List<Shadow>) get(Properties.BOX_SHADOW);
  }

  @SuppressWarnings("unchecked")
  public List<FilterFunction> filter() {
    return (List<FilterFunction>) get(Properties.FILTER);
  }

  @SuppressWarnings("unchecked")
  public List<FilterFunction> backdropFilter() {
    return (List<FilterFunction>) get(Properties.BACKDROP_FILTER);
  }

  public ShapeOutside shapeOutside() {
    return (ShapeOutside) get(ScrollProperties.SHAPE_OUTSIDE);
  }

  public LengthPercentage shapeMargin() {
    return (LengthPercentage) get(ScrollProperties.SHAPE_MARGIN);
  }

  public ClipPath clipPath() {
    return (ClipPath) get(Properties.CLIP_PATH);
  }

  /// Whether `mask-image` names any image.
  @SuppressWarnings("unchecked")
  public boolean hasMask() {
    List<Image> images = (List<Image>) get(Properties.MASK_IMAGE);
    for (int i = 0; i < images.size(); i++) { // asked of every box of every frame
      if (images.get(i) != Image.NONE) {
        return true;
      }
    }
    return false;
  }

  /// As many layers as there are images, topmost first.
  @SuppressWarnings("unchecked")
  public List<MaskLayer> maskLayers() {
    List<Image> images = (List<Image>) get(Properties.MASK_IMAGE);
    List<LengthPercentage> x = (List<LengthPercentage>) get(Properties.MASK_POSITION_X);
    List<LengthPercentage> y = (List<LengthPercentage>) get(Properties.MASK_POSITION_Y);
    List<BackgroundSize> size = (List<BackgroundSize>) get(Properties.MASK_SIZE);
    List<RepeatPair> repeat = (List<RepeatPair>) get(Properties.MASK_REPEAT);
    List<ShapeBox> origin = (List<ShapeBox>) get(Properties.MASK_ORIGIN);
    List<ShapeBox> clip = (List<ShapeBox>) get(Properties.MASK_CLIP);
    List<MaskComposite> composite = (List<MaskComposite>) get(Properties.MASK_COMPOSITE);
    List<MaskMode> mode = (List<MaskMode>) get(Properties.MASK_MODE);
    List<MaskLayer> layers = new ArrayList<>(images.size());
    for (int i = 0; i < images.size(); i++) {
      RepeatPair pair = repeat.get(i % repeat.size());
      BackgroundLayer image =
          new BackgroundLayer(
              images.get(i),
              new PositionValue(x.get(i % x.size()), y.get(i % y.size())),
              size.get(i % size.size()),
              pair.x(),
              pair.y(),
              BackgroundBox.BORDER_BOX,
              BackgroundBox.BORDER_BOX,
              BackgroundAttachment.SCROLL,
              BlendMode.NORMAL);
      layers.add(
          new MaskLayer(
              image,
              origin.get(i % origin.size()),
              clip.get(i % clip.size()),
              mode.get(i % mode.size()),
              composite.get(i % composite.size())));
    }
    return layers;
  }

  public BlendMode mixBlendMode() {
    return (BlendMode) get(Properties.MIX_BLEND_MODE);
  }

  public Isolation isolation() {
    return (Isolation) get(Properties.ISOLATION);
  }

  /// Px; zero when the style is `none`.
  public float outlineWidth() {
    return outlineStyle().isNone() ? 0 : (Float) get(Properties.OUTLINE_WIDTH);
  }

  /// `AUTO` is the focus ring.
  public LineStyle outlineStyle() {
    return (LineStyle) get(Properties.OUTLINE_STYLE);
  }

  /// Px outwards.
  public float outlineOffset() {
    return (Float) get(Properties.OUTLINE_OFFSET);
  }

  public Color outlineColor() {
    return get(Properties.OUTLINE_COLOR) instanceof ColorValue color
        ? color.resolve(color())
        : color();
  }

  // The rest.

  public ObjectFit objectFit() {
    return (ObjectFit) get(Properties.OBJECT_FIT);
  }

  public PositionValue objectPosition() {
    return (PositionValue) get(Properties.OBJECT_POSITION);
  }

  public AspectRatio aspectRatio() {
    return (AspectRatio) get(Properties.ASPECT_RATIO);
  }

  public PointerEvents pointerEvents() {
    return (PointerEvents) get(Properties.POINTER_EVENTS);
  }

  public UserSelect userSelect() {
    return (UserSelect) get(Properties.USER_SELECT);
  }

  public Cursor cursor() {
    return (Cursor) get(Properties.CURSOR);
  }

  public Appearance appearance() {
    return (Appearance) get(Properties.APPEARANCE);
  }

  public ImageRendering imageRendering() {
    return (ImageRendering) get(Properties.IMAGE_RENDERING);
  }

  public String resize() {
    return get(Properties.RESIZE).toString();
  }

  /// Whether each part of a box that is broken has edges of its own (CSS Fragmentation 3 §5.4).
  public boolean clonesDecorations() {
    return get(Properties.BOX_DECORATION_BREAK).toString().equals("clone");
  }

  public String breakBefore() {
    return get(Properties.BREAK_BEFORE).toString();
  }

  public String breakAfter() {
    return get(Properties.BREAK_AFTER).toString();
  }

  public String breakInside() {
    return get(Properties.BREAK_INSIDE).toString();
  }

  /// `auto`, `thin` or `none`.
  public String scrollbarWidth() {
    return get(Properties.SCROLLBAR_WIDTH).toString();
  }

  /// Null for the usual ones; else both are absolute.
  public @Nullable ScrollbarColors scrollbarColor() {
    return get(Properties.SCROLLBAR_COLOR) instanceof ScrollbarColors(var thumb, var track)
        ? new ScrollbarColors(thumb.resolve(color()), track.resolve(color()))
        : null;
  }

  /// `auto`, or `stable`, which `both-edges` may follow.
  public String scrollbarGutter() {
    return get(Properties.SCROLLBAR_GUTTER).toString();
  }

  /// Whether the used colour scheme is dark (CSS Color Adjustment 1 §2).
  public boolean isDark() {
    return (Boolean) get(Properties.INTERNAL_DARK);
  }

  public String colorScheme() {
    return get(Properties.COLOR_SCHEME).toString();
  }

  public String willChange() {
    return get(Properties.WILL_CHANGE).toString();
  }

  public String contain() {
    return get(Properties.CONTAIN).toString();
  }

  /// What queries can ask about the size of this container (CSS Conditional Rules 5 §5.1).
  public ContainerType containerType() {
    return ContainerType.of(get(Properties.CONTAINER_TYPE).toString());
  }

  /// Whether `contain` names this kind (`size`, `inline-size`, `layout`, `paint`, …), by itself or
  /// in `strict` or `content`, or `container-type` brings it along.
  public boolean contains(String kind) {
    if (isInitial(StyleGroup.RARE)) {
      return false; // as of most boxes, and all are asked several times
    }
    if (contentVisibility() != ContentVisibility.VISIBLE
        && (!kind.equals("size") || contentVisibility() == ContentVisibility.HIDDEN)) {
      return true; // CSS Containment 2 §4.1
    }
    if (kind.equals(containerType().containment())) {
      return true;
    }
    Object value = get(Properties.CONTAIN);
    if (value == RawText.NONE) {
      return false;
    }
    String words = ' ' + value.toString() + ' ';
    return words.contains(' ' + kind + ' ')
        || words.contains(" strict ")
        || words.contains(" content ") && !kind.endsWith("size");
  }

  public ContentVisibility contentVisibility() {
    return (ContentVisibility) get(Properties.CONTENT_VISIBILITY);
  }

  /// `contain-intrinsic-width` or `-height`.
  public IntrinsicSize containIntrinsic(boolean width) {
    return (IntrinsicSize)
        get(width ? Properties.CONTAIN_INTRINSIC_WIDTH : Properties.CONTAIN_INTRINSIC_HEIGHT);
  }

  public String fieldSizing() {
    return get(Properties.FIELD_SIZING).toString();
  }

  // Columns.

  public Size columnWidth() {
    return (Size) get(Properties.COLUMN_WIDTH);
  }

  /// `balance`, `auto` or `balance-all`.
  public String columnFill() {
    return get(Properties.COLUMN_FILL).toString();
  }

  public boolean spansColumns() {
    return get(Properties.COLUMN_SPAN).toString().equals("all");
  }

  public float columnRuleWidth() {
    return (Float) get(Properties.COLUMN_RULE_WIDTH);
  }

  public LineStyle columnRuleStyle() {
    return (LineStyle) get(Properties.COLUMN_RULE_STYLE);
  }

  public Color columnRuleColor() {
    return color(Properties.COLUMN_RULE_COLOR);
  }

  // Grid.

  public GridTemplate gridTemplateColumns() {
    return (GridTemplate) get(Properties.GRID_TEMPLATE_COLUMNS);
  }

  public GridTemplate gridTemplateRows() {
    return (GridTemplate) get(Properties.GRID_TEMPLATE_ROWS);
  }

  public GridTemplateAreas gridTemplateAreas() {
    return (GridTemplateAreas) get(Properties.GRID_TEMPLATE_AREAS);
  }

  public GridFlow gridAutoFlow() {
    return (GridFlow) get(Properties.GRID_AUTO_FLOW);
  }

  @SuppressWarnings("unchecked")
  public List<TrackSize> gridAutoColumns() {
    return (List<TrackSize>) get(Properties.GRID_AUTO_COLUMNS);
  }

  @SuppressWarnings("unchecked")
  public List<TrackSize> gridAutoRows() {
    return (List<TrackSize>) get(Properties.GRID_AUTO_ROWS);
  }

  public GridLine gridRowStart() {
    return (GridLine) get(Properties.GRID_ROW_START);
  }

  public GridLine gridRowEnd() {
    return (GridLine) get(Properties.GRID_ROW_END);
  }

  public GridLine gridColumnStart() {
    return (GridLine) get(Properties.GRID_COLUMN_START);
  }

  public GridLine gridColumnEnd() {
    return (GridLine) get(Properties.GRID_COLUMN_END);
  }
}
