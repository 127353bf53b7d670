package bulkhead.renderer;

import bulkhead.renderer.dom.Element;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What `<iframe sandbox>` takes from a document, as of when the document was made: a change of the
/// attribute counts for the next one (HTML §7.1.5). Immutable.
///
/// @param sandboxed whether any such element is around the document at all
/// @param allowed words such as `allow-scripts` that all of them have
record Sandbox(boolean sandboxed, Set<String> allowed) {
  static final Sandbox NONE = new Sandbox(false, Set.of());

  Sandbox {
    allowed = Set.copyOf(allowed);
  }

  /// That of the documents in the frame of an element whose own document is sandboxed so.
  Sandbox inside(@Nullable Element owner) {
    String words = owner == null || !owner.is("iframe") ? null : owner.attribute("sandbox");
    if (words == null) {
      return this;
    }
    return and(Set.copyOf(List.of(words.toLowerCase(Locale.ROOT).split("[ \\t\\n\\f\\r]+"))));
  }

  /// The same under the `sandbox` directives of the document's own policies (CSP §6.3.2).
  Sandbox with(List<Set<String>> directives) {
    Sandbox flags = this;
    for (Set<String> words : directives) {
      flags = flags.and(words);
    }
    return flags;
  }

  private Sandbox and(Set<String> words) {
    Set<String> both = new HashSet<>(words);
    if (sandboxed) {
      both.retainAll(allowed);
    }
    return new Sandbox(true, both);
  }

  /// Whether the document lacks what the word `allow` would give back.
  boolean forbids(String allow) {
    return sandboxed && !allowed.contains(allow);
  }

  /// That of the windows the document opens.
  Sandbox ofPopups() {
    return forbids("allow-popups-to-escape-sandbox") ? this : NONE;
  }
}
