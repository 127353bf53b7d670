package bulkhead.renderer;

import bulkhead.ipc.api.ResourceTiming;
import bulkhead.url.Url;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What one document or worker has loaded, and when it was first painted, until its scripts ask for
/// it (Resource Timing §4, Paint Timing §4). Safe from any thread.
final class ResourceTimeline {
  /// Scripts that never ask keep no more than this.
  private static final int MOST_WAITING = 1000;

  private final List<JsonObject> waiting = new ArrayList<>();
  private @Nullable Runnable whenAdded;

  /// @param action is told, on the adding thread, of each that is added
  synchronized void setWhenAdded(@Nullable Runnable action) {
    whenAdded = action;
  }

  /// @param url as it was asked for
  /// @param initiator `initiatorType`
  void add(String url, String initiator, ResourceTiming timing) {
    add(entry(url, initiator, timing));
  }

  /// @param name `first-paint` or `first-contentful-paint`
  /// @param nanos `System.nanoTime()`
  void addPaint(String name, long nanos) {
    JsonObject entry = new JsonObject();
    entry.addProperty("name", name);
    entry.addProperty("painted", nanos);
    add(entry);
  }

  private void add(JsonObject entry) {
    Runnable action;
    synchronized (this) {
      if (waiting.size() >= MOST_WAITING) {
        return;
      }
      waiting.add(entry);
      action = whenAdded;
    }
    if (action != null) {
      action.run();
    }
  }

  /// All that wait, as a JSON array; empty for none.
  synchronized String take() {
    if (waiting.isEmpty()) {
      return "";
    }
    JsonArray all = new JsonArray();
    waiting.forEach(all::add);
    waiting.clear();
    return all.toString();
  }

  static JsonObject entry(String url, String initiator, ResourceTiming timing) {
    JsonObject entry = new JsonObject();
    Url parsed = Url.parse(url);
    entry.addProperty("name", parsed == null ? url : parsed.withoutFragment().href());
    entry.addProperty("initiator", initiator);
    JsonArray moments = new JsonArray();
    for (long moment :
        new long[] {
          timing.getStart(),
          timing.getRedirectStart(),
          timing.getRedirectEnd(),
          timing.getFetchStart(),
          timing.getLookupStart(),
          timing.getLookupEnd(),
          timing.getConnectStart(),
          timing.getConnectEnd(),
          timing.getSecureStart(),
          timing.getRequestStart(),
          timing.getResponseStart(),
          timing.getResponseEnd()
        }) {
      moments.add(moment);
    }
    entry.add("moments", moments);
    entry.addProperty("allowed", timing.getAllowed());
    entry.addProperty(
        "source",
        switch (timing.getSource()) {
          case CACHE -> "cache";
          case VALIDATED -> "validated";
          case NETWORK, SOURCE_UNSPECIFIED, UNRECOGNIZED -> "network";
        });
    entry.addProperty("encoded", timing.getEncodedSize());
    entry.addProperty("decoded", timing.getDecodedSize());
    entry.addProperty("protocol", timing.getProtocol());
    JsonArray server = new JsonArray();
    timing.getServerTimingList().forEach(server::add);
    entry.add("server", server);
    entry.addProperty("status", timing.getStatus());
    entry.addProperty("mime", timing.getMimeType());
    return entry;
  }

  /// What the document around a frame may know of its load (Fetch §2.2.2, "create an opaque timing
  /// info").
  static ResourceTiming forOthers(ResourceTiming timing) {
    return timing.getAllowed()
        ? timing
        : ResourceTiming.newBuilder()
            .setStart(timing.getStart())
            .setFetchStart(timing.getStart())
            .setResponseEnd(timing.getResponseEnd())
            .build();
  }
}
