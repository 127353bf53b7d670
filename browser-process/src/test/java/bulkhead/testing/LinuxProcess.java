package bulkhead.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// One process as `/proc` shows it: what `ps` would say, and what the kernel keeps of its locks.
///
/// @param type the value of its `--type=`; "browser" without one
/// @param clientId the value of its `--client-id=`; 0 without one
public record LinuxProcess(long pid, String type, int clientId) {
  private static final Path PROC = Path.of("/proc");

  /// A signal by the name that `kill` knows.
  public enum Signal {
    KILL,
    STOP,
    CONT,
    QUIT
  }

  /// The living children of `parent`, by client id. One that has ended but is not reaped yet does
  /// not count.
  public static List<LinuxProcess> childrenOf(long parent) {
    List<LinuxProcess> found = new ArrayList<>();
    try (Stream<Path> entries = Files.list(PROC)) {
      for (Path entry : (Iterable<Path>) entries::iterator) {
        String name = entry.getFileName().toString();
        if (name.chars().allMatch(Character::isDigit) && isChild(entry, parent)) {
          found.add(read(Long.parseLong(name)));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    found.sort(Comparator.comparingInt(LinuxProcess::clientId).thenComparing(LinuxProcess::pid));
    return found;
  }

  private static boolean isChild(Path process, long parent) {
    String stat = text(process.resolve("stat"));
    // pid (name) state ppid …; the name may hold anything, also brackets
    String[] rest = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ");
    return rest.length > 1
        && rest[1].equals(Long.toString(parent))
        && !rest[0].equals("Z")
        && !rest[0].equals("X");
  }

  private static LinuxProcess read(long pid) {
    String type = "browser";
    int clientId = 0;
    for (String argument : text(PROC.resolve(Long.toString(pid)).resolve("cmdline")).split("\0")) {
      if (argument.startsWith("--type=")) {
        type = argument.substring("--type=".length());
      } else if (argument.startsWith("--client-id=")) {
        clientId = Integer.parseInt(argument.substring("--client-id=".length()));
      }
    }
    return new LinuxProcess(pid, type, clientId);
  }

  public boolean isAlive() {
    String stat = text(directory().resolve("stat"));
    String rest = stat.substring(stat.lastIndexOf(')') + 1).strip();
    return !rest.isEmpty() && rest.charAt(0) != 'Z' && rest.charAt(0) != 'X';
  }

  /// `kill -SIGNAL pid`. That it has ended before is no error.
  public void send(Signal signal) {
    try {
      new ProcessBuilder("sh", "-c", "kill -" + signal + " " + pid)
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /// `kill -9` without a shell's start in between.
  public void kill() {
    ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
  }

  /// The value of a line such as `Seccomp:` in the status of each of its threads.
  public List<String> threadStatus(String field) {
    List<String> values = new ArrayList<>();
    try (Stream<Path> threads = Files.list(directory().resolve("task"))) {
      for (Path thread : (Iterable<Path>) threads::iterator) {
        text(thread.resolve("status"))
            .lines()
            .filter(line -> line.startsWith(field + ":"))
            .map(line -> line.substring(field.length() + 1).strip())
            .forEach(values::add);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return values;
  }

  /// Whether a file whose path contains `part` is mapped into it.
  public boolean hasMapped(String part) {
    return text(directory().resolve("maps")).contains(part);
  }

  private Path directory() {
    return PROC.resolve(Long.toString(pid));
  }

  /// The file's text; empty when the process is gone.
  private static String text(Path file) {
    try {
      return Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1);
    } catch (NoSuchFileException e) {
      return "";
    } catch (IOException e) {
      return ""; // ESRCH: it went between opening and reading
    }
  }

  @Override
  public String toString() {
    return pid + " --type=" + type + (clientId == 0 ? "" : " --client-id=" + clientId);
  }
}
