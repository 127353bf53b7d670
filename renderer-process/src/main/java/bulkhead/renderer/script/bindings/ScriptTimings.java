package bulkhead.renderer.script.bindings;

/// When things happened in the loads of one realm, a document's or a worker's. A part of the realm.
public interface ScriptTimings {
  /// What has been loaded since it was asked last, as a JSON array; empty for nothing.
  String take();

  /// The document's own load, as a JSON object; empty for none.
  String navigation();
}
