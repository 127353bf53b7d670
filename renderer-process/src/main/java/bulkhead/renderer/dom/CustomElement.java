package bulkhead.renderer.dom;

import bulkhead.renderer.dom.CustomElementReaction.Kind;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What an element that is, or is to become, a custom one has beside all others (DOM §4.9 "custom
/// element state", HTML §4.13). Thread: owned by `RendererMain`.
public final class CustomElement {
  /// DOM §4.9. An element without a [CustomElement] is uncustomized, or undefined if its name is a
  /// custom element's.
  public enum State {
    UNDEFINED,
    FAILED,
    PRECUSTOMIZED,
    CUSTOM
  }

  private State state = State.UNDEFINED;
  private @Nullable CustomElementDefinition definition;
  private @Nullable String is;
  private final Deque<CustomElementReaction> reactions = new ArrayDeque<>(2);
  private boolean unknown;
  private boolean beingUpgraded;
  private Set<String> states = Set.of();

  public State state() {
    return state;
  }

  public void setState(State state) {
    this.state = state;
  }

  public @Nullable CustomElementDefinition definition() {
    return definition;
  }

  public void setDefinition(@Nullable CustomElementDefinition definition) {
    this.definition = definition;
  }

  /// The `is` value (DOM §4.9), null for most.
  public @Nullable String is() {
    return is;
  }

  public void setIs(@Nullable String is) {
    this.is = is;
  }

  /// Whether it was made in place of one whose constructor failed: an `HTMLUnknownElement`.
  public boolean isUnknown() {
    return unknown;
  }

  public void setUnknown() {
    this.unknown = true;
  }

  /// Whether a form may have it as one of its controls.
  public boolean isFormAssociated() {
    CustomElementDefinition known = definition;
    return known != null && known.formAssociated() && known.isAutonomous();
  }

  /// Whether `ElementInternals.states` has it: `:state()`.
  public boolean hasState(String name) {
    return states.contains(name);
  }

  public void setStates(Set<String> states) {
    this.states = Set.copyOf(states);
  }

  /// The next thing to tell it, which is taken off its queue.
  public @Nullable CustomElementReaction takeReaction() {
    return reactions.poll();
  }

  public void clearReactions() {
    reactions.clear();
  }

  // HTML §4.13.6 "enqueue a custom element callback reaction", for each kind of callback.

  void enqueueUpgrade(Element element, CustomElementDefinition with) {
    for (CustomElementReaction each : reactions) {
      if (each.kind() == Kind.UPGRADE) {
        return;
      }
    }
    add(element, new CustomElementReaction(Kind.UPGRADE, with, List.of(), List.of()));
  }

  /// `element` is in the document now, or is not any more.
  public void enqueueConnected(Element element, boolean connected) {
    enqueue(element, connected ? Kind.CONNECTED : Kind.DISCONNECTED, List.of(), List.of());
  }

  /// HTML §4.13.5 "upgrade an element", steps 3 and 4. Its upgrade is one of the reactions that are
  /// being run, so these follow it; the element is in no other element queue for them, as those of
  /// the calls that its constructor makes are run within it.
  public void enqueueForUpgrade(Element element) {
    beingUpgraded = true;
    try {
      for (int i = 0; i < element.attributeCount(); i++) {
        enqueueAttribute(element, element.attributeAt(i), null, element.attributeAt(i).value());
      }
      if (element.isConnected()) {
        enqueueConnected(element, true);
      }
    } finally {
      beingUpgraded = false;
    }
  }

  void enqueueAdopted(Element element, Document from, Document to) {
    enqueue(element, Kind.ADOPTED, List.of(), List.of(from, to));
  }

  /// An attribute was set, or removed if `newValue` is null.
  public void enqueueAttribute(
      Element element, Attribute name, @Nullable String oldValue, @Nullable String newValue) {
    CustomElementDefinition known = definition;
    if (known != null && known.observedAttributes().contains(name.localName())) {
      String namespace = name.namespace().isEmpty() ? null : name.namespace();
      enqueue(
          element,
          Kind.ATTRIBUTE_CHANGED,
          Arrays.asList(name.localName(), oldValue, newValue, namespace),
          List.of());
    }
  }

  public void enqueueForm(
      Element element, Kind kind, List<@Nullable String> texts, @Nullable Element form) {
    enqueue(element, kind, texts, Arrays.asList(form));
  }

  private void enqueue(
      Element element,
      Kind kind,
      List<@Nullable String> texts,
      List<? extends @Nullable Node> nodes) {
    CustomElementDefinition known = definition;
    if (known != null && known.wants(kind)) {
      add(element, new CustomElementReaction(kind, known, texts, nodes));
    }
  }

  private void add(Element element, CustomElementReaction reaction) {
    SharedTree shared = element.ownerDocument().shared();
    if (shared != null) {
      reactions.add(reaction);
      if (!beingUpgraded) {
        shared.reactions().add(element);
      }
    }
  }
}
