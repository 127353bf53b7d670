package bulkhead.renderer.animation;

import static java.util.Objects.requireNonNull;

import bulkhead.renderer.css.CssRule;
import bulkhead.renderer.css.MediaQueryList;
import bulkhead.renderer.css.MediaValues;
import bulkhead.renderer.css.StyleSheet;
import bulkhead.renderer.dom.Comment;
import bulkhead.renderer.dom.Document;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.Node;
import bulkhead.renderer.html.HtmlDocumentParser;
import bulkhead.renderer.style.ComputedStyle;
import bulkhead.renderer.style.PropertySyntax;
import bulkhead.renderer.style.StyleEngine;
import bulkhead.renderer.testing.Pairs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Documents in, what moves in them out. The first comment of each `animation/*.html` says which
/// properties are shown, then line by line at which millisecond a frame comes, and which attributes
/// are set after it, as in `100 a.class=wide`. `*.expected.txt` has a line for each frame and
/// element with an id, and the events that were due. See [Pairs].
class AnimationDocumentsTest {
  @TestFactory
  Stream<DynamicTest> documents() throws IOException {
    return Pairs.tests("animation", ".expected.txt", file -> play(Files.readString(file)));
  }

  private static final class Page implements DocumentAnimations.Host {
    final Document document = new Document("http://example.test/");
    final StyleEngine engine = new StyleEngine(document, MediaValues.screen(800, 600, 1));
    final DocumentAnimations animations = new DocumentAnimations(this);

    Page(String html) {
      try (HtmlDocumentParser parser = new HtmlDocumentParser(document, "utf-8")) {
        parser.append(html.getBytes(StandardCharsets.UTF_8));
        parser.finish();
      }
      List<StyleEngine.AuthorSheet> sheets = new ArrayList<>();
      for (Node node = document.firstChild(); node != null; node = node.nextInTree(document)) {
        if (node instanceof Element element && element.is("style")) {
          sheets.add(
              new StyleEngine.AuthorSheet(
                  StyleSheet.parse(element.textContent(), document.baseUrl()), MediaQueryList.ALL));
        }
      }
      engine.setSheets(sheets, rule -> null);
      engine.setAnimator(animations);
    }

    @Override
    public CssRule.@Nullable Keyframes keyframes(Element element, String name) {
      return engine.keyframes(element, name);
    }

    @Override
    public @Nullable PropertySyntax syntax(String name) {
      return engine.syntax(name);
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
    public void frameWanted() {}

    @Override
    public Element nowhere() {
      return document.createElement("div");
    }
  }

  private static String play(String html) {
    Page page = new Page(html);
    String[] lines = script(page.document).split("\n");
    String[] properties = lines[0].strip().substring("show:".length()).strip().split(" +");
    StringBuilder out = new StringBuilder();
    page.engine.update();
    for (int i = 1; i < lines.length; i++) {
      if (lines[i].isBlank()) {
        continue;
      }
      String[] words = lines[i].strip().split(" +");
      page.animations.tick(Double.parseDouble(words[0]));
      page.engine.update();
      out.append("at ").append(words[0]).append('\n');
      for (AnimationEvent event : page.animations.takeEvents()) {
        out.append("  ").append(event.type()).append(' ').append(event.name()).append(" #");
        out.append(event.element().id()).append(' ').append(event.elapsedSeconds()).append('\n');
      }
      show(page, properties, out);
      for (int w = 1; w < words.length; w++) {
        String[] parts = words[w].split("[.=]", 3);
        requireNonNull(page.document.elementById(parts[0])).setAttribute(parts[1], parts[2]);
      }
      page.engine.update();
    }
    return out.append(page.animations.needsFrames() ? "goes on\n" : "at rest\n").toString();
  }

  private static void show(Page page, String[] properties, StringBuilder out) {
    Document document = page.document;
    for (Node node = document.firstChild(); node != null; node = node.nextInTree(document)) {
      if (node instanceof Element element && element.id() != null) {
        ComputedStyle style = ComputedStyle.of(element);
        out.append("  #").append(element.id());
        for (String property : properties) {
          out.append(" | ").append(style == null ? "none" : style.text(property));
        }
        out.append('\n');
      }
    }
  }

  private static String script(Document document) {
    for (Node node = document.firstChild(); node != null; node = node.nextInTree(document)) {
      if (node instanceof Comment comment && comment.data().strip().startsWith("show:")) {
        return comment.data().strip();
      }
    }
    throw new AssertionError("no comment says what to show");
  }
}
