package bulkhead.renderer.script.bindings;

import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.Node;
import org.jspecify.annotations.Nullable;

/// The style sheets of a document, as scripts ask for them and change them (CSSOM §6). A sheet is a
/// number, never 0. Thread: `RendererMain`.
public interface SheetHost {
  /// A document without any.
  SheetHost NONE = new SheetHost() {};

  /// The sheet of a `<style>` or `<link>`, 0 when there is none. Another number than before when it
  /// is another sheet.
  default int sheetOf(Element owner) {
    return 0;
  }

  /// Where it was loaded from; null for what was not.
  default @Nullable String href(int sheet) {
    return null;
  }

  /// Whether its rules may be read: it is of this origin.
  default boolean isReadable(int sheet) {
    return true;
  }

  /// Its rules as JSON.
  default String rules(int sheet) {
    return "[]";
  }

  /// Replaces rules at its top by those of `text`.
  default void splice(int sheet, int index, int removed, String text) {}

  default void setDisabled(int sheet, boolean disabled) {}

  default void setMedia(int sheet, String media) {}

  /// The sheet that the `@import` at an index brought, or 0.
  default int imported(int sheet, int index) {
    return 0;
  }

  /// An empty sheet that no element has.
  default int create(String baseUrl) {
    return 0;
  }

  /// The document, or a shadow tree, uses these sheets after its own.
  default void adopt(Node root, int[] sheets) {}

  /// The rules of `text` as they would stand at the top of a sheet.
  default String outline(int sheet, String text) {
    return "[]";
  }

  /// The same inside a group rule, in a style rule with that selector unless it is empty.
  default String outlineInside(int sheet, String text, String selector) {
    return "[]";
  }

  /// The canonical form of a selector list; empty when it is not valid.
  default String selectorText(int sheet, String text, String around) {
    return "";
  }
}
