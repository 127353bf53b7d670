package bulkhead.renderer.css.value;

import bulkhead.renderer.css.syntax.CssText;
import java.util.Locale;

/// `text-emphasis-style` (CSS Text Decoration 4 §3.1). Its text is as it was specified.
public sealed interface EmphasisStyle {
  EmphasisStyle NONE = new None();

  /// What stands at each character, or "" for nothing.
  String mark(WritingMode mode);

  /// The computed value as text.
  String computedText(WritingMode mode);

  /// No marks.
  record None() implements EmphasisStyle {
    @Override
    public String mark(WritingMode mode) {
      return "";
    }

    @Override
    public String computedText(WritingMode mode) {
      return "none";
    }

    @Override
    public String toString() {
      return "none";
    }
  }

  /// A string of the page's.
  record Text(String string) implements EmphasisStyle {
    @Override
    public String mark(WritingMode mode) {
      return string;
    }

    @Override
    public String computedText(WritingMode mode) {
      return toString();
    }

    @Override
    public String toString() {
      return CssText.string(string);
    }
  }

  /// Whether a shape is filled, and whether that was said.
  enum Fill {
    UNSAID,
    FILLED,
    OPEN
  }

  /// A shape; [#BY_LINES] goes by the direction of the lines.
  enum Shape {
    BY_LINES("", ""),
    DOT("\u2022", "\u25e6"),
    CIRCLE("\u25cf", "\u25cb"),
    DOUBLE_CIRCLE("\u25c9", "\u25ce"),
    TRIANGLE("\u25b2", "\u25b3"),
    SESAME("\ufe45", "\ufe46");

    private final String filled;
    private final String open;

    Shape(String filled, String open) {
      this.filled = filled;
      this.open = open;
    }

    public String cssName() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// As in Chromium and level 4, dots in horizontal lines (level 3 has circles).
    private Shape in(WritingMode mode) {
      return this != BY_LINES ? this : mode.isHorizontal() ? DOT : SESAME;
    }
  }

  /// Marks of one of the standard's shapes.
  record Marks(Fill fill, Shape shape) implements EmphasisStyle {
    @Override
    public String mark(WritingMode mode) {
      Shape used = shape.in(mode);
      return fill == Fill.OPEN ? used.open : used.filled;
    }

    @Override
    public String computedText(WritingMode mode) {
      return (fill == Fill.OPEN ? "open " : "") + shape.in(mode).cssName();
    }

    @Override
    public String toString() {
      String first =
          switch (fill) {
            case UNSAID -> "";
            case FILLED -> "filled";
            case OPEN -> "open";
          };
      return shape == Shape.BY_LINES
          ? first
          : first.isEmpty() ? shape.cssName() : first + " " + shape.cssName();
    }
  }
}
