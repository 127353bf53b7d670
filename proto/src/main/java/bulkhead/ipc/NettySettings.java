package bulkhead.ipc;

/// What Netty asks of the system properties at its start, answered before it looks the answer up
/// itself: each of these look-ups costs milliseconds of a process's start, and nothing here needs
/// what it finds. Values given on the command line are kept.
final class NettySettings {
  private NettySettings() {}

  static void apply() {
    // Parts of a channel id that is unique in the world; Netty would list the network's interfaces
    // for it.
    set("io.netty.machineId", "00:00:00:00:00:00:00:01");
    set("io.netty.processId", "1");
    // The seed of a random number generator that nothing here uses; Netty would start a thread and
    // read /dev/random.
    set("io.netty.initialSeedUniquifier", "1");
    // Flight-recorder events for each buffer: they load the recorder.
    set("io.netty.jfr.enabled", "false");
    set("io.netty.leakDetection.level", "disabled");
  }

  private static void set(String property, String value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, value);
    }
  }
}
