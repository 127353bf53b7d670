package bulkhead.renderer;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where the frames inside a page are, for the entries of its tab's session history. The browser
/// process keeps it as a text with each entry and gives it back when that entry is gone to:
/// ```
/// {"0": [url, document, state], "0.2": […]}      the frame's place among those around it
/// ```
/// With the controls of a document that the user has changed, those are a fourth part, which the
// main
/// frame, `""`, has too.
/// Thread: `RendererMain`.
final class FrameHistory {
  /// What the browser process takes; see FrameMovedNotice.
  private static final int MOST_TEXT = 256 << 10;

  /// Numbers of documents are never used again, not even by the renderer that comes after this one.
  private long lastDocument = System.currentTimeMillis() << 10;

  /// Where frames go that are still to be made, by their paths.
  private Map<String, FrameEntry> awaited = Map.of();

  /// What controls of documents that are still to come were left with, by the frames' paths.
  private final Map<String, JsonArray> controls = new HashMap<>();

  long nextDocument() {
    return ++lastDocument;
  }

  /// All frames inside the page as text; empty if that is too much.
  static String text(LocalPage page) {
    String text = text(page, true);
    if (text.length() > MOST_TEXT) {
      text = text(page, false);
    }
    return text.length() > MOST_TEXT ? "" : text;
  }

  private static String text(LocalPage page, boolean withControls) {
    JsonObject all = new JsonObject();
    for (LocalFrame frame : page.frames()) {
      FrameEntry entry = frame.traversal().entry();
      OpenDocument open = frame.open();
      JsonArray states = open == null || !withControls ? new JsonArray() : open.forms.states();
      if (frame.parent() == null ? !states.isEmpty() : entry.document() != 0) {
        JsonArray each = new JsonArray();
        each.add(entry.url());
        each.add(entry.document());
        each.add(entry.state());
        if (!states.isEmpty()) {
          each.add(states);
        }
        all.add(frame.traversal().path(), each);
      }
    }
    return all.toString();
  }

  /// @param left takes what controls were left with
  private static Map<String, FrameEntry> parse(String text, Map<String, JsonArray> left) {
    Map<String, FrameEntry> entries = new LinkedHashMap<>();
    if (text.isEmpty()) {
      return entries;
    }
    try {
      for (Map.Entry<String, JsonElement> each :
          JsonParser.parseString(text).getAsJsonObject().entrySet()) {
        JsonArray entry = each.getValue().getAsJsonArray();
        if (entry.size() > 3) {
          left.put(each.getKey(), entry.get(3).getAsJsonArray());
        }
        if (!each.getKey().isEmpty()) {
          entries.put(
              each.getKey(),
              new FrameEntry(
                  entry.get(0).getAsString(),
                  entry.get(1).getAsLong(),
                  entry.get(2).getAsString()));
        }
      }
    } catch (JsonParseException | IllegalStateException | IndexOutOfBoundsException e) {
      entries.clear(); // of no use to anybody
    }
    return entries;
  }

  /// The page begins at an entry: frames that come go where they were.
  void begins(String text) {
    controls.clear();
    awaited = parse(text, controls);
  }

  /// What the controls of the document that has come to a frame were left with; null for nothing.
  @Nullable JsonArray takeControls(String path) {
    return controls.remove(path);
  }

  /// Where a frame that has just been made goes instead of where its element says; null if it was
  /// nowhere else.
  @Nullable FrameEntry takeAwaited(String path) {
    return awaited.isEmpty() ? null : awaited.remove(path);
  }

  /// The page has gone to an entry of the same document: its frames follow.
  void apply(LocalPage page, String text) {
    Map<String, JsonArray> left = new HashMap<>();
    Map<String, FrameEntry> wanted = parse(text, left);
    for (LocalFrame frame : List.copyOf(page.frames())) {
      FrameEntry to = wanted.get(frame.traversal().path());
      if (frame.parent() != null
          && !frame.isGone()
          && to != null
          && !to.equals(frame.traversal().entry())) {
        if (to.document() != frame.traversal().entry().document()) {
          awaitInside(frame.traversal().path(), wanted);
          left.forEach(
              (path, states) -> {
                if (path.equals(frame.traversal().path())
                    || path.startsWith(frame.traversal().path() + ".")) {
                  controls.put(path, states);
                }
              });
        }
        frame.traversal().traverse(to);
      }
    }
  }

  private void awaitInside(String path, Map<String, FrameEntry> wanted) {
    Map<String, FrameEntry> inside = new LinkedHashMap<>(awaited);
    wanted.forEach(
        (each, entry) -> {
          if (each.startsWith(path + ".")) {
            inside.put(each, entry);
          }
        });
    awaited = inside;
  }
}
