package bulkhead.browser.tab;

import bulkhead.browser.net.LoadTiming;
import bulkhead.browser.net.NetError;
import bulkhead.browser.net.ResponseHead;
import bulkhead.browser.net.UrlRequest;
import bulkhead.browser.process.ChildProcessLauncher;
import bulkhead.browser.process.PluginProcessHost;
import bulkhead.browser.ui.PageCursor;
import bulkhead.ipc.BadMessage;
import bulkhead.ipc.Outcome;
import bulkhead.ipc.api.CreatePluginReply;
import bulkhead.ipc.api.CreatePluginRequest;
import bulkhead.ipc.api.KeyInput;
import bulkhead.ipc.api.MouseInput;
import bulkhead.ipc.api.PluginCursor;
import bulkhead.ipc.api.PluginDocumentData;
import bulkhead.ipc.api.PluginDocumentFailed;
import bulkhead.ipc.api.PluginGoneNotice;
import bulkhead.ipc.api.PluginHost;
import bulkhead.ipc.api.PluginInstanceId;
import bulkhead.ipc.api.PluginInstanceRequest;
import bulkhead.ipc.api.PluginResize;
import bulkhead.ipc.api.PluginSetUp;
import bulkhead.ipc.api.PluginTitle;
import bulkhead.ipc.api.ResizePluginRequest;
import bulkhead.ipc.api.Size;
import bulkhead.ipc.api.SurfaceId;
import bulkhead.ipc.api.WheelInput;
import bulkhead.process.PluginManifest;
import bulkhead.url.Url;
import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The plugins that are installed, their processes, and the boxes in pages that show them. A
/// process is started when a page first needs it: one for each plugin and site. Thread:
/// `BrowserMain`.
final class PluginProcesses {
  private static final int MOST_INSTANCES = 64;
  private static final int MOST_TITLE = 4096;
  private static final int CHUNK = 256 << 10;
  private static final int MOST_SIDE = 32768;

  private static final Set<String> SHOWN_BY_RENDERERS =
      Set.of(
          "text/html",
          "text/plain",
          "text/css",
          "text/javascript",
          "text/xml",
          "application/json",
          "application/xml",
          "application/xhtml+xml");

  private record BoxKey(PageRef page, int pluginId) {}

  private record ProcessKey(String plugin, String site) {}

  /// One box in a page.
  private static final class Box {
    final PluginProcessHost host;
    final int instanceId;
    final Tab tab;
    final boolean fillsPage;
    @Nullable BodyStream body;

    Box(PluginProcessHost host, int instanceId, Tab tab, boolean fillsPage) {
      this.host = host;
      this.instanceId = instanceId;
      this.tab = tab;
      this.fillsPage = fillsPage;
    }
  }

  private final BrowserModel browser;
  private final ChildProcessLauncher launcher;
  private final Supplier<List<PluginManifest>> scan;
  private final Map<ProcessKey, PluginProcessHost> processes = new HashMap<>();
  private final Map<BoxKey, Box> boxes = new HashMap<>();
  private @Nullable List<PluginManifest> installed;
  private int nextInstanceId = 1;

  /// Boxes that do not show their document yet.
  private final Map<BoxKey, CompletableFuture<Void>> unsettled = new HashMap<>();

  /// @param scan reads the manifests of the installed plugins; called when a document first needs
  ///     one
  PluginProcesses(
      BrowserModel browser, ChildProcessLauncher launcher, Supplier<List<PluginManifest>> scan) {
    this.browser = browser;
    this.launcher = launcher;
    this.scan = scan;
  }

  private @Nullable PluginManifest find(String mimeType) {
    List<PluginManifest> known = installed;
    if (known == null) {
      known = scan.get();
      installed = known;
    }
    for (PluginManifest manifest : known) {
      if (manifest.mimeTypes().contains(mimeType)) {
        return manifest;
      }
    }
    return null;
  }

  /// Whether a document of that type is shown by a plugin. Types that the renderer shows itself are
  /// not even looked up.
  boolean handles(String mimeType) {
    return !SHOWN_BY_RENDERERS.contains(mimeType)
        && !mimeType.startsWith("image/")
        && find(mimeType) != null;
  }

  /// A box in a page wants a plugin.
  CompletableFuture<CreatePluginReply> create(Tab tab, PageRef page, CreatePluginRequest request) {
    BoxKey key = new BoxKey(page, request.getPluginId());
    if (boxes.containsKey(key)) {
      throw new BadMessage("plugin box " + request.getPluginId() + " twice");
    }
    checked(request.getSize());
    if (boxes.size() >= MOST_INSTANCES || unsettled.size() >= MOST_INSTANCES) {
      return refuse("too many plugins at once");
    }
    unsettled.put(key, new CompletableFuture<>());
    return createUnsettled(key, tab, page, request)
        .whenCompleteAsync(
            (reply, failure) -> {
              if (reply == null || !reply.hasSurface()) {
                settled(key);
              }
            },
            browser.loop());
  }

  private void settled(BoxKey key) {
    CompletableFuture<Void> waiting = unsettled.remove(key);
    if (waiting != null) {
      waiting.complete(null);
    }
  }

  /// Completes when each plugin box that the page has now shows its document, or why it cannot.
  CompletableFuture<Void> settled(PageRef page) {
    return CompletableFuture.allOf(
        unsettled.entrySet().stream()
            .filter(entry -> entry.getKey().page.equals(page))
            .map(Map.Entry::getValue)
            .toArray(CompletableFuture[]::new));
  }

  private CompletableFuture<CreatePluginReply> createUnsettled(
      BoxKey key, Tab tab, PageRef page, CreatePluginRequest request) {
    if (request.getBodyRequestId() != 0) {
      BodyStream body =
          browser.pages().loadersOf(page.host()).takeNavigationBody(request.getBodyRequestId());
      PluginManifest manifest = find(request.getMimeType());
      if (body == null || manifest == null) {
        return refuse("there is no such document");
      }
      Box box = open(manifest, key, tab, page, request, true);
      feed(box, body);
      return accept(page, box);
    }
    Url url = Url.parse(request.getUrl());
    if (url == null) {
      return refuse("the address is not valid");
    }
    boolean own =
        !url.hasScheme("blob")
            || browser.pages().loadersOf(page.host()).mayStore(url.origin().toString());
    if (!own || url.hasScheme("file") && !tab.mayReadFiles()) {
      return refuse("this page may not show that document");
    }
    return loadThenOpen(key, tab, page, request, url);
  }

  private static void checked(Size size) {
    if (size.getWidth() < 0
        || size.getHeight() < 0
        || size.getWidth() > MOST_SIDE
        || size.getHeight() > MOST_SIDE) {
      throw new BadMessage("plugin box of " + size.getWidth() + "x" + size.getHeight());
    }
  }

  /// What a renderer says, within what screens have; NaN becomes the least.
  private static float scale(float claimed) {
    return claimed > 0.25f ? Math.min(claimed, 8) : 0.25f;
  }

  private static CompletableFuture<CreatePluginReply> refuse(String reason) {
    return CompletableFuture.completedFuture(
        CreatePluginReply.newBuilder().setRefusal(reason).build());
  }

  private CompletableFuture<CreatePluginReply> accept(PageRef page, Box box) {
    SurfaceId surface = box.host.surface(box.instanceId);
    browser.gpu().grantSurface(surface);
    browser.gpu().allowEmbedding(page.surface(), surface);
    return CompletableFuture.completedFuture(
        CreatePluginReply.newBuilder().setSurface(surface).build());
  }

  /// Which plugin it is for is known when the response is there: the element's type is only a hint.
  private CompletableFuture<CreatePluginReply> loadThenOpen(
      BoxKey key, Tab tab, PageRef page, CreatePluginRequest request, Url url) {
    CompletableFuture<CreatePluginReply> answer = new CompletableFuture<>();
    BodyStream body = new BodyStream();
    body.attach(
        browser
            .tabNetwork()
            .start(
                tab,
                UrlRequest.subresource(url, tab.documentUrl(), UrlRequest.Destination.OTHER),
                TabLoads.Initiator.TAB,
                new EmbedClient(key, tab, page, request, body, answer)));
    body.grant(BodyStream.INITIAL_GRANT);
    return answer;
  }

  private Box open(
      PluginManifest manifest,
      BoxKey key,
      Tab tab,
      PageRef page,
      CreatePluginRequest request,
      boolean fillsPage) {
    String site = String.valueOf(page.host().site());
    PluginProcessHost host = hostOf(manifest, site);
    Box box = new Box(host, nextInstanceId++, tab, fillsPage);
    boxes.put(key, box);
    host.createInstance(
        PluginInstanceRequest.newBuilder()
            .setInstanceId(box.instanceId)
            .setMimeType(request.getMimeType())
            .setUrl(request.getUrl())
            .setSize(request.getSize())
            .setDeviceScaleFactor(scale(request.getDeviceScaleFactor()))
            .setDark(browser.dark())
            .build());
    return box;
  }

  private PluginProcessHost hostOf(PluginManifest manifest, String site) {
    ProcessKey key = new ProcessKey(manifest.name(), site);
    PluginProcessHost known = processes.get(key);
    if (known != null && !known.isGone()) {
      return known;
    }
    PluginSetUp.Builder setUp =
        PluginSetUp.newBuilder()
            .setLock(browser.sandbox())
            .setPluginJar(manifest.location().toString())
            .setFactoryClass(manifest.factory());
    Reports reports = new Reports();
    PluginProcessHost host =
        new PluginProcessHost(
            browser.renderers().nextClientId(),
            browser.loop(),
            launcher,
            browser.gpu(),
            reports,
            setUp);
    reports.from = host;
    processes.put(key, host);
    host.whenGone(
        status -> {
          processes.remove(key, host);
          boxes.entrySet().removeIf(entry -> gone(entry.getKey(), entry.getValue(), host, status));
        });
    host.launch(List.of("--plugin=" + manifest.name()));
    return host;
  }

  /// Tells the page of a box whose process is gone.
  private boolean gone(
      BoxKey key,
      Box box,
      PluginProcessHost host,
      bulkhead.browser.process.TerminationStatus status) {
    if (box.host != host) {
      return false;
    }
    if (box.body != null) {
      box.body.cancel();
    }
    settled(key);
    key.page
        .host()
        .withPage(
            page ->
                page.pluginGone(
                    PluginGoneNotice.newBuilder()
                        .setPageId(key.page.pageId())
                        .setPluginId(key.pluginId)
                        .setReason(status.kind() + " " + status.detail())
                        .build()));
    return true;
  }

  private void feed(Box box, BodyStream body) {
    box.body = body;
    body.takenBy(
        new BodyStream.Taker() {
          @Override
          public void data(byte[] chunk) {
            for (int from = 0; from < chunk.length; from += CHUNK) {
              ByteString part =
                  ByteString.copyFrom(chunk, from, Math.min(CHUNK, chunk.length - from));
              box.host.with(
                  plugin ->
                      Outcome.then(
                          plugin.documentData(
                              PluginDocumentData.newBuilder()
                                  .setInstanceId(box.instanceId)
                                  .setData(part)
                                  .build()),
                          browser.loop(),
                          done -> body.grant(part.size())));
            }
          }

          @Override
          public void finished(@Nullable LoadTiming timing) {
            box.host.with(plugin -> plugin.documentEnd(instance(box)));
          }

          @Override
          public void failed(NetError error, @Nullable LoadTiming timing) {
            box.host.with(
                plugin ->
                    plugin.documentFailed(
                        PluginDocumentFailed.newBuilder()
                            .setInstanceId(box.instanceId)
                            .setReason(error.chromiumName())
                            .build()));
          }
        });
  }

  private static PluginInstanceId instance(Box box) {
    return PluginInstanceId.newBuilder().setInstanceId(box.instanceId).build();
  }

  // What the page does with its boxes; one that is gone is no error

  void resize(PageRef page, ResizePluginRequest request) {
    checked(request.getSize());
    Box box = boxes.get(new BoxKey(page, request.getPluginId()));
    if (box != null) {
      box.host.with(
          plugin ->
              plugin.resize(
                  PluginResize.newBuilder()
                      .setInstanceId(box.instanceId)
                      .setSize(request.getSize())
                      .setDeviceScaleFactor(scale(request.getDeviceScaleFactor()))
                      .build()));
    }
  }

  void mouse(PageRef page, MouseInput input) {
    boolean known =
        input.getType() != MouseInput.Type.TYPE_UNSPECIFIED
            && input.getType() != MouseInput.Type.UNRECOGNIZED;
    if (!known || !Float.isFinite(input.getX()) || !Float.isFinite(input.getY())) {
      throw new BadMessage("a plugin's mouse");
    }
    Box box = boxes.get(new BoxKey(page, input.getPluginId()));
    if (box != null) {
      MouseInput routed = input.toBuilder().setPageId(0).setPluginId(box.instanceId).build();
      box.host.with(plugin -> plugin.mouse(routed));
    }
  }

  void wheel(PageRef page, WheelInput input) {
    if (!Float.isFinite(input.getX() + input.getY())
        || !Float.isFinite(input.getDeltaX() + input.getDeltaY())) {
      throw new BadMessage("a plugin's wheel");
    }
    Box box = boxes.get(new BoxKey(page, input.getPluginId()));
    if (box != null) {
      WheelInput routed = input.toBuilder().setPageId(0).setPluginId(box.instanceId).build();
      box.host.with(plugin -> plugin.wheel(routed));
    }
  }

  void key(PageRef page, KeyInput input) {
    boolean known =
        input.getType() != KeyInput.Type.TYPE_UNSPECIFIED
            && input.getType() != KeyInput.Type.UNRECOGNIZED;
    if (!known || input.getKey().length() > MOST_TITLE || input.getCode().length() > MOST_TITLE) {
      throw new BadMessage("a plugin's key");
    }
    Box box = boxes.get(new BoxKey(page, input.getPluginId()));
    if (box != null) {
      KeyInput routed = input.toBuilder().setPageId(0).setPluginId(box.instanceId).build();
      box.host.with(plugin -> plugin.key(routed));
    }
  }

  void destroy(PageRef page, int pluginId) {
    settled(new BoxKey(page, pluginId));
    Box box = boxes.remove(new BoxKey(page, pluginId));
    if (box != null) {
      end(box);
    }
  }

  void pageClosed(PageRef page) {
    List<BoxKey> closed = new ArrayList<>();
    for (BoxKey key : boxes.keySet()) {
      if (key.page.equals(page)) {
        closed.add(key);
      }
    }
    for (BoxKey key : closed) {
      destroy(page, key.pluginId);
    }
    List.copyOf(unsettled.keySet()).stream()
        .filter(key -> key.page.equals(page))
        .forEach(this::settled);
  }

  /// Ends one box, and its process with the last of its boxes.
  private void end(Box box) {
    if (box.body != null) {
      box.body.cancel();
    }
    browser.gpu().dropSurface(box.host.surface(box.instanceId));
    for (Box other : boxes.values()) {
      if (other.host == box.host) {
        box.host.with(plugin -> plugin.destroyInstance(instance(box)));
        return;
      }
    }
    processes.values().remove(box.host);
    box.host.close();
  }

  List<PluginProcessHost> hosts() {
    return List.copyOf(processes.values());
  }

  List<ChildProcessLauncher.Child> children() {
    List<ChildProcessLauncher.Child> children = new ArrayList<>();
    for (PluginProcessHost host : processes.values()) {
      ChildProcessLauncher.Child child = host.child();
      if (child != null) {
        children.add(child);
      }
    }
    return children;
  }

  void close() {
    processes.values().forEach(PluginProcessHost::close);
  }

  /// What a plugin process reports of its boxes. It is not trusted.
  private final class Reports implements PluginHost {
    @Nullable PluginProcessHost from;

    /// The box that it has under that number; empty if it has it no more.
    /// @throws BadMessage if it never had it
    private Optional<Map.Entry<BoxKey, Box>> box(int instanceId) {
      if (from == null || !from.wasGiven(instanceId)) {
        throw new BadMessage("a box that it never had: " + instanceId);
      }
      return boxes.entrySet().stream()
          .filter(each -> each.getValue().host == from)
          .filter(each -> each.getValue().instanceId == instanceId)
          .findFirst();
    }

    @Override
    public void titleChanged(PluginTitle title) {
      if (title.getTitle().length() > MOST_TITLE) {
        throw new BadMessage("title of " + title.getTitle().length() + " characters");
      }
      box(title.getInstanceId())
          .map(Map.Entry::getValue)
          .filter(box -> box.fillsPage)
          .ifPresent(box -> box.tab.presentation().setTitle(title.getTitle()));
    }

    @Override
    public void settled(PluginInstanceId request) {
      box(request.getInstanceId()).ifPresent(entry -> PluginProcesses.this.settled(entry.getKey()));
    }

    @Override
    public void cursorChanged(PluginCursor cursor) {
      PageCursor shown = PageReports.cursor(cursor.getCursor());
      box(cursor.getInstanceId())
          .ifPresent(entry -> entry.getValue().tab.presentation().setCursor(shown));
    }
  }

  /// Loads the document of an embedding element. Called on network threads.
  private final class EmbedClient extends BodyClient {
    private final BoxKey key;
    private final Tab tab;
    private final PageRef page;
    private final CreatePluginRequest request;
    private final CompletableFuture<CreatePluginReply> answer;

    EmbedClient(
        BoxKey key,
        Tab tab,
        PageRef page,
        CreatePluginRequest request,
        BodyStream body,
        CompletableFuture<CreatePluginReply> answer) {
      super(browser.loop(), body);
      this.key = key;
      this.tab = tab;
      this.page = page;
      this.request = request;
      this.answer = answer;
    }

    @Override
    public void redirected(Url url) {}

    @Override
    public void responseStarted(ResponseHead head) {
      post(() -> open(head));
    }

    private void open(ResponseHead head) {
      String type = EmbeddedType.of(request.getMimeType(), head);
      PluginManifest manifest = find(type);
      if (head.status() >= 400 && request.getHasFallback()) {
        body().cancel();
        answer.complete(CreatePluginReply.newBuilder().setRefusal("there is no document").build());
        return;
      }
      if (manifest == null) {
        body().cancel();
        refuseForFrame("there is no plugin for " + type);
        return;
      }
      if (browser.pages().tabOf(page) != tab || boxes.containsKey(key)) {
        body().cancel();
        answer.complete(CreatePluginReply.newBuilder().setRefusal("the page is closed").build());
        return;
      }
      CreatePluginRequest typed =
          request.toBuilder().setMimeType(type).setUrl(head.url().href()).build();
      Box box = PluginProcesses.this.open(manifest, key, tab, page, typed, false);
      feed(box, body());
      Outcome.then(accept(page, box), answer::complete);
    }

    /// Not in the spec: as in Chromium, only what the element itself says of a type that no plugin
    /// has makes a missing plugin.
    private void refuseForFrame(String reason) {
      String declared = EmbeddedType.essence(request.getMimeType());
      answer.complete(
          CreatePluginReply.newBuilder()
              .setRefusal(reason)
              .setForFrame(declared.isEmpty() || find(declared) != null)
              .build());
    }

    @Override
    void failedNow(NetError error) {
      refuseForFrame(error.chromiumName());
      super.failedNow(error);
    }
  }
}
