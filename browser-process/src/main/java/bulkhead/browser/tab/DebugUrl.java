package bulkhead.browser.tab;

import bulkhead.ipc.api.DieRequest;
import org.jspecify.annotations.Nullable;

/// The addresses that make the tab's renderer die in a chosen way, as `chrome://crash` and its kin
/// do, which are the same here. Only the user can go there, never a page. Pure.
final class DebugUrl {
  private DebugUrl() {}

  static DieRequest.@Nullable Manner manner(String url) {
    String name = url.startsWith("chrome://") ? "bulkhead" + url.substring("chrome".length()) : url;
    return switch (name) {
      case "bulkhead://crash", "bulkhead://crash/" -> DieRequest.Manner.CRASH;
      case "bulkhead://memory-exhaust", "bulkhead://memory-exhaust/" ->
          DieRequest.Manner.OUT_OF_MEMORY;
      case "bulkhead://exit", "bulkhead://exit/" -> DieRequest.Manner.EXIT;
      case "bulkhead://hang", "bulkhead://hang/" -> DieRequest.Manner.HANG;
      case "bulkhead://badmessage", "bulkhead://badmessage/" -> DieRequest.Manner.BAD_MESSAGE;
      default -> null;
    };
  }
}
