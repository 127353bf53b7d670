package bulkhead.plugin;

import bulkhead.ipc.ChildConnection;
import bulkhead.ipc.IoLoop;
import bulkhead.ipc.api.ChildProcess;
import bulkhead.ipc.api.Plugin;
import bulkhead.plugin.ipc.PluginHandler;
import bulkhead.process.ChildProcessService;
import bulkhead.process.ChildRole;
import bulkhead.process.ChildStart;
import bulkhead.ipc.Outcome;
import bulkhead.process.TaskLoop;

/// The plugin process's work, as a process of its own or on a thread of the browser process's JVM.
/// The calling thread becomes `PluginMain`: it owns the plugin's instances and their tiles.
public final class PluginRole implements ChildRole {
  @Override
  public String type() {
    return "plugin";
  }

  @Override
  public void run(ChildStart start) throws Exception {
    long begin = System.nanoTime();
    TaskLoop loop = new TaskLoop("PluginMain");
    PluginHandler handler = new PluginHandler(loop, start.ownProcess(), begin);
    try (IoLoop io = IoLoop.start("ChildIO")) {
      ChildConnection browser =
          ChildConnection.open(
              io,
              start.endpoint(),
              start.token(),
              "browser",
              channel -> {
                channel.bind(ChildProcess.IPC, new ChildProcessService(loop, channel, start), loop);
                channel.bind(Plugin.IPC, handler, loop);
                Outcome.then(channel.closed(), why -> loop.quit());
              });
      handler.connected(browser);
      loop.run();
      handler.close();
      handler.throwFailure();
    }
  }
}
