package bulkhead.renderer;

import bulkhead.renderer.css.StyleSheet;
import bulkhead.renderer.devtools.InspectedFrame;
import bulkhead.renderer.dom.Document;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.Node;
import bulkhead.renderer.layout.LayoutResult;
import bulkhead.renderer.paint.Inks;
import bulkhead.renderer.print.Paper;
import bulkhead.renderer.print.PaperPrinter;
import bulkhead.renderer.script.Realm;
import bulkhead.renderer.script.bindings.ScriptStorage;
import bulkhead.renderer.style.MatchedRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What clients of the DevTools protocol see of a frame, and may do to it. Thread: `RendererMain`.
final class FrameInspection implements InspectedFrame {
  private final LocalFrame frame;

  FrameInspection(LocalFrame frame) {
    this.frame = frame;
  }

  @Override
  public String token() {
    return frame.token();
  }

  @Override
  public String name() {
    return frame.name();
  }

  @Override
  public @Nullable InspectedFrame parentFrame() {
    LocalFrame parent = frame.parent();
    return parent == null ? null : parent.inspection();
  }

  @Override
  public @Nullable Element owner() {
    return frame.owner();
  }

  @Override
  public @Nullable Document document() {
    return frame.document();
  }

  @Override
  public boolean isLoaded() {
    return frame.isLoaded();
  }

  @Override
  public void notifyUserActivation() {
    frame.activatedByUser();
  }

  @Override
  public void navigate(String url, boolean replace) {
    frame.navigate(url, replace);
  }

  @Override
  public @Nullable Realm realm() {
    return frame.realm();
  }

  @Override
  public @Nullable Realm isolatedWorld(String world) {
    OpenDocument open = frame.open();
    return open == null ? null : open.realms.isolated(world);
  }

  @Override
  public @Nullable Realm existingIsolatedWorld(String world) {
    OpenDocument open = frame.open();
    return open == null ? null : open.realms.existingIsolated(world);
  }

  /// Whether the document has to do with a storage area.
  boolean keeps(SiteAreas.Key area) {
    Realm realm = frame.existingRealm();
    return realm != null
        && realm.get(ScriptStorage.class) instanceof RealmStorage storage
        && storage.uses(area);
  }

  @Override
  public List<Box> boxesOf(Node node) {
    return NodeBoxes.of(frame, node);
  }

  @Override
  public void scrollIntoView(Element element) {
    frame.places().scrollIntoView(element);
  }

  @Override
  public void setFiles(Element element, String files) {
    PageInput input = frame.input();
    if (input != null) {
      input.filesChosen(element, files);
    }
  }

  @Override
  public List<StyleSheet> styleSheets() {
    OpenDocument open = frame.open();
    return open == null ? List.of() : open.sheets.all();
  }

  @Override
  public @Nullable Element holderOf(StyleSheet sheet) {
    OpenDocument open = frame.open();
    return open == null ? null : open.sheets.holderOf(sheet);
  }

  @Override
  public List<MatchedRule> matchedRules(Element element) {
    OpenDocument open = frame.open();
    return open == null ? List.of() : open.sheets.matchedRules(element);
  }

  @Override
  public @Nullable Metrics metrics() {
    OpenDocument open = frame.open();
    if (open == null) {
      return null;
    }
    PagePipeline pipeline = open.pipeline;
    LayoutResult layout = pipeline.update();
    boolean mobile = frame.page().viewport().getMobile();
    float width = mobile ? (float) pipeline.viewport().innerWidth() : layout.viewportWidth();
    float height = mobile ? (float) pipeline.viewport().innerHeight() : layout.viewportHeight();
    return new Metrics(
        pipeline.viewportX(),
        pipeline.viewportY(),
        width,
        height,
        mobile ? pipeline.viewport().width() : width,
        mobile ? pipeline.viewport().height() : height,
        (float) pipeline.viewport().pageScaleFactor(),
        mobile ? Math.max(width, layout.scrollWidth()) : layout.scrollWidth(),
        mobile ? Math.max(height, layout.scrollHeight()) : layout.scrollHeight());
  }

  @Override
  public @Nullable PaperPrinter printer(Paper paper, Inks inks) {
    return FramePrinting.printer(frame, paper, inks);
  }

  @Override
  public PaperPrinter.Margins margins(Paper paper, PaperPrinter.MarginTexts texts) {
    return FramePrinting.margins(frame, paper, texts);
  }
}
