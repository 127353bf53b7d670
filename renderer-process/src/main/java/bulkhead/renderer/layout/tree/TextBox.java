package bulkhead.renderer.layout.tree;

import bulkhead.renderer.dom.Text;
import bulkhead.renderer.style.ComputedStyle;
import org.jspecify.annotations.Nullable;

/// A text node's box, or generated text.
public final class TextBox extends Box {
  /// What `wbr` stands for: a zero width space.
  static final String WORD_BREAK = "\u200b";

  private final @Nullable Text node;
  private final String data;
  private final int offset;

  TextBox(ComputedStyle style, @Nullable Text node, String data) {
    this(style, node, data, 0);
  }

  /// @param offset where in the node's text `data` begins
  TextBox(ComputedStyle style, @Nullable Text node, String data, int offset) {
    super(style);
    this.node = node;
    this.data = data;
    this.offset = offset;
  }

  /// Text that layout itself adds; it is in no tree.
  public static TextBox generated(ComputedStyle style, String data) {
    return new TextBox(style, null, data);
  }

  /// The box of a part of this text.
  TextBox part(int start, int end) {
    return new TextBox(style(), node, data.substring(start, end), offset + start);
  }

  TextBox restyled(ComputedStyle style) {
    return new TextBox(style, node, data, offset);
  }

  /// Where in the node's text [#data] begins.
  public int offset() {
    return offset;
  }

  /// Null for generated text.
  public @Nullable Text node() {
    return node;
  }

  /// Before white space is collapsed.
  public String data() {
    return data;
  }

  /// Whether this is the break opportunity of a `wbr`, which spaces collapse across.
  public boolean isWordBreak() {
    return node == null && data.equals(WORD_BREAK);
  }

  @Override
  public boolean isInlineLevel() {
    return true;
  }

  /// Whether there is nothing but white space in it, which makes no box in tables, flex and grid
  /// containers, however it is to be kept elsewhere.
  boolean isWhiteSpace() {
    for (int i = 0; i < data.length(); i++) {
      char c = data.charAt(i);
      if (c != ' ' && c != '\t' && c != '\r' && c != '\n' && c != '\f') {
        return false;
      }
    }
    return true;
  }

  /// Whether nothing but white space that may collapse to nothing is in it.
  boolean isCollapsibleSpace() {
    if (!style().whiteSpace().collapsesSpaces()) {
      return false;
    }
    boolean newlines = style().whiteSpace().preservesNewlines();
    for (int i = 0; i < data.length(); i++) {
      char c = data.charAt(i);
      if (c != ' ' && c != '\t' && c != '\r' && (c != '\n' || newlines) && c != '\f') {
        return false;
      }
    }
    return true;
  }
}
