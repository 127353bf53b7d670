package bulkhead.renderer.css.value;

/// A keyword of the alignment properties (CSS Box Alignment 3).
public enum AlignKeyword implements Keyword {
  AUTO,
  NORMAL,
  STRETCH,
  BASELINE,
  LAST_BASELINE,
  CENTER,
  START,
  END,
  SELF_START,
  SELF_END,
  FLEX_START,
  FLEX_END,
  LEFT,
  RIGHT,
  SPACE_BETWEEN,
  SPACE_AROUND,
  SPACE_EVENLY,
  LEGACY,
  ANCHOR_CENTER;
}
