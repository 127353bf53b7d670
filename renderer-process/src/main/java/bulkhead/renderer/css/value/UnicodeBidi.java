package bulkhead.renderer.css.value;

/// Computed `unicode-bidi`.
public enum UnicodeBidi implements Keyword {
  NORMAL,
  EMBED,
  ISOLATE,
  BIDI_OVERRIDE,
  ISOLATE_OVERRIDE,
  PLAINTEXT;
}
