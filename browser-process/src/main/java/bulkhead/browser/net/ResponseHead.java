package bulkhead.browser.net;

import bulkhead.url.Url;
import java.util.List;

/// The beginning of a response. Immutable.
///
/// @param url after redirects
/// @param status of HTTP; 200 for other schemes
/// @param mimeType computed by the MIME Sniffing Standard, lower case, without parameters
/// @param charset the transport's; empty for none
/// @param contentLength -1 when unknown
/// @param download `Content-Disposition: attachment`
public record ResponseHead(
    Url url, int status, String mimeType, String charset, long contentLength, boolean download) {
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
        false);
  }
}
