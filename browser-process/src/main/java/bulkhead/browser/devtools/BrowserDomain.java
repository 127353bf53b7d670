package bulkhead.browser.devtools;

import bulkhead.browser.tab.WindowModel;
import bulkhead.devtools.CommandTable;
import bulkhead.devtools.Json;
import bulkhead.devtools.ProtocolError;
import com.google.gson.JsonObject;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// `Browser`: version, windows, the end. Thread: `BrowserMain`.
final class BrowserDomain {
  /// The protocol's version, which has not changed for years.
  static final String PROTOCOL_VERSION = "1.3";

  private record WindowTarget(@Nullable String targetId) {}

  private record Bounds(
      @Nullable Integer left,
      @Nullable Integer top,
      @Nullable Integer width,
      @Nullable Integer height,
      @Nullable String windowState) {}

  private record SetBounds(int windowId, Bounds bounds) {}

  private record ContentsSize(int windowId, @Nullable Integer width, @Nullable Integer height) {}

  private record Window(int windowId) {}

  private BrowserDomain() {}

  static void describe(CommandTable<Session> commands) {
    commands.on(
        "Browser.getVersion",
        (session, none) ->
            Json.object(
                "protocolVersion", PROTOCOL_VERSION,
                "product", session.devTools().settings().product(),
                "revision", "",
                "userAgent", session.devTools().userAgent(),
                "jsVersion", session.devTools().engineVersion()));
    commands.on(
        "Browser.close",
        (session, none) -> {
          session.devTools().loop().execute(session.devTools().browser()::quit);
          return null;
        });
    commands.on("Browser.getWindowForTarget", WindowTarget.class, BrowserDomain::windowForTarget);
    commands.on(
        "Browser.getWindowBounds",
        Window.class,
        (session, window) -> Json.object("bounds", bounds(window(session, window.windowId()))));
    commands.on("Browser.setWindowBounds", SetBounds.class, BrowserDomain::setBounds);
    commands.on(
        "Browser.setContentsSize",
        ContentsSize.class,
        (session, wanted) -> {
          WindowModel window = window(session, wanted.windowId());
          WindowModel.Area now = window.area();
          resize(
              window,
              wanted.width() == null ? now.width() : wanted.width(),
              wanted.height() == null ? now.height() : wanted.height());
          return null;
        });
    commands.on(
        "Browser.getBrowserCommandLine",
        (session, none) -> Json.object("arguments", session.devTools().settings().commandLine()));
  }

  private static JsonObject windowForTarget(Session session, WindowTarget wanted)
      throws ProtocolError {
    DevToolsTarget target =
        wanted.targetId() == null ? session.target() : session.devTools().target(wanted.targetId());
    WindowModel window =
        switch (target) {
          case PageTarget page -> page.tab().window();
          case TabTarget tab -> tab.tab().window();
          case WorkerTarget worker -> worker.page().tab().window();
          case BrowserTarget b -> throw ProtocolError.because("No web contents in the target");
          case null -> throw ProtocolError.because("No target with given id");
        };
    return Json.object("windowId", window.number(), "bounds", bounds(window));
  }

  private static WindowModel window(Session session, int number) throws ProtocolError {
    for (WindowModel window : session.devTools().browser().windows()) {
      if (window.number() == number) {
        return window;
      }
    }
    throw ProtocolError.because("Browser window not found");
  }

  private static JsonObject bounds(WindowModel window) {
    WindowModel.Area area = window.area();
    return Json.object(
        "left", area.x(),
        "top", area.y(),
        "width", area.width(),
        "height", area.height(),
        "windowState", window.placement().name().toLowerCase(Locale.ROOT));
  }

  private static @Nullable JsonObject setBounds(Session session, SetBounds wanted)
      throws ProtocolError {
    WindowModel window = window(session, wanted.windowId());
    WindowModel.Area now = window.area();
    Bounds bounds = wanted.bounds();
    if (bounds.windowState() != null) {
      window.placeHeadless(placement(bounds));
    }
    resize(
        window,
        bounds.width() == null ? now.width() : bounds.width(),
        bounds.height() == null ? now.height() : bounds.height());
    return null;
  }

  private static WindowModel.Placement placement(Bounds bounds) throws ProtocolError {
    for (WindowModel.Placement state : WindowModel.Placement.values()) {
      if (state.name().toLowerCase(Locale.ROOT).equals(bounds.windowState())) {
        boolean sized =
            bounds.left() != null
                || bounds.top() != null
                || bounds.width() != null
                || bounds.height() != null;
        if (sized && state != WindowModel.Placement.NORMAL) {
          throw ProtocolError.refused(
              "The 'minimized', 'maximized' and 'fullscreen' states cannot be combined with"
                  + " 'left', 'top', 'width' or 'height'");
        }
        return state;
      }
    }
    throw ProtocolError.refused("Invalid window state");
  }

  private static void resize(WindowModel window, int width, int height) throws ProtocolError {
    if (width < 1 || height < 1 || width > 16384 || height > 16384) {
      throw ProtocolError.refused("Window bounds out of range");
    }
    window.resizeHeadless(width, height);
  }
}
