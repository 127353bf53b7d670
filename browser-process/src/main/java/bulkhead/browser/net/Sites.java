package bulkhead.browser.net;

import bulkhead.url.Url;
import okhttp3.HttpUrl;

/// Which hosts belong to one site: by the public suffix list that OkHttp carries. Pure.
public final class Sites {
  private Sites() {}

  /// Scheme and registrable domain of an http or https URL, such as `https://example.org`; the host itself where it has no
  /// registrable domain (an address, `localhost`).
  public static String site(Url url) {
    String host = String.valueOf(url.host());
    boolean named = host.indexOf('.') > 0 && !Character.isDigit(host.charAt(host.length() - 1));
    String domain = null;
    if (named) {
      HttpUrl parsed = HttpUrl.parse(url.scheme() + "://" + host + "/");
      domain = parsed == null ? null : parsed.topPrivateDomain();
    }
    return url.scheme() + "://" + (domain == null ? host : domain);
  }
}
