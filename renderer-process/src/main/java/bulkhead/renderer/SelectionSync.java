package bulkhead.renderer;

import bulkhead.renderer.dom.CharacterData;
import bulkhead.renderer.dom.Document;
import bulkhead.renderer.dom.DocumentSelection;
import bulkhead.renderer.dom.Node;
import bulkhead.renderer.dom.Range;
import bulkhead.renderer.dom.Text;
import bulkhead.renderer.selection.PageSelection;
import bulkhead.renderer.selection.TextPosition;
import org.jspecify.annotations.Nullable;

/// Keeps the selection that the user sees and moves, and the one that script has
/// ([DocumentSelection]), the same. The user's is one of texts; script's may begin and end
/// anywhere. Thread: `RendererMain`.
final class SelectionSync {
  private final Document document;
  private final PageSelection user;
  private int known;

  SelectionSync(Document document, PageSelection user) {
    this.document = document;
    this.user = user;
  }

  /// Takes over what script has done since the last time.
  void pull() {
    DocumentSelection script = document.selection();
    if (known == script.version()) {
      return;
    }
    known = script.version();
    Range range = script.range();
    TextPosition start = range == null ? null : firstText(range);
    TextPosition end = range == null ? null : lastText(range);
    if (start == null || end == null) {
      user.clear();
    } else if (script.direction() == DocumentSelection.Direction.BACKWARDS) {
      user.set(end, start);
    } else {
      user.set(start, end);
    }
  }

  /// Gives script what the user has done.
  void publish() {
    pull();
    DocumentSelection script = document.selection();
    TextPosition anchor = user.anchor();
    TextPosition focus = user.focus();
    if (anchor == null || focus == null) {
      script.removeAll();
    } else if (isIn(anchor) && isIn(focus)) {
      script.setBaseAndExtent(anchor.node(), anchor.offset(), focus.node(), focus.offset());
    }
    known = script.version();
  }

  private boolean isIn(TextPosition position) {
    return position.node().shadowIncludingRoot() == document
        && position.offset() <= position.node().length();
  }

  /// The first place in a text at or after the range's start.
  private static @Nullable TextPosition firstText(Range range) {
    Node from = range.startContainer();
    if (from instanceof Text text) {
      return new TextPosition(text, range.startOffset());
    }
    Node root = from.root();
    Node at = childAt(from, range.startOffset());
    if (at == null) {
      at = from.nextSkippingChildren(root);
    }
    while (at != null && !(at instanceof Text)) {
      at = at.nextInTree(root);
    }
    return at instanceof Text text && !isAfter(text, 0, range) ? new TextPosition(text, 0) : null;
  }

  private static boolean isAfter(Text text, int offset, Range range) {
    return Range.compare(text, offset, range.endContainer(), range.endOffset()) > 0;
  }

  /// The last place in a text at or before the range's end.
  private static @Nullable TextPosition lastText(Range range) {
    Node to = range.endContainer();
    if (to instanceof Text text) {
      return new TextPosition(text, range.endOffset());
    }
    Node root = to.root();
    Node end = childAt(to, range.endOffset());
    if (end == null) {
      end = to.nextSkippingChildren(root);
    }
    Text last = null;
    Node at = range.startContainer();
    while (at != null && at != end) {
      if (at instanceof Text text) {
        last = text;
      }
      at = at.nextInTree(root);
    }
    return last == null ? null : new TextPosition(last, last.length());
  }

  private static @Nullable Node childAt(Node parent, int index) {
    if (parent instanceof CharacterData) {
      return null;
    }
    Node child = parent.firstChild();
    for (int i = 0; i < index && child != null; i++) {
      child = child.nextSibling();
    }
    return child;
  }
}
