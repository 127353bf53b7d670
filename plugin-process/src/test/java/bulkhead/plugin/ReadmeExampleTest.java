package bulkhead.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bulkhead.plugin.api.PixelRect;
import bulkhead.plugin.api.PluginCanvas;
import bulkhead.plugin.api.PluginFactory;
import bulkhead.plugin.api.PluginInput;
import bulkhead.plugin.api.PluginInput.Modifiers;
import bulkhead.plugin.api.PluginInstance;
import bulkhead.process.PluginManifest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The plugin of the README: compiled, packed, found, loaded and run as it stands there.
class ReadmeExampleTest {
  @Test
  void theJarIsFoundByItsManifestAndItsPluginRuns(@TempDir Path folder) throws IOException {
    Path jar = jarOfReadme(folder);
    List<String> problems = new ArrayList<>();
    List<PluginManifest> manifests = PluginManifest.scan(folder.resolve("plugins"), problems);
    assertEquals(List.of(), problems);
    PluginManifest manifest = manifests.getFirst();
    assertEquals("Colour bars", manifest.name());
    assertEquals(Set.of("text/x-colours"), manifest.mimeTypes());

    PluginFactory factory = PluginLoader.load(jar.toString(), manifest.factory());
    assertEquals(manifest.mimeTypes(), factory.mimeTypes());
    RecordingContext context = new RecordingContext();
    try (PluginInstance instance = factory.create(context)) {
      instance.resize(20, 40, 1);
      instance.onData("#ff0000\n#00f".getBytes(StandardCharsets.UTF_8));
      instance.onData("f00\n".getBytes(StandardCharsets.UTF_8));
      instance.onEnd();
      assertTrue(context.repaintRequested);
      int[] pixels = new int[10];
      instance.paint(new PluginCanvas(new PixelRect(5, 15, 1, 10), pixels));
      assertEquals("ffff0000", Integer.toHexString(pixels[4]));
      assertEquals("ff00ff00", Integer.toHexString(pixels[5]));
      instance.onInput(
          new PluginInput.MouseDown(3, 30, PluginInput.MouseButton.LEFT, 1, Modifiers.NONE));
      assertEquals("java.awt.Color[r=0,g=255,b=0]", context.title);
    }
  }

  @Test
  void aFactoryThatIsNotThereIsNamed(@TempDir Path folder) throws IOException {
    Path jar = Jars.of(Map.of("empty.txt", new byte[0]), folder.resolve("empty.jar"));
    IOException e =
        assertThrows(IOException.class, () -> PluginLoader.load(jar.toString(), "no.Such"));
    assertTrue(String.valueOf(e.getMessage()).startsWith("no.Such is not a PluginFactory service"));
  }

  private static Path jarOfReadme(Path folder) throws IOException {
    String readme = Files.readString(Path.of("README.md"));
    Path source = folder.resolve("src/example/ColourBars.java");
    Files.createDirectories(source.getParent());
    Files.writeString(source, block(readme, "java"));
    Path classes = folder.resolve("classes");
    int status =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "-proc:none",
                "-cp",
                System.getProperty("java.class.path"),
                "-d",
                classes.toString(),
                source.toString());
    assertEquals(0, status, "the example of README.md does not compile");
    Map<String, byte[]> entries = new HashMap<>();
    try (Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        entries.put(classes.relativize(file).toString(), Files.readAllBytes(file));
      }
    }
    entries.put(PluginManifest.ENTRY, block(readme, "properties").getBytes(StandardCharsets.UTF_8));
    entries.put(
        "META-INF/services/" + PluginFactory.class.getName(),
        "example.ColourBars\n".getBytes(StandardCharsets.UTF_8));
    Path plugins = Files.createDirectory(folder.resolve("plugins"));
    return Jars.of(entries, plugins.resolve("colour-bars.jar"));
  }

  private static String block(String markdown, String language) {
    Matcher matcher =
        Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL).matcher(markdown);
    assertTrue(matcher.find(), language);
    return matcher.group(1);
  }
}
