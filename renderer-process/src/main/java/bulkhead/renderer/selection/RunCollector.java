package bulkhead.renderer.selection;

import bulkhead.renderer.css.value.Position;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.FlatTree;
import bulkhead.renderer.dom.Node;
import bulkhead.renderer.dom.Text;
import bulkhead.renderer.layout.LayoutResult;
import bulkhead.renderer.layout.fragment.BoxFragment;
import bulkhead.renderer.layout.fragment.Fragment;
import bulkhead.renderer.layout.fragment.LineFragment;
import bulkhead.renderer.layout.fragment.TextFragment;
import bulkhead.renderer.layout.tree.ElementBox;
import bulkhead.renderer.layout.tree.TextBox;
import bulkhead.renderer.paint.ScrollOffsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Finds the runs of a laid-out page and puts them in the document's order. Walks the fragments
/// with a stack of its own, as pages may nest deeper than the thread's. Owned by `RendererMain`.
final class RunCollector {
  /// A text fragment where it lies, before its characters are known.
  private record Placed(
      TextFragment fragment,
      float x,
      float y,
      LineFragment line,
      float lineX,
      float lineY,
      ElementBox block) {
    /// From the fragment's edge on the over side to the line's.
    float lineTop() {
      return switch (fragment.turn()) {
        case NONE -> lineY - y;
        case RIGHT -> x + fragment.width() - lineX - line.width();
        case LEFT -> lineX - x;
      };
    }

    float lineHeight() {
      return fragment.turn() == TextFragment.Turn.NONE ? line.height() : line.width();
    }
  }

  /// A fragment that is still to be looked into.
  private record Open(
      Fragment fragment,
      float x,
      float y,
      @Nullable LineFragment line,
      float lineX,
      float lineY,
      ElementBox block,
      boolean cut) {}

  private final LayoutResult layout;
  private final ScrollOffsets offsets;
  private final boolean hidden;
  private final boolean fields;

  /// The texts of each form control that is looked into, and the nodes that stand for them.
  private final Map<Element, List<Text>> ofFields = new IdentityHashMap<>();

  private final Map<TextBox, Text> fieldNodes = new IdentityHashMap<>();
  private final Map<Text, List<Placed>> placed = new IdentityHashMap<>();

  /// What is seen of lines whose end an ellipsis stands for; only where invisible text counts.
  private final Map<Text, List<Placed>> cuts = new IdentityHashMap<>();

  /// @param hidden whether text that is laid out but invisible counts
  /// @param fields whether what form controls show counts
  RunCollector(LayoutResult layout, ScrollOffsets offsets, boolean hidden, boolean fields) {
    this.fields = fields;
    this.layout = layout;
    this.offsets = offsets;
    this.hidden = hidden;
  }

  List<TextRun> collect() {
    place();
    List<TextRun> runs = new ArrayList<>();
    Node root = layout.document();
    for (Node node = FlatTree.firstChild(root); node != null; node = FlatTree.next(node, root)) {
      if (node instanceof Text text) {
        addAll(runs, text);
      } else if (node instanceof Element element) {
        ofFields.getOrDefault(element, List.of()).forEach(text -> addAll(runs, text));
      }
    }
    return runs;
  }

  private void addAll(List<TextRun> runs, Text text) {
    List<Placed> parts = placed.get(text);
    if (parts == null) {
      return;
    }
    // Bidi puts the fragments of a line in another order than their text's.
    parts.sort(Comparator.comparingInt(part -> part.fragment.textStart()));
    DrawnText drawn = new DrawnText(text.data());
    for (Placed part : parts) {
      int[] domOffsets = drawn.next(part.fragment);
      if (domOffsets.length == 0 && hidden) {
        domOffsets = new int[] {drawn.position()}; // a hyphen has a place, but no characters
      }
      add(runs, text, part, domOffsets);
      addCut(runs, text, part, domOffsets);
    }
  }

  /// What stands for a text in a form control; null for text that is generated elsewhere.
  private @Nullable Text fieldNode(TextFragment text, Open at) {
    Element field = at.block.element();
    if (!fields || field == null || !(field.is("input") || field.is("textarea"))) {
      return null;
    }
    return fieldNodes.computeIfAbsent(
        text.box(),
        box -> {
          Text made = field.ownerDocument().createText(box.data());
          ofFields.computeIfAbsent(field, key -> new ArrayList<>(1)).add(made);
          return made;
        });
  }

  private void add(List<TextRun> runs, Text node, Placed part, int[] domOffsets) {
    if (hidden || domOffsets.length > 1 && PageText.isVisible(part.fragment)) {
      runs.add(
          new TextRun(
              node,
              part.fragment,
              part.x,
              part.y,
              part.line,
              part.lineTop(),
              part.lineHeight(),
              part.block,
              domOffsets));
    }
  }

  /// As in Chromium, text that an ellipsis cuts off is there whole, and then as it is seen.
  private void addCut(List<TextRun> runs, Text node, Placed whole, int[] domOffsets) {
    TextFragment all = whole.fragment;
    for (Placed cut : cuts.getOrDefault(node, List.of())) {
      TextFragment seen = cut.fragment;
      if (seen.shape() == all.shape()
          && seen.from() >= all.from()
          && seen.to() <= all.to()
          && seen.to() - seen.from() < all.to() - all.from()
          && domOffsets.length > all.to() - all.from()) {
        add(
            runs,
            node,
            cut,
            Arrays.copyOfRange(domOffsets, seen.from() - all.from(), seen.to() - all.from() + 1));
      }
    }
  }

  private void place() {
    ArrayDeque<Open> open = new ArrayDeque<>();
    open.push(new Open(layout.root(), 0, 0, null, 0, 0, layout.root().box(), false));
    while (!open.isEmpty()) {
      Open each = open.pop();
      switch (each.fragment) {
        case TextFragment text -> {
          Text node = text.box().node() == null ? fieldNode(text, each) : text.box().node();
          LineFragment line = each.line;
          if (node != null && line != null && text.to() > text.from()) {
            (each.cut ? cuts : placed)
                .computeIfAbsent(node, key -> new ArrayList<>(1))
                .add(new Placed(text, each.x, each.y, line, each.lineX, each.lineY, each.block));
          }
        }
        case LineFragment line -> {
          if (hidden) {
            intoLine(line, line.whole(), each, false, open);
            if (line.whole() != line.children()) {
              intoLine(line, line.children(), each, true, open);
            }
          } else {
            intoLine(line, line.children(), each, false, open);
          }
        }
        case BoxFragment box -> intoBox(box, each, open);
      }
    }
  }

  private static void intoLine(
      LineFragment line,
      List<Fragment.Child> children,
      Open at,
      boolean cut,
      ArrayDeque<Open> open) {
    for (Fragment.Child child : children.reversed()) {
      if (cut && child.fragment() instanceof BoxFragment box && !isInline(box)) {
        continue;
      }
      open.push(
          new Open(
              child.fragment(),
              at.x + child.x(),
              at.y + child.y(),
              line,
              at.x,
              at.y,
              at.block,
              cut));
    }
  }

  private static boolean isInline(BoxFragment box) {
    return box.box().kind() == ElementBox.Kind.INLINE;
  }

  private void intoBox(BoxFragment box, Open each, ArrayDeque<Open> open) {
    if (!hidden && box.box().hidesContents()) {
      return;
    }
    boolean inline = isInline(box);
    float x = each.x;
    float y = each.y;
    Element element = box.box().element();
    if (element != null && box.box().isScrollContainer()) {
      x -= offsets.x(element);
      y -= offsets.y(element);
    }
    for (int i = box.childCount() - 1; i >= 0; i--) {
      Fragment.Child child = box.child(i);
      if (each.cut && child.fragment() instanceof BoxFragment inside && !isInline(inside)) {
        continue;
      }
      float cx = x + child.x();
      float cy = y + child.y();
      if (child.fragment() instanceof BoxFragment inner
          && !inner.box().isAnonymous()
          && inner.box().style().position() == Position.FIXED) {
        cx += offsets.viewportX();
        cy += offsets.viewportY();
      }
      open.push(
          new Open(
              child.fragment(),
              cx,
              cy,
              inline ? each.line : null,
              each.lineX,
              each.lineY,
              inline ? each.block : box.box(),
              each.cut));
    }
  }
}
