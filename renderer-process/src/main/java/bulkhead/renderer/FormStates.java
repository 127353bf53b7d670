package bulkhead.renderer;

import bulkhead.renderer.dom.Checkedness;
import bulkhead.renderer.dom.Document;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.ElementState;
import bulkhead.renderer.dom.Node;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the user has made of a document's form controls, as it is kept with an entry of the session
/// history, and back into the controls of the document when the user comes back to it (HTML
/// §7.4.1.2, "persisted user state"). As in Chromium, a control is known again by its name, its
/// type, its form and its place among those like it, and what says `autocomplete=off` is not kept,
/// nor are passwords and files.
/// ```
/// [["text q search", 0, "typed"], ["checkbox all ", 2, true], ["select size ", 0, [1, 4]]]
/// ```
/// Thread: `RendererMain`.
final class FormStates {
  private FormStates() {}

  private record Control(Element element, String kind, String key, int place) {}

  private static List<Control> controls(Document document) {
    List<Control> found = new ArrayList<>();
    Map<String, Integer> places = new HashMap<>();
    for (Node node = document.firstChild(); node != null; node = node.nextInTree(document)) {
      String kind = node instanceof Element each ? kind(each) : null;
      if (kind != null && node instanceof Element element) {
        String key =
            kind
                + ' '
                + element.attributeOrEmpty("name")
                + ' '
                + formKey(Checkedness.formOf(element));
        found.add(new Control(element, kind, key, places.merge(key, 1, Integer::sum) - 1));
      }
    }
    return found;
  }

  private static String formKey(@Nullable Element form) {
    return form == null
        ? ""
        : form.attributeOrEmpty("action")
            + ' '
            + form.attributeOrEmpty("name")
            + ' '
            + form.attributeOrEmpty("id");
  }

  /// The control's type; null for what has no value of the user's.
  private static @Nullable String kind(Element element) {
    if (element.is("textarea") || element.is("select")) {
      return element.localName();
    }
    if (!element.is("input")) {
      return null;
    }
    String type = element.attributeOrEmpty("type").toLowerCase(Locale.ROOT);
    return switch (type) {
      case "password", "file", "hidden", "submit", "reset", "button", "image" -> null;
      case "" -> "text";
      default -> type;
    };
  }

  private static boolean isKept(Element control) {
    String own = control.attributeOrEmpty("autocomplete").strip();
    Element form = Checkedness.formOf(control);
    return control.is("input") && !own.isEmpty()
        ? !own.equalsIgnoreCase("off")
        : form == null || !form.attributeOrEmpty("autocomplete").strip().equalsIgnoreCase("off");
  }

  /// What is not as the document itself says; empty where all is.
  static JsonArray of(Document document) {
    JsonArray all = new JsonArray();
    for (Control control : controls(document)) {
      JsonArray each = new JsonArray();
      each.add(control.key);
      each.add(control.place);
      if (isKept(control.element) && addValue(control, each)) {
        all.add(each);
      }
    }
    return all;
  }

  /// False where it is as the document says.
  private static boolean addValue(Control control, JsonArray into) {
    Element element = control.element;
    switch (control.kind) {
      case "checkbox", "radio" -> {
        boolean checked = element.hasState(ElementState.CHECKED);
        into.add(checked);
        return checked != element.hasAttribute("checked");
      }
      case "select" -> {
        JsonArray selected = new JsonArray();
        boolean changed = false;
        int index = 0;
        for (Element option : options(element)) {
          boolean is = option.hasState(ElementState.CHECKED);
          changed |= is != option.hasAttribute("selected");
          if (is) {
            selected.add(index);
          }
          index++;
        }
        into.add(selected);
        return changed;
      }
      default -> {
        String value = element.controlValue();
        String otherwise =
            element.is("textarea") ? element.textContent() : element.attributeOrEmpty("value");
        into.add(value);
        return value != null && !value.equals(otherwise);
      }
    }
  }

  private static List<Element> options(Element select) {
    List<Element> found = new ArrayList<>();
    for (Node node = select.firstChild(); node != null; node = node.nextInTree(select)) {
      if (node instanceof Element option && option.is("option")) {
        found.add(option);
      }
    }
    return found;
  }

  /// The controls have these values again.
  static void restore(Document document, JsonArray states) {
    Map<String, JsonElement> values = new HashMap<>();
    for (JsonElement each : states) {
      JsonArray state = each.getAsJsonArray();
      values.put(state.get(0).getAsString() + '\n' + state.get(1).getAsInt(), state.get(2));
    }
    for (Control control : values.isEmpty() ? List.<Control>of() : controls(document)) {
      JsonElement value = values.get(control.key + '\n' + control.place);
      if (value != null && isKept(control.element)) {
        restore(control, value);
      }
    }
  }

  private static void restore(Control control, JsonElement value) {
    Element element = control.element;
    switch (control.kind) {
      case "checkbox", "radio" -> {
        element.setState(ElementState.DIRTY_CHECKEDNESS, true);
        element.setState(ElementState.CHECKED, value.getAsBoolean());
        Checkedness.uncheckOthers(element);
      }
      case "select" -> {
        Set<Integer> selected = new HashSet<>();
        value.getAsJsonArray().forEach(index -> selected.add(index.getAsInt()));
        List<Element> options = options(element);
        for (int i = 0; i < options.size(); i++) {
          options.get(i).setState(ElementState.DIRTY_CHECKEDNESS, true);
          options.get(i).setState(ElementState.CHECKED, selected.contains(i));
        }
      }
      default -> element.setControlValue(value.getAsString());
    }
  }
}
