package bulkhead.renderer;

import bulkhead.ipc.api.HttpHeader;
import bulkhead.ipc.api.ResourceResponse;
import java.util.Locale;

/// `X-Content-Type-Options: nosniff` (Fetch §3.6): scripts and style sheets are only what their
/// type says.
final class NoSniff {
  private NoSniff() {}

  static boolean isSaid(ResourceResponse response) {
    for (HttpHeader header : response.getHeadersList()) {
      if (header.getName().equalsIgnoreCase("x-content-type-options")) {
        return header.getValue().split(",")[0].strip().toLowerCase(Locale.ROOT).equals("nosniff");
      }
    }
    return false;
  }
}
