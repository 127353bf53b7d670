package bulkhead.renderer;

import bulkhead.ipc.Channel;
import bulkhead.ipc.ChildConnection;
import bulkhead.ipc.IoLoop;
import bulkhead.ipc.Outcome;
import bulkhead.ipc.api.ChannelsClient;
import bulkhead.ipc.api.ChildProcess;
import bulkhead.ipc.api.DevToolsAgent;
import bulkhead.ipc.api.FileAccessClient;
import bulkhead.ipc.api.Page;
import bulkhead.ipc.api.PageExit;
import bulkhead.ipc.api.Renderer;
import bulkhead.ipc.api.ResourceClient;
import bulkhead.ipc.api.SiteStorageClient;
import bulkhead.ipc.api.WebSocketClient;
import bulkhead.process.ChildProcessService;
import bulkhead.process.ChildRole;
import bulkhead.process.ChildStart;
import bulkhead.process.TaskLoop;
import java.io.IOException;

/// The renderer role: one channel to the browser process, one loop that owns the documents.
public final class RendererRole implements ChildRole {
  @Override
  public String type() {
    return "renderer";
  }

  @Override
  public void run(ChildStart start) throws IOException {
    TaskLoop main = new TaskLoop("RendererMain"); // owns DOM, style, layout and paint
    try (IoLoop io = IoLoop.start("ChildIO")) {
      RendererProcess renderer = new RendererProcess(main, start);
      ChildConnection browser =
          ChildConnection.open(
              io,
              start.endpoint(),
              start.token(),
              "browser",
              channel -> bind(channel, renderer, main, start));
      Outcome.then(browser.channel().closed(), why -> main.quit());
      renderer.connected(browser);
      main.run();
      renderer.close();
    }
  }

  private static void bind(
      Channel channel, RendererProcess renderer, TaskLoop main, ChildStart start) {
    channel.bind(ChildProcess.IPC, new ChildProcessService(main, channel, start), main);
    channel.bind(Renderer.IPC, renderer, main);
    // On the I/O thread: clients reach a script that the debugger holds on the main thread.
    channel.bind(
        DevToolsAgent.IPC,
        renderer.devTools().inbox(main, renderer.runaways()::expected),
        Runnable::run);
    channel.bind(ResourceClient.IPC, renderer.resources(), main);
    channel.bind(WebSocketClient.IPC, renderer.resources().sockets(), main);
    channel.bind(FileAccessClient.IPC, renderer.resources().files(), main);
    channel.bind(SiteStorageClient.IPC, renderer.storage(), main);
    // On the I/O thread: workers hear each other also while the main thread is busy.
    channel.bind(ChannelsClient.IPC, renderer.channels(), Runnable::run);
    // On the I/O thread: input goes to the compositor thread first, the rest on to the main thread,
    // in order.
    channel.bind(Page.IPC, new PageRouter(renderer, main), Runnable::run);
    channel.bind(PageExit.IPC, new PageExits(renderer, main), Runnable::run);
  }
}
