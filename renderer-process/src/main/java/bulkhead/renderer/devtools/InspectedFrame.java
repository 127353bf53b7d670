package bulkhead.renderer.devtools;

import bulkhead.renderer.css.StyleSheet;
import bulkhead.renderer.dom.Document;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.Node;
import bulkhead.renderer.paint.Inks;
import bulkhead.renderer.print.Paper;
import bulkhead.renderer.print.PaperPrinter;
import bulkhead.renderer.script.Realm;
import bulkhead.renderer.style.MatchedRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the agent sees of a frame. Thread: `RendererMain`.
public interface InspectedFrame {
  /// Where the viewport is in the document, and how large both are. CSS px.
  ///
  /// @param layoutWidth of the layout viewport, without its scrollbar
  /// @param visualWidth of what of it is in sight at `pageScale`
  record Metrics(
      float scrollX,
      float scrollY,
      float layoutWidth,
      float layoutHeight,
      float visualWidth,
      float visualHeight,
      float pageScale,
      float contentWidth,
      float contentHeight) {}

  /// What clients call it.
  String token();

  /// The target name; may be empty.
  String name();

  /// Null for the main frame.
  @Nullable InspectedFrame parentFrame();

  /// The element of the parent's document that shows it; null for the main frame.
  @Nullable Element owner();

  /// The active document; null before the first.
  @Nullable Document document();

  /// Whether the document's load is over.
  boolean isLoaded();

  /// The client's script counts as something that the user did here: HTML §6.4.1.
  void notifyUserActivation();

  /// Loads another document.
  void navigate(String url, boolean replace);

  /// The realm of the document's scripts, made if need be; null without a document or scripts.
  @Nullable Realm realm();

  /// The isolated world of that name, made if need be.
  @Nullable Realm isolatedWorld(String world);

  /// The isolated world of that name; null if there is none.
  @Nullable Realm existingIsolatedWorld(String world);

  /// One box of a node in the main frame's viewport: of each edge four corners, x and y, clockwise
  /// from the top left, CSS px.
  ///
  /// @param width of the border box before it is transformed
  record Box(
      List<Float> content,
      List<Float> padding,
      List<Float> border,
      List<Float> margin,
      float width,
      float height) {}

  /// The boxes of an element or a text node; empty if it is not rendered.
  List<Box> boxesOf(Node node);

  /// Scrolls until the element is in sight.
  void scrollIntoView(Element element);

  /// Gives a file input files, as the user would.
  ///
  /// @param files a JSON list, as the browser process has granted them
  void setFiles(Element input, String files);

  /// The style sheets of the document, with what they import.
  List<StyleSheet> styleSheets();

  /// The element that holds a sheet's text; null for a sheet from elsewhere.
  @Nullable Element holderOf(StyleSheet sheet);

  /// The rules that apply to an element, the later ones stronger; see [MatchedRule].
  List<MatchedRule> matchedRules(Element element);

  /// Null before the first document.
  @Nullable Metrics metrics();

  /// Who prints the document as it is laid out now; null before the first.
  @Nullable PaperPrinter printer(Paper paper, Inks inks);

  /// What stands in the margins of the document on paper.
  PaperPrinter.Margins margins(Paper paper, PaperPrinter.MarginTexts texts);
}
