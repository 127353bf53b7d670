package bulkhead.browser.net;

import bulkhead.url.Url;
import okhttp3.HttpUrl;

/// Which hosts belong to one site: by the public suffix list that OkHttp carries. Pure.
public final class Sites {
  private Sites() {}

  /// Scheme and registrable domain of an http or https URL, such as `https://example.org`; the host
  /// itself where it has no registrable domain (an address, `localhost`, a public suffix).
  public static String site(Url url) {
    String host = String.valueOf(url.host());
    String domain = null;
    // OPTIMIZATION: a host that cannot have one does not load the list.
    if (host.indexOf('.') > 0 && !url.hasIpAddressHost()) {
      HttpUrl parsed = HttpUrl.parse("http://" + host + "/");
      domain = parsed == null ? null : parsed.topPrivateDomain();
    }
    return url.scheme() + "://" + (domain == null ? host : domain);
  }
}
