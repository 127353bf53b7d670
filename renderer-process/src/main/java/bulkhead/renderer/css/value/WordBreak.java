package bulkhead.renderer.css.value;

/// Computed `word-break`.
public enum WordBreak implements Keyword {
  NORMAL,
  BREAK_ALL,
  KEEP_ALL,
  BREAK_WORD,
  AUTO_PHRASE;
}
