package bulkhead.renderer;

import bulkhead.ipc.api.ResourceRequest;
import bulkhead.renderer.canvas.Canvases;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.Node;
import bulkhead.renderer.layout.LayoutEngine;
import bulkhead.renderer.layout.tree.ImageProvider;
import bulkhead.renderer.layout.tree.ImageResource;
import bulkhead.renderer.loader.ResourceFetcher;
import bulkhead.renderer.loader.ResourceLoads;
import bulkhead.renderer.style.ComputedStyle;
import bulkhead.renderer.svg.DataImages;
import bulkhead.renderer.svg.SvgForeign;
import bulkhead.renderer.svg.SvgImage;
import bulkhead.renderer.svg.SvgPictures;
import bulkhead.renderer.text.FontCatalog;
import io.github.humbleui.skija.Bitmap;
import io.github.humbleui.skija.Codec;
import io.github.humbleui.skija.Data;
import io.github.humbleui.skija.EncodedOrigin;
import io.github.humbleui.skija.Image;
import io.github.humbleui.skija.Picture;
import java.io.ByteArrayOutputStream;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// The images of one document: loaded when first asked for, decoded by Skia when first drawn.
/// Thread: `RendererMain`.
final class PageImages implements ImageProvider {
  /// Larger pictures are not shown: decoded they would not fit the renderer.
  private static final long MOST_PIXELS = 100_000_000;

  private static final int MOST_BYTES = 64 << 20;

  private final int pageId;
  private final ResourceLoads fetcher;
  private final LoadTracker loads;
  private final Runnable changed;
  private final SvgPictures svgs;
  private final Canvases canvases = new Canvases(this);
  private BiConsumer<Runnable, Long> later = (task, ms) -> {};
  private Runnable frameShown = () -> {};
  private final Map<String, PageImage> byUrl = new HashMap<>();
  /// Weak, as an image that a script has made and let go of is nobody's.
  private final Map<Element, PageImage> byElement = new WeakHashMap<>();

  /// Elements that have not heard yet how their load went.
  private final Set<Element> unsettled = Collections.newSetFromMap(new IdentityHashMap<>());

  private BiConsumer<Element, String> settled = (element, type) -> {};

  /// Pixels for one CSS px, of the elements that have another number than 1.
  private final Map<Element, Float> densities = new IdentityHashMap<>();

  /// @param changed an image has another size or other pixels than before
  PageImages(
      int pageId, ResourceLoads fetcher, LoadTracker loads, FontCatalog fonts, Runnable changed) {
    this.svgs =
        new SvgPictures(
            new LayoutEngine(fonts, ImageProvider.NONE)::fonts, new DataImages(), SvgForeign.NONE);
    this.pageId = pageId;
    this.fetcher = fetcher;
    this.loads = loads;
    this.changed = changed;
  }

  /// The element's source is this URL now.
  void setSource(Element element, ImageSources.Source source) {
    PageImage image = imageFor(source.url(), element.localName());
    Float density = source.density() > 0 ? source.density() : 1f;
    Float before = density == 1 ? densities.remove(element) : densities.put(element, density);
    if (density != (before == null ? 1 : before)) {
      element.markDirty(Node.BOXES);
      changed.run();
    }
    if (byElement.put(element, image) != image) {
      element.markDirty(Node.BOXES);
      changed.run();
      if (!element.is("video")) {
        unsettled.add(element);
        settle(element, image);
      }
    }
  }

  /// What is told of the end of each element's load, with the event's type: `load` or `error`.
  void whenSettled(BiConsumer<Element, String> listener) {
    settled = listener;
  }

  private void settle(Element element, PageImage image) {
    boolean complete = image.state == ImageResource.State.COMPLETE;
    boolean over = complete || image.state == ImageResource.State.FAILED;
    if (over && unsettled.remove(element)) {
      settled.accept(element, complete ? "load" : "error");
    }
  }

  /// The element shows the document's own body.
  void setBytes(Element element, String mimeType, byte[] bytes) {
    PageImage image = new PageImage();
    image.mimeType = mimeType;
    image.decode(bytes);
    byElement.put(element, image);
    element.markDirty(Node.BOXES);
    changed.run();
  }

  /// Animations play from now on.
  ///
  /// @param timer runs a task after so many milliseconds
  /// @param shown another frame is to be drawn
  void animate(BiConsumer<Runnable, Long> timer, Runnable shown) {
    later = timer;
    frameShown = shown;
  }

  Canvases canvases() {
    return canvases;
  }

  @Override
  public @Nullable ImageResource imageOf(Element element) {
    if (element.is("canvas")) {
      return canvases.imageOf(element);
    }
    PageImage image = byElement.get(element);
    if (image == null) {
      return null;
    }
    ComputedStyle style = ComputedStyle.of(element);
    Image stored = image.asStored;
    ImageResource shown =
        stored != null
                && style != null
                && style.text("image-orientation") instanceof String text
                && text.equals("none")
            ? new Stored(stored)
            : image;
    Float density = densities.get(element);
    return density == null ? shown : new Dense(shown, density);
  }

  @Override
  public PageImage imageAt(String url, Element user) {
    boolean legacy = user.is("body") && user.hasAttribute("background");
    PageImage image = imageFor(url, legacy ? "body" : "css");
    image.users.add(user);
    return image;
  }

  @Override
  public PageImage imageAt(String url) {
    return imageFor(url, "css");
  }

  /// @param initiator the kind of element, or `css`
  private PageImage imageFor(String url, String initiator) {
    PageImage known = byUrl.get(url);
    if (known != null) {
      return known;
    }
    PageImage image = new PageImage();
    byUrl.put(url, image);
    loads.begin();
    fetcher.startFor(pageId, url, ResourceRequest.Destination.IMAGE, initiator, image);
    return image;
  }

  /// An image with `image-orientation: none`.
  private record Stored(Image image) implements ImageResource {
    @Override
    public State state() {
      return State.COMPLETE;
    }

    @Override
    public float naturalWidth() {
      return image.getWidth();
    }

    @Override
    public float naturalHeight() {
      return image.getHeight();
    }
  }

  /// An image with more or fewer pixels than CSS px.
  private record Dense(ImageResource pixels, float density) implements ImageResource {
    @Override
    public State state() {
      return pixels.state();
    }

    @Override
    public float naturalWidth() {
      return pixels.naturalWidth() / density;
    }

    @Override
    public float naturalHeight() {
      return pixels.naturalHeight() / density;
    }

    @Override
    public @Nullable Image image() {
      return pixels.image();
    }

    @Override
    public @Nullable Float naturalRatio() {
      return pixels.naturalRatio();
    }

    @Override
    public boolean isVector() {
      return pixels.isVector();
    }

    @Override
    public @Nullable Picture picture(float width, float height) {
      return pixels.picture(width, height);
    }
  }

  /// One image at whatever stage of loading. Thread: `RendererMain`.
  final class PageImage implements ImageResource, ResourceFetcher.Listener {
    private @Nullable ByteArrayOutputStream received = new ByteArrayOutputStream();
    private State state = State.LOADING;
    private @Nullable Image image;

    private @Nullable AnimatedFrames frames;

    /// The end of the present frame's time is waited for.
    private boolean waiting;

    /// What the file has, where its metadata says that it is to be turned.
    private @Nullable Image asStored;

    private float width;
    private float height;
    private @Nullable SvgImage svg;
    private String mimeType = "";
    private String charset = "";

    @Override
    public void responseStarted(String url, String type, String named) {
      mimeType = type;
      charset = named;
    }

    /// Elements that show it in generated content or as a list marker.
    private final Set<Element> users = Collections.newSetFromMap(new WeakHashMap<>());

    @Override
    public void data(byte[] chunk) {
      ByteArrayOutputStream bytes = received;
      if (bytes == null) {
        return;
      }
      if (bytes.size() + chunk.length > MOST_BYTES) {
        received = null;
        state = State.FAILED;
        tellElements();
        return;
      }
      bytes.writeBytes(chunk);
    }

    @Override
    public void finished() {
      ByteArrayOutputStream bytes = received;
      received = null;
      if (bytes != null) {
        decode(bytes.toByteArray());
      }
      tellElements();
      loads.end();
    }

    @Override
    public void failed(String error) {
      received = null;
      state = State.FAILED;
      tellElements();
      loads.end();
    }

    private void tellElements() {
      for (Map.Entry<Element, PageImage> entry : byElement.entrySet()) {
        if (entry.getValue() == this) {
          entry.getKey().markDirty(Node.BOXES);
        }
      }
      for (Element element : List.copyOf(unsettled)) {
        if (byElement.get(element) == this) {
          settle(element, this);
        }
      }
      users.forEach(user -> user.markDirty(Node.BOXES));
      changed.run();
    }

    void decode(byte[] file) {
      byte[] bytes = PngColors.withoutLoneGamma(file);
      received = null;
      state = State.FAILED;
      if (mimeType.equals("image/svg+xml")) {
        SvgImage parsed = SvgImage.parse(bytes, charset.isEmpty() ? null : charset, svgs);
        if (parsed != null) {
          Float w = parsed.size().width();
          Float h = parsed.size().height();
          width = w == null ? 0 : w;
          height = h == null ? 0 : h;
          svg = parsed;
          state = State.COMPLETE;
        }
        return;
      }
      if (animate(bytes)) {
        return;
      }
      try (Data data = Data.makeFromBytes(bytes);
          Codec codec = Codec.makeFromData(data)) {
        width = codec.getWidth();
        height = codec.getHeight();
        if ((long) codec.getWidth() * codec.getHeight() <= MOST_PIXELS) {
          Image stored = Image.makeDeferredFromEncodedBytes(bytes);
          // Skia turns it as its metadata says.
          image = stored;
          width = stored.getWidth();
          height = stored.getHeight();
          if (codec.getEncodedOrigin() != EncodedOrigin.TOP_LEFT) {
            try (Bitmap pixels = new Bitmap()) {
              pixels.allocPixels(codec.getImageInfo());
              codec.readPixels(pixels);
              asStored = Image.makeRasterFromBitmap(pixels.setImmutable());
            }
          }
          state = State.COMPLETE;
        }
      } catch (IllegalArgumentException | UnsupportedOperationException e) {
        width = 0;
        height = 0;
      }
    }

    /// False for a file with one frame, or none.
    private boolean animate(byte[] bytes) {
      try (Data data = Data.makeFromBytes(bytes)) {
        Codec codec = Codec.makeFromData(data);
        long size = (long) codec.getWidth() * codec.getHeight();
        if (codec.getFrameCount() < 2 || size > MOST_PIXELS) {
          codec.close();
          return false;
        }
        AnimatedFrames opened = new AnimatedFrames(codec);
        image = opened.first();
        width = codec.getWidth();
        height = codec.getHeight();
        frames = opened;
        state = State.COMPLETE;
        return true;
      } catch (IllegalArgumentException | UnsupportedOperationException e) {
        return false;
      }
    }

    /// The next frame comes when this one's time is over. One that nobody has drawn is the last
    /// until somebody asks for it again.
    private void tick() {
      AnimatedFrames playing = frames;
      waiting = false;
      if (playing != null && !playing.isOver()) {
        image = playing.advance();
        frameShown.run();
      }
    }

    @Override
    public State state() {
      return state;
    }

    @Override
    public float naturalWidth() {
      return width;
    }

    @Override
    public float naturalHeight() {
      return height;
    }

    @Override
    public @Nullable Image image() {
      AnimatedFrames playing = frames;
      if (playing != null && !waiting && !playing.isOver()) {
        waiting = true;
        later.accept(this::tick, (long) playing.durationMs());
      }
      return image;
    }

    @Override
    public @Nullable Float naturalRatio() {
      return svg == null ? ImageResource.super.naturalRatio() : svg.size().ratio();
    }

    @Override
    public boolean isVector() {
      return svg != null;
    }

    @Override
    public @Nullable Picture picture(float forWidth, float forHeight) {
      return svg == null ? null : svg.picture(forWidth, forHeight);
    }
  }
}
