package bulkhead.renderer.paint;

import bulkhead.renderer.css.value.BackgroundAttachment;
import bulkhead.renderer.css.value.BackgroundBox;
import bulkhead.renderer.css.value.BackgroundLayer;
import bulkhead.renderer.css.value.BlendMode;
import bulkhead.renderer.css.value.Color;
import bulkhead.renderer.css.value.ColorValue;
import bulkhead.renderer.css.value.Direction;
import bulkhead.renderer.css.value.EmptyCells;
import bulkhead.renderer.css.value.Image;
import bulkhead.renderer.css.value.LineStyle;
import bulkhead.renderer.css.value.Shadow;
import bulkhead.renderer.css.value.Visibility;
import bulkhead.renderer.layout.fragment.BorderLine;
import bulkhead.renderer.layout.fragment.BoxFragment;
import bulkhead.renderer.layout.fragment.Insets;
import bulkhead.renderer.layout.fragment.LegendGap;
import bulkhead.renderer.layout.fragment.TableParts;
import bulkhead.renderer.layout.tree.ElementBox;
import bulkhead.renderer.layout.tree.ElementBox.Kind;
import bulkhead.renderer.layout.tree.ImageProvider;
import bulkhead.renderer.layout.tree.ImageResource;
import bulkhead.renderer.layout.tree.ReplacedContent;
import bulkhead.renderer.layout.tree.StyledImages;
import bulkhead.renderer.style.ComputedStyle;
import bulkhead.renderer.style.Properties;
import bulkhead.renderer.style.Property;
import io.github.humbleui.skija.Path;
import io.github.humbleui.skija.PathBuilder;
import io.github.humbleui.types.RRect;
import io.github.humbleui.types.Rect;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Draws what boxes are made of: backgrounds, borders, shadows, outlines, list markers. Owned by
/// `RendererMain`.
final class BoxPainter {
  private static final io.github.humbleui.skija.BlendMode SRC_OVER =
      io.github.humbleui.skija.BlendMode.SRC_OVER;

  private final Inks inks;
  private final ImageProvider images;
  private final Backgrounds backgrounds;
  private final Ink ink;
  private final NativeControls nativeControls;
  private final InsideClip insideClip;

  /// What holds for the contents of a scroll container.
  interface InsideClip {
    PaintContext of(BoxFragment fragment, Rect border, PaintContext context);
  }

  /// The colour of inset, outset, ridge and groove lines that have none of their own.
  private static final int ENGRAVED = 0xffeeeeee;

  /// Its background is the canvas's.
  private final @Nullable ElementBox canvasSource;

  BoxPainter(
      Inks inks,
      ImageProvider images,
      Backgrounds backgrounds,
      @Nullable ElementBox canvasSource,
      InsideClip insideClip,
      Ink ink) {
    this.inks = inks;
    this.insideClip = insideClip;
    this.images = images;
    this.backgrounds = backgrounds;
    this.canvasSource = canvasSource;
    this.ink = ink;
    this.nativeControls = new NativeControls(ink);
  }

  void decorations(BoxFragment fragment, float x, float y, PaintContext context) {
    ElementBox box = fragment.box();
    if (box.isAnonymous() || box.style().visibility() != Visibility.VISIBLE) {
      return;
    }
    if (fragment.extra() instanceof TableParts part) {
      // A table's box without its captions.
      decorate(
          fragment,
          Rect.makeXYWH(x + part.left(), y + part.top(), part.width(), part.height()),
          context);
      for (TableParts.Column column : part.columns()) {
        ComputedStyle style = column.box().style();
        if (style.visibility() == Visibility.VISIBLE && inks.hasBackground(style)) {
          behindCells(style, column.area().offset(x, y), column.cells(), x, y, context);
        }
      }
      return;
    }
    if (box.kind() == Kind.TABLE_CELL
        && box.style().emptyCells() == EmptyCells.HIDE
        && box.collapsedBorder() == null
        && fragment.childCount() == 0) {
      return; // CSS 2.2 §17.6.1.1
    }
    if (box.kind() == Kind.TABLE_ROW || box.kind() == Kind.TABLE_ROW_GROUP) {
      if (inks.hasBackground(box.style())) {
        List<Rect> cells = new ArrayList<>();
        addCells(fragment, x, y, cells);
        behindCells(box.style(), BoxShapes.borderBox(fragment, x, y), cells, 0, 0, context);
      }
      return;
    }
    decorate(fragment, BoxShapes.borderBox(fragment, x, y), context);
  }

  private static void addCells(BoxFragment part, float x, float y, List<Rect> out) {
    for (int i = 0; i < part.childCount(); i++) {
      if (part.child(i).fragment() instanceof BoxFragment child) {
        float cx = x + part.child(i).x();
        float cy = y + part.child(i).y();
        if (child.box().kind() == Kind.TABLE_CELL) {
          out.add(Rect.makeXYWH(cx, cy, child.width(), child.height()));
        } else {
          addCells(child, cx, cy, out);
        }
      }
    }
  }

  /// The background of a row, a column or a group of them: one picture over all of `area`, seen
  /// behind the cells only (CSS 2.2 §17.5.1).
  private void behindCells(
      ComputedStyle style, Rect area, List<Rect> cells, float dx, float dy, PaintContext context) {
    Backgrounds.Boxes boxes = new Backgrounds.Boxes(area, area, area);
    List<BackgroundLayer> layers =
        style.hasBackgroundImage() ? style.backgroundLayers() : List.of();
    int argb = style.backgroundColor().argb();
    for (Rect each : cells) {
      Rect cell = each.offset(dx, dy);
      if (Rects.isEmpty(cell)) {
        continue;
      }
      if (argb >>> 24 != 0) {
        ink.draw(context, new DisplayItem.FillRect(cell, argb));
      }
      for (BackgroundLayer layer : layers.reversed()) {
        backgrounds.layer(style, layer, boxes, cell, context, item -> ink.draw(context, item));
      }
    }
  }

  private void decorate(BoxFragment fragment, Rect whole, PaintContext context) {
    ElementBox box = fragment.box();
    @Nullable LegendGap legend = fragment.extra() instanceof LegendGap gap ? gap : null;
    Rect border = legend == null ? whole : FieldsetShapes.borderBox(legend, whole);
    ComputedStyle style = box.style();
    boolean shadows = !style.boxShadow().isEmpty();
    boolean rounded = BoxShapes.isRounded(style);
    boolean background = box != canvasSource && inks.hasBackground(style);
    boolean borders = fragment.borderLines() != Insets.NONE && box.collapsedBorder() == null;
    boolean borderImage = style.borderImageSource() != Image.NONE && box.collapsedBorder() == null;
    if (!shadows && !background && !borders && !borderImage) {
      return;
    }
    RRect shape = BoxShapes.rounded(fragment, border);
    if (shadows) {
      shadows(style, shape, DisplayItem.ShadowSide.OUTSET, context);
    }
    if (nativeControls.draw(fragment, border, context)) {
      return;
    }
    if (background) {
      background(fragment, style, border, shape, rounded, context);
    }
    nativeControls.drawIndicator(fragment, border, context);
    if (shadows) {
      shadows(
          style,
          BoxShapes.inset(shape, fragment.borderLines()),
          DisplayItem.ShadowSide.INSET,
          context);
    }
    if (borderImage && borderImage(fragment, style, border, context)) {
      return;
    }
    if (borders) {
      DisplayItem.BorderSide top =
          side(
              style,
              Properties.BORDER_TOP_COLOR,
              fragment.borderLines().top(),
              style.borderTopStyle());
      DisplayItem.BorderSide right =
          side(
              style,
              Properties.BORDER_RIGHT_COLOR,
              fragment.borderLines().right(),
              style.borderRightStyle());
      DisplayItem.BorderSide bottom =
          side(
              style,
              Properties.BORDER_BOTTOM_COLOR,
              fragment.borderLines().bottom(),
              style.borderBottomStyle());
      DisplayItem.BorderSide left =
          side(
              style,
              Properties.BORDER_LEFT_COLOR,
              fragment.borderLines().left(),
              style.borderLeftStyle());
      if (top.isVisible() || right.isVisible() || bottom.isVisible() || left.isVisible()) {
        PaintContext around =
            legend == null
                ? context
                : context.with(
                    new DisplayItem.PushClipPath(FieldsetShapes.aroundLegend(legend, whole)));
        ink.draw(around, new DisplayItem.DrawBorder(shape, top, right, bottom, left));
      }
    }
  }

  private boolean borderImage(
      BoxFragment fragment, ComputedStyle style, Rect border, PaintContext context) {
    ImageResource resource = StyledImages.of(images, style.borderImageSource(), style);
    return BorderImages.draw(
        backgrounds, resource, style, border, fragment.borderLines(), context, ink);
  }

  private static DisplayItem.BorderSide side(
      ComputedStyle style, Property property, float width, LineStyle line) {
    if (width <= 0) {
      return DisplayItem.BorderSide.NONE;
    }
    ColorValue color = (ColorValue) style.get(property);
    boolean ofTable =
        switch (style.display()) {
          case TABLE, INLINE_TABLE, TABLE_CELL -> true;
          default -> false;
        };
    boolean engraved =
        switch (line) {
          case INSET, OUTSET, RIDGE, GROOVE -> !ofTable;
          default -> false;
        };
    // Not in the spec: without a colour of their own, such lines are light and dark gray, but not
    // those of tables.
    int argb =
        engraved && color instanceof ColorValue.CurrentColor
            ? ENGRAVED
            : color.resolve(style.color()).argb();
    return new DisplayItem.BorderSide(width, borderStyle(line), argb);
  }

  private static DisplayItem.BorderStyle borderStyle(LineStyle style) {
    return switch (style) {
      case NONE, HIDDEN -> DisplayItem.BorderStyle.NONE;
      case DOTTED -> DisplayItem.BorderStyle.DOTTED;
      case DASHED -> DisplayItem.BorderStyle.DASHED;
      case SOLID, AUTO -> DisplayItem.BorderStyle.SOLID;
      case DOUBLE -> DisplayItem.BorderStyle.DOUBLE;
      case GROOVE -> DisplayItem.BorderStyle.GROOVE;
      case RIDGE -> DisplayItem.BorderStyle.RIDGE;
      case INSET -> DisplayItem.BorderStyle.INSET;
      case OUTSET -> DisplayItem.BorderStyle.OUTSET;
    };
  }

  private void shadows(
      ComputedStyle style, RRect box, DisplayItem.ShadowSide side, PaintContext context) {
    for (Shadow shadow : style.boxShadow().reversed()) {
      Color color = shadow.color().resolve(style.color());
      if (shadow.inset() == (side == DisplayItem.ShadowSide.INSET) && !color.isTransparent()) {
        ink.draw(
            context,
            new DisplayItem.DrawBoxShadow(
                box,
                shadow.offsetX(),
                shadow.offsetY(),
                shadow.blur(),
                shadow.spread(),
                color.argb(),
                side));
      }
    }
  }

  private void background(
      BoxFragment fragment,
      ComputedStyle style,
      Rect border,
      RRect shape,
      boolean rounded,
      PaintContext context) {
    Rect padding = BoxShapes.inset(border, fragment.borderLines());
    Backgrounds.Boxes boxes =
        new Backgrounds.Boxes(border, padding, BoxShapes.inset(padding, fragment.padding()));
    List<BackgroundLayer> layers = style.backgroundLayers();
    boolean blends = layers.stream().anyMatch(layer -> layer.blendMode() != BlendMode.NORMAL);
    PaintContext around =
        blends ? context.with(new DisplayItem.PushEffect(1, SRC_OVER, List.of())) : context;
    @Nullable PaintContext letters = null;
    if (layers.stream().anyMatch(layer -> layer.clip() == BackgroundBox.TEXT)) {
      letters =
          around.with(
              new DisplayItem.PushMask(TextMask.of(fragment, border.getLeft(), border.getTop())));
    }
    BackgroundLayer last = layers.getLast();
    if (!style.backgroundColor().isTransparent()) {
      backgroundColor(
          fragment,
          style.backgroundColor().argb(),
          last,
          boxes,
          shape,
          rounded,
          last.clip() == BackgroundBox.TEXT && letters != null ? letters : around);
    }
    for (BackgroundLayer layer : layers.reversed()) {
      if (layer.image() == Image.NONE) {
        continue;
      }
      PaintContext base = layer.clip() == BackgroundBox.TEXT && letters != null ? letters : around;
      if (layer.blendMode() != BlendMode.NORMAL) {
        base =
            base.with(new DisplayItem.PushEffect(1, BlendModes.of(layer.blendMode()), List.of()));
      }
      if (scrolls(fragment, layer)) {
        localLayer(fragment, style, layer, border, base);
        continue;
      }
      PaintContext inside =
          rounded
              ? base.with(new DisplayItem.PushClipRRect(clipShape(fragment, shape, layer.clip())))
              : base;
      backgrounds.layer(
          style, layer, boxes, boxes.of(layer.clip()), inside, item -> ink.draw(inside, item));
    }
  }

  private void backgroundColor(
      BoxFragment fragment,
      int argb,
      BackgroundLayer layer,
      Backgrounds.Boxes boxes,
      RRect shape,
      boolean rounded,
      PaintContext context) {
    BackgroundBox clip = layer.clip();
    if (scrolls(fragment, layer)) {
      // Nothing of the box but its padding area scrolls, and the colour is the same all over.
      clip = clip == BackgroundBox.BORDER_BOX ? BackgroundBox.PADDING_BOX : clip;
    }
    if (scrolls(fragment, layer) && clip == BackgroundBox.CONTENT_BOX) {
      PaintContext inside = insideClip.of(fragment, boxes.border(), context);
      ink.draw(
          inside, new DisplayItem.FillRect(scrolled(fragment, boxes.border()).content(), argb));
    } else if (rounded) {
      ink.draw(context, new DisplayItem.FillRRect(clipShape(fragment, shape, clip), argb));
    } else {
      Rect area = boxes.of(clip);
      if (!Rects.isEmpty(area)) {
        ink.draw(context, new DisplayItem.FillRect(area, argb));
      }
    }
  }

  /// `background-attachment: local` on a scroll container.
  private static boolean scrolls(BoxFragment fragment, BackgroundLayer layer) {
    return layer.attachment() == BackgroundAttachment.LOCAL && fragment.box().isScrollContainer();
  }

  /// A layer that is as large as the box's contents and scrolls with them (CSS Backgrounds 3 §2.5).
  private void localLayer(
      BoxFragment fragment,
      ComputedStyle style,
      BackgroundLayer layer,
      Rect border,
      PaintContext context) {
    Backgrounds.Boxes boxes = scrolled(fragment, border);
    PaintContext inside = insideClip.of(fragment, border, context);
    backgrounds.layer(
        style, layer, boxes, boxes.of(layer.clip()), inside, item -> ink.draw(inside, item));
  }

  /// The boxes around all that can be scrolled to.
  private static Backgrounds.Boxes scrolled(BoxFragment fragment, Rect border) {
    Rect overflow = fragment.scrollableOverflow();
    Rect padding = BoxShapes.inset(border, fragment.borderLines());
    Rect all =
        Rects.of(
            padding.getLeft(),
            padding.getTop(),
            Math.max(padding.getRight(), border.getLeft() + overflow.getRight()),
            Math.max(padding.getBottom(), border.getTop() + overflow.getBottom()));
    Insets edge = fragment.borderLines();
    Rect outer =
        BoxShapes.inset(all, new Insets(-edge.top(), -edge.right(), -edge.bottom(), -edge.left()));
    return new Backgrounds.Boxes(outer, all, BoxShapes.inset(all, fragment.padding()));
  }

  private static RRect clipShape(BoxFragment fragment, RRect shape, BackgroundBox clip) {
    return switch (clip) {
      case BORDER_BOX, BORDER_AREA -> shape;
      case PADDING_BOX -> BoxShapes.inset(shape, fragment.borderLines());
      case CONTENT_BOX, TEXT -> BoxShapes.inset(shape, fragment.border().plus(fragment.padding()));
    };
  }

  void outline(BoxFragment fragment, float x, float y, PaintContext context) {
    ComputedStyle style = fragment.box().style();
    if (style.visibility() != Visibility.VISIBLE || style.outlineStyle().isNone()) {
      return;
    }
    Rect border = BoxShapes.borderBox(fragment, x, y);
    if (style.outlineStyle() == LineStyle.AUTO) {
      focusRing(fragment, border, context);
      return;
    }
    float width = style.outlineWidth();
    // CSS UI 4 §4.4: the inner edge shrinks to nothing at most, in each direction for itself.
    float outX = Math.max(style.outlineOffset(), -border.getWidth() / 2) + width;
    float outY = Math.max(style.outlineOffset(), -border.getHeight() / 2) + width;
    Rect rect =
        Rects.of(
            border.getLeft() - outX,
            border.getTop() - outY,
            border.getRight() + outX,
            border.getBottom() + outY);
    if (Rects.isEmpty(rect)) {
      return;
    }
    DisplayItem.BorderSide side =
        new DisplayItem.BorderSide(
            width, borderStyle(style.outlineStyle()), style.outlineColor().argb());
    RRect shape;
    if (BoxShapes.isRounded(style)) {
      RRect inner = BoxShapes.rounded(fragment, BoxShapes.borderBox(fragment, x, y));
      shape = BoxShapes.inset(inner, new Insets(-outY, -outX, -outY, -outX));
    } else {
      shape = RRect.makeLTRB(rect.getLeft(), rect.getTop(), rect.getRight(), rect.getBottom(), 0);
    }
    ink.draw(context, new DisplayItem.DrawBorder(shape, side, side, side, side));
  }

  private static final float RING = 2;
  private static final float RING_RADIUS = 3;

  /// `outline-style: auto` as Chromium draws it: of one width, in the middle on the border's edge,
  /// or all over the border where there is one.
  private void focusRing(BoxFragment fragment, Rect border, PaintContext context) {
    ComputedStyle style = fragment.box().style();
    Insets edges = fragment.borderLines();
    float within =
        Math.min(Math.min(edges.left(), edges.right()), Math.min(edges.top(), edges.bottom()));
    float out = style.outlineOffset() - Math.min(within, RING / 2);
    float outX = Math.max(out, -border.getWidth() / 2) + RING / 2;
    float outY = Math.max(out, -border.getHeight() / 2) + RING / 2;
    float[] radii = BoxShapes.radii(BoxShapes.rounded(fragment, border)).clone();
    for (int i = 0; i < radii.length; i++) {
      radii[i] =
          Math.max(RING_RADIUS, radii[i] == 0 ? 0 : radii[i] + style.outlineOffset()) + RING / 2;
    }
    RRect shape =
        RRect.makeComplexLTRB(
            border.getLeft() - outX,
            border.getTop() - outY,
            border.getRight() + outX,
            border.getBottom() + outY,
            radii);
    DisplayItem.BorderSide side =
        new DisplayItem.BorderSide(
            RING, DisplayItem.BorderStyle.SOLID, style.outlineColor().argb());
    if (!Rects.isEmpty(shape)) {
      ink.draw(context, new DisplayItem.DrawBorder(shape, side, side, side, side));
    }
  }

  /// Disc, circle, square or triangle of a list item, with the geometry of Chromium's
  /// `ListMarker::RelativeSymbolMarkerRect`.
  void symbol(BoxFragment fragment, float x, float y, PaintContext context) {
    if (fragment.box().markerSymbol().equals(BROKEN_IMAGE)) {
      brokenImage(x, y, context);
      return;
    }
    int ascent = (int) fragment.firstBaseline();
    boolean rtl = fragment.box().style().direction() == Direction.RTL;
    if (fragment.box().markerSymbol().equals(ElementBox.GRADIENT_MARKER)) {
      float side = ascent / 2f;
      float start = rtl ? x + fragment.width() - side : x;
      Rect area = Rect.makeXYWH(start, y + ascent - side, side, side);
      ComputedStyle style = fragment.box().style();
      backgrounds.tile(
          style.listStyleImage(), style, area, area, 0, 0, item -> ink.draw(context, item));
      return;
    }
    float size = (ascent * 2 / 3 + 1) / 2;
    float left = rtl ? x + fragment.width() - size : x;
    if (!fragment.box().isAtomicInline()) {
      left += rtl ? -1 : 1;
    }
    float top = y + 3 * (ascent - ascent * 2 / 3) / 2;
    int argb = fragment.box().style().color().argb();
    RRect round = RRect.makeXYWH(left, top, size, size, size / 2);
    switch (fragment.box().markerSymbol()) {
      case "disc" -> ink.draw(context, new DisplayItem.FillRRect(round, argb));
      case "circle" -> frame(round, argb, context);
      case "square" ->
          ink.draw(context, new DisplayItem.FillRect(Rect.makeXYWH(left, top, size, size), argb));
      default -> disclosure(fragment, x, y + ascent, argb, context);
    }
  }

  private static final String BROKEN_IMAGE = "broken-image";
  private static final float ICON = 16;
  private static final int SILVER = 0xffc0c0c0;

  /// From a frame to the icon in it.
  private static final float FRAME = 2;

  /// What stands for a picture that could not be had: the icon, in a frame where the page says how
  /// large the picture would have been.
  void brokenImage(ReplacedContent.Broken broken, Rect area, PaintContext context) {
    if (!broken.isFramed()) {
      brokenImage(area.getLeft(), area.getTop(), context);
      return;
    }
    if (!broken.hasRoom()) {
      return;
    }
    frame(
        RRect.makeXYWH(area.getLeft(), area.getTop(), area.getWidth(), area.getHeight(), 0),
        SILVER,
        context);
    if (broken.hasIcon()) {
      brokenImage(area.getLeft() + FRAME, area.getTop() + FRAME, context);
    }
  }

  /// A torn sheet with a dog-ear: a hill under a sky with a cloud.
  private void brokenImage(float x, float y, PaintContext context) {
    polygon(context, 0xff989898, x, y, 1, 0, 12, 0, 16, 4, 16, 16, 1, 16);
    polygon(context, 0xffc9d9f4, x, y, 2, 1, 12, 1, 15, 4, 15, 15, 2, 15);
    ink.draw(context, new DisplayItem.FillRRect(RRect.makeXYWH(x + 3, y + 4, 6, 2, 1), -1));
    ink.draw(context, new DisplayItem.FillRRect(RRect.makeXYWH(x + 4.5f, y + 3, 3, 3, 1.5f), -1));
    polygon(context, 0xff58ae39, x, y, 2, 14, 5, 10.5f, 9, 9.5f, 12, 11, 15, 14, 15, 15, 2, 15);
    polygon(context, 0xffdedede, x, y, 11, 1, 12, 1, 15, 4, 11, 4);
    polygon(context, 0xff989898, x, y, 11, 4, 16, 4, 16, 5, 11, 5);
    polygon(context, -1, x, y, 16, 8, 16, 10.5f, 10.5f, 16, 7.5f, 16);
  }

  private void polygon(PaintContext context, int argb, float x, float y, float... points) {
    PathBuilder builder = new PathBuilder();
    builder.moveTo(x + points[0], y + points[1]);
    for (int i = 2; i < points.length; i += 2) {
      builder.lineTo(x + points[i], y + points[i + 1]);
    }
    builder.closePath();
    ink.draw(context, new DisplayItem.FillPath(builder.build(), argb));
  }

  /// A triangle that stands on the baseline, in a square.
  private void disclosure(
      BoxFragment fragment, float x, float baseline, int argb, PaintContext context) {
    float size = fragment.box().style().fontSize() * 0.66f;
    float top = baseline - size;
    float near = size * 0.07f;
    float far = size * 0.93f;
    boolean rtl = fragment.box().style().direction() == Direction.RTL;
    if (rtl) {
      x += fragment.width() - size; // the room behind it is on its left
    }
    if (fragment.box().markerSymbol().equals("disclosure-closed")) {
      float base = rtl ? far : near;
      float tip = rtl ? near : far;
      triangle(context, argb, x + base, top, x + tip, top + size / 2, x + base, baseline);
    } else {
      triangle(context, argb, x, top + near, x + size, top + near, x + size / 2, top + far);
    }
  }

  private void triangle(
      PaintContext context, int argb, float x1, float y1, float x2, float y2, float x3, float y3) {
    PathBuilder builder = new PathBuilder();
    builder.moveTo(x1, y1);
    builder.lineTo(x2, y2);
    builder.lineTo(x3, y3);
    builder.closePath();
    Path path = builder.build();
    ink.draw(context, new DisplayItem.FillPath(path, argb));
  }

  void collapsedBorder(BorderLine line, float x, float y, PaintContext context) {
    Rect rect = Rect.makeLTRB(x + line.left(), y + line.top(), x + line.right(), y + line.bottom());
    DisplayItem.BorderSide side =
        new DisplayItem.BorderSide(
            line.horizontal() ? rect.getHeight() : rect.getWidth(),
            borderStyle(line.style()),
            line.color().argb());
    if (!side.isVisible()) {
      return;
    }
    RRect outer =
        RRect.makeLTRB(rect.getLeft(), rect.getTop(), rect.getRight(), rect.getBottom(), 0);
    DisplayItem.BorderSide none = DisplayItem.BorderSide.NONE;
    ink.draw(
        context,
        line.horizontal()
            ? new DisplayItem.DrawBorder(outer, side, none, none, none)
            : new DisplayItem.DrawBorder(outer, none, none, none, side));
  }

  private void frame(RRect shape, int argb, PaintContext context) {
    DisplayItem.BorderSide side =
        new DisplayItem.BorderSide(1, DisplayItem.BorderStyle.SOLID, argb);
    ink.draw(context, new DisplayItem.DrawBorder(shape, side, side, side, side));
  }
}
