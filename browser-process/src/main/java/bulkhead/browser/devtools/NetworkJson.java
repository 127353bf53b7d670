package bulkhead.browser.devtools;

import bulkhead.browser.net.RequestOptions.HeaderField;
import bulkhead.browser.net.RequestOptions.Timing;
import bulkhead.browser.net.RequestOptions.WireResponse;
import bulkhead.devtools.Json;
import com.google.gson.JsonObject;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What `Network` and `Fetch` say of requests and responses, as JSON. Stateless.
final class NetworkJson {
  private NetworkJson() {}

  /// `Network.Headers`: fields of one name are joined by line feeds.
  static Map<String, String> headers(List<HeaderField> fields) {
    Map<String, String> headers = new LinkedHashMap<>();
    Map<String, String> names = new LinkedHashMap<>();
    for (HeaderField field : fields) {
      String name =
          names.computeIfAbsent(
              field.name().toLowerCase(java.util.Locale.ROOT), lower -> field.name());
      headers.merge(name, field.value(), (a, b) -> a + "\n" + b);
    }
    return headers;
  }

  /// `Fetch.HeaderEntry`s.
  static List<JsonObject> entries(List<HeaderField> fields) {
    List<JsonObject> entries = new ArrayList<>();
    for (HeaderField field : fields) {
      entries.add(Json.object("name", field.name(), "value", field.value()));
    }
    return entries;
  }

  /// The head as HTTP/1.1 has it, from which clients compute its size.
  static String headText(WireResponse response) {
    StringBuilder text = new StringBuilder("HTTP/1.1 ");
    text.append(response.status()).append(' ').append(response.statusText()).append("\r\n");
    for (HeaderField field : response.headers()) {
      text.append(field.name()).append(": ").append(field.value()).append("\r\n");
    }
    return text.append("\r\n").toString();
  }

  /// Bytes as text where they are UTF-8; null where they are not.
  static @Nullable String text(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(bytes))
          .toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }

  /// `body` and `base64Encoded` of an answer.
  static JsonObject body(byte[] bytes, boolean always) {
    String text = always ? null : text(bytes);
    return text == null
        ? Json.object("body", Base64.getEncoder().encodeToString(bytes), "base64Encoded", true)
        : Json.object("body", text, "base64Encoded", false);
  }

  /// `Network.Response`.
  static JsonObject response(
      WireResponse response, String mimeType, String charset, long receivedBytes) {
    InetSocketAddress remote = response.remote();
    return Json.object(
        "url",
        response.url(),
        "status",
        response.status(),
        "statusText",
        response.statusText(),
        "headers",
        headers(response.headers()),
        "mimeType",
        mimeType,
        "charset",
        charset,
        "connectionReused",
        remote != null && response.timing().connectStart() == 0,
        "connectionId",
        0,
        "remoteIPAddress",
        remote == null || remote.getAddress() == null ? null : remote.getAddress().getHostAddress(),
        "remotePort",
        remote == null ? null : remote.getPort(),
        "fromDiskCache",
        response.fromCache(),
        "fromServiceWorker",
        false,
        "fromPrefetchCache",
        false,
        "encodedDataLength",
        receivedBytes,
        "timing",
        response.timing().start() == 0 ? null : timing(response.timing()),
        "responseTime",
        (double) response.receivedMillis(),
        "protocol",
        response.protocol(),
        "securityState",
        response.url().startsWith("https:") ? "secure" : "insecure");
  }

  /// `Network.ResourceTiming`: milliseconds since its `requestTime`, -1 for what was not.
  private static JsonObject timing(Timing timing) {
    long start = timing.start();
    return Json.object(
        "requestTime", start / 1e9,
        "proxyStart", -1,
        "proxyEnd", -1,
        "dnsStart", since(start, timing.lookupStart()),
        "dnsEnd", since(start, timing.lookupEnd()),
        "connectStart", since(start, timing.connectStart()),
        "connectEnd", since(start, timing.connectEnd()),
        "sslStart", since(start, timing.secureStart()),
        "sslEnd", since(start, timing.secureEnd()),
        "workerStart", -1,
        "workerReady", -1,
        "workerFetchStart", -1,
        "workerRespondWithSettled", -1,
        "sendStart", since(start, timing.sendStart()),
        "sendEnd", since(start, timing.sendEnd()),
        "pushStart", 0,
        "pushEnd", 0,
        "receiveHeadersStart", since(start, timing.headersStart()),
        "receiveHeadersEnd", since(start, timing.headersEnd()));
  }

  private static double since(long start, long nanos) {
    return nanos == 0 ? -1 : Math.max(0, nanos - start) / 1e6;
  }
}
