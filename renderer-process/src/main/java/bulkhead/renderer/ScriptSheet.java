package bulkhead.renderer;

import bulkhead.renderer.css.EditableSheet;
import bulkhead.renderer.css.MediaQueryList;
import bulkhead.renderer.css.StyleSheet;
import org.jspecify.annotations.Nullable;

/// A style sheet that a script has got hold of. Thread: `RendererMain`.
final class ScriptSheet {
  private final int number;
  private final @Nullable String href;
  private StyleSheet sheet;
  private @Nullable EditableSheet editable;
  private boolean disabled;
  private @Nullable MediaQueryList media;

  /// @param href where it was loaded from; null for what was not
  ScriptSheet(int number, StyleSheet sheet, @Nullable String href) {
    this.number = number;
    this.sheet = sheet;
    this.href = href;
  }

  int number() {
    return number;
  }

  @Nullable String href() {
    return href;
  }

  /// The rules as the engine takes them.
  StyleSheet sheet() {
    return sheet;
  }

  void setSheet(StyleSheet changed) {
    sheet = changed;
  }

  EditableSheet editable() {
    EditableSheet made = editable;
    if (made == null) {
      made = new EditableSheet(sheet);
      editable = made;
    }
    return made;
  }

  boolean isDisabled() {
    return disabled;
  }

  /// Whether that is a change.
  boolean setDisabled(boolean now) {
    boolean changed = now != disabled;
    disabled = now;
    return changed;
  }

  /// What a script set; null for what the element says.
  @Nullable MediaQueryList media() {
    return media;
  }

  void setMedia(String text) {
    media = MediaQueryList.parse(text);
  }
}
