package bulkhead.browser.devtools;

import bulkhead.devtools.CommandTable;
import bulkhead.devtools.ProtocolError;
import bulkhead.url.Url;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The part of `Browser` that answers for the user when pages ask for a right. Thread:
/// `BrowserMain`.
final class PermissionsDomain {
  /// `Browser.PermissionType` and what the Permissions standard calls these.
  private static final Map<String, List<String>> NAMES =
      Map.ofEntries(
          Map.entry("ar", List.of()),
          Map.entry("audioCapture", List.of("microphone")),
          Map.entry("automaticFullscreen", List.of()),
          Map.entry("backgroundFetch", List.of("background-fetch")),
          Map.entry("backgroundSync", List.of("background-sync")),
          Map.entry("cameraPanTiltZoom", List.of("camera")),
          Map.entry("capturedSurfaceControl", List.of()),
          Map.entry("clipboardReadWrite", List.of("clipboard-read", "clipboard-write")),
          Map.entry("clipboardSanitizedWrite", List.of("clipboard-write")),
          Map.entry("displayCapture", List.of()),
          Map.entry("durableStorage", List.of("persistent-storage")),
          Map.entry("geolocation", List.of("geolocation")),
          Map.entry("handTracking", List.of()),
          Map.entry("idleDetection", List.of()),
          Map.entry("keyboardLock", List.of()),
          Map.entry("localFonts", List.of("local-fonts")),
          Map.entry("localNetworkAccess", List.of()),
          Map.entry("midi", List.of("midi")),
          Map.entry("midiSysex", List.of("midi")),
          Map.entry("nfc", List.of()),
          Map.entry("notifications", List.of("notifications", "push")),
          Map.entry("paymentHandler", List.of()),
          Map.entry("periodicBackgroundSync", List.of()),
          Map.entry("pointerLock", List.of()),
          Map.entry("protectedMediaIdentifier", List.of()),
          Map.entry("sensors", List.of("accelerometer", "gyroscope", "magnetometer")),
          Map.entry("smartCard", List.of()),
          Map.entry("speakerSelection", List.of()),
          Map.entry("storageAccess", List.of("storage-access")),
          Map.entry("topLevelStorageAccess", List.of("storage-access")),
          Map.entry("videoCapture", List.of("camera")),
          Map.entry("vr", List.of()),
          Map.entry("wakeLockScreen", List.of("screen-wake-lock")),
          Map.entry("wakeLockSystem", List.of()),
          Map.entry("webAppInstallation", List.of()),
          Map.entry("webPrinting", List.of()),
          Map.entry("windowManagement", List.of("window-management")));

  /// Stands for all origins, and among a site's rights for all that are not named.
  private static final String ALL = "*";

  private record Grant(
      List<String> permissions, @Nullable String origin, @Nullable String browserContextId) {}

  private record Set(
      JsonObject permission,
      String setting,
      @Nullable String origin,
      @Nullable String browserContextId) {}

  private record Context(@Nullable String browserContextId) {}

  private PermissionsDomain() {}

  static void describe(CommandTable<Session> commands) {
    commands.on("Browser.grantPermissions", Grant.class, PermissionsDomain::grant);
    commands.on("Browser.setPermission", Set.class, PermissionsDomain::set);
    commands.on("Browser.resetPermissions", Context.class, PermissionsDomain::reset);
  }

  private static String origin(@Nullable String given) throws ProtocolError {
    if (given == null) {
      return ALL;
    }
    Url url = Url.parse(given);
    if (url == null || url.origin().toString().equals("null")) {
      throw ProtocolError.refused("Permission can't be granted to opaque origins.");
    }
    return url.origin().toString();
  }

  private static JsonObject site(BrowserContext context, String origin) {
    if (!(context.permissions().get(origin) instanceof JsonObject)) {
      context.permissions().add(origin, new JsonObject());
    }
    return context.permissions().getAsJsonObject(origin);
  }

  /// Whether a client has granted it to documents of that address, or to all.
  static boolean isGranted(BrowserContext context, @Nullable Url url, String name) {
    for (String origin : url == null ? List.of(ALL) : List.of(url.origin().toString(), ALL)) {
      if (context.permissions().get(origin) instanceof JsonObject site) {
        for (String key : List.of(name, ALL)) {
          if (site.get(key) instanceof JsonPrimitive setting) {
            return setting.getAsString().equals("granted");
          }
        }
      }
    }
    return false;
  }

  /// What is not granted along with these is denied.
  private static @Nullable JsonObject grant(Session session, Grant wanted) throws ProtocolError {
    BrowserContext context = session.devTools().contexts().expect(wanted.browserContextId());
    String origin = origin(wanted.origin());
    JsonObject site = new JsonObject();
    site.addProperty(ALL, "denied");
    for (String permission : wanted.permissions()) {
      List<String> names = NAMES.get(permission);
      if (names == null) {
        throw ProtocolError.refused("Unknown permission type: " + permission);
      }
      names.forEach(name -> site.addProperty(name, "granted"));
    }
    context.permissions().add(origin, site);
    session.devTools().permissionsChanged(context);
    return null;
  }

  private static @Nullable JsonObject set(Session session, Set wanted) throws ProtocolError {
    BrowserContext context = session.devTools().contexts().expect(wanted.browserContextId());
    if (!(wanted.permission().get("name") instanceof JsonPrimitive name) || !name.isString()) {
      throw ProtocolError.invalidParameters(
          "Failed to deserialize params.permission.name - BINDINGS: string value expected");
    }
    switch (wanted.setting()) {
      case "granted", "denied", "prompt" -> {}
      default -> throw ProtocolError.refused("Unrecognized permission setting");
    }
    site(context, origin(wanted.origin())).addProperty(name.getAsString(), wanted.setting());
    session.devTools().permissionsChanged(context);
    return null;
  }

  private static @Nullable JsonObject reset(Session session, Context wanted) throws ProtocolError {
    BrowserContext context = session.devTools().contexts().expect(wanted.browserContextId());
    for (String origin : List.copyOf(context.permissions().keySet())) {
      context.permissions().remove(origin);
    }
    session.devTools().permissionsChanged(context);
    return null;
  }
}
