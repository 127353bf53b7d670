package bulkhead.renderer;

import bulkhead.ipc.api.CommitNavigationRequest;
import bulkhead.ipc.api.PageHost;
import bulkhead.ipc.api.RendererSetUp;
import bulkhead.ipc.api.ResourceCancel;
import bulkhead.ipc.api.ResourceData;
import bulkhead.ipc.api.ResourceFailed;
import bulkhead.ipc.api.ResourceFinished;
import bulkhead.ipc.api.ResourceGrant;
import bulkhead.ipc.api.ResourceLoader;
import bulkhead.ipc.api.ResourceRequest;
import bulkhead.ipc.api.ResourceResponse;
import bulkhead.ipc.api.ResourceUpload;
import bulkhead.ipc.api.Size;
import bulkhead.ipc.api.SyncMore;
import bulkhead.ipc.api.SyncReply;
import bulkhead.ipc.api.ViewportParams;
import bulkhead.process.TaskLoop;
import bulkhead.renderer.compositor.BeginMainFrame;
import bulkhead.renderer.compositor.FlatPicture;
import bulkhead.renderer.compositor.ScrollOffset;
import bulkhead.renderer.dom.Document;
import bulkhead.renderer.loader.ResourceFetcher;
import bulkhead.renderer.script.bindings.MessageHub;
import bulkhead.renderer.text.FontCatalog;
import com.google.protobuf.ByteString;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// One page of a checkout on the calling thread: the real pipeline from bytes to boxes, with its
/// scripts and frames, and without the other processes.
final class CheckoutPage implements ResourceLoader {
  private static final int WIDTH = 800;
  private static final int HEIGHT = 600;
  private static final long BODY = 2;
  private static final long FRAME_MILLIS = 2;
  private static final int LEAST_FRAMES = 3;

  private final Checkout checkout;
  private final int mostFrames;
  private final Predicate<Document> waits;
  private final TaskLoop main = new TaskLoop("RendererMain");
  private final ResourceFetcher fetcher = new ResourceFetcher(main);
  private final FlatPicture picture = new FlatPicture();
  private final LocalPage page;
  private final @Nullable RendererScripts scripts;
  private long commits;
  private int frames;

  /// @param mostMillis the longest it may take
  /// @param mostFrames how many frames it may wait after its load event; of a machine's speed this
  ///     depends less
  /// @param waits whether a document that is loaded is not yet as it is to be looked at
  CheckoutPage(
      Checkout checkout,
      FontCatalog fonts,
      String path,
      long mostMillis,
      int mostFrames,
      Predicate<Document> waits) {
    this.checkout = checkout;
    this.mostFrames = mostFrames;
    this.waits = waits;
    fetcher.connect(this);
    PageHost host =
        (PageHost)
            Proxy.newProxyInstance(
                PageHost.class.getClassLoader(),
                new Class<?>[] {PageHost.class},
                (proxy, method, arguments) -> {
                  if (method.getName().equals("didFinishLoad")) {
                    main.execute(this::frame);
                  }
                  return method.getReturnType() == CompletableFuture.class
                      ? new CompletableFuture<>()
                      : null;
                });
    page =
        new LocalPage(
            1,
            main,
            host,
            fetcher,
            fonts,
            RendererSetUp.newBuilder()
                .setHideScrollbars(false)
                .setDefaultBackgroundColor(0xffffffff)
                .build(),
            ViewportParams.newBuilder()
                .setSize(Size.newBuilder().setWidth(WIDTH).setHeight(HEIGHT))
                .setDeviceScaleFactor(1)
                .setPageZoom(1)
                .build(),
            "");
    String url = path.startsWith("/") ? Checkout.HOST + path : path;
    scripts = hasScripts(checkout.read(url)) ? new RendererScripts(main, new MessageHub()) : null;
    page.setScripts(scripts);
    main.execute(
        () -> {
          page.commitNavigation(
              CommitNavigationRequest.newBuilder()
                  .setUrl(url)
                  .setMimeType(Checkout.mimeType(path))
                  .setCharset(checkout.charset(url))
                  .setBodyRequestId(BODY)
                  .build());
          answer(BODY, url);
        });
    main.postDelayed(main::quit, mostMillis);
  }

  private static boolean hasScripts(byte @Nullable [] bytes) {
    return bytes != null
        && new String(bytes, StandardCharsets.ISO_8859_1).matches("(?s).*(<script|\\son\\w+=).*");
  }

  /// One frame after another from the load event on, until the page is as it is to be looked at.
  private void frame() {
    if (scripts == null) {
      main.quit();
      return;
    }
    page.rendering()
        .compositorClient()
        .beginMainFrame(new BeginMainFrame(frames, System.nanoTime(), 0));
    main.execute(
        () -> {
          PagePipeline pipeline = page.mainFrame().pipeline();
          Document document = page.mainFrame().document();
          if (pipeline == null || document == null) {
            return;
          }
          List<ScrollOffset> moved = picture.scroll(pipeline.commit(++commits));
          if (!moved.isEmpty()) {
            page.rendering().compositorClient().didScroll(moved);
          }
          if (++frames >= LEAST_FRAMES && (frames > mostFrames || !waits.test(document))) {
            main.execute(main::quit);
          } else {
            main.postDelayed(this::frame, FRAME_MILLIS);
          }
        });
  }

  /// Runs the page up to its load event, and on while it waits.
  Document run() {
    main.run();
    Document document = page.mainFrame().document();
    if (document == null) {
      throw new IllegalStateException("no document");
    }
    return document;
  }

  /// The pixels of the page that [#run] has made.
  int[] draw() {
    PagePipeline pipeline = page.mainFrame().pipeline();
    if (pipeline == null) {
      throw new IllegalStateException("no document");
    }
    picture.scroll(pipeline.commit(++commits));
    if (Boolean.getBoolean("dump")) {
      PrintStream to = new PrintStream(new FileOutputStream(FileDescriptor.out));
      to.println(pipeline.layoutTree());
      to.flush();
    }
    return picture.draw(pipeline.commit(++commits));
  }

  void close() {
    page.close();
    if (scripts != null) {
      scripts.close();
    }
  }

  @Override
  public void start(ResourceRequest request) {
    main.execute(() -> answer(request.getRequestId(), request.getUrl()));
  }

  private void answer(long id, String url) {
    byte[] bytes = checkout.read(url);
    if (bytes == null) {
      fetcher.failed(
          ResourceFailed.newBuilder().setRequestId(id).setError("net::ERR_FILE_NOT_FOUND").build());
      return;
    }
    fetcher.responseStarted(
        ResourceResponse.newBuilder()
            .setRequestId(id)
            .setUrl(url)
            .setStatus(200)
            .setMimeType(Checkout.mimeType(url))
            .setCharset(checkout.charset(url))
            .build());
    fetcher.data(
        ResourceData.newBuilder().setRequestId(id).setData(ByteString.copyFrom(bytes)).build());
    fetcher.finished(ResourceFinished.newBuilder().setRequestId(id).build());
  }

  @Override
  public void upload(ResourceUpload request) {}

  @Override
  public CompletableFuture<SyncReply> loadSync(ResourceRequest request) {
    return CompletableFuture.failedFuture(new IOException("nothing is loaded at once here"));
  }

  @Override
  public CompletableFuture<SyncReply> moreOf(SyncMore request) {
    return CompletableFuture.failedFuture(new IOException("nothing is loaded at once here"));
  }

  @Override
  public void cancel(ResourceCancel request) {}

  @Override
  public void grant(ResourceGrant request) {}
}
