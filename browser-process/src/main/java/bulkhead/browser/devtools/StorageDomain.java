package bulkhead.browser.devtools;

import bulkhead.browser.net.CookieStore;
import bulkhead.devtools.CommandTable;
import bulkhead.devtools.Json;
import bulkhead.devtools.ProtocolError;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `Storage`: the cookies of a browser context. Thread: `BrowserMain`.
final class StorageDomain {
  private record Context(@Nullable String browserContextId) {}

  private record SetCookies(
      List<NetworkDomain.CookieParameter> cookies, @Nullable String browserContextId) {}

  private StorageDomain() {}

  static void describe(CommandTable<Session> commands) {
    commands.on(
        "Storage.getCookies",
        Context.class,
        (session, wanted) ->
            Json.object(
                "cookies", NetworkDomain.describe(jar(session, wanted.browserContextId()).all())));
    commands.on(
        "Storage.setCookies",
        SetCookies.class,
        (session, wanted) -> {
          NetworkDomain.put(jar(session, wanted.browserContextId()), wanted.cookies());
          return null;
        });
    commands.on(
        "Storage.clearCookies",
        Context.class,
        (session, wanted) -> {
          jar(session, wanted.browserContextId()).clear();
          return null;
        });
  }

  private static CookieStore jar(Session session, @Nullable String contextId) throws ProtocolError {
    BrowserContext context =
        contextId == null && session.target() instanceof PageTarget page
            ? page.context()
            : session.devTools().contexts().expect(contextId);
    return context.network().cookies();
  }
}
