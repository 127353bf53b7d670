package bulkhead.renderer;

import bulkhead.renderer.dom.Document;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.Namespaces;
import bulkhead.renderer.dom.Node;
import bulkhead.renderer.layout.tree.ImageResource;
import bulkhead.renderer.style.ComputedStyle;
import bulkhead.renderer.svg.DataImages;
import bulkhead.renderer.svg.SvgImages;
import bulkhead.renderer.svg.SvgReferences;
import bulkhead.url.Url;
import io.github.humbleui.skija.Canvas;
import io.github.humbleui.skija.Image;
import io.github.humbleui.skija.Picture;
import org.jspecify.annotations.Nullable;

/// The images of a page as `<image>` elements of its inline SVG show them. Thread: `RendererMain`.
final class PageSvgImages implements SvgImages {
  private final PageImages images;

  PageSvgImages(PageImages images) {
    this.images = images;
  }

  /// Asks for what the `<image>` elements of a document show, drawn or not.
  void request(Document document) {
    for (Node node = document.firstChild(); node != null; node = node.nextInTree(document)) {
      if (node instanceof Element element
          && element.localName().equals("image")
          && element.namespace() == Namespaces.SVG
          && SvgReferences.href(element) instanceof String href) {
        resource(element, href);
      }
    }
  }

  private @Nullable ImageResource resource(Element user, String href) {
    Url base = Url.parse(user.ownerDocument().baseUrl());
    Url url = base == null ? Url.parse(href.strip()) : base.resolve(href.strip());
    return url == null ? null : images.imageAt(url.href());
  }

  @Override
  public @Nullable Drawn image(Element user, String href) {
    ImageResource resource = resource(user, href);
    if (resource == null) {
      return null;
    }
    Image pixels = resource.image();
    if (pixels != null) {
      return new DataImages.Pixels(pixels);
    }
    return resource.isVector() ? new Vector(resource) : null;
  }

  private record Vector(ImageResource resource) implements SvgImages.Drawn {
    @Override
    public float width() {
      return resource.naturalWidth() > 0 ? resource.naturalWidth() : 300;
    }

    @Override
    public float height() {
      Float ratio = resource.naturalRatio();
      return resource.naturalHeight() > 0
          ? resource.naturalHeight()
          : ratio != null && ratio > 0 ? width() / ratio : 150;
    }

    @Override
    public void draw(Canvas canvas, ComputedStyle style) {
      Picture picture = resource.picture(width(), height());
      if (picture != null) {
        canvas.drawPicture(picture);
      }
    }
  }
}
