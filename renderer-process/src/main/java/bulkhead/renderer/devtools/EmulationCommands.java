package bulkhead.renderer.devtools;

import bulkhead.devtools.CommandTable;
import bulkhead.devtools.Json;
import bulkhead.devtools.Parameters;
import bulkhead.devtools.ProtocolError;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The part of `Emulation` that the page's scripts see: `19-emulation.js` answers them by it.
/// Stateless; what is wanted is kept in [SessionScripts].
final class EmulationCommands {
  private static final int MOST_TOUCH_POINTS = 16;

  private record TimeZone(String timezoneId) {}

  private record LocaleWanted(@Nullable String locale) {}

  private record UserAgent(
      String userAgent, @Nullable String acceptLanguage, @Nullable String platform) {}

  private record Position(
      @Nullable Double latitude,
      @Nullable Double longitude,
      @Nullable Double accuracy,
      @Nullable Double altitude,
      @Nullable Double altitudeAccuracy,
      @Nullable Double heading,
      @Nullable Double speed) {}

  private record Touch(boolean enabled, @Nullable Integer maxTouchPoints) {}

  private record Processors(int hardwareConcurrency) {}

  private record Throttling(double rate) {}

  private record Offline(boolean offline) {}

  private record Screen(@Nullable JsonObject screen) {}

  private record Permissions(@Nullable JsonObject permissions) {}

  private record ScriptsDisabled(boolean value) {}

  private EmulationCommands() {}

  static void describe(CommandTable<AgentSession> commands) {
    commands.on("Emulation.setTimezoneOverride", TimeZone.class, EmulationCommands::setTimeZone);
    commands.on("Emulation.setLocaleOverride", LocaleWanted.class, EmulationCommands::setLocale);
    commands.on("Emulation.setUserAgentOverride", UserAgent.class, EmulationCommands::setUserAgent);
    commands.on("Emulation.setGeolocationOverride", Position.class, EmulationCommands::setPosition);
    commands.on(
        "Emulation.clearGeolocationOverride",
        Parameters.None.class,
        (session, none) -> {
          session.scripts().emulate("position", null);
          return null;
        });
    commands.on("Emulation.setTouchEmulationEnabled", Touch.class, EmulationCommands::setTouch);
    commands.on(
        "Emulation.setHardwareConcurrencyOverride",
        Processors.class,
        (session, wanted) -> {
          if (wanted.hardwareConcurrency() < 1) {
            throw ProtocolError.invalidParameters("HardwareConcurrency must be a positive number");
          }
          session.scripts().emulate("processors", wanted.hardwareConcurrency());
          return null;
        });
    commands.on(
        "Emulation.setScriptExecutionDisabled",
        ScriptsDisabled.class,
        (session, wanted) -> {
          session.setScriptsDisabled(wanted.value());
          return null;
        });
    commands.on(
        "Emulation.setCPUThrottlingRate",
        Throttling.class,
        (session, wanted) -> {
          if (!(wanted.rate() >= 1)) {
            throw ProtocolError.invalidParameters("Throttling rate must be greater or equal to 1");
          }
          session.slowDown(wanted.rate());
          return null;
        });
    // Said by the browser process on its own account: these are no commands of clients.
    commands.on(
        "Emulation.offline",
        Offline.class,
        (session, wanted) -> {
          session.scripts().emulate("offline", wanted.offline() ? true : null);
          return null;
        });
    commands.on(
        "Emulation.screen",
        Screen.class,
        (session, wanted) -> {
          session.scripts().emulate("screen", wanted.screen());
          return null;
        });
    commands.on(
        "Emulation.permissions",
        Permissions.class,
        (session, wanted) -> {
          session.scripts().emulate("permissions", wanted.permissions());
          return null;
        });
  }

  private static @Nullable JsonObject setTimeZone(AgentSession session, TimeZone wanted)
      throws ProtocolError {
    String id = wanted.timezoneId();
    // Not by java.time, which would open a file of its own: this process may open none.
    if (!id.isEmpty() && !List.of(java.util.TimeZone.getAvailableIDs()).contains(id)) {
      throw ProtocolError.because("Invalid timezone ID");
    }
    session.scripts().emulate("timeZone", id.isEmpty() ? null : id);
    return null;
  }

  private static @Nullable JsonObject setLocale(AgentSession session, LocaleWanted wanted)
      throws ProtocolError {
    String tag = wanted.locale() == null ? "" : wanted.locale().replace('_', '-');
    if (tag.isEmpty()) {
      session.scripts().emulate("locale", null);
      return null;
    }
    try {
      new Locale.Builder().setLanguageTag(tag);
    } catch (IllformedLocaleException e) {
      throw ProtocolError.refused("Invalid locale name");
    }
    session.scripts().emulate("locale", tag);
    return null;
  }

  private static @Nullable JsonObject setUserAgent(AgentSession session, UserAgent wanted)
      throws ProtocolError {
    SessionScripts scripts = session.scripts();
    scripts.emulate("userAgent", wanted.userAgent().isEmpty() ? null : wanted.userAgent());
    scripts.emulate("platform", wanted.platform());
    List<String> languages = new ArrayList<>();
    for (String range :
        (wanted.acceptLanguage() == null ? "" : wanted.acceptLanguage()).split(",")) {
      String language = range.split(";", 2)[0].strip();
      if (!language.isEmpty()) {
        languages.add(language);
      }
    }
    JsonArray array = new JsonArray();
    languages.forEach(array::add);
    scripts.emulate("languages", languages.isEmpty() ? null : array);
    return null;
  }

  private static @Nullable JsonObject setPosition(AgentSession session, Position wanted)
      throws ProtocolError {
    Double latitude = wanted.latitude();
    Double longitude = wanted.longitude();
    if (latitude != null && Math.abs(latitude) > 90
        || longitude != null && Math.abs(longitude) > 180
        || wanted.accuracy() != null && wanted.accuracy() < 0) {
      throw ProtocolError.because("Invalid geolocation");
    }
    session
        .scripts()
        .emulate(
            "position",
            latitude == null || longitude == null
                ? null
                : Json.object(
                    "latitude", latitude,
                    "longitude", longitude,
                    "accuracy", wanted.accuracy() == null ? 0 : wanted.accuracy(),
                    "altitude", wanted.altitude(),
                    "altitudeAccuracy", wanted.altitudeAccuracy(),
                    "heading", wanted.heading(),
                    "speed", wanted.speed()));
    return null;
  }

  private static @Nullable JsonObject setTouch(AgentSession session, Touch wanted)
      throws ProtocolError {
    int points = wanted.maxTouchPoints() == null ? 1 : wanted.maxTouchPoints();
    if (points < 1 || points > MOST_TOUCH_POINTS) {
      throw ProtocolError.invalidParameters(
          "Touch points must be between 1 and " + MOST_TOUCH_POINTS);
    }
    session.scripts().emulate("touchPoints", wanted.enabled() ? points : null);
    return null;
  }
}
