package bulkhead.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import bulkhead.browser.SpokenFor.Rpc;
import bulkhead.browser.process.PluginProcessHost;
import bulkhead.browser.process.TerminationStatus;
import bulkhead.browser.tab.Tab;
import bulkhead.ipc.BadMessage;
import bulkhead.ipc.Channel;
import bulkhead.ipc.api.ClientViolationNotice;
import bulkhead.ipc.api.CursorNotice;
import bulkhead.ipc.api.GpuHost;
import bulkhead.ipc.api.PluginCursor;
import bulkhead.ipc.api.PluginInstanceId;
import bulkhead.ipc.api.PluginTitle;
import bulkhead.ipc.api.Rect;
import bulkhead.ipc.api.Size;
import bulkhead.ipc.api.SoftwareFrameNotice;
import bulkhead.ipc.api.SurfaceId;
import bulkhead.ipc.api.SurfaceShownNotice;
import com.google.protobuf.Message;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// A GPU process or a plugin process that has been taken over speaks to the browser process: what
/// it says of things that were never its own ends it with a reason, and no field makes the model
/// fail.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ForgedGpuAndPluginTest {
  private static final String PAGE = "https://page.test/";

  private SpokenFor browser;
  private Tab tab;
  private int client;
  private PluginProcessHost plugin;
  private int box;
  private Map<String, Rpc> calls;

  @BeforeAll
  void open() throws Exception {
    browser = new SpokenFor();
    tab = browser.open(PAGE);
    browser.startGpu();
    client = browser.inModel(() -> Objects.requireNonNull(tab.page()).host().clientId());
    SurfaceId surface = browser.openPlugin(tab, PAGE + "document.pdf");
    box = surface.getLocalId();
    plugin =
        browser.inModel(() -> browser.browser().pluginHosts()).stream()
            .filter(each -> each.clientId() == surface.getClientId())
            .findFirst()
            .orElseThrow();
    calls = new TreeMap<>(browser.servedTo(browser.browser().gpu()::bind));
    calls.putAll(browser.servedTo(plugin::bind));
  }

  @AfterAll
  void close() throws Exception {
    browser.close();
  }

  /// One message of each kind that would do no harm.
  private Map<String, Message> good() {
    Map<String, Message> all = new TreeMap<>();
    all.put("ChildProcessHost.Ready", RendererMessages.of(1).get("ChildProcessHost.Ready"));
    all.put("GpuHost.SoftwareFrame", picture().build());
    all.put("GpuHost.SurfaceShown", shown().build());
    all.put(
        "GpuHost.ClientViolation",
        ClientViolationNotice.newBuilder().setClientId(client).setReason("a reason").build());
    all.put(
        "PluginHost.TitleChanged",
        PluginTitle.newBuilder().setInstanceId(box).setTitle("a title").build());
    all.put(
        "PluginHost.CursorChanged",
        PluginCursor.newBuilder()
            .setInstanceId(box)
            .setCursor(CursorNotice.Cursor.POINTER)
            .build());
    all.put("PluginHost.Settled", PluginInstanceId.newBuilder().setInstanceId(box).build());
    return all;
  }

  private static SoftwareFrameNotice.Builder picture() {
    return SoftwareFrameNotice.newBuilder()
        .setOutputId(1)
        .setSize(size(800, 600))
        .setDamage(Rect.newBuilder().setWidth(800).setHeight(600));
  }

  private SurfaceShownNotice.Builder shown() {
    return SurfaceShownNotice.newBuilder()
        .setOutputId(1)
        .setSurface(SurfaceId.newBuilder().setClientId(client).setLocalId(1));
  }

  private static Size.Builder size(int width, int height) {
    return Size.newBuilder().setWidth(width).setHeight(height);
  }

  private void say(String name, Message message) {
    Rpc rpc = Objects.requireNonNull(calls.get(name), name);
    browser.inModel(() -> rpc.call(message));
  }

  private void refused(String reason, String name, Message.Builder message) {
    BadMessage refusal =
        assertThrows(BadMessage.class, () -> say(name, message.build()), name + " " + message);
    assertEquals(reason, refusal.reason());
  }

  @Test
  void everyMessageHasAnExample() {
    assertEquals(
        String.join("\n", new TreeSet<>(calls.keySet())), String.join("\n", good().keySet()));
  }

  /// Seen to fail with pictures of negative sizes.
  @Test
  void noFieldOfAnyMessageMakesTheModelFail() {
    assertEquals("", browser.failuresOf(calls, good()));
  }

  @Test
  void picturesThatCannotBeEndTheGpuProcess() {
    String name = "GpuHost.SoftwareFrame";
    refused("an output that there never was: 0", name, picture().setOutputId(0));
    refused("an output that there never was: 99", name, picture().setOutputId(99));
    refused("a picture that is wide 0", name, picture().setSize(size(0, 600)));
    refused("a picture that is wide -1", name, picture().setSize(size(-1, 600)));
    refused("a picture that is high 32769", name, picture().setSize(size(800, 32769)));
    refused("a picture in buffer 2", name, picture().setBufferIndex(2));
    refused("damage that is wide -1", name, picture().setDamage(Rect.newBuilder().setWidth(-1)));
    refused("damage that is high -1", name, picture().setDamage(Rect.newBuilder().setHeight(-1)));
  }

  @Test
  void othersThatThereNeverWereEndTheGpuProcess() {
    refused(
        "a client that there never was: 99",
        "GpuHost.ClientViolation",
        ClientViolationNotice.newBuilder().setClientId(99));
    refused(
        "a reason of 5000",
        "GpuHost.ClientViolation",
        ClientViolationNotice.newBuilder().setClientId(client).setReason("x".repeat(5000)));
    refused("an output that there never was: 99", "GpuHost.SurfaceShown", shown().setOutputId(99));
    refused(
        "a client that there never was: 0",
        "GpuHost.SurfaceShown",
        shown().setSurface(SurfaceId.newBuilder().setLocalId(1)));
  }

  @Test
  void boxesThatItNeverHadEndThePlugin() {
    refused(
        "a box that it never had: 99",
        "PluginHost.TitleChanged",
        PluginTitle.newBuilder().setInstanceId(99));
    refused(
        "a box that it never had: 99",
        "PluginHost.CursorChanged",
        PluginCursor.newBuilder().setInstanceId(99).setCursor(CursorNotice.Cursor.TEXT));
    refused(
        "a box that it never had: 0",
        "PluginHost.Settled",
        PluginInstanceId.newBuilder().setInstanceId(0));
    refused(
        "title of 5000 characters",
        "PluginHost.TitleChanged",
        PluginTitle.newBuilder().setInstanceId(box).setTitle("x".repeat(5000)));
    refused(
        "unknown cursor", "PluginHost.CursorChanged", PluginCursor.newBuilder().setInstanceId(box));
  }

  /// Over its socket: another one comes in its place, and the tab is as it was.
  @Test
  void theGpuProcessEndsAndNothingElse() throws Exception {
    try (SpokenFor own = new SpokenFor()) {
      Tab there = own.open(PAGE);
      Channel gpu = own.startGpu();
      CompletableFuture<TerminationStatus> gone =
          own.inModel(() -> Objects.requireNonNull(own.browser().gpu().child()).gone());
      gpu.proxy(GpuHost.IPC).surfaceShown(SurfaceShownNotice.newBuilder().setOutputId(404).build());
      assertEquals(
          new TerminationStatus(
              TerminationStatus.Kind.BAD_MESSAGE,
              "GpuHost.SurfaceShown: an output that there never was: 404"),
          own.await(gone));
      assertEquals(1, own.inModel(() -> own.browser().gpu().restarts()));
      assertEquals(PAGE, String.valueOf(own.inModel(there::documentUrl)));
      assertEquals(false, own.inModel(() -> Objects.requireNonNull(there.page()).host().isGone()));
    }
  }
}
