package bulkhead.renderer.dom;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// That an observer wants to hear of a node (DOM §4.3 "registered observer"). `source` is the
/// registration that a transient one stands in for.
record MutationRegistration(
    MutationObserver observer,
    MutationObserver.Options options,
    @Nullable MutationRegistration source) {

  boolean isTransient() {
    return source != null;
  }

  boolean wantsAttribute(Attribute attribute) {
    Set<String> filter = options.attributeFilter();
    return options.attributes()
        && (filter == null
            || attribute.namespace().isEmpty() && filter.contains(attribute.localName()));
  }
}
