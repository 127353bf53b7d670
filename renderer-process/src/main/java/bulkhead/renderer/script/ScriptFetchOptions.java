package bulkhead.renderer.script;

import bulkhead.renderer.dom.Element;
import org.jspecify.annotations.Nullable;

/// How a script and what it imports are asked for (HTML §8.1.4.1 "script fetch options").
/// Immutable.
///
/// @param nonce which the document's policies may want
/// @param integrity the attribute's text
/// @param withCredentials `crossorigin=use-credentials`
/// @param element that asks; null for an import
public record ScriptFetchOptions(
    String nonce,
    String integrity,
    boolean parserInserted,
    boolean withCredentials,
    @Nullable Element element) {
  /// The default classic script fetch options.
  public static final ScriptFetchOptions DEFAULT =
      new ScriptFetchOptions("", "", false, false, null);

  /// Those of a `script` element (HTML §4.12.1.1, steps 22 to 29).
  static ScriptFetchOptions of(Element script, boolean parserInserted) {
    return new ScriptFetchOptions(
        script.attributeOrEmpty("nonce"),
        script.attributeOrEmpty("integrity"),
        parserInserted,
        script.attributeOrEmpty("crossorigin").equalsIgnoreCase("use-credentials"),
        script);
  }

  /// "Get the descendant script fetch options": those of what a script with these imports.
  ScriptFetchOptions ofImports() {
    return new ScriptFetchOptions(nonce, "", parserInserted, withCredentials, null);
  }
}
