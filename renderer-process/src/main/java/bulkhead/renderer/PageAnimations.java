package bulkhead.renderer;

import bulkhead.renderer.animation.AnimationEvent;
import bulkhead.renderer.animation.DocumentAnimations;
import bulkhead.renderer.animation.ScriptAnimations;
import bulkhead.renderer.css.CssRule;
import bulkhead.renderer.dom.Document;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.script.Realm;
import bulkhead.renderer.script.TimeOrigin;
import bulkhead.renderer.style.PropertySyntax;
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
  private @Nullable ScriptAnimations scripted;
  private @Nullable Element nowhere;

  PageAnimations(LocalFrame frame, Document document, StyleSheets sheets) {
    this.frame = frame;
    this.document = document;
    this.sheets = sheets;
    sheets.setAnimator(animations);
  }

  /// As the document's scripts reach them.
  ScriptAnimations scripted() {
    ScriptAnimations made = scripted;
    if (made == null) {
      made = new ScriptAnimations(animations, this, this::scriptTime);
      scripted = made;
    }
    return made;
  }

  /// Whether scripts are to be told of each frame.
  boolean areKnownToScripts() {
    return scripted != null && scripted.isUsed();
  }

  /// The last frame's time as `requestAnimationFrame` gives it.
  private double scriptTime() {
    Realm realm = frame.existingRealm();
    TimeOrigin origin = realm == null ? null : realm.get(TimeOrigin.class);
    return origin == null ? animations.time() : Math.max(0, origin.millis(frameNanos));
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
  public @Nullable PropertySyntax syntax(String name) {
    return sheets.syntax(name);
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
    frame.page().rendering().animationsWanted();
  }

  @Override
  public Element nowhere() {
    Element made = nowhere;
    if (made == null) {
      made = document.createElement("div");
      nowhere = made;
    }
    return made;
  }
}
