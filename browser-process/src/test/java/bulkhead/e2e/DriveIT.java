package bulkhead.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import bulkhead.testing.BrowserProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Puppeteer and Playwright drive the browser: `src/test/node`, one line of its output for each
/// call. Needs Node, and `npm ci` in that folder.
class DriveIT {
  private static final Path SCRIPTS = Path.of("src", "test", "node").toAbsolutePath();
  private static final int MOST_MINUTES = 10;

  @TempDir Path folder = Path.of("");

  @Test
  void everyCallDoesWhatItDoesInChromium() throws IOException, InterruptedException {
    assumeTrue(
        Files.isDirectory(SCRIPTS.resolve("node_modules")),
        "run `npm ci` in " + SCRIPTS + " first");
    Path launcher = folder.resolve("browser");
    Files.writeString(
        launcher,
        "#!/bin/sh\nexec "
            + BrowserProcess.command().stream()
                .map(word -> "'" + word + "'")
                .collect(Collectors.joining(" "))
            + " \"$@\"\n");
    Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwx------"));
    Path out = folder.resolve("out");
    Process node =
        new ProcessBuilder("node", "drive.mjs", "--browser", launcher.toString())
            .directory(SCRIPTS.toFile())
            .redirectErrorStream(true)
            .redirectOutput(out.toFile())
            .start();
    boolean ended = node.waitFor(MOST_MINUTES, TimeUnit.MINUTES);
    node.destroyForcibly();
    String lines = Files.readString(out, StandardCharsets.UTF_8);
    assertTrue(ended, () -> "no end in " + MOST_MINUTES + " min:\n" + lines);
    assertEquals(
        "",
        lines.lines().filter(line -> line.startsWith("FAIL")).collect(Collectors.joining("\n")));
    assertEquals(0, node.exitValue(), lines);
  }
}
