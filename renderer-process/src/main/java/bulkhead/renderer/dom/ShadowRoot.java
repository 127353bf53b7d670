package bulkhead.renderer.dom;

import org.jspecify.annotations.Nullable;

/// The root of an element's shadow tree (DOM §4.8). Thread: owned by `RendererMain`.
public final class ShadowRoot extends DocumentFragment {
  /// Whether script reaches it from its host.
  public enum Mode {
    OPEN,
    CLOSED
  }

  /// How the host's children come to slots: by their `slot` attributes, or as script says.
  public enum SlotAssignment {
    NAMED,
    MANUAL
  }

  /// What `attachShadow` was told (DOM §4.9 "attach a shadow root").
  public record Options(
      Mode mode,
      boolean delegatesFocus,
      SlotAssignment slotAssignment,
      boolean clonable,
      boolean serializable) {}

  private final Element shadowHost;
  private final Options options;
  private final Slots slots = new Slots(this);
  private boolean declarative;
  private boolean availableToInternals;
  private @Nullable Object styles;

  ShadowRoot(Element host, Options options) {
    super(host.ownerDocument());
    this.shadowHost = host;
    this.options = options;
    setHost(host);
  }

  public Element shadowHost() {
    return shadowHost;
  }

  public Options options() {
    return options;
  }

  /// Which of the host's children is in which slot.
  public Slots slots() {
    return slots;
  }

  /// Whether markup made it, so that `attachShadow` may still be called.
  public boolean isDeclarative() {
    return declarative;
  }

  public void setDeclarative(boolean declarative) {
    this.declarative = declarative;
  }

  /// Whether `ElementInternals` may give it away although it is closed.
  public boolean isAvailableToInternals() {
    return availableToInternals;
  }

  public void setAvailableToInternals(boolean available) {
    this.availableToInternals = available;
  }

  /// What style hangs on this tree; the DOM never looks into it.
  public @Nullable Object styles() {
    return styles;
  }

  public void setStyles(@Nullable Object styles) {
    this.styles = styles;
  }
}
