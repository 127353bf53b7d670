package bulkhead.browser.net;

/// Why something could not be loaded: Chromium's names and numbers (`net/base/net_error_list.h`),
/// each with what the error page says.
public enum NetError {
  FAILED(-2, Heading.UNREACHABLE, "The page could not be loaded."),
  ABORTED(
      -3,
      Heading.UNREACHABLE,
      "The page was not loaded: it is a download, or loading was stopped."),
  FILE_NOT_FOUND(-6, Heading.FILE, "It may have been moved, edited, or deleted."),
  TIMED_OUT(-7, Heading.UNREACHABLE, "The site took too long to respond."),
  ACCESS_DENIED(-10, Heading.FILE, "It may not be read from here."),
  BLOCKED_BY_CLIENT(-20, Heading.UNREACHABLE, "A program that drives this browser blocked it."),
  BLOCKED_BY_RESPONSE(-27, Heading.BROKEN, "The site does not want to be shown here."),
  INSUFFICIENT_RESOURCES(-12, Heading.UNREACHABLE, "Too much is being loaded at once."),
  CONNECTION_CLOSED(-100, Heading.UNREACHABLE, "The site closed the connection unexpectedly."),
  CONNECTION_RESET(-101, Heading.UNREACHABLE, "The connection was reset."),
  CONNECTION_REFUSED(-102, Heading.UNREACHABLE, "The site refused to connect."),
  CONNECTION_FAILED(-104, Heading.UNREACHABLE, "No connection to the site could be made."),
  NAME_NOT_RESOLVED(
      -105,
      Heading.UNREACHABLE,
      "The site’s name is not known to the name servers. Check it for a typing error."),
  INTERNET_DISCONNECTED(-106, Heading.UNREACHABLE, "There is no connection to the network."),
  CONNECTION_ABORTED(-103, Heading.UNREACHABLE, "The connection was given up."),
  SSL_PROTOCOL_ERROR(
      -107,
      Heading.INSECURE,
      "A secure connection could not be made: the site sent an answer that is not valid."),
  ADDRESS_UNREACHABLE(
      -109,
      Heading.UNREACHABLE,
      "The site’s address cannot be reached. Is this computer connected?"),
  CONNECTION_TIMED_OUT(-118, Heading.UNREACHABLE, "The site took too long to respond."),
  TUNNEL_CONNECTION_FAILED(
      -111, Heading.UNREACHABLE, "The proxy server does not let the site be reached."),
  INVALID_AUTH_CREDENTIALS(
      -338, Heading.UNREACHABLE, "The proxy server wants to know who asks, and was not told."),
  PROXY_CONNECTION_FAILED(
      -130, Heading.UNREACHABLE, "The proxy server, which is asked for the site, does not answer."),
  CERT_COMMON_NAME_INVALID(-200, Heading.INSECURE, "The site’s certificate is for another name."),
  CERT_DATE_INVALID(
      -201, Heading.INSECURE, "The site’s certificate has expired or is not yet valid."),
  CERT_AUTHORITY_INVALID(
      -202,
      Heading.INSECURE,
      "The site’s certificate is not from an authority that this computer trusts."),
  CERT_INVALID(-207, Heading.INSECURE, "The site’s certificate is not valid."),
  INVALID_URL(-300, Heading.BROKEN, "This is not a valid address."),
  UNKNOWN_URL_SCHEME(-302, Heading.BROKEN, "This kind of address is not known to Bulkhead."),
  INVALID_REDIRECT(
      -303, Heading.BROKEN, "The site redirects to something that is not a valid address."),
  TOO_MANY_REDIRECTS(
      -310, Heading.BROKEN, "The site redirects too many times. Clearing its cookies may help."),
  UNSAFE_REDIRECT(
      -311, Heading.BROKEN, "The site redirects to a place that a site may not send to."),
  UNSAFE_PORT(
      -312,
      Heading.UNREACHABLE,
      "The port of this address belongs to something that is not a web server."),
  INVALID_RESPONSE(-320, Heading.BROKEN, "The site sent an answer that is not valid."),
  INVALID_CHUNKED_ENCODING(
      -321, Heading.BROKEN, "The site sent pieces whose lengths make no sense."),
  EMPTY_RESPONSE(-324, Heading.BROKEN, "The site sent nothing."),
  RESPONSE_HEADERS_TOO_BIG(-325, Heading.BROKEN, "The site sent a head of more than 256 KiB."),
  CONTENT_DECODING_FAILED(-330, Heading.BROKEN, "What the site sent is not compressed as it says."),
  HTTP2_PROTOCOL_ERROR(-337, Heading.BROKEN, "The site broke the rules of HTTP/2."),
  RESPONSE_HEADERS_MULTIPLE_CONTENT_LENGTH(
      -346, Heading.BROKEN, "The site announced several lengths for what it sent."),
  RESPONSE_HEADERS_MULTIPLE_CONTENT_DISPOSITION(
      -349, Heading.BROKEN, "The site said several things of how to save what it sent."),
  RESPONSE_HEADERS_MULTIPLE_LOCATION(
      -350, Heading.BROKEN, "The site redirects to several places at once."),
  CONTENT_LENGTH_MISMATCH(-354, Heading.BROKEN, "The site sent less than it announced."),
  INCOMPLETE_CHUNKED_ENCODING(
      -355, Heading.BROKEN, "The site stopped in the middle of what it sent."),
  RESPONSE_HEADERS_TRUNCATED(
      -357, Heading.BROKEN, "The site stopped in the middle of the head of its answer."),
  HTTP_RESPONSE_CODE_FAILURE(
      -379, Heading.BROKEN, "The site says that there is an error, and nothing else."),
  INVALID_HTTP_RESPONSE(-370, Heading.BROKEN, "The site sent something that is not HTTP.");

  /// The first line of the error page.
  enum Heading {
    UNREACHABLE("This site can’t be reached"),
    BROKEN("This page isn’t working"),
    INSECURE("Your connection is not private"),
    FILE("Your file couldn’t be accessed");

    final String text;

    Heading(String text) {
      this.text = text;
    }
  }

  private final int code;
  private final Heading heading;
  private final String sentence;

  NetError(int code, Heading heading, String sentence) {
    this.code = code;
    this.heading = heading;
    this.sentence = sentence;
  }

  /// As in `net::ERR_CONNECTION_REFUSED`.
  public String chromiumName() {
    return "net::ERR_" + name();
  }

  /// Chromium's number, negative.
  public int code() {
    return code;
  }

  Heading heading() {
    return heading;
  }

  /// What happened, for a person.
  public String sentence() {
    return sentence;
  }
}
