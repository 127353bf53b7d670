package bulkhead.renderer.layout.tree;

import bulkhead.renderer.css.value.Appearance;
import bulkhead.renderer.css.value.Display;
import bulkhead.renderer.css.value.LengthPercentage;
import bulkhead.renderer.dom.DropDowns;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.ElementState;
import bulkhead.renderer.dom.Node;
import bulkhead.renderer.layout.tree.ReplacedContent.ControlKind;
import bulkhead.renderer.style.ComputedStyle;
import bulkhead.renderer.style.Properties;
import bulkhead.renderer.style.PseudoElement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What elements show that is not their children: images, plugins and form controls with their
/// values (HTML §15.4, §15.5).
public final class FormControls {
  /// Width that Chromium leaves for a text area's scrollbar, and for a drop-down's arrow and
  /// padding.
  private static final float SCROLLBAR = 15;

  /// Before the names of options in groups, where the widest is looked for.
  private static final String GROUP_INDENT = "    ";

  private static final float SELECT_ARROW = 20;

  /// Around each part of a date or time.
  private static final float FIELD_PADDING = 1;

  /// As wide as a file input is in Chromium.
  private static final List<String> FILE_WIDTH = List.of("0".repeat(34));

  private FormControls() {}

  /// Elements that `display: contents` makes vanish (CSS Display 3 appendix B).
  static boolean isReplacedName(Element element) {
    return switch (element.localName()) {
      case "img", "embed", "object", "iframe", "canvas", "video", "audio", "input", "textarea" ->
          true;
      case "select", "progress", "meter", "br", "wbr" -> true;
      default -> false;
    };
  }

  public static boolean isBlockContainer(Element element) {
    return element.is("button")
        || element.is("textarea")
        || element.is("select")
        || (element.is("input") && !inputType(element).equals("image"));
  }

  static @Nullable ReplacedContent replacedContent(Element element, ImageProvider images) {
    switch (element.localName()) {
      case "img":
        return image(element, images);
      case "embed":
        return images.imageOf(element) instanceof ImageResource image
            ? new ReplacedContent.Picture(image)
            : Objects.requireNonNullElse(embedded(element), new ReplacedContent.Blank(element));
      case "object":
        return objectContent(element, images);
      case "iframe", "frame":
        return new ReplacedContent.Frame(element);
      case "canvas":
        return images.imageOf(element) instanceof ImageResource drawn
            ? new ReplacedContent.Picture(drawn)
            : new ReplacedContent.Blank(element);
      case "video":
        return images.imageOf(element) instanceof ImageResource poster
                && poster.state() != ImageResource.State.FAILED
            ? new ReplacedContent.Picture(poster)
            : new ReplacedContent.Blank(element);
      case "audio":
        return element.hasAttribute("controls") ? new ReplacedContent.Blank(element) : null;
      case "progress":
        return ControlParts.has(element)
            ? null
            : new ReplacedContent.Control(element, ControlKind.PROGRESS);
      case "meter":
        return ControlParts.has(element)
            ? null
            : new ReplacedContent.Control(element, ControlKind.METER);
      case "input":
        return inputContent(element, images);
      default:
        return null;
    }
  }

  private static @Nullable ReplacedContent image(Element element, ImageProvider images) {
    ImageResource image = images.imageOf(element);
    if (image == null) {
      boolean none = !element.hasAttribute("src") && !element.hasAttribute("srcset");
      return none && BrokenImages.isIconAlone(element) ? new ReplacedContent.Broken(element) : null;
    }
    if (image.state() == ImageResource.State.FAILED) {
      return BrokenImages.isIconAlone(element) ? new ReplacedContent.Broken(element) : null;
    }
    return new ReplacedContent.Picture(image);
  }

  private static @Nullable ReplacedContent objectContent(Element element, ImageProvider images) {
    if (element.attributeOrEmpty("data").isEmpty()) {
      return element.textContent().isBlank() && element.firstElementChild() == null
          ? new ReplacedContent.Blank(element)
          : null;
    }
    ImageResource image = images.imageOf(element);
    if (image != null && image.state() != ImageResource.State.FAILED) {
      return new ReplacedContent.Picture(image);
    }
    return embedded(element);
  }

  /// The frame or the plugin that an `<object>` or `<embed>` shows; null for none.
  private static @Nullable ReplacedContent embedded(Element element) {
    if (element.hasState(ElementState.EMBEDS_FRAME)) {
      return new ReplacedContent.Frame(element);
    }
    return element.hasState(ElementState.EMBEDS_PLUGIN)
        ? new ReplacedContent.Plugin(element)
        : null;
  }

  /// Whether it is a button that shows text.
  public static boolean isButton(Element element) {
    return element.is("button")
        || element.is("input")
            && switch (inputType(element)) {
              case "submit", "reset", "button" -> true;
              default -> false;
            };
  }

  /// Whether what is in it are parts of a slider, a progress bar or a gauge.
  public static boolean hasParts(ElementBox box) {
    return box.pseudo() == null && box.element() != null && ControlParts.has(box.element());
  }

  /// Whether it is a slider.
  public static boolean isRange(Element element) {
    return element.is("input") && inputType(element).equals("range");
  }

  /// Whether it is an element that has a line with nothing in it: one whose text is edited
  /// (`contenteditable`), for the caret, and an `input` that is a button.
  public static boolean isEmptyHost(ElementBox box) {
    Element element = box.element();
    if (element == null || !box.children().isEmpty() || !element.isHtml()) {
      return false;
    }
    if (element.is("input") && box.pseudo() == null) {
      return switch (inputType(element)) {
        case "button", "submit", "reset" -> true;
        default -> false;
      };
    }
    String editable = element.attribute("contenteditable");
    return editable != null && !editable.equalsIgnoreCase("false");
  }

  /// Whether `auto` is as wide as the contents even where other blocks fill the line (HTML §15.5).
  public static boolean fitsContents(ElementBox box) {
    Element element = box.element();
    return element != null
        && box.pseudo() == null
        && !box.isAnonymous()
        && element.isHtml()
        && (element.is("button")
            || element.is("input")
            || element.is("select")
            || element.is("textarea"));
  }

  /// Whether it is a box in which a value is typed.
  public static boolean isTextField(Element element) {
    return element.is("textarea")
        || element.is("input")
            && switch (inputType(element)) {
              case "submit", "reset", "button", "image", "checkbox", "radio", "range", "color" ->
                  false;
              case "file", "hidden" -> false;
              default -> true;
            };
  }

  /// Whether it is a text field of one line, beside whose padding its text is cut off.
  public static boolean isTextLine(Element element) {
    return isTextField(element)
        && switch (inputType(element)) {
          case "date", "time", "datetime-local", "month", "week" -> false;
          default -> !element.is("textarea");
        };
  }

  static String inputType(Element element) {
    return element.attributeOrEmpty("type").toLowerCase(Locale.ROOT);
  }

  private static @Nullable ReplacedContent inputContent(Element element, ImageProvider images) {
    return switch (inputType(element)) {
      case "checkbox" -> new ReplacedContent.Control(element, ControlKind.CHECKBOX);
      case "radio" -> new ReplacedContent.Control(element, ControlKind.RADIO);
      case "range" ->
          ControlParts.has(element)
              ? null
              : new ReplacedContent.Control(element, ControlKind.RANGE);
      case "color" -> new ReplacedContent.Control(element, ControlKind.COLOR);
      case "image" -> image(element, images);
      default -> null;
    };
  }

  /// Adds what the element shows instead of its children; false if it shows its children.
  static boolean addContents(
      Element element, ComputedStyle style, ElementBox box, List<Box> children) {
    if (ControlParts.has(element)) {
      ControlParts.add(element, box, children);
      return true;
    }
    switch (element.localName()) {
      case "img":
        BrokenImages.addContents(element, style, children);
        return true;
      case "input":
        addInput(element, style, box, children);
        return true;
      case "textarea":
        addTextArea(element, style, box, children);
        return true;
      case "select":
        if (!DropDowns.popsUp(element)) {
          box.setControlSize(
              new ElementBox.ControlSize(Float.NaN, number(element, "size", 4), 0, 0, List.of()));
          return false;
        }
        addSelect(element, style, box, children);
        return true;
      case "option":
        addLabel(style, optionText(element), children);
        return true;
      default:
        return false;
    }
  }

  private static void addInput(
      Element element, ComputedStyle style, ElementBox box, List<Box> children) {
    String edited = element.controlValue();
    String value = edited != null ? edited : element.attributeOrEmpty("value");
    switch (inputType(element)) {
      case "submit" -> addLabel(style, element.hasAttribute("value") ? value : "Submit", children);
      case "reset" -> addLabel(style, element.hasAttribute("value") ? value : "Reset", children);
      case "button" -> addLabel(style, value, children);
      case "image" -> BrokenImages.addContents(element, style, children);
      case "file" -> {
        box.setControlSize(new ElementBox.ControlSize(Float.NaN, Float.NaN, 0, 0, FILE_WIDTH));
        addLabel(style, edited == null ? "No file chosen" : edited, children);
      }
      case "hidden" -> {}
      case "date", "time", "datetime-local", "month", "week" ->
          addDateTime(element, value, style, box, children);
      default -> {
        boolean sized = !inputType(element).equals("number"); // HTML §4.10.5.1.12
        int digits = sized ? 0 : NumberField.columns(element);
        box.setControlSize(
            new ElementBox.ControlSize(
                digits > 0 ? digits : sized ? number(element, "size", 20) : 20,
                1,
                digits > 0 ? NumberField.SPIN_BUTTON : 0,
                0,
                List.of()));
        String shown = value;
        ComputedStyle shownStyle = style;
        if (value.isEmpty()) {
          shown = element.attributeOrEmpty("placeholder");
          shownStyle = placeholderStyle(element, style);
        }
        if (inputType(element).equals("password") && !value.isEmpty()) {
          shown = "•".repeat(Math.min(value.length(), 10_000));
        }
        addLabel(shownStyle, shown, children);
      }
    }
  }

  private static void addDateTime(
      Element element, String value, ComputedStyle style, ElementBox box, List<Box> children) {
    List<DateTimeFields.Part> parts = DateTimeFields.parts(element, value);
    int fields = 0;
    ComputedStyle field =
        style.part(
            Display.INLINE,
            Map.of(
                Properties.PADDING_LEFT,
                LengthPercentage.px(FIELD_PADDING),
                Properties.PADDING_RIGHT,
                LengthPercentage.px(FIELD_PADDING)));
    for (DateTimeFields.Part part : parts) {
      if (part.isField()) {
        fields++;
        ElementBox around = new ElementBox(ElementBox.Kind.INLINE, null, null, field, false, true);
        around.setChildren(List.of(new TextBox(field, null, part.text())), true);
        children.add(around);
      } else {
        children.add(new TextBox(style, null, part.text()));
      }
    }
    float em = style.fontSize();
    float room = DateTimeFields.isTime(element) ? (0.6f + 1.5f) * em : 16 + 1.3f * em;
    box.setControlSize(
        new ElementBox.ControlSize(
            Float.NaN,
            1,
            room + 2 * FIELD_PADDING * fields,
            2 * FIELD_PADDING,
            List.of(DateTimeFields.widest(element, value))));
  }

  /// Whether it shows an icon at its end, and which.
  public enum PickerIcon {
    NONE,
    CALENDAR,
    CLOCK
  }

  public static PickerIcon pickerIcon(Element element) {
    if (!DateTimeFields.isFor(element)) {
      return PickerIcon.NONE;
    }
    return DateTimeFields.isTime(element) ? PickerIcon.CLOCK : PickerIcon.CALENDAR;
  }

  private static ComputedStyle placeholderStyle(Element element, ComputedStyle style) {
    ComputedStyle placeholder = ComputedStyle.used(element, PseudoElement.PLACEHOLDER);
    return placeholder == null ? style : placeholder;
  }

  private static void addLabel(ComputedStyle style, String text, List<Box> children) {
    if (!text.isEmpty()) {
      children.add(new TextBox(style, null, text.replace('\n', ' ').replace('\r', ' ')));
    }
  }

  private static void addTextArea(
      Element element, ComputedStyle style, ElementBox box, List<Box> children) {
    float columns = number(element, "cols", 20);
    float rows = number(element, "rows", 2);
    box.setControlSize(new ElementBox.ControlSize(columns, rows, SCROLLBAR, 0, List.of()));
    String edited = element.controlValue();
    String text = edited != null ? edited : element.textContent();
    if (edited == null && text.startsWith("\n")) {
      text = text.substring(1);
    }
    ComputedStyle shown = style;
    if (text.isEmpty()) {
      text = element.attributeOrEmpty("placeholder");
      shown = placeholderStyle(element, style);
    }
    if (!text.isEmpty()) {
      children.add(new TextBox(shown, null, text));
    }
  }

  private static void addSelect(
      Element element, ComputedStyle style, ElementBox box, List<Box> children) {
    Element selected = null;
    Element first = null;
    List<String> texts = new ArrayList<>();
    for (Node node = element.firstChild(); node != null; node = node.nextInTree(element)) {
      if (node instanceof Element option && option.is("option")) {
        if (first == null) {
          first = option;
        }
        if (option.hasState(ElementState.CHECKED)) {
          selected = option;
        }
        texts.add((isGrouped(option) ? GROUP_INDENT : "") + optionText(option));
      }
    }
    Element shown = selected == null ? first : selected;
    if (texts.isEmpty()) {
      texts.add("");
    }
    boolean bare = style.appearance() == Appearance.NONE;
    float zoom = style.zoom().factor();
    box.setControlSize(
        new ElementBox.ControlSize(
            Float.NaN, 1, bare ? 0 : SELECT_ARROW * zoom, bare ? 0 : 2 * zoom, texts));
    addLabel(style, shown == null ? "" : optionText(shown), children);
  }

  private static boolean isGrouped(Element option) {
    return option.parent() instanceof Element parent && parent.is("optgroup");
  }

  private static String optionText(Element option) {
    String label = option.attributeOrEmpty("label");
    String text = label.isEmpty() ? option.textContent() : label;
    return text.strip().replaceAll("\\s+", " ");
  }

  private static float number(Element element, String attribute, int otherwise) {
    String text = element.attributeOrEmpty(attribute).strip();
    int value = 0;
    for (int i = 0; i < text.length() && i < 6; i++) {
      char c = text.charAt(i);
      if (c < '0' || c > '9') {
        break;
      }
      value = value * 10 + (c - '0');
    }
    return value > 0 ? value : otherwise;
  }
}
