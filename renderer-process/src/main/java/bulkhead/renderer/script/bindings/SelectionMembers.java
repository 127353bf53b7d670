package bulkhead.renderer.script.bindings;

import bulkhead.renderer.dom.DocumentSelection;
import bulkhead.renderer.dom.DomException;
import bulkhead.renderer.dom.Node;
import bulkhead.renderer.dom.Range;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// `Selection` (Selection API §3.1); what is not here is [DocumentSelection] itself.
final class SelectionMembers {
  private SelectionMembers() {}

  static boolean isCollapsed(DocumentSelection selection) {
    Range range = selection.range();
    return range == null || range.collapsed();
  }

  // The names of before the standard.

  static @Nullable Node baseNode(DocumentSelection selection) {
    return selection.anchorNode();
  }

  static long baseOffset(DocumentSelection selection) {
    return selection.anchorOffset();
  }

  static @Nullable Node extentNode(DocumentSelection selection) {
    return selection.focusNode();
  }

  static long extentOffset(DocumentSelection selection) {
    return selection.focusOffset();
  }

  static String type(DocumentSelection selection) {
    Range range = selection.range();
    return range == null ? "None" : range.collapsed() ? "Caret" : "Range";
  }

  static String direction(DocumentSelection selection) {
    return switch (selection.direction()) {
      case FORWARDS -> "forward";
      case BACKWARDS -> "backward";
      case DIRECTIONLESS -> "none";
    };
  }

  static Range getRangeAt(DocumentSelection selection, long index) {
    Range range = selection.range();
    if (range == null || index != 0) {
      throw DomException.indexSize(index + " is not a valid index.");
    }
    return range;
  }

  static void removeAllRanges(DocumentSelection selection) {
    selection.removeAll();
  }

  static void empty(DocumentSelection selection) {
    selection.removeAll();
  }

  static void setPosition(DocumentSelection selection, @Nullable Node node, long offset) {
    selection.collapse(node, offset);
  }

  static void modify(
      RealmBindings runtime,
      DocumentSelection selection,
      String alter,
      String direction,
      String granularity) {
    String way = direction.toLowerCase(Locale.ROOT);
    boolean forward = way.equals("forward") || way.equals("right");
    boolean extend = alter.equalsIgnoreCase("extend");
    if (selection.range() == null
        || !extend && !alter.equalsIgnoreCase("move")
        || !forward && !way.equals("backward") && !way.equals("left")) {
      return;
    }
    runtime.page().modifySelection(extend, forward, granularity.toLowerCase(Locale.ROOT));
  }

  static String toString(RealmBindings runtime, DocumentSelection selection) {
    Range range = selection.range();
    return range == null || range.collapsed() ? "" : runtime.page().selectedText();
  }
}
