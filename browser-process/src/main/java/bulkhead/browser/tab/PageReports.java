package bulkhead.browser.tab;

import bulkhead.browser.net.Cors;
import bulkhead.browser.net.FetchParameters;
import bulkhead.browser.process.RenderProcessHost;
import bulkhead.browser.storage.Favicon;
import bulkhead.browser.ui.BrowserWindow;
import bulkhead.browser.ui.DisplayedUrl;
import bulkhead.browser.ui.PageChooser;
import bulkhead.browser.ui.PageCursor;
import bulkhead.browser.ui.PageMenu;
import bulkhead.browser.ui.PageOptions;
import bulkhead.browser.ui.TabState;
import bulkhead.ipc.BadMessage;
import bulkhead.ipc.api.BeginNavigationRequest;
import bulkhead.ipc.api.ClipboardNotice;
import bulkhead.ipc.api.ContextMenuNotice;
import bulkhead.ipc.api.CreatePluginReply;
import bulkhead.ipc.api.CreatePluginRequest;
import bulkhead.ipc.api.CursorNotice;
import bulkhead.ipc.api.DidCommitNavigationNotice;
import bulkhead.ipc.api.FaviconNotice;
import bulkhead.ipc.api.FindNotice;
import bulkhead.ipc.api.FrameMovedNotice;
import bulkhead.ipc.api.GoInHistoryRequest;
import bulkhead.ipc.api.KeyInput;
import bulkhead.ipc.api.MouseInput;
import bulkhead.ipc.api.OptionsNotice;
import bulkhead.ipc.api.PageHost;
import bulkhead.ipc.api.PageNotice;
import bulkhead.ipc.api.PageRequest;
import bulkhead.ipc.api.PageScaleNotice;
import bulkhead.ipc.api.PluginRequest;
import bulkhead.ipc.api.PrintedNotice;
import bulkhead.ipc.api.ProgressNotice;
import bulkhead.ipc.api.ReadClipboardReply;
import bulkhead.ipc.api.ReadClipboardRequest;
import bulkhead.ipc.api.ResizePluginRequest;
import bulkhead.ipc.api.ScrollNotice;
import bulkhead.ipc.api.TextChunk;
import bulkhead.ipc.api.TextNotice;
import bulkhead.ipc.api.UnsupportedNotice;
import bulkhead.ipc.api.ValueChooserNotice;
import bulkhead.ipc.api.WheelInput;
import bulkhead.url.Url;
import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;

/// What the pages of one renderer report. The renderer is not trusted: every field is checked here
/// before the model sees it. A page that was closed meanwhile is no error; its late reports are
/// dropped. Thread: `BrowserMain`.
final class PageReports implements PageHost {
  private static final int MOST_FRAMES = 256 << 10;
  private static final int MOST_TITLE = 4096;
  private static final float LEAST_PAGE_SCALE = 0.25f;
  private static final float MOST_PAGE_SCALE = 5;
  private static final int MOST_URL = 1 << 20;
  private static final int MOST_PRINTED_PIECE = 256 << 10;
  private static final int MOST_CHUNK = 256 << 10;
  private static final int MOST_PASTED = 1 << 20;
  private static final int MOST_OPTIONS = 5000;
  private static final int MOST_LABEL = 200;
  private static final int MOST_BOX = 100_000;
  private static final int MOST_SUGGESTIONS = 200;
  private static final double MOST_TIME = 8.64e15;
  private static final int MOST_ICON_SIDE = 64;
  private static final int MOST_FEATURES = 500;
  private static final int MOST_FEATURE_NAME = 200;

  private final BrowserModel browser;
  private final RenderProcessHost host;

  PageReports(BrowserModel browser, RenderProcessHost host) {
    this.browser = browser;
    this.host = host;
  }

  private void with(int pageId, BiConsumer<Tab, PageRef> action) {
    PageRef page = new PageRef(host, pageId);
    Tab tab = browser.pages().tabOf(page);
    if (tab != null) {
      action.accept(tab, page);
    }
  }

  /// As [#with], only for the page whose document the tab shows.
  private void withShown(int pageId, BiConsumer<Tab, PageRef> action) {
    with(
        pageId,
        (tab, page) -> {
          if (page.equals(tab.page())) {
            action.accept(tab, page);
          }
        });
  }

  private static String atMost(int length, String text) {
    if (text.length() > length) {
      throw new BadMessage("text of " + text.length() + " characters");
    }
    return text;
  }

  private static float finite(float value) {
    if (!Float.isFinite(value)) {
      throw new BadMessage("number that is not finite");
    }
    return value;
  }

  @Override
  public void didCommitNavigation(DidCommitNavigationNotice notice) {
    with(
        notice.getPageId(),
        (tab, page) -> tab.navigator().didCommit(page, notice.getNavigationId()));
  }

  @Override
  public void cancelNavigation(PageRequest request) {
    withShown(request.getPageId(), (tab, page) -> tab.navigator().cancelOfPage());
  }

  @Override
  public void goInHistory(GoInHistoryRequest request) {
    withShown(request.getPageId(), (tab, page) -> tab.traversal().goBy(request.getDelta()));
  }

  @Override
  public void frameMoved(FrameMovedNotice notice) {
    atMost(MOST_FRAMES, notice.getBefore());
    atMost(MOST_FRAMES, notice.getFrames());
    withShown(
        notice.getPageId(),
        (tab, page) ->
            tab.traversal()
                .frameMoved(notice.getReplace(), notice.getBefore(), notice.getFrames()));
  }

  @Override
  public void beginNavigation(BeginNavigationRequest request) {
    atMost(MOST_URL, request.getUrl());
    Url url = Url.parse(request.getUrl());
    withShown(
        request.getPageId(),
        (tab, page) -> {
          if (url == null) {
            return;
          }
          if (request.getSameDocument()) {
            Url document = tab.documentUrl();
            if (document == null
                || !(request.getRewritten()
                    ? url.canRewrite(document)
                    : url.equalsIgnoringFragment(document))) {
              throw new BadMessage("same-document navigation to another document");
            }
            atMost(MOST_URL, request.getState());
            tab.traversal().sameDocument(url.href(), request.getReplace(), request.getState());
            return;
          }
          if (!tab.mayGoTo(url)) {
            return; // as a link that leads nowhere
          }
          switch (request.getDisposition()) {
            case CURRENT_TAB -> {
              if (!url.scheme().equals("data")) { // Chromium: no top-level data: from a page
                tab.navigator()
                    .navigateFromPage(
                        url.href(), request.getReplace(), tab.mayReadFiles(), fetch(tab, request));
              }
            }
            case NEW_FOREGROUND_TAB -> openTab(tab, url, true, false, fetch(tab, request));
            case NEW_BACKGROUND_TAB -> openTab(tab, url, false, false, fetch(tab, request));
            case TAB_OF_PAGE -> openTab(tab, url, true, true, fetch(tab, request));
            case DISPOSITION_UNSPECIFIED, UNRECOGNIZED ->
                throw new BadMessage("navigation without a disposition");
          }
        });
  }

  /// A tab of its own is for the user to ask for.
  private void openTab(
      Tab opener, Url url, boolean foreground, boolean byPage, FetchParameters fetch) {
    if (opener.actions().takeActivation() || browser.allowsPopups()) {
      browser.openTabFromPage(opener, url.href(), foreground, byPage, fetch);
    }
  }

  /// How a page's navigation is to be asked for: in the name of its document.
  private FetchParameters fetch(Tab tab, BeginNavigationRequest request) {
    long upload = request.getUploadId();
    String type = request.getContentType();
    if (type.length() > MOST_TITLE || !Cors.isHeaderValue(type)) {
      throw new BadMessage("content type");
    }
    FetchParameters.Content body =
        upload == 0
            ? null
            : new FetchParameters.Content(browser.pages().loadersOf(host).takeUpload(upload));
    Url document = tab.documentUrl();
    return SubresourceLoaders.under(
            request.getReferrerPolicy(),
            FetchParameters.navigation(
                body == null ? "GET" : "POST",
                body,
                type,
                document == null ? "null" : document.origin().toString(),
                document == null ? "" : document.href()))
        .with(new FetchParameters.Purpose("", request.getUserGesture()));
  }

  @Override
  public void titleChanged(TextNotice notice) {
    String title = atMost(MOST_TITLE, notice.getText());
    withShown(notice.getPageId(), (tab, page) -> tab.presentation().setTitle(title));
  }

  @Override
  public void faviconChanged(FaviconNotice notice) {
    int width = notice.getWidth();
    int height = notice.getHeight();
    ByteString pixels = notice.getPixels();
    if (width == 0) {
      withShown(notice.getPageId(), (tab, page) -> tab.presentation().setFavicon(null));
      return;
    }
    if (width < 0
        || height < 1
        || width > MOST_ICON_SIDE
        || height > MOST_ICON_SIDE
        || pixels.size() != width * height * 4) {
      throw new BadMessage("icon of " + width + "x" + height + ", " + pixels.size() + " bytes");
    }
    int[] argb = new int[width * height];
    pixels.asReadOnlyByteBuffer().order(java.nio.ByteOrder.LITTLE_ENDIAN).asIntBuffer().get(argb);
    Favicon icon = new Favicon(width, height, argb);
    withShown(notice.getPageId(), (tab, page) -> tab.presentation().setFavicon(icon));
  }

  @Override
  public void hoverChanged(TextNotice notice) {
    String text = DisplayedUrl.of(atMost(MOST_URL, notice.getText()));
    withShown(notice.getPageId(), (tab, page) -> tab.presentation().setStatusText(text));
  }

  @Override
  public void cursorChanged(CursorNotice notice) {
    PageCursor cursor = cursor(notice.getCursor());
    withShown(notice.getPageId(), (tab, page) -> tab.presentation().setCursor(cursor));
  }

  /// @throws BadMessage if the sender made it up
  static PageCursor cursor(CursorNotice.Cursor cursor) {
    return switch (cursor) {
      case DEFAULT -> PageCursor.DEFAULT;
      case POINTER -> PageCursor.POINTER;
      case TEXT -> PageCursor.TEXT;
      case CROSSHAIR -> PageCursor.CROSSHAIR;
      case MOVE -> PageCursor.MOVE;
      case WAIT -> PageCursor.WAIT;
      case S_RESIZE -> PageCursor.S_RESIZE;
      case W_RESIZE -> PageCursor.W_RESIZE;
      case NE_RESIZE -> PageCursor.NE_RESIZE;
      case NW_RESIZE -> PageCursor.NW_RESIZE;
      case SE_RESIZE -> PageCursor.SE_RESIZE;
      case SW_RESIZE -> PageCursor.SW_RESIZE;
      case COL_RESIZE -> PageCursor.COL_RESIZE;
      case ROW_RESIZE -> PageCursor.ROW_RESIZE;
      case N_RESIZE -> PageCursor.N_RESIZE;
      case E_RESIZE -> PageCursor.E_RESIZE;
      case NOT_ALLOWED -> PageCursor.NOT_ALLOWED;
      case NONE -> PageCursor.NONE;
      case CURSOR_UNSPECIFIED, UNRECOGNIZED -> throw new BadMessage("unknown cursor");
    };
  }

  @Override
  public void loadProgress(ProgressNotice notice) {
    float progress = finite(notice.getProgress());
    withShown(notice.getPageId(), (tab, page) -> tab.navigator().setProgress(progress));
  }

  @Override
  public void didFirstPaint(PageNotice notice) {
    with(notice.getPageId(), (tab, page) -> tab.firstPaint(page));
  }

  @Override
  public void didParse(PageNotice notice) {
    with(notice.getPageId(), (tab, page) -> tab.didParse(page, notice.getNavigationId()));
  }

  @Override
  public void didFinishLoad(PageNotice notice) {
    with(notice.getPageId(), (tab, page) -> tab.didFinishLoad(page, notice.getNavigationId()));
    browser.renderers().refillSparesWhenQuiet();
  }

  @Override
  public void scrollChanged(ScrollNotice notice) {
    float x = finite(notice.getX());
    float y = finite(notice.getY());
    withShown(notice.getPageId(), (tab, page) -> tab.traversal().scrolled(x, y));
  }

  @Override
  public void pageScaleChanged(PageScaleNotice notice) {
    float scale = notice.getScale();
    if (!(scale >= LEAST_PAGE_SCALE && scale <= MOST_PAGE_SCALE)) {
      throw new BadMessage("page scale " + scale);
    }
    with(notice.getPageId(), (tab, page) -> tab.viewport().pageScaled(page, scale));
  }

  @Override
  public void dumpChunk(TextChunk chunk) {
    String text = atMost(MOST_CHUNK, chunk.getText());
    with(chunk.getPageId(), (tab, page) -> browser.captures().dumped(page, text, chunk.getLast()));
  }

  @Override
  public void printed(PrintedNotice notice) {
    if (notice.getPdf().size() > MOST_PRINTED_PIECE) {
      throw new BadMessage("piece of a PDF of " + notice.getPdf().size() + " bytes");
    }
    atMost(MOST_TITLE, notice.getFailure());
    if (!(notice.getContentWidth() >= 0)) {
      throw new BadMessage("content of a width of " + notice.getContentWidth());
    }
    with(notice.getPageId(), (tab, page) -> browser.printer().printed(page, notice));
  }

  @Override
  public void askToPrint(PageRequest request) {
    withShown(request.getPageId(), (tab, page) -> tab.askToPrint());
  }

  @Override
  public void unhandledKey(KeyInput key) {
    withShown(key.getPageId(), (tab, page) -> tab.unhandledKey(key.getKey(), key.getCode()));
  }

  @Override
  public void tooltipChanged(TextNotice notice) {
    String text = atMost(MOST_TITLE, notice.getText());
    withShown(notice.getPageId(), (tab, page) -> tab.presentation().setTooltip(text));
  }

  @Override
  public void findChanged(FindNotice notice) {
    int matches = notice.getMatches();
    int active = notice.getActive();
    if (matches < 0 || active < 0 || active > matches) {
      throw new BadMessage("match " + active + " of " + matches);
    }
    withShown(
        notice.getPageId(),
        (tab, page) -> tab.presentation().setFound(new TabState.FindResult(matches, active)));
  }

  @Override
  public void showOptions(OptionsNotice notice) {
    if (notice.getOptionsCount() > MOST_OPTIONS
        || notice.getSelected() < -1
        || notice.getSelected() >= notice.getOptionsCount()) {
      throw new BadMessage(notice.getOptionsCount() + " options");
    }
    List<PageOptions.Option> options = new ArrayList<>();
    for (OptionsNotice.Option each : notice.getOptionsList()) {
      String label = atMost(MOST_LABEL, each.getLabel());
      options.add(new PageOptions.Option(label, each.getDisabled(), each.getGroup()));
    }
    int x = Math.round(finite(notice.getX()));
    int y = Math.round(finite(notice.getY()));
    int width = boxSide(notice.getWidth());
    int height = boxSide(notice.getHeight());
    withShown(
        notice.getPageId(),
        (tab, page) ->
            tab.showOptions(
                new PageOptions(
                    tab.id(),
                    notice.getListId(),
                    x,
                    y,
                    width,
                    height,
                    options,
                    notice.getSelected(),
                    notice.getSuggestions())));
  }

  private static int boxSide(float length) {
    return Math.clamp(Math.round(finite(length)), 0, MOST_BOX);
  }

  @Override
  public void showValueChooser(ValueChooserNotice notice) {
    PageChooser.Kind kind =
        switch (notice.getKind()) {
          case COLOR -> PageChooser.Kind.COLOR;
          case DATE -> PageChooser.Kind.DATE;
          case MONTH -> PageChooser.Kind.MONTH;
          case WEEK -> PageChooser.Kind.WEEK;
          case TIME -> PageChooser.Kind.TIME;
          case DATE_TIME -> PageChooser.Kind.DATE_TIME;
          case KIND_UNSPECIFIED, UNRECOGNIZED -> throw new BadMessage("unknown kind of chooser");
        };
    if (notice.getSuggestionsCount() > MOST_SUGGESTIONS) {
      throw new BadMessage(notice.getSuggestionsCount() + " suggestions");
    }
    List<PageChooser.Suggestion> suggestions = new ArrayList<>();
    for (ValueChooserNotice.Suggestion each : notice.getSuggestionsList()) {
      suggestions.add(
          new PageChooser.Suggestion(
              chooserValue(each.getValue()), atMost(MOST_LABEL, each.getLabel())));
    }
    if (!(notice.getStep() >= 0)) {
      throw new BadMessage("a step of " + notice.getStep());
    }
    int x = Math.round(finite(notice.getX()));
    int y = Math.round(finite(notice.getY()));
    int width = boxSide(notice.getWidth());
    int height = boxSide(notice.getHeight());
    OptionalDouble value =
        notice.hasValue()
            ? OptionalDouble.of(chooserValue(notice.getValue()))
            : OptionalDouble.empty();
    double min = notice.hasMin() ? chooserValue(notice.getMin()) : Double.NEGATIVE_INFINITY;
    double max = notice.hasMax() ? chooserValue(notice.getMax()) : Double.POSITIVE_INFINITY;
    double step = chooserValue(notice.getStep());
    double stepBase = chooserValue(notice.getStepBase());
    withShown(
        notice.getPageId(),
        (tab, page) ->
            tab.showChooser(
                new PageChooser(
                    tab.id(),
                    notice.getChooserId(),
                    x,
                    y,
                    width,
                    height,
                    kind,
                    value,
                    min,
                    max,
                    step,
                    stepBase,
                    suggestions)));
  }

  /// Within what dates can be (ECMA-262 §21.4.1.1), which is more than any other value.
  private static double chooserValue(double value) {
    if (!(Math.abs(value) <= MOST_TIME)) {
      throw new BadMessage("a value of " + value);
    }
    return value;
  }

  @Override
  public void showContextMenu(ContextMenuNotice notice) {
    float x = finite(notice.getX());
    float y = finite(notice.getY());
    String link = atMost(MOST_URL, notice.getLinkUrl());
    String image = atMost(MOST_URL, notice.getImageUrl());
    String selection = atMost(MOST_TITLE, notice.getSelection());
    withShown(
        notice.getPageId(),
        (tab, page) ->
            tab.showContextMenu(
                new PageMenu(
                    tab.id(),
                    Math.round(x),
                    Math.round(y),
                    link,
                    image,
                    selection.strip(),
                    notice.getEditable())));
  }

  @Override
  public void writeClipboard(ClipboardNotice notice) {
    String text = atMost(MOST_CHUNK, notice.getText());
    BrowserWindow.Clipboard clipboard = clipboard(notice.getBuffer());
    withShown(
        notice.getPageId(), (tab, page) -> tab.actions().copied(text, clipboard, notice.getLast()));
  }

  @Override
  public CompletableFuture<ReadClipboardReply> readClipboard(ReadClipboardRequest request) {
    BrowserWindow.Clipboard clipboard = clipboard(request.getBuffer());
    PageRef page = new PageRef(host, request.getPageId());
    Tab tab = browser.pages().tabOf(page);
    return (tab != null && page.equals(tab.page())
            ? tab.actions().pasted(clipboard)
            : CompletableFuture.completedFuture(""))
        .thenApply(
            text ->
                ReadClipboardReply.newBuilder()
                    .setText(text.substring(0, Math.min(text.length(), MOST_PASTED)))
                    .build());
  }

  private static BrowserWindow.Clipboard clipboard(ClipboardNotice.Buffer buffer) {
    return switch (buffer) {
      case STANDARD -> BrowserWindow.Clipboard.STANDARD;
      case SELECTION -> BrowserWindow.Clipboard.SELECTION;
      case BUFFER_UNSPECIFIED, UNRECOGNIZED -> throw new BadMessage("unknown clipboard");
    };
  }

  @Override
  public void reportUnsupported(UnsupportedNotice notice) {
    if (notice.getFeaturesCount() > MOST_FEATURES) {
      throw new BadMessage(notice.getFeaturesCount() + " features");
    }
    for (UnsupportedNotice.Feature feature : notice.getFeaturesList()) {
      String kind =
          switch (feature.getKind()) {
            case PROPERTY -> "property";
            case VALUE -> "value";
            case SELECTOR -> "selector";
            case AT_RULE -> "at-rule";
            case ELEMENT -> "element";
            case API -> "API";
            case KIND_UNSPECIFIED, UNRECOGNIZED -> throw new BadMessage("unknown kind of feature");
          };
      String name = atMost(MOST_FEATURE_NAME, feature.getName());
      int count = Math.max(1, feature.getCount());
      withShown(
          notice.getPageId(),
          (tab, page) -> browser.internals().unsupported(kind, name, count, tab.shownUrl()));
    }
  }

  // Plugins: each call names a box of one of this renderer's pages.

  @Override
  public CompletableFuture<CreatePluginReply> createPlugin(CreatePluginRequest request) {
    PageRef page = new PageRef(host, request.getPageId());
    Tab tab = browser.pages().tabOf(page);
    if (tab == null) {
      return CompletableFuture.completedFuture(
          CreatePluginReply.newBuilder().setRefusal("the page is closed").build());
    }
    atMost(MOST_URL, request.getUrl());
    return browser.plugins().create(tab, page, request);
  }

  @Override
  public void resizePlugin(ResizePluginRequest request) {
    browser.plugins().resize(new PageRef(host, request.getPageId()), request);
  }

  @Override
  public void pluginMouse(MouseInput input) {
    browser.plugins().mouse(new PageRef(host, input.getPageId()), input);
  }

  @Override
  public void pluginWheel(WheelInput input) {
    browser.plugins().wheel(new PageRef(host, input.getPageId()), input);
  }

  @Override
  public void pluginKey(KeyInput input) {
    browser.plugins().key(new PageRef(host, input.getPageId()), input);
  }

  @Override
  public void destroyPlugin(PluginRequest request) {
    browser.plugins().destroy(new PageRef(host, request.getPageId()), request.getPluginId());
  }
}
