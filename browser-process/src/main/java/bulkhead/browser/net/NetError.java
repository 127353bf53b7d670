package bulkhead.browser.net;

/// Why something could not be loaded: Chromium's names, each with a sentence for the error page.
public enum NetError {
  ABORTED("The page was not loaded: it is a download, or loading was stopped."),
  ACCESS_DENIED("This file may not be read from here."),
  ADDRESS_UNREACHABLE("The site's address cannot be reached."),
  CERT_AUTHORITY_INVALID("The site's certificate is not from an authority that this computer trusts."),
  CERT_COMMON_NAME_INVALID("The site's certificate is for another name."),
  CERT_DATE_INVALID("The site's certificate has expired or is not yet valid."),
  CONNECTION_CLOSED("The site closed the connection unexpectedly."),
  CONNECTION_REFUSED("The site refused to connect."),
  CONNECTION_RESET("The connection was reset."),
  CONNECTION_TIMED_OUT("The site took too long to respond."),
  CONTENT_DECODING_FAILED("What the site sent is not compressed as it says."),
  CONTENT_LENGTH_MISMATCH("The site sent less than it announced."),
  EMPTY_RESPONSE("The site sent nothing."),
  FAILED("The page could not be loaded."),
  FILE_NOT_FOUND("There is no such file."),
  INVALID_HTTP_RESPONSE("The site sent something that is not HTTP."),
  INVALID_URL("This is not a valid address."),
  NAME_NOT_RESOLVED("The site's name is not known to the name servers."),
  SSL_PROTOCOL_ERROR("A secure connection could not be made."),
  TOO_MANY_REDIRECTS("The site redirects in a circle."),
  UNKNOWN_URL_SCHEME("This kind of address is not known to Bulkhead."),
  UNSAFE_REDIRECT("The site redirects to a place that a site may not send to.");

  private final String sentence;

  NetError(String sentence) {
    this.sentence = sentence;
  }

  /// As in `net::ERR_CONNECTION_REFUSED`.
  public String chromiumName() {
    return "net::ERR_" + name();
  }

  public String sentence() {
    return sentence;
  }
}
