package bulkhead.browser;

import bulkhead.browser.devtools.DevTools;
import bulkhead.browser.net.LoaderClient;
import bulkhead.browser.net.LoaderHandle;
import bulkhead.browser.net.RequestOptions.HeaderField;
import bulkhead.browser.net.ResponseHead;
import bulkhead.browser.net.UrlLoaderFactory;
import bulkhead.browser.net.UrlRequest;
import bulkhead.browser.process.ChildProcessLauncher;
import bulkhead.browser.process.ChildType;
import bulkhead.browser.process.Installation;
import bulkhead.browser.process.ProcessModel;
import bulkhead.browser.storage.Profile;
import bulkhead.browser.tab.BrowserFonts;
import bulkhead.browser.tab.BrowserModel;
import bulkhead.browser.tab.Tab;
import bulkhead.browser.tab.TabLoads;
import bulkhead.browser.tab.TabObserver;
import bulkhead.ipc.BadMessage;
import bulkhead.ipc.Binder;
import bulkhead.ipc.Channel;
import bulkhead.ipc.ChildConnection;
import bulkhead.ipc.ChildListener;
import bulkhead.ipc.IoLoop;
import bulkhead.ipc.IpcInterface;
import bulkhead.ipc.api.ChannelsClient;
import bulkhead.ipc.api.ChildProcess;
import bulkhead.ipc.api.CommitNavigationRequest;
import bulkhead.ipc.api.CreateOutputRequest;
import bulkhead.ipc.api.CreatePluginReply;
import bulkhead.ipc.api.CreatePluginRequest;
import bulkhead.ipc.api.DevToolsAgent;
import bulkhead.ipc.api.DidCommitNavigationNotice;
import bulkhead.ipc.api.FileAccessClient;
import bulkhead.ipc.api.Gpu;
import bulkhead.ipc.api.GpuSetUp;
import bulkhead.ipc.api.Page;
import bulkhead.ipc.api.PageExit;
import bulkhead.ipc.api.PageHost;
import bulkhead.ipc.api.Plugin;
import bulkhead.ipc.api.Renderer;
import bulkhead.ipc.api.ResourceClient;
import bulkhead.ipc.api.ResourceFinished;
import bulkhead.ipc.api.SiteStorageClient;
import bulkhead.ipc.api.Size;
import bulkhead.ipc.api.SurfaceId;
import bulkhead.ipc.api.WebSocketClient;
import bulkhead.process.ChildRole;
import bulkhead.process.ChildStart;
import bulkhead.process.PluginManifest;
import bulkhead.process.TaskLoop;
import com.google.protobuf.Message;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A browser process whose renderers do nothing by themselves but show what they are told to: a
/// test speaks in their place, on the model's own thread. The network is a server that has every
/// page. Methods are called on the test's thread.
final class SpokenFor implements AutoCloseable {
  private static final int SECONDS = 30;
  private static final PluginManifest PDF =
      new PluginManifest(Path.of("."), "silent", Set.of("application/pdf"), "none");

  /// One call that the browser process answers a renderer.
  @FunctionalInterface
  interface Rpc {
    /// @throws BadMessage if the renderer is to be ended
    @Nullable CompletableFuture<? extends Message> call(Message message);
  }

  /// What one renderer has been told, in order.
  private static final class Heard {
    final List<String> calls = new CopyOnWriteArrayList<>();
    final List<String> documents = new CopyOnWriteArrayList<>();
    final CompletableFuture<Boolean> whole = new CompletableFuture<>();
  }

  private final TaskLoop loop = new TaskLoop("BrowserMain");
  private final Profile profile;
  private final IoLoop io = IoLoop.start("BrowserIO");
  private final ChildListener listener;
  private final UrlLoaderFactory network = new UrlLoaderFactory(null, "en");
  private final List<Heard> renderers = new CopyOnWriteArrayList<>();
  private final List<String> loads = new CopyOnWriteArrayList<>();
  private final CompletableFuture<Channel> gpuChannel = new CompletableFuture<>();
  private final BrowserModel browser;
  private final DevTools devTools;

  SpokenFor() throws Exception {
    profile = Profile.temporary();
    listener = ChildListener.open(io);
    Thread thread = new Thread(loop::run);
    thread.setDaemon(true);
    thread.start();
    ChildProcessLauncher launcher =
        new ChildProcessLauncher(
            new Installation(Path.of("."), Path.of("java")), listener, loop, SilentRole::new);
    BrowserFonts fonts = new BrowserFonts();
    browser =
        inModel(
            () -> {
              BrowserModel made =
                  new BrowserModel(
                      loop,
                      new BrowserModel.Settings(
                          new ProcessModel(ProcessModel.Kind.SITE_PER_PROCESS, 20, 0, true),
                          GpuSetUp.newBuilder().setRenderer(GpuSetUp.Renderer.SOFTWARE).build(),
                          false,
                          true,
                          0,
                          false,
                          "en",
                          false,
                          false,
                          false),
                      profile,
                      () -> network,
                      fonts,
                      launcher,
                      () -> List.of(PDF),
                      null);
              made.stayWithoutWindows();
              return made;
            });
    devTools =
        inModel(
            () ->
                new DevTools(
                    browser, new DevTools.Settings(true, 800, 600, 1, "Bulkhead/test", List.of())));
    inModel(
        () -> {
          browser.setTabLoads(new EveryPage());
          return true;
        });
  }

  BrowserModel browser() {
    return browser;
  }

  DevTools devTools() {
    return devTools;
  }

  /// Does that on the model's thread.
  <T> T inModel(Callable<T> action) {
    CompletableFuture<T> done = new CompletableFuture<>();
    loop.execute(
        () -> {
          try {
            done.complete(action.call());
          } catch (Exception | Error e) {
            done.completeExceptionally(e);
          }
        });
    try {
      return done.get(SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof BadMessage refused) {
        throw refused;
      }
      throw new AssertionError(e.getCause());
    } catch (InterruptedException | TimeoutException e) {
      throw new AssertionError(e);
    }
  }

  /// The answer to a call.
  <T> T await(CompletableFuture<T> answer) {
    try {
      return answer.get(SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      throw new AssertionError(e);
    }
  }

  /// A window of its own with a document of that address, complete.
  Tab open(String url) {
    CompletableFuture<Tab> begun = new CompletableFuture<>();
    inModel(
        () -> {
          Tab opened = browser.openHeadless(800, 600, 1).addTab(0, true);
          browser.addObserver(
              new TabObserver() {
                @Override
                public void committed(Tab which, NavigationInfo navigation) {
                  if (which == opened) {
                    begun.complete(which);
                  }
                }
              });
          devTools.client(opened);
          opened.navigator().navigate(url, true);
          return opened;
        });
    Tab tab = await(begun);
    await(by(url).whole);
    return tab;
  }

  /// Has the page of that tab show that document by a plugin; the surface is the plugin's.
  SurfaceId openPlugin(Tab tab, String url) {
    Rpc create = Objects.requireNonNull(servedTo(tab).get("PageHost.CreatePlugin"));
    CompletableFuture<? extends Message> answer =
        inModel(
            () ->
                create.call(
                    CreatePluginRequest.newBuilder()
                        .setPageId(Objects.requireNonNull(tab.page()).pageId())
                        .setPluginId(1)
                        .setUrl(url)
                        .setSize(Size.newBuilder().setWidth(100).setHeight(100))
                        .build()));
    return ((CreatePluginReply) await(Objects.requireNonNull(answer))).getSurface();
  }

  /// All that the renderer of that tab may call, by name: `PageHost.TitleChanged`.
  Map<String, Rpc> servedTo(Tab tab) {
    return servedTo(channel -> Objects.requireNonNull(tab.page()).host().bind(channel));
  }

  /// All that `host` binds to its process's channel, by name.
  Map<String, Rpc> servedTo(Consumer<Binder> host) {
    Map<String, Rpc> all = new LinkedHashMap<>();
    inModel(
        () -> {
          host.accept(
              new Binder() {
                @Override
                public <T> void bind(IpcInterface<T> type, T target, Executor executor) {
                  IpcInterface.Method method;
                  for (int i = 0; (method = type.method(i)) != null; i++) {
                    int index = i;
                    all.put(
                        type.name() + "." + method.name(),
                        message -> type.dispatch(target, index, message));
                  }
                }
              });
          return all;
        });
    return all;
  }

  /// Starts a GPU process, as silent as the rest. Returns its end of its channel once it has been
  /// given the first window's output.
  Channel startGpu() {
    inModel(
        () -> {
          browser.startProcesses();
          return true;
        });
    return await(gpuChannel);
  }

  /// Says every hostile variant of these messages. Returns where that made the model fail; a
  /// refusal is no failure.
  String failuresOf(Map<String, Rpc> calls, Map<String, Message> good) {
    List<String> failures = new ArrayList<>();
    try (var errors = new LoggedErrors()) {
      good.forEach(
          (name, example) -> {
            Rpc rpc = Objects.requireNonNull(calls.get(name), name);
            for (Message hostile : HostileFields.of(example)) {
              try {
                inModel(() -> rpc.call(hostile));
              } catch (BadMessage refused) {
                // as it should be
              } catch (RuntimeException | Error e) {
                String text = hostile.toString();
                failures.add(
                    name + " {" + text.substring(0, Math.min(200, text.length())) + "} " + e);
              }
            }
          });
      inModel(() -> "what it has posted has run");
      failures.addAll(errors.lines());
    }
    return String.join("\n", failures);
  }

  /// The number of that tab's page in its renderer.
  int pageOf(Tab tab) {
    return Objects.requireNonNull(inModel(tab::page)).pageId();
  }

  /// The number of the DevTools session that looks at that tab.
  int sessionOf(Tab tab) {
    String document = String.valueOf(inModel(tab::documentUrl));
    return heardBy(document).stream()
        .filter(call -> call.startsWith("attachDevTools"))
        .map(call -> call.replaceAll("(?s).*session_number: (\\d+).*", "$1"))
        .mapToInt(Integer::parseInt)
        .findFirst()
        .orElseThrow();
  }

  /// The addresses that were loaded, by whoever asked.
  List<String> loads() {
    return List.copyOf(loads);
  }

  /// What the renderer with that document has been told.
  List<String> heardBy(String document) {
    return List.copyOf(by(document).calls);
  }

  private Heard by(String document) {
    return renderers.stream()
        .filter(each -> each.documents.contains(document))
        .findFirst()
        .orElseThrow();
  }

  @Override
  public void close() throws IOException {
    loop.quit();
    network.close();
    listener.close();
    io.close();
    profile.close();
  }

  /// Answers every load with a page.
  private final class EveryPage implements TabLoads {
    @Override
    public LoaderHandle start(
        Tab tab, UrlRequest request, Initiator initiator, LoaderClient client) {
      loads.add(request.url().href());
      byte[] body = "<title>page</title>".getBytes(StandardCharsets.UTF_8);
      String type = request.url().href().endsWith(".pdf") ? "application/pdf" : "text/html";
      client.responseStarted(
          ResponseHead.made(
              request.url(), 200, List.of(new HeaderField("Content-Type", type)), body.length));
      client.data(body);
      client.finished();
      return new LoaderHandle() {
        @Override
        public void grant(int bytes) {}

        @Override
        public void cancel() {}
      };
    }
  }

  /// A renderer that says nothing but that it has begun a document.
  private final class SilentRole implements ChildRole {
    private final ChildType type;
    private final Heard heard = new Heard();
    private @Nullable Channel channel;

    SilentRole(ChildType type) {
      this.type = type;
    }

    @Override
    public String type() {
      return type.switchValue();
    }

    @Override
    public void run(ChildStart start) throws IOException {
      renderers.add(heard);
      ChildConnection connection =
          ChildConnection.open(io, start.endpoint(), start.token(), "silent", this::bind);
      connection.channel().closed().join();
    }

    private void bind(Channel opened) {
      channel = opened;
      PageHost host = opened.proxy(PageHost.IPC);
      for (Class<?> each :
          List.of(
              Page.class,
              Renderer.class,
              PageExit.class,
              ChildProcess.class,
              ResourceClient.class,
              FileAccessClient.class,
              ChannelsClient.class,
              WebSocketClient.class,
              SiteStorageClient.class,
              DevToolsAgent.class,
              Gpu.class,
              Plugin.class)) {
        bind(opened, each, host);
      }
    }

    private <T> void bind(Channel opened, Class<T> each, PageHost host) {
      try {
        @SuppressWarnings("unchecked")
        IpcInterface<T> wire = (IpcInterface<T>) each.getField("IPC").get(null);
        Object deaf =
            Proxy.newProxyInstance(
                each.getClassLoader(),
                new Class<?>[] {each},
                (proxy, method, arguments) -> hear(method, (Message) arguments[0], host));
        opened.bind(wire, each.cast(deaf), Runnable::run);
      } catch (ReflectiveOperationException e) {
        throw new AssertionError(e);
      }
    }

    private @Nullable Object hear(Method method, Message message, PageHost host)
        throws ReflectiveOperationException {
      heard.calls.add(method.getName() + " " + message);
      if (message instanceof CreateOutputRequest) {
        gpuChannel.complete(Objects.requireNonNull(channel));
      }
      if (message instanceof CommitNavigationRequest commit) {
        heard.documents.add(commit.getUrl());
        host.didCommitNavigation(
            DidCommitNavigationNotice.newBuilder()
                .setPageId(commit.getPageId())
                .setNavigationId(commit.getNavigationId())
                .build());
      }
      if (message instanceof ResourceFinished) {
        heard.whole.complete(true);
      }
      return method.getGenericReturnType() instanceof ParameterizedType reply
          ? CompletableFuture.completedFuture(
              ((Class<?>) reply.getActualTypeArguments()[0])
                  .getMethod("getDefaultInstance")
                  .invoke(null))
          : null;
    }
  }
}
