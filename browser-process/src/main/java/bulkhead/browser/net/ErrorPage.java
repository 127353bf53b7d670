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
    String title = escape(shorten(host == null || host.isEmpty() ? url : host));
    return """
        <!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="color-scheme" content="light dark"><title>%1$s</title><style>
        body{font:15px/1.6 system-ui,sans-serif;color:#5f6368;background:#fff;margin:0}
        main{max-width:600px;margin:100px auto 0;padding:0 24px;overflow-wrap:anywhere}
        h1{font-size:24px;font-weight:500;line-height:1.3;color:#202124;margin:24px 0 16px}
        .face{font:48px/1 monospace}
        .code{font-size:12px;margin-top:32px}
        @media (prefers-color-scheme:dark){body{background:#202124;color:#9aa0a6}h1,strong{color:#e8eaed}}
        </style></head><body><main><div class="face">:(</div>
        <h1>%2$s</h1>
        <p><strong>%1$s</strong></p>
        <p>%3$s</p>
        <p>To try again, reload the page.</p>
        <p class="code">ERR_%4$s</p>
        </main></body></html>
        """
        .formatted(title, error.heading().text, escape(error.sentence()), error.name());
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
