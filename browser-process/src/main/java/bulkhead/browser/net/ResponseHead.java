package bulkhead.browser.net;

import bulkhead.url.Url;

/// The beginning of a response. Immutable.
///
/// @param url after redirects
/// @param status of HTTP; 200 for other schemes
/// @param mimeType computed by the MIME Sniffing Standard, lower case, without parameters
/// @param charset the transport's; empty for none
/// @param contentLength -1 when unknown
/// @param download `Content-Disposition: attachment`
public record ResponseHead(
    Url url, int status, String mimeType, String charset, long contentLength, boolean download) {}
