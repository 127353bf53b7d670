package bulkhead.browser.devtools;

import bulkhead.browser.tab.Tab;
import bulkhead.browser.ui.PageInput;
import bulkhead.devtools.CommandTable;
import bulkhead.devtools.ProtocolError;
import com.google.gson.JsonObject;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// `Input`: what a person would do with mouse and keyboard; fingers are [TouchCommands]'. It takes
/// the way of real input, through the page's compositor. Answered when the page has handled it.
/// Thread: `BrowserMain`.
final class InputDomain {
  private static final int ALT = 1;
  private static final int CONTROL = 2;
  private static final int META = 4;
  private static final int SHIFT = 8;

  /// Positions are CSS pixels of the viewport.
  private record MouseEvent(
      String type,
      double x,
      double y,
      @Nullable Integer modifiers,
      @Nullable String button,
      @Nullable Integer buttons,
      @Nullable Integer clickCount,
      @Nullable Double deltaX,
      @Nullable Double deltaY) {}

  private record KeyEvent(
      String type,
      @Nullable Integer modifiers,
      @Nullable String text,
      @Nullable String unmodifiedText,
      @Nullable String code,
      @Nullable String key,
      @Nullable Integer windowsVirtualKeyCode,
      @Nullable Boolean autoRepeat,
      @Nullable Integer location) {}

  private record InsertText(String text) {}

  private record Ignore(boolean ignore) {}

  private record SetComposition(String text, int selectionStart, int selectionEnd) {}

  private InputDomain() {}

  static void describe(CommandTable<Session> commands) {
    commands.late("Input.dispatchMouseEvent", MouseEvent.class, InputDomain::mouse);
    commands.late("Input.dispatchKeyEvent", KeyEvent.class, InputDomain::key);
    commands.late(
        "Input.dispatchTouchEvent", TouchCommands.TouchEvent.class, TouchCommands::dispatch);
    commands.late("Input.insertText", InsertText.class, InputDomain::insertText);
    commands.on("Input.setIgnoreInputEvents", Ignore.class, InputDomain::ignore);
    commands.late("Input.imeSetComposition", SetComposition.class, InputDomain::setComposition);
  }

  private static @Nullable JsonObject ignore(Session session, Ignore wanted) throws ProtocolError {
    Tab tab = session.page().tab();
    tab.setIgnoresInput(wanted.ignore());
    session.restoresAtEnd("input", () -> tab.setIgnoresInput(false));
    return null;
  }

  static CompletableFuture<JsonObject> send(Tab tab, PageInput input) {
    return tab.input(input).thenApply(done -> new JsonObject());
  }

  static PageInput.Modifiers modifiers(@Nullable Integer bits) {
    int set = bits == null ? 0 : bits;
    return new PageInput.Modifiers(
        (set & SHIFT) != 0, (set & CONTROL) != 0, (set & ALT) != 0, (set & META) != 0);
  }

  private static PageInput.Button button(@Nullable String name) throws ProtocolError {
    return switch (name) {
      case null -> PageInput.Button.NONE;
      case "none" -> PageInput.Button.NONE;
      case "left" -> PageInput.Button.LEFT;
      case "middle" -> PageInput.Button.MIDDLE;
      case "right" -> PageInput.Button.RIGHT;
      case "back" -> PageInput.Button.BACK;
      case "forward" -> PageInput.Button.FORWARD;
      default -> throw ProtocolError.refused("Invalid mouse button");
    };
  }

  /// As DOM `MouseEvent.buttons`.
  private static int bit(PageInput.Button button) {
    return switch (button) {
      case LEFT -> 1;
      case RIGHT -> 2;
      case MIDDLE -> 4;
      case BACK -> 8;
      case FORWARD -> 16;
      case NONE -> 0;
    };
  }

  private static CompletableFuture<JsonObject> mouse(Session session, MouseEvent event)
      throws ProtocolError {
    Tab tab = session.page().tab();
    float scale = tab.viewport().scale();
    int x = (int) Math.round(event.x() * scale);
    int y = (int) Math.round(event.y() * scale);
    PageInput.Modifiers modifiers = modifiers(event.modifiers());
    long now = System.nanoTime();
    if (event.type().equals("mouseWheel")) {
      if (event.deltaX() == null || event.deltaY() == null) {
        throw ProtocolError.refused("'deltaX' and 'deltaY' are expected for mouseWheel event");
      }
      return send(
          tab,
          new PageInput.Wheel(
              x,
              y,
              (float) (event.deltaX() * scale),
              (float) (event.deltaY() * scale),
              (float) Math.signum(event.deltaX()),
              (float) Math.signum(event.deltaY()),
              true,
              modifiers,
              now));
    }
    PageInput.MouseKind kind =
        switch (event.type()) {
          case "mousePressed" -> PageInput.MouseKind.PRESSED;
          case "mouseReleased" -> PageInput.MouseKind.RELEASED;
          case "mouseMoved" -> PageInput.MouseKind.MOVED;
          default ->
              throw ProtocolError.refused(
                  "Unexpected event type '" + event.type().toLowerCase(Locale.ROOT) + "'");
        };
    PageInput.Button button = button(event.button());
    int buttons =
        event.buttons() != null
            ? event.buttons() & 31
            : kind == PageInput.MouseKind.RELEASED ? 0 : bit(button);
    return send(
        tab,
        new PageInput.Mouse(
            kind,
            x,
            y,
            kind == PageInput.MouseKind.MOVED ? PageInput.Button.NONE : button,
            buttons,
            event.clickCount() == null ? 0 : Math.clamp(event.clickCount(), 0, 100),
            modifiers,
            now));
  }

  private static CompletableFuture<JsonObject> key(Session session, KeyEvent event)
      throws ProtocolError {
    Tab tab = session.page().tab();
    String text = event.text() == null ? "" : event.text();
    switch (event.type()) {
      case "keyDown" -> {
        CompletableFuture<JsonObject> down = send(tab, key(event, PageInput.KeyKind.DOWN, ""));
        return text.isEmpty()
            ? down
            : down.thenCombine(
                send(tab, key(event, PageInput.KeyKind.CHAR, text)), (first, second) -> second);
      }
      case "rawKeyDown" -> {
        return send(tab, key(event, PageInput.KeyKind.DOWN, ""));
      }
      case "char" -> {
        return send(tab, key(event, PageInput.KeyKind.CHAR, text));
      }
      case "keyUp" -> {
        return send(tab, key(event, PageInput.KeyKind.UP, ""));
      }
      default -> throw ProtocolError.refused("Unexpected event type '" + event.type() + "'");
    }
  }

  private static PageInput.Key key(KeyEvent event, PageInput.KeyKind kind, String text) {
    return new PageInput.Key(
        kind,
        event.key() == null ? "" : event.key(),
        event.code() == null ? "" : event.code(),
        event.windowsVirtualKeyCode() == null ? 0 : event.windowsVirtualKeyCode(),
        0,
        text,
        event.location() == null ? 0 : event.location(),
        event.autoRepeat() != null && event.autoRepeat(),
        modifiers(event.modifiers()),
        System.nanoTime());
  }

  private static CompletableFuture<JsonObject> setComposition(
      Session session, SetComposition wanted) throws ProtocolError {
    int length = wanted.text().length();
    return send(
        session.page().tab(),
        new PageInput.Composition(
            wanted.text(),
            Math.clamp(wanted.selectionStart(), 0, length),
            Math.clamp(wanted.selectionEnd(), 0, length),
            System.nanoTime()));
  }

  private static CompletableFuture<JsonObject> insertText(Session session, InsertText wanted)
      throws ProtocolError {
    return send(
        session.page().tab(),
        new PageInput.Key(
            PageInput.KeyKind.INSERT,
            "",
            "",
            0,
            0,
            wanted.text(),
            0,
            false,
            PageInput.Modifiers.NONE,
            System.nanoTime()));
  }
}
