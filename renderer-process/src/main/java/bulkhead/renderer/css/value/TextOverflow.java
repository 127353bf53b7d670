package bulkhead.renderer.css.value;

/// Computed `text-overflow`.
public enum TextOverflow implements Keyword {
  CLIP,
  ELLIPSIS;
}
