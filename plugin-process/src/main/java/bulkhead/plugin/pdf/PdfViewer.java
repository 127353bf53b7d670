package bulkhead.plugin.pdf;

import bulkhead.plugin.api.OutlineText;
import bulkhead.plugin.api.PixelRect;
import bulkhead.plugin.api.PluginCanvas;
import bulkhead.plugin.api.PluginContext;
import bulkhead.plugin.api.PluginCursor;
import bulkhead.plugin.api.PluginInput;
import bulkhead.plugin.api.PluginInstance;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One PDF document in one box: takes its bytes, answers input, asks [PdfRaster] for what is seen.
///
/// A PDF is read from its end (ISO 32000-1 §7.5.1), so nothing shows before the last byte is there.
/// Thread: `PluginMain`. Waits for nothing.
final class PdfViewer implements PluginInstance, PdfRaster.Results {
  /// CSS pixels that an arrow key scrolls.
  private static final int LINE = 40;

  /// CSS pixels of wheel with Ctrl held that make one zoom step.
  private static final float ZOOM_WHEEL = 30;

  private final PluginContext context;
  private final PdfPainter painter;
  private final PdfRaster raster;
  private final long maxDocumentBytes;
  private final PageCache cache;
  private int width = 1;
  private int height = 1;
  private float deviceScale = 1;
  private State state = new State.Loading(new Received());
  private Set<Piece> visible = Set.of();
  private Toolbar.@Nullable Button hovered;
  private @Nullable Drag drag;
  private float wheelForZoom;

  /// Where this viewer is with its document.
  private sealed interface State {
    record Loading(Received bytes) implements State {}

    record Opening() implements State {}

    record Open(PdfView view, String title) implements State {}

    record Failed(String reason) implements State {}
  }

  /// A scrollbar's thumb is held at `grab` pixels from its start.
  private record Drag(Scrollbar.Axis axis, int grab) {}

  /// The document so far; its buffer is handed on without a copy.
  private static final class Received extends ByteArrayOutputStream {
    ByteBuffer view() {
      return ByteBuffer.wrap(buf, 0, count).slice();
    }
  }

  PdfViewer(PluginContext context, OutlineText text, long maxDocumentBytes, long cacheBytes) {
    this.context = context;
    this.painter = new PdfPainter(text);
    this.raster = new PdfRaster(context::post, this);
    this.maxDocumentBytes = maxDocumentBytes;
    this.cache = new PageCache(cacheBytes);
  }

  // The document

  @Override
  public void onData(byte[] bytes) {
    if (!(state instanceof State.Loading(Received received))) {
      return;
    }
    if ((long) received.size() + bytes.length > maxDocumentBytes) {
      fail("This document is larger than " + megabytes(maxDocumentBytes) + ".");
      return;
    }
    received.writeBytes(bytes);
    context.requestRepaint();
  }

  @Override
  public void onEnd() {
    if (state instanceof State.Loading(Received received)) {
      state = new State.Opening();
      raster.open(received.view());
      context.requestRepaint();
    }
  }

  @Override
  public void onFailed(String reason) {
    fail("This document could not be loaded: " + reason);
  }

  @Override
  public void opened(List<PageSize> pages, String documentTitle, boolean truncated) {
    PdfView view = new PdfView(pages);
    view.resize(width, height, deviceScale);
    String title = documentTitle.isEmpty() ? fileName(context.url()) : documentTitle;
    String shown = truncated ? title + " (first " + pages.size() + " pages)" : title;
    state = new State.Open(view, shown);
    context.setTitle(title);
    changed(view);
  }

  @Override
  public void openFailed(String reason) {
    fail(reason);
  }

  @Override
  public void drawn(Piece piece, BufferedImage image) {
    finished(piece, new PageCache.Drawing.Picture(image));
  }

  @Override
  public void drawFailed(Piece piece, String reason) {
    finished(piece, new PageCache.Drawing.Failure(reason));
  }

  private void finished(Piece piece, PageCache.Drawing drawing) {
    if (state instanceof State.Open(PdfView view, _)) {
      cache.put(piece, drawing, visible);
      PixelRect page = view.page(piece.page());
      if (page.width() == piece.pageWidth() && page.height() == piece.pageHeight()) {
        PixelRect place = piece.area().translate(page.x(), page.y()).intersect(view.viewport());
        if (!place.isEmpty()) {
          context.requestRepaint(place);
        }
      }
    }
  }

  private void fail(String reason) {
    state = new State.Failed(reason);
    raster.close();
    context.setCursor(PluginCursor.DEFAULT);
    context.requestRepaint();
  }

  /// Why there is no document, or null.
  @Nullable String failure() {
    return state instanceof State.Failed(String reason) ? reason : null;
  }

  // The box

  @Override
  public void resize(int newWidth, int newHeight, float newDeviceScale) {
    width = newWidth;
    height = newHeight;
    deviceScale = newDeviceScale;
    if (state instanceof State.Open(PdfView view, _)) {
      drag = null;
      view.resize(width, height, deviceScale);
      changed(view);
    }
  }

  @Override
  public void paint(PluginCanvas canvas) {
    Graphics2D graphics = canvas.graphics();
    try {
      PixelRect box = new PixelRect(0, 0, width, height);
      switch (state) {
        case State.Loading(Received bytes) ->
            painter.paintMessage(graphics, box, deviceScale, "Loading… " + megabytes(bytes.size()));
        case State.Opening() ->
            painter.paintMessage(graphics, box, deviceScale, "Opening the document…");
        case State.Failed(String reason) ->
            painter.paintMessage(graphics, box, deviceScale, reason);
        case State.Open(PdfView view, String title) ->
            painter.paint(
                graphics,
                canvas.area(),
                view,
                cache,
                title,
                hovered,
                drag == null ? null : drag.axis);
      }
    } finally {
      graphics.dispose();
    }
  }

  @Override
  public boolean isSettled() {
    return switch (state) {
      case State.Loading _, State.Opening _ -> false;
      case State.Failed _ -> true;
      case State.Open _ -> visible.stream().allMatch(piece -> cache.get(piece) != null);
    };
  }

  @Override
  public void close() {
    raster.close();
  }

  // Input

  @Override
  public void onInput(PluginInput input) {
    if (state instanceof State.Open(PdfView view, _)) {
      switch (input) {
        case PluginInput.MouseDown down -> mouseDown(view, down);
        case PluginInput.MouseMove move -> mouseMove(view, move.x(), move.y());
        case PluginInput.MouseUp up -> mouseUp(view, up.x(), up.y());
        case PluginInput.MouseLeave _ -> hover(view, null);
        case PluginInput.Wheel wheel -> wheel(view, wheel);
        case PluginInput.KeyDown key -> keyDown(view, key);
        case PluginInput.KeyUp _ -> {}
      }
    }
  }

  private void mouseDown(PdfView view, PluginInput.MouseDown down) {
    if (down.button() != PluginInput.MouseButton.LEFT) {
      return;
    }
    Toolbar.Button button = view.toolbar().buttonAt(down.x(), down.y());
    if (button != null) {
      press(view, button);
      return;
    }
    for (Scrollbar bar : scrollbars(view)) {
      if (bar.thumb().contains(down.x(), down.y())) {
        drag = new Drag(bar.axis(), bar.distanceFromThumb(down.x(), down.y()));
        context.requestRepaint(bar.track());
      } else if (bar.track().contains(down.x(), down.y())) {
        int direction = bar.distanceFromThumb(down.x(), down.y()) < 0 ? -1 : 1;
        switch (bar.axis()) {
          case VERTICAL -> scroll(view, 0, direction * viewportStep(view));
          case HORIZONTAL -> scroll(view, direction * view.viewport().width() * 9 / 10, 0);
        }
      }
    }
  }

  private void mouseMove(PdfView view, int x, int y) {
    if (drag == null) {
      hover(view, view.toolbar().buttonAt(x, y));
      return;
    }
    for (Scrollbar bar : scrollbars(view)) {
      if (bar.axis() == drag.axis) {
        int offset = bar.scrollFor(x, y, drag.grab);
        switch (bar.axis()) {
          case VERTICAL -> scroll(view, 0, offset - view.scrollY());
          case HORIZONTAL -> scroll(view, offset - view.scrollX(), 0);
        }
      }
    }
  }

  private void mouseUp(PdfView view, int x, int y) {
    if (drag != null) {
      drag = null;
      context.requestRepaint();
      hover(view, view.toolbar().buttonAt(x, y));
    }
  }

  private void hover(PdfView view, Toolbar.@Nullable Button button) {
    if (button != hovered) {
      hovered = button;
      context.setCursor(button == null ? PluginCursor.DEFAULT : PluginCursor.POINTER);
      context.requestRepaint(view.toolbar().bar());
    }
  }

  private void press(PdfView view, Toolbar.Button button) {
    PixelRect viewport = view.viewport();
    int middleX = viewport.x() + viewport.width() / 2;
    switch (button) {
      case ZOOM_OUT -> view.zoomStep(-1, middleX, viewport.y());
      case ZOOM_IN -> view.zoomStep(1, middleX, viewport.y());
      case FIT_WIDTH -> view.zoomTo(new Zoom.FitWidth(), middleX, viewport.y());
    }
    changed(view);
  }

  private void wheel(PdfView view, PluginInput.Wheel wheel) {
    if (wheel.modifiers().control()) {
      wheelForZoom += wheel.deltaY();
      if (Math.abs(wheelForZoom) >= ZOOM_WHEEL * deviceScale) {
        view.zoomStep(wheelForZoom < 0 ? 1 : -1, wheel.x(), wheel.y());
        wheelForZoom = 0;
        changed(view);
      }
      return;
    }
    boolean sideways = wheel.modifiers().shift() && wheel.deltaX() == 0;
    int dx = Math.round(sideways ? wheel.deltaY() : wheel.deltaX());
    int dy = Math.round(sideways ? 0 : wheel.deltaY());
    scroll(view, dx, dy);
  }

  private void keyDown(PdfView view, PluginInput.KeyDown key) {
    PluginInput.Modifiers modifiers = key.modifiers();
    if (modifiers.alt() || modifiers.meta()) {
      return;
    }
    if (modifiers.control()) {
      switch (key.key()) {
        case "+", "=" -> press(view, Toolbar.Button.ZOOM_IN);
        case "-", "_" -> press(view, Toolbar.Button.ZOOM_OUT);
        case "0" -> press(view, Toolbar.Button.FIT_WIDTH);
        default -> {}
      }
      return;
    }
    int line = Math.round(LINE * deviceScale);
    int page = viewportStep(view);
    switch (key.key()) {
      case "ArrowDown" -> scroll(view, 0, line);
      case "ArrowUp" -> scroll(view, 0, -line);
      case "ArrowRight" -> scroll(view, line, 0);
      case "ArrowLeft" -> scroll(view, -line, 0);
      case "PageDown" -> scroll(view, 0, page);
      case "PageUp" -> scroll(view, 0, -page);
      case " " -> scroll(view, 0, modifiers.shift() ? -page : page);
      case "Home" -> scroll(view, 0, Integer.MIN_VALUE);
      case "End" -> scroll(view, 0, Integer.MAX_VALUE);
      default -> {}
    }
  }

  private void scroll(PdfView view, int dx, int dy) {
    if (view.scrollBy(dx, dy)) {
      changed(view);
    }
  }

  private static int viewportStep(PdfView view) {
    return view.viewport().height() * 9 / 10;
  }

  private static List<Scrollbar> scrollbars(PdfView view) {
    List<Scrollbar> bars = new ArrayList<>(2);
    Scrollbar vertical = view.verticalScrollbar();
    if (vertical != null) {
      bars.add(vertical);
    }
    Scrollbar horizontal = view.horizontalScrollbar();
    if (horizontal != null) {
      bars.add(horizontal);
    }
    return bars;
  }

  /// Something about the view is new: everything is painted again, and what is missing is asked
  /// for.
  private void changed(PdfView view) {
    LinkedHashSet<Piece> shown = new LinkedHashSet<>();
    long room = collect(shown, view, view.viewport(), cache.budgetBytes());
    visible = Set.copyOf(shown);
    // Then what a turn of the wheel would show, downwards first.
    LinkedHashSet<Piece> wanted = new LinkedHashSet<>(shown);
    PixelRect viewport = view.viewport();
    room = collect(wanted, view, viewport.translate(0, viewport.height()), room);
    collect(wanted, view, viewport.translate(0, -viewport.height()), room);
    raster.want(wanted.stream().filter(piece -> cache.get(piece) == null).toList());
    context.requestRepaint();
  }

  /// Adds the pieces that meet an area of the box as far as there is room for them, and returns the
  /// rest.
  private static long collect(Set<Piece> pieces, PdfView view, PixelRect area, long room) {
    int first = Math.max(0, view.firstVisiblePage() - 1);
    while (first > 0 && view.page(first).y() > area.y()) {
      first--;
    }
    for (int i = first; i < view.pageCount(); i++) {
      PixelRect page = view.page(i);
      if (page.y() >= area.bottom()) {
        break;
      }
      for (Piece piece : Piece.of(i, page.width(), page.height())) {
        if (piece.area().translate(page.x(), page.y()).intersects(area)
            && !pieces.contains(piece)) {
          if (piece.bytes() > room) {
            return 0;
          }
          room -= piece.bytes();
          pieces.add(piece);
        }
      }
    }
    return room;
  }

  /// The last part of a URL's path, for documents without a title.
  static String fileName(String url) {
    String path = url.replaceFirst("[?#].*", "");
    String name = path.substring(path.lastIndexOf('/') + 1);
    return name.isEmpty() || path.startsWith("data:") ? "PDF document" : name;
  }

  private static String megabytes(long bytes) {
    return "%.1f MB".formatted(bytes / 1e6);
  }
}
