package bulkhead.browser.net;

import java.io.IOException;
import java.net.Proxy;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.Authenticator;
import okhttp3.Connection;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.Route;
import org.jspecify.annotations.Nullable;

/// Who the user is to the proxies of one context (RFC 9110 §11.7), as far as somebody has said, and
/// what a proxy has asked last. Any thread.
public final class ProxyLogin implements Authenticator, Interceptor {
  /// How a tunnel's client asks whether it knows the answer before it is asked.
  private static final String BEFOREHAND = "OkHttp-Preemptive";

  private static final String HEADER = "Proxy-Authorization";
  private static final Pattern REALM = Pattern.compile("realm=\"([^\"]*)\"");
  private static final int PROXY_AUTHENTICATION_REQUIRED = 407;

  /// What proxies are told.
  ///
  /// @param user may be empty
  public record Credentials(String user, String password) {}

  private volatile @Nullable Credentials credentials;
  private volatile @Nullable String challenge;

  public void set(Credentials known) {
    credentials = known;
  }

  @Nullable Credentials credentials() {
    return credentials;
  }

  /// The realm that was asked for last, by Basic; null if no proxy has asked so.
  public @Nullable String realm() {
    String text = challenge;
    if (text == null) {
      return null;
    }
    Matcher realm = REALM.matcher(text);
    return realm.find() ? realm.group(1) : "";
  }

  @Override
  public @Nullable Request authenticate(@Nullable Route route, Response response) {
    boolean asked = false;
    for (okhttp3.Challenge each : response.challenges()) {
      boolean beforehand = each.scheme().equalsIgnoreCase(BEFOREHAND);
      asked |= beforehand || each.scheme().equalsIgnoreCase("basic");
    }
    String header = response.header("Proxy-Authenticate");
    if (response.code() == PROXY_AUTHENTICATION_REQUIRED
        && header != null
        && header.regionMatches(true, 0, "basic", 0, 5)) {
      challenge = header;
    }
    Credentials known = credentials;
    Request request = response.request();
    Response fromProxy = response.networkResponse();
    Request sent = fromProxy == null ? request : fromProxy.request();
    if (!asked || known == null) {
      return null;
    }
    String proof = okhttp3.Credentials.basic(known.user(), known.password());
    return proof.equals(sent.header(HEADER))
        ? null // it has been refused
        : request.newBuilder().header(HEADER, proof).build();
  }

  /// What a proxy is asked to fetch itself says it from the start, once it is known.
  @Override
  public Response intercept(Interceptor.Chain chain) throws IOException {
    Request request = chain.request();
    Connection connection = chain.connection();
    Credentials known = credentials;
    if (known == null
        || connection == null
        || connection.route().proxy().type() != Proxy.Type.HTTP
        || request.isHttps()) {
      return chain.proceed(request);
    }
    return chain.proceed(
        request
            .newBuilder()
            .header(HEADER, okhttp3.Credentials.basic(known.user(), known.password()))
            .build());
  }
}
