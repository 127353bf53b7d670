package bulkhead.renderer.text;

import bulkhead.renderer.css.value.FontSizeAdjust;

/// What a style allows to be done to the faces that were matched (CSS Fonts 4 §2.7 to §2.9, §7.3).
///
/// @param adjust `font-size-adjust`
/// @param weight whether bold faces may be made synthetically, by `font-synthesis-weight`
/// @param style whether slanted ones may, by `font-synthesis-style`
/// @param smallCaps whether small capitals may, by `font-synthesis-small-caps`
/// @param opticalSizing whether the axis `opsz` follows the size, by `font-optical-sizing`
public record FontTuning(
    FontSizeAdjust adjust,
    boolean weight,
    boolean style,
    boolean smallCaps,
    boolean opticalSizing) {
  public static final FontTuning USUAL =
      new FontTuning(FontSizeAdjust.NONE, true, true, true, true);
}
