package bulkhead.renderer.svg;

import bulkhead.renderer.css.value.BlendMode;
import bulkhead.renderer.css.value.ClipPath;
import bulkhead.renderer.css.value.Display;
import bulkhead.renderer.css.value.FilterFunction;
import bulkhead.renderer.css.value.Image;
import bulkhead.renderer.css.value.Isolation;
import bulkhead.renderer.css.value.MaskLayer;
import bulkhead.renderer.css.value.Overflow;
import bulkhead.renderer.dom.Document;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.Namespaces;
import bulkhead.renderer.dom.Node;
import bulkhead.renderer.paint.BlendModes;
import bulkhead.renderer.paint.ClipShapes;
import bulkhead.renderer.paint.Rects;
import bulkhead.renderer.style.ComputedStyle;
import bulkhead.renderer.style.Properties;
import bulkhead.renderer.svg.SvgLengths.Axis;
import bulkhead.renderer.text.FontGroup;
import io.github.humbleui.skija.Canvas;
import io.github.humbleui.skija.ImageFilter;
import io.github.humbleui.skija.Matrix33;
import io.github.humbleui.skija.Paint;
import io.github.humbleui.skija.Path;
import io.github.humbleui.skija.PathBuilder;
import io.github.humbleui.skija.Picture;
import io.github.humbleui.types.Rect;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Draws the elements of an SVG tree with their computed styles (SVG 2). One use for one drawing.
/// Thread: `RendererMain`.
///
/// What is drawn is noted in a [Fingerprint], so that equal drawings can be told without looking.
final class SvgPainter {
  private static final List<String> PARTS = List.of("fill", "stroke", "markers");
  private static final int MOST_DEPTH = 60;
  private static final int MOST_ELEMENTS = 100_000;

  private final Function<ComputedStyle, FontGroup> fonts;
  private final SvgImages images;
  private final SvgForeign foreign;
  private final Fingerprint print = new Fingerprint();
  private final SvgPaintServers servers = new SvgPaintServers(this, print);
  private final SvgStrokes strokes = new SvgStrokes(this, servers, print);
  private final SvgFilters filters = new SvgFilters(this, print);
  private final SvgMarkers markers = new SvgMarkers(this);
  private final SvgClips clips = new SvgClips(this);

  /// Elements whose contents are being drawn: what refers to itself ends there.
  private final Set<Element> entered = Collections.newSetFromMap(new IdentityHashMap<>());

  private final Document document;
  private final Deque<SvgLengths> viewports = new ArrayDeque<>();
  private final Deque<SvgContextPaint> contexts = new ArrayDeque<>();
  private Canvas canvas;
  private boolean selfContained = true;
  private int depth;
  private int elements;

  /// @param viewport what percentages outside of any `svg` refer to
  SvgPainter(
      Function<ComputedStyle, FontGroup> fonts,
      SvgImages images,
      SvgForeign foreign,
      Document document,
      Canvas canvas,
      SvgLengths viewport) {
    this.document = document;
    this.fonts = fonts;
    this.images = images;
    this.foreign = foreign;
    this.canvas = canvas;
    viewports.push(viewport);
  }

  /// What is drawn depends on more than the elements, attributes and styles of its tree.
  void dependsOnOthers() {
    selfContained = false;
  }

  /// Whether what has been drawn depends on its own tree only.
  boolean isSelfContained() {
    return selfContained;
  }

  Fingerprint print() {
    return print;
  }

  Document document() {
    return document;
  }

  SvgLengths lengths() {
    return viewports.getFirst();
  }

  /// Of the elements whose parts are being drawn elsewhere, the nearest first.
  Deque<SvgContextPaint> contexts() {
    return contexts;
  }

  Canvas canvas() {
    return canvas;
  }

  SvgPaintServers servers() {
    return servers;
  }

  SvgFilters filters() {
    return filters;
  }

  SvgClips clips() {
    return clips;
  }

  // ---------------------------------------------------------------- trees

  /// The outermost `svg` element in a box of that size. Its `zoom` makes its px larger.
  ///
  /// @param viewBox instead of the element's own; null for that
  void root(Element svg, float boxWidth, float boxHeight, float @Nullable [] viewBox) {
    ComputedStyle style = ComputedStyle.of(svg);
    float zoom = style == null ? 1 : style.zoom().factor();
    float width = boxWidth / zoom;
    float height = boxHeight / zoom;
    Matrix33 fit =
        viewBox == null
            ? SvgTransforms.viewBox(svg, width, height)
            : SvgTransforms.fit(
                viewBox, svg.attributeOrEmpty("preserveAspectRatio"), width, height);
    if (style == null || fit == null) {
      return;
    }
    float[] box = viewBox != null ? viewBox : SvgSize.viewBox(svg);
    viewports.push(inside(box, width, height));
    canvas.save();
    canvas.scale(zoom, zoom);
    concat(fit);
    children(svg, SvgStyle.of(style));
    canvas.restore();
    viewports.pop();
  }

  private static SvgLengths inside(float @Nullable [] viewBox, float width, float height) {
    return viewBox == null || viewBox[2] == 0 || viewBox[3] == 0
        ? new SvgLengths(width, height)
        : new SvgLengths(viewBox[2], viewBox[3]);
  }

  /// The children of a pattern, a mask or a marker on a canvas of their own.
  void content(Element parent, Canvas on, Matrix33 matrix, float opacity, Rect clip) {
    ComputedStyle style = ComputedStyle.of(parent);
    if (style == null) {
      return;
    }
    Canvas outer = canvas;
    canvas = on;
    canvas.save();
    canvas.clipRect(clip);
    if (opacity < 1) {
      layer(opacity, io.github.humbleui.skija.BlendMode.SRC_OVER, null);
    }
    concat(matrix);
    children(parent, SvgStyle.of(style));
    if (opacity < 1) {
      canvas.restore();
    }
    canvas.restore();
    canvas = outer;
  }

  /// False where the element is being drawn already, or all is too deep.
  boolean enter(Element element) {
    return entered.size() < MOST_DEPTH && entered.add(element);
  }

  void leave(Element element) {
    entered.remove(element);
  }

  void children(Element parent, SvgStyle style) {
    for (Node node = parent.firstChild(); node != null; node = node.nextSibling()) {
      if (node instanceof Element element) {
        ComputedStyle own = ComputedStyle.of(element);
        if (own != null) {
          element(element, style.child(element, own));
        }
      }
    }
  }

  void element(Element element, SvgStyle style) {
    if (element.namespace() != Namespaces.SVG
        || depth > MOST_DEPTH
        || elements++ > MOST_ELEMENTS
        || !isRendered(element, style.style)) {
      return;
    }
    depth++;
    canvas.save();
    concat(transform(element, style.style));
    int layers = openEffects(element, style.style);
    if (layers >= 0) {
      switch (element.localName()) {
        case "g", "a" -> children(element, style);
        case "switch" -> firstOf(element, style);
        case "svg" -> viewport(element, style);
        case "use" -> use(element, style);
        case "image" -> image(element, style);
        case "text" -> text(element, style);
        case "foreignObject" -> foreignObject(element, style);
        default -> shape(element, style);
      }
      closeEffects(element, style.style, layers);
    }
    canvas.restore();
    depth--;
  }

  private static boolean isRendered(Element element, ComputedStyle style) {
    return style.display() != Display.NONE
        && SvgConditions.hold(element)
        && switch (element.localName()) {
          case "g", "a", "switch", "svg", "use", "image", "text" -> true;
          case "foreignObject" -> true;
          default -> SvgShapes.isShape(element);
        };
  }

  Matrix33 transform(Element element, ComputedStyle style) {
    return SvgElementTransforms.of(element, style, lengths(), () -> boundingBox(element));
  }

  private void concat(Matrix33 matrix) {
    if (!matrix.equals(Matrix33.IDENTITY)) {
      print.add(matrix);
      canvas.concat(matrix);
    }
  }

  private void firstOf(Element element, SvgStyle style) {
    for (Node node = element.firstChild(); node != null; node = node.nextSibling()) {
      if (node instanceof Element child
          && ComputedStyle.of(child) instanceof ComputedStyle own
          && isRendered(child, own)) {
        element(child, style.child(child, own));
        return;
      }
    }
  }

  private void viewport(Element element, SvgStyle style) {
    float x = SvgShapes.of(element, "x", Properties.X, lengths(), Axis.X);
    float y = SvgShapes.of(element, "y", Properties.Y, lengths(), Axis.Y);
    float w = SvgShapes.size(element, "width", Properties.WIDTH, lengths(), Axis.X);
    float h = SvgShapes.size(element, "height", Properties.HEIGHT, lengths(), Axis.Y);
    viewport(
        element,
        style,
        x,
        y,
        Float.isNaN(w) ? lengths().width() : w,
        Float.isNaN(h) ? lengths().height() : h);
  }

  /// An inner `svg` or a `symbol` in a box of that size.
  private void viewport(
      Element element, SvgStyle style, float x, float y, float width, float height) {
    Matrix33 fit = SvgTransforms.viewBox(element, width, height);
    if (!(width > 0) || !(height > 0) || fit == null) {
      return;
    }
    concat(Matrix33.makeTranslate(x, y));
    if (style.style.overflowX() != Overflow.VISIBLE) {
      Rect clip = Rect.makeWH(width, height);
      print.add(width);
      print.add(height);
      canvas.clipRect(clip, true);
    }
    float[] box = SvgSize.viewBox(element);
    viewports.push(inside(box, width, height));
    concat(fit);
    children(element, style);
    viewports.pop();
  }

  /// SVG 2 §5.5: what is used is drawn in the place of `use`.
  private void use(Element use, SvgStyle style) {
    dependsOnOthers();
    Element target = SvgReferences.target(use);
    ComputedStyle own = target == null ? null : ComputedStyle.of(target);
    if (target == null || own == null || target.contains(use) || !enter(target)) {
      return;
    }
    float x = SvgShapes.of(use, "x", Properties.X, lengths(), Axis.X);
    float y = SvgShapes.of(use, "y", Properties.Y, lengths(), Axis.Y);
    concat(Matrix33.makeTranslate(x, y));
    SvgStyle inside = style.inheriting(target, own);
    contexts.push(new SvgContextPaint(style, boundingBox(use)));
    switch (target.localName()) {
      case "symbol", "svg" -> {
        depth++;
        canvas.save();
        float w = lengths().of(use, "width", Axis.X, Float.NaN);
        float h = lengths().of(use, "height", Axis.Y, Float.NaN);
        w = Float.isNaN(w) ? lengths().of(target, "width", Axis.X, lengths().width()) : w;
        h = Float.isNaN(h) ? lengths().of(target, "height", Axis.Y, lengths().height()) : h;
        concat(transform(target, own));
        boolean svg = target.localName().equals("svg");
        if (depth < MOST_DEPTH && own.display() != Display.NONE || !svg) {
          viewport(
              target,
              inside,
              svg ? lengths().of(target, "x", Axis.X, 0) : 0,
              svg ? lengths().of(target, "y", Axis.Y, 0) : 0,
              w,
              h);
        }
        canvas.restore();
        depth--;
      }
      default -> element(target, inside);
    }
    contexts.pop();
    leave(target);
  }

  // ---------------------------------------------------------------- what is drawn

  private void shape(Element element, SvgStyle style) {
    Path path = SvgShapes.path(element, lengths());
    if (path == null) {
      return;
    }
    Rect box = path.computeTightBounds();
    boolean marked =
        switch (element.localName()) {
          case "rect", "circle", "ellipse" -> false;
          default -> true;
        };
    float length = SvgLengths.number(element.attributeOrEmpty("pathLength"));
    for (String part : order(style)) {
      switch (part) {
        case "fill" -> fill(path, style, box);
        case "stroke" -> {
          if (style.isVisible()) {
            strokes.stroke(path, style, box, length);
          }
        }
        default -> {
          if (marked) {
            markers.draw(path, element, style, box);
          }
        }
      }
    }
  }

  private void fill(Path path, SvgStyle style, Rect box) {
    if (style.isVisible()) {
      strokes.fill(path, style, box);
    }
  }

  /// All three parts in the order of `paint-order` (SVG 2 §13.8).
  private static List<String> order(SvgStyle style) {
    String text = style.text(Properties.PAINT_ORDER).strip();
    if (text.equals("normal")) {
      return PARTS;
    }
    List<String> order = new ArrayList<>();
    for (String word : text.split("\\s+")) {
      if (PARTS.contains(word) && !order.contains(word)) {
        order.add(word);
      }
    }
    for (String part : PARTS) {
      if (!order.contains(part)) {
        order.add(part);
      }
    }
    return order;
  }

  /// Fills and strokes in the order of `paint-order`.
  ///
  /// @param box what paints relative to an object refer to
  void draw(Path path, SvgStyle style, Rect box) {
    if (!style.isVisible()) {
      return;
    }
    for (String part : order(style)) {
      if (part.equals("fill")) {
        strokes.fill(path, style, box);
      } else if (part.equals("stroke")) {
        strokes.stroke(path, style, box, Float.NaN);
      }
    }
  }

  private void image(Element element, SvgStyle style) {
    dependsOnOthers();
    String href = SvgReferences.href(element);
    SvgImages.Drawn drawn = href == null || !style.isVisible() ? null : images.image(element, href);
    if (drawn == null) {
      return;
    }
    float w = SvgShapes.size(element, "width", Properties.WIDTH, lengths(), Axis.X);
    float h = SvgShapes.size(element, "height", Properties.HEIGHT, lengths(), Axis.Y);
    if (Float.isNaN(w)) {
      w = Float.isNaN(h) ? drawn.width() : h * drawn.width() / drawn.height();
    }
    if (Float.isNaN(h)) {
      h = w * drawn.height() / drawn.width();
    }
    if (!(w > 0) || !(h > 0)) {
      return;
    }
    float x = SvgShapes.of(element, "x", Properties.X, lengths(), Axis.X);
    float y = SvgShapes.of(element, "y", Properties.Y, lengths(), Axis.Y);
    print.add(href == null ? "" : href);
    print.add(w);
    print.add(h);
    concat(Matrix33.makeTranslate(x, y));
    canvas.clipRect(Rect.makeWH(w, h), true);
    concat(
        SvgTransforms.fit(
            new float[] {0, 0, drawn.width(), drawn.height()},
            element.attributeOrEmpty("preserveAspectRatio"),
            w,
            h));
    drawn.draw(canvas, style.style);
  }

  /// SVG 2 §12.4: a box like any other, whose contents are laid out as in a document.
  private void foreignObject(Element element, SvgStyle style) {
    dependsOnOthers();
    float w = SvgShapes.size(element, "width", Properties.WIDTH, lengths(), Axis.X);
    float h = SvgShapes.size(element, "height", Properties.HEIGHT, lengths(), Axis.Y);
    Picture picture = w > 0 && h > 0 ? foreign.pictureOf(element, w, h) : null;
    if (picture == null) {
      return;
    }
    concat(
        Matrix33.makeTranslate(
            SvgShapes.of(element, "x", Properties.X, lengths(), Axis.X),
            SvgShapes.of(element, "y", Properties.Y, lengths(), Axis.Y)));
    if (style.style.overflowX() != Overflow.VISIBLE) {
      print.add(w);
      print.add(h);
      canvas.clipRect(Rect.makeWH(w, h), true);
    }
    print.add(picture.getUniqueId());
    canvas.drawPicture(picture);
  }

  private void text(Element element, SvgStyle style) {
    dependsOnOthers(); // on fonts
    SvgText text = new SvgText(fonts, lengths());
    List<SvgText.Piece> pieces = text.layOut(element, style);
    Rect box = Rects.EMPTY;
    for (SvgText.Piece piece : pieces) {
      box = Rects.union(box, piece.box());
    }
    for (SvgText.Piece piece : pieces) {
      try (Path path = piece.outline()) {
        if (piece.style().isVisible()) {
          for (String part : order(piece.style())) {
            if (part.equals("fill")) {
              strokes.fillText(piece, path, box);
            } else if (part.equals("stroke")) {
              strokes.stroke(path, piece.style(), box, Float.NaN);
            }
          }
        }
      }
    }
  }

  /// One element by itself on another canvas, as `<feImage>` shows it.
  void alone(Element element, Canvas on) {
    ComputedStyle style = ComputedStyle.of(element);
    if (style != null) {
      Canvas outer = canvas;
      canvas = on;
      element(element, SvgStyle.of(style));
      canvas = outer;
    }
  }

  SvgImages images() {
    return images;
  }

  /// A marker, which inherits from where it stands in the document.
  void marker(Element marker, Matrix33 place, Rect clip, Matrix33 fit, SvgLengths inside) {
    ComputedStyle style = ComputedStyle.of(marker);
    if (style == null) {
      return;
    }
    canvas.save();
    concat(place);
    canvas.clipRect(clip, true);
    concat(fit);
    viewports.push(inside);
    children(marker, SvgStyle.of(style));
    viewports.pop();
    canvas.restore();
  }

  /// All glyphs of a text, for clipping.
  Path textOutline(Element text, ComputedStyle style) {
    try (PathBuilder all = new PathBuilder()) {
      for (SvgText.Piece piece : new SvgText(fonts, lengths()).layOut(text, SvgStyle.of(style))) {
        try (Path outline = piece.outline()) {
          all.addPath(outline);
        }
      }
      return all.build();
    }
  }

  // ---------------------------------------------------------------- effects

  /// Opens the layers of an element's effects; returns how many, or -1 where nothing is to be seen.
  private int openEffects(Element element, ComputedStyle style) {
    int layers = 0;
    float opacity = Math.max(0, style.opacity());
    if (opacity == 0) {
      return -1;
    }
    if (opacity < 1
        || style.mixBlendMode() != BlendMode.NORMAL
        || style.isolation() == Isolation.ISOLATE) {
      layer(opacity, BlendModes.of(style.mixBlendMode()), null);
      layers++;
    }
    if (style.hasMask()) {
      dependsOnOthers();
    }
    if (maskOf(element, style) != null) {
      layer(1, io.github.humbleui.skija.BlendMode.SRC_OVER, null);
      layers++;
    }
    switch (style.clipPath()) {
      case ClipPath.None none -> {}
      case ClipPath.Reference(String url) -> {
        dependsOnOthers();
        Element clip = SvgReferences.find(element.ownerDocument(), url, "clipPath");
        if (clip != null) {
          clip(clips.path(clip, boundingBox(element)));
        }
      }
      case ClipPath.Shape(var shape, var box) ->
          clip(ClipShapes.path(shape, referenceBox(element, box)));
      case ClipPath.Box(var box) -> clip(Path.makeRect(referenceBox(element, box)));
    }
    if (!style.filter().isEmpty()) {
      List<ImageFilter> chain = new ArrayList<>();
      Rect box = boundingBox(element);
      for (FilterFunction function : style.filter()) {
        ImageFilter filter = filters.of(function, element, style, box);
        if (filter == null) {
          return layers;
        }
        chain.add(filter);
      }
      ImageFilter all = chain.getFirst();
      for (ImageFilter next : chain.subList(1, chain.size())) {
        all = ImageFilter.makeCompose(next, all);
      }
      layer(1, io.github.humbleui.skija.BlendMode.SRC_OVER, all);
      layers++;
    }
    return layers;
  }

  private Rect referenceBox(Element element, bulkhead.renderer.css.value.ShapeBox box) {
    return box == bulkhead.renderer.css.value.ShapeBox.VIEW_BOX
        ? Rect.makeWH(lengths().width(), lengths().height())
        : boundingBox(element);
  }

  private void clip(Path path) {
    print.add(path);
    canvas.clipPath(path, true);
  }

  private void layer(
      float opacity, io.github.humbleui.skija.BlendMode blend, @Nullable ImageFilter filter) {
    print.add(opacity);
    print.add(blend.ordinal());
    try (Paint paint = new Paint()) {
      paint.setAlphaf(opacity).setBlendMode(blend);
      if (filter != null) {
        paint.setImageFilter(filter);
      }
      canvas.saveLayer(null, paint);
    }
  }

  private static @Nullable Element maskOf(Element element, ComputedStyle style) {
    if (!style.hasMask()) {
      return null;
    }
    for (MaskLayer layer : style.maskLayers()) {
      if (layer.image().image() instanceof Image.Url(String url)) {
        Element mask = SvgReferences.find(element.ownerDocument(), url, "mask");
        if (mask != null) {
          return mask;
        }
      }
    }
    return null;
  }

  private void closeEffects(Element element, ComputedStyle style, int layers) {
    int open = layers;
    if (!style.filter().isEmpty() && open > 0) {
      canvas.restore();
      open--;
    }
    Element mask = maskOf(element, style);
    if (mask != null && open > 0) {
      mask(mask, boundingBox(element));
      canvas.restore();
      open--;
    }
    while (open-- > 0) {
      canvas.restore();
    }
  }

  /// Keeps of the layer below what the mask leaves (CSS Masking 1 §7).
  private void mask(Element mask, Rect box) {
    ComputedStyle style = ComputedStyle.of(mask);
    boolean alpha = style != null && style.get(Properties.MASK_TYPE).toString().equals("alpha");
    print.add(alpha ? 1 : 2);
    try (Paint keep = new Paint()) {
      keep.setBlendMode(io.github.humbleui.skija.BlendMode.DST_IN);
      if (!alpha) {
        keep.setColorFilter(io.github.humbleui.skija.ColorFilter.getLuma());
      }
      canvas.saveLayer(null, keep);
    }
    maskContent(mask, box, canvas);
    canvas.restore();
  }

  /// Draws what is in a mask; returns the area outside of which everything is masked out.
  Rect maskContent(Element mask, Rect box, Canvas on) {
    Rect area = region(mask, box, "maskUnits", -10, 120);
    if (!enter(mask)) {
      return area;
    }
    boolean relative = mask.attributeOrEmpty("maskContentUnits").equals("objectBoundingBox");
    Matrix33 matrix = relative ? SvgPaintServers.ofBox(box) : Matrix33.IDENTITY;
    if (matrix != null) {
      print.add(area.hashCode());
      content(mask, on, matrix, 1, area);
    }
    leave(mask);
    return area;
  }

  /// The `x`, `y`, `width` and `height` of a mask or a filter.
  ///
  /// @param from in percent, where nothing is said
  Rect region(Element element, Rect box, String units, int from, int size) {
    boolean user = element.attributeOrEmpty(units).equals("userSpaceOnUse");
    SvgLengths lengths = user ? lengths() : new SvgLengths(1, 1);
    float x = lengths.of(element, "x", Axis.X, from * lengths.width() / 100f);
    float y = lengths.of(element, "y", Axis.Y, from * lengths.height() / 100f);
    float w = lengths.of(element, "width", Axis.X, size * lengths.width() / 100f);
    float h = lengths.of(element, "height", Axis.Y, size * lengths.height() / 100f);
    return user
        ? Rect.makeXYWH(x, y, Math.max(0, w), Math.max(0, h))
        : Rect.makeXYWH(
            box.getLeft() + x * box.getWidth(),
            box.getTop() + y * box.getHeight(),
            Math.max(0, w * box.getWidth()),
            Math.max(0, h * box.getHeight()));
  }

  /// The bounding box of what an element fills, in its own user space (SVG 2 §8.10).
  Rect boundingBox(Element element) {
    return new SvgBoxes(fonts, lengths()).of(element);
  }
}
