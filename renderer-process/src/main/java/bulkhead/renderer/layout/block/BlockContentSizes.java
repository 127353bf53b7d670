package bulkhead.renderer.layout.block;

import bulkhead.renderer.css.value.LengthPercentage;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.layout.fragment.BoxModel;
import bulkhead.renderer.layout.fragment.LayoutContext;
import bulkhead.renderer.layout.fragment.MinMax;
import bulkhead.renderer.layout.fragment.Px;
import bulkhead.renderer.layout.fragment.Scrollbars;
import bulkhead.renderer.layout.inline.InlineLayout;
import bulkhead.renderer.layout.tree.ElementBox;
import bulkhead.renderer.layout.tree.FormControls;
import bulkhead.renderer.text.FontGroup;
import bulkhead.renderer.text.TextSpacing;
import io.github.humbleui.skija.FontMetrics;
import java.util.List;

/// How wide the contents of block containers and text controls would like to be (CSS Sizing 3 §5).
/// Used by `RendererMain`.
public final class BlockContentSizes {
  private BlockContentSizes() {}

  /// Min-content and max-content width of the contents of a block container.
  public static MinMax of(LayoutContext context, ElementBox box) {
    MinMax sizes = sizesOfContents(context, box);
    return isCompressible(box) ? new MinMax(0, sizes.max()) : sizes;
  }

  /// A percentage makes fields and lists as narrow as need be (CSS Sizing 3 §5.2.2). Those of dates
  /// and times are not compressible in Chromium.
  private static boolean isCompressible(ElementBox box) {
    Element element = box.element();
    return box.controlSize() != null
        && element != null
        && FormControls.pickerIcon(element) == FormControls.PickerIcon.NONE
        && BoxModel.widthProperty(box) instanceof LengthPercentage width
        && width.hasPercent();
  }

  private static MinMax sizesOfContents(LayoutContext context, ElementBox box) {
    ElementBox.ControlSize control = box.controlSize();
    if (control != null && (!Float.isNaN(control.columns()) || !control.texts().isEmpty())) {
      float width = Px.ceil(controlWidth(context, box, control));
      return new MinMax(width, width);
    }
    if (box.hasInlineChildren()) {
      return InlineLayout.contentSizes(context, box);
    }
    FlowSizes sizes = KeptFlowSizes.ofChildren(context, box);
    float min = sizes.min();
    float max = sizes.maxWidth();
    if (sizes.hasBlocks() && box.marker() != null) {
      // As in Chromium: beside blocks an outside marker is one more, as wide as it is.
      MinMax marker = context.contentSizes(box.marker());
      min = Math.max(min, marker.min());
      max = Math.max(max, marker.max());
    }
    return new MinMax(Px.clamp(min), Px.clamp(Math.max(min, max)));
  }

  /// As Chromium's LayoutTextControl: so many average characters, and for one-line fields what the
  /// widest is wider.
  private static float controlWidth(
      LayoutContext context, ElementBox box, ElementBox.ControlSize control) {
    FontGroup fonts = context.fonts(box.style());
    float widest = 0;
    for (String text : control.texts()) {
      widest = Math.max(widest, widthByWords(context, fonts, text));
    }
    if (!control.texts().isEmpty()) {
      return (float) Math.ceil(widest) + control.extraWidth();
    }
    FontMetrics metrics = fonts.primary().metrics();
    float average = Math.max(metrics.getAvgCharWidth(), Math.round(metrics.getAvgCharWidth()));
    boolean valid = average > 0 && !startsWithLucidaGrande(fonts);
    if (!valid) {
      average = fonts.primary().zeroWidth();
    }
    // A scrollbar that is there has its room already.
    float extra = Math.max(0, control.extraWidth() - Scrollbars.of(box).horizontal());
    float width = control.columns() * average + extra;
    Element element = box.element();
    boolean oneLine = element != null && element.is("input");
    return (float)
        Math.ceil(
            valid && oneLine
                ? width + Math.max(0, Math.round(metrics.getMaxCharWidth()) - average)
                : width);
  }

  /// Chromium measures words and spaces by themselves here: they do not kern.
  private static float widthByWords(LayoutContext context, FontGroup fonts, String text) {
    float width = 0;
    for (String part : text.split("(?<= )|(?= )")) {
      width += context.shaper().shape(part, fonts, false, TextSpacing.NONE).width();
    }
    return width;
  }

  /// Chromium takes the metrics of this font for unusable, whatever font is used in its stead.
  private static boolean startsWithLucidaGrande(FontGroup fonts) {
    List<String> families = fonts.query().families();
    return !families.isEmpty() && families.getFirst().equalsIgnoreCase("Lucida Grande");
  }
}
