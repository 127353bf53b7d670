package bulkhead.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginManifestTest {
  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path folder;

  @Test
  void readsAJarWithoutItsClasses() throws IOException {
    Path jar =
        jar("a.jar", "name = Färben\nmimeTypes = Text/X-Colours , image/x-a+xml\nfactory = a.B$C");
    assertEquals(
        Optional.of(
            new PluginManifest(jar, "Färben", Set.of("text/x-colours", "image/x-a+xml"), "a.B$C")),
        PluginManifest.read(jar));
  }

  @Test
  void readsAFolderOfClasses() throws IOException {
    Path file = folder.resolve(PluginManifest.ENTRY);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "name=A\nmimeTypes=a/b\nfactory=C");
    assertEquals("A", PluginManifest.read(folder).orElseThrow().name());
  }

  @Test
  void aJarWithoutManifestIsNoPlugin() throws IOException {
    assertEquals(Optional.empty(), PluginManifest.read(jar("a.jar", null)));
    assertEquals(Optional.empty(), PluginManifest.read(folder));
  }

  @Test
  void brokenManifestsAreRefusedWithTheirReason() throws IOException {
    assertEquals("has no name", problem("mimeTypes=a/b\nfactory=C"));
    assertEquals("has no mimeTypes", problem("name=A\nmimeTypes=\nfactory=C"));
    assertEquals("names 'pdf', which is not a type", problem("name=A\nmimeTypes=pdf\nfactory=C"));
    assertEquals("names '', which is not a type", problem("name=A\nmimeTypes=a/b,\nfactory=C"));
    assertEquals(
        "names 'a b', which is not a class", problem("name=A\nmimeTypes=a/b\nfactory=a b"));
    assertEquals(
        "has a name that cannot be shown", problem("name=A\\u0000\nmimeTypes=a/b\nfactory=C"));
    assertEquals("is over 65536 bytes", problem("#" + "x".repeat(70_000)));
    assertEquals("is not a properties file: Malformed \\uxxxx encoding.", problem("name=\\u00"));
  }

  @Test
  void scanKeepsTheGoodOnesAndNamesTheBad() throws IOException {
    jar("b.jar", "name=B\nmimeTypes=a/b\nfactory=C");
    jar("a.jar", "name=A\nmimeTypes=a/b\nfactory=C");
    jar("library.jar", null);
    Files.writeString(folder.resolve("broken.jar"), "no zip");
    Files.writeString(folder.resolve("notes.txt"), "no jar");
    List<String> problems = new ArrayList<>();
    List<String> names = new ArrayList<>();
    PluginManifest.scan(folder, problems).forEach(manifest -> names.add(manifest.name()));
    assertEquals(List.of("A", "B"), names);
    assertEquals(1, problems.size(), problems.toString());
    assertEquals(List.of(), PluginManifest.scan(folder.resolve("missing"), problems));
    assertEquals(1, problems.size(), problems.toString());
  }

  private String problem(String properties) throws IOException {
    Path jar = jar("x.jar", properties);
    String message =
        String.valueOf(
            assertThrows(IOException.class, () -> PluginManifest.read(jar)).getMessage());
    return message.replace(jar + ": " + PluginManifest.ENTRY + " ", "");
  }

  private Path jar(String name, @Nullable String properties) throws IOException {
    Path jar = folder.resolve(name);
    try (OutputStream out = Files.newOutputStream(jar);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry(properties == null ? "a/B.class" : PluginManifest.ENTRY));
      zip.write((properties == null ? "" : properties).getBytes(StandardCharsets.UTF_8));
      zip.closeEntry();
    }
    return jar;
  }
}
