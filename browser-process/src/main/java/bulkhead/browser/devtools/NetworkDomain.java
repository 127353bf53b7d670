package bulkhead.browser.devtools;

import bulkhead.browser.net.CookieStore;
import bulkhead.browser.net.NetworkContext;
import bulkhead.devtools.CommandTable;
import bulkhead.devtools.Json;
import bulkhead.devtools.ProtocolError;
import bulkhead.url.Url;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// `Network`: what goes over the wire for a page, and its cookies. The events come from
/// [NetworkLoad]. Thread: `BrowserMain`.
final class NetworkDomain {
  private record ExtraHeaders(JsonObject headers) {}

  private record CacheDisabled(boolean cacheDisabled) {}

  record UserAgentOverride(
      String userAgent, @Nullable String acceptLanguage, @Nullable String platform) {}

  private record Blocked(@Nullable List<String> urls) {}

  private record Conditions(
      boolean offline, double latency, double downloadThroughput, double uploadThroughput) {}

  private record Rule(
      @Nullable String urlPattern,
      double latency,
      double downloadThroughput,
      double uploadThroughput,
      @Nullable Boolean offline) {}

  private record ByRule(@Nullable Boolean offline, List<Rule> matchedNetworkConditions) {}

  private record RequestId(String requestId) {}

  private record Urls(@Nullable List<String> urls) {}

  /// `Network.CookieParam`.
  record CookieParameter(
      String name,
      String value,
      @Nullable String url,
      @Nullable String domain,
      @Nullable String path,
      @Nullable Boolean secure,
      @Nullable Boolean httpOnly,
      @Nullable String sameSite,
      @Nullable Double expires) {}

  private record Cookies(List<CookieParameter> cookies) {}

  private record Delete(
      String name, @Nullable String url, @Nullable String domain, @Nullable String path) {}

  /// What neither the name nor the value of a cookie may contain: RFC 6265bis §5.6.
  private static final Pattern UNFIT = Pattern.compile("[;\\x00-\\x08\\x0a-\\x1f\\x7f]");

  private NetworkDomain() {}

  static void describe(CommandTable<Session> commands) {
    commands.on(
        "Network.enable",
        (session, none) -> {
          session.enable("Network");
          return null;
        });
    commands.on(
        "Network.disable",
        (session, none) -> {
          session.disable("Network");
          return null;
        });
    commands.on("Network.setExtraHTTPHeaders", ExtraHeaders.class, NetworkDomain::setHeaders);
    commands.on(
        "Network.setCacheDisabled",
        CacheDisabled.class,
        (session, wanted) -> {
          session.network().cacheDisabled = wanted.cacheDisabled();
          return null;
        });
    commands.on(
        "Network.setUserAgentOverride", UserAgentOverride.class, NetworkDomain::setUserAgent);
    commands.on(
        "Network.setBlockedURLs",
        Blocked.class,
        (session, wanted) -> {
          session.network().blocked =
              (wanted.urls() == null ? List.<String>of() : wanted.urls())
                  .stream().map(NetworkOverrides.UrlPattern::of).toList();
          return null;
        });
    commands.on(
        "Network.emulateNetworkConditions",
        Conditions.class,
        (session, wanted) -> {
          setOffline(session, wanted.offline());
          session.network().latencyMillis = millis(wanted.latency());
          session.network().bytesPerSecond = Math.max(0, wanted.downloadThroughput());
          return null;
        });
    commands.on(
        "Network.emulateNetworkConditionsByRule", ByRule.class, NetworkDomain::setConditionsByRule);
    commands.on(
        "Network.overrideNetworkState",
        Conditions.class,
        (session, wanted) -> {
          tellOffline(session, wanted.offline());
          return null;
        });
    commands.on("Network.getResponseBody", RequestId.class, NetworkDomain::responseBody);
    commands.on("Network.getRequestPostData", RequestId.class, NetworkDomain::postData);
    commands.on(
        "Network.getCookies",
        Urls.class,
        (session, wanted) -> Json.object("cookies", cookies(session, wanted.urls())));
    commands.on(
        "Network.getAllCookies",
        (session, none) -> Json.object("cookies", describe(jar(session).all())));
    commands.on(
        "Network.setCookie",
        CookieParameter.class,
        (session, cookie) -> Json.object("success", jar(session).put(entry(cookie))));
    commands.on(
        "Network.setCookies",
        Cookies.class,
        (session, wanted) -> {
          put(jar(session), wanted.cookies());
          return null;
        });
    commands.on("Network.deleteCookies", Delete.class, NetworkDomain::delete);
    commands.on(
        "Network.clearBrowserCookies",
        (session, none) -> {
          jar(session).clear();
          return null;
        });
    commands.on(
        "Network.clearBrowserCache",
        (session, none) -> {
          context(session).clearCache();
          return null;
        });
    commands.on("Network.canClearBrowserCache", (session, none) -> Json.object("result", true));
    commands.on("Network.canClearBrowserCookies", (session, none) -> Json.object("result", true));
    commands.on(
        "Network.canEmulateNetworkConditions", (session, none) -> Json.object("result", true));
    // Certificates are checked, but not kept.
    commands.on("Network.getCertificate", (session, none) -> Json.object("tableNames", List.of()));
    commands.accepted("Network.setBypassServiceWorker", "Network.setAttachDebugStack");
  }

  /// A minute at most: requests have their own ends.
  private static int millis(double latency) {
    return (int) Math.clamp(Math.round(latency), 0, 60_000);
  }

  private static void setOffline(Session session, boolean offline) {
    session.network().offline = offline;
    tellOffline(session, offline);
  }

  /// What `navigator.onLine` says.
  private static void tellOffline(Session session, boolean offline) {
    RendererSession renderer = session.renderer();
    if (renderer != null) {
      renderer.always("offline", "Emulation.offline", Json.object("offline", offline));
    }
  }

  /// Of rules that name no URL, the last decides for all; one that names some blocks these.
  private static JsonObject setConditionsByRule(Session session, ByRule wanted) {
    boolean offline = wanted.offline() != null && wanted.offline();
    List<NetworkOverrides.UrlPattern> unreachable = new ArrayList<>();
    List<String> ids = new ArrayList<>();
    int latency = 0;
    double rate = 0;
    for (Rule rule : wanted.matchedNetworkConditions()) {
      String urls = rule.urlPattern();
      if (urls == null || urls.isEmpty()) {
        latency = millis(rule.latency());
        rate = Math.max(0, rule.downloadThroughput());
      }
      boolean unreached = rule.offline() != null && rule.offline();
      if (urls == null || urls.isEmpty()) {
        offline |= unreached;
      } else if (unreached) {
        unreachable.add(NetworkOverrides.UrlPattern.of(urls));
      }
      ids.add(Ids.next());
    }
    session.network().unreachable = unreachable;
    session.network().offline = offline;
    session.network().latencyMillis = latency;
    session.network().bytesPerSecond = rate;
    return Json.object("ruleIds", ids);
  }

  private static NetworkContext context(Session session) throws ProtocolError {
    return session.target() instanceof BrowserTarget
        ? session.devTools().contexts().ofProfile().network()
        : session.page().context().network();
  }

  private static CookieStore jar(Session session) throws ProtocolError {
    return context(session).cookies();
  }

  private static @Nullable JsonObject setHeaders(Session session, ExtraHeaders wanted)
      throws ProtocolError {
    Map<String, String> headers = session.network().extraHeaders;
    headers.clear();
    for (Map.Entry<String, JsonElement> header : wanted.headers().entrySet()) {
      if (!(header.getValue() instanceof JsonPrimitive text) || !text.isString()) {
        throw ProtocolError.refused("Invalid header value, string expected");
      }
      String value = text.getAsString();
      if (!isHeader(header.getKey(), value)) {
        throw ProtocolError.refused(
            isHeader("x", value) ? "Invalid header name" : "Invalid header value");
      }
      headers.put(header.getKey(), value);
    }
    return null;
  }

  /// RFC 9110 §5.1 and §5.5, as far as it keeps requests apart.
  static boolean isHeader(String name, String value) {
    return name.matches("[!#$%&'*+.^_`|~0-9A-Za-z-]+")
        && value.chars().allMatch(c -> c >= 0x20 && c < 0x7f || c == '\t');
  }

  static @Nullable JsonObject setUserAgent(Session session, UserAgentOverride wanted)
      throws ProtocolError {
    if (!isHeader("x", wanted.userAgent())) {
      throw ProtocolError.refused("Invalid characters found in userAgent");
    }
    session.network().userAgent = wanted.userAgent().isEmpty() ? null : wanted.userAgent();
    String language = wanted.acceptLanguage();
    if (language != null && !isHeader("x", language)) {
      throw ProtocolError.refused("Invalid characters found in acceptLanguage");
    }
    session.network().acceptLanguage = language == null || language.isEmpty() ? null : language;
    RendererSession renderer = session.renderer();
    if (renderer != null) {
      renderer.always(
          "Emulation.setUserAgentOverride",
          "Emulation.setUserAgentOverride",
          Json.object(
              "userAgent", wanted.userAgent(),
              "acceptLanguage", language,
              "platform", wanted.platform()));
    }
    return null;
  }

  private static JsonObject responseBody(Session session, RequestId wanted) throws ProtocolError {
    byte[] body = session.page().network().body(wanted.requestId());
    if (body == null) {
      throw ProtocolError.because("No resource with given identifier found");
    }
    return NetworkJson.body(body, false);
  }

  private static JsonObject postData(Session session, RequestId wanted) throws ProtocolError {
    byte[] body = session.page().network().postData(wanted.requestId());
    if (body == null) {
      throw ProtocolError.because("No post data available for the request");
    }
    String text = NetworkJson.text(body);
    return text == null
        ? Json.object("postData", Base64.getEncoder().encodeToString(body), "base64Encoded", true)
        : Json.object("postData", text, "base64Encoded", false);
  }

  // Cookies

  static List<JsonObject> describe(List<CookieStore.Entry> entries) {
    List<JsonObject> cookies = new ArrayList<>();
    for (CookieStore.Entry cookie : entries) {
      cookies.add(
          Json.object(
              "name", cookie.name(),
              "value", cookie.value(),
              "domain", cookie.domain(),
              "path", cookie.path(),
              "expires", cookie.expires(),
              "size", cookie.name().length() + cookie.value().length(),
              "httpOnly", cookie.httpOnly(),
              "secure", cookie.secure(),
              "session", cookie.expires() < 0,
              "sameSite", cookie.sameSite().isEmpty() ? null : cookie.sameSite(),
              "priority", "Medium",
              "sourceScheme", cookie.secure() ? "Secure" : "NonSecure",
              "sourcePort", cookie.secure() ? 443 : 80));
    }
    return cookies;
  }

  private static List<JsonObject> cookies(Session session, @Nullable List<String> urls)
      throws ProtocolError {
    List<String> wanted = urls == null ? List.of(session.page().url()) : urls;
    List<CookieStore.Entry> found = new ArrayList<>();
    for (String text : wanted) {
      Url url = Url.parse(text);
      if (url != null) {
        for (CookieStore.Entry entry : jar(session).of(url)) {
          if (!found.contains(entry)) {
            found.add(entry);
          }
        }
      }
    }
    return describe(found);
  }

  /// @throws ProtocolError if it says neither by URL nor by domain whose cookie it is
  private static CookieStore.Entry entry(CookieParameter cookie) throws ProtocolError {
    Url url = cookie.url() == null ? null : Url.parse(cookie.url());
    String given = cookie.domain() == null ? "" : cookie.domain();
    String host = url == null ? null : url.host();
    String domain = given.isEmpty() && host != null ? host : given;
    if (domain.isEmpty()) {
      throw ProtocolError.refused("At least one of the url or domain needs to be specified");
    }
    if (cookie.name().isEmpty() && cookie.value().isEmpty()
        || UNFIT.matcher(cookie.name()).find()
        || cookie.name().indexOf('=') >= 0
        || UNFIT.matcher(cookie.value()).find()) {
      throw ProtocolError.refused("Sanitizing cookie failed");
    }
    boolean secure =
        cookie.secure() != null ? cookie.secure() : url != null && url.hasScheme("https");
    return new CookieStore.Entry(
        cookie.name(),
        cookie.value(),
        domain,
        cookie.path() == null ? "/" : cookie.path(),
        cookie.expires() == null ? -1 : cookie.expires(),
        cookie.httpOnly() != null && cookie.httpOnly(),
        secure,
        cookie.sameSite() == null ? "" : cookie.sameSite());
  }

  static void put(CookieStore jar, List<CookieParameter> cookies) throws ProtocolError {
    for (CookieParameter cookie : cookies) {
      if (!jar.put(entry(cookie))) {
        throw ProtocolError.refused("Invalid cookie fields");
      }
    }
  }

  private static @Nullable JsonObject delete(Session session, Delete wanted) throws ProtocolError {
    Url url = wanted.url() == null ? null : Url.parse(wanted.url());
    String domain = wanted.domain() != null ? wanted.domain() : url == null ? null : url.host();
    if (domain == null) {
      throw ProtocolError.refused("At least one of the url and domain needs to be specified");
    }
    String bare = domain.startsWith(".") ? domain.substring(1) : domain;
    jar(session)
        .removeIf(
            cookie ->
                cookie.name().equals(wanted.name())
                    && (wanted.path() == null || wanted.path().equals(cookie.path()))
                    && (cookie.domain().equals(bare) || cookie.domain().equals("." + bare)));
    return null;
  }
}
