package bulkhead.renderer.style;

import bulkhead.renderer.css.value.RepeatStyle;

/// `background-repeat` of one layer.
record RepeatPair(RepeatStyle x, RepeatStyle y) {
  static final RepeatPair REPEAT = new RepeatPair(RepeatStyle.REPEAT, RepeatStyle.REPEAT);

  @Override
  public String toString() {
    if (x == y) {
      return x.css();
    }
    if (x == RepeatStyle.REPEAT && y == RepeatStyle.NO_REPEAT) {
      return "repeat-x";
    }
    if (x == RepeatStyle.NO_REPEAT && y == RepeatStyle.REPEAT) {
      return "repeat-y";
    }
    return x.css() + " " + y.css();
  }
}
