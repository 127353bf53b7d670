package bulkhead.browser.net;

import bulkhead.url.PercentEncoding;
import bulkhead.url.Url;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;

/// URLs that need nobody's answer: `data:`, `about:blank`, and those of no scheme that is known.
/// Stateless; threads `Network-N`.
enum InlineLoader implements Load.Opener {
  /// Fetch Standard §6, the data: URL processor.
  DATA {
    @Override
    public InputStream open(UrlRequest request, Load load) throws IOException {
      Url url = request.url().withoutFragment();
      // Steps 1 to 7: everything behind "data:" up to the comma is the type.
      String input = url.href().substring("data:".length());
      int comma = input.indexOf(',');
      if (comma < 0) {
        throw new LoadFailure(NetError.INVALID_URL);
      }
      String type = input.substring(0, comma).strip();
      // Steps 8 to 10.
      byte[] body = PercentEncoding.decode(input.substring(comma + 1));
      // Step 11: it ends in `;`, spaces, and `base64` in any case.
      String lower = type.toLowerCase(Locale.ROOT);
      if (lower.endsWith("base64")) {
        String kept = type.substring(0, type.length() - "base64".length()).replaceFirst(" +$", "");
        if (kept.endsWith(";")) {
          type = kept.substring(0, kept.length() - 1);
          body = forgivingBase64(body);
        }
      }
      // Steps 12 to 14.
      MimeType mime = MimeType.parse(type.startsWith(";") ? "text/plain" + type : type);
      if (mime.essence().isEmpty()) {
        mime = new MimeType("text/plain", "US-ASCII");
      }
      return respond(load, request.url(), mime, body);
    }
  },

  ABOUT {
    @Override
    public InputStream open(UrlRequest request, Load load) throws IOException {
      if (!request.url().isAboutBlank()) {
        throw new LoadFailure(NetError.INVALID_URL);
      }
      return respond(load, request.url(), new MimeType("text/html", "utf-8"), new byte[0]);
    }
  },

  UNKNOWN {
    @Override
    public InputStream open(UrlRequest request, Load load) throws IOException {
      throw new LoadFailure(NetError.UNKNOWN_URL_SCHEME);
    }
  };

  @Override
  public NetError errorOf(IOException e) {
    return NetError.FAILED;
  }

  /// Infra Standard §7, forgiving-base64 decode: white space is ignored, padding may be missing.
  private static byte[] forgivingBase64(byte[] body) throws LoadFailure {
    String text = new String(body, StandardCharsets.ISO_8859_1).replaceAll("[\\t\\n\\f\\r ]", "");
    if (text.length() % 4 == 0) {
      text =
          text.endsWith("==")
              ? text.substring(0, text.length() - 2)
              : text.endsWith("=") ? text.substring(0, text.length() - 1) : text;
    }
    try {
      if (text.indexOf('=') < 0) {
        return Base64.getDecoder().decode(text);
      }
    } catch (IllegalArgumentException e) {
      // Said below.
    }
    throw new LoadFailure(NetError.INVALID_URL);
  }

  static InputStream respond(Load load, Url url, MimeType type, byte[] body) throws Load.Cancelled {
    load.responseStarted(
        new ResponseHead(url, 200, type.essence(), type.charset(), body.length, false));
    return new ByteArrayInputStream(body);
  }
}
