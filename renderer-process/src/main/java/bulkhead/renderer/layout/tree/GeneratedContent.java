package bulkhead.renderer.layout.tree;

import bulkhead.renderer.css.value.Content;
import bulkhead.renderer.css.value.CounterChange;
import bulkhead.renderer.css.value.CounterStyle;
import bulkhead.renderer.css.value.Image;
import bulkhead.renderer.css.value.ListStyleType;
import bulkhead.renderer.css.value.Quotes;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.FlatTree;
import bulkhead.renderer.dom.Node;
import bulkhead.renderer.layout.tree.BoxTreeBuilder.MarkerContent;
import bulkhead.renderer.layout.tree.ElementBox.Kind;
import bulkhead.renderer.style.ComputedStyle;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `content`, counters and list markers (CSS Content 3, CSS Lists 3).
final class GeneratedContent {
  private static final String LIST_ITEM = "list-item";

  private GeneratedContent() {}

  // ---------------------------------------------------------------- counters

  /// Does to the counters what an element or pseudo-element with that style does (CSS Lists 3 §4):
  /// reset, increment, set.
  static void count(Element element, ComputedStyle style, CounterScopes counters) {
    if (element.is("br") || element.is("wbr")) {
      return; // as in Chromium, where they are text
    }
    boolean listReset = false;
    for (CounterChange change : style.counterReset()) {
      listReset |= change.name().equals(LIST_ITEM);
      int value =
          change.reversed() && change.value() == 0 ? reversedStart(element) : change.value();
      counters.reset(element, change.name(), value);
    }
    boolean list = element.is("ol") || element.is("ul") || element.is("menu") || element.is("dir");
    if (element.is("ol") || (list && !listReset)) {
      counters.reset(element, LIST_ITEM, listStart(element));
    }
    boolean listIncrement = false;
    for (CounterChange change : style.counterIncrement()) {
      if (change.name().equals(LIST_ITEM)) {
        listIncrement = true;
      }
      counters.increment(element, change.name(), change.value());
    }
    if (style.display().isListItem() && !listIncrement) {
      if (!isInList(element)) {
        counters.begin(element, LIST_ITEM);
      }
      counters.increment(element, LIST_ITEM, isReversed(element) ? -1 : 1);
    }
    if (element.is("li")) {
      Integer value = integer(element.attribute("value"));
      if (value != null) {
        counters.set(element, LIST_ITEM, value);
      }
    }
    for (CounterChange change : style.counterSet()) {
      counters.set(element, change.name(), change.value());
    }
  }

  /// Items outside of lists count beside the others in their parent, as in Chromium, and not with
  /// those around them.
  private static boolean isInList(Element item) {
    for (Element each = FlatTree.parentElement(item);
        each != null;
        each = FlatTree.parentElement(each)) {
      if (each.is("ol") || each.is("ul") || each.is("menu")) {
        return true;
      }
    }
    return false;
  }

  private static int listStart(Element list) {
    if (!list.is("ol")) {
      return 0;
    }
    boolean reversed = list.hasAttribute("reversed");
    Integer start = integer(list.attribute("start"));
    if (start != null) {
      return reversed ? start + 1 : start - 1;
    }
    return reversed ? reversedStart(list) : 0;
  }

  private static int reversedStart(Element list) {
    int items = 0;
    for (Node node = list.firstChild(); node != null; node = node.nextSibling()) {
      if (node instanceof Element child && child.is("li")) {
        items++;
      }
    }
    return items + 1;
  }

  private static boolean isReversed(Element item) {
    Element list = item.parentElement();
    return list != null && list.is("ol") && list.hasAttribute("reversed");
  }

  private static @Nullable Integer integer(@Nullable String text) {
    if (text == null) {
      return null;
    }
    String stripped = text.strip();
    int i = 0;
    boolean negative = false;
    if (!stripped.isEmpty() && (stripped.charAt(0) == '-' || stripped.charAt(0) == '+')) {
      negative = stripped.charAt(0) == '-';
      i = 1;
    }
    int start = i;
    long value = 0;
    while (i < stripped.length() && i - start < 10) {
      char c = stripped.charAt(i);
      if (c < '0' || c > '9') {
        break;
      }
      value = value * 10 + (c - '0');
      i++;
    }
    if (i == start) {
      return null;
    }
    value = Math.min(value, Integer.MAX_VALUE - 1);
    return (int) (negative ? -value : value);
  }

  // ---------------------------------------------------------------- content

  /// Adds the boxes that `content` says; false if there is no box at all.
  static boolean add(
      Element element,
      ComputedStyle style,
      ImageProvider images,
      CounterScopes counters,
      BoxTreeBuilder builder,
      List<Box> out) {
    if (!(style.content() instanceof Content.Items items)) {
      return false;
    }
    for (Content.Item item : items.items()) {
      if (item instanceof Content.Item.Picture(Image picture)) {
        ImageResource image = StyledImages.of(images, picture, style, element);
        if (image != null) {
          out.add(picture(image, style));
        }
      } else {
        String text = text(element, item, style, counters, builder);
        if (!text.isEmpty()) {
          out.add(new TextBox(style, null, text));
        }
      }
    }
    return true;
  }

  static ElementBox picture(ImageResource image, ComputedStyle style) {
    ElementBox box = new ElementBox(Kind.REPLACED, null, null, style, true, true);
    box.setReplaced(new ReplacedContent.Picture(image));
    box.setNewFormattingContext(true);
    return box;
  }

  /// `quotes: auto` goes by the language around a quotation, not that in it (CSS Generated Content
  /// 3 §3.2.1). As in Chromium only these two elements are quotations: another's own language
  /// counts.
  private static Quotes quotes(Element element, ComputedStyle style) {
    if (style.quotes() != Quotes.AUTO) {
      return style.quotes();
    }
    Element around =
        element.is("q") || element.is("blockquote") ? FlatTree.parentElement(element) : element;
    ComputedStyle of = around == null ? null : ComputedStyle.used(around);
    String language = (of == null ? style : of).language();
    return LanguageQuotes.of(language == null ? "" : language);
  }

  private static String text(
      Element element,
      Content.Item item,
      ComputedStyle style,
      CounterScopes counters,
      BoxTreeBuilder builder) {
    return switch (item) {
      case Content.Item.Text(String text) -> text;
      case Content.Item.Counter(String name, ListStyleType type) ->
          counter(type, counters.value(name));
      case Content.Item.Counters(String name, String separator, ListStyleType type) -> {
        StringBuilder out = new StringBuilder();
        for (int value : counters.values(name)) {
          out.append(out.isEmpty() ? "" : separator).append(counter(type, value));
        }
        yield out.toString();
      }
      case Content.Item.Quote quote ->
          switch (quote) {
            case OPEN_QUOTE -> quotes(element, style).open(builder.enterQuote());
            case CLOSE_QUOTE ->
                builder.leaveQuote() ? quotes(element, style).close(builder.quoteDepth()) : "";
            case NO_OPEN_QUOTE -> {
              builder.enterQuote();
              yield "";
            }
            case NO_CLOSE_QUOTE -> {
              builder.leaveQuote();
              yield "";
            }
          };
      case Content.Item.Picture picture -> "";
    };
  }

  private static String counter(ListStyleType type, int value) {
    CounterStyle definition = type.definition();
    if (definition != null) {
      return definition.text(value, PredefinedCounters::text);
    }
    return type.literal() ? type.name() : PredefinedCounters.text(type.name(), value);
  }

  // ---------------------------------------------------------------- markers

  static @Nullable MarkerContent marker(
      Element element,
      ComputedStyle style,
      ComputedStyle markerStyle,
      ImageProvider images,
      CounterScopes counters,
      BoxTreeBuilder builder) {
    if (markerStyle != style && markerStyle.content() instanceof Content.None) {
      return null;
    }
    if (markerStyle != style && markerStyle.content() instanceof Content.Items items) {
      StringBuilder text = new StringBuilder();
      for (Content.Item item : items.items()) {
        text.append(text(element, item, markerStyle, counters, builder));
      }
      return text.isEmpty() ? null : new MarkerContent("", text.toString(), null);
    }
    ImageResource image = StyledImages.of(images, style.listStyleImage(), style, element);
    if (image != null && image.state() == ImageResource.State.COMPLETE) {
      return new MarkerContent("", "", image);
    }
    if (style.listStyleImage().isGradient()) {
      return new MarkerContent(ElementBox.GRADIENT_MARKER, "", null);
    }
    ListStyleType type = style.listStyleType();
    if (type.equals(ListStyleType.NONE)) {
      return null;
    }
    if (type.literal()) {
      return type.name().isEmpty() ? null : new MarkerContent("", type.name(), null);
    }
    CounterStyle definition = type.definition();
    if (definition != null) {
      String base = definition.base() == null ? "" : definition.base();
      String suffix =
          definition.suffix() == null ? PredefinedCounters.suffix(base) : definition.suffix();
      String number = counter(type, counters.value(LIST_ITEM));
      return new MarkerContent("", definition.prefix() + number + suffix, null);
    }
    if (PredefinedCounters.isSymbol(type.name())) {
      return new MarkerContent(type.name(), PredefinedCounters.text(type.name(), 0) + " ", null);
    }
    return new MarkerContent(
        "",
        PredefinedCounters.text(type.name(), counters.value(LIST_ITEM))
            + PredefinedCounters.suffix(type.name()),
        null);
  }
}
