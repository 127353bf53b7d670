package bulkhead.browser.devtools;

import bulkhead.browser.net.CookieStore;
import bulkhead.devtools.CommandTable;
import bulkhead.devtools.Json;
import bulkhead.devtools.ProtocolError;
import bulkhead.url.Url;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// `Storage`: what sites keep in a browser context. Thread: `BrowserMain`.
final class StorageDomain {
  /// Of the disk, for one site.
  private static final double QUOTA_SHARE = 0.6;

  private record Context(@Nullable String browserContextId) {}

  private record SetCookies(
      List<NetworkDomain.CookieParameter> cookies, @Nullable String browserContextId) {}

  private record ClearOrigin(String origin, String storageTypes) {}

  private record ClearKey(String storageKey, String storageTypes) {}

  private record Origin(String origin) {}

  private record FrameId(String frameId) {}

  private record OptionalFrameId(@Nullable String frameId) {}

  private StorageDomain() {}

  /// What counts towards a quota there is nothing of: local storage and cookies have limits of
  /// their own.
  private static JsonObject usage(Origin wanted) throws ProtocolError {
    if (Url.parse(wanted.origin()) == null) {
      throw ProtocolError.invalidParameters("Unable to parse origin");
    }
    double quota = QUOTA_SHARE * Path.of(System.getProperty("user.home")).toFile().getTotalSpace();
    return Json.object(
        "usage",
        0,
        "quota",
        Math.floor(quota),
        "overrideActive",
        false,
        "usageBreakdown",
        Stream.of(
                "file_systems", "indexeddb", "cache_storage", "service_workers", "interest_groups")
            .map(type -> Json.object("storageType", type, "usage", 0))
            .toList());
  }

  /// Of a key of one's own site, without the site around it.
  private static String originOf(String storageKey) {
    int end = storageKey.indexOf('^');
    return end < 0 ? storageKey : storageKey.substring(0, end);
  }

  private static JsonObject storageKey(Session session, String frameId) throws ProtocolError {
    PageTarget page = session.page();
    if (!page.hasFrame(frameId)) {
      throw ProtocolError.refused("Frame tree node for given frame not found");
    }
    Url url = Url.parse(page.urlOf(frameId));
    if (url == null || !url.isHttpFamily()) {
      throw ProtocolError.because(
          "Frame corresponds to an opaque origin and its storage key cannot be serialized");
    }
    return Json.object("storageKey", url.origin() + "/");
  }

  static void describe(CommandTable<Session> commands) {
    commands.on("Storage.clearDataForOrigin", ClearOrigin.class, StorageDomain::clear);
    commands.on("Storage.getUsageAndQuota", Origin.class, (session, wanted) -> usage(wanted));
    commands.on(
        "Storage.clearDataForStorageKey",
        ClearKey.class,
        (session, wanted) ->
            clear(session, new ClearOrigin(originOf(wanted.storageKey()), wanted.storageTypes())));
    commands.on(
        "Storage.getStorageKeyForFrame",
        FrameId.class,
        (session, wanted) -> storageKey(session, wanted.frameId()));
    commands.on(
        "Storage.getStorageKey",
        OptionalFrameId.class,
        (session, wanted) ->
            storageKey(session, wanted.frameId() == null ? session.page().id() : wanted.frameId()));
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

  /// What pages of an origin have kept; `storageTypes` are names with commas between them.
  private static @Nullable JsonObject clear(Session session, ClearOrigin wanted)
      throws ProtocolError {
    Url url = Url.parse(wanted.origin());
    if (url == null) {
      throw ProtocolError.invalidParameters("Unable to parse origin");
    }
    List<String> types = List.of(wanted.storageTypes().split(","));
    boolean all = types.contains("all");
    BrowserContext context =
        session.target() instanceof PageTarget page
            ? page.context()
            : session.devTools().contexts().ofProfile();
    if (all || types.contains("cookies")) {
      CookieStore cookies = context.network().cookies();
      cookies.of(url).forEach(cookie -> cookies.removeIf(each -> each.equals(cookie)));
    }
    if (all || types.contains("local_storage")) {
      session.devTools().browser().clearLocalStorage(context.network(), url.origin().toString());
    }
    return null;
  }

  private static CookieStore jar(Session session, @Nullable String contextId) throws ProtocolError {
    BrowserContext context =
        contextId == null && session.target() instanceof PageTarget page
            ? page.context()
            : session.devTools().contexts().expect(contextId);
    return context.network().cookies();
  }
}
