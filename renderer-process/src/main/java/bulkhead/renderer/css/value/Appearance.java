package bulkhead.renderer.css.value;

/// Computed `appearance`: how form controls are drawn.
public enum Appearance implements Keyword {
  NONE,
  AUTO,
  BASE_SELECT,
  BUTTON,
  CHECKBOX,
  LISTBOX,
  MENULIST,
  MENULIST_BUTTON,
  METER,
  PROGRESS_BAR,
  RADIO,
  SEARCHFIELD,
  TEXTAREA,
  TEXTFIELD,
  PUSH_BUTTON,
  SQUARE_BUTTON,
  SLIDER_HORIZONTAL;
}
