package bulkhead.renderer.svg;

import bulkhead.renderer.dom.Element;
import bulkhead.renderer.style.ComputedStyle;
import io.github.humbleui.skija.Canvas;
import org.jspecify.annotations.Nullable;

/// Where the pictures of `<image>` and `<feImage>` come from. Called on `RendererMain`.
public interface SvgImages {
  SvgImages NONE = (user, href) -> null;

  /// A picture that can be drawn.
  interface Drawn {
    float width();

    float height();

    /// Draws it at 0,0 in its own size.
    void draw(Canvas canvas, ComputedStyle style);
  }

  /// Null while there is nothing to draw.
  @Nullable Drawn image(Element user, String href);
}
