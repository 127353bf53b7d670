package bulkhead.browser.tab;

import bulkhead.browser.net.RequestOptions.HeaderField;
import bulkhead.ipc.api.HttpHeader;
import java.util.List;
import java.util.Locale;

/// The headers of a document's response that say what it may do, which its renderer enforces.
final class PolicyHeaders {
  private static final int MOST = 100;
  private static final int MOST_LENGTH = 64 << 10;

  private PolicyHeaders() {}

  static List<HeaderField> of(List<HeaderField> headers) {
    return headers.stream()
        .filter(field -> isPolicy(field.name()) && field.value().length() <= MOST_LENGTH)
        .limit(MOST)
        .toList();
  }

  private static boolean isPolicy(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "content-security-policy", "content-security-policy-report-only", "referrer-policy" ->
          true;
      default -> false;
    };
  }

  static List<HttpHeader> wire(List<HeaderField> headers) {
    return headers.stream()
        .map(field -> HttpHeader.newBuilder().setName(field.name()).setValue(field.value()).build())
        .toList();
  }
}
