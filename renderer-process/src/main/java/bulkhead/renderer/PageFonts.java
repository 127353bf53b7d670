package bulkhead.renderer;

import bulkhead.renderer.css.CssRule;
import bulkhead.renderer.dom.Document;
import bulkhead.renderer.script.bindings.FontSet;
import bulkhead.renderer.text.FontSlant;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// What scripts ask of the fonts of one document. Thread: `RendererMain`.
final class PageFonts implements FontSet {
  private final LocalFrame frame;
  private final PagePipeline pipeline;
  private final WebFonts fonts;

  PageFonts(LocalFrame frame, PagePipeline pipeline, WebFonts fonts) {
    this.frame = frame;
    this.pipeline = pipeline;
    this.fonts = fonts;
  }

  @Override
  public boolean loading() {
    pipeline.update();
    return fonts.isLoading();
  }

  @Override
  public String connected() {
    pipeline.update();
    JsonArray faces = new JsonArray();
    fonts
        .connected()
        .forEach(
            (number, rule) -> {
              JsonObject descriptors = new JsonObject();
              rule.descriptors().forEach(descriptors::addProperty);
              JsonArray face = new JsonArray();
              face.add(number);
              face.add(descriptors);
              faces.add(face);
            });
    return faces.toString();
  }

  @Override
  public int make(String descriptors, byte[] file) {
    Map<String, String> read = new LinkedHashMap<>();
    JsonParser.parseString(descriptors)
        .getAsJsonObject()
        .asMap()
        .forEach((name, value) -> read.put(name, value.getAsString()));
    Document document = frame.document();
    return document == null ? 0 : fonts.make(new CssRule.FontFace(read, document.baseUrl()), file);
  }

  @Override
  public void add(int face) {
    fonts.add(face);
    frame.fontSetChanged();
  }

  @Override
  public void remove(int face) {
    fonts.remove(face);
    frame.fontSetChanged();
  }

  @Override
  public void load(int face) {
    fonts.load(face);
  }

  @Override
  public int status(int face) {
    return fonts.status(face).ordinal();
  }

  @Override
  public String matching(
      String families, double weight, double stretch, String style, String text) {
    pipeline.update();
    FontSlant slant =
        style.startsWith("italic")
            ? FontSlant.ITALIC
            : style.startsWith("oblique") ? FontSlant.OBLIQUE : FontSlant.NORMAL;
    List<Integer> found =
        fonts.matching(List.of(families.split("\0")), (int) weight, (float) stretch, slant, text);
    return found == null
        ? "-"
        : found.stream().map(String::valueOf).collect(Collectors.joining(","));
  }
}
