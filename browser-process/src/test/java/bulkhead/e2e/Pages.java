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

  /// One page that is red all over. The reader finds its objects without a table of them.
  static String redPdf() {
    String content = "1 0 0 rg 0 0 300 200 re f";
    return """
        %%PDF-1.4
        1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj
        2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj
        3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 300 200] /Contents 4 0 R >> endobj
        4 0 obj << /Length %d >> stream
        %s
        endstream endobj
        trailer << /Size 5 /Root 1 0 R >>
        %%%%EOF
        """
        .formatted(content.length(), content);
  }

  /// The server's other site.
  static String otherSite(ViceServer server, String path) {
    return "http://localhost:" + server.port() + path;
  }
}
