package bulkhead.renderer;

import bulkhead.renderer.animation.ScriptAnimations;
import bulkhead.renderer.canvas.Canvases;
import bulkhead.renderer.css.CssRule;
import bulkhead.renderer.css.MediaQueryList;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.Node;
import bulkhead.renderer.layout.fragment.BoxFragment;
import bulkhead.renderer.layout.tree.ImageResource;
import bulkhead.renderer.script.bindings.FontSet;
import bulkhead.renderer.script.bindings.Page;
import bulkhead.renderer.script.bindings.SheetHost;
import bulkhead.renderer.script.bindings.View;
import bulkhead.renderer.style.StyleEngine;
import com.google.gson.JsonParser;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What scripts ask of a document's boxes and styles; each answer is of the layout that is up to
/// date with the document. Thread: `RendererMain`.
final class ScriptPage implements Page {
  private final LocalFrame frame;
  private final PagePipeline pipeline;
  private final SheetHost sheets;
  private final StyleSheets styles;
  private final @Nullable PageAnimations animations;
  private final ResolvedStyle resolved;
  private final ScriptView view;
  private final FontSet fonts;

  ScriptPage(
      LocalFrame frame,
      PagePipeline pipeline,
      StyleSheets sheets,
      @Nullable PageAnimations animations) {
    this.frame = frame;
    this.styles = sheets;
    this.animations = animations;
    this.pipeline = pipeline;
    this.view = new ScriptView(frame, pipeline);
    this.sheets = new PageSheets(sheets);
    this.fonts = new PageFonts(frame, pipeline, pipeline.fonts());
    this.resolved = new ResolvedStyle(pipeline, sheets);
  }

  @Override
  public FontSet fonts() {
    return fonts;
  }

  @Override
  public SheetHost sheets() {
    return sheets;
  }

  @Override
  public void follow(Element link, int button, int modifiers, boolean trusted) {
    PageInput input = frame.input();
    if (input != null) {
      input.follow(link, button, modifiers);
    }
  }

  @Override
  public void submit(
      Element form,
      @Nullable Element submitter,
      String encoding,
      String entries,
      byte[] given,
      boolean supersedes) {
    PageInput input = frame.input();
    if (input != null) {
      input.links().submit(form, submitter, encoding, entries, given, supersedes);
    }
  }

  @Override
  public void autofocusDone() {
    frame.page().autofocus().done();
  }

  @Override
  public void focusChanged(@Nullable Element element) {
    PageInput input = frame.input();
    if (input != null) {
      frame.page().input().focus(frame);
      input.focusChanged(element);
    }
  }

  @Override
  public void showMessage(String text) {
    PageInput input = frame.input();
    if (input != null) {
      input.feedback().showMessage(text);
    }
  }

  @Override
  public void blocksWheel() {
    frame.page().input().blocksWheel(frame);
  }

  @Override
  public boolean pointerCapture(Element element, int what) {
    PageInput input = frame.input();
    if (input == null) {
      return false;
    }
    PointerCapture capture = input.pointerCapture();
    switch (what) {
      case 0 -> capture.release(element);
      case 1 -> capture.set(element);
      default -> {
        return capture.has(element);
      }
    }
    return false;
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
  public void chooseFiles(Element input, boolean several, boolean folder, List<String> accept) {
    new FileChoosers(frame).open(input, several, folder, accept);
  }

  @Override
  public void openChooser(Element input, String notice) {
    PageInput page = frame.input();
    if (page != null) {
      page.openChooser(input, JsonParser.parseString(notice).getAsJsonObject());
    }
  }

  @Override
  public void openList(Element select) {
    PageInput page = frame.input();
    if (page != null && PageDropDowns.isDropDown(select)) {
      page.openList(select);
    }
  }

  @Override
  public void suggest(Element field, String labels, int marked) {
    PageInput page = frame.input();
    if (page != null) {
      page.suggest(field, JsonParser.parseString(labels).getAsJsonArray(), marked);
    }
  }

  @Override
  public void dragBegins(String data) {
    PageInput input = frame.input();
    if (input != null) {
      input.dragBegins(JsonParser.parseString(data).getAsJsonObject());
    }
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
    PageInput input = frame.input();
    if (input != null) {
      input.fields().selectionMoved();
    }
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
  public String renderedText(Element element) {
    styles.updateStyles();
    return RenderedText.of(element);
  }

  @Override
  public boolean isRendered(Element element) {
    return pipeline.boxes().isRendered(element);
  }

  @Override
  public ScriptAnimations animations() {
    return animations == null ? Page.super.animations() : animations.scripted();
  }

  @Override
  public String registerProperty(
      String name, String syntax, boolean inherits, @Nullable String initial) {
    StyleEngine.Registration done =
        styles.register(new CssRule.PropertyRule(name, syntax, inherits, initial));
    if (done == StyleEngine.Registration.DONE) {
      frame.contentChanged();
    }
    return done.name();
  }

  @Override
  public void updateStyles() {
    styles.updateStyles();
  }

  @Override
  public String computedStyle(Element element, String property, String pseudo) {
    return resolved.text(element, property, pseudo);
  }

  @Override
  public String computedValue(Element element, String property) {
    return resolved.computed(element, property);
  }

  @Override
  public Collection<String> customProperties(Element element) {
    return resolved.customProperties(element);
  }

  @Override
  public String registeredSyntax(String name) {
    return styles.syntaxText(name);
  }

  @Override
  public Canvases canvases() {
    return pipeline.canvases();
  }

  @Override
  public View view() {
    return view;
  }

  @Override
  public String clientRects(Element element) {
    return view.rects(element);
  }

  @Override
  public double boxMetric(Element element, int which) {
    return view.metric(element, which);
  }

  @Override
  public @Nullable Element offsetParent(Element element) {
    return view.offsetParent(element);
  }

  private static final float DEFAULT_WIDTH = 300;
  private static final float DEFAULT_HEIGHT = 150;

  @Override
  public double imageSize(Element image, int which) {
    if (which < 2) {
      BoxFragment box = image.isConnected() ? pipeline.boxes().boxOf(image) : null;
      if (box == null) {
        return -1;
      }
      return which == 0
          ? Math.round(box.width() - box.border().horizontal() - box.padding().horizontal())
          : Math.round(box.height() - box.border().vertical() - box.padding().vertical());
    }
    ImageRequests requests = requestsOf(image);
    if (which == 4) {
      return requests == null || requests.isComplete(image) ? 1 : 0;
    }
    ImageResource shown = pipeline.imageOf(image);
    if (shown == null || shown.state() == ImageResource.State.FAILED) {
      return 0;
    }
    float width = shown.naturalWidth();
    float height = shown.naturalHeight();
    Float ratio = shown.naturalRatio();
    if (shown.isVector() && ratio != null && ratio > 0) {
      // CSS Images 3 §4.3 "default sizing algorithm".
      float fitted = width > 0 ? width : Math.min(DEFAULT_WIDTH, DEFAULT_HEIGHT * ratio);
      width = width > 0 ? width : height > 0 ? height * ratio : fitted;
      height = height > 0 ? height : width / ratio;
    } else if (shown.isVector()) {
      width = width > 0 ? width : DEFAULT_WIDTH;
      height = height > 0 ? height : DEFAULT_HEIGHT;
    }
    return Math.round(which == 2 ? width : height);
  }

  private @Nullable ImageRequests requestsOf(Element image) {
    LocalFrame home = frame.page().frameOf(image.ownerDocument());
    return (home == null ? frame : home).imageRequests();
  }

  @Override
  public String imageText(Element image, boolean source) {
    ImageRequests requests = requestsOf(image);
    return requests == null
        ? ""
        : source ? requests.currentSource(image) : requests.decodeState(image);
  }

  @Override
  public double windowMetric(int which) {
    if (frame.page().viewport().getMobile()) {
      pipeline.update(); // what the document says, and how far it reaches, counts
    } else {
      pipeline.updateBox();
    }
    return switch (which) {
      case 0 -> pipeline.viewport().innerWidth();
      case 1 -> pipeline.viewport().innerHeight();
      case 2 -> pipeline.viewportX();
      case 3 -> pipeline.viewportY();
      case 5 -> frame.parent() == null ? pipeline.viewport().pageScaleFactor() : 1;
      case 6 -> pipeline.viewport().height();
      default -> pipeline.viewport().devicePixelRatio();
    };
  }

  @Override
  public String intersection(
      Element target, @Nullable Node root, String margin, String scrollMargin) {
    return Intersections.of(
            frame,
            target,
            root,
            Intersections.Margins.parse(margin),
            Intersections.Margins.parse(scrollMargin))
        .toString();
  }

  @Override
  public String boxSizes(Element element) {
    BoxFragment box = pipeline.boxes().boxOf(element);
    if (box == null) {
      return "0,0,0,0,0,0,1";
    }
    float width = box.width() - box.border().horizontal() - box.padding().horizontal();
    float height = box.height() - box.border().vertical() - box.padding().vertical();
    return width
        + ","
        + height
        + ","
        + box.width()
        + ","
        + box.height()
        + ","
        + box.padding().left()
        + ","
        + box.padding().top()
        + ","
        + pipeline.viewport().devicePixelRatio();
  }

  @Override
  public void frameWanted() {
    frame.page().rendering().observationsWanted();
  }

  @Override
  public boolean matchesMedia(String query) {
    pipeline.updateBox();
    return MediaQueryList.parse(query).matches(pipeline.viewport().mediaValues());
  }
}
