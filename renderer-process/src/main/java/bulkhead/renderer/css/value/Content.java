package bulkhead.renderer.css.value;

import java.util.List;

/// Computed `content`.
public sealed interface Content {
  Normal NORMAL = new Normal();
  None NONE = new None();

  /// On `::before` and `::after`: no box. On `::marker`: from `list-style-type`. On elements: their
  /// content.
  record Normal() implements Content {
    @Override
    public String toString() {
      return "normal";
    }
  }

  record None() implements Content {
    @Override
    public String toString() {
      return "none";
    }
  }

  /// What is shown, in order. `attr()` is a [Item.Text] already.
  record Items(List<Item> items, String altText) implements Content {
    public Items {
      items = List.copyOf(items);
    }

    @Override
    public String toString() {
      StringBuilder out = new StringBuilder();
      for (Item item : items) {
        out.append(out.isEmpty() ? "" : " ").append(item);
      }
      return out.toString();
    }
  }

  /// A piece of generated content.
  sealed interface Item {
    record Text(String text) implements Item {
      @Override
      public String toString() {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
      }
    }

    record Counter(String name, ListStyleType style) implements Item {
      @Override
      public String toString() {
        return "counter(" + name + (style.equals(ListStyleType.DECIMAL) ? ")" : ", " + style + ")");
      }
    }

    /// All counters of that name, outermost first, with `separator` between.
    record Counters(String name, String separator, ListStyleType style) implements Item {
      @Override
      public String toString() {
        return "counters("
            + name
            + ", \""
            + separator
            + "\""
            + (style.equals(ListStyleType.DECIMAL) ? ")" : ", " + style + ")");
      }
    }

    enum Quote implements Item, Keyword {
      OPEN_QUOTE,
      CLOSE_QUOTE,
      NO_OPEN_QUOTE,
      NO_CLOSE_QUOTE;

      @Override
      public String toString() {
        return css();
      }
    }

    record Picture(Image image) implements Item {
      @Override
      public String toString() {
        return image.toString();
      }
    }
  }
}
