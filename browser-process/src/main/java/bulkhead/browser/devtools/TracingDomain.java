package bulkhead.browser.devtools;

import bulkhead.browser.process.RenderProcessHost;
import bulkhead.devtools.CommandTable;
import bulkhead.devtools.Json;
import bulkhead.devtools.ProtocolError;
import bulkhead.ipc.Channel;
import bulkhead.ipc.api.ChildProcess;
import bulkhead.ipc.api.DumpTraceRequest;
import bulkhead.ipc.api.TraceBatch;
import bulkhead.ipc.api.TraceEvent;
import bulkhead.ipc.Outcome;
import bulkhead.trace.Trace;
import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// `Tracing`: the rings of all processes between start and end, in Chromium's format. The rings
/// record always, so that starting costs nothing, and a long trace keeps its end only. Thread:
/// `BrowserMain`.
final class TracingDomain {
  private static final int MOST_BATCHES = 100;
  private static final int EVENTS_IN_MESSAGE = 1000;

  private record Start(
      @Nullable String categories,
      @Nullable String options,
      @Nullable String transferMode,
      @Nullable String streamFormat,
      @Nullable JsonObject traceConfig) {}

  /// A trace that is being recorded.
  record Recording(Session session, boolean asStream, long startNanos) {}

  private TracingDomain() {}

  static void describe(CommandTable<Session> commands) {
    commands.on("Tracing.start", Start.class, TracingDomain::start);
    commands.on("Tracing.end", (session, none) -> end(session));
    commands.on(
        "Tracing.getCategories",
        (session, none) -> {
          com.google.gson.JsonArray categories = new com.google.gson.JsonArray();
          List.of("ipc", "loading", "rendering", "script").forEach(categories::add);
          return Json.object("categories", categories);
        });
  }

  private static @Nullable JsonObject start(Session session, Start wanted) throws ProtocolError {
    DevTools devTools = session.devTools();
    Recording running = devTools.recording();
    if (running != null && !running.session().hasEnded()) {
      throw ProtocolError.because("Tracing has already been started (possibly in another tab).");
    }
    devTools.setRecording(
        new Recording(session, "ReturnAsStream".equals(wanted.transferMode()), System.nanoTime()));
    return null;
  }

  private static @Nullable JsonObject end(Session session) throws ProtocolError {
    DevTools devTools = session.devTools();
    Recording recording = devTools.recording();
    if (recording == null || recording.session() != session) {
      throw ProtocolError.because("Tracing is not started");
    }
    devTools.setRecording(null);
    Collected collected = new Collected(recording.startNanos());
    collected.process("Browser", (int) ProcessHandle.current().pid());
    for (Trace.Event event : Trace.since(0, Trace.CAPACITY)) {
      collected.add(
          (int) ProcessHandle.current().pid(),
          event.name(),
          event.thread(),
          event.startNanos(),
          event.durationNanos());
    }
    List<CompletableFuture<?>> rest = new ArrayList<>();
    for (RenderProcessHost host : devTools.browser().renderers().living()) {
      var child = host.child();
      if (child != null) {
        int pid = (int) child.pid();
        collected.process("Renderer", pid);
        host.send(channel -> rest.add(collect(collected, pid, channel)));
      }
    }
    Outcome.either(
        CompletableFuture.allOf(rest.toArray(CompletableFuture[]::new)),
        devTools.loop(),
        (done, failure) -> report(recording, collected.events));
    return null;
  }

  private static CompletableFuture<?> collect(Collected collected, int pid, Channel channel) {
    return collect(collected, pid, channel.proxy(ChildProcess.IPC), 0, MOST_BATCHES);
  }

  private static CompletableFuture<?> collect(
      Collected collected, int pid, ChildProcess child, long from, int most) {
    return child
        .dumpTrace(DumpTraceRequest.newBuilder().setFromSequence(from).build())
        .thenCompose(
            (TraceBatch batch) -> {
              for (TraceEvent event : batch.getEventsList()) {
                collected.add(
                    pid,
                    event.getName(),
                    event.getThread(),
                    event.getStartNanos(),
                    event.getDurationNanos());
              }
              return batch.getMore() && most > 1
                  ? collect(collected, pid, child, batch.getNextSequence(), most - 1)
                      .thenApply(done -> null)
                  : CompletableFuture.completedFuture(null);
            });
  }

  private static void report(Recording recording, List<JsonObject> events) {
    Session session = recording.session();
    if (session.hasEnded()) {
      return;
    }
    if (recording.asStream()) {
      String text =
          Json.write(
              Json.object(
                  "traceEvents", events, "metadata", Json.object("product-version", "Bulkhead")));
      String handle =
          IoDomain.open(session, new IoDomain.Stream(text.getBytes(StandardCharsets.UTF_8), true));
      session.event(
          "Tracing.tracingComplete",
          Json.object(
              "dataLossOccurred",
              false,
              "stream",
              handle,
              "traceFormat",
              "json",
              "streamCompression",
              "none"));
      return;
    }
    for (int from = 0; from < events.size(); from += EVENTS_IN_MESSAGE) {
      int to = Math.min(events.size(), from + EVENTS_IN_MESSAGE);
      session.event("Tracing.dataCollected", Json.object("value", events.subList(from, to)));
    }
    session.event("Tracing.tracingComplete", Json.object("dataLossOccurred", false));
  }

  /// The events of all processes; children may answer on several threads.
  private static final class Collected {
    private final long since;
    private final List<JsonObject> events = new ArrayList<>();
    private final Map<String, Integer> threads = new HashMap<>();

    Collected(long since) {
      this.since = since;
    }

    synchronized void process(String name, int pid) {
      events.add(
          Json.object(
              "ph",
              "M",
              "cat",
              "__metadata",
              "name",
              "process_name",
              "pid",
              pid,
              "tid",
              0,
              "ts",
              0,
              "args",
              Json.object("name", name)));
    }

    private int thread(int pid, String name) {
      Integer known = threads.get(pid + name);
      if (known != null) {
        return known;
      }
      int number = threads.size() + 1;
      threads.put(pid + name, number);
      events.add(
          Json.object(
              "ph",
              "M",
              "cat",
              "__metadata",
              "name",
              "thread_name",
              "pid",
              pid,
              "tid",
              number,
              "ts",
              0,
              "args",
              Json.object("name", name)));
      return number;
    }

    /// What began before the recording is left out.
    synchronized void add(int pid, String name, String thread, long start, long duration) {
      if (start < since) {
        return;
      }
      JsonObject event =
          Json.object(
              "ph",
              duration == 0 ? "I" : "X",
              "cat",
              "toplevel",
              "name",
              name,
              "pid",
              pid,
              "tid",
              thread(pid, thread),
              "ts",
              start / 1000,
              "dur",
              duration == 0 ? null : duration / 1000,
              "s",
              duration == 0 ? "t" : null,
              "args",
              new JsonObject());
      events.add(event);
    }
  }
}
