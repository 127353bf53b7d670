package bulkhead.process;

/// One of the roles that are processes of their own: renderer, GPU, plugin. Found by
/// `ServiceLoader` when `--single-process` runs them inside the browser process's JVM.
public interface ChildRole {
  /// As in `--type=`: "renderer", "gpu-process", "plugin".
  String type();

  /// Runs the role on the calling thread until the browser process ends it or is gone.
  void run(ChildStart start) throws Exception;
}
