package bulkhead.renderer.devtools;

import bulkhead.devtools.CommandTable;
import bulkhead.devtools.Json;
import bulkhead.devtools.ProtocolError;
import com.google.gson.JsonObject;
import org.jspecify.annotations.Nullable;

/// Drags for clients: `Input.setInterceptDrags`, `Input.dragIntercepted` and
/// `Input.dispatchDragEvent`. A client that intercepts drags hears of one instead of the user's
/// pointer carrying it on, and then moves and drops it itself. Stateless.
final class DragCommands {
  private record Intercept(boolean enabled) {}

  private record DragEvent(
      String type, double x, double y, JsonObject data, @Nullable Integer modifiers) {}

  private DragCommands() {}

  static void describe(CommandTable<AgentSession> commands) {
    commands.on(
        "Input.setInterceptDrags",
        Intercept.class,
        (session, wanted) -> {
          session.setInterceptsDrags(wanted.enabled());
          return null;
        });
    commands.on("Input.dispatchDragEvent", DragEvent.class, DragCommands::dispatch);
  }

  private static @Nullable JsonObject dispatch(AgentSession session, DragEvent event)
      throws ProtocolError {
    InspectedPage.DragStep step =
        switch (event.type()) {
          case "dragEnter" -> InspectedPage.DragStep.ENTER;
          case "dragOver" -> InspectedPage.DragStep.OVER;
          case "drop" -> InspectedPage.DragStep.DROP;
          case "dragCancel" -> InspectedPage.DragStep.CANCEL;
          default -> throw ProtocolError.invalidParameters("Unexpected event type");
        };
    int bits = event.modifiers() == null ? 0 : event.modifiers();
    // The protocol's 1 alt, 2 control, 4 meta, 8 shift, as 1 shift, 2 control, 4 alt, 8 meta.
    int modifiers = (bits >> 3 & 1) | (bits & 2) | (bits & 1) << 2 | (bits & 4) << 1;
    session
        .page()
        .drag(step, (float) event.x(), (float) event.y(), modifiers, event.data().toString());
    return null;
  }

  static void begun(AgentSession session, JsonObject data) {
    session.event("Input.dragIntercepted", Json.object("data", data));
  }
}
