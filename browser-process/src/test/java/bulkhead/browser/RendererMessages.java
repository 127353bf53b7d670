package bulkhead.browser;

import bulkhead.ipc.api.AbandonSocket;
import bulkhead.ipc.api.AreaChange;
import bulkhead.ipc.api.BeginNavigationRequest;
import bulkhead.ipc.api.ChannelJoin;
import bulkhead.ipc.api.ChannelLeave;
import bulkhead.ipc.api.ChannelPiece;
import bulkhead.ipc.api.ChildReady;
import bulkhead.ipc.api.ChooseFilesRequest;
import bulkhead.ipc.api.ClipboardNotice;
import bulkhead.ipc.api.CloseSocketRequest;
import bulkhead.ipc.api.ContextMenuNotice;
import bulkhead.ipc.api.CookiesRequest;
import bulkhead.ipc.api.CreatePluginRequest;
import bulkhead.ipc.api.CursorNotice;
import bulkhead.ipc.api.DevToolsFrameNotice;
import bulkhead.ipc.api.DevToolsMessage;
import bulkhead.ipc.api.DevToolsWorkerNotice;
import bulkhead.ipc.api.DialogRequest;
import bulkhead.ipc.api.DidCommitNavigationNotice;
import bulkhead.ipc.api.Disposition;
import bulkhead.ipc.api.FaviconNotice;
import bulkhead.ipc.api.FetchParams;
import bulkhead.ipc.api.FindNotice;
import bulkhead.ipc.api.FontFallbackRequest;
import bulkhead.ipc.api.FontMatchRequest;
import bulkhead.ipc.api.FrameMovedNotice;
import bulkhead.ipc.api.GoInHistoryRequest;
import bulkhead.ipc.api.KeyInput;
import bulkhead.ipc.api.LockInfo;
import bulkhead.ipc.api.LockRelease;
import bulkhead.ipc.api.LockRequest;
import bulkhead.ipc.api.LocksQuery;
import bulkhead.ipc.api.MouseInput;
import bulkhead.ipc.api.ObjectUrl;
import bulkhead.ipc.api.ObjectUrlRevocation;
import bulkhead.ipc.api.OpenAreaRequest;
import bulkhead.ipc.api.OpenSocketRequest;
import bulkhead.ipc.api.OpenWindowRequest;
import bulkhead.ipc.api.OptionsNotice;
import bulkhead.ipc.api.PageNotice;
import bulkhead.ipc.api.PageRequest;
import bulkhead.ipc.api.PageScaleNotice;
import bulkhead.ipc.api.PluginRequest;
import bulkhead.ipc.api.PrintedNotice;
import bulkhead.ipc.api.ProgressNotice;
import bulkhead.ipc.api.ReadClipboardRequest;
import bulkhead.ipc.api.ReadFileRequest;
import bulkhead.ipc.api.ResizePluginRequest;
import bulkhead.ipc.api.ResourceCancel;
import bulkhead.ipc.api.ResourceGrant;
import bulkhead.ipc.api.ResourceRequest;
import bulkhead.ipc.api.ResourceUpload;
import bulkhead.ipc.api.SavePiece;
import bulkhead.ipc.api.ScrollNotice;
import bulkhead.ipc.api.SetCookieRequest;
import bulkhead.ipc.api.SharedWorkerConnect;
import bulkhead.ipc.api.SharedWorkerEnd;
import bulkhead.ipc.api.SharedWorkerRelease;
import bulkhead.ipc.api.Size;
import bulkhead.ipc.api.SocketGrant;
import bulkhead.ipc.api.SocketPiece;
import bulkhead.ipc.api.StorageArea;
import bulkhead.ipc.api.SyncMore;
import bulkhead.ipc.api.TextChunk;
import bulkhead.ipc.api.TextNotice;
import bulkhead.ipc.api.UnloadNotice;
import bulkhead.ipc.api.UnsupportedNotice;
import bulkhead.ipc.api.ValueChooserNotice;
import bulkhead.ipc.api.WheelInput;
import bulkhead.ipc.api.WindowRequest;
import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import java.util.LinkedHashMap;
import java.util.Map;

/// One good example of every message that a renderer may send, by the name of its rpc: what its
/// page `https://attacker.test/` says of itself. Stateless.
final class RendererMessages {
  static final String ORIGIN = "https://attacker.test";

  private RendererMessages() {}

  /// @param page the number of that page in its renderer
  static Map<String, Message> of(int page) {
    Map<String, Message> all = new LinkedHashMap<>();

    pages(page, all);
    plugins(page, all);
    loads(page, all);
    all.put(
        "FontService.Match",
        FontMatchRequest.newBuilder().addFamilies("serif").setWeight(400).setStretch(100).build());
    all.put(
        "FontService.Fallback",
        FontFallbackRequest.newBuilder().setCodePoint('a').setWeight(400).build());
    windows(page, all);
    shared(page, all);
    all.put(
        "FileAccess.ChooseFiles",
        ChooseFilesRequest.newBuilder()
            .setPageId(page)
            .setChooserId(1)
            .setMode(ChooseFilesRequest.Mode.ONE)
            .addAccept(".txt")
            .build());
    all.put("FileAccess.ReadFile", ReadFileRequest.newBuilder().setFile(1).setLength(10).build());
    all.put(
        "FileAccess.Save",
        SavePiece.newBuilder()
            .setPageId(page)
            .setSaveId(1)
            .setName("a.txt")
            .setUrl(ORIGIN + "/a.txt")
            .setData(bytes())
            .setLast(true)
            .build());
    all.put(
        "DevToolsAgentHost.DevToolsNotice",
        DevToolsMessage.newBuilder()
            .setPageId(page)
            .setSessionNumber(1)
            .setJson("{\"method\":\"Runtime.x\",\"params\":{}}")
            .build());
    all.put(
        "DevToolsAgentHost.DevToolsFrame",
        DevToolsFrameNotice.newBuilder()
            .setPageId(page)
            .setKind(DevToolsFrameNotice.Kind.ATTACHED)
            .setFrame("0123456789ABCDEF0123456789ABCDEF")
            .build());
    all.put(
        "DevToolsAgentHost.DevToolsWorker",
        DevToolsWorkerNotice.newBuilder()
            .setPageId(page)
            .setWorker(1)
            .setUrl(ORIGIN + "/w.js")
            .build());
    all.put(
        "ChildProcessHost.Ready",
        ChildReady.newBuilder().setSandbox(ChildReady.Sandbox.LOCKED).build());
    return all;
  }

  private static ByteString bytes() {
    return ByteString.copyFromUtf8("data");
  }

  private static void pages(int page, Map<String, Message> all) {
    PageNotice notice = PageNotice.newBuilder().setPageId(page).setNavigationId(1).build();
    TextNotice text = TextNotice.newBuilder().setPageId(page).setText("text").build();
    all.put(
        "PageHost.DidCommitNavigation",
        DidCommitNavigationNotice.newBuilder().setPageId(page).setNavigationId(1).build());
    all.put(
        "PageHost.BeginNavigation",
        BeginNavigationRequest.newBuilder()
            .setPageId(page)
            .setUrl(ORIGIN + "/#a")
            .setDisposition(Disposition.CURRENT_TAB)
            .setSameDocument(true)
            .build());
    all.put("PageHost.CancelNavigation", PageRequest.newBuilder().setPageId(page).build());
    all.put(
        "PageHost.GoInHistory",
        GoInHistoryRequest.newBuilder().setPageId(page).setDelta(5).build());
    all.put(
        "PageHost.FrameMoved",
        FrameMovedNotice.newBuilder().setPageId(page).setReplace(true).setFrames("f").build());
    all.put("PageHost.TitleChanged", text);
    all.put(
        "PageHost.FaviconChanged",
        FaviconNotice.newBuilder()
            .setPageId(page)
            .setWidth(1)
            .setHeight(1)
            .setPixels(bytes())
            .build());
    all.put("PageHost.HoverChanged", text);
    all.put(
        "PageHost.CursorChanged",
        CursorNotice.newBuilder().setPageId(page).setCursor(CursorNotice.Cursor.TEXT).build());
    all.put(
        "PageHost.LoadProgress",
        ProgressNotice.newBuilder().setPageId(page).setProgress(0.5f).build());
    all.put("PageHost.DidFirstPaint", notice);
    all.put("PageHost.DidParse", notice);
    all.put("PageHost.DidFinishLoad", notice);
    all.put("PageHost.ScrollChanged", ScrollNotice.newBuilder().setPageId(page).setY(10).build());
    all.put(
        "PageHost.PageScaleChanged",
        PageScaleNotice.newBuilder().setPageId(page).setScale(0.5f).build());
    all.put("PageHost.DumpChunk", TextChunk.newBuilder().setPageId(page).setText("text").build());
    all.put(
        "PageHost.Printed",
        PrintedNotice.newBuilder().setPageId(page).setPdf(ByteString.copyFromUtf8("%PDF")).build());
    all.put("PageHost.AskToPrint", PageRequest.newBuilder().setPageId(page).build());
    all.put("PageHost.TooltipChanged", text);
    all.put(
        "PageHost.FindChanged",
        FindNotice.newBuilder().setPageId(page).setMatches(2).setActive(1).build());
    all.put(
        "PageHost.ShowContextMenu",
        ContextMenuNotice.newBuilder().setPageId(page).setLinkUrl(ORIGIN + "/").build());
    all.put(
        "PageHost.ShowOptions",
        OptionsNotice.newBuilder()
            .setPageId(page)
            .setWidth(10)
            .setHeight(10)
            .addOptions(OptionsNotice.Option.newBuilder().setLabel("a"))
            .build());
    all.put(
        "PageHost.ShowValueChooser",
        ValueChooserNotice.newBuilder()
            .setPageId(page)
            .setKind(ValueChooserNotice.Kind.DATE)
            .setValue(86_400_000)
            .addSuggestions(ValueChooserNotice.Suggestion.newBuilder().setLabel("a"))
            .build());
    all.put(
        "PageHost.WriteClipboard",
        ClipboardNotice.newBuilder()
            .setPageId(page)
            .setBuffer(ClipboardNotice.Buffer.STANDARD)
            .setText("text")
            .setLast(true)
            .build());
    all.put(
        "PageHost.ReadClipboard",
        ReadClipboardRequest.newBuilder()
            .setPageId(page)
            .setBuffer(ClipboardNotice.Buffer.STANDARD)
            .build());
    all.put(
        "PageHost.ReportUnsupported",
        UnsupportedNotice.newBuilder()
            .setPageId(page)
            .addFeatures(
                UnsupportedNotice.Feature.newBuilder()
                    .setKind(UnsupportedNotice.Kind.API)
                    .setName("a")
                    .setCount(1))
            .build());
    all.put("PageHost.UnhandledKey", key(page));
  }

  private static KeyInput key(int page) {
    return KeyInput.newBuilder()
        .setPageId(page)
        .setPluginId(1)
        .setType(KeyInput.Type.PRESSED)
        .setKey("a")
        .setCode("KeyA")
        .build();
  }

  private static void plugins(int page, Map<String, Message> all) {
    all.put(
        "PageHost.CreatePlugin",
        CreatePluginRequest.newBuilder()
            .setPageId(page)
            .setPluginId(1)
            .setUrl(ORIGIN + "/a.pdf")
            .setSize(Size.newBuilder().setWidth(10).setHeight(10))
            .setDeviceScaleFactor(1)
            .build());
    all.put(
        "PageHost.ResizePlugin",
        ResizePluginRequest.newBuilder()
            .setPageId(page)
            .setPluginId(1)
            .setSize(Size.newBuilder().setWidth(10).setHeight(10))
            .setDeviceScaleFactor(1)
            .build());
    all.put(
        "PageHost.PluginMouse",
        MouseInput.newBuilder()
            .setPageId(page)
            .setPluginId(1)
            .setType(MouseInput.Type.MOVED)
            .build());
    all.put(
        "PageHost.PluginWheel",
        WheelInput.newBuilder().setPageId(page).setPluginId(1).setDeltaY(1).build());
    all.put("PageHost.PluginKey", key(page));
    all.put(
        "PageHost.DestroyPlugin",
        PluginRequest.newBuilder().setPageId(page).setPluginId(1).build());
  }

  /// A `fetch` of the page's own.
  static FetchParams.Builder fetch() {
    return FetchParams.newBuilder()
        .setMethod("GET")
        .setMode(FetchParams.Mode.CORS)
        .setCredentials(FetchParams.Credentials.CREDENTIALS_SAME_ORIGIN)
        .setRedirects(FetchParams.Redirects.FOLLOW)
        .setCache(FetchParams.Cache.DEFAULT_CACHE)
        .setOrigin(ORIGIN);
  }

  static ResourceRequest.Builder request(int page, long id, String url) {
    return ResourceRequest.newBuilder()
        .setRequestId(id)
        .setPageId(page)
        .setUrl(url)
        .setDestination(ResourceRequest.Destination.FETCH)
        .setFetch(fetch());
  }

  private static void loads(int page, Map<String, Message> all) {
    all.put(
        "ResourceLoader.Upload",
        ResourceUpload.newBuilder().setUploadId(1).setData(bytes()).build());
    all.put("ResourceLoader.LoadSync", request(page, 101, ORIGIN + "/sync").build());
    all.put("ResourceLoader.MoreOf", SyncMore.newBuilder().setRequestId(101).build());
    all.put("ResourceLoader.Start", request(page, 103, ORIGIN + "/data").build());
    all.put("ResourceLoader.Cancel", ResourceCancel.newBuilder().setRequestId(103).build());
    all.put(
        "ResourceLoader.Grant",
        ResourceGrant.newBuilder().setRequestId(103).setBytes(1000).build());
  }

  private static void windows(int page, Map<String, Message> all) {
    all.put(
        "PageWindows.ShowDialog",
        DialogRequest.newBuilder()
            .setPageId(page)
            .setKind(DialogRequest.Kind.ALERT)
            .setMessage("hello")
            .setUrl(ORIGIN + "/")
            .build());
    all.put(
        "PageWindows.ListensForUnload",
        UnloadNotice.newBuilder().setPageId(page).setNavigationId(1).build());
    all.put(
        "PageWindows.OpenWindow",
        OpenWindowRequest.newBuilder().setPageId(page).setUrl(ORIGIN + "/opened").build());
    all.put("PageWindows.CloseWindow", WindowRequest.newBuilder().setPageId(page).build());
    all.put("PageWindows.FocusWindow", WindowRequest.newBuilder().setPageId(page).build());
  }

  static StorageArea area(int page, String origin) {
    return StorageArea.newBuilder().setPageId(page).setOrigin(origin).build();
  }

  private static void shared(int page, Map<String, Message> all) {
    all.put(
        "WebSockets.Open",
        OpenSocketRequest.newBuilder()
            .setSocketId(1)
            .setPageId(page)
            .setUrl("wss://localhost:1/")
            .setOrigin(ORIGIN)
            .addProtocols("chat")
            .build());
    all.put("WebSockets.Send", SocketPiece.newBuilder().setSocketId(1).setData(bytes()).build());
    all.put("WebSockets.Grant", SocketGrant.newBuilder().setSocketId(1).setBytes(100).build());
    all.put(
        "WebSockets.Close", CloseSocketRequest.newBuilder().setSocketId(1).setCode(1000).build());
    all.put("WebSockets.Abandon", AbandonSocket.newBuilder().setSocketId(1).build());
    all.put("SiteStorage.Open", OpenAreaRequest.newBuilder().setArea(area(page, ORIGIN)).build());
    all.put(
        "SiteStorage.Change",
        AreaChange.newBuilder()
            .setArea(area(page, ORIGIN))
            .setKey(bytes())
            .setValue(bytes())
            .build());
    all.put(
        "SiteStorage.Cookies",
        CookiesRequest.newBuilder().setPageId(page).setUrl(ORIGIN + "/").build());
    all.put(
        "SiteStorage.SetCookie",
        SetCookieRequest.newBuilder()
            .setPageId(page)
            .setUrl(ORIGIN + "/")
            .setCookie("a=b")
            .build());
    all.put(
        "Channels.Join",
        ChannelJoin.newBuilder().setChannelId(1).setOrigin(ORIGIN).setName("news").build());
    all.put(
        "Channels.ConnectSharedWorker",
        SharedWorkerConnect.newBuilder()
            .setConnectionId(2)
            .setPageId(page)
            .setOrigin(ORIGIN)
            .setUrl(ORIGIN + "/worker.js")
            .setName("counter")
            .setOptions("classic same-origin")
            .build());
    all.put(
        "Channels.ReleaseSharedWorker",
        SharedWorkerRelease.newBuilder().setConnectionId(2).build());
    all.put(
        "Channels.SharedWorkerEnded",
        SharedWorkerEnd.newBuilder().setWorkerId(Integer.MIN_VALUE + 1).setFailed(true).build());
    all.put(
        "Channels.RequestLock",
        LockRequest.newBuilder()
            .setLockId(3)
            .setOrigin(ORIGIN)
            .setLock(LockInfo.newBuilder().setName("leader").setClient("a"))
            .setOtherwise(LockRequest.Otherwise.WAIT)
            .build());
    all.put("Channels.ReleaseLock", LockRelease.newBuilder().setLockId(3).build());
    all.put("Channels.QueryLocks", LocksQuery.newBuilder().setOrigin(ORIGIN).build());
    all.put("Channels.Leave", ChannelLeave.newBuilder().setChannelId(1).build());
    all.put("Channels.Post", ChannelPiece.newBuilder().setChannelId(1).setData(bytes()).build());
    all.put(
        "Channels.RegisterObjectUrl",
        ObjectUrl.newBuilder().setUrl("blob:" + ORIGIN + "/1").setSize(4).build());
    all.put(
        "Channels.RevokeObjectUrl",
        ObjectUrlRevocation.newBuilder().setUrl("blob:" + ORIGIN + "/1").build());
  }
}
