package bulkhead.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A browser that takes part: how it is started, and its running processes.
///
/// @param flags what it needs on this machine besides the common flags
record Contender(String name, Path executable, List<String> flags) {
  static final int WIDTH = 1280;
  static final int HEIGHT = 800;

  /// One run of it, with a profile of its own. Ends all its processes when it is closed.
  record Running(Process process, Path profile) implements AutoCloseable {
    /// It and all that it started.
    List<ProcessHandle> tree() {
      return Stream.concat(Stream.of(process.toHandle()), process.descendants()).toList();
    }

    /// Those of a kind, by `--type=` on their command lines.
    List<ProcessHandle> ofType(String type) {
      return tree().stream()
          .filter(each -> commandLine(each.pid()).contains("--type=" + type + " "))
          .toList();
    }

    private static String commandLine(long pid) {
      try {
        // Some rewrite their line, then with spaces.
        return Files.readString(Path.of("/proc/" + pid + "/cmdline")).replace('\0', ' ') + ' ';
      } catch (IOException e) {
        return ""; // gone
      }
    }

    /// Physical memory of all its processes, a page that n processes share counted as 1/n in each.
    double pssMebibytes() {
      return pssMebibytes(tree());
    }

    /// As [#pssMebibytes()], of the processes of one kind.
    double pssMebibytes(String type) {
      return pssMebibytes(ofType(type));
    }

    private static double pssMebibytes(List<ProcessHandle> processes) {
      long kibibytes = 0;
      for (ProcessHandle each : processes) {
        try (Stream<String> lines = Files.lines(Path.of("/proc/" + each.pid() + "/smaps_rollup"))) {
          kibibytes +=
              lines
                  .filter(line -> line.startsWith("Pss:"))
                  .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                  .sum();
        } catch (IOException | java.io.UncheckedIOException e) {
          // A process that ended meanwhile has none.
        }
      }
      return kibibytes / 1024.0;
    }

    /// Processor time of all its living processes so far.
    double cpuMillis() {
      double ticks = 0;
      for (ProcessHandle each : tree()) {
        try {
          String stat = Files.readString(Path.of("/proc/" + each.pid() + "/stat"));
          String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
          ticks += Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
        } catch (IOException e) {
          // A process that ended meanwhile has none.
        }
      }
      return ticks * 10; // 100 ticks a second
    }

    @Override
    public void close() throws IOException {
      List<ProcessHandle> tree = tree();
      process.destroy();
      try {
        process.waitFor(5, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      tree.forEach(ProcessHandle::destroyForcibly);
      tree.forEach(each -> each.onExit().join());
      delete(profile);
    }
  }

  /// Opens a window over the whole screen with these pages in tabs.
  Running window(String... urls) throws IOException {
    List<String> arguments = new ArrayList<>();
    arguments.add("--window-position=0,0");
    arguments.add("--window-size=" + WIDTH + "," + HEIGHT);
    arguments.addAll(List.of(urls));
    return start(arguments);
  }

  Running start(List<String> arguments) throws IOException {
    Path profile = Files.createTempDirectory("bulkhead-bench-");
    List<String> command = new ArrayList<>();
    command.add(executable.toString());
    command.addAll(flags);
    command.add("--no-first-run");
    command.add("--user-data-dir=" + profile.resolve("profile"));
    command.addAll(arguments);
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(profile.resolve("err").toFile())
            .start();
    return new Running(process, profile);
  }

  static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (java.nio.file.NoSuchFileException e) {
      // A process that is just ending has deleted it first.
    }
  }
}
