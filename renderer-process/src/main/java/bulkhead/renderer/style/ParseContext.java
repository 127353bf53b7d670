package bulkhead.renderer.style;

import bulkhead.url.Url;
import org.jspecify.annotations.Nullable;

/// Where declarations come from, as far as it changes what they mean: what URLs are relative to,
/// and quirks mode.
record ParseContext(String baseUrl, boolean quirks) {

  /// `url` made absolute; as it is when it cannot be.
  String resolve(String url) {
    if (url.startsWith("#")) {
      return url;
    }
    Url base = Url.parse(baseUrl);
    @Nullable Url resolved = base != null ? base.resolve(url) : Url.parse(url);
    return resolved != null ? resolved.href() : url;
  }
}
