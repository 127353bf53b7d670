package bulkhead.renderer;

import bulkhead.renderer.PageImages.PageImage;
import bulkhead.renderer.css.MediaValues;
import bulkhead.renderer.dom.Attribute;
import bulkhead.renderer.dom.ContainerNode;
import bulkhead.renderer.dom.Document;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.ElementObserver;
import bulkhead.renderer.dom.Node;
import bulkhead.renderer.dom.SharedTree;
import bulkhead.renderer.layout.fragment.BoxFragment;
import bulkhead.renderer.layout.tree.ImageResource;
import bulkhead.renderer.policy.PolicyContainer;
import bulkhead.url.Url;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// What the `<img>` elements of a document show and what they load (HTML §4.8.4.3.5 "updating the
/// image data"): the current and the pending request of each, lazy ones, and another choice when
/// the viewport changes. Thread: `RendererMain`.
final class ImageRequests implements ElementObserver {
  /// How far from the viewport a lazy image is loaded, as Chromium does on a fast connection.
  private static final Intersections.Margins NEAR = Intersections.Margins.px(1250, 1250);

  private enum State {
    UNAVAILABLE,
    LOADING,
    COMPLETE,
    BROKEN
  }

  /// An image request (§4.8.4.3); `image` is null where there is none to load.
  private static final class Request {
    String url;
    final double density;
    State state;
    @Nullable PageImage image;

    Request(String url, double density, State state) {
      this.url = url;
      this.density = density;
      this.state = state;
    }
  }

  /// What one element has.
  private static final class Image {
    Request current = new Request("", 1, State.UNAVAILABLE);
    @Nullable Request pending;

    /// Rises with each update, so that what an earlier one has begun ends.
    int generation;

    /// Rises when another address is asked for.
    int choice;

    /// The address in `src` that was asked for last.
    String asked = "";

    /// Whether the update is still to be made.
    boolean due;

    /// The load that waits until the element is near the viewport.
    @Nullable Runnable waiting;
  }

  private final LocalFrame frame;
  private final Document document;
  private final PageImages images;
  private final Executor main;
  private final BiConsumer<Element, String> tell;
  private final Map<Element, Image> all = new WeakHashMap<>();
  private final Set<Element> lazy = Collections.newSetFromMap(new WeakHashMap<>());
  private @Nullable MediaValues chosenFor;

  /// @param tell of `load` and `error`
  ImageRequests(
      LocalFrame frame,
      Document document,
      PageImages images,
      Executor main,
      BiConsumer<Element, String> tell) {
    this.frame = frame;
    this.document = document;
    this.images = images;
    this.main = main;
    this.tell = tell;
  }

  // Relevant mutations

  @Override
  public void elementInserted(Element element, Node root) {
    if (element.is("img")
        && (!all.containsKey(element) || element == root && isPicture(element.parent()))) {
      update(element);
    }
  }

  @Override
  public void nodeInserted(Node root) {
    if (root instanceof Element source && source.is("source") && isPicture(source.parent())) {
      imagesAfter(source.nextSibling()).forEach(this::update);
    }
  }

  @Override
  public void nodeRemoved(
      Node node, ContainerNode parent, @Nullable Node previous, @Nullable Node next) {
    if (isPicture(parent) && node instanceof Element element) {
      if (element.is("img")) {
        update(element);
      } else if (element.is("source")) {
        imagesAfter(next).forEach(this::update);
      }
    }
  }

  @Override
  public void attributeChanged(
      Element element, Attribute name, @Nullable String oldValue, @Nullable String newValue) {
    if (element.is("img")) {
      switch (name.localName()) {
        case "src" -> update(element);
        case "srcset", "sizes", "width" -> {
          if (!Objects.equals(oldValue, newValue)) {
            update(element);
          }
        }
        case "crossorigin" -> {
          if (!Objects.equals(corsOf(oldValue), corsOf(newValue))) {
            update(element);
          }
        }
        case "referrerpolicy" -> {
          if (!Objects.equals(policyOf(oldValue), policyOf(newValue)) && !lazy.contains(element)) {
            update(element);
          }
        }
        case "loading" -> {
          if (!isLazy(element)) {
            resume(element);
          }
        }
        default -> {}
      }
    } else if (element.is("source") && isPicture(element.parent())) {
      switch (name.localName()) {
        case "srcset", "sizes", "media", "type" ->
            imagesAfter(element.nextSibling()).forEach(this::update);
        default -> {}
      }
    }
  }

  private static @Nullable String corsOf(@Nullable String value) {
    return value == null
        ? null
        : value.equalsIgnoreCase("use-credentials") ? "use-credentials" : "anonymous";
  }

  private static String policyOf(@Nullable String value) {
    String policy = value == null ? "" : value.toLowerCase(java.util.Locale.ROOT);
    return PolicyContainer.REFERRER_POLICIES.contains(policy) ? policy : "";
  }

  @Override
  public void detachedSourceChanged(Element element) {
    if (element.is("img")) {
      update(element);
    } else if (isPicture(element.parent())) {
      imagesAfter(element.nextSibling()).forEach(this::update);
    }
  }

  private static boolean isPicture(@Nullable Node node) {
    return node instanceof Element element && element.is("picture");
  }

  private static List<Element> imagesAfter(@Nullable Node first) {
    List<Element> found = new ArrayList<>();
    for (Node node = first; node != null; node = node.nextSibling()) {
      if (node instanceof Element element && element.is("img")) {
        found.add(element);
      }
    }
    return found;
  }

  // "Update the image data"

  private Image of(Element element) {
    return all.computeIfAbsent(element, key -> new Image());
  }

  private void update(Element element) {
    Image image = of(element);
    int generation = ++image.generation;
    image.due = false;
    stopWaiting(element, image);
    String src = element.attributeOrEmpty("src");
    String asked =
        ImageSources.usesSrcsetOrPicture(element)
            ? ""
            : Objects.requireNonNullElse(resolve(element, src), "");
    if (asked.isEmpty() || !asked.equals(image.asked)) {
      image.choice++;
    }
    image.asked = asked;
    if (!ImageSources.usesSrcsetOrPicture(element) && !src.isEmpty()) {
      String url = resolve(element, src);
      PageImage known = url == null ? null : images.available(url, element);
      if (url != null && known != null) {
        image.pending = null;
        Request request = new Request(url, 1, State.COMPLETE);
        request.image = known;
        image.current = request;
        show(element, request);
        later(element, image, generation, () -> tell.accept(element, "load"));
        return;
      }
    }
    SharedTree shared = document.shared();
    if (shared == null || element.scriptNumber() == 0) {
      updateNow(element, image, generation);
      return;
    }
    image.due = true;
    shared.microtasks().queue(() -> updateNow(element, image, generation));
    main.execute(() -> shared.microtasks().run());
  }

  private void updateNow(Element element, Image image, int generation) {
    if (image.generation != generation) {
      return;
    }
    image.due = false;
    ImageSources.Source source = select(element);
    if (source == null) {
      image.current = new Request(image.current.url, 1, State.UNAVAILABLE);
      image.pending = null;
      show(element, image.current);
      // Not in the spec: `srcset` alone makes no error in Chromium.
      boolean asks = element.hasAttribute("src");
      later(
          element,
          image,
          generation,
          () -> {
            image.current.url = "";
            if (asks) {
              tell.accept(element, "error");
            }
          });
      return;
    }
    String url = resolve(element, source.url());
    if (url == null) {
      image.current = new Request(image.current.url, 1, State.BROKEN);
      image.pending = null;
      PageImage none = images.broken();
      image.current.image = none;
      show(element, image.current);
      later(
          element,
          image,
          generation,
          () -> {
            image.current.url = source.url();
            tell.accept(element, "error");
          });
      return;
    }
    Request pending = image.pending;
    if (pending != null && pending.url.equals(url)) {
      attach(element, image, pending, generation, true);
      return;
    }
    Request request = new Request(url, source.density(), State.LOADING);
    image.pending = null;
    if (image.current.state == State.UNAVAILABLE || image.current.state == State.BROKEN) {
      image.current = request;
    } else if (image.current.state == State.LOADING && image.current.url.equals(url)) {
      image.current = request;
    } else {
      image.pending = request;
    }
    if (isLazy(element) && document.isScripted()) {
      image.waiting = () -> attach(element, image, request, generation, false);
      lazy.add(element);
      show(element, image.current);
      images.wantPicture();
    } else {
      attach(element, image, request, generation, true);
    }
  }

  private ImageSources.@Nullable Source select(Element element) {
    PagePipeline pipeline = frame.pipeline();
    MediaValues media =
        pipeline == null ? MediaValues.screen(800, 600, 1) : pipeline.viewport().mediaValues();
    chosenFor = media;
    double auto = Double.NaN;
    if (pipeline != null && isLazy(element)) {
      BoxFragment box = element.isConnected() ? pipeline.boxes().laidOutBoxOf(element) : null;
      if (box != null) {
        auto = box.width() - box.border().horizontal() - box.padding().horizontal();
      }
    }
    return ImageSources.select(element, media, auto);
  }

  private static @Nullable String resolve(Element element, String reference) {
    Url base = Url.parse(element.ownerDocument().baseUrl());
    Url url = base == null ? Url.parse(reference) : base.resolve(reference);
    return url == null ? null : url.href();
  }

  /// Loads, and hears of the end.
  private void attach(
      Element element, Image image, Request request, int generation, boolean delaysLoad) {
    PageImage loaded = images.load(request.url, delaysLoad, element);
    request.image = loaded;
    if (image.current == request) {
      show(element, request);
    }
    whenOver(loaded, () -> over(element, image, request, generation));
  }

  private void whenOver(PageImage loaded, Runnable task) {
    if (!loaded.isOver()) {
      loaded.whenOver(task);
      return;
    }
    images.delayLoad(true);
    main.execute(
        () -> {
          task.run();
          images.delayLoad(false);
        });
  }

  private void over(Element element, Image image, Request request, int generation) {
    boolean mine = image.current == request || image.pending == request;
    if (!mine || image.generation != generation) {
      return;
    }
    PageImage loaded = request.image;
    boolean complete = loaded != null && loaded.state() == ImageResource.State.COMPLETE;
    request.state = complete ? State.COMPLETE : State.BROKEN;
    image.current = request;
    image.pending = null;
    show(element, request);
    tell.accept(element, complete ? "load" : "error");
  }

  /// A task that ends when the element is updated again.
  private void later(Element element, Image image, int generation, Runnable task) {
    images.delayLoad(true);
    main.execute(
        () -> {
          if (image.generation == generation) {
            task.run();
          }
          images.delayLoad(false);
        });
  }

  private void show(Element element, Request request) {
    images.show(element, request.image, (float) request.density);
  }

  // Lazy loading (§2.4.3 "lazy loading attributes")

  private static boolean isLazy(Element element) {
    return element.attributeOrEmpty("loading").equalsIgnoreCase("lazy");
  }

  private void stopWaiting(Element element, Image image) {
    image.waiting = null;
    lazy.remove(element);
  }

  private void resume(Element element) {
    Image image = all.get(element);
    Runnable waiting = image == null ? null : image.waiting;
    if (image != null && waiting != null) {
      stopWaiting(element, image);
      waiting.run();
    }
  }

  /// The page was laid out or has scrolled: lazy images that are near the viewport are loaded.
  void loadWhatIsNear() {
    for (Element element : lazy.isEmpty() ? Set.<Element>of() : new HashSet<>(lazy)) {
      if (element.isConnected()
          && element.ownerDocument() == document
          && Intersections.of(frame, element, null, NEAR, NEAR).part() != null) {
        resume(element);
      }
    }
  }

  // "Reacting to environment changes"

  /// The viewport may be another: what has several sources chooses again.
  void mediaMayHaveChanged() {
    PagePipeline pipeline = frame.pipeline();
    MediaValues media = pipeline == null ? null : pipeline.viewport().mediaValues();
    if (media == null || media.equals(chosenFor)) {
      return;
    }
    chosenFor = media;
    for (Element element : new ArrayList<>(all.keySet())) {
      Image image = all.get(element);
      if (image != null
          && image.waiting == null
          && image.pending == null
          && ImageSources.usesSrcsetOrPicture(element)) {
        chooseAgain(element, image);
      }
    }
  }

  private void chooseAgain(Element element, Image image) {
    ImageSources.Source source = select(element);
    String url = source == null ? null : resolve(element, source.url());
    if (source == null
        || url == null
        || url.equals(image.current.url) && source.density() == image.current.density) {
      return;
    }
    Request request = new Request(url, source.density(), State.LOADING);
    image.pending = request;
    int generation = image.generation;
    PageImage loaded = images.load(url, false, element);
    request.image = loaded;
    whenOver(
        loaded,
        () -> {
          if (image.pending != request || image.generation != generation) {
            return;
          }
          image.pending = null;
          if (loaded.state() == ImageResource.State.COMPLETE) {
            request.state = State.COMPLETE;
            image.current = request;
            show(element, request);
            tell.accept(element, "load");
          }
        });
  }

  // What scripts ask

  /// §4.8.4.3 `currentSrc`.
  String currentSource(Element element) {
    Image image = all.get(element);
    return image == null ? "" : image.current.url;
  }

  /// §4.8.4.3 `complete`.
  boolean isComplete(Element element) {
    boolean srcset = element.hasAttribute("srcset");
    if (!srcset && element.attributeOrEmpty("src").isEmpty()) {
      return true;
    }
    Image image = all.get(element);
    return image != null
        && !image.due
        && image.pending == null
        && (image.current.state == State.COMPLETE || image.current.state == State.BROKEN);
  }

  /// For `decode()`: which update the element is at, and how its current request is: 0 on its way,
  /// 1 complete, 2 broken or none.
  String decodeState(Element element) {
    Image image = all.get(element);
    if (image == null) {
      return "0 2";
    }
    if (image.due) {
      return image.choice + " 0";
    }
    Request last = image.pending == null ? image.current : image.pending;
    int state =
        switch (last.state) {
          case LOADING -> 0;
          case COMPLETE -> 1;
          case UNAVAILABLE, BROKEN -> 2;
        };
    return image.choice + " " + state;
  }
}
