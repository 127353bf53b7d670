package bulkhead.browser.process;

import bulkhead.process.ChildRole;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.atomic.AtomicInteger;

/// Where this browser's jars, native libraries and AOT caches lie, and how a JVM of each role is
/// started. Immutable.
///
/// ```
/// FOLDER/lib/*.jar       every module and library; a module's manifest names its class path
/// FOLDER/natives/*.so    unpacked, so that no process extracts them at its start
/// FOLDER/aot/ROLE.aot    class data of each role, made by the launcher script after the build
/// ```
public record Installation(Path folder, Path java) {
  /// The system property that names the folder; the launcher script sets it.
  public static final String FOLDER_PROPERTY = "bulkhead.installation";

  /// Set while the launcher script makes the AOT caches, to the folder where each child records, at
  /// its exit, what it loaded: `ROLE-N.aotconf`. A child then ends in order, which takes it longer,
  /// and nothing may kill it before.
  public static final String TRAINING_PROPERTY = "bulkhead.aot.training";

  private static final AtomicInteger RECORDINGS = new AtomicInteger();

  public static final String VERSION = "0.1.0";

  /// The installation that this process was started from.
  /// @throws IllegalStateException if the folder's property is missing
  public static Installation ofThisProcess() {
    String folder = System.getProperty(FOLDER_PROPERTY);
    if (folder == null) {
      throw new IllegalStateException("-D" + FOLDER_PROPERTY + " is missing: start ./browser");
    }
    return new Installation(
        Path.of(folder).toAbsolutePath(), Path.of(System.getProperty("java.home"), "bin", "java"));
  }

  /// The command line of a child, without secrets.
  public List<String> command(ChildType type, List<String> roleArguments) {
    List<String> command = new ArrayList<>();
    command.add(java.toString());
    switch (type) {
      case RENDERER -> {
        command.add("-Xms16m");
        command.add("-Xmx" + RENDERER_HEAP_MEGABYTES + "m");
        // Layout goes down the tree with up to 2.5 KB of stack for each of the 2,000 levels that it
        // takes (measured with interpreted frames of tables in lines), a script before it has 1 MB.
        command.add("-Xss8m");
        // A small young generation: it is not given back after a collection.
        command.add("-XX:MaxNewSize=8m");
        command.add("-XX:MinHeapFreeRatio=5");
        command.add("-XX:MaxHeapFreeRatio=10");
        // The one collection after a load leaves no garbage where it is and gives back at once.
        command.add("-XX:MarkSweepDeadRatio=0");
        command.add("-XX:-ShrinkHeapInSteps");
        command.add("-XX:+ExitOnOutOfMemoryError");
      }
      case GPU -> {
        command.add("-Xms8m");
        command.add("-Xmx128m");
        // LWJGL's classes for newer JDKs make bytecode at start, which no AOT cache can hold.
        command.add("-Djdk.util.jar.version=24");
        command.add("-Dorg.lwjgl.util.NoChecks=true");
      }
      case PLUGIN -> {
        // No exit on OutOfMemoryError: a document that needs too much is told of in its box.
        command.add("-Xms16m");
        command.add("-Xmx512m");
        command.add("-Djava.awt.headless=true");
      }
    }
    command.addAll(COMMON);
    command.add("-Djava.library.path=" + folder.resolve("natives"));
    for (String property : LIBRARY_PATHS) {
      command.add("-D" + property + "=" + folder.resolve("natives"));
    }
    Path cache = folder.resolve("aot").resolve(type.switchValue() + ".aot");
    String training = System.getProperty(TRAINING_PROPERTY);
    if (training != null) {
      String recording = type.switchValue() + "-" + RECORDINGS.incrementAndGet() + ".aotconf";
      command.add("-XX:-AOTRecordTraining");
      command.add("-XX:AOTMode=record");
      command.add("-XX:AOTConfiguration=" + Path.of(training, recording));
      command.add("-Dbulkhead.orderly.exit=true");
    } else if (Files.exists(cache)) {
      command.add("-XX:AOTCache=" + cache);
      command.addAll(QUIET);
    }
    command.add("-jar");
    command.add(folder.resolve("lib").resolve(type.module() + "-" + VERSION + ".jar").toString());
    command.add("--type=" + type.switchValue());
    command.addAll(roleArguments);
    return command;
  }

  /// A quarter of the machine's memory, at least half a gigabyte, which is some 700,000 nodes with
  /// style and layout, and at most two: with more, every reference in the heap would be wider or
  /// have to be shifted.
  private static final long RENDERER_HEAP_MEGABYTES =
      Math.clamp(physicalMemoryMegabytes() / 4, 512, 2048);

  /// Of the machine; 0 where `/proc/meminfo` is not to be had. Read by hand: the management classes
  /// cost a start tens of milliseconds.
  private static long physicalMemoryMegabytes() {
    try (BufferedReader lines = Files.newBufferedReader(Path.of("/proc/meminfo"))) {
      String total = lines.readLine();
      return total != null && total.startsWith("MemTotal:") && total.endsWith("kB")
          ? Long.parseLong(total.substring(9, total.length() - 2).strip()) / 1024
          : 0;
    } catch (IOException | NumberFormatException e) {
      return 0;
    }
  }

  /// Where the roles' libraries look for their native halves.
  private static final List<String> LIBRARY_PATHS =
      List.of("org.lwjgl.librarypath", "skija.library.path");

  /// A role of this installation, to run inside this JVM.
  public ChildRole role(ChildType type) {
    for (String property : LIBRARY_PATHS) {
      System.setProperty(property, folder.resolve("natives").toString());
    }
    return ServiceLoader.load(ChildRole.class).stream()
        .map(ServiceLoader.Provider::get)
        .filter(candidate -> candidate.type().equals(type.switchValue()))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no role " + type.switchValue()));
  }

  /// Serial collector, no files written, no attach socket: a child is locked down and must not try.
  /// The quick compiler only: the optimising one costs more time and memory in a short life than it
  /// gives back (docs/benchmarks.md). Headers of 8 bytes: a document is some 30 objects a node.
  private static final List<String> COMMON =
      List.of(
          "-XX:+UseSerialGC",
          "-XX:+UseCompactObjectHeaders",
          "-XX:TieredStopAtLevel=1",
          "-XX:-UsePerfData",
          "-XX:+DisableAttachMechanism",
          "-XX:-UseContainerSupport",
          "-XX:+UnlockDiagnosticVMOptions",
          "-XX:ArchiveRelocationMode=0",
          "-XX:+ErrorFileToStderr",
          "-XX:-CreateCoredumpOnCrash",
          "-Dorg.lwjgl.system.allocator=system",
          "--sun-misc-unsafe-memory-access=allow");

  /// The jar with the plugins that come with the browser.
  public Path pluginModule() {
    return folder.resolve("lib").resolve(ChildType.PLUGIN.module() + "-" + VERSION + ".jar");
  }

  /// A cache that the JVM refuses, after an update of the JDK for one, costs time and is no reason
  /// to write anything.
  private static final List<String> QUIET = List.of("-Xlog:aot=off", "-Xlog:cds=off");

  /// The class path of all roles together, for `--single-process`.
  public String libraries() {
    return folder.resolve("lib") + File.separator + "*";
  }
}
