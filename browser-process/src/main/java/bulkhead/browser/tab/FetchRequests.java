package bulkhead.browser.tab;

import bulkhead.browser.net.Cors;
import bulkhead.browser.net.FetchParameters;
import bulkhead.browser.net.RequestOptions.HeaderField;
import bulkhead.ipc.BadMessage;
import bulkhead.ipc.api.FetchParams;
import bulkhead.ipc.api.HttpHeader;
import bulkhead.url.ReferrerPolicy;
import bulkhead.url.Url;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Checks what a renderer's script wants of a request: the renderer has refused to its script what
/// is refused here, so that each refusal ends the renderer. Pure.
final class FetchRequests {
  private static final int MOST_HEADERS = 1000;
  private static final int MOST_REFERRER = 1 << 20;

  private FetchRequests() {}

  static FetchParameters read(FetchParams wire, FetchParameters.@Nullable Content body) {
    String method = wire.getMethod();
    if (!Cors.isToken(method) || Cors.isForbiddenMethod(method)) {
      throw new BadMessage("method");
    }
    boolean bodyless = method.equals("GET") || method.equals("HEAD");
    if (bodyless && body != null) {
      throw new BadMessage("a body with " + method);
    }
    if (wire.getHeadersCount() > MOST_HEADERS) {
      throw new BadMessage(wire.getHeadersCount() + " headers");
    }
    List<HeaderField> headers = new ArrayList<>();
    for (HttpHeader header : wire.getHeadersList()) {
      String name = header.getName();
      String value = header.getValue();
      if (!Cors.isToken(name) || Cors.isForbiddenHeader(name) || !Cors.isHeaderValue(value)) {
        throw new BadMessage("header");
      }
      headers.add(new HeaderField(name, value));
    }
    ReferrerPolicy policy = ReferrerPolicy.of(wire.getReferrerPolicy());
    return new FetchParameters(
        method,
        headers,
        body,
        mode(wire, headers, method),
        credentials(wire),
        redirects(wire),
        cache(wire),
        wire.getOrigin(),
        referrer(wire),
        policy == null ? ReferrerPolicy.DEFAULT : policy,
        wire.getPreflight(),
        FetchParameters.Purpose.NONE);
  }

  private static String referrer(FetchParams wire) {
    String referrer = wire.getReferrer();
    if (referrer.isEmpty()) {
      return referrer;
    }
    Url url = referrer.length() > MOST_REFERRER ? null : Url.parse(referrer);
    if (url == null || !url.origin().toString().equals(wire.getOrigin())) {
      throw new BadMessage("the referrer is not of the origin");
    }
    return url.href();
  }

  /// What servers have always been sent from other sites; reports of violations (CSP §5.3) too.
  private static boolean maySendWithoutCors(HeaderField field) {
    return Cors.isNoCorsSafelisted(field)
        || field.name().equalsIgnoreCase("content-type")
            && field.value().equals("application/csp-report");
  }

  private static FetchParameters.Mode mode(
      FetchParams wire, List<HeaderField> headers, String method) {
    return switch (wire.getMode()) {
      case SAME_ORIGIN -> FetchParameters.Mode.SAME_ORIGIN;
      case NO_CORS -> {
        boolean simple = method.equals("GET") || method.equals("HEAD") || method.equals("POST");
        if (!simple || !headers.stream().allMatch(FetchRequests::maySendWithoutCors)) {
          throw new BadMessage("a request without CORS that needs it");
        }
        yield FetchParameters.Mode.NO_CORS;
      }
      case CORS -> FetchParameters.Mode.CORS;
      case MODE_UNSPECIFIED, UNRECOGNIZED -> throw new BadMessage("fetch without a mode");
    };
  }

  private static FetchParameters.Credentials credentials(FetchParams wire) {
    return switch (wire.getCredentials()) {
      case OMIT -> FetchParameters.Credentials.OMIT;
      case CREDENTIALS_SAME_ORIGIN -> FetchParameters.Credentials.SAME_ORIGIN;
      case INCLUDE -> FetchParameters.Credentials.INCLUDE;
      case CREDENTIALS_UNSPECIFIED, UNRECOGNIZED ->
          throw new BadMessage("fetch without a credentials mode");
    };
  }

  private static FetchParameters.Redirects redirects(FetchParams wire) {
    return switch (wire.getRedirects()) {
      case FOLLOW -> FetchParameters.Redirects.FOLLOW;
      case ERROR -> FetchParameters.Redirects.ERROR;
      case MANUAL -> FetchParameters.Redirects.MANUAL;
      case REDIRECTS_UNSPECIFIED, UNRECOGNIZED ->
          throw new BadMessage("fetch without a redirect mode");
    };
  }

  private static FetchParameters.CacheMode cache(FetchParams wire) {
    return switch (wire.getCache()) {
      case DEFAULT_CACHE -> FetchParameters.CacheMode.DEFAULT;
      case NO_STORE -> FetchParameters.CacheMode.NO_STORE;
      case RELOAD -> FetchParameters.CacheMode.RELOAD;
      case NO_CACHE -> FetchParameters.CacheMode.NO_CACHE;
      case FORCE_CACHE -> FetchParameters.CacheMode.FORCE_CACHE;
      case ONLY_IF_CACHED -> FetchParameters.CacheMode.ONLY_IF_CACHED;
      case CACHE_UNSPECIFIED, UNRECOGNIZED -> throw new BadMessage("fetch without a cache mode");
    };
  }
}
