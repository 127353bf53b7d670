package bulkhead.renderer;

import bulkhead.ipc.api.BeginNavigationRequest;
import bulkhead.ipc.api.CommitNavigationRequest;
import bulkhead.ipc.api.CreatePageRequest;
import bulkhead.ipc.api.DialogOutcome;
import bulkhead.ipc.api.DialogRequest;
import bulkhead.ipc.api.FrameMovedNotice;
import bulkhead.ipc.api.GoInHistoryRequest;
import bulkhead.ipc.api.HistoryPosition;
import bulkhead.ipc.api.NavigateSameDocumentRequest;
import bulkhead.ipc.api.NavigationType;
import bulkhead.ipc.api.OpenWindowReply;
import bulkhead.ipc.api.OpenWindowRequest;
import bulkhead.ipc.api.PageHost;
import bulkhead.ipc.api.PageWindows;
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
import bulkhead.ipc.api.UnloadNotice;
import bulkhead.ipc.api.ViewportParams;
import bulkhead.ipc.api.WindowRequest;
import bulkhead.process.TaskLoop;
import bulkhead.renderer.compositor.BeginMainFrame;
import bulkhead.renderer.compositor.FlatPicture;
import bulkhead.renderer.compositor.ScrollOffset;
import bulkhead.renderer.loader.ResourceFetcher;
import bulkhead.renderer.script.Realm;
import bulkhead.renderer.script.ScriptException;
import bulkhead.renderer.script.ScriptSource;
import bulkhead.renderer.script.bindings.MessageHub;
import bulkhead.url.Url;
import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.values.V8Value;
import com.google.protobuf.ByteString;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Pages with their frames, scripts and histories on the thread of a test, without any other
/// process: what the browser process would do for them is done here in a few lines, and what the
/// network would bring comes from a function. Windows open without being asked for.
///
/// ```
/// try (InProcessBrowser browser = new InProcessBrowser(site)) {
///   browser.open("http://one.test/");
///   browser.await(10_000, "document.title == 'done' ? 'yes' : ''");
/// ```
final class InProcessBrowser implements ResourceLoader, PageWindows, AutoCloseable {
  private static final int FRAME_MILLIS = 4;

  /// So far beyond what a page takes that only one that hangs comes to it.
  private static final long MOST_MILLIS = 40_000;

  /// As the renderer's main thread has: V8 takes some 1 MB of it, and Java needs the rest.
  private static final long STACK_BYTES = 8 << 20;

  /// What an address has; `type` as a server would say it.
  record Answer(byte[] body, String type, String charset) {}

  /// One entry of a tab's history; `document` numbers what it shows, `frames` is what the page has
  /// left with it.
  private record Entry(String url, long document, String state, String frames) {}

  private static final class Tab {
    final int id;
    final LocalPage page;
    final List<Entry> history = new ArrayList<>();
    int index = -1;

    /// The entry whose document the page has: while another is being committed, the one before.
    int shown = -1;

    Tab(int id, LocalPage page) {
      this.id = id;
      this.page = page;
    }

    HistoryPosition position() {
      return HistoryPosition.newBuilder()
          .setIndex(index)
          .setLength(history.size())
          .setState(history.get(index).state)
          .setFrames(history.get(index).frames)
          .build();
    }

    void add(Entry entry, boolean replace) {
      if (index < 0 || !replace) {
        history.subList(index + 1, history.size()).clear();
        history.add(entry);
        index++;
      } else {
        history.set(index, entry);
      }
    }
  }

  private final Function<String, @Nullable Answer> site;
  private final TaskLoop main = new TaskLoop("RendererMain");
  private final ResourceFetcher fetcher = new ResourceFetcher(main);
  private final RendererScripts scripts = new RendererScripts(main, new MessageHub());
  private final RunawayScripts runaways = new RunawayScripts(main::postDelayed);
  private final SystemFontCatalog fonts = new SystemFontCatalog();
  private final Map<Integer, Tab> tabs = new HashMap<>();
  private final PageHost host =
      (PageHost)
          Proxy.newProxyInstance(
              PageHost.class.getClassLoader(),
              new Class<?>[] {PageHost.class},
              (proxy, method, arguments) -> {
                if (arguments != null && arguments[0] instanceof BeginNavigationRequest asked) {
                  main.execute(() -> navigate(asked));
                } else if (arguments != null && arguments[0] instanceof GoInHistoryRequest asked) {
                  main.execute(() -> go(asked));
                } else if (arguments != null && arguments[0] instanceof FrameMovedNotice moved) {
                  Tab tab = tabs.get(moved.getPageId());
                  int shown = tab == null ? -1 : tab.shown;
                  main.execute(() -> framesMoved(moved, shown));
                }
                return method.getReturnType() == CompletableFuture.class
                    ? new CompletableFuture<>()
                    : null;
              });
  private final FlatPicture picture = new FlatPicture();
  private long commits;
  private int lastTab;
  private long lastDocument;
  private long lastBody = 1L << 40;

  /// @param site null for what is not there
  InProcessBrowser(Function<String, @Nullable Answer> site) {
    this.site = site;
    fetcher.connect(this);
    WarmUp.runScript(scripts); // also makes the realm that outlives those of documents
  }

  /// Runs something that makes and uses such browsers, with as much stack as a renderer has.
  static <T> T run(Callable<T> use) {
    FutureTask<T> task = new FutureTask<>(use);
    Thread thread = Thread.ofPlatform().stackSize(STACK_BYTES).start(task);
    try {
      thread.join();
      return task.get();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw new AssertionError(e.getCause());
    }
  }

  /// Loads a page of one file and looks at its main frame.
  static <T> T page(String html, Function<LocalFrame, T> look) {
    Answer answer = new Answer(html.getBytes(StandardCharsets.UTF_8), "text/html", "utf-8");
    return run(
        () -> {
          try (InProcessBrowser browser = new InProcessBrowser(url -> answer)) {
            LocalFrame frame = browser.open("http://page.test/");
            if (browser.await(MOST_MILLIS, () -> frame.isLoaded() ? "yes" : "").isEmpty()) {
              throw new AssertionError("not loaded after " + MOST_MILLIS + " ms: " + html);
            }
            return look.apply(frame);
          }
        });
  }

  /// Opens a tab.
  /// @return its main frame
  LocalFrame open(String url) {
    Tab tab = make();
    main.execute(() -> commit(tab, url, false));
    return tab.page.mainFrame();
  }

  /// Runs everything until an expression in the frame gives something, or the time is over.
  /// @return what it gives, as text; empty when it gave nothing, as for documents without a realm:
  /// those whose page has no script
  String await(LocalFrame frame, long millis, String expression) {
    return await(millis, () -> evaluate(frame, expression));
  }

  /// Runs everything until what is looked at before each picture is not empty, or the time is over.
  String await(long millis, Supplier<String> look) {
    String[] said = {""};
    long end = System.nanoTime() + millis * 1_000_000;
    main.execute(() -> beat(look, said, end));
    main.run();
    return said[0];
  }

  private void beat(Supplier<String> look, String[] said, long end) {
    said[0] = look.get();
    if (!said[0].isEmpty() || System.nanoTime() - end >= 0) {
      main.quit();
      return;
    }
    for (Tab tab : List.copyOf(tabs.values())) {
      tab.page
          .rendering()
          .compositorClient()
          .beginMainFrame(new BeginMainFrame(0, System.nanoTime(), 0));
      main.execute(() -> draw(tab));
    }
    main.postDelayed(() -> beat(look, said, end), FRAME_MILLIS);
  }

  /// What the compositor would do with the next picture: it says what has been scrolled.
  private void draw(Tab tab) {
    PagePipeline pipeline = tab.page.mainFrame().pipeline();
    if (pipeline != null && !tab.page.mainFrame().blocksRendering()) {
      tab.page.frames().forEach(LocalFrame::beforePicture);
      List<ScrollOffset> moved = picture.scroll(pipeline.commit(++commits));
      tab.page.frames().forEach(LocalFrame::afterPicture);
      if (!moved.isEmpty()) {
        tab.page.rendering().compositorClient().didScroll(moved);
      }
    }
  }

  /// What an expression gives in the frame now, as text.
  static String evaluate(LocalFrame frame, String expression) {
    Realm realm = frame.existingRealm();
    if (realm == null) {
      return "";
    }
    try (V8Value value = realm.evaluate(new ScriptSource("`${" + expression + "}`", "test"))) {
      return value.toString();
    } catch (ScriptException e) {
      return "threw " + e.getMessage();
    } catch (JavetException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    for (Tab tab : List.copyOf(tabs.values())) {
      tab.page.close();
    }
    scripts.close();
  }

  // The browser process's part

  private Tab make() {
    int id = ++lastTab;
    LocalPage page =
        new LocalPage(
            id,
            main,
            host,
            fetcher,
            fonts,
            RendererSetUp.getDefaultInstance(),
            viewport(),
            "FRAME" + id);
    page.setScripts(scripts);
    page.dialogs().connect(this, runaways);
    page.opener().connect(this, request -> tab(request).page);
    Tab tab = new Tab(id, page);
    tabs.put(id, tab);
    return tab;
  }

  private Tab tab(CreatePageRequest request) {
    Tab tab = tabs.get(request.getPageId());
    if (tab == null) {
      throw new AssertionError("a page that nobody opened");
    }
    return tab;
  }

  private static ViewportParams viewport() {
    return ViewportParams.newBuilder()
        .setSize(Size.newBuilder().setWidth(800).setHeight(600))
        .setDeviceScaleFactor(1)
        .setPageZoom(1)
        .build();
  }

  private void navigate(BeginNavigationRequest asked) {
    Tab tab = tabs.get(asked.getPageId());
    if (tab == null) {
      return;
    }
    if (asked.getSameDocument()) {
      long document = tab.index < 0 ? 0 : tab.history.get(tab.index).document;
      tab.add(new Entry(asked.getUrl(), document, asked.getState(), ""), asked.getReplace());
      tab.shown = tab.index;
    } else {
      commit(tab, asked.getUrl(), asked.getReplace());
    }
  }

  /// @param shown the entry whose document the page had when it told
  private void framesMoved(FrameMovedNotice moved, int shown) {
    Tab tab = tabs.get(moved.getPageId());
    if (tab == null || tab.index < 0) {
      return;
    }
    boolean left = moved.getReplace() && shown >= 0 && shown < tab.history.size();
    int of = left ? shown : tab.index;
    Entry told = tab.history.get(of);
    Entry now = new Entry(told.url, told.document, told.state, moved.getFrames());
    if (left) {
      tab.history.set(of, now);
    } else {
      tab.add(now, moved.getReplace());
    }
  }

  private void go(GoInHistoryRequest asked) {
    Tab tab = tabs.get(asked.getPageId());
    int to = tab == null ? -1 : tab.index + asked.getDelta();
    if (tab == null || to < 0 || to >= tab.history.size()) {
      return;
    }
    Entry here = tab.history.get(tab.index);
    Entry there = tab.history.get(to);
    tab.index = to;
    if (asked.getDelta() != 0 && here.document == there.document) {
      tab.shown = to;
      tab.page.navigateSameDocument(
          NavigateSameDocumentRequest.newBuilder()
              .setPageId(tab.id)
              .setUrl(there.url)
              .setHistory(tab.position())
              .build());
    } else {
      boolean reload = asked.getDelta() == 0;
      show(tab, there, reload ? NavigationType.RELOAD : NavigationType.BACK_FORWARD);
    }
  }

  private void commit(Tab tab, String url, boolean replace) {
    Entry entry = new Entry(url, ++lastDocument, "", "");
    Url parsed = Url.parse(url);
    if (parsed != null && !parsed.isAboutBlank() && site.apply(parsed.href()) == null) {
      return; // as an answer without content
    }
    tab.add(entry, replace);
    show(tab, entry, NavigationType.NAVIGATE);
  }

  private void show(Tab tab, Entry entry, NavigationType type) {
    Answer answer = answer(entry.url);
    long body = ++lastBody;
    if (answer == null) {
      return;
    }
    tab.page.commitNavigation(
        CommitNavigationRequest.newBuilder()
            .setPageId(tab.id)
            .setNavigationId(entry.document)
            .setUrl(entry.url)
            .setMimeType(answer.type)
            .setCharset(answer.charset)
            .setBodyRequestId(body)
            .setHistory(tab.position())
            .setNavigationType(type)
            .build());
    tab.shown = tab.index;
    send(body, entry.url, answer);
  }

  private @Nullable Answer answer(String url) {
    Url parsed = Url.parse(url);
    return parsed != null && parsed.isAboutBlank()
        ? new Answer(new byte[0], "text/html", "")
        : site.apply(url);
  }

  @Override
  public CompletableFuture<DialogOutcome> showDialog(DialogRequest request) {
    return CompletableFuture.completedFuture(
        DialogOutcome.newBuilder().setAccepted(true).setText(request.getDefaultText()).build());
  }

  @Override
  public void listensForUnload(UnloadNotice request) {}

  @Override
  public CompletableFuture<OpenWindowReply> openWindow(OpenWindowRequest request) {
    Tab tab = make();
    OpenWindowReply.Builder reply = OpenWindowReply.newBuilder().setOpened(true);
    tab.add(new Entry("about:blank", ++lastDocument, "", ""), false);
    tab.shown = tab.index;
    if (!request.getNoOpener()) {
      reply
          .setPageId(tab.id)
          .setViewport(viewport())
          .setFrameToken("FRAME" + tab.id)
          .setVisible(true);
    }
    Url url = Url.parse(request.getUrl());
    if (url != null && !url.isAboutBlank()) {
      main.execute(() -> commit(tab, url.href(), true));
    }
    return CompletableFuture.completedFuture(reply.build());
  }

  @Override
  public void closeWindow(WindowRequest request) {
    main.execute(
        () -> {
          Tab tab = tabs.remove(request.getPageId());
          if (tab != null) {
            tab.page.close();
          }
        });
  }

  @Override
  public void focusWindow(WindowRequest request) {}

  // The network's part

  @Override
  public void start(ResourceRequest request) {
    main.execute(
        () -> {
          Answer answer = site.apply(request.getUrl());
          if (answer == null) {
            fetcher.failed(
                ResourceFailed.newBuilder()
                    .setRequestId(request.getRequestId())
                    .setError("net::ERR_FILE_NOT_FOUND")
                    .build());
          } else {
            send(request.getRequestId(), request.getUrl(), answer);
          }
        });
  }

  private void send(long id, String url, Answer answer) {
    fetcher.responseStarted(response(id, url, answer));
    fetcher.data(
        ResourceData.newBuilder()
            .setRequestId(id)
            .setData(ByteString.copyFrom(answer.body))
            .build());
    fetcher.finished(ResourceFinished.newBuilder().setRequestId(id).build());
  }

  private static ResourceResponse response(long id, String url, Answer answer) {
    return ResourceResponse.newBuilder()
        .setRequestId(id)
        .setUrl(url.replaceFirst("#.*", ""))
        .setStatus(200)
        .setMimeType(answer.type)
        .setCharset(answer.charset)
        .build();
  }

  @Override
  public CompletableFuture<SyncReply> loadSync(ResourceRequest request) {
    Answer answer = site.apply(request.getUrl());
    return CompletableFuture.completedFuture(
        answer == null
            ? SyncReply.newBuilder().setError("net::ERR_FILE_NOT_FOUND").build()
            : SyncReply.newBuilder()
                .setResponse(response(request.getRequestId(), request.getUrl(), answer))
                .setData(ByteString.copyFrom(answer.body))
                .build());
  }

  @Override
  public CompletableFuture<SyncReply> moreOf(SyncMore request) {
    return CompletableFuture.failedFuture(new IOException("all came at once"));
  }

  @Override
  public void upload(ResourceUpload request) {}

  @Override
  public void cancel(ResourceCancel request) {}

  @Override
  public void grant(ResourceGrant request) {}
}
