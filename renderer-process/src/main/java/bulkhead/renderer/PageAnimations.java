package bulkhead.renderer;

import bulkhead.renderer.animation.AnimationEvent;
import bulkhead.renderer.animation.DocumentAnimations;
import bulkhead.renderer.css.CssRule;
import bulkhead.renderer.dom.Document;
import bulkhead.renderer.dom.Element;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The transitions and animations of one document and the frames that move them. Thread:
/// `RendererMain`.
final class PageAnimations implements DocumentAnimations.Host {
  private final LocalFrame frame;
  private final Document document;
  private final StyleSheets sheets;
  private final DocumentAnimations animations = new DocumentAnimations(this);
  private final long originNanos = System.nanoTime();
  private long frameNanos = originNanos;

  PageAnimations(LocalFrame frame, Document document, StyleSheets sheets) {
    this.frame = frame;
    this.document = document;
    this.sheets = sheets;
    sheets.setAnimator(animations);
  }

  DocumentAnimations animations() {
    return animations;
  }

  /// When the last frame began, on the clock of `System.nanoTime`.
  long frameNanos() {
    return frameNanos;
  }

  /// HTML §8.1.7.3 "update animations and send events". Returns the events that are due.
  List<AnimationEvent> tick(long timeNanos) {
    frameNanos = Math.max(frameNanos, timeNanos);
    if (animations.tick((frameNanos - originNanos) / 1e6)) {
      frame.contentChanged();
    }
    List<AnimationEvent> events = animations.takeEvents();
    if (animations.needsFrames()) {
      frameWanted();
    }
    return events;
  }

  @Override
  public CssRule.@Nullable Keyframes keyframes(Element element, String name) {
    return sheets.keyframes(element, name);
  }

  @Override
  public String baseUrl() {
    return document.baseUrl();
  }

  @Override
  public boolean isQuirks() {
    return document.isQuirks();
  }

  @Override
  public void frameWanted() {
    frame.page().animationsWanted();
  }
}
