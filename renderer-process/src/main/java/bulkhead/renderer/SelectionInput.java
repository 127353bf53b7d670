package bulkhead.renderer;

import bulkhead.ipc.api.KeyInput;
import bulkhead.ipc.api.MouseInput;
import bulkhead.renderer.css.value.UserSelect;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.Node;
import bulkhead.renderer.dom.TopLayer;
import bulkhead.renderer.paint.HitResult;
import bulkhead.renderer.selection.PageSelection;
import bulkhead.renderer.selection.PageSelection.Granularity;
import bulkhead.renderer.selection.PageSelection.Movement;
import bulkhead.renderer.selection.PageSelection.Range;
import bulkhead.renderer.selection.PageText;
import bulkhead.renderer.selection.TextPosition;
import bulkhead.renderer.style.ComputedStyle;
import org.jspecify.annotations.Nullable;

/// Selecting text of the page with the mouse and the keyboard, and copying it. Thread:
/// `RendererMain`.
final class SelectionInput {
  private final PagePipeline pipeline;
  private final PageClipboard clipboard;
  private final Runnable changed;
  private boolean dragging;

  SelectionInput(PagePipeline pipeline, PageClipboard clipboard, Runnable changed) {
    this.pipeline = pipeline;
    this.clipboard = clipboard;
    this.changed = changed;
  }

  private PageSelection selection() {
    return pipeline.marks().selection();
  }

  private void show() {
    pipeline.marks().publishSelection();
    pipeline.repaint();
    changed.run();
  }

  // Mouse

  /// The left button went down.
  void pressed(MouseInput input, HitResult hit, boolean shift) {
    dragging = false;
    if (!isSelectable(hit)) {
      return;
    }
    int index = pipeline.textIndexAt(hit, input.getX(), input.getY());
    PageText text = pipeline.text();
    if (index < 0) {
      return;
    }
    boolean wasNone = selection().isNone();
    if (shift && !wasNone) {
      selection().extendTo(text, index);
    } else {
      selection()
          .begin(
              text,
              index,
              switch (input.getClickCount()) {
                case 0, 1 -> Granularity.CHARACTER;
                case 2 -> Granularity.WORD;
                default -> Granularity.PARAGRAPH;
              });
    }
    dragging = true;
    show();
  }

  /// Nothing to select begins on a link or a picture (they would be dragged away), in a control, or
  /// where the style says so.
  static boolean isSelectable(HitResult hit) {
    Element element = hit.element();
    if (element == null) {
      return true;
    }
    ComputedStyle style = ComputedStyle.of(element);
    if (style != null && style.userSelect() == UserSelect.NONE || TopLayer.isInert(element)) {
      return false;
    }
    for (Node node = element; node != null; node = node.parent()) {
      if (node instanceof Element each && each.isHtml()) {
        if (each.attributeOrEmpty("draggable").equalsIgnoreCase("true")) {
          return false;
        }
        switch (each.localName()) {
          case "img", "input", "button", "select", "textarea", "embed", "object", "iframe" -> {
            return false;
          }
          default -> {}
        }
      }
    }
    return hit.link() == null;
  }

  /// The right button went down: a selection stays only under it.
  void pressedRight(MouseInput input, HitResult hit) {
    if (selection().isNone()) {
      return;
    }
    Range range = selection().range(pipeline.text());
    int index = pipeline.textIndexAt(hit, input.getX(), input.getY());
    boolean inside = hit.text() != null && index >= range.from() && index <= range.to();
    if (!inside && !range.isEmpty()) {
      selection().clear();
      show();
    }
  }

  boolean isDragging() {
    return dragging;
  }

  /// The pointer moved with the button held.
  void dragged(MouseInput input, HitResult hit) {
    int index = pipeline.textIndexAt(hit, input.getX(), input.getY());
    if (index < 0) {
      return;
    }
    PageText text = pipeline.text();
    Range before = selection().range(text);
    selection().extendTo(text, index);
    if (!selection().range(text).equals(before)) {
      show();
    }
  }

  /// The button came up: what is selected can be pasted with the middle button, as X11 has it.
  void released() {
    if (dragging) {
      dragging = false;
      offerPrimary();
    }
  }

  /// A text field has the keyboard now: there is one selection only.
  void clear() {
    if (!selection().isNone()) {
      selection().clear();
      show();
    }
  }

  void offerPrimary() {
    String text = selectedText();
    if (!text.isEmpty()) {
      clipboard.write(text, true);
    }
  }

  // Keyboard

  /// @return whether the key was for the selection
  boolean key(KeyInput input, boolean shift, boolean control) {
    if (control && !shift) {
      switch (input.getKey()) {
        case "a", "A" -> selectAll();
        case "c", "C", "Insert" -> {
          return copy();
        }
        default -> {
          return false;
        }
      }
      return true;
    }
    if (!shift || selection().isNone()) {
      return false;
    }
    Movement movement = movement(input.getKey(), control);
    if (movement == null || selection().range(pipeline.text()).isEmpty()) {
      return false;
    }
    selection().move(pipeline.text(), movement);
    show();
    offerPrimary();
    return true;
  }

  private static @Nullable Movement movement(String key, boolean control) {
    return switch (key) {
      case "ArrowLeft" -> control ? Movement.WORD_LEFT : Movement.CHARACTER_LEFT;
      case "ArrowRight" -> control ? Movement.WORD_RIGHT : Movement.CHARACTER_RIGHT;
      case "ArrowUp" -> Movement.LINE_UP;
      case "ArrowDown" -> Movement.LINE_DOWN;
      case "Home" -> control ? Movement.DOCUMENT_START : Movement.LINE_START;
      case "End" -> control ? Movement.DOCUMENT_END : Movement.LINE_END;
      default -> null;
    };
  }

  /// `Selection.modify`: like the keys, and without `extend` the whole selection goes along.
  void modify(boolean extend, boolean forward, String granularity) {
    Movement movement =
        switch (granularity) {
          case "character" -> forward ? Movement.CHARACTER_RIGHT : Movement.CHARACTER_LEFT;
          case "word" -> forward ? Movement.WORD_RIGHT : Movement.WORD_LEFT;
          case "line", "sentence", "paragraph" -> forward ? Movement.LINE_DOWN : Movement.LINE_UP;
          case "lineboundary", "sentenceboundary", "paragraphboundary" ->
              forward ? Movement.LINE_END : Movement.LINE_START;
          case "documentboundary" -> forward ? Movement.DOCUMENT_END : Movement.DOCUMENT_START;
          default -> null;
        };
    if (movement == null) {
      return;
    }
    selection().move(pipeline.text(), movement);
    TextPosition focus = selection().focus();
    if (!extend && focus != null) {
      selection().set(focus, focus);
    }
    show();
  }

  void selectAll() {
    selection().selectAll(pipeline.text());
    show();
    offerPrimary();
  }

  /// @return false with nothing selected
  boolean copy() {
    String text = selectedText();
    if (text.isEmpty()) {
      return false;
    }
    clipboard.write(text, false);
    return true;
  }

  /// What would be copied; empty without a selection.
  String selectedText() {
    if (selection().isNone()) {
      return "";
    }
    PageText text = pipeline.text();
    Range range = selection().range(text);
    return text.copied(range.from(), range.to());
  }
}
