package bulkhead.renderer;

import bulkhead.ipc.api.ResourceRequest;
import bulkhead.renderer.canvas.Canvases;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.Node;
import bulkhead.renderer.layout.LayoutEngine;
import bulkhead.renderer.layout.tree.DenseImage;
import bulkhead.renderer.layout.tree.ImageProvider;
import bulkhead.renderer.layout.tree.ImageResource;
import bulkhead.renderer.layout.tree.StyledImages;
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
import java.util.ArrayList;
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
  void setSource(Element element, String url) {
    PageImage image = imageFor(url, element.localName(), element);
    if (byElement.put(element, image) != image) {
      element.markDirty(Node.BOXES);
      changed.run();
      if (!element.is("video")) {
        unsettled.add(element);
        settle(element, image);
      }
    }
  }

  /// The image of such an address, if it is there to be shown.
  @Nullable PageImage available(String url, Element element) {
    PageImage known = byUrl.get(key(url, element));
    return known != null && known.state == ImageResource.State.COMPLETE ? known : null;
  }

  /// As [#imageAt], but what has failed is tried once more.
  ///
  /// @param delaysLoad whether the document's `load` event waits for it
  /// @param element that shows it
  PageImage load(String url, boolean delaysLoad, Element element) {
    PageImage known = byUrl.get(key(url, element));
    if (known != null && known.state != ImageResource.State.FAILED) {
      return known;
    }
    return start(url, delaysLoad, element.localName(), element);
  }

  /// What is shown where there is nothing to load.
  PageImage broken() {
    PageImage image = new PageImage(false);
    image.state = ImageResource.State.FAILED;
    return image;
  }

  /// The element shows this from now on.
  void show(Element element, @Nullable PageImage image, float ofDensity) {
    Float density = ofDensity > 0 ? ofDensity : 1f;
    Float before = density == 1 ? densities.remove(element) : densities.put(element, density);
    PageImage shown = image == null ? byElement.remove(element) : byElement.put(element, image);
    if (shown != image || density != (before == null ? 1 : before)) {
      element.markDirty(Node.BOXES);
      changed.run();
    }
  }

  void delayLoad(boolean begins) {
    if (begins) {
      loads.begin();
    } else {
      loads.end();
    }
  }

  /// Something waits for the next picture.
  void wantPicture() {
    changed.run();
  }

  /// A file as the page's images are drawn; null if it is no SVG.
  @Nullable SvgImage svg(byte[] file, String charset) {
    return SvgImage.parse(file, charset.isEmpty() ? null : charset, svgs);
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
    PageImage image = new PageImage(false);
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
    ImageResource shown = style == null ? image : StyledImages.oriented(image, style);
    Float density = densities.get(element);
    return density == null ? shown : new DenseImage(shown, density);
  }

  @Override
  public PageImage imageAt(String url, Element user) {
    boolean legacy = user.is("body") && user.hasAttribute("background");
    PageImage image = imageFor(url, legacy ? "body" : "css", null);
    image.users.add(user);
    return image;
  }

  @Override
  public PageImage imageAt(String url) {
    return imageFor(url, "css", null);
  }

  /// What was asked for by CORS is another image than what was not.
  private static String key(String url, @Nullable Element element) {
    String cors = element == null ? null : GuardedLoads.corsOfImage(element);
    return cors == null ? url : cors + " " + url;
  }

  /// @param initiator the kind of element, or `css`
  private PageImage imageFor(String url, String initiator, @Nullable Element element) {
    PageImage known = byUrl.get(key(url, element));
    if (known != null) {
      return known;
    }
    return start(url, true, initiator, element);
  }

  private PageImage start(
      String url, boolean delaysLoad, String initiator, @Nullable Element element) {
    PageImage image = new PageImage(delaysLoad);
    byUrl.put(key(url, element), image);
    if (delaysLoad) {
      loads.begin();
    }
    fetcher.startFor(pageId, url, ResourceRequest.Destination.IMAGE, initiator, element, image);
    return image;
  }

  /// An image with `image-orientation: none`.
  private record Stored(Image image, boolean isForeign) implements ImageResource {
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
    private boolean foreign;
    private final boolean delaysLoad;
    private List<Runnable> waiters = new ArrayList<>();

    PageImage(boolean delaysLoad) {
      this.delaysLoad = delaysLoad;
    }

    boolean isOver() {
      return state == State.COMPLETE || state == State.FAILED;
    }

    /// Runs something when the load is over, which it is not yet.
    void whenOver(Runnable task) {
      waiters.add(task);
    }

    private void over() {
      List<Runnable> waited = waiters;
      waiters = new ArrayList<>();
      waited.forEach(Runnable::run);
      if (delaysLoad) {
        loads.end();
      }
    }

    @Override
    public void foreign() {
      foreign = true;
    }

    @Override
    public boolean isForeign() {
      return foreign;
    }

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
      over();
    }

    @Override
    public void failed(String error) {
      received = null;
      state = State.FAILED;
      tellElements();
      over();
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
        SvgImage parsed = svg(bytes, charset);
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
    public ImageResource asStored() {
      Image stored = asStored;
      return stored == null ? this : new Stored(stored, foreign);
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
