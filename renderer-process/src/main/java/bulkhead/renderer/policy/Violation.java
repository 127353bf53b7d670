package bulkhead.renderer.policy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Something that a policy forbids was tried (CSP §2.4). Immutable.
///
/// @param blocked an address, or `inline`, `eval` or `wasm-eval`
/// @param element what asked, an element of the document; null for none
/// @param reportTo where to post a report
public record Violation(
    String directive,
    String blocked,
    String policy,
    boolean enforced,
    String sample,
    @Nullable Object element,
    List<String> reportTo) {
  public Violation {
    reportTo = List.copyOf(reportTo);
  }

  /// One line for the console.
  public String message() {
    return (enforced ? "" : "[Report Only] ")
        + switch (blocked) {
          case "inline" -> "Refused to use something inline";
          case "eval" -> "Refused to evaluate a string as JavaScript";
          case "wasm-eval" -> "Refused to compile WebAssembly";
          default -> "Refused to load '" + blocked + "'";
        }
        + " because it violates the document's Content Security Policy: \""
        + directive
        + "\" of \""
        + policy
        + "\".";
  }
}
