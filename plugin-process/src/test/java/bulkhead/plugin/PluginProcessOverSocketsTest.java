package bulkhead.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import bulkhead.ipc.Channel;
import bulkhead.ipc.ChildListener;
import bulkhead.ipc.Descriptors;
import bulkhead.ipc.IoLoop;
import bulkhead.ipc.api.Arena;
import bulkhead.ipc.api.BeginFrameAck;
import bulkhead.ipc.api.ChildProcessHost;
import bulkhead.ipc.api.ChildReady;
import bulkhead.ipc.api.CompositorFrame;
import bulkhead.ipc.api.FrameClient;
import bulkhead.ipc.api.FrameShownNotice;
import bulkhead.ipc.api.FrameSink;
import bulkhead.ipc.api.GpuConnection;
import bulkhead.ipc.api.MouseInput;
import bulkhead.ipc.api.NeedsBeginFrame;
import bulkhead.ipc.api.Plugin;
import bulkhead.ipc.api.PluginCursor;
import bulkhead.ipc.api.PluginDocumentData;
import bulkhead.ipc.api.PluginHost;
import bulkhead.ipc.api.PluginInstanceId;
import bulkhead.ipc.api.PluginInstanceRequest;
import bulkhead.ipc.api.PluginSetUp;
import bulkhead.ipc.api.PluginTitle;
import bulkhead.ipc.api.Quad;
import bulkhead.ipc.api.RectF;
import bulkhead.ipc.api.Size;
import bulkhead.ipc.api.TileResource;
import bulkhead.memory.SharedMemory;
import bulkhead.platform.Libc;
import bulkhead.plugin.pdf.Pdfs;
import bulkhead.process.ChildStart;
import bulkhead.process.TaskLoop;
import com.google.protobuf.ByteString;
import java.awt.Color;
import java.io.IOException;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A real plugin process, locked, with a PDF in it, driven over real sockets and shared memory by a
/// browser process and a GPU process that this test plays.
@Timeout(120)
class PluginProcessOverSocketsTest {
  private static final int WIDTH = 400;
  private static final int HEIGHT = 340;
  private static final int INSTANCE = 3;

  private final BlockingQueue<String> news = new LinkedBlockingQueue<>();

  @Test
  void showsADocumentAndLeavesWithItsBrowser(@TempDir Path folder) throws Exception {
    TaskLoop loop = new TaskLoop("TestBrowser");
    Thread.ofPlatform().daemon().start(loop::run);
    try (IoLoop io = IoLoop.start("TestIo");
        ChildListener listener = ChildListener.open(io);
        SharedMemory arena = SharedMemory.create("test", 16 << 20, folder)) {
      assumeTrue(io.passesDescriptors(), "no descriptors over sockets on this platform");
      String token = listener.newToken();
      CompletableFuture<Process> launched = new CompletableFuture<>();
      CompletableFuture<ChildListener.Connected> connected =
          listener.expect(
              token,
              () -> launched.join().pid(),
              "plugin",
              channel -> {
                channel.bind(PluginHost.IPC, new Host(), loop);
                channel.bind(ChildProcessHost.IPC, this::ready, loop);
              });
      Process process = launch(folder, listener.socket(), token);
      launched.complete(process);
      ChildListener.Connected child = connected.get(60, TimeUnit.SECONDS);
      Descriptors.Sender descriptors = Objects.requireNonNull(child.descriptors());
      Plugin plugin = child.channel().proxy(Plugin.IPC);
      plugin.setUp(
          PluginSetUp.newBuilder()
              .setTileMemory(
                  Arena.newBuilder()
                      .setSize(arena.size())
                      .setMemory(descriptors.send(arena.descriptor(), Descriptors.Ownership.KEEP)))
              .setLock(true)
              .setFactoryClass("bulkhead.plugin.pdf.PdfPluginFactory")
              .build());
      int[] pair = Libc.socketPair();
      Channel gpu =
          Channel.adopt(
              io,
              pair[1],
              "plugin's frames",
              channel ->
                  channel.bind(
                      FrameSink.IPC, new Gpu(arena, channel.proxy(FrameClient.IPC)), loop));
      plugin.connectGpu(
          GpuConnection.newBuilder()
              .setChannel(descriptors.send(pair[0], Descriptors.Ownership.GIVE))
              .build());
      plugin.createInstance(
          PluginInstanceRequest.newBuilder()
              .setInstanceId(INSTANCE)
              .setMimeType("application/pdf")
              .setUrl("http://example.test/a/colours.pdf")
              .setSize(Size.newBuilder().setWidth(WIDTH).setHeight(HEIGHT))
              .setDeviceScaleFactor(1)
              .build());
      byte[] document = Pdfs.coloured(300, 100, Color.RED, Color.GREEN);
      plugin
          .documentData(
              PluginDocumentData.newBuilder()
                  .setInstanceId(INSTANCE)
                  .setData(ByteString.copyFrom(document))
                  .build())
          .get(30, TimeUnit.SECONDS);
      plugin.documentEnd(PluginInstanceId.newBuilder().setInstanceId(INSTANCE).build());

      assertEquals("ready LOCKED", nextOtherThan("pixel"));
      assertEquals("title colours.pdf", nextOtherThan("pixel"));
      awaitNews("pixel ff0000");
      // Over the button that zooms in.
      plugin.mouse(mouse(MouseInput.Type.MOVED, 0));
      awaitNews("cursor POINTER");
      plugin.mouse(mouse(MouseInput.Type.PRESSED, 1));
      plugin.mouse(mouse(MouseInput.Type.RELEASED, 1));
      awaitNews("pixel ff0000");

      gpu.close();
      child.channel().close();
      assertTrue(process.waitFor(10, TimeUnit.SECONDS), "leaves when its browser is gone");
      assertEquals(0, process.exitValue());
    } finally {
      loop.quit();
    }
  }

  private static Process launch(Path folder, Path socket, String token) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:-UsePerfData",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Djava.awt.headless=true",
                "-cp",
                Jars.classPathOfJars(folder),
                PluginMain.class.getName()));
    builder.environment().put(ChildStart.ENDPOINT_VARIABLE, socket.toString());
    builder.environment().put(ChildStart.TOKEN_VARIABLE, token);
    return builder.inheritIO().start();
  }

  private static MouseInput mouse(MouseInput.Type type, int button) {
    return MouseInput.newBuilder()
        .setPluginId(INSTANCE)
        .setType(type)
        .setX(344)
        .setY(20)
        .setButton(button)
        .setClickCount(button)
        .build();
  }

  private void ready(ChildReady ready) {
    news.add("ready " + ready.getSandbox() + ready.getSandboxDetail());
  }

  private void awaitNews(String wanted) throws InterruptedException {
    String seen = "";
    while (!seen.equals(wanted)) {
      seen = next();
    }
  }

  private String nextOtherThan(String prefix) throws InterruptedException {
    String seen = next();
    while (seen.startsWith(prefix)) {
      seen = next();
    }
    return seen;
  }

  private String next() throws InterruptedException {
    String seen = news.poll(60, TimeUnit.SECONDS);
    assertTrue(seen != null, "nothing new in 60 s");
    return seen;
  }

  private final class Host implements PluginHost {
    @Override
    public void titleChanged(PluginTitle title) {
      assertEquals(INSTANCE, title.getInstanceId());
      news.add("title " + title.getTitle());
    }

    @Override
    public void cursorChanged(PluginCursor cursor) {
      news.add("cursor " + cursor.getCursor());
    }

    /// What is on the screen is looked at instead.
    @Override
    public void settled(PluginInstanceId instance) {
      assertEquals(INSTANCE, instance.getInstanceId());
    }
  }

  /// Shows each frame at once, and tells the colour in the middle of the first page.
  private final class Gpu implements FrameSink {
    private final SharedMemory arena;
    private final FrameClient client;
    private List<TileResource> shown = List.of();

    Gpu(SharedMemory arena, FrameClient client) {
      this.arena = arena;
      this.client = client;
    }

    @Override
    public void submitFrame(CompositorFrame frame) {
      for (int i = 0; i < frame.getQuadsCount(); i++) {
        Quad quad = frame.getQuads(i);
        TileResource tile = frame.getResources(i);
        assertEquals(tile.getResourceId(), quad.getTile().getResourceId());
        int x = 200 - (int) quad.getRect().getX();
        int y = 110 - (int) quad.getRect().getY();
        RectF place = quad.getRect();
        if (x >= 0 && y >= 0 && x < place.getWidth() && y < place.getHeight()) {
          int pixel =
              arena
                  .segment()
                  .get(
                      ValueLayout.JAVA_INT,
                      tile.getOffset() + (long) y * tile.getStride() + 4L * x);
          news.add("pixel %06x".formatted(pixel & 0xffffff));
        }
      }
      FrameShownNotice.Builder answer =
          FrameShownNotice.newBuilder()
              .setLocalSurfaceId(frame.getLocalSurfaceId())
              .setFrameNumber(frame.getFrameNumber());
      for (TileResource before : shown) {
        if (!frame.getResourcesList().contains(before)) {
          answer.addReturnedResources(before.getResourceId());
        }
      }
      shown = frame.getResourcesList();
      client.frameShown(answer.build());
    }

    @Override
    public void setNeedsBeginFrame(NeedsBeginFrame needs) {
      news.add("asks for BeginFrame");
    }

    @Override
    public void didNotProduceFrame(BeginFrameAck ack) {
      news.add("answers a BeginFrame");
    }
  }
}
