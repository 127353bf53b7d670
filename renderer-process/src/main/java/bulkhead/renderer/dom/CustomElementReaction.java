package bulkhead.renderer.dom;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Something that a custom element is to be told (HTML §4.13.6 "custom element reaction"). The
/// texts and nodes are the callback's arguments.
public record CustomElementReaction(
    Kind kind,
    CustomElementDefinition definition,
    List<@Nullable String> texts,
    List<? extends @Nullable Node> nodes) {

  /// The order is that of the numbers that script sees, from 1.
  public enum Kind {
    UPGRADE,
    CONNECTED,
    DISCONNECTED,
    ADOPTED,
    ATTRIBUTE_CHANGED,
    FORM_ASSOCIATED,
    FORM_DISABLED,
    FORM_RESET,
    FORM_STATE_RESTORE;

    public int number() {
      return ordinal() + 1;
    }
  }
}
