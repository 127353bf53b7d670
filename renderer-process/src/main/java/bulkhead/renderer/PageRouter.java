package bulkhead.renderer;

import bulkhead.ipc.api.ChosenValue;
import bulkhead.ipc.api.CommitNavigationRequest;
import bulkhead.ipc.api.Done;
import bulkhead.ipc.api.DumpRequest;
import bulkhead.ipc.api.EditRequest;
import bulkhead.ipc.api.FindRequest;
import bulkhead.ipc.api.KeyInput;
import bulkhead.ipc.api.MouseInput;
import bulkhead.ipc.api.NavigateSameDocumentRequest;
import bulkhead.ipc.api.OptionChoice;
import bulkhead.ipc.api.Page;
import bulkhead.ipc.api.PageRequest;
import bulkhead.ipc.api.PluginGoneNotice;
import bulkhead.ipc.api.PrintRequest;
import bulkhead.ipc.api.ScriptUrlRequest;
import bulkhead.ipc.api.SetFocusedRequest;
import bulkhead.ipc.api.SetViewportRequest;
import bulkhead.ipc.api.SetVisibleRequest;
import bulkhead.ipc.api.StopFindingRequest;
import bulkhead.ipc.api.TouchInput;
import bulkhead.ipc.api.WheelInput;
import bulkhead.process.TaskLoop;
import bulkhead.renderer.compositor.InputResult;
import bulkhead.renderer.compositor.PointerInput;
import bulkhead.renderer.compositor.WheelInput.Granularity;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/// Sorts a page's messages on the thread `ChildIO`: mouse and wheel go to the compositor, which
/// scrolls without waiting for the main thread; what it does not use, and all else, is posted to
/// `RendererMain`. What the user does stays in order: all of it passes through the compositor.
final class PageRouter implements Page {
  private static final Done DONE = Done.getDefaultInstance();

  private final RendererProcess renderer;
  private final TaskLoop main;

  /// The pages that have been given a document.
  private final Set<Integer> committed = new HashSet<>();

  PageRouter(RendererProcess renderer, TaskLoop main) {
    this.renderer = renderer;
    this.main = main;
  }

  private void post(int pageId, Consumer<LocalPage> action) {
    main.execute(
        () -> {
          LocalPage page = renderer.page(pageId);
          if (page != null) {
            action.accept(page);
          }
        });
  }

  /// As [#post]; `answer` completes when the action has run, also when the page has gone.
  private void postAnswered(
      int pageId, CompletableFuture<Done> answer, Consumer<LocalPage> action) {
    main.execute(
        () -> {
          LocalPage page = renderer.page(pageId);
          try {
            if (page != null) {
              action.accept(page);
            }
          } finally {
            answer.complete(DONE);
          }
        });
  }

  /// Posts something that may not come before the mouse input that was sent earlier, which goes by
  /// way of the compositor: who clicks into a field and types means that field.
  private void behindInput(int pageId, Runnable posting) {
    renderer.onCompositor(pageId, compositor -> posting.run(), posting);
  }

  private void postBehindInput(int pageId, Consumer<LocalPage> action) {
    behindInput(pageId, () -> post(pageId, action));
  }

  /// As [#post]; a script that does not end by itself is ended for it.
  private void postUrgently(int pageId, Consumer<LocalPage> action) {
    long urgent = renderer.runaways().expect(pageId);
    main.execute(
        () -> {
          renderer.runaways().begin(urgent);
          LocalPage page = renderer.page(pageId);
          if (page != null) {
            action.accept(page);
          }
        });
  }

  @Override
  public void commitNavigation(CommitNavigationRequest request) {
    if (committed.add(request.getPageId())) {
      // It has run no script yet: what runs is another page's, such as the one that opened it.
      post(request.getPageId(), page -> page.commitNavigation(request));
    } else {
      postUrgently(request.getPageId(), page -> page.commitNavigation(request));
    }
  }

  @Override
  public void stopLoading(PageRequest request) {
    postUrgently(request.getPageId(), LocalPage::stopLoading);
  }

  @Override
  public void setViewport(SetViewportRequest request) {
    post(request.getPageId(), page -> page.setViewport(request.getViewport()));
  }

  @Override
  public void setVisible(SetVisibleRequest request) {
    post(request.getPageId(), page -> page.setVisible(request.getVisible()));
  }

  @Override
  public void setFocused(SetFocusedRequest request) {
    postBehindInput(request.getPageId(), page -> page.input().setFocused(request.getFocused()));
  }

  @Override
  public CompletableFuture<Done> mouse(MouseInput input) {
    CompletableFuture<Done> answer = new CompletableFuture<>();
    renderer.onCompositor(
        input.getPageId(),
        compositor -> {
          if (compositor.pointer(pointer(input)) == InputResult.HANDLED) {
            answer.complete(DONE);
          } else {
            postAnswered(input.getPageId(), answer, page -> page.input().mouse(input));
          }
        },
        () -> answer.complete(DONE));
    return answer;
  }

  private static PointerInput pointer(MouseInput input) {
    PointerInput.Type type =
        switch (input.getType()) {
          case PRESSED -> PointerInput.Type.PRESSED;
          case RELEASED -> PointerInput.Type.RELEASED;
          case EXITED -> PointerInput.Type.EXITED;
          case MOVED, TYPE_UNSPECIFIED, UNRECOGNIZED -> PointerInput.Type.MOVED;
        };
    PointerInput.Button button =
        switch (input.getButton()) {
          case 0 -> PointerInput.Button.NONE;
          case 1 -> PointerInput.Button.PRIMARY;
          default -> PointerInput.Button.OTHER;
        };
    return new PointerInput(type, input.getX(), input.getY(), button, input.getTimeNanos());
  }

  @Override
  public CompletableFuture<Done> wheel(WheelInput input) {
    CompletableFuture<Done> answer = new CompletableFuture<>();
    bulkhead.renderer.compositor.WheelInput turned =
        new bulkhead.renderer.compositor.WheelInput(
            input.getX(),
            input.getY(),
            input.getDeltaX(),
            input.getDeltaY(),
            input.getPrecise() ? Granularity.PIXELS : Granularity.TICKS,
            input.getTimeNanos());
    renderer.onCompositor(
        input.getPageId(),
        compositor -> {
          if (compositor.wheel(turned) == InputResult.HANDLED) {
            answer.complete(DONE);
            post(input.getPageId(), page -> page.input().wheelScrolled(input));
          } else {
            postAnswered(input.getPageId(), answer, page -> page.input().wheel(input));
          }
        },
        () -> answer.complete(DONE));
    return answer;
  }

  @Override
  public CompletableFuture<Done> touch(TouchInput input) {
    CompletableFuture<Done> answer = new CompletableFuture<>();
    behindInput(
        input.getPageId(),
        () -> postAnswered(input.getPageId(), answer, page -> page.input().touch(input)));
    return answer;
  }

  @Override
  public CompletableFuture<Done> key(KeyInput input) {
    CompletableFuture<Done> answer = new CompletableFuture<>();
    behindInput(
        input.getPageId(),
        () -> postAnswered(input.getPageId(), answer, page -> page.input().key(input)));
    return answer;
  }

  @Override
  public void print(PrintRequest request) {
    post(request.getPageId(), page -> FramePrinting.print(page, request));
  }

  @Override
  public void dump(DumpRequest request) {
    post(request.getPageId(), page -> PageDumps.send(page, request));
  }

  @Override
  public void runScriptUrl(ScriptUrlRequest request) {
    post(request.getPageId(), page -> page.runScriptUrl(request.getUrl()));
  }

  @Override
  public void navigateSameDocument(NavigateSameDocumentRequest request) {
    post(request.getPageId(), page -> page.navigateSameDocument(request));
  }

  @Override
  public void find(FindRequest request) {
    post(request.getPageId(), page -> page.find(request));
  }

  @Override
  public void stopFinding(StopFindingRequest request) {
    post(request.getPageId(), page -> page.stopFinding(request.getSelect()));
  }

  @Override
  public void optionChosen(OptionChoice choice) {
    postBehindInput(
        choice.getPageId(),
        page -> {
          for (LocalFrame frame : page.frames()) {
            PageInput input = frame.input();
            if (input != null) {
              input.options().chosen(choice.getListId(), choice.getOption());
            }
          }
        });
  }

  @Override
  public void valueChosen(ChosenValue value) {
    postBehindInput(
        value.getPageId(),
        page -> {
          for (LocalFrame frame : page.frames()) {
            PageInput input = frame.input();
            if (input != null) {
              input.choosers().chosen(value);
            }
          }
        });
  }

  @Override
  public void edit(EditRequest request) {
    postBehindInput(request.getPageId(), page -> page.input().edit(request.getCommand()));
  }

  @Override
  public CompletableFuture<Done> awaitFrame(PageRequest request) {
    CompletableFuture<Done> answer = new CompletableFuture<>();
    main.execute(
        () -> {
          LocalPage page = renderer.page(request.getPageId());
          if (page == null) {
            answer.completeExceptionally(new IllegalStateException("no such page"));
          } else {
            page.rendering().awaitFrame(answer);
          }
        });
    return answer;
  }

  @Override
  public void pluginGone(PluginGoneNotice notice) {
    post(notice.getPageId(), page -> page.pluginGone(notice.getPluginId(), notice.getReason()));
  }
}
