package bulkhead.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import bulkhead.testing.BrowserProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Puppeteer and Playwright drive the browser: `src/test/node`, one line of its output for each
/// call. Needs Node 20 with npm, which brings the clients by `package-lock.json`.
class DriveIT {
  private static final Path SCRIPTS = Path.of("src", "test", "node").toAbsolutePath();

  /// A copy, so that the sources stay as they are; its packages are used again as long as the lock
  /// file is the same.
  private static final Path WORKSHOP = Path.of("target", "drive").toAbsolutePath();

  private static final int LEAST_NODE = 20;
  private static final int MOST_MINUTES = 15;
  private static final int MOST_INSTALL_MINUTES = 4;

  @TempDir Path folder = Path.of("");

  private Path launcher() throws IOException {
    Path launcher = folder.resolve("browser");
    Files.writeString(
        launcher,
        "#!/bin/sh\nexec "
            + BrowserProcess.command().stream()
                .map(word -> "'" + word + "'")
                .collect(Collectors.joining(" "))
            + " \"$@\"\n");
    Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwx------"));
    return launcher;
  }

  private record Outcome(boolean ended, int status, String lines) {}

  private Outcome run(Path where, int mostMinutes, String... command)
      throws IOException, InterruptedException {
    Path out = Files.createTempFile(folder, "out", "");
    Process process;
    try {
      process =
          new ProcessBuilder(command)
              .directory(where.toFile())
              .redirectErrorStream(true)
              .redirectOutput(out.toFile())
              .start();
    } catch (IOException e) {
      return new Outcome(true, 127, String.valueOf(e.getMessage()));
    }
    boolean ended = process.waitFor(mostMinutes, TimeUnit.MINUTES);
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly().waitFor();
    return new Outcome(ended, process.exitValue(), Files.readString(out, StandardCharsets.UTF_8));
  }

  /// Brings the scripts and their packages together, for the first client that asks.
  private void install() throws IOException, InterruptedException {
    Outcome node = run(folder, 1, "node", "--version");
    String version = node.lines().strip();
    assumeTrue(
        node.status() == 0 && version.matches("v\\d+\\..*"),
        "there is no node: the DevTools clients do not run");
    assumeTrue(
        Integer.parseInt(version.substring(1, version.indexOf('.'))) >= LEAST_NODE,
        () -> "node " + version + " is too old for the DevTools clients");
    Files.createDirectories(WORKSHOP);
    String lock = Files.readString(SCRIPTS.resolve("package-lock.json"));
    Path installed = WORKSHOP.resolve("installed-lock.json");
    try (Stream<Path> files = Files.list(SCRIPTS)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(file, WORKSHOP.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
    }
    if (Files.exists(installed) && Files.readString(installed).equals(lock)) {
      return;
    }
    Outcome npm =
        run(
            WORKSHOP,
            MOST_INSTALL_MINUTES,
            "npm",
            "ci",
            "--no-audit",
            "--no-fund",
            "--ignore-scripts");
    assumeTrue(
        npm.ended() && npm.status() == 0,
        () -> "npm does not bring the DevTools clients; offline? " + npm.lines());
    Files.writeString(installed, lock);
  }

  @ParameterizedTest
  @ValueSource(strings = {"rarer", "readme", "puppeteer", "playwright", "protocol"})
  @Execution(ExecutionMode.CONCURRENT)
  void everyCallDoesWhatItDoesInChromium(String client) throws IOException, InterruptedException {
    synchronized (DriveIT.class) {
      install();
    }
    Outcome drive =
        run(
            WORKSHOP,
            MOST_MINUTES,
            "node",
            "drive.mjs",
            "--browser",
            launcher().toString(),
            "--client",
            client);
    assertTrue(drive.ended(), () -> "no end in " + MOST_MINUTES + " min:\n" + drive.lines());
    assertEquals(
        "",
        drive
            .lines()
            .lines()
            .filter(line -> line.startsWith("FAIL"))
            .collect(Collectors.joining("\n")));
    assertEquals(0, drive.status(), drive::lines);
  }
}
