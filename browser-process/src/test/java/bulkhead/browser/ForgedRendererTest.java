package bulkhead.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import bulkhead.browser.SpokenFor.Rpc;
import bulkhead.browser.tab.Tab;
import bulkhead.ipc.BadMessage;
import bulkhead.ipc.api.AreaChange;
import bulkhead.ipc.api.BeginNavigationRequest;
import bulkhead.ipc.api.ChannelJoin;
import bulkhead.ipc.api.ChannelPiece;
import bulkhead.ipc.api.ClipboardNotice;
import bulkhead.ipc.api.CookiesRequest;
import bulkhead.ipc.api.CreatePluginRequest;
import bulkhead.ipc.api.DevToolsMessage;
import bulkhead.ipc.api.DialogRequest;
import bulkhead.ipc.api.DidCommitNavigationNotice;
import bulkhead.ipc.api.Disposition;
import bulkhead.ipc.api.LockInfo;
import bulkhead.ipc.api.LockRequest;
import bulkhead.ipc.api.LocksQuery;
import bulkhead.ipc.api.MouseInput;
import bulkhead.ipc.api.ObjectUrl;
import bulkhead.ipc.api.OpenAreaRequest;
import bulkhead.ipc.api.OpenSocketRequest;
import bulkhead.ipc.api.OpenWindowRequest;
import bulkhead.ipc.api.ReadClipboardRequest;
import bulkhead.ipc.api.ReadFileRequest;
import bulkhead.ipc.api.ResourceRequest;
import bulkhead.ipc.api.SavePiece;
import bulkhead.ipc.api.SetCookieRequest;
import bulkhead.ipc.api.SharedWorkerConnect;
import bulkhead.ipc.api.SharedWorkerEnd;
import bulkhead.ipc.api.TextNotice;
import bulkhead.ipc.api.WindowRequest;
import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// A renderer that has been taken over speaks to the browser process: it is ended ([BadMessage]) or
/// not heard, and nobody else's data reach it or change.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ForgedRendererTest {
  private static final String ATTACKER = RendererMessages.ORIGIN;
  private static final String VICTIM = "https://victim.test";

  private SpokenFor browser;
  private Tab attacker;
  private Tab victim;
  private int page;
  private Map<String, Rpc> calls;

  @BeforeAll
  void open() throws Exception {
    browser = new SpokenFor();
    victim = browser.open(VICTIM + "/");
    Map<String, Rpc> own = browser.servedTo(victim);
    int there = browser.pageOf(victim);
    say(
        own,
        "SiteStorage.SetCookie",
        SetCookieRequest.newBuilder()
            .setPageId(there)
            .setUrl(VICTIM + "/")
            .setCookie("secret=1")
            .build());
    say(
        own,
        "SiteStorage.Open",
        OpenAreaRequest.newBuilder().setArea(RendererMessages.area(there, VICTIM)).build());
    say(
        own,
        "SiteStorage.Change",
        AreaChange.newBuilder()
            .setArea(RendererMessages.area(there, VICTIM))
            .setKey(ByteString.copyFromUtf8("\0k"))
            .setValue(ByteString.copyFromUtf8("\0v"))
            .build());
    attacker = browser.open(ATTACKER + "/");
    page = browser.pageOf(attacker);
    calls = browser.servedTo(attacker);
  }

  @AfterAll
  void close() throws Exception {
    browser.close();
  }

  /// What comes of it: "BadMessage", "done", the answer, or that there is none.
  private String say(Map<String, Rpc> by, String name, Message message) {
    CompletableFuture<? extends Message> answer;
    try {
      Rpc rpc = Objects.requireNonNull(by.get(name), name);
      answer = browser.inModel(() -> rpc.call(message));
    } catch (BadMessage e) {
      return "BadMessage";
    }
    return answer == null ? "done" : browser.await(answer).toString().strip();
  }

  private String say(String name, Message.Builder message) {
    return say(calls, name, message.build());
  }

  /// All that a victim could lose or be given.
  private String victimState() {
    Map<String, Rpc> own = browser.servedTo(victim);
    int id = browser.pageOf(victim);
    return String.join(
        "\n",
        browser.inModel(
            () -> victim.title() + " " + victim.documentUrl() + " " + victim.history().size()),
        say(
            own,
            "SiteStorage.Cookies",
            CookiesRequest.newBuilder().setPageId(id).setUrl(VICTIM + "/").build()),
        say(
            own,
            "SiteStorage.Open",
            OpenAreaRequest.newBuilder().setArea(RendererMessages.area(id, VICTIM)).build()),
        String.join("\n", browser.heardBy(VICTIM + "/")),
        browser.inModel(() -> browser.browser().windows().size()).toString());
  }

  /// @param expected as [#say] says it
  private void refused(String expected, String name, Message.Builder message) {
    String before = victimState();
    List<String> loads = browser.loads();
    assertEquals(expected, say(name, message), name + " " + message);
    assertEquals(before, victimState(), name + " " + message);
    assertEquals(loads, browser.loads(), name + " " + message);
  }

  @Test
  void everyMessageHasAnExample() {
    assertEquals(
        String.join("\n", new TreeSet<>(calls.keySet())),
        String.join("\n", new TreeSet<>(RendererMessages.of(1).keySet())));
  }

  @Test
  void noFieldOfAnyMessageMakesTheModelFail() throws Exception {
    try (SpokenFor own = new SpokenFor()) {
      Tab tab = own.open(ATTACKER + "/");
      assertEquals("", own.failuresOf(own.servedTo(tab), RendererMessages.of(own.pageOf(tab))));
    }
  }

  @Test
  void otherOriginsDataEndTheRenderer() {
    refused(
        "BadMessage",
        "SiteStorage.Cookies",
        CookiesRequest.newBuilder().setPageId(page).setUrl(VICTIM + "/"));
    refused(
        "BadMessage",
        "SiteStorage.SetCookie",
        SetCookieRequest.newBuilder().setPageId(page).setUrl(VICTIM + "/").setCookie("secret=2"));
    refused(
        "BadMessage",
        "SiteStorage.Open",
        OpenAreaRequest.newBuilder().setArea(RendererMessages.area(page, VICTIM)));
    for (String origin : List.of(VICTIM, "null", "file://", "")) {
      refused(
          "BadMessage",
          "SiteStorage.Change",
          AreaChange.newBuilder().setArea(RendererMessages.area(page, origin)).setClear(true));
    }
    for (String origin : List.of(VICTIM, "null")) {
      refused(
          "BadMessage",
          "Channels.Join",
          ChannelJoin.newBuilder().setChannelId(9).setOrigin(origin).setName("news"));
      refused(
          "BadMessage",
          "Channels.RequestLock",
          LockRequest.newBuilder()
              .setLockId(9)
              .setOrigin(origin)
              .setLock(LockInfo.newBuilder().setName("leader"))
              .setOtherwise(LockRequest.Otherwise.STEAL));
      refused("BadMessage", "Channels.QueryLocks", LocksQuery.newBuilder().setOrigin(origin));
    }
    refused(
        "BadMessage",
        "Channels.RegisterObjectUrl",
        ObjectUrl.newBuilder().setUrl("blob:" + VICTIM + "/1").setSize(1));
    SharedWorkerConnect.Builder shared =
        SharedWorkerConnect.newBuilder().setConnectionId(9).setPageId(page).setOptions("classic");
    for (String origin : List.of(VICTIM, "null", "")) {
      refused(
          "BadMessage",
          "Channels.ConnectSharedWorker",
          shared.clone().setOrigin(origin).setUrl(VICTIM + "/worker.js"));
    }
    refused(
        "BadMessage",
        "Channels.ConnectSharedWorker",
        shared.clone().setOrigin(ATTACKER).setUrl(VICTIM + "/worker.js"));
    refused(
        "done",
        "Channels.SharedWorkerEnded",
        SharedWorkerEnd.newBuilder().setWorkerId(Integer.MIN_VALUE + 1));
    refused(
        "BadMessage",
        "WebSockets.Open",
        OpenSocketRequest.newBuilder()
            .setSocketId(9)
            .setPageId(page)
            .setUrl("wss://victim.test/")
            .setOrigin(VICTIM));
  }

  @Test
  void requestsAreInThePagesOwnName() {
    ResourceRequest.Builder fetch = RendererMessages.request(page, 901, ATTACKER + "/");
    refused(
        "BadMessage",
        "ResourceLoader.Start",
        fetch.clone().setFetch(RendererMessages.fetch().setOrigin(VICTIM)));
    refused(
        "BadMessage",
        "ResourceLoader.Start",
        fetch.clone().setFetch(RendererMessages.fetch().setReferrer(VICTIM + "/")));
    refused(
        "BadMessage",
        "ResourceLoader.Start",
        fetch
            .clone()
            .clearFetch()
            .setDestination(ResourceRequest.Destination.IMAGE)
            .setReferrer(VICTIM + "/"));
    for (long id : new long[] {0, 2, -1}) {
      refused("BadMessage", "ResourceLoader.Start", fetch.clone().setRequestId(id));
    }
    for (String url : List.of("file:///etc/passwd", "blob:" + VICTIM + "/1")) {
      refused(
          "error: \"net::ERR_ACCESS_DENIED\"",
          "ResourceLoader.LoadSync",
          fetch.clone().setUrl(url));
      refused(
          "error: \"net::ERR_ACCESS_DENIED\"",
          "ResourceLoader.LoadSync",
          fetch
              .clone()
              .setUrl(url)
              .clearFetch()
              .setDestination(ResourceRequest.Destination.DOCUMENT));
      refused(
          "refusal: \"this page may not show that document\"",
          "PageHost.CreatePlugin",
          CreatePluginRequest.newBuilder().setPageId(page).setPluginId(77).setUrl(url));
    }
  }

  @Test
  void aPageGoesOnlyWhereItMay() {
    BeginNavigationRequest.Builder go =
        BeginNavigationRequest.newBuilder().setPageId(page).setDisposition(Disposition.CURRENT_TAB);
    for (String url :
        List.of(
            "file:///etc/passwd",
            "bulkhead://version",
            "bulkhead://crash",
            "blob:" + VICTIM + "/1",
            "data:text/html,x",
            "view-source:" + VICTIM + "/",
            "javascript:1",
            "")) {
      refused("done", "PageHost.BeginNavigation", go.clone().setUrl(url));
      refused(
          "",
          "PageWindows.OpenWindow",
          OpenWindowRequest.newBuilder()
              .setPageId(page)
              .setUrl(url.isEmpty() ? "x:" : url)
              .setNoOpener(true));
    }
    refused(
        "BadMessage",
        "PageHost.BeginNavigation",
        go.clone().setUrl(VICTIM + "/").setSameDocument(true));
    refused(
        "BadMessage",
        "PageHost.BeginNavigation",
        go.clone().setUrl(VICTIM + "/").setSameDocument(true).setRewritten(true));
    refused(
        "done",
        "PageHost.DidCommitNavigation",
        DidCommitNavigationNotice.newBuilder().setPageId(page).setNavigationId(1));
  }

  @Test
  void withoutTheUserNothingOpensAndNothingIsSaved() {
    refused(
        "done",
        "PageHost.BeginNavigation",
        BeginNavigationRequest.newBuilder()
            .setPageId(page)
            .setUrl(ATTACKER + "/more")
            .setUserGesture(true)
            .setDisposition(Disposition.NEW_FOREGROUND_TAB));
    refused(
        "",
        "PageWindows.OpenWindow",
        OpenWindowRequest.newBuilder().setPageId(page).setUrl(ATTACKER + "/more"));
    refused("done", "PageWindows.FocusWindow", WindowRequest.newBuilder().setPageId(page));
    refused(
        "done",
        "FileAccess.Save",
        SavePiece.newBuilder().setPageId(page).setSaveId(5).setName("../../.bashrc").setLast(true));
    refused(
        "BadMessage",
        "FileAccess.ReadFile",
        ReadFileRequest.newBuilder().setFile(1).setLength(100));
  }

  @Test
  void othersPagesAreNotItsOwn() {
    int other = page + 1;
    refused(
        "done", "PageHost.TitleChanged", TextNotice.newBuilder().setPageId(other).setText("mine"));
    refused("done", "PageWindows.CloseWindow", WindowRequest.newBuilder().setPageId(other));
    refused(
        "",
        "PageHost.ReadClipboard",
        ReadClipboardRequest.newBuilder()
            .setPageId(other)
            .setBuffer(ClipboardNotice.Buffer.STANDARD));
    refused(
        "BadMessage",
        "PageWindows.ShowDialog",
        DialogRequest.newBuilder()
            .setPageId(page)
            .setKind(DialogRequest.Kind.PROMPT)
            .setMessage("Password?")
            .setUrl(VICTIM + "/"));
    refused(
        "BadMessage",
        "PageHost.PluginMouse",
        MouseInput.newBuilder()
            .setPageId(page)
            .setPluginId(1)
            .setX(Float.NaN)
            .setType(MouseInput.Type.MOVED));
  }

  @Test
  void answersThatNobodyAskedForEndTheRenderer() {
    refused("BadMessage", "Channels.Post", ChannelPiece.newBuilder().setChannelId(404));
    for (String json :
        List.of(
            "{\"id\":404,\"result\":{}}",
            "{\"method\":\"Target.attachedToTarget\",\"params\":{}}",
            "{\"method\":\"Runtime.x\",\"params\":{},\"sessionId\":\"1\"}",
            "{\"method\":\"Runtime.x\",\"params\":{}}{}")) {
      refused(
          "BadMessage",
          "DevToolsAgentHost.DevToolsNotice",
          DevToolsMessage.newBuilder()
              .setPageId(page)
              .setSessionNumber(browser.sessionOf(attacker))
              .setJson(json));
    }
  }
}
