package bulkhead.renderer.script.bindings;

import bulkhead.renderer.dom.CustomElement;
import bulkhead.renderer.dom.CustomElementDefinition;
import bulkhead.renderer.dom.CustomElementReaction;
import bulkhead.renderer.dom.CustomElementReaction.Kind;
import bulkhead.renderer.dom.Element;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The definitions of custom elements of all realms that can reach each other, and those elements
/// that are controls of forms: they hear when their form, or whether they are disabled, changes
/// (HTML §4.10.17.3, §4.13.6). Thread: the isolate's.
final class CustomControls {
  private final Map<Integer, CustomElementDefinition> definitions = new HashMap<>();
  private final List<Control> controls = new ArrayList<>();
  private @Nullable CustomElementReaction current;
  private @Nullable Element builtIn;
  private int checkedTree = -1;
  private int checkedAttributes = -1;

  /// A control, and what it was told last.
  private static final class Control {
    final WeakReference<Element> element;
    WeakReference<Element> form = new WeakReference<>(null);
    boolean disabled;

    Control(Element element) {
      this.element = new WeakReference<>(element);
    }
  }

  void add(CustomElementDefinition definition) {
    definitions.put(definition.number(), definition);
  }

  @Nullable CustomElementDefinition definition(int number) {
    return definitions.get(number);
  }

  /// The reaction whose arguments script asks for.
  @Nullable CustomElementReaction current() {
    return current;
  }

  void setCurrent(@Nullable CustomElementReaction reaction) {
    current = reaction;
  }

  /// A customized built-in element that script is to upgrade before anybody sees it.
  void setBuiltIn(Element element) {
    builtIn = element;
  }

  @Nullable Element takeBuiltIn() {
    Element taken = builtIn;
    builtIn = null;
    return taken;
  }

  void watchForm(Element element) {
    controls.add(new Control(element));
    checkedTree = -1;
  }

  /// To be called when the trees or attributes may have changed; the versions are theirs.
  void check(int treeVersion, int attributeVersion) {
    if (controls.isEmpty() || treeVersion == checkedTree && attributeVersion == checkedAttributes) {
      return;
    }
    checkedTree = treeVersion;
    checkedAttributes = attributeVersion;
    Iterator<Control> each = controls.iterator();
    while (each.hasNext()) {
      Control control = each.next();
      Element element = control.element.get();
      if (element == null) {
        each.remove();
      } else {
        check(control, element);
      }
    }
  }

  private static void check(Control control, Element element) {
    CustomElement custom = element.custom();
    if (custom == null || custom.state() != CustomElement.State.CUSTOM) {
      return;
    }
    Element form = HostElements.formOf(element);
    if (form != control.form.get()) {
      control.form = new WeakReference<>(form);
      custom.enqueueForm(element, Kind.FORM_ASSOCIATED, List.of(), form);
    }
    boolean disabled = isDisabled(element);
    if (disabled != control.disabled) {
      control.disabled = disabled;
      custom.enqueueForm(element, Kind.FORM_DISABLED, List.of(disabled ? "true" : "false"), null);
    }
  }

  /// HTML §4.10.19.5, of a form-associated custom element.
  static boolean isDisabled(Element element) {
    if (element.hasAttribute("disabled")) {
      return true;
    }
    Element below = element;
    for (Element above = element.parentElement(); above != null; above = above.parentElement()) {
      if (above.is("fieldset") && above.hasAttribute("disabled") && firstLegend(above) != below) {
        return true;
      }
      below = above;
    }
    return false;
  }

  private static @Nullable Element firstLegend(Element fieldset) {
    for (Element child = fieldset.firstElementChild();
        child != null;
        child = child.nextElementSibling()) {
      if (child.is("legend")) {
        return child;
      }
    }
    return null;
  }
}
