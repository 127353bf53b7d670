package bulkhead.browser.devtools;

import bulkhead.browser.image.Picture;
import bulkhead.devtools.CommandTable;
import bulkhead.devtools.Json;
import bulkhead.devtools.ProtocolError;
import bulkhead.ipc.Outcome;
import com.google.gson.JsonObject;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/// `Page.startScreencast`: pictures of the page for one session, whenever it looks different.
/// Nobody tells the browser process of each frame, so it looks ten times a second. Thread:
/// `BrowserMain`.
final class Screencasts {
  private static final int MILLIS = 100;

  /// Frames on their way that the client has not answered; more wait, as in Chromium.
  private static final int MOST_UNANSWERED = 2;

  private static final int DEFAULT_QUALITY = 80;

  private record Start(
      @Nullable String format,
      @Nullable Integer quality,
      @Nullable Integer maxWidth,
      @Nullable Integer maxHeight) {}

  private record Ack(int sessionId) {}

  private final Map<Session, Cast> running = new HashMap<>();

  void describe(CommandTable<Session> commands) {
    commands.on("Page.startScreencast", Start.class, this::start);
    commands.on(
        "Page.stopScreencast",
        (session, none) -> {
          stop(session);
          return null;
        });
    commands.on(
        "Page.screencastFrameAck",
        Ack.class,
        (session, ack) -> {
          Cast cast = running.get(session);
          if (cast != null && cast.unanswered > 0) {
            cast.unanswered--;
          }
          return null;
        });
  }

  private @Nullable JsonObject start(Session session, Start wanted) throws ProtocolError {
    Picture.Format format = Screenshot.format(wanted.format());
    PageTarget page = session.page();
    stop(session);
    Cast cast = new Cast(session, page, wanted, format);
    running.put(session, cast);
    session.restoresAtEnd("screencast", () -> stop(session));
    session.event("Page.screencastVisibilityChanged", Json.object("visible", true));
    cast.look();
    return null;
  }

  private void stop(Session session) {
    Cast cast = running.remove(session);
    if (cast != null) {
      cast.ended = true;
    }
  }

  /// What one session sees.
  private static final class Cast {
    private final Session session;
    private final PageTarget page;
    private final Start wanted;
    private final Picture.Format format;
    private int next = 1;
    private int unanswered;
    private boolean ended;
    private long seen = -1;

    Cast(Session session, PageTarget page, Start wanted, Picture.Format format) {
      this.session = session;
      this.page = page;
      this.wanted = wanted;
      this.format = format;
    }

    private void lookAgain() {
      if (!ended) {
        session.devTools().loop().postDelayed(this::look, MILLIS);
      }
    }

    private void look() {
      RendererSession renderer = session.renderer();
      if (ended || session.hasEnded() || renderer == null) {
        return;
      }
      if (unanswered >= MOST_UNANSWERED || page.tab().page() == null) {
        lookAgain();
        return;
      }
      Outcome.either(
          renderer
              .ask("Page.getLayoutMetrics", new JsonObject())
              .thenCompose(
                  metrics ->
                      Screenshot.capture(session, page.tab(), null, null, this::encoded)
                          .thenAccept(picture -> tell(picture, metrics))),
          session.devTools().loop(),
          (done, failure) -> lookAgain()); // a page that is between two documents has no picture
    }

    /// Nothing for a picture that the client has.
    private byte @Nullable [] encoded(Picture picture) {
      CRC32C sum = new CRC32C();
      sum.update(picture.bgra().asByteBuffer());
      if (sum.getValue() == seen) {
        return null;
      }
      seen = sum.getValue();
      double across = most(wanted.maxWidth()) / picture.width();
      double down = most(wanted.maxHeight()) / picture.height();
      double scale = Math.min(1, Math.min(across, down));
      int width = Math.max(1, (int) Math.round(picture.width() * scale));
      int height = Math.max(1, (int) Math.round(picture.height() * scale));
      int quality = wanted.quality() == null ? DEFAULT_QUALITY : wanted.quality();
      return picture.scaled(width, height).encoded(format, quality);
    }

    private static double most(@Nullable Integer side) {
      return side == null || side <= 0 ? Integer.MAX_VALUE : side;
    }

    private void tell(byte @Nullable [] picture, JsonObject metrics) {
      if (ended || picture == null) {
        return;
      }
      unanswered++;
      session.event(
          "Page.screencastFrame",
          Json.object(
              "data",
              Base64.getEncoder().encodeToString(picture),
              "metadata",
              Json.object(
                  "offsetTop", 0,
                  "pageScaleFactor", 1,
                  "deviceWidth", Screenshot.number(metrics, "cssVisualViewport", "clientWidth"),
                  "deviceHeight", Screenshot.number(metrics, "cssVisualViewport", "clientHeight"),
                  "scrollOffsetX", Screenshot.number(metrics, "cssVisualViewport", "pageX"),
                  "scrollOffsetY", Screenshot.number(metrics, "cssVisualViewport", "pageY"),
                  "timestamp", System.currentTimeMillis() / 1000.0),
              "sessionId",
              next++));
    }
  }
}
