package bulkhead.renderer.devtools;

import bulkhead.devtools.CommandTable;
import bulkhead.devtools.Json;
import bulkhead.devtools.ProtocolError;
import bulkhead.renderer.dom.Document;
import bulkhead.renderer.dom.Node;
import bulkhead.renderer.script.ScriptIsolate;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;

/// `Performance`: what the page's documents and scripts weigh now. Stateless.
final class PerformanceCommands {
  /// V8's own answer waits for a task that nobody runs here.
  static final String COLLECT_GARBAGE = "HeapProfiler.collectGarbage";

  private PerformanceCommands() {}

  static void describe(CommandTable<AgentSession> commands) {
    commands.accepted("Performance.enable", "Performance.disable", "Performance.setTimeDomain");
    commands.on(
        COLLECT_GARBAGE,
        (session, none) -> {
          ScriptIsolate isolate = session.page().scripts();
          if (isolate != null) {
            isolate.collectGarbage();
          }
          return null;
        });
    commands.on("Performance.getMetrics", (session, none) -> metrics(session));
  }

  private static JsonObject metrics(AgentSession session) throws ProtocolError {
    int documents = 0;
    int nodes = 0;
    for (InspectedFrame frame : session.page().frames()) {
      Document document = frame.document();
      if (document != null) {
        documents++;
        for (Node node = document; node != null; node = node.nextInTree(document)) {
          nodes++;
        }
      }
    }
    List<JsonObject> metrics = new ArrayList<>();
    metrics.add(metric("Timestamp", System.nanoTime() / 1e9));
    metrics.add(metric("Documents", documents));
    metrics.add(metric("Frames", session.page().frames().size()));
    metrics.add(metric("Nodes", nodes));
    ScriptIsolate isolate = session.page().scripts();
    if (isolate != null) {
      JsonObject heap = session.scripts().ask("Runtime.getHeapUsage", new JsonObject());
      metrics.add(metric("JSHeapUsedSize", heap.get("usedSize").getAsDouble()));
      metrics.add(metric("JSHeapTotalSize", heap.get("totalSize").getAsDouble()));
    }
    return Json.object("metrics", metrics);
  }

  private static JsonObject metric(String name, double value) {
    return Json.object("name", name, "value", value);
  }
}
