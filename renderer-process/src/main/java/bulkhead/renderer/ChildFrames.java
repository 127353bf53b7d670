package bulkhead.renderer;

import bulkhead.renderer.dom.Document;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.policy.PolicyContainer;
import bulkhead.url.Url;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The frames inside one frame's document, by the elements that show them. Thread: `RendererMain`.
final class ChildFrames {
  /// A page with more frames gets no further ones, as in Chromium.
  private static final int MOST_FRAMES = 1000;

  private final LocalFrame frame;
  private final LocalPage page;
  private final Map<Element, LocalFrame> children = new LinkedHashMap<>();

  ChildFrames(LocalFrame frame) {
    this.frame = frame;
    this.page = frame.page();
  }

  /// The pipelines around and inside this frame's own.
  private record FrameBoxes(LocalFrame frame) implements PagePipeline.Frames {
    @Override
    public @Nullable PagePipeline parent() {
      LocalFrame around = frame.parent();
      return around == null ? null : around.pipeline();
    }

    @Override
    public @Nullable PagePipeline inside(Element owner) {
      LocalFrame child = frame.inside().of(owner);
      return child == null ? null : child.pipeline();
    }

    @Override
    public void pageScaleChanged(double factor) {
      frame.page().pageScaleChanged(factor);
    }

    @Override
    public List<PagePipeline> all() {
      List<PagePipeline> all = new ArrayList<>(frame.children().size());
      for (LocalFrame child : frame.children()) {
        PagePipeline pipeline = child.pipeline();
        if (pipeline != null) {
          all.add(pipeline);
        }
      }
      return all;
    }
  }

  /// The pipelines of the frames around and inside this one.
  PagePipeline.Frames boxes() {
    return new FrameBoxes(frame);
  }

  List<LocalFrame> all() {
    return List.copyOf(children.values());
  }

  boolean isEmpty() {
    return children.isEmpty();
  }

  /// The frame that an element shows; null for none.
  @Nullable LocalFrame of(Element owner) {
    return children.get(owner);
  }

  /// An element that shows a frame is in the document, or names another one.
  ///
  /// @return false if nothing can come
  boolean found(OpenDocument current, Element element, String url) {
    LocalFrame child = children.get(element);
    boolean first = child == null;
    if (child == null) {
      if (page.frames().size() >= MOST_FRAMES) {
        return false;
      }
      child = new LocalFrame(page, frame, element);
      children.put(element, child);
      LocalFrame attached = child;
      page.observers().forEach(observer -> observer.frameAttached(attached));
      child.openBlank();
    }
    String srcdoc = element.is("iframe") ? element.attribute("srcdoc") : null;
    FrameEntry awaited =
        first ? page.history().frames().takeAwaited(child.traversal().path()) : null;
    if (awaited != null && child.traversal().traverse(awaited)) {
      return true;
    }
    FrameTraversal.Handling handling =
        first ? FrameTraversal.Handling.REPLACE : FrameTraversal.Handling.PUSH;
    if (srcdoc != null) {
      child.navigator().loadSrcdoc(srcdoc, handling);
      return true;
    }
    Url target = Url.parse(url);
    if (target == null || isShownAround(target)) {
      return false;
    }
    if (!FrameNavigator.mayShow(frame, target)) {
      child.navigator().keptAway();
      return false;
    }
    LocalFrame loaded = child;
    Runnable blankLoaded =
        () -> {
          if (children.get(element) == loaded && loaded.navigator().isIdle()) {
            loaded.loading().report();
          }
        };
    if (target.hasScheme("javascript")) {
      if (loaded.originKey().equals(frame.originKey())) {
        loaded.loading().begins();
        loaded.navigator().runScriptUrl(frame, target, blankLoaded);
      }
    } else if (first && target.isAboutBlank()) {
      loaded.loading().begins();
      if (current.scripts == null) {
        page.main.execute(blankLoaded);
      } else {
        current.scripts.afterInsertion(blankLoaded);
      }
    } else if (mayFrame(current, element, target)) {
      loaded.navigator().load(url, null, frame, element, handling);
    } else {
      loaded.loading().begins();
      page.main.execute(loaded.navigator()::failed);
    }
    return true;
  }

  private static boolean mayFrame(OpenDocument current, Element element, Url target) {
    boolean embeds = element.is("object") || element.is("embed");
    PolicyContainer.Kind frame = embeds ? PolicyContainer.Kind.OBJECT : PolicyContainer.Kind.FRAME;
    return !MixedContent.isBlocked(target, current.realms.origin(), frame)
        && current.policies.container().allows(frame, target, PolicyContainer.Asker.of(element));
  }

  /// HTML §4.8.5, the shared attribute processing steps: a document inside itself is not loaded.
  private boolean isShownAround(Url target) {
    if (target.isAboutBlank()) {
      return false;
    }
    for (LocalFrame at = frame; at != null; at = at.parent()) {
      Document document = at.document();
      Url shown = document == null ? null : Url.parse(document.url());
      if (shown != null && shown.equalsIgnoringFragment(target)) {
        return true;
      }
    }
    return false;
  }

  /// An element that showed a frame has left the document.
  void gone(Element element) {
    if (!element.isConnected()) {
      drop(element);
    }
  }

  /// An element shows no frame any more.
  void drop(Element element) {
    LocalFrame child = children.remove(element);
    if (child != null) {
      child.close();
    }
  }

  /// The document is left.
  void closeAll() {
    all().forEach(LocalFrame::close);
    children.clear();
  }
}
