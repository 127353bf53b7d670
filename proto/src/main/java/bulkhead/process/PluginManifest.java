package bulkhead.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;

/// What a plugin's jar says about itself, read without loading any of its code: this is how the
/// browser process knows which types of document have a plugin, and which jar its process needs.
///
/// The jar's entry `META-INF/bulkhead/plugin.properties`:
///
/// ```
/// name = PDF viewer
/// mimeTypes = application/pdf, application/x-pdf
/// factory = bulkhead.plugin.pdf.PdfPluginFactory
/// ```
///
/// Immutable, for any thread.
///
/// @param location the jar, or the folder of classes, that goes on the plugin process's class path
/// @param mimeTypes in lower case, without parameters, at least one
/// @param factory name of the class that implements `bulkhead.plugin.api.PluginFactory`
public record PluginManifest(Path location, String name, Set<String> mimeTypes, String factory) {
  public static final String ENTRY = "META-INF/bulkhead/plugin.properties";

  private static final int MAX_BYTES = 64 * 1024;
  private static final int MAX_MIME_TYPES = 100;
  private static final int MAX_NAME = 100;

  /// RFC 6838 §4.2 `type-name "/" subtype-name`.
  private static final Pattern MIME_TYPE =
      Pattern.compile("[a-z0-9][a-z0-9!#$&^_.+-]{0,126}/[a-z0-9][a-z0-9!#$&^_.+-]{0,126}");

  private static final Pattern CLASS_NAME =
      Pattern.compile("[\\p{L}_$][\\p{L}\\p{N}_$]*(\\.[\\p{L}_$][\\p{L}\\p{N}_$]*)*");

  public PluginManifest {
    mimeTypes = Set.copyOf(mimeTypes);
  }

  /// The manifest in this jar or folder of classes, or nothing if it is not a plugin's.
  ///
  /// @throws IOException if it cannot be read, or breaks the rules above; the message names the
  ///     file
  public static Optional<PluginManifest> read(Path location) throws IOException {
    if (Files.isDirectory(location)) {
      Path file = location.resolve(ENTRY);
      if (!Files.isRegularFile(file)) {
        return Optional.empty();
      }
      try (InputStream in = Files.newInputStream(file)) {
        return Optional.of(parse(location, in));
      }
    }
    try (JarFile jar = new JarFile(location.toFile())) {
      ZipEntry entry = jar.getEntry(ENTRY);
      if (entry == null) {
        return Optional.empty();
      }
      try (InputStream in = jar.getInputStream(entry)) {
        return Optional.of(parse(location, in));
      }
    }
  }

  /// The manifests of all jars in this folder, by file name. A jar that cannot be read does not
  /// hide the others: what is wrong with it is added to `problems`. A folder that does not exist
  /// has no plugins.
  public static List<PluginManifest> scan(Path folder, List<String> problems) {
    List<Path> jars = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, "*.jar")) {
        found.forEach(jars::add);
      } catch (IOException | java.nio.file.DirectoryIteratorException e) {
        problems.add(folder + ": " + e.getMessage());
      }
    }
    jars.sort(null);
    List<PluginManifest> manifests = new ArrayList<>();
    for (Path jar : jars) {
      try {
        read(jar).ifPresent(manifests::add);
      } catch (IOException e) {
        problems.add(e.getMessage());
      }
    }
    return List.copyOf(manifests);
  }

  private static PluginManifest parse(Path location, InputStream in) throws IOException {
    byte[] bytes = in.readNBytes(MAX_BYTES + 1);
    if (bytes.length > MAX_BYTES) {
      throw broken(location, "is over " + MAX_BYTES + " bytes");
    }
    Properties properties = new Properties();
    try {
      properties.load(new StringReader(new String(bytes, StandardCharsets.UTF_8)));
    } catch (IllegalArgumentException e) {
      throw broken(location, "is not a properties file: " + e.getMessage());
    }
    String name = required(location, properties, "name");
    if (name.length() > MAX_NAME || name.chars().anyMatch(Character::isISOControl)) {
      throw broken(location, "has a name that cannot be shown");
    }
    Set<String> mimeTypes = new LinkedHashSet<>();
    for (String type : required(location, properties, "mimeTypes").split(",", -1)) {
      String mimeType = type.strip().toLowerCase(Locale.ROOT);
      if (!MIME_TYPE.matcher(mimeType).matches()) {
        throw broken(location, "names '" + mimeType + "', which is not a type");
      }
      mimeTypes.add(mimeType);
    }
    if (mimeTypes.size() > MAX_MIME_TYPES) {
      throw broken(location, "names over " + MAX_MIME_TYPES + " types");
    }
    String factory = required(location, properties, "factory");
    if (!CLASS_NAME.matcher(factory).matches()) {
      throw broken(location, "names '" + factory + "', which is not a class");
    }
    return new PluginManifest(location, name, mimeTypes, factory);
  }

  private static String required(Path location, Properties properties, String key)
      throws IOException {
    String value = properties.getProperty(key, "").strip();
    if (value.isEmpty()) {
      throw broken(location, "has no " + key);
    }
    return value;
  }

  private static IOException broken(Path location, String what) {
    return new IOException(location + ": " + ENTRY + " " + what);
  }
}
