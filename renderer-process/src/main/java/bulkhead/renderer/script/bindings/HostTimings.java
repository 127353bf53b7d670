package bulkhead.renderer.script.bindings;

import bulkhead.renderer.script.TimeOrigin;

/// What `08-timing.js` asks of Java. Thread: the isolate's.
final class HostTimings {
  private HostTimings() {}

  static String takeTimings(RealmBindings runtime) {
    ScriptTimings timings = runtime.realm().get(ScriptTimings.class);
    return timings == null ? "" : timings.take();
  }

  static String navigationTiming(RealmBindings runtime) {
    ScriptTimings timings = runtime.realm().get(ScriptTimings.class);
    return timings == null ? "" : timings.navigation();
  }

  static double originNanos(RealmBindings runtime) {
    TimeOrigin origin = runtime.realm().get(TimeOrigin.class);
    return origin == null ? 0 : origin.nanos();
  }
}
