package bulkhead.renderer.css.value;

/// Computed `text-align`; the `WEBKIT_` ones, of `<center>` and `align`, also align blocks.
public enum TextAlign implements Keyword {
  START,
  END,
  LEFT,
  RIGHT,
  CENTER,
  JUSTIFY,
  MATCH_PARENT,
  WEBKIT_LEFT,
  WEBKIT_RIGHT,
  WEBKIT_CENTER,
  INTERNAL_CENTER;
}
