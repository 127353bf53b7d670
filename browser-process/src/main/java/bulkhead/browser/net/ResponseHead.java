package bulkhead.browser.net;

import bulkhead.url.Url;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;

/// The beginning of a response. Immutable.
///
/// @param url after redirects
/// @param status of HTTP; 200 for other schemes
/// @param mimeType computed by the MIME Sniffing Standard, lower case, without parameters
/// @param charset the transport's; empty for none
/// @param contentLength -1 when unknown
/// @param download `Content-Disposition: attachment`
/// @param statusText of HTTP/1
/// @param headers what whoever asked may see of them
public record ResponseHead(
    Url url,
    int status,
    String mimeType,
    String charset,
    long contentLength,
    boolean download,
    String statusText,
    List<RequestOptions.HeaderField> headers,
    Type type,
    boolean redirected) {
  public ResponseHead {
    headers = List.copyOf(headers);
  }

  /// When the document was changed last, as the server says (since 1970); 0 when it does not.
  public long lastModifiedMillis() {
    for (RequestOptions.HeaderField field : headers) {
      if (field.name().equalsIgnoreCase("Last-Modified")) {
        try {
          return Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(field.value()))
              .toEpochMilli();
        } catch (DateTimeException e) {
          return 0;
        }
      }
    }
    return 0;
  }

  /// How the answer was filtered for who asked (Fetch §2.2.6).
  public enum Type {
    BASIC,
    CORS,
    /// Neither its status nor its headers nor its body are for script.
    OPAQUE,
    OPAQUE_REDIRECT
  }

  /// The head of an answer that has no more to it than this.
  public ResponseHead(
      Url url, int status, String mimeType, String charset, long contentLength, boolean download) {
    this(
        url,
        status,
        mimeType,
        charset,
        contentLength,
        download,
        "OK",
        List.of(new RequestOptions.HeaderField("Content-Type", typed(mimeType, charset))),
        Type.BASIC,
        false);
  }

  private static String typed(String mimeType, String charset) {
    return charset.isEmpty() ? mimeType : mimeType + ";charset=" + charset;
  }

  /// The same from elsewhere.
  public ResponseHead withUrl(Url other) {
    return new ResponseHead(
        other,
        status,
        mimeType,
        charset,
        contentLength,
        download,
        statusText,
        headers,
        type,
        redirected);
  }

  /// The head of an answer that did not come from a server.
  public static ResponseHead made(
      Url url, int status, List<RequestOptions.HeaderField> headers, long length) {
    List<String> types =
        headers.stream()
            .filter(field -> field.name().equalsIgnoreCase("content-type"))
            .map(RequestOptions.HeaderField::value)
            .toList();
    MimeType type = MimeType.extract(types);
    return new ResponseHead(
        url,
        status,
        type.essence().isEmpty() ? "text/plain" : type.essence(),
        type.charset(),
        length,
        false,
        "",
        Cors.visible(headers),
        Type.BASIC,
        false);
  }
}
