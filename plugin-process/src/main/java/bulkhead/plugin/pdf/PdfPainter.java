package bulkhead.plugin.pdf;

import bulkhead.plugin.api.OutlineText;
import bulkhead.plugin.api.PixelRect;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Draws the viewer: backdrop, pages, scrollbars and toolbar. Decides nothing about where they are.
/// Thread: `PluginMain`.
final class PdfPainter {
  private static final Color BACKDROP = new Color(0x525659);
  private static final Color BAR = new Color(0x323639);
  private static final Color BAR_TEXT = new Color(0xf1f1f1);
  private static final Color BAR_HOVER = new Color(255, 255, 255, 40);
  private static final Color FIELD = new Color(0, 0, 0, 90);
  private static final Color TRACK = new Color(0x43474a);
  private static final Color THUMB = new Color(0x8b9094);
  private static final Color THUMB_HELD = new Color(0xb6babd);
  private static final Color PAGE_NOTE = new Color(0x80868b);

  /// CSS pixels.
  private static final float TEXT_SIZE = 13;

  private static final float MESSAGE_SIZE = 16;
  private static final int SHADOW = 5;

  private final OutlineText text;

  PdfPainter(OutlineText text) {
    this.text = text;
  }

  /// A sentence in the middle of an otherwise empty box.
  void paintMessage(Graphics2D graphics, PixelRect box, float deviceScale, String message) {
    smooth(graphics);
    fill(graphics, BACKDROP, box);
    graphics.setColor(BAR_TEXT);
    centred(graphics, message, box, MESSAGE_SIZE * deviceScale);
  }

  /// @param area what to draw, inside the box
  /// @param hovered the toolbar button under the pointer
  /// @param dragged the scrollbar that is being dragged
  void paint(
      Graphics2D graphics,
      PixelRect area,
      PdfView view,
      PageCache cache,
      String title,
      Toolbar.@Nullable Button hovered,
      Scrollbar.@Nullable Axis dragged) {
    smooth(graphics);
    fill(graphics, BACKDROP, area);
    PixelRect viewport = view.viewport();
    if (area.intersects(viewport)) {
      Shape clip = graphics.getClip();
      graphics.clipRect(viewport.x(), viewport.y(), viewport.width(), viewport.height());
      for (int i = view.firstVisiblePage(); i <= view.lastVisiblePage(); i++) {
        PixelRect page = view.page(i);
        int shadow = Math.round(SHADOW * view.deviceScale());
        PixelRect withShadow =
            new PixelRect(
                page.x() - shadow,
                page.y() - shadow,
                page.width() + 2 * shadow,
                page.height() + 3 * shadow);
        if (withShadow.intersects(area)) {
          paintShadow(graphics, page, shadow);
          paintPage(graphics, area.intersect(viewport), page, i, cache, view.deviceScale());
        }
      }
      graphics.setClip(clip);
    }
    paintScrollbar(graphics, view.verticalScrollbar(), dragged);
    paintScrollbar(graphics, view.horizontalScrollbar(), dragged);
    if (!view.toolbar().bar().isEmpty() && area.intersects(view.toolbar().bar())) {
      paintToolbar(graphics, view, title, hovered);
    }
  }

  private static void paintShadow(Graphics2D graphics, PixelRect page, int depth) {
    for (int i = 1; i <= depth; i++) {
      graphics.setColor(new Color(0, 0, 0, 60 * (depth - i + 1) / depth));
      graphics.drawRect(
          page.x() - i,
          page.y() - i + depth / 2,
          page.width() + 2 * i - 1,
          page.height() + 2 * i - 1);
    }
  }

  private void paintPage(
      Graphics2D graphics,
      PixelRect area,
      PixelRect page,
      int index,
      PageCache cache,
      float deviceScale) {
    fill(graphics, Color.WHITE, page);
    List<Piece> pieces =
        Piece.of(index, page.width(), page.height()).stream()
            .filter(piece -> piece.area().translate(page.x(), page.y()).intersects(area))
            .toList();
    if (pieces.stream().anyMatch(piece -> cache.get(piece) == null)) {
      paintStretched(graphics, page, index, cache);
    }
    for (Piece piece : pieces) {
      PixelRect place = piece.area().translate(page.x(), page.y());
      switch (cache.get(piece)) {
        case null -> {}
        case PageCache.Drawing.Picture(var image) ->
            graphics.drawImage(image, place.x(), place.y(), null);
        case PageCache.Drawing.Failure(var reason) -> {
          fill(graphics, Color.WHITE, place);
          graphics.setColor(PAGE_NOTE);
          centred(graphics, reason, place, TEXT_SIZE * deviceScale);
        }
      }
    }
  }

  private static void paintStretched(
      Graphics2D graphics, PixelRect page, int index, PageCache cache) {
    for (var entry : cache.otherSizes(index, page.width(), page.height())) {
      Piece other = entry.getKey();
      double scaleX = page.width() / (double) other.pageWidth();
      double scaleY = page.height() / (double) other.pageHeight();
      int left = page.x() + (int) Math.floor(other.area().x() * scaleX);
      int top = page.y() + (int) Math.floor(other.area().y() * scaleY);
      int right = page.x() + (int) Math.ceil(other.area().right() * scaleX);
      int bottom = page.y() + (int) Math.ceil(other.area().bottom() * scaleY);
      graphics.drawImage(entry.getValue().image(), left, top, right - left, bottom - top, null);
    }
  }

  private static void paintScrollbar(
      Graphics2D graphics, @Nullable Scrollbar bar, Scrollbar.@Nullable Axis dragged) {
    if (bar == null) {
      return;
    }
    fill(graphics, TRACK, bar.track());
    graphics.setColor(bar.axis() == dragged ? THUMB_HELD : THUMB);
    PixelRect thumb = bar.thumb();
    int inset = Math.max(1, Math.min(thumb.width(), thumb.height()) / 5);
    int round = Math.min(thumb.width(), thumb.height()) - 2 * inset;
    graphics.fill(
        new RoundRectangle2D.Float(
            thumb.x() + inset,
            thumb.y() + inset,
            thumb.width() - 2 * inset,
            thumb.height() - 2 * inset,
            round,
            round));
  }

  private void paintToolbar(
      Graphics2D graphics, PdfView view, String title, Toolbar.@Nullable Button hovered) {
    Toolbar toolbar = view.toolbar();
    float scale = view.deviceScale();
    float size = TEXT_SIZE * scale;
    fill(graphics, BAR, toolbar.bar());
    if (hovered != null) {
      PixelRect button = toolbar.rect(hovered);
      graphics.setColor(BAR_HOVER);
      graphics.fillOval(button.x(), button.y(), button.width(), button.height());
    }
    graphics.setColor(FIELD);
    PixelRect number = toolbar.pageNumber();
    int inset = number.height() / 6;
    graphics.fillRect(
        number.x() + inset,
        number.y() + inset,
        number.width() - 2 * inset,
        number.height() - 2 * inset);
    graphics.setColor(BAR_TEXT);
    PixelRect room = toolbar.title();
    text.draw(graphics, text.fit(title, size, room.width()), room.x(), baseline(room, size), size);
    centred(graphics, (view.currentPage() + 1) + " / " + view.pageCount(), number, size);
    centred(graphics, Math.round(view.zoomFactor() * 100) + "%", toolbar.zoomLabel(), size);
    graphics.setStroke(new BasicStroke(1.8f * scale));
    float arm = 6 * scale;
    paintLine(graphics, toolbar.zoomOut(), -arm, 0, arm, 0);
    paintLine(graphics, toolbar.zoomIn(), -arm, 0, arm, 0);
    paintLine(graphics, toolbar.zoomIn(), 0, -arm, 0, arm);
    PixelRect fit = toolbar.fitWidth();
    paintLine(graphics, fit, -arm * 1.4f, -arm, -arm * 1.4f, arm);
    paintLine(graphics, fit, arm * 1.4f, -arm, arm * 1.4f, arm);
    paintLine(graphics, fit, -arm * 0.9f, 0, arm * 0.9f, 0);
    paintLine(graphics, fit, -arm * 0.9f, 0, -arm * 0.35f, -arm * 0.5f);
    paintLine(graphics, fit, -arm * 0.9f, 0, -arm * 0.35f, arm * 0.5f);
    paintLine(graphics, fit, arm * 0.9f, 0, arm * 0.35f, -arm * 0.5f);
    paintLine(graphics, fit, arm * 0.9f, 0, arm * 0.35f, arm * 0.5f);
  }

  /// A line between two points given from the middle of a button.
  private static void paintLine(
      Graphics2D graphics, PixelRect button, float x1, float y1, float x2, float y2) {
    float centreX = button.x() + button.width() / 2f;
    float centreY = button.y() + button.height() / 2f;
    Path2D.Float line = new Path2D.Float();
    line.moveTo(centreX + x1, centreY + y1);
    line.lineTo(centreX + x2, centreY + y2);
    graphics.draw(line);
  }

  private void centred(Graphics2D graphics, String message, PixelRect place, float size) {
    List<String> lines = text.wrap(message, size, place.width() - 2 * size);
    float lineHeight = size * 1.5f;
    float y = baseline(place, size) - (lines.size() - 1) * lineHeight / 2;
    for (String line : lines) {
      text.draw(graphics, line, place.x() + (place.width() - text.width(line, size)) / 2, y, size);
      y += lineHeight;
    }
  }

  /// The baseline that puts one line of digits and capitals in the middle.
  private static float baseline(PixelRect place, float size) {
    return place.y() + (place.height() + 0.72f * size) / 2;
  }

  private static void fill(Graphics2D graphics, Color color, PixelRect rect) {
    graphics.setColor(color);
    graphics.fillRect(rect.x(), rect.y(), rect.width(), rect.height());
  }

  private static void smooth(Graphics2D graphics) {
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
  }
}
