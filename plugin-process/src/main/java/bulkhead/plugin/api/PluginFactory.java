package bulkhead.plugin.api;

import java.util.Set;

/// Makes instances of one plugin. Found by [java.util.ServiceLoader], so it needs a public
/// constructor without parameters. Thread: used on `PluginMain` only.
public interface PluginFactory {
  /// What people are shown as the plugin's name, such as `PDF viewer`.
  String name();

  /// The types of document this plugin shows, in lower case and without parameters, such as
  /// `application/pdf`. The same ones stand in the jar's `plugin.properties`.
  Set<String> mimeTypes();

  /// Loads everything that needs a file: natives, resources, system settings. Called once, before
  /// the process locks itself; after that no file opens any more, and classes load only from jars
  /// that are open already. Rendering a small picture in the way the plugin will later do it is the
  /// best warm-up.
  default void warmUp() {}

  /// Starts one plugin for one box of a page. Its size and its document's bytes follow as calls.
  PluginInstance create(PluginContext context);
}
