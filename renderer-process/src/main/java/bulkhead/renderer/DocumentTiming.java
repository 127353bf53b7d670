package bulkhead.renderer;

import bulkhead.ipc.api.CommitNavigationRequest;
import bulkhead.ipc.api.NavigationType;
import bulkhead.ipc.api.ResourceTiming;
import bulkhead.renderer.script.bindings.ScriptTimings;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

/// When one document was loaded and what it has loaded itself (Navigation Timing §4). Thread:
/// `RendererMain`.
final class DocumentTiming implements ScriptTimings {
  /// The moments of a document's life, in the order of `NAVIGATION_MOMENTS` in `08-timing.js`.
  enum Moment {
    UNLOAD_START,
    UNLOAD_END,
    INTERACTIVE,
    CONTENT_LOADED_START,
    CONTENT_LOADED_END,
    COMPLETE,
    LOAD_START,
    LOAD_END,
    LOADING
  }

  private final ResourceTimeline resources = new ResourceTimeline();
  private final PaintTiming paints = new PaintTiming(resources);
  private final String url;
  private final NavigationType type;
  private final long start;
  private final long[] moments = new long[Moment.values().length];
  private ResourceTiming load;

  DocumentTiming(CommitNavigationRequest request) {
    this.url = request.getUrl();
    this.type = request.getNavigationType();
    this.load = request.getTiming();
    reached(Moment.LOADING);
    this.start =
        request.getNavigationStart() != 0
            ? request.getNavigationStart()
            : load.getStart() != 0 ? load.getStart() : moments[Moment.LOADING.ordinal()];
  }

  /// The moment that the document's clocks count from: when its navigation began.
  long origin() {
    return start;
  }

  ResourceTimeline resources() {
    return resources;
  }

  PaintTiming paints() {
    return paints;
  }

  /// More is known of the document's own load.
  void responded(ResourceTiming timing) {
    load = timing;
  }

  /// Of the first time only: a document that is written anew has been loaded.
  void reached(Moment moment) {
    at(moment, System.nanoTime());
  }

  void at(Moment moment, long nanos) {
    if (moments[moment.ordinal()] == 0) {
      moments[moment.ordinal()] = nanos;
    }
  }

  /// Whether what was before the redirects is nobody's concern here.
  boolean isCrossed() {
    return load.getCrossed();
  }

  @Override
  public String take() {
    return resources.take();
  }

  @Override
  public String navigation() {
    ResourceTiming known = load;
    if (known.getStart() == 0) {
      known = known.toBuilder().setFetchStart(start).build();
    }
    known = known.toBuilder().setStart(start).build();
    if (known.getCrossed()) {
      known = known.toBuilder().setRedirectStart(0).setRedirectEnd(0).setRedirects(0).build();
    }
    JsonObject all = ResourceTimeline.entry(url, "navigation", known);
    all.addProperty(
        "kind",
        switch (type) {
          case RELOAD -> "reload";
          case BACK_FORWARD -> "back_forward";
          case NAVIGATE, UNRECOGNIZED -> "navigate";
        });
    all.addProperty("redirects", known.getRedirects());
    JsonArray own = new JsonArray();
    for (long moment : moments) {
      own.add(moment);
    }
    all.add("document", own);
    return all.toString();
  }
}
