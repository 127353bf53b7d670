package bulkhead.renderer;

import bulkhead.renderer.css.MediaQueryList;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.layout.fragment.BoxFragment;
import bulkhead.renderer.script.bindings.Page;
import bulkhead.renderer.style.ComputedStyle;
import bulkhead.renderer.style.StyleText;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import io.github.humbleui.types.Rect;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// What scripts ask of a document's boxes and styles; each answer is of the layout that is up to
/// date with the document. Thread: `RendererMain`.
final class ScriptPage implements Page {
  private final LocalFrame frame;
  private final PagePipeline pipeline;

  ScriptPage(LocalFrame frame, PagePipeline pipeline) {
    this.frame = frame;
    this.pipeline = pipeline;
  }

  @Override
  public void follow(Element link, int button, int modifiers, boolean trusted) {
    PageInput input = frame.input();
    if (input != null) {
      input.follow(link, button, modifiers);
    }
  }

  @Override
  public void submit(Element form, @Nullable Element submitter, String entries) {
    StringBuilder query = new StringBuilder();
    for (JsonElement each : JsonParser.parseString(entries).getAsJsonArray()) {
      JsonArray pair = each.getAsJsonArray();
      query.append(query.isEmpty() ? "" : "&").append(encoded(pair.get(0).getAsString()));
      query.append('=').append(encoded(pair.get(1).getAsString()));
    }
    PageInput input = frame.input();
    if (input != null) {
      input.submit(form, submitter, query.toString());
    }
  }

  /// URL §5.2 "application/x-www-form-urlencoded serializing", line breaks as HTML §4.10.22.4
  /// normalizes them.
  private static String encoded(String text) {
    return URLEncoder.encode(text.replaceAll("\\r\\n?|\\n", "\r\n"), StandardCharsets.UTF_8);
  }

  @Override
  public void focusChanged(@Nullable Element element) {
    PageInput input = frame.input();
    if (input != null) {
      input.focusChanged(element);
    }
  }

  @Override
  public void fieldSelectionChanged(
      Element field, int start, int end, int caret, boolean byUser, boolean keepGoal) {
    PageInput input = frame.input();
    if (input != null) {
      input.fields().select(field, start, end, caret, keepGoal);
      if (byUser) {
        input.fields().reveal(field);
      }
    }
  }

  @Override
  public int fieldLineEdge(Element field, int index, boolean atEnd) {
    PageInput input = frame.input();
    return input == null ? index : input.fields().lineEdge(field, index, atEnd);
  }

  @Override
  public int fieldVertically(Element field, int index, int lines, boolean pages) {
    PageInput input = frame.input();
    return input == null ? index : input.fields().vertically(field, index, lines, pages);
  }

  @Override
  public void copyText(String text, boolean primary) {
    PageInput input = frame.input();
    if (input != null) {
      input.clipboard().write(text, primary);
    }
  }

  @Override
  public String pasteText(boolean primary) {
    PageInput input = frame.input();
    return input == null ? "" : input.clipboard().read(primary);
  }

  @Override
  public void selectionMoved() {
    pipeline.repaint();
  }

  @Override
  public void modifySelection(boolean extend, boolean forward, String granularity) {
    PageInput input = frame.input();
    if (input != null) {
      pipeline.update();
      input.selection().modify(extend, forward, granularity);
    }
  }

  @Override
  public String selectedText() {
    PageInput input = frame.input();
    if (input == null) {
      return "";
    }
    pipeline.update();
    return input.selection().selectedText();
  }

  @Override
  public boolean isRendered(Element element) {
    return pipeline.placeOf(element) != null;
  }

  @Override
  public String computedStyle(Element element, String property, String pseudo) {
    pipeline.update();
    ComputedStyle style = pseudo.isEmpty() ? ComputedStyle.of(element) : null;
    if (style == null) {
      return "";
    }
    BoxFragment box =
        property.equals("width") || property.equals("height") ? pipeline.boxOf(element) : null;
    if (box != null) {
      boolean width = property.equals("width");
      float used =
          width
              ? box.width() - box.border().horizontal() - box.padding().horizontal()
              : box.height() - box.border().vertical() - box.padding().vertical();
      return bulkhead.renderer.css.value.CssNumbers.format(used) + "px";
    }
    String text = StyleText.computed(style, property);
    return text == null ? "" : text;
  }

  @Override
  public String clientRects(Element element) {
    Rect place = pipeline.placeOf(element);
    return place == null
        ? ""
        : (place.getLeft() - pipeline.viewportX())
            + ","
            + (place.getTop() - pipeline.viewportY())
            + ","
            + place.getWidth()
            + ","
            + place.getHeight();
  }

  @Override
  public double boxMetric(Element element, int which) {
    boolean viewport = element.parent() instanceof bulkhead.renderer.dom.Document;
    Rect place = pipeline.placeOf(element);
    BoxFragment box = pipeline.boxOf(element);
    if (viewport && which >= 2 && which <= 7) {
      var layout = pipeline.update();
      return switch (which) {
        case 2 -> layout.viewportWidth();
        case 3 -> layout.viewportHeight();
        case 4 -> Math.max(layout.scrollWidth(), layout.viewportWidth());
        case 5 -> Math.max(layout.scrollHeight(), layout.viewportHeight());
        case 6 -> pipeline.viewportY();
        default -> pipeline.viewportX();
      };
    }
    if (place == null || box == null) {
      return 0;
    }
    Element parent = offsetParent(element);
    Rect around = parent == null ? null : pipeline.placeOf(parent);
    BoxFragment aroundBox = parent == null ? null : pipeline.boxOf(parent);
    boolean inset = around != null && aroundBox != null && parent != null && !parent.is("body");
    return switch (which) {
      case 0 -> box.border().top();
      case 1 -> box.border().left();
      case 2, 4 -> box.width() - box.border().horizontal();
      case 3, 5 -> box.height() - box.border().vertical();
      case 6 -> pipeline.y(element);
      case 7 -> pipeline.x(element);
      case 8 ->
          place.getTop()
              - (inset && around != null && aroundBox != null
                  ? around.getTop() + aroundBox.border().top()
                  : 0);
      case 9 ->
          place.getLeft()
              - (inset && around != null && aroundBox != null
                  ? around.getLeft() + aroundBox.border().left()
                  : 0);
      case 10 -> box.width();
      case 11 -> box.height();
      default -> 0;
    };
  }

  /// CSSOM View §7 `offsetParent`.
  @Override
  public @Nullable Element offsetParent(Element element) {
    pipeline.update();
    if (element.is("body") || pipeline.placeOf(element) == null) {
      return null;
    }
    for (Element at = element.parentElement(); at != null; at = at.parentElement()) {
      ComputedStyle style = ComputedStyle.of(at);
      boolean positioned = style != null && !"static".equals(StyleText.computed(style, "position"));
      if (positioned || at.is("body") || at.is("td") || at.is("th") || at.is("table")) {
        return at;
      }
    }
    return null;
  }

  @Override
  public @Nullable Element elementFromPoint(double x, double y) {
    float scale = pipeline.scale();
    return pipeline.hit((float) x * scale, (float) y * scale).element();
  }

  @Override
  public double windowMetric(int which) {
    return switch (which) {
      case 0 -> pipeline.mediaValues().width();
      case 1 -> pipeline.mediaValues().height();
      case 2 -> pipeline.viewportX();
      case 3 -> pipeline.viewportY();
      default -> pipeline.scale();
    };
  }

  @Override
  public boolean matchesMedia(String query) {
    return MediaQueryList.parse(query).matches(pipeline.mediaValues());
  }
}
