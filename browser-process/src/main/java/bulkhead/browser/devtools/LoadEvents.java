package bulkhead.browser.devtools;

import bulkhead.browser.net.FetchParameters;
import bulkhead.browser.net.RequestOptions;
import bulkhead.browser.net.RequestOptions.HeaderField;
import bulkhead.browser.net.RequestOptions.WireResponse;
import bulkhead.browser.net.ResponseHead;
import bulkhead.browser.net.UrlRequest;
import bulkhead.devtools.Json;
import bulkhead.url.Url;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What clients are told of one request: the events of `Network`, `Fetch` and `Log`. Thread:
/// `BrowserMain`.
final class LoadEvents {
  private final PageNetwork network;
  private final NetworkLoad.Purpose purpose;
  private boolean sentOverWire;

  LoadEvents(PageNetwork network, NetworkLoad.Purpose purpose) {
    this.network = network;
    this.purpose = purpose;
  }

  /// `Network.ResourceType`
  String type(UrlRequest request) {
    return switch (request.destination()) {
      case DOCUMENT -> "Document";
      case STYLE -> "Stylesheet";
      case IMAGE -> "Image";
      case FONT -> "Font";
      case SCRIPT -> "Script";
      case FETCH ->
          switch (request.fetch().purpose().destination()) {
            case "script" -> "Script";
            case "style" -> "Stylesheet";
            case "image" -> "Image";
            case "font" -> "Font";
            default -> purpose.xhr() ? "XHR" : "Fetch";
          };
      case OTHER -> "Other";
    };
  }

  // Of requests

  /// `Network.requestWillBeSent`
  ///
  /// @param redirect what led to this URL; null at the beginning
  void willBeSent(UrlRequest request, Url url, @Nullable WireResponse redirect) {
    boolean document = request.destination() == UrlRequest.Destination.DOCUMENT;
    FetchParameters.Content content = request.fetch().body();
    network.sent(purpose.requestId(), content == null ? null : content.bytes());
    network.event(
        "Network.requestWillBeSent",
        Json.object(
            "requestId",
            purpose.requestId(),
            "loaderId",
            purpose.loaderId(),
            "documentURL",
            document ? url.withoutFragment().href() : network.page().urlOf(purpose.frameId()),
            "request",
            describe(request, url),
            "timestamp",
            PageTarget.now(),
            "wallTime",
            System.currentTimeMillis() / 1000.0,
            "initiator",
            Json.object(
                "type",
                purpose.navigation()
                    ? "other"
                    : request.destination() == UrlRequest.Destination.FETCH ? "script" : "parser"),
            "redirectHasExtraInfo",
            redirect != null && sentOverWire,
            "redirectResponse",
            redirect == null ? null : NetworkJson.response(redirect, "", "", 0),
            "type",
            type(request),
            "frameId",
            purpose.frameId(),
            "hasUserGesture",
            false));
  }

  /// `Network.requestWillBeSentExtraInfo`
  void sending(UrlRequest request, List<HeaderField> given) {
    sentOverWire = true;
    List<HeaderField> fields = new ArrayList<>();
    int port = request.url().port();
    fields.add(new HeaderField("Host", request.url().host() + (port < 0 ? "" : ":" + port)));
    fields.addAll(given);
    network.event(
        "Network.requestWillBeSentExtraInfo",
        Json.object(
            "requestId",
            purpose.requestId(),
            "associatedCookies",
            List.of(),
            "headers",
            NetworkJson.headers(fields),
            "connectTiming",
            Json.object("requestTime", PageTarget.now())));
  }

  private Map<String, String> headers(UrlRequest request) {
    RequestOptions options = network.options(null);
    List<HeaderField> fields = new ArrayList<>();
    if (request.destination() == UrlRequest.Destination.DOCUMENT) {
      fields.add(new HeaderField("Upgrade-Insecure-Requests", "1"));
    }
    fields.add(
        new HeaderField(
            "User-Agent",
            options.userAgent() == null ? network.devTools().userAgent() : options.userAgent()));
    Url document = request.initiatorDocument();
    if (document != null && document.isHttpFamily()) {
      fields.add(new HeaderField("Referer", document.withoutFragment().href()));
    }
    fields.addAll(request.fetch().headers());
    Map<String, String> headers = new LinkedHashMap<>();
    NetworkJson.headers(fields).forEach(headers::put);
    for (HeaderField field : options.headers()) {
      headers.keySet().removeIf(name -> name.equalsIgnoreCase(field.name()));
      headers.put(field.name(), field.value());
    }
    return headers;
  }

  /// `Network.Request`
  private JsonObject describe(UrlRequest request, Url url) {
    String fragment = url.fragment();
    FetchParameters.Content content = request.fetch().body();
    String text = content == null ? null : NetworkJson.text(content.bytes());
    JsonObject described =
        Json.object(
            "url",
            url.withoutFragment().href(),
            "urlFragment",
            fragment == null ? null : "#" + fragment,
            "method",
            request.fetch().method(),
            "headers",
            headers(request),
            "mixedContentType",
            "none",
            "initialPriority",
            request.destination() == UrlRequest.Destination.DOCUMENT ? "VeryHigh" : "Medium",
            "referrerPolicy",
            "strict-origin-when-cross-origin");
    if (content != null && content.bytes().length > 0) {
      described.addProperty("hasPostData", true);
      if (text != null) {
        described.addProperty("postData", text);
      }
      described.add(
          "postDataEntries",
          Json.array(
              List.of(Json.object("bytes", Base64.getEncoder().encodeToString(content.bytes())))));
    }
    return described;
  }

  /// `Fetch.requestPaused`
  ///
  /// @param redirected the request's former fetch id, if it was redirected
  void paused(
      Session session,
      String fetchId,
      UrlRequest request,
      Url url,
      @Nullable WireResponse response,
      @Nullable String redirected) {
    session.event(
        "Fetch.requestPaused",
        Json.object(
            "requestId",
            fetchId,
            "request",
            describe(request, url),
            "frameId",
            purpose.frameId(),
            "resourceType",
            type(request),
            "responseStatusCode",
            response == null ? null : response.status(),
            "responseStatusText",
            response == null ? null : response.statusText(),
            "responseHeaders",
            response == null ? null : NetworkJson.entries(response.headers()),
            "networkId",
            purpose.requestId(),
            "redirectedRequestId",
            redirected));
  }

  /// `Fetch.authRequired`
  ///
  /// @param byProxy whether not the server itself asks
  void authRequired(
      Session session, String fetchId, UrlRequest request, boolean byProxy, String realm) {
    session.event(
        "Fetch.authRequired",
        Json.object(
            "requestId",
            fetchId,
            "request",
            describe(request, request.url()),
            "frameId",
            purpose.frameId(),
            "resourceType",
            type(request),
            "authChallenge",
            Json.object(
                "source",
                byProxy ? "Proxy" : "Server",
                "origin",
                request.url().origin().toString(),
                "scheme",
                "basic",
                "realm",
                realm)));
  }

  // Of responses

  /// `Network.responseReceivedExtraInfo`
  void received(WireResponse response) {
    network.event(
        "Network.responseReceivedExtraInfo",
        Json.object(
            "requestId",
            purpose.requestId(),
            "blockedCookies",
            List.of(),
            "headers",
            NetworkJson.headers(response.headers()),
            "resourceIPAddressSpace",
            "Local",
            "statusCode",
            response.status(),
            "headersText",
            NetworkJson.headText(response)));
  }

  /// A client answers in the network's place: what went over the wire does not count.
  void answeredByClient() {
    sentOverWire = false;
  }

  /// `Network.responseReceived`
  void responded(UrlRequest request, ResponseHead head, WireResponse response) {
    network.event(
        "Network.responseReceived",
        Json.object(
            "requestId",
            purpose.requestId(),
            "loaderId",
            purpose.loaderId(),
            "timestamp",
            PageTarget.now(),
            "type",
            type(request),
            "response",
            NetworkJson.response(
                response,
                head.mimeType(),
                head.charset(),
                sentOverWire ? NetworkJson.headText(response).length() : 0),
            "hasExtraInfo",
            sentOverWire,
            "frameId",
            purpose.frameId()));
    if (response.status() >= 400) {
      log(
          request,
          "the server responded with a status of "
              + response.status()
              + " ("
              + response.statusText()
              + ")");
    }
  }

  /// `Network.dataReceived`
  void data(int length) {
    network.event(
        "Network.dataReceived",
        Json.object(
            "requestId",
            purpose.requestId(),
            "timestamp",
            PageTarget.now(),
            "dataLength",
            length,
            "encodedDataLength",
            length));
  }

  /// `Network.loadingFinished`
  void finished(@Nullable WireResponse response, long received) {
    int head = response == null || !sentOverWire ? 0 : NetworkJson.headText(response).length();
    network.event(
        "Network.loadingFinished",
        Json.object(
            "requestId", purpose.requestId(),
            "timestamp", PageTarget.now(),
            "encodedDataLength", received + head));
  }

  /// `Network.loadingFailed`
  void failed(UrlRequest request, String errorText, boolean canceled) {
    network.event(
        "Network.loadingFailed",
        Json.object(
            "requestId", purpose.requestId(),
            "timestamp", PageTarget.now(),
            "type", type(request),
            "errorText", errorText,
            "canceled", canceled));
    if (!canceled) {
      log(request, errorText);
    }
  }

  /// `Log.entryAdded`
  private void log(UrlRequest request, String why) {
    JsonObject entry =
        Json.object(
            "source",
            "network",
            "level",
            "error",
            "text",
            "Failed to load resource: " + why,
            "timestamp",
            System.currentTimeMillis(),
            "url",
            request.url().href(),
            "networkRequestId",
            purpose.requestId());
    network.event("Log.entryAdded", Json.object("entry", entry));
  }
}
