package bulkhead.renderer.style;

import bulkhead.renderer.css.CssRule;
import bulkhead.renderer.css.MediaValues;
import bulkhead.renderer.css.syntax.TokenStream;
import bulkhead.renderer.css.value.*;
import bulkhead.renderer.css.value.Content;
import bulkhead.renderer.css.value.ListStyleType;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.Namespaces;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The cascade of one element: from matched declarations to a [ComputedStyle] (CSS Cascade 5 §4).
/// One per engine, reused for each element. Thread: owned by `RendererMain`.
/// ```
/// blocks in cascade order → cascaded value of each property → specified (defaulting) → computed →
/// adjustments
/// ```
final class StyleBuilder implements ComputeContext {
  /// Stands for a keyword where a size in absolute units was set, which no family changes.
  private static final int ABSOLUTE_SIZE = -1;

  private final MediaValues media;
  private final CustomProperties custom;
  private final @Nullable FontUnits fontUnits;
  private final Map<String, List<Integer>> featureValues;
  private final CounterStyles counterStyles;

  // The declarations of the element, in ascending cascade order.
  private DeclarationBlock[] blocks = new DeclarationBlock[32];
  private long[] orders = new long[32];
  private int blockCount;

  // The cascaded values: by property id, with the ids that have one, and where each comes from.
  private final @Nullable Object[] cascaded = new Object[Properties.count()];
  private final long[] cascadedOrder = new long[Properties.count()];
  private int[] touched = new int[64];
  private int touchedCount;
  private final Map<String, Object> customDeclared = new HashMap<>();

  // The style in the making.
  private Object[][] groups = ComputedStyle.INITIAL.groups();
  private final boolean[] owned = new boolean[StyleGroup.COUNT];
  private ComputedStyle parent = ComputedStyle.INITIAL;
  private Map<String, String> customProperties = Map.of();
  private boolean onTop;
  private boolean cacheable;
  private boolean inheritsMore;
  private boolean quirks;
  private float fontSizeBase;

  /// While `font-size` is computed.
  private boolean sizing;

  /// While `line-height` is computed, whose `lh` is the parent's.
  private boolean liningUp;

  private float textZoom = 1;
  private @Nullable Containers containers;
  private @Nullable Element styled;
  private float inheritedFontSize = 16;
  private float rootFontSize = 16;
  private double rootLineHeight = 18;
  private final Map<Unresolved, Object> substituted = new HashMap<>();

  StyleBuilder(
      MediaValues media,
      Map<String, CssRule.PropertyRule> registered,
      Map<String, List<Integer>> featureValues,
      CounterStyles counterStyles,
      @Nullable FontUnits fontUnits,
      CustomPropertyMaps maps) {
    this.media = media;
    this.featureValues = featureValues;
    this.counterStyles = counterStyles;
    this.fontUnits = fontUnits;
    this.custom = new CustomProperties(registered, maps);
  }

  /// The user wants letters of so many times their size; for every size that is not relative to
  /// another one.
  void setTextZoom(float zoom) {
    textZoom = zoom;
  }

  @Nullable PropertySyntax syntax(String name) {
    return custom.syntax(name);
  }

  /// Sets what container units are relative to.
  void setContainers(Containers all) {
    containers = all;
  }

  /// Starts a new element.
  void reset() {
    blockCount = 0;
  }

  // What is put over the declarations (CSS Cascade 5 §6.1), for one build.
  private AnimatedValues animations = AnimatedValues.NONE;
  private AnimatedValues transitions = AnimatedValues.NONE;
  private @Nullable DeclarationBlock keyframe;

  /// For the next [#build] only.
  void setAnimated(
      @Nullable DeclarationBlock frame, AnimatedValues animated, AnimatedValues inTransition) {
    keyframe = frame;
    animations = animated;
    transitions = inTransition;
  }

  /// Adds declarations; must be called in ascending cascade order.
  void add(DeclarationBlock block, long order) {
    if (block.isEmpty()) {
      return;
    }
    if (blockCount == blocks.length) {
      blocks = Arrays.copyOf(blocks, blockCount * 2);
      orders = Arrays.copyOf(orders, blockCount * 2);
    }
    blocks[blockCount] = block;
    orders[blockCount++] = order;
  }

  int blockCount() {
    return blockCount;
  }

  DeclarationBlock[] copyBlocks() {
    return Arrays.copyOf(blocks, blockCount);
  }

  /// Whether the last style depends on nothing but its parent's style and the declarations.
  boolean isCacheable() {
    return cacheable;
  }

  /// The next style is that of an element of the top layer, whose rules are others than those it
  /// has elsewhere.
  void setOnTop(boolean onTop) {
    this.onTop = onTop;
  }

  boolean isOnTop() {
    return onTop;
  }

  /// The root element's font size, which `rem` refers to; set when the root was styled.
  void setRoot(ComputedStyle root) {
    rootFontSize = root.fontSize();
    rootLineHeight = root.lineHeightPx(root.fontSize() * 1.125f);
  }

  /// The style of an element or pseudo-element.
  ///
  /// @param parentStyle what is inherited from
  /// @param layoutParent whose `display` decides on blockification: the nearest that has a box
  ComputedStyle build(
      Element element, ComputedStyle parentStyle, Display layoutParent, boolean root) {
    parent = parentStyle;
    styled = element;
    quirks = element.ownerDocument().isQuirks();
    cacheable = true;
    inheritsMore = false;
    System.arraycopy(
        ComputedStyle.INITIAL.groups(),
        0,
        groups = new Object[StyleGroup.COUNT][],
        0,
        StyleGroup.COUNT);
    System.arraycopy(parent.groups(), 0, groups, 0, StyleGroup.INHERITED_COUNT);
    Arrays.fill(owned, false);
    cascade();
    customProperties = custom.resolve(parent.customProperties(), customDeclared, null);
    inheritedFontSize = root ? parent.fontSize() * textZoom : parent.fontSize();
    fontSizeBase = inheritedFontSize;
    if (root) {
      rootFontSize = inheritedFontSize; // In its own font-size, rem refers to the initial size.
    }
    if (root && textZoom != 1) {
      set(Properties.FONT_SIZE, inheritedFontSize);
    }
    Arrays.sort(touched, 0, touchedCount);
    // The family comes first in the table, then the size: a size that is not set may follow the
    // family.
    int i = 0;
    boolean family = touchedCount > 0 && touched[0] == Properties.FONT_FAMILY.id;
    if (family) {
      apply(Properties.FONT_FAMILY, cascadedValue(touched[i++]), element);
    }
    if (i < touchedCount && touched[i] == Properties.FONT_SIZE.id) {
      apply(Properties.FONT_SIZE, cascadedValue(touched[i++]), element);
    }
    if (family) {
      rescaleForFamily();
    }
    fontSizeBase = (Float) get(Properties.FONT_SIZE);
    if (root) {
      rootFontSize = fontSizeBase;
    }
    applyScheme(element);
    applyZoom(element);
    if (!customDeclared.isEmpty() && custom.areAnyRegistered()) {
      customProperties = custom.resolve(parent.customProperties(), customDeclared, this);
      substituted.clear();
    }
    for (; i < touchedCount; i++) {
      apply(Properties.byId(touched[i]), cascadedValue(touched[i]), element);
    }
    StyleAdjuster.adjust(this, element, parent, layoutParent, root);
    for (int t = 0; t < touchedCount; t++) {
      cascaded[touched[t]] = null;
    }
    touchedCount = 0;
    keyframe = null;
    animations = AnimatedValues.NONE;
    transitions = AnimatedValues.NONE;
    customDeclared.clear();
    substituted.clear();
    ComputedStyle built = new ComputedStyle(groups, customProperties);
    return inheritsMore ? built.inheritingMore() : built;
  }

  /// Colours depend on the scheme, so it comes before them.
  private void applyScheme(Element element) {
    if (cascaded[Properties.COLOR_SCHEME.id] == null) {
      return;
    }
    apply(Properties.COLOR_SCHEME, cascadedValue(Properties.COLOR_SCHEME.id), element);
    List<String> words =
        List.of(get(Properties.COLOR_SCHEME).toString().toLowerCase(Locale.ROOT).split("\\s+"));
    boolean dark = words.contains("dark") && (media.prefersDark() || !words.contains("light"));
    set(Properties.INTERNAL_DARK, dark);
  }

  private Object cascadedValue(int id) {
    Object value = cascaded[id];
    return value != null ? value : CssWide.UNSET;
  }

  /// Whether an author declaration won for `property`; valid during [#build].
  boolean isSetByAuthor(Property property) {
    return cascaded[property.id] != null && CascadeOrder.isAuthor(cascadedOrder[property.id]);
  }

  // CSS Cascade 5 §6: cascading.

  private void cascade() {
    boolean logical = false;
    boolean important = false;
    for (int b = 0; b < blockCount; b++) {
      logical |= blocks[b].hasLogical;
      important |= blocks[b].hasImportant;
    }
    WritingMode mode = parent.writingMode();
    Direction direction = parent.direction();
    if (logical) {
      Object ownMode = find(Properties.WRITING_MODE, important);
      Object ownDirection = find(Properties.DIRECTION, important);
      mode =
          ownMode instanceof WritingMode found
              ? found
              : ownMode == CssWide.INITIAL ? WritingMode.HORIZONTAL_TB : mode;
      direction =
          ownDirection instanceof Direction found
              ? found
              : ownDirection == CssWide.INITIAL ? Direction.LTR : direction;
    }
    for (int b = 0; b < blockCount; b++) {
      if (blocks[b].hasNormal) {
        cascade(blocks[b], orders[b], false, mode, direction);
      }
    }
    if (keyframe != null) {
      cascade(keyframe, CascadeOrder.ANIMATIONS, false, mode, direction);
    }
    cascade(animations, CascadeOrder.ANIMATIONS);
    if (important) {
      Integer[] sorted = new Integer[blockCount];
      int count = 0;
      for (int b = 0; b < blockCount; b++) {
        if (blocks[b].hasImportant) {
          sorted[count++] = b;
        }
      }
      Arrays.sort(
          sorted,
          0,
          count,
          (a, b) ->
              Long.compare(CascadeOrder.important(orders[a]), CascadeOrder.important(orders[b])));
      for (int i = 0; i < count; i++) {
        cascade(blocks[sorted[i]], orders[sorted[i]], true, mode, direction);
      }
    }
    cascade(transitions, CascadeOrder.TRANSITIONS);
  }

  private void cascade(AnimatedValues animated, long order) {
    if (animated.isEmpty()) {
      return;
    }
    animated
        .values()
        .forEach((property, value) -> put(property.id, new AnimatedValues.Computed(value), order));
    customDeclared.putAll(animated.custom());
  }

  private void put(int id, Object value, long order) {
    if (cascaded[id] == null) {
      if (touchedCount == touched.length) {
        touched = Arrays.copyOf(touched, touchedCount * 2);
      }
      touched[touchedCount++] = id;
    }
    cascaded[id] = value;
    cascadedOrder[id] = order;
  }

  private void cascade(
      DeclarationBlock block,
      long order,
      boolean important,
      WritingMode mode,
      Direction direction) {
    Property[] properties = block.properties;
    for (int i = 0; i < properties.length; i++) {
      if (block.important[i] != important) {
        continue;
      }
      Property property = properties[i];
      if (property.isLogical()) {
        property = LogicalMapping.physical(property, mode, direction);
      }
      put(property.id, block.values[i], order);
    }
    for (int i = 0; i < block.customNames.length; i++) {
      if (block.customImportant[i] == important) {
        customDeclared.put(block.customNames[i], block.customValues[i]);
      }
    }
  }

  /// The cascaded value of one property, before the whole cascade.
  private @Nullable Object find(Property property, boolean important) {
    Object found = null;
    for (int pass = 0; pass < (important ? 2 : 1); pass++) {
      for (int b = 0; b < blockCount; b++) {
        if (!blocks[b].hasDirection) {
          continue;
        }
        for (int i = 0; i < blocks[b].properties.length; i++) {
          if (blocks[b].properties[i] == property && blocks[b].important[i] == (pass == 1)) {
            found = blocks[b].values[i];
          }
        }
      }
    }
    return found;
  }

  /// §7.3.4, §7.3.5: the value that was cascaded before the origin or layer of `order`, or null.
  private @Nullable Object rolledBack(Property property, long order, boolean layerOnly) {
    Object found = null;
    WritingMode mode = parent.writingMode();
    Direction direction = parent.direction();
    for (int b = 0; b < blockCount; b++) {
      boolean author = CascadeOrder.isAuthor(orders[b]);
      boolean earlier =
          !author && CascadeOrder.isAuthor(order)
              || layerOnly
                  && author == CascadeOrder.isAuthor(order)
                  && (CascadeOrder.layer(orders[b]) < CascadeOrder.layer(order)
                      || order == CascadeOrder.INLINE && orders[b] != order);
      if (!earlier) {
        continue;
      }
      for (int i = 0; i < blocks[b].properties.length; i++) {
        Property each = blocks[b].properties[i];
        if (each.isLogical()) {
          each = LogicalMapping.physical(each, mode, direction);
        }
        if (each == property && !blocks[b].important[i]) {
          found = blocks[b].values[i];
        }
      }
    }
    return found;
  }

  // §7 defaulting, and computing.

  private void apply(Property property, Object cascadedValue, Element element) {
    if (cascadedValue instanceof AnimatedValues.Computed(Object computed)) {
      set(property, computed);
      if (property == Properties.FONT_SIZE) {
        set(Properties.INTERNAL_KEYWORD_SIZE, ABSOLUTE_SIZE);
      }
      return;
    }
    Object value = cascadedValue;
    for (int rounds = 0; value == CssWide.REVERT || value == CssWide.REVERT_LAYER; rounds++) {
      Object before =
          rolledBack(property, cascadedOrder[property.id], value == CssWide.REVERT_LAYER);
      value = before == null || rounds > 4 ? CssWide.UNSET : before;
    }
    if (value instanceof Unresolved unresolved) {
      value = substitute(property, unresolved, element);
    }
    if (value instanceof CssWide wide) {
      boolean inherit =
          wide == CssWide.INHERIT || wide != CssWide.INITIAL && property.isInherited();
      if (inherit) {
        inheritsMore |= !property.isInherited();
        set(property, parent.get(property));
        if (property == Properties.FONT_SIZE) {
          set(Properties.INTERNAL_KEYWORD_SIZE, parent.get(Properties.INTERNAL_KEYWORD_SIZE));
        }
        return;
      }
      if (property == Properties.FONT_SIZE) {
        value = new FontSize.Absolute(4);
      } else {
        set(property, property.initial);
        return;
      }
    }
    set(property, computed(property, value, element));
  }

  private Object substitute(Property property, Unresolved unresolved, Element element) {
    Object done = substituted.get(unresolved);
    if (done == null) {
      String text = custom.substitute(unresolved.text(), customProperties, element::attribute);
      if (unresolved.text().contains("attr(")) {
        cacheable = false;
      }
      done = CssWide.UNSET;
      if (text != null) {
        TokenStream in = TokenStream.of(text);
        CssWide wide = CssWide.parse(in);
        if (wide != null) {
          done = wide;
        } else {
          List<Object> pairs =
              new PropertyParser(unresolved.context()).parseValue(unresolved.grammar(), in);
          if (pairs != null) {
            done = pairs;
          }
        }
      }
      substituted.put(unresolved, done);
    }
    if (done instanceof List<?> pairs) {
      for (int i = 0; i < pairs.size(); i += 2) {
        Property each = (Property) pairs.get(i);
        if (each.isLogical()) {
          each =
              LogicalMapping.physical(
                  each,
                  (WritingMode) get(Properties.WRITING_MODE),
                  (Direction) get(Properties.DIRECTION));
        }
        if (each == property) {
          return pairs.get(i + 1);
        }
      }
      return CssWide.UNSET;
    }
    return done == CssWide.REVERT || done == CssWide.REVERT_LAYER ? CssWide.UNSET : done;
  }

  private Object computed(Property property, Object value, Element element) {
    return switch (property.grammar) {
      case FONT_SIZE -> computedFontSize(value);
      case FONT_VARIANT_ALTERNATES ->
          value instanceof FontAlternates.Specified specified
              ? FontAlternates.compute(specified, fontFamilies(), this::featureValues)
              : value;
      case FONT_WEIGHT -> {
        if (value instanceof Ident(String name)) {
          float inherited = parent.fontWeight();
          yield name.equals("bolder") ? bolder(inherited) : lighter(inherited);
        }
        yield value;
      }
      case LINE_WIDTH -> lineWidth(toPx(value));
      case ZOOM -> zoomFactor(value);
      case LENGTH, LENGTH_NONNEGATIVE -> toPx(value);
      // Not in the spec: whole pixels in Chromium.
      case BORDER_SPACING -> (float) Math.floor(toPx(value) + 0.01f);
      case LENGTH_PERCENTAGE_OR_AUTO, LENGTH_PERCENTAGE_NONNEGATIVE, SIZE, MAX_SIZE ->
          Computable.compute(value, this);
      case LINE_HEIGHT -> {
        liningUp = true;
        Object computed = Computable.compute(value, this);
        liningUp = false;
        yield computed;
      }
      case COLOR -> {
        ColorValue color = ((ColorValue) value).in((Boolean) get(Properties.INTERNAL_DARK));
        yield property == Properties.COLOR ? color.resolve(parent.color()) : color;
      }
      case COLOR_OR_AUTO ->
          value instanceof ColorValue color
              ? color.in((Boolean) get(Properties.INTERNAL_DARK))
              : value;
      case SCROLLBAR_COLOR ->
          value instanceof ScrollbarColors colors
              ? colors.in((Boolean) get(Properties.INTERNAL_DARK))
              : value;
      case CONTENT -> {
        if (value instanceof ContentParser.Pending pending) {
          cacheable = false;
          yield counterStyles.computed(pending.resolve(element::attribute));
        }
        yield value instanceof Content content ? counterStyles.computed(content) : value;
      }
      case LIST_STYLE_TYPE ->
          value instanceof ListStyleType type ? counterStyles.computed(type) : value;
      case KEYWORD -> property == Properties.TEXT_ALIGN ? computedTextAlign(value) : value;
      default -> Computable.compute(value, this);
    };
  }

  private Float toPx(Object value) {
    if (value instanceof Float px) {
      return px;
    }
    return Computable.compute(value, this) instanceof LengthPercentage length
        ? (Float) length.resolve(0)
        : (Float) 0f;
  }

  /// So that it has whole device pixels when it is zoomed.
  private Float lineWidth(float px) {
    float zoom = ((UsedZoom) get(Properties.INTERNAL_ZOOM)).factor();
    return snappedLineWidth(px * zoom, media.devicePixelRatio()) / zoom;
  }

  /// CSS Values 4 §6.2.1 "snap a length as a border width": whole device pixels, at least one.
  static float snappedLineWidth(float px, float ratio) {
    if (px <= 0) {
      return 0;
    }
    float device = px * ratio;
    return device < 1 ? 1 / ratio : (float) Math.floor(device + 1e-3) / ratio;
  }

  /// The element's own `zoom` comes to those around it, before anything is a number of device
  /// pixels. What is in an SVG picture is as large as the picture makes it.
  private void applyZoom(Element element) {
    if (cascaded[Properties.ZOOM.id] != null) {
      apply(Properties.ZOOM, cascadedValue(Properties.ZOOM.id), element);
    }
    float own = (Float) get(Properties.ZOOM);
    if (element.namespace().equals(Namespaces.SVG)
        && element.parent() instanceof Element around
        && around.namespace().equals(Namespaces.SVG)) {
      set(Properties.INTERNAL_ZOOM, UsedZoom.NONE);
    } else if (own != 1) {
      set(
          Properties.INTERNAL_ZOOM,
          UsedZoom.of(parent.zoom().factor() * own, media.devicePixelRatio()));
    }
  }

  /// CSS Viewport 1 §6: `normal` and, for old pages, zero are 1.
  private static Float zoomFactor(Object value) {
    float factor =
        switch (value) {
          case Float number -> number;
          case LengthPercentage.Percent(float percent) -> percent / 100;
          default -> 1;
        };
    return factor > 0 ? (Float) factor : (Float) 1f;
  }

  // CSS Fonts 4 §2.2.1, the table of relative weights.
  private static Float bolder(float inherited) {
    return inherited < 350
        ? (Float) 400f
        : inherited < 550 ? (Float) 700f : (Float) Math.max(900f, inherited);
  }

  private static Float lighter(float inherited) {
    return inherited < 550
        ? (Float) Math.min(100f, inherited)
        : inherited < 750 ? (Float) 400f : (Float) 700f;
  }

  private Object computedTextAlign(Object value) {
    TextAlign inherited = parent.textAlign();
    if (value == TextAlign.MATCH_PARENT) {
      boolean ltr = parent.direction() == Direction.LTR;
      return inherited == TextAlign.START
          ? (ltr ? TextAlign.LEFT : TextAlign.RIGHT)
          : inherited == TextAlign.END ? (ltr ? TextAlign.RIGHT : TextAlign.LEFT) : inherited;
    }
    if (value == TextAlign.INTERNAL_CENTER) {
      return inherited == TextAlign.START ? TextAlign.CENTER : inherited;
    }
    return value;
  }

  private Object computedFontSize(Object value) {
    int inheritedKeyword = (Integer) parent.get(Properties.INTERNAL_KEYWORD_SIZE);
    int keyword = inheritedKeyword == ABSOLUTE_SIZE ? ABSOLUTE_SIZE : 0;
    Object size;
    switch (value) {
      case FontSize.Absolute(int index) -> {
        keyword = index;
        size = FontSize.px(index, isMonospace(get(Properties.FONT_FAMILY)), quirks) * textZoom;
      }
      case FontSize.Relative(boolean larger) ->
          size = larger ? inheritedFontSize * 1.2f : inheritedFontSize / 1.2f;
      default -> {
        boolean relative =
            value instanceof LengthPercentage.Percent
                || value instanceof MathLength
                || value instanceof RelativeLength(float ignored, Unit unit)
                    && (unit == Unit.EM || unit == Unit.EX || unit == Unit.CH);
        if (!relative) {
          keyword = ABSOLUTE_SIZE;
        }
        sizing = true;
        Object computed =
            value instanceof RelativeLength(float number, Unit unit) && unit == Unit.EM
                ? LengthPercentage.px((float) (asWritten(number) * inheritedFontSize))
                : Computable.compute(value, this);
        sizing = false;
        float zoom = isAbsolute(value) ? textZoom : 1;
        size =
            computed instanceof LengthPercentage length
                ? (Object) Math.max(0, Math.min(10_000, length.resolve(inheritedFontSize) * zoom))
                : (Object) inheritedFontSize;
      }
    }
    set(Properties.INTERNAL_KEYWORD_SIZE, keyword);
    return size;
  }

  /// The number that became that float: of 17 px, 0.9 are 15.3, but 0.9f are less, and of a font's
  /// size each hundredth counts.
  private static double asWritten(float number) {
    return Double.parseDouble(Float.toString(number));
  }

  /// Whether a length refers to no other font's size, and so has not been zoomed with that.
  private static boolean isAbsolute(Object value) {
    return !(value instanceof LengthPercentage.Percent
        || value instanceof MathLength
        || value instanceof RelativeLength(float ignored, Unit unit) && unit.factor == 0);
  }

  /// Chromium's monospace default of 13 px instead of 16: a size that is not absolute follows the
  /// family.
  private void rescaleForFamily() {
    boolean monospace = isMonospace(get(Properties.FONT_FAMILY));
    boolean before = isMonospace(parent.get(Properties.FONT_FAMILY));
    if (monospace == before) {
      return;
    }
    int keyword = (Integer) get(Properties.INTERNAL_KEYWORD_SIZE);
    if (keyword == ABSOLUTE_SIZE) {
      return;
    }
    float size =
        keyword > 0
            ? FontSize.px(keyword, monospace, quirks) * textZoom
            : (Float) get(Properties.FONT_SIZE) * (monospace ? 13 / 16f : 16 / 13f);
    set(Properties.FONT_SIZE, size);
    fontSizeBase = size;
  }

  private static boolean isMonospace(Object families) {
    return families instanceof List<?> list
        && list.size() == 1
        && list.getFirst() instanceof FontFamily(String name, boolean generic)
        && generic
        && name.equals("monospace");
  }

  Object get(Property property) {
    return groups[property.groupIndex][property.slot];
  }

  void set(Property property, Object value) {
    Object[] group = groups[property.groupIndex];
    Object old = group[property.slot];
    if (old == value || old.equals(value)) {
      return;
    }
    if (!owned[property.groupIndex]) {
      owned[property.groupIndex] = true;
      group = group.clone();
      groups[property.groupIndex] = group;
    }
    group[property.slot] = value;
  }

  // What relative lengths refer to. `em` of font-size itself is the parent's font size, of all
  // others the element's.

  @Override
  public double fontSize() {
    return fontSizeBase;
  }

  @Override
  public double rootFontSize() {
    return rootFontSize;
  }

  @Override
  public double lineHeight() {
    boolean inherited = sizing || liningUp;
    Object lineHeight =
        inherited ? parent.get(Properties.LINE_HEIGHT) : get(Properties.LINE_HEIGHT);
    float size = inherited ? parent.fontSize() : fontSizeBase;
    return switch ((LineHeight) lineHeight) {
      case LineHeight.Normal() -> {
        FontUnits.Measures measures = measures();
        yield measures == null ? fontSizeBase * 1.125 : measures.lineHeight();
      }
      case LineHeight.Number(float factor) -> factor * size;
      case LineHeight.Px(float px) -> px;
    };
  }

  private @Nullable List<Integer> featureValues(String family, String type, String name) {
    return featureValues.get(FontAlternates.key(family, type, name));
  }

  /// Of the element's font, or for `font-size` itself of its parent's.
  private FontUnits.@Nullable Measures measures() {
    return fontUnits == null
        ? null
        : fontUnits.measure(
            fontFamilies(),
            fontSizeBase,
            (Float) get(Properties.FONT_WEIGHT),
            (FontStyle) get(Properties.FONT_STYLE),
            (Float) get(Properties.FONT_STRETCH));
  }

  @SuppressWarnings("unchecked")
  private List<FontFamily> fontFamilies() {
    return (List<FontFamily>)
        (sizing ? parent.get(Properties.FONT_FAMILY) : get(Properties.FONT_FAMILY));
  }

  @Override
  public double xHeight() {
    FontUnits.Measures measures = measures();
    return measures == null ? fontSizeBase * 0.5 : measures.xHeight();
  }

  @Override
  public double zeroAdvance() {
    FontUnits.Measures measures = measures();
    if (measures == null) {
      return fontSizeBase * 0.5;
    }
    return isUpright() ? measures.uprightZeroAdvance() : measures.zeroAdvance();
  }

  /// Whether all glyphs stand upright in vertical lines; what says so may not be computed yet.
  private boolean isUpright() {
    WritingMode mode =
        cascaded[Properties.WRITING_MODE.id] instanceof WritingMode own
            ? own
            : (WritingMode) get(Properties.WRITING_MODE);
    Object said = cascaded[Properties.TEXT_ORIENTATION.id];
    Object orientation =
        said == null || said instanceof CssWide ? get(Properties.TEXT_ORIENTATION) : said;
    return switch (mode) {
      case HORIZONTAL_TB, SIDEWAYS_RL, SIDEWAYS_LR -> false;
      case VERTICAL_RL, VERTICAL_LR -> orientation.toString().equals("upright");
    };
  }

  @Override
  public double capHeight() {
    FontUnits.Measures measures = measures();
    return measures == null ? fontSizeBase * 0.7 : measures.capHeight();
  }

  @Override
  public double rootLineHeight() {
    return rootLineHeight;
  }

  @Override
  public double pixelRatio() {
    return media.devicePixelRatio();
  }

  @Override
  public double containerLength(boolean width) {
    cacheable = false;
    Containers all = containers;
    Element element = styled;
    double length = all == null || element == null ? Double.NaN : all.length(element, width);
    return Double.isNaN(length) ? (width ? media.width() : media.height()) : length;
  }

  @Override
  public boolean isHorizontal() {
    return parent.writingMode().isHorizontal();
  }

  @Override
  public double viewportWidth() {
    return media.width();
  }

  @Override
  public double viewportHeight() {
    return media.height();
  }
}
