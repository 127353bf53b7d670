package bulkhead.browser.tab;

import bulkhead.browser.ui.BrowserCommands.Direction;
import bulkhead.browser.ui.BrowserCommands.FindFrom;
import bulkhead.browser.ui.BrowserWindow;
import bulkhead.browser.ui.PageInput;
import bulkhead.ipc.api.Done;
import bulkhead.ipc.api.EditRequest;
import bulkhead.ipc.api.FindRequest;
import bulkhead.ipc.api.StopFindingRequest;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// What the user does in a tab's page beyond going elsewhere: keys that may come back from it,
/// copying, finding. Thread: `BrowserMain`.
final class PageActions {
  private static final int MOST_KEYS = 64;
  private static final int MOST_FIND = 4096;
  private static final int MOST_COPIED = 64 << 20;

  /// A page may use the clipboard this long after the user's last press of a button or key in it.
  private static final long ACTIVATION_NANOS = 5_000_000_000L;

  private final Tab tab;
  private final ArrayDeque<PageInput.Key> keys = new ArrayDeque<>();
  private BooleanSupplier clipboardPermission = () -> false;
  private final StringBuilder copied = new StringBuilder();
  private long lastPressNanos = System.nanoTime() - ACTIVATION_NANOS;

  /// The last input and the page that it went to; see [#inOrder].
  private CompletableFuture<Done> lastInput =
      CompletableFuture.completedFuture(Done.getDefaultInstance());

  private @Nullable PageRef lastInputPage;

  PageActions(Tab tab) {
    this.tab = tab;
  }

  /// Something is on its way to the page.
  void userInput(PageInput input) {
    switch (input) {
      case PageInput.Key key -> {
        lastPressNanos = System.nanoTime();
        if (key.kind() == PageInput.KeyKind.DOWN) {
          keys.add(key);
          if (keys.size() > MOST_KEYS) {
            keys.removeFirst();
          }
        }
      }
      case PageInput.Mouse mouse -> {
        switch (mouse.kind()) {
          case PRESSED, RELEASED -> lastPressNanos = System.nanoTime();
          case MOVED, ENTERED, LEFT -> {}
        }
      }
      case PageInput.Wheel wheel -> {}
      case PageInput.Touch touch -> lastPressNanos = System.nanoTime();
      case PageInput.Composition composition -> lastPressNanos = System.nanoTime();
      case PageInput.Focus focus -> keys.clear();
    }
  }

  /// The key that the page has sent back; null if it was never sent there. Keys before it were
  /// used.
  PageInput.@Nullable Key unhandled(String name, String code) {
    for (Iterator<PageInput.Key> each = keys.iterator(); each.hasNext(); ) {
      PageInput.Key key = each.next();
      if (key.key().equals(name) && key.code().equals(code)) {
        PageInput.Key found = key;
        while (keys.pollFirst() != found) {
          // used by the page
        }
        return found;
      }
    }
    return null;
  }

  /// @param granted whether a client of the DevTools protocol lets the page use it at any time
  void setClipboardPermission(BooleanSupplier granted) {
    clipboardPermission = granted;
  }

  private boolean mayUseClipboard() {
    return isActivated() || clipboardPermission.getAsBoolean();
  }

  /// The next part of what the page has copied.
  void copied(String text, BrowserWindow.Clipboard clipboard, boolean last) {
    if (copied.length() + text.length() <= MOST_COPIED) {
      copied.append(text);
    }
    if (!last) {
      return;
    }
    String whole = copied.toString();
    copied.setLength(0);
    BrowserWindow view = tab.view();
    if (view == null) {
      if (mayUseClipboard()) {
        tab.browser().clipboards().put(clipboard, whole);
      }
    } else if (mayUseClipboard() && tab.isActive()) {
      view.writeClipboard(whole, clipboard);
    }
  }

  /// What the clipboard holds, if the page may know that: empty otherwise.
  CompletableFuture<String> pasted(BrowserWindow.Clipboard clipboard) {
    BrowserWindow view = tab.view();
    if (!mayUseClipboard()) {
      return CompletableFuture.completedFuture("");
    }
    if (view == null) {
      String kept = tab.browser().clipboards().get(clipboard);
      return CompletableFuture.completedFuture(kept == null ? "" : kept);
    }
    return tab.isActive() ? view.readClipboard(clipboard) : CompletableFuture.completedFuture("");
  }

  /// Lets an input count as handled only after those before it. The compositor and the main thread
  /// answer on their own, and clients of the DevTools protocol keep track of the mouse's buttons by
  /// the order of the answers.
  CompletableFuture<Done> inOrder(CompletableFuture<Done> handled) {
    PageRef page = tab.page();
    CompletableFuture<Done> both =
        page == lastInputPage ? handled.thenCombine(lastInput, (done, before) -> done) : handled;
    // Who waits for this input hears of it before the next one can count: a future tells those who
    // came last first.
    CompletableFuture<Done> told = new CompletableFuture<>();
    lastInput =
        both.thenApply(
            done -> {
              told.complete(done);
              return done;
            });
    lastInputPage = page;
    return told;
  }

  /// Uses up that the user has just done something in the page; false if he has not.
  boolean takeActivation() {
    boolean activated = isActivated();
    lastPressNanos = System.nanoTime() - ACTIVATION_NANOS;
    return activated;
  }

  /// Whether the user has just done something in the page (HTML §6.4.1).
  boolean isActivated() {
    return System.nanoTime() - lastPressNanos < ACTIVATION_NANOS;
  }

  void edit(EditRequest.Command command) {
    lastPressNanos = System.nanoTime(); // chosen in the window
    tab.withPage(
        (page, id) ->
            page.edit(EditRequest.newBuilder().setPageId(id).setCommand(command).build()));
  }

  void find(String text, Direction direction, FindFrom from) {
    String wanted = text.length() > MOST_FIND ? text.substring(0, MOST_FIND) : text;
    tab.withPage(
        (page, id) ->
            page.find(
                FindRequest.newBuilder()
                    .setPageId(id)
                    .setText(wanted)
                    .setBackward(direction == Direction.BACKWARD)
                    .setNext(from == FindFrom.ACTIVE_MATCH)
                    .build()));
  }

  void stopFinding(boolean select) {
    tab.withPage(
        (page, id) ->
            page.stopFinding(
                StopFindingRequest.newBuilder().setPageId(id).setSelect(select).build()));
  }
}
