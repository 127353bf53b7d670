package bulkhead.plugin;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Packs what tests compiled.
public final class Jars {
  private Jars() {}

  /// Everything in a folder, by its path from there.
  public static Path ofFolder(Path folder, Path jar) throws IOException {
    Map<String, byte[]> entries = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        entries.put(
            folder.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
      }
    }
    return of(entries, jar);
  }

  /// The tests' class path as an installation has it, for processes that lock themselves: a class
  /// in a folder of classes would be a file to be opened.
  public static String classPathOfJars(Path folder) throws IOException {
    List<String> jars = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      Path path = Path.of(entry);
      boolean classes = Files.isDirectory(path);
      jars.add(
          (classes ? ofFolder(path, folder.resolve("classes" + jars.size() + ".jar")) : path)
              .toString());
    }
    return String.join(File.pathSeparator, jars);
  }

  public static Path of(Map<String, byte[]> entries, Path jar) throws IOException {
    try (OutputStream out = Files.newOutputStream(jar);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (var entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue());
        zip.closeEntry();
      }
    }
    return jar;
  }
}
