package bulkhead.renderer.dom;

/// Bits of an element's interactive state; each is a pseudo-class of Selectors 4. Who routes input
/// or runs form controls sets them with [Element#setState]; style reads them.
public final class ElementState {
  public static final int HOVER = 1;
  public static final int ACTIVE = 1 << 1;
  public static final int FOCUS = 1 << 2;
  public static final int FOCUS_VISIBLE = 1 << 3;
  public static final int FOCUS_WITHIN = 1 << 4;
  public static final int TARGET = 1 << 5;
  public static final int VISITED = 1 << 6;
  public static final int CHECKED = 1 << 7;
  public static final int INDETERMINATE = 1 << 8;
  public static final int PLACEHOLDER_SHOWN = 1 << 9;
  public static final int USER_INVALID = 1 << 10;
  public static final int FULLSCREEN = 1 << 11;
  public static final int AUTOFILL = 1 << 12;
  public static final int MODAL = 1 << 13;
  public static final int USER_VALID = 1 << 14;

  /// Whether [#CHECKED] is not what the attribute says any more; no pseudo-class.
  public static final int DIRTY_CHECKEDNESS = 1 << 15;

  public static final int POPOVER_OPEN = 1 << 16;

  /// In the [TopLayer]; no pseudo-class.
  public static final int TOP_LAYER = 1 << 17;

  /// With `content-visibility: auto`, that its contents are not skipped; no pseudo-class.
  public static final int RELEVANT_TO_USER = 1 << 18;

  /// An `<object>` or `<embed>` that shows a document in a frame; no pseudo-class.
  public static final int EMBEDS_FRAME = 1 << 19;

  /// An `<object>` or `<embed>` that a plugin fills; no pseudo-class.
  public static final int EMBEDS_PLUGIN = 1 << 20;

  /// Something is wrong with a control's value that its scripts' side knows: a message that a
  /// script gave, or what the user has typed (HTML §4.10.21.2). All that validity depends on goes
  /// by it.
  public static final int FURTHER_ERROR = 1 << 21;

  /// How much higher lie the bits of what a DevTools client has an element match, whatever it is:
  /// [#HOVER] to [#VISITED]. Only style reads them.
  public static final int FORCED_SHIFT = 24;

  private ElementState() {}
}
