package bulkhead.renderer.paint;

import bulkhead.renderer.dom.Element;
import org.jspecify.annotations.Nullable;

/// Where the documents of frames come from. Called on `RendererMain`.
public interface FrameProvider {
  /// For pages without frames, and tests.
  FrameProvider NONE = owner -> null;

  /// What the frame of an element shows; null if it shows nothing (yet).
  @Nullable FrameContents frameOf(Element owner);
}
