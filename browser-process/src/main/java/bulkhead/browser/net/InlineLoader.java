package bulkhead.browser.net;

import bulkhead.url.DataUrl;
import bulkhead.url.Url;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

/// URLs that need nobody's answer: `data:`, `about:blank`, and those of no scheme that is known.
/// Stateless; threads `Network-N`.
enum InlineLoader implements Load.Opener {
  /// Fetch Standard §6, the data: URL processor.
  DATA {
    @Override
    public InputStream open(UrlRequest request, Load load) throws IOException {
      DataUrl data = DataUrl.parse(request.url());
      if (data == null) {
        throw new LoadFailure(NetError.INVALID_URL);
      }
      FetchParameters fetch = request.fetch();
      if (fetch.mode() == FetchParameters.Mode.SAME_ORIGIN) {
        throw new LoadFailure(NetError.FAILED);
      }
      // Steps 13 and 14.
      MimeType mime = MimeType.parse(data.type());
      if (mime.essence().isEmpty()) {
        mime = new MimeType("text/plain", "US-ASCII");
      }
      return respond(load, request.url(), mime, data.body());
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

  static InputStream respond(Load load, Url url, MimeType type, byte[] body) throws Load.Cancelled {
    load.responseStarted(
        new ResponseHead(url, 200, type.essence(), type.charset(), body.length, false));
    return new ByteArrayInputStream(body);
  }
}
