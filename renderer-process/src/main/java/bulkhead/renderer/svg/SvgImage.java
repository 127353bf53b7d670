package bulkhead.renderer.svg;

import bulkhead.renderer.css.MediaQueryList;
import bulkhead.renderer.css.MediaValues;
import bulkhead.renderer.css.StyleSheet;
import bulkhead.renderer.dom.Document;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.Namespaces;
import bulkhead.renderer.dom.Node;
import bulkhead.renderer.html.XmlDocumentParser;
import bulkhead.renderer.style.ComputedStyle;
import bulkhead.renderer.style.StyleEngine;
import io.github.humbleui.skija.Canvas;
import io.github.humbleui.skija.Paint;
import io.github.humbleui.skija.Picture;
import io.github.humbleui.skija.PictureRecorder;
import io.github.humbleui.types.Rect;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An SVG file as an image: a document of its own, without scripts and without loads (SVG
/// Integration §2.3 "secure static mode"). Thread: `RendererMain`.
public final class SvgImage {
  private final Element root;
  private final SvgSize size;
  private final SvgPictures pictures;

  private SvgImage(Element root, SvgPictures pictures) {
    this.root = root;
    this.size = SvgSize.of(root);
    this.pictures = pictures;
  }

  /// Null for what is not well-formed, or is no SVG.
  public static @Nullable SvgImage parse(
      byte[] bytes, @Nullable String charset, SvgPictures pictures) {
    Document document = new Document("about:svg");
    XmlDocumentParser parser = new XmlDocumentParser(document, charset);
    parser.append(bytes);
    parser.finish();
    Element root = document.documentElement();
    if (parser.isMalformed()
        || root == null
        || root.namespace() != Namespaces.SVG
        || !root.localName().equals("svg")) {
      return null;
    }
    StyleEngine engine = new StyleEngine(document, MediaValues.screen(300, 150, 1));
    List<StyleEngine.AuthorSheet> sheets = new ArrayList<>();
    for (Node node = root; node != null; node = node.nextInTree(document)) {
      if (node instanceof Element element && element.localName().equals("style")) {
        sheets.add(
            new StyleEngine.AuthorSheet(
                StyleSheet.parse(element.textContent(), document.baseUrl()),
                MediaQueryList.parse(element.attributeOrEmpty("media"))));
      }
    }
    engine.setSheets(sheets, rule -> null);
    engine.update();
    return new SvgImage(root, pictures);
  }

  public SvgSize size() {
    return size;
  }

  /// The image in that size, CSS px; null if it cannot be drawn.
  public @Nullable Picture picture(float width, float height) {
    float[] viewBox = null;
    Float ownWidth = size.width();
    Float ownHeight = size.height();
    if (SvgSize.viewBox(root) == null && ownWidth != null && ownHeight != null) {
      // An image without a viewBox is scaled all the same (SVG 2 §8.12).
      viewBox = new float[] {0, 0, ownWidth, ownHeight};
    }
    Picture drawn = pictures.of(root, width, height, viewBox);
    ComputedStyle style = ComputedStyle.of(root);
    int background = style == null ? 0 : style.backgroundColor().argb();
    return drawn == null || background >>> 24 == 0 ? drawn : onto(background, drawn, width, height);
  }

  /// The root element's box is the whole image, and its background is behind everything.
  private static Picture onto(int background, Picture drawn, float width, float height) {
    try (PictureRecorder recorder = new PictureRecorder();
        Paint paint = new Paint()) {
      Rect all = Rect.makeWH(width, height);
      Canvas canvas = recorder.beginRecording(all);
      canvas.drawRect(all, paint.setColor(background));
      canvas.drawPicture(drawn);
      return recorder.finishRecordingAsPicture();
    }
  }
}
