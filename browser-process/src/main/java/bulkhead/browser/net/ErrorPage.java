package bulkhead.browser.net;

import bulkhead.url.Url;

/// The document that a tab shows in the place of one that could not be loaded. Pure.
public final class ErrorPage {
  private static final int MOST_SHOWN = 200;

  private ErrorPage() {}

  /// HTML that names the cause.
  /// @param url what was asked for; shown, never trusted
  public static String html(NetError error, String url) {
    Url parsed = Url.parse(url);
    String host = parsed == null ? null : parsed.host();
    String shown = host == null || host.isEmpty() ? url : host;
    String heading =
        switch (error) {
          case FILE_NOT_FOUND -> "Your file couldn’t be accessed";
          case ACCESS_DENIED -> "Access to the file was denied";
          case CERT_AUTHORITY_INVALID, CERT_COMMON_NAME_INVALID, CERT_DATE_INVALID ->
              "Your connection is not private";
          default -> "This site can’t be reached";
        };
    return "<!doctype html><html lang=en><head><meta charset=utf-8><title>"
        + escape(shorten(shown))
        + "</title><style>"
        + "body{font:15px/1.6 system-ui,sans-serif;color:#5f6368;background:#fff;margin:0}"
        + "main{max-width:600px;margin:100px auto 0;padding:0 24px}"
        + "h1{font-size:24px;font-weight:500;color:#202124;margin:24px 0 16px}"
        + ".face{font:48px/1 monospace;color:#5f6368}"
        + ".code{font-size:12px;margin-top:32px}"
        + "@media (prefers-color-scheme:dark){body{background:#202124;color:#9aa0a6}h1{color:#e8eaed}}"
        + "</style></head><body><main><div class=face>:(</div><h1>"
        + heading
        + "</h1><p><strong>"
        + escape(shorten(shown))
        + "</strong></p><p>"
        + escape(error.sentence())
        + "</p><p>Check the address, and reload to try again.</p><p class=code>"
        + error.chromiumName().substring("net::".length())
        + "</p></main></body></html>";
  }

  private static String shorten(String text) {
    return text.length() <= MOST_SHOWN ? text : text.substring(0, MOST_SHOWN) + "…";
  }

  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("\0", "\uFFFD");
  }
}
