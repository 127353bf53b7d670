package bulkhead.plugin;

import bulkhead.plugin.api.PluginFactory;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/// Finds the factory that a plugin's manifest names. Before the lock, for it opens the plugin's
/// jar. Thread: `PluginMain`.
public final class PluginLoader {
  private PluginLoader() {}

  /// @param jar the jar or folder of classes that has the plugin; empty, or without effect, when
  ///     the plugin is on the class path
  /// @throws IOException if the factory is not there or cannot be made; the message says which
  public static PluginFactory load(String jar, String factoryClass) throws IOException {
    try {
      ClassLoader own = PluginLoader.class.getClassLoader();
      Optional<PluginFactory> factory = find(factoryClass, own);
      if (factory.isEmpty() && !jar.isEmpty()) {
        // Never closed: its jar has to stay open, since the process cannot open it again.
        URLClassLoader loader = new URLClassLoader(new URL[] {Path.of(jar).toUri().toURL()}, own);
        factory = find(factoryClass, loader);
      }
      return factory.orElseThrow(
          () -> new IOException(factoryClass + " is not a PluginFactory service in " + jar));
    } catch (ServiceConfigurationError | LinkageError e) {
      throw new IOException(factoryClass + " cannot be loaded from " + jar, e);
    }
  }

  private static Optional<PluginFactory> find(String factoryClass, ClassLoader loader) {
    return ServiceLoader.load(PluginFactory.class, loader).stream()
        .filter(provider -> provider.type().getName().equals(factoryClass))
        .findFirst()
        .map(ServiceLoader.Provider::get);
  }
}
