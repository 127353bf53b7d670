package bulkhead.browser.devtools;

import bulkhead.browser.tab.Tab;
import bulkhead.browser.tab.TabViewport;
import bulkhead.devtools.CommandTable;
import bulkhead.devtools.Json;
import bulkhead.devtools.ProtocolError;
import bulkhead.ipc.api.PictureArea;
import bulkhead.ipc.api.ViewportParams;
import com.google.gson.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `Emulation`: what a page is told of its surroundings. Thread: `BrowserMain`.
final class EmulationDomain {
  private static final int MOST_SIDE = 10_000_000;
  private static final int MOST_PIXELS = 16384;

  private record DeviceMetrics(
      int width,
      int height,
      double deviceScaleFactor,
      boolean mobile,
      @Nullable Double scale,
      @Nullable Integer screenWidth,
      @Nullable Integer screenHeight,
      @Nullable Orientation screenOrientation) {}

  private record Orientation(String type, int angle) {
    /// As the Screen Orientation API calls it.
    String name() throws ProtocolError {
      return switch (type) {
        case "portraitPrimary" -> "portrait-primary";
        case "portraitSecondary" -> "portrait-secondary";
        case "landscapePrimary" -> "landscape-primary";
        case "landscapeSecondary" -> "landscape-secondary";
        default -> throw ProtocolError.refused("Invalid screen orientation type value");
      };
    }
  }

  private record Feature(String name, String value) {}

  private record Media(@Nullable String media, @Nullable List<Feature> features) {}

  private record Rgba(int r, int g, int b, @Nullable Double a) {
    int argb() {
      int alpha = a == null ? 255 : (int) Math.round(Math.clamp(a, 0, 1) * 255);
      return alpha << 24
          | Math.clamp(r, 0, 255) << 16
          | Math.clamp(g, 0, 255) << 8
          | Math.clamp(b, 0, 255);
    }
  }

  private record Touch(boolean enabled, @Nullable Integer maxTouchPoints) {}

  private record Vision(String type) {}

  private record Background(@Nullable Rgba color) {}

  private EmulationDomain() {}

  private static @Nullable JsonObject setBackground(Session session, Background wanted)
      throws ProtocolError {
    Rgba color = wanted.color();
    TabViewport viewport = session.page().tab().viewport();
    viewport.setBackground(color == null ? null : color.argb());
    session.restoresAtEnd("background", () -> viewport.setBackground(null));
    return null;
  }

  static void describe(CommandTable<Session> commands) {
    commands.on(
        "Emulation.setDeviceMetricsOverride", DeviceMetrics.class, EmulationDomain::setMetrics);
    commands.on(
        "Emulation.clearDeviceMetricsOverride",
        (session, none) -> {
          session.page().tab().viewport().setOverride(null);
          tellScreen(session, null);
          return null;
        });
    commands.on(
        "Emulation.setUserAgentOverride",
        NetworkDomain.UserAgentOverride.class,
        NetworkDomain::setUserAgent);
    commands.on("Emulation.setEmulatedMedia", Media.class, EmulationDomain::setMedia);
    commands.on(
        "Emulation.setDefaultBackgroundColorOverride",
        Background.class,
        EmulationDomain::setBackground);
    commands.on("Emulation.setTouchEmulationEnabled", Touch.class, EmulationDomain::setTouch);
    commands.on("Emulation.setEmulatedVisionDeficiency", Vision.class, EmulationDomain::setVision);
    // The same by the names that these had before there was a domain for them.
    commands.on("Page.setDeviceMetricsOverride", DeviceMetrics.class, EmulationDomain::setMetrics);
    commands.on(
        "Page.clearDeviceMetricsOverride",
        (session, none) -> {
          session.page().tab().viewport().setOverride(null);
          tellScreen(session, null);
          return null;
        });
    commands.on("Page.setTouchEmulationEnabled", Touch.class, EmulationDomain::setTouch);
    commands.on("Emulation.canEmulate", (session, none) -> Json.object("result", true));
  }

  /// Pictures of the page show it; a window does not.
  private static @Nullable JsonObject setVision(Session session, Vision wanted)
      throws ProtocolError {
    VisionDeficiency vision = VisionDeficiency.of(wanted.type());
    PageTarget page = session.page();
    if (vision != VisionDeficiency.NONE && !session.devTools().settings().headless()) {
      throw ProtocolError.because("Not supported for pages in windows");
    }
    page.setVisionDeficiency(vision);
    session.restoresAtEnd("vision", () -> page.setVisionDeficiency(VisionDeficiency.NONE));
    return null;
  }

  /// Media queries are told here, scripts by the page's process.
  private static @Nullable JsonObject setTouch(Session session, Touch wanted) throws ProtocolError {
    int points = wanted.maxTouchPoints() == null ? 1 : wanted.maxTouchPoints();
    if (points < 1 || points > TouchCommands.MOST_FINGERS) {
      throw ProtocolError.refused(
          "Touch points must be between 1 and " + TouchCommands.MOST_FINGERS);
    }
    TabViewport viewport = session.page().tab().viewport();
    viewport.setTouch(wanted.enabled());
    session.restoresAtEnd("touch", () -> viewport.setTouch(false));
    RendererSession renderer = session.renderer();
    if (renderer != null) {
      renderer.always(
          "Emulation.setTouchEmulationEnabled",
          "Emulation.setTouchEmulationEnabled",
          Json.object("enabled", wanted.enabled(), "maxTouchPoints", points));
    }
    return null;
  }

  /// Of the media, screen and print.
  private static @Nullable JsonObject setMedia(Session session, Media wanted) throws ProtocolError {
    Boolean dark = null;
    boolean reducedMotion = false;
    Map<String, String> others = new HashMap<>();
    for (Feature feature : wanted.features() == null ? List.<Feature>of() : wanted.features()) {
      switch (feature.name()) {
        case "prefers-color-scheme" ->
            dark = feature.value().isEmpty() ? null : feature.value().equals("dark");
        case "prefers-reduced-motion" -> reducedMotion = feature.value().equals("reduce");
        default -> {
          if (!feature.value().isEmpty()) {
            others.put(feature.name(), feature.value());
          }
        }
      }
    }
    TabViewport viewport = session.page().tab().viewport();
    viewport.setMedia(
        new TabViewport.Media(dark, "print".equals(wanted.media()), reducedMotion, others));
    session.restoresAtEnd("media", () -> viewport.setMedia(TabViewport.Media.NONE));
    return null;
  }

  /// A width, height or scale of 0 leaves that as it is.
  private static @Nullable JsonObject setMetrics(Session session, DeviceMetrics wanted)
      throws ProtocolError {
    if (wanted.width() < 0
        || wanted.height() < 0
        || wanted.width() > MOST_SIDE
        || wanted.height() > MOST_SIDE) {
      throw ProtocolError.refused(
          "Width and height values must be positive, not greater than " + MOST_SIDE);
    }
    if (wanted.deviceScaleFactor() < 0) {
      throw ProtocolError.refused("deviceScaleFactor must be non-negative");
    }
    Tab tab = session.page().tab();
    ViewportParams window = tab.window().viewportParams(100);
    double scale =
        wanted.deviceScaleFactor() == 0
            ? window.getDeviceScaleFactor()
            : Math.clamp(wanted.deviceScaleFactor(), 0.25, 8);
    double width =
        wanted.width() == 0
            ? window.getSize().getWidth() / window.getDeviceScaleFactor()
            : wanted.width();
    double height =
        wanted.height() == 0
            ? window.getSize().getHeight() / window.getDeviceScaleFactor()
            : wanted.height();
    tab.viewport()
        .setOverride(
            new TabViewport.Override(
                Math.clamp(Math.round(width * scale), 1, MOST_PIXELS),
                Math.clamp(Math.round(height * scale), 1, MOST_PIXELS),
                (float) scale,
                wanted.mobile(),
                PictureArea.NONE));
    tellScreen(session, screen(wanted));
    session.restoresAtEnd("metrics", () -> tab.viewport().setOverride(null));
    return null;
  }

  /// What scripts find of the screen; null for what is really there. A phone's screen is no larger
  /// than the page, unless the client says so.
  private static @Nullable JsonObject screen(DeviceMetrics wanted) throws ProtocolError {
    boolean sized = size(wanted.screenWidth()) > 0 && size(wanted.screenHeight()) > 0;
    boolean asPage = wanted.mobile() && wanted.width() > 0 && wanted.height() > 0;
    Orientation turned = wanted.screenOrientation();
    if (!sized && !asPage && turned == null) {
      return null;
    }
    return Json.object(
        "width", sized ? wanted.screenWidth() : asPage ? wanted.width() : null,
        "height", sized ? wanted.screenHeight() : asPage ? wanted.height() : null,
        "orientation", turned == null ? null : turned.name(),
        "angle", turned == null ? null : turned.angle());
  }

  private static int size(@Nullable Integer side) {
    return side == null ? 0 : side;
  }

  private static void tellScreen(Session session, @Nullable JsonObject screen) {
    RendererSession renderer = session.renderer();
    if (renderer == null) {
      return;
    }
    if (screen != null) {
      renderer.always("screen", "Emulation.screen", Json.object("screen", screen));
    } else if (renderer.forget("screen")) {
      renderer.once("Emulation.screen", new JsonObject());
    }
  }
}
