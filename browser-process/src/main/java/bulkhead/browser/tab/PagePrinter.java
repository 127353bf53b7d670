package bulkhead.browser.tab;

import bulkhead.ipc.BadMessage;
import bulkhead.ipc.api.PrintRequest;
import bulkhead.ipc.api.PrintedNotice;
import java.io.ByteArrayOutputStream;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.DoubleFunction;
import java.util.function.Supplier;

/// Has pages laid out for paper and made PDFs by their renderers. Thread: `BrowserMain`.
public final class PagePrinter {
  /// As it stands in the margins of a sheet.
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("M/d/yy, h:mm a", Locale.US);

  /// CSS px of a page on one side.
  private static final int MOST_PIXELS = 20_000;

  /// What is wider than the paper is laid out so much wider, and made smaller; Chromium's.
  private static final double MOST_SHRINKING = 1.5;

  private static final int MOST_BYTES = 1 << 30;

  private final PageCaptures captures;

  /// What is asked of a page's renderer and not answered yet.
  private static final class Question {
    final ByteArrayOutputStream pdf = new ByteArrayOutputStream();
    final CompletableFuture<Answer> answer = new CompletableFuture<>();
  }

  private record Answer(byte[] pdf, double contentWidth) {}

  private final Map<PageRef, Question> questions = new HashMap<>();

  /// The last printing of a tab that is not done: another one waits for it.
  private final Map<Tab, CompletableFuture<?>> turns = new HashMap<>();

  PagePrinter(PageCaptures captures) {
    this.captures = captures;
  }

  /// Now, as it stands in the margins.
  public static String date() {
    return LocalDateTime.now().format(DATE);
  }

  static int pixels(double length) {
    return (int) Math.clamp(Math.round(length), 1, MOST_PIXELS);
  }

  /// The page as a PDF, by style sheets for print. Fails with
  /// words for the user; also when the page goes.
  public CompletableFuture<byte[]> print(
      Tab tab, PrintSheet sheet, boolean backgrounds, boolean margins) {
    PageRef page = tab.page();
    if (page == null) {
      return CompletableFuture.failedFuture(new IllegalStateException("there is no page"));
    }
    if (questions.containsKey(page)) {
      return CompletableFuture.failedFuture(
          new IllegalStateException("the page is being printed already"));
    }
    PrintRequest.Builder request =
        PrintRequest.newBuilder()
            .setPageId(page.pageId())
            .setBackgrounds(backgrounds)
            .setMarginsDate(margins ? date() : "");
    return laidOut(
        tab,
        sheet,
        () ->
            ask(page, PrintRequest.newBuilder().setPageId(page.pageId()).build())
                .thenApply(Answer::contentWidth),
        width -> ask(page, request.setPaper(sheet.wire(width)).build()).thenApply(Answer::pdf));
  }

  /// Lays the page out for paper while something is made of it. Its documents hear `beforeprint`
  /// and `afterprint`.
  ///
  /// @param contentWidth asks for the width of what is laid out, CSS px
  /// @param use gets the width that the page was laid out in, CSS px
  public <T> CompletableFuture<T> laidOut(
      Tab tab,
      PrintSheet sheet,
      Supplier<CompletableFuture<Double>> contentWidth,
      DoubleFunction<CompletableFuture<T>> use) {
    CompletableFuture<?> before = turns.getOrDefault(tab, CompletableFuture.completedFuture(null));
    CompletableFuture<T> printed =
        before
            .handle((done, failure) -> null)
            .thenCompose(turn -> onPaper(tab, sheet, contentWidth, use));
    turns.put(tab, printed);
    return printed.whenComplete((done, failure) -> turns.remove(tab, printed));
  }

  private <T> CompletableFuture<T> onPaper(
      Tab tab,
      PrintSheet sheet,
      Supplier<CompletableFuture<Double>> contentWidth,
      DoubleFunction<CompletableFuture<T>> use) {
    TabViewport viewport = tab.viewport();
    boolean begun = viewport.isPrinting();
    viewport.setPrinting(true);
    double wanted = sheet.pixelWidth();
    return layOut(tab, sheet, wanted)
        .thenCompose(drawn -> contentWidth.get())
        .thenCompose(
            content -> {
              double width = Math.min(content, wanted * MOST_SHRINKING);
              return width > wanted + 1
                  ? layOut(tab, sheet, width).thenApply(drawn -> width)
                  : CompletableFuture.completedFuture(wanted);
            })
        .thenCompose(use::apply)
        .whenComplete(
            (done, failure) -> {
              viewport.endPaper(begun);
            });
  }

  /// Lays the page out in a width, CSS px, and waits until all that it shows then is there.
  private CompletableFuture<?> layOut(Tab tab, PrintSheet sheet, double width) {
    tab.viewport().setPaper(new TabViewport.Paper(pixels(width), pixels(sheet.pixelHeight(width))));
    return captures.awaitFrame(tab);
  }

  private CompletableFuture<Answer> ask(PageRef page, PrintRequest request) {
    Question question = new Question();
    questions.put(page, question);
    page.host().withPage(p -> p.print(request));
    return question.answer;
  }

  /// A piece of what was asked for.
  void printed(PageRef page, PrintedNotice piece) {
    Question question = questions.get(page);
    if (question == null) {
      return;
    }
    if (question.pdf.size() + piece.getPdf().size() > MOST_BYTES) {
      throw new BadMessage("a PDF of more than " + MOST_BYTES + " bytes");
    }
    question.pdf.writeBytes(piece.getPdf().toByteArray());
    if (piece.getLast()) {
      questions.remove(page);
      if (piece.getFailure().isEmpty()) {
        question.answer.complete(new Answer(question.pdf.toByteArray(), piece.getContentWidth()));
      } else {
        question.answer.completeExceptionally(new IllegalStateException(piece.getFailure()));
      }
    }
  }

  void pageGone(PageRef page) {
    Question question = questions.remove(page);
    if (question != null) {
      question.answer.completeExceptionally(new IllegalStateException("the page is gone"));
    }
  }
}
