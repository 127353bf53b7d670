package bulkhead.renderer.svg;

import bulkhead.renderer.dom.Document;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.paint.Filter;
import bulkhead.renderer.paint.Rects;
import bulkhead.renderer.paint.SvgProvider;
import bulkhead.renderer.style.ComputedStyle;
import bulkhead.renderer.style.Properties;
import bulkhead.renderer.text.FontGroup;
import io.github.humbleui.skija.Canvas;
import io.github.humbleui.skija.Path;
import io.github.humbleui.skija.Picture;
import io.github.humbleui.skija.PictureRecorder;
import io.github.humbleui.types.Rect;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Pictures of `<svg>` elements, and what other elements refer to in them. A picture that is asked
/// for again and would look the same is the same object. Thread: `RendererMain`; the pictures are
/// for any thread.
public final class SvgPictures implements SvgProvider {
  private static final int MOST_KEPT = 500;

  /// How far a filter of unknown extent may draw beyond its element.
  private static final float FILTER_REACH = 1000;

  private final Function<ComputedStyle, FontGroup> fonts;
  private final SvgImages images;
  private final SvgForeign foreign;
  private final Map<Object, Picture> kept =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Object, Picture> eldest) {
          return size() > MOST_KEPT;
        }
      };

  /// A picture that depends on its element's tree only.
  private record Drawn(SvgInputs inputs, Picture picture) {}

  private final Map<Element, Drawn> drawn = new WeakHashMap<>();

  /// Whether that was so of the last one.
  private boolean lastSelfContained;

  /// @param fonts of a style
  public SvgPictures(
      Function<ComputedStyle, FontGroup> fonts, SvgImages images, SvgForeign foreign) {
    this.fonts = fonts;
    this.images = images;
    this.foreign = foreign;
  }

  /// The element and what is in it, drawn into a box of that size (CSS px). All elements must have
  /// their computed styles.
  @Override
  public Picture pictureOf(Element svg, float width, float height) {
    SvgInputs inputs = SvgInputs.of(svg, width, height);
    Drawn before = drawn.get(svg);
    if (inputs != null && before != null && before.inputs.isSame(inputs)) {
      return before.picture;
    }
    Picture picture = of(svg, width, height, null);
    if (inputs != null && lastSelfContained) {
      drawn.put(svg, new Drawn(inputs, picture));
    }
    return picture;
  }

  /// @param viewBox instead of the element's own; null for that
  Picture of(Element svg, float width, float height, float @Nullable [] viewBox) {
    Rect area = Rect.makeWH(width, height);
    return record(
        svg.ownerDocument(),
        new SvgLengths(width, height),
        area,
        painter -> painter.root(svg, width, height, viewBox));
  }

  private Picture record(
      Document document, SvgLengths viewport, Rect area, Consumer<SvgPainter> drawing) {
    try (PictureRecorder recorder = new PictureRecorder()) {
      Canvas canvas = recorder.beginRecording(area);
      SvgPainter painter = new SvgPainter(fonts, images, foreign, document, canvas, viewport);
      drawing.accept(painter);
      lastSelfContained = painter.isSelfContained();
      painter.print().add(area.hashCode());
      Picture made = recorder.finishRecordingAsPicture();
      Picture before = kept.putIfAbsent(painter.print().key(), made);
      if (before == null) {
        return made;
      }
      made.close();
      return before;
    }
  }

  // ---------------------------------------------------------------- for other elements

  @Override
  public @Nullable Path clipPath(Document document, String url, Rect box) {
    Element clip = SvgReferences.find(document, url, "clipPath");
    if (clip == null) {
      return null;
    }
    // Lengths in user space begin at the element's corner.
    Rect own = Rect.makeWH(box.getWidth(), box.getHeight());
    return aside(document, own).clips().path(clip, own).makeOffset(box.getLeft(), box.getTop());
  }

  @Override
  public @Nullable Mask mask(Document document, String url, Rect box) {
    Element mask = SvgReferences.find(document, url, "mask");
    if (mask == null) {
      return null;
    }
    Rect own = Rect.makeWH(box.getWidth(), box.getHeight());
    Rect[] area = {Rects.EMPTY};
    Picture picture =
        record(
            document,
            new SvgLengths(own.getWidth(), own.getHeight()),
            Rect.makeLTRB(-1e5f, -1e5f, 1e5f, 1e5f),
            painter -> {
              painter.print().add(box.hashCode());
              painter.canvas().translate(box.getLeft(), box.getTop());
              area[0] = painter.maskContent(mask, own, painter.canvas());
            });
    ComputedStyle style = ComputedStyle.of(mask);
    boolean alpha = style != null && style.get(Properties.MASK_TYPE).toString().equals("alpha");
    return new Mask(
        picture, area[0].offset(box.getLeft(), box.getTop()), alpha ? Kind.ALPHA : Kind.LUMINANCE);
  }

  @Override
  public @Nullable Filter filter(Document document, String url, Rect box, int currentColor) {
    Element filter = SvgReferences.find(document, url, "filter");
    if (filter == null) {
      return null;
    }
    SvgPainter painter = aside(document, box);
    var graph = painter.filters().graph(filter, box);
    painter.print().add(currentColor);
    return new Filter.Graph(graph, painter.print().key(), FILTER_REACH);
  }

  /// A painter that draws nothing.
  private SvgPainter aside(Document document, Rect box) {
    return new SvgPainter(
        fonts,
        images,
        foreign,
        document,
        new PictureRecorder().beginRecording(box),
        new SvgLengths(box.getWidth(), box.getHeight()));
  }
}
