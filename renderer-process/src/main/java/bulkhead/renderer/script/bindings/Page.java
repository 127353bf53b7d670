package bulkhead.renderer.script.bindings;

import bulkhead.renderer.animation.ScriptAnimations;
import bulkhead.renderer.canvas.Canvases;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.Node;
import bulkhead.renderer.layout.tree.ImageProvider;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The page around a document, as its scripts need it: navigation, geometry, images. The frame
/// implements it; a document without a frame has the defaults. Thread: `RendererMain`.
public interface Page {
  /// A page that shows nothing and goes nowhere.
  Page NONE = new Page() {};

  /// Follows a hyperlink that was activated (HTML §4.6.5). `modifiers` are those of `MouseInput`.
  default void follow(Element link, int button, int modifiers, boolean trusted) {}

  /// Submits a form in an encoding; `entries` is its entry list, JSON pairs of name and value; a
  /// file has its name, its type and its pieces in place of a value: numbers of the `given` bytes,
  /// or parts of the user's files.
  default void submit(
      Element form,
      @Nullable Element submitter,
      String encoding,
      String entries,
      byte[] given,
      boolean supersedes) {}

  /// What is selected in a text field; `caret` is the end of it that moves. `byUser`: it is
  /// to be in sight. With `keepGoal` the
  /// caret goes on aiming at the column that vertical movement began in.
  default void fieldSelectionChanged(
      Element field, int start, int end, int caret, boolean byUser, boolean keepGoal) {}

  /// The start or the end of the line that an index of a text field's value is in.
  default int fieldLineEdge(Element field, int index, boolean atEnd) {
    return index;
  }

  /// The index so many lines, or pages of lines, below another.
  default int fieldVertically(Element field, int index, int lines, boolean pages) {
    return index;
  }

  /// Something is being dragged by the mouse.
  ///
  /// @param data `Input.DragData` of the DevTools protocol as JSON
  default void dragBegins(String data) {}

  /// Has the user choose files for an input; `control` with `files` tells of them.
  default void chooseFiles(Element input, boolean several, boolean folder, List<String> accept) {}

  /// Has the user choose a value for an input; `control` with `chosen` tells of it.
  ///
  /// @param notice JSON, as `08-choosers.js` makes it
  default void openChooser(Element input, String notice) {}

  /// Opens a drop-down's list.
  default void openList(Element select) {}

  /// Shows what there is to take for a text field; `control` with `suggested` tells what is taken.
  ///
  /// @param labels JSON; none close the list
  /// @param marked index; -1 for none
  default void suggest(Element field, String labels, int marked) {}

  /// Puts text on the clipboard; `primary` is the one for the middle button.
  default void copyText(String text, boolean primary) {}

  /// What the clipboard holds, if the user has just asked for it; else empty.
  default String pasteText(boolean primary) {
    return "";
  }

  /// `which` is 0 the laid out width, 1 height, 2 the natural width, 3 height, 4 whether it is
  /// there; -1 when that is not known. CSS px.
  default double imageSize(Element image, int which) {
    return -1;
  }

  /// What an `<img>` shows: `currentSrc`, or how far it is for `decode()`.
  default String imageText(Element image, boolean source) {
    return "";
  }

  /// Whether the element has a box.
  default boolean isRendered(Element element) {
    return true;
  }

  /// No element gets the focus by its `autofocus` any more (HTML §6.6.7).
  default void autofocusDone() {}

  /// The focused element is another one now, or none.
  default void focusChanged(@Nullable Element element) {}

  /// `what`: 0 gives the mouse's capture by an element up, 1 asks for it, 2 says whether it has it.
  default boolean pointerCapture(Element element, int what) {
    return false;
  }

  /// Tells the user what is wrong with the field that has the focus.
  default void showMessage(String text) {}

  /// A listener may cancel the scrolling by a wheel from now on.
  default void blocksWheel() {}

  default boolean isScriptForcedAsync(Element script) {
    return false;
  }

  default void dropForcedAsync(Element script) {}

  /// Script has changed `document.selection()`.
  default void selectionMoved() {}

  /// Moves the focus of the selection by what is shown, and the anchor too unless it is extended.
  /// `granularity` is a word of `Selection.modify`.
  default void modifySelection(boolean extend, boolean forward, String granularity) {}

  /// The selected text as it is shown.
  default String selectedText() {
    return "";
  }

  /// The text of an element as it is rendered.
  default String renderedText(Element element) {
    return element.textContent();
  }

  /// Canvases of a document without fonts and images.
  Canvases NO_IMAGES = new Canvases(ImageProvider.NONE);

  /// The canvases of the document.
  default Canvases canvases() {
    return NO_IMAGES;
  }

  /// Where things are, and scrolling.
  default View view() {
    return View.NONE;
  }

  // Style and geometry. Each call brings style and layout up to date first. CSS px.

  /// A computed longhand's text, the used value where CSSOM §9 says so; "" when there is none.
  default String computedStyle(Element element, String property, String pseudo) {
    return "";
  }

  /// A computed longhand's text, or a custom property's; "" when there is none.
  default String computedValue(Element element, String property) {
    return "";
  }

  /// The names of an element's custom properties.
  default Collection<String> customProperties(Element element) {
    return List.of();
  }

  /// The syntax that a custom property is registered with; "" without one.
  default String registeredSyntax(String name) {
    return "";
  }

  /// `x,y,width,height` of each of an element's border boxes in the viewport, joined by `;`.
  default String clientRects(Element element) {
    return "";
  }

  /// `which`: 0 clientTop, 1 clientLeft, 2 clientWidth, 3 clientHeight, 4 scrollWidth, 5
  /// scrollHeight, 6 scrollTop, 7 scrollLeft, 8 offsetTop, 9 offsetLeft, 10 offsetWidth, 11
  /// offsetHeight, 12 currentCSSZoom.
  default double boxMetric(Element element, int which) {
    return 0;
  }

  default @Nullable Element offsetParent(Element element) {
    return null;
  }

  /// `which`: 0 width, 1 height, 2 and 3 the scroll offset, 4 device pixels in one px.
  default double windowMetric(int which) {
    return which == 4 ? 1 : 0;
  }

  /// `target;root;intersection`, each `x,y,width,height` in the viewport or nothing; see
  /// Intersection Observer §3.2.
  ///
  /// @param root an element or a document; null for the viewport of the whole page
  /// @param margin four lengths around the root, in px or per cent
  default String intersection(
      Element target, @Nullable Node root, String margin, String scrollMargin) {
    return "0,0,0,0;;";
  }

  /// Width and height of the content box, of the border box, then left and top of the content box
  /// in the padding box, and device pixels in one px.
  default String boxSizes(Element element) {
    return "0,0,0,0,0,0,1";
  }

  /// A picture is to be made soon, whether anything has changed or not.
  default void frameWanted() {}

  default FontSet fonts() {
    return FontSet.NONE;
  }

  /// The style sheets of this page's document.
  default SheetHost sheets() {
    return SheetHost.NONE;
  }

  /// The document's animations; only a document that is shown has a timeline.
  default ScriptAnimations animations() {
    throw new IllegalStateException("no document is shown");
  }

  /// Registers a custom property. `DONE`, `THERE_ALREADY` or `INVALID`.
  default String registerProperty(
      String name, String syntax, boolean inherits, @Nullable String initial) {
    return "DONE";
  }

  /// Brings all styles up to date.
  default void updateStyles() {}

  default boolean matchesMedia(String query) {
    return false;
  }
}
