package bulkhead.renderer.script.bindings;

import bulkhead.renderer.dom.CustomElement;
import bulkhead.renderer.dom.CustomElementDefinition;
import bulkhead.renderer.dom.CustomElementNames;
import bulkhead.renderer.dom.CustomElementReaction;
import bulkhead.renderer.dom.CustomElementReaction.Kind;
import bulkhead.renderer.dom.CustomElementRegistry;
import bulkhead.renderer.dom.Document;
import bulkhead.renderer.dom.DomException;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.Node;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What `08-custom-elements.js` asks of Java (HTML §4.13).
final class HostCustomElements {
  private static final int FORM_ASSOCIATED = 1;

  private HostCustomElements() {}

  private static CustomElementDefinition definition(RealmBindings runtime, int number) {
    CustomElementDefinition found = runtime.customElements().definition(number);
    if (found == null) {
      throw DomException.type("no such definition");
    }
    return found;
  }

  static void defineElement(
      RealmBindings runtime,
      Document document,
      int number,
      String name,
      String localName,
      String observed,
      int flags) {
    CustomElementRegistry registry = document.customElements();
    if (registry == null) {
      return;
    }
    Set<Kind> callbacks = EnumSet.noneOf(Kind.class);
    for (Kind kind : Kind.values()) {
      if ((flags & 1 << kind.number()) != 0) {
        callbacks.add(kind);
      }
    }
    CustomElementDefinition made =
        new CustomElementDefinition(
            number,
            name,
            localName,
            observed.isEmpty() ? Set.of() : Set.of(distinct(observed)),
            callbacks,
            (flags & FORM_ASSOCIATED) != 0);
    runtime.customElements().add(made);
    registry.define(made, document);
  }

  private static String[] distinct(String joined) {
    return java.util.Arrays.stream(joined.split("\0", -1)).distinct().toArray(String[]::new);
  }

  static boolean isDefinedName(RealmBindings runtime, Document document, String name) {
    CustomElementRegistry registry = document.customElements();
    return registry != null && registry.has(name);
  }

  static boolean isCustomElementName(RealmBindings runtime, String name) {
    return CustomElementNames.isValid(name);
  }

  static boolean isUnknownElement(RealmBindings runtime, Document document, String name) {
    return ElementInterfaces.html(name) == InterfaceNumbers.HTML_UNKNOWN_ELEMENT;
  }

  static int localInterface(RealmBindings runtime, Document document, String name) {
    return ElementInterfaces.html(name);
  }

  // Reactions

  static int takeReactions(RealmBindings runtime) {
    return runtime.list(runtime.tree().reactions().take());
  }

  /// The kind in the low four bits, the definition's number above; 0 when there is none.
  static int nextReaction(RealmBindings runtime, Element element) {
    CustomElement custom = element.custom();
    CustomElementReaction next = custom == null ? null : custom.takeReaction();
    runtime.customElements().setCurrent(next);
    return next == null ? 0 : next.kind().number() | next.definition().number() << 4;
  }

  static @Nullable String reactionText(RealmBindings runtime, int index) {
    CustomElementReaction current = runtime.customElements().current();
    return current == null ? null : current.texts().get(index);
  }

  static int reactionNode(RealmBindings runtime, int index) {
    CustomElementReaction current = runtime.customElements().current();
    Node node = current == null ? null : current.nodes().get(index);
    return node == null ? 0 : runtime.tree().numberOf(node);
  }

  // Upgrades

  /// HTML §4.13.5 "upgrade", steps 1 to 5. False when there is nothing to upgrade.
  static boolean beginUpgrade(RealmBindings runtime, Element element, int number) {
    CustomElement custom = element.makeCustom();
    if (custom.state() != CustomElement.State.UNDEFINED) {
      return false;
    }
    custom.setDefinition(definition(runtime, number));
    custom.setState(CustomElement.State.FAILED);
    custom.enqueueForUpgrade(element);
    return true;
  }

  static void precustomize(RealmBindings runtime, Element element) {
    element.makeCustom().setState(CustomElement.State.PRECUSTOMIZED);
  }

  static void endUpgrade(RealmBindings runtime, Element element, boolean done) {
    CustomElement custom = element.makeCustom();
    if (!done) {
      custom.setState(CustomElement.State.FAILED);
      custom.setDefinition(null);
      custom.clearReactions();
      return;
    }
    becomeCustom(runtime, element);
    if (custom.isFormAssociated()) {
      runtime.customElements().watchForm(element);
    }
  }

  private static void becomeCustom(RealmBindings runtime, Element element) {
    element.makeCustom().setState(CustomElement.State.CUSTOM);
    element.definedChanged();
    runtime.tree().stateChanged(); // a form may have it now
  }

  static void tryToUpgrade(RealmBindings runtime, Node root) {
    CustomElementRegistry registry = root.ownerDocument().customElements();
    if (registry == null || registry.isEmpty()) {
      return;
    }
    for (Node node = root; node != null; node = node.nextShadowIncluding(root)) {
      if (node instanceof Element element) {
        registry.tryToUpgrade(element);
      }
    }
  }

  // Making elements

  static int createCustom(RealmBindings runtime, Document document, int number, int type) {
    CustomElementDefinition definition = definition(runtime, number);
    Element made = document.createElement(definition.localName());
    CustomElement custom = made.makeCustom();
    custom.setDefinition(definition);
    if (!definition.isAutonomous()) {
      custom.setIs(definition.name());
    }
    becomeCustom(runtime, made);
    if (custom.isFormAssociated()) {
      runtime.customElements().watchForm(made);
    }
    return runtime.tree().numberOf(made);
  }

  static int createFailed(RealmBindings runtime, Document document, String name) {
    Element made = document.createElement(name);
    made.makeCustom().setUnknown();
    made.makeCustom().setState(CustomElement.State.FAILED);
    return runtime.tree().numberOf(made);
  }

  static void finishCustom(
      RealmBindings runtime, Element element, @Nullable String prefix, int number) {
    element.setPrefix(prefix);
  }

  static int takeBuiltIn(RealmBindings runtime) {
    Element made = runtime.customElements().takeBuiltIn();
    return made == null ? 0 : runtime.tree().numberOf(made);
  }

  static int customState(RealmBindings runtime, Element element) {
    CustomElement custom = element.custom();
    return custom == null ? 0 : custom.state().ordinal();
  }

  static @Nullable String isValue(RealmBindings runtime, Element element) {
    CustomElement custom = element.custom();
    return custom == null ? null : custom.is();
  }

  // Forms

  static boolean isFormAssociated(RealmBindings runtime, Element element) {
    CustomElement custom = element.custom();
    return custom != null && custom.isFormAssociated();
  }

  static void setCustomStates(RealmBindings runtime, Element element, String joined) {
    element.makeCustom().setStates(joined.isEmpty() ? Set.of() : Set.of(distinct(joined)));
    element.definedChanged();
  }

  static void formReset(RealmBindings runtime, Element element) {
    element.makeCustom().enqueueForm(element, Kind.FORM_RESET, List.of(), null);
  }

  static boolean isDisabledCustom(RealmBindings runtime, Element element) {
    return CustomControls.isDisabled(element);
  }
}
