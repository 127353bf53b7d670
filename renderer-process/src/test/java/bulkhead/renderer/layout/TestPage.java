package bulkhead.renderer.layout;

import bulkhead.renderer.css.CssRule;
import bulkhead.renderer.css.MediaQueryList;
import bulkhead.renderer.css.MediaValues;
import bulkhead.renderer.css.StyleSheet;
import bulkhead.renderer.dom.Document;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.Node;
import bulkhead.renderer.dom.ShadowRoot;
import bulkhead.renderer.html.HtmlDocumentParser;
import bulkhead.renderer.layout.tree.ImageProvider;
import bulkhead.renderer.style.StyleEngine;
import bulkhead.renderer.text.FileFontCatalog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A document parsed, styled and laid out without a browser around it. Style sheets are read beside
/// the file it came from.
public final class TestPage {
  private final Document document;
  private final StyleEngine style;
  private final LayoutEngine layout;
  private final List<String> read = new ArrayList<>();
  private final float width;
  private final float height;

  private TestPage(String html, String url, float width, float height, ImageProvider images) {
    this.width = width;
    this.height = height;
    document = new Document(url);
    style = new StyleEngine(document, MediaValues.screen(width, height, 1));
    try (HtmlDocumentParser parser = new HtmlDocumentParser(document, "utf-8")) {
      parser.appendText(html);
      parser.finish();
    }
    style.setSheets(sheets(document), this::imported);
    for (Node node = document; node != null; node = node.nextShadowIncluding(document)) {
      if (node instanceof ShadowRoot tree) {
        style.setShadowSheets(tree, sheets(tree));
      }
    }
    layout = new LayoutEngine(new FileFontCatalog(), images);
    layout.setFirstLineStyles(style);
    style.setFontUnits(layout.fontUnits());
  }

  public static TestPage of(String html) {
    return new TestPage(html, "about:blank", 800, 600, ImageProvider.NONE);
  }

  public static TestPage of(Path file, float width, float height, ImageProvider images) {
    try {
      return new TestPage(Files.readString(file), file.toUri().toString(), width, height, images);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Document document() {
    return document;
  }

  public LayoutEngine engine() {
    return layout;
  }

  /// Style and layout, again after each change.
  public LayoutResult layout() {
    style.update();
    return layout.layout(document, width, height);
  }

  /// The same in a window of other size; media queries do not see it.
  LayoutResult layoutIn(float width, float height) {
    style.update();
    return layout.layout(document, width, height);
  }

  /// Style, and layout in a window that shows scrollbars.
  LayoutResult layoutWithScrollbars(float scrollbar) {
    style.update();
    return layout.layout(document, width, height, scrollbar);
  }

  private List<StyleEngine.AuthorSheet> sheets(Node root) {
    List<StyleEngine.AuthorSheet> out = new ArrayList<>();
    for (Node node = root.firstChild(); node != null; node = node.nextInTree(root)) {
      if (!(node instanceof Element element)) {
        continue;
      }
      StyleSheet sheet = null;
      if (element.is("style")) {
        sheet = StyleSheet.parse(element.textContent(), document.url());
      } else if (element.is("link") && element.attributeOrEmpty("rel").equals("stylesheet")) {
        sheet = read(resolve(document.url(), element.attributeOrEmpty("href")));
      }
      if (sheet != null) {
        String media = element.attributeOrEmpty("media");
        out.add(
            new StyleEngine.AuthorSheet(
                sheet, media.isEmpty() ? MediaQueryList.ALL : MediaQueryList.parse(media)));
      }
    }
    return out;
  }

  /// Relative to the sheets that were read so far: the rule does not say where it is.
  private @Nullable StyleSheet imported(CssRule.Import rule) {
    for (String sheet : List.copyOf(read)) {
      StyleSheet found = read(resolve(sheet, rule.url()));
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private static String resolve(String base, String reference) {
    return URI.create(base).resolve(reference).toString();
  }

  private @Nullable StyleSheet read(String url) {
    int query = url.indexOf('?');
    String plain = query < 0 ? url : url.substring(0, query);
    if (!plain.startsWith("file:")) {
      return null;
    }
    Path path = Path.of(URI.create(plain));
    try {
      if (!Files.exists(path)) {
        return null;
      }
      read.add(plain);
      return StyleSheet.parse(Files.readString(path), plain);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
