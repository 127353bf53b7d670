package bulkhead.renderer.devtools;

import bulkhead.devtools.CommandTable;
import bulkhead.devtools.Json;
import bulkhead.devtools.ProtocolError;
import bulkhead.renderer.dom.Document;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `DOMSnapshot`: all documents of a page at once, with their boxes. Stateless.
final class SnapshotCommands {
  /// What is wanted besides the nodes.
  ///
  /// @param computedStyles names of properties
  record Wanted(
      List<String> computedStyles,
      @Nullable Boolean includePaintOrder,
      @Nullable Boolean includeDOMRects,
      @Nullable Boolean includeBlendedBackgroundColors,
      @Nullable Boolean includeTextColorOpacities) {
    boolean paintOrder() {
      return includePaintOrder != null && includePaintOrder;
    }

    boolean rects() {
      return includeDOMRects != null && includeDOMRects;
    }

    boolean backgrounds() {
      return includeBlendedBackgroundColors != null && includeBlendedBackgroundColors;
    }

    boolean opacities() {
      return includeTextColorOpacities != null && includeTextColorOpacities;
    }
  }

  /// Texts go by their places in one list.
  static final class Strings {
    private final Map<String, Integer> places = new HashMap<>();
    private final List<String> all = new ArrayList<>();

    /// @return -1 for no text
    int of(@Nullable String text) {
      if (text == null || text.isEmpty()) {
        return -1;
      }
      return places.computeIfAbsent(
          text,
          t -> {
            all.add(t);
            return all.size() - 1;
          });
    }
  }

  private SnapshotCommands() {}

  static void describe(CommandTable<AgentSession> commands) {
    commands.accepted("DOMSnapshot.enable", "DOMSnapshot.disable");
    commands.on("DOMSnapshot.captureSnapshot", Wanted.class, SnapshotCommands::capture);
  }

  private static JsonObject capture(AgentSession session, Wanted wanted) throws ProtocolError {
    Strings strings = new Strings();
    List<InspectedFrame> frames = new ArrayList<>();
    for (InspectedFrame frame : session.page().frames()) {
      if (frame.document() != null) {
        frames.add(frame);
      }
    }
    JsonArray documents = new JsonArray();
    for (InspectedFrame frame : frames) {
      Document document = frame.document();
      if (document != null) {
        documents.add(
            new DocumentSnapshot(session, frame, document, frames, wanted, strings).written());
      }
    }
    JsonArray texts = new JsonArray();
    strings.all.forEach(texts::add);
    return Json.object("documents", documents, "strings", texts);
  }
}
