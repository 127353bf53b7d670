package bulkhead.plugin.pdf;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.rendering.PageDrawer;
import org.apache.pdfbox.rendering.PageDrawerParameters;
import org.apache.pdfbox.rendering.RenderDestination;
import org.jspecify.annotations.Nullable;

/// The thread that parses one document and draws its pages, since both may take long. It owns the
/// PDFBox document; nothing of that is seen outside. What it is to draw can be changed at any time:
/// it stops in the middle of a piece that nobody wants any more.
///
/// Whatever a document does to PDFBox ends here, as a [Results] call with a sentence for people.
///
/// Thread: constructed and called on `PluginMain`; the work runs on `PdfRaster`; results come back
/// through the executor given.
final class PdfRaster implements AutoCloseable {
  /// What comes of the work. Called on the executor given to the constructor.
  interface Results {
    /// @param title empty if the document has none
    /// @param truncated whether there are more pages than are shown
    void opened(List<PageSize> pages, String title, boolean truncated);

    void openFailed(String reason);

    void drawn(Piece piece, BufferedImage image);

    void drawFailed(Piece piece, String reason);
  }

  static final int MAX_PAGES = 10_000;
  private static final long DEADLINE_NANOS = TimeUnit.SECONDS.toNanos(20);

  private final Executor executor;
  private final Results results;
  private final Thread thread;

  /// Guarded by `this`: what is to be done next.
  private @Nullable ByteBuffer toOpen;

  private List<Piece> wanted = List.of();
  private @Nullable Piece current;
  private boolean closed;

  /// Read by the drawing in progress; set when its piece is wanted no more.
  private volatile boolean cancelled;

  PdfRaster(Executor executor, Results results) {
    this.executor = executor;
    this.results = results;
    this.thread = Thread.ofPlatform().name("PdfRaster").daemon().unstarted(this::run);
    thread.start();
  }

  /// Parses this document, then draws what [#want(List)] asks for. Once per raster.
  synchronized void open(ByteBuffer document) {
    toOpen = document;
    notifyAll();
  }

  /// Draws these pieces, in this order, instead of what was wanted before.
  synchronized void want(List<Piece> pieces) {
    wanted = new ArrayList<>(pieces);
    if (current != null && !wanted.remove(current)) {
      cancelled = true;
    }
    notifyAll();
  }

  /// Stops soon; does not wait for it. Nothing is reported any more.
  @Override
  public synchronized void close() {
    closed = true;
    cancelled = true;
    notifyAll();
  }

  private void run() {
    ByteBuffer bytes = awaitDocument();
    if (bytes == null) {
      return;
    }
    try (PDDocument document = open0(bytes)) {
      if (document != null) {
        drawUntilClosed(document);
      }
    } catch (IOException e) {
      report(() -> results.openFailed("This document could not be closed: " + reason(e)));
    }
  }

  private synchronized @Nullable ByteBuffer awaitDocument() {
    while (toOpen == null && !closed) {
      waitForWork();
    }
    ByteBuffer bytes = closed ? null : toOpen;
    toOpen = null;
    return bytes;
  }

  private synchronized @Nullable Piece awaitPiece() {
    current = null;
    while (wanted.isEmpty() && !closed) {
      waitForWork();
    }
    if (closed) {
      return null;
    }
    cancelled = false;
    current = wanted.removeFirst();
    return current;
  }

  private void waitForWork() {
    try {
      wait();
    } catch (InterruptedException e) {
      closed = true;
    }
  }

  private @Nullable PDDocument open0(ByteBuffer bytes) {
    PDDocument document = null;
    try {
      String problem = problemWith(bytes);
      if (problem != null) {
        report(() -> results.openFailed(problem));
        return null;
      }
      document =
          Loader.loadPDF(new RandomAccessReadBuffer(bytes), IOUtils.createMemoryOnlyStreamCache());
      List<PageSize> sizes = new ArrayList<>();
      for (PDPage page : document.getPages()) {
        if (sizes.size() > MAX_PAGES) {
          break;
        }
        sizes.add(sizeOf(page));
      }
      if (sizes.isEmpty()) {
        report(() -> results.openFailed("This document has no pages."));
        document.close();
        return null;
      }
      boolean truncated = sizes.size() > MAX_PAGES;
      List<PageSize> shown = List.copyOf(truncated ? sizes.subList(0, MAX_PAGES) : sizes);
      String title = titleOf(document);
      report(() -> results.opened(shown, title, truncated));
      return document;
    } catch (InvalidPasswordException e) {
      report(() -> results.openFailed("This document is protected by a password."));
    } catch (IOException | RuntimeException | LinkageError | StackOverflowError e) {
      report(() -> results.openFailed("This document is damaged: " + reason(e)));
    } catch (OutOfMemoryError e) {
      report(() -> results.openFailed("This document needs more memory than there is."));
    }
    IOUtils.closeQuietly(document);
    return null;
  }

  /// What can be said of the bytes without parsing, or null. ISO 32000-1 §7.5.2: the header stands
  /// in the first line; readers take it anywhere in the first 1024 bytes (annex H, note 13).
  static @Nullable String problemWith(ByteBuffer bytes) {
    if (bytes.remaining() == 0) {
      return "This document is empty.";
    }
    byte[] start = new byte[Math.min(1024, bytes.remaining())];
    bytes.get(bytes.position(), start);
    String head = new String(start, java.nio.charset.StandardCharsets.ISO_8859_1);
    return head.contains("%PDF-") ? null : "This is not a PDF document.";
  }

  private static PageSize sizeOf(PDPage page) {
    try {
      PDRectangle box = page.getCropBox();
      float width = Math.clamp(box.getWidth(), 1, PageSize.MAX);
      float height = Math.clamp(box.getHeight(), 1, PageSize.MAX);
      boolean sideways = page.getRotation() % 180 != 0;
      return sideways ? new PageSize(height, width) : new PageSize(width, height);
    } catch (RuntimeException e) {
      return PageSize.LETTER;
    }
  }

  private static String titleOf(PDDocument document) {
    try {
      PDDocumentInformation information = document.getDocumentInformation();
      String title = information == null ? null : information.getTitle();
      return title == null ? "" : title.strip();
    } catch (RuntimeException e) {
      return "";
    }
  }

  private void drawUntilClosed(PDDocument document) {
    PDFRenderer renderer = new CancellableRenderer(document);
    for (Piece piece = awaitPiece(); piece != null; piece = awaitPiece()) {
      Piece drawing = piece;
      try {
        BufferedImage image = draw(document, renderer, drawing);
        report(() -> results.drawn(drawing, image));
      } catch (Cancelled e) {
        if (!cancelled) {
          report(() -> results.drawFailed(drawing, "This page takes too long to draw."));
        }
      } catch (IOException | RuntimeException | LinkageError | StackOverflowError e) {
        report(() -> results.drawFailed(drawing, "This page is damaged: " + reason(e)));
      } catch (OutOfMemoryError e) {
        report(() -> results.drawFailed(drawing, "This page needs more memory than there is."));
      }
    }
  }

  private static BufferedImage draw(PDDocument document, PDFRenderer renderer, Piece piece)
      throws IOException {
    var area = piece.area();
    BufferedImage image =
        new BufferedImage(area.width(), area.height(), BufferedImage.TYPE_INT_RGB);
    PageSize size = sizeOf(document.getPage(piece.page()));
    Graphics2D graphics = image.createGraphics();
    try {
      graphics.setBackground(Color.WHITE);
      graphics.clearRect(0, 0, area.width(), area.height());
      graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      graphics.setRenderingHint(
          RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
      graphics.setRenderingHint(RenderingHints.KEY_RENDERING, RenderingHints.VALUE_RENDER_QUALITY);
      graphics.translate(-area.x(), -area.y());
      renderer.renderPageToGraphics(
          piece.page(),
          graphics,
          piece.pageWidth() / size.width(),
          piece.pageHeight() / size.height(),
          RenderDestination.VIEW);
    } finally {
      graphics.dispose();
    }
    return image;
  }

  private synchronized void report(Runnable result) {
    if (!closed) {
      executor.execute(result);
    }
  }

  /// One short line about an error, without the class names that people cannot use.
  private static String reason(Throwable error) {
    if (error instanceof StackOverflowError) {
      return "it is nested too deeply.";
    }
    String message = error.getMessage();
    if (message == null || message.isBlank() || error instanceof LinkageError) {
      return "it breaks the rules of PDF (" + error.getClass().getSimpleName() + ").";
    }
    String line = message.lines().findFirst().orElse("");
    return line.length() > 200 ? line.substring(0, 200) + "…" : line;
  }

  /// Leaves the middle of a page.
  private static final class Cancelled extends RuntimeException {
    private static final long serialVersionUID = 1;

    Cancelled() {
      super("no longer wanted", null, false, false);
    }
  }

  /// Looks up between two operators of a page's content whether to go on.
  private final class CancellableRenderer extends PDFRenderer {
    CancellableRenderer(PDDocument document) {
      super(document);
      setSubsamplingAllowed(true);
    }

    @Override
    protected PageDrawer createPageDrawer(PageDrawerParameters parameters) throws IOException {
      long deadline = System.nanoTime() + DEADLINE_NANOS;
      return new PageDrawer(parameters) {
        @Override
        protected void processOperator(Operator operator, List<COSBase> operands)
            throws IOException {
          if (cancelled || System.nanoTime() - deadline > 0) {
            throw new Cancelled();
          }
          super.processOperator(operator, operands);
        }
      };
    }
  }
}
