package bulkhead.e2e;

import bulkhead.testing.ViceServer;

/// Pages that a test tells apart by their colour, on a server of its own. `127.0.0.1` and
/// `localhost` are two sites.
final class Pages {
  static final int BLUE = 0x0055aa;
  static final int ORANGE = 0xcc6600;
  static final int GREEN = 0x118844;
  static final int WHITE = 0xffffff;

  private Pages() {}

  /// A document of one colour. `body` should be nothing to see, or a link as large as the page.
  static String html(int color, String body) {
    return "<!doctype html><title>%06x</title><style>html{background:#%06x}body{margin:0}a{display:block;height:600px}</style>%s"
        .formatted(color, color, body);
  }

  static ViceServer.Page of(int color) {
    return of(color, "");
  }

  static ViceServer.Page of(int color, String body) {
    return new ViceServer.Page("text/html", html(color, body));
  }

  /// The server's other site.
  static String otherSite(ViceServer server, String path) {
    return "http://localhost:" + server.port() + path;
  }
}
