package bulkhead.renderer.layout.tree;

import bulkhead.renderer.css.value.Appearance;
import bulkhead.renderer.css.value.CalcNode;
import bulkhead.renderer.css.value.Direction;
import bulkhead.renderer.css.value.LengthPercentage;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.layout.tree.ElementBox.Kind;
import bulkhead.renderer.style.ComputedStyle;
import bulkhead.renderer.style.Properties;
import bulkhead.renderer.style.Property;
import bulkhead.renderer.style.PseudoElement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The boxes of sliders, progress bars and gauges that the page draws itself: those with
/// `appearance: none`, by Chromium's pseudo-elements for their parts. Thread: `RendererMain`.
///
/// ```
/// input      -webkit-slider-container  >  -webkit-slider-runnable-track  >  -webkit-slider-thumb
/// progress   -webkit-progress-bar  >  -webkit-progress-value
/// meter      -webkit-meter-inner-element  >  -webkit-meter-bar  >  -webkit-meter-optimum-value
/// ```
final class ControlParts {
  /// As wide as Chromium's sliders are.
  private static final float SLIDER = 129;

  private ControlParts() {}

  /// Whether an element has such boxes. A slider whose thumb keeps its native look is drawn.
  static boolean has(Element element) {
    boolean slider = FormControls.isRange(element);
    if (!slider && !element.is("progress") && !element.is("meter")) {
      return false;
    }
    ComputedStyle style = ComputedStyle.used(element);
    ComputedStyle thumb = slider ? ComputedStyle.used(element, PseudoElement.SLIDER_THUMB) : style;
    return style != null
        && thumb != null
        && style.appearance() == Appearance.NONE
        && thumb.appearance() == Appearance.NONE;
  }

  static void add(Element element, ElementBox box, List<Box> children) {
    if (element.is("progress")) {
      addProgress(element, children);
    } else if (element.is("meter")) {
      addMeter(element, children);
    } else {
      box.setControlSize(new ElementBox.ControlSize(Float.NaN, Float.NaN, SLIDER, 0, List.of("")));
      addSlider(element, children);
    }
  }

  private static void addSlider(Element slider, List<Box> children) {
    List<Box> thumb = new ArrayList<>();
    ComputedStyle style = ComputedStyle.used(slider, PseudoElement.SLIDER_THUMB);
    if (style != null) {
      float share = ControlNumbers.sliderFraction(slider);
      boolean backwards = style.direction() == Direction.RTL;
      Property side = backwards ? Properties.RIGHT : Properties.LEFT;
      double width = style.width() instanceof LengthPercentage.Px(float px) ? px : 0;
      LengthPercentage at =
          new LengthPercentage.Calc(new CalcNode.Linear(-share * width, 100 * share), false);
      add(slider, PseudoElement.SLIDER_THUMB, Kind.BLOCK, Map.of(side, at), List.of(), thumb);
    }
    List<Box> track = new ArrayList<>();
    add(slider, PseudoElement.SLIDER_TRACK, Kind.BLOCK, Map.of(), thumb, track);
    add(slider, PseudoElement.SLIDER_CONTAINER, Kind.FLEX, Map.of(), track, children);
  }

  private static void addProgress(Element progress, List<Box> children) {
    List<Box> value = new ArrayList<>();
    if (progress.hasAttribute("value")) {
      addValue(progress, PseudoElement.PROGRESS_VALUE, value);
    }
    add(progress, PseudoElement.PROGRESS_BAR, Kind.BLOCK, Map.of(), value, children);
  }

  private static void addMeter(Element meter, List<Box> children) {
    List<Box> value = new ArrayList<>();
    addValue(
        meter,
        switch (ControlNumbers.gauge(meter)) {
          case OPTIMUM -> PseudoElement.METER_OPTIMUM_VALUE;
          case SUBOPTIMAL -> PseudoElement.METER_SUBOPTIMUM_VALUE;
          case WORST -> PseudoElement.METER_WORST_VALUE;
        },
        value);
    List<Box> bar = new ArrayList<>();
    add(meter, PseudoElement.METER_BAR, Kind.BLOCK, Map.of(), value, bar);
    add(meter, PseudoElement.METER_INNER, Kind.GRID, Map.of(), bar, children);
  }

  private static void addValue(Element element, PseudoElement part, List<Box> out) {
    float share = ControlNumbers.fraction(element, 0, 1);
    Map<Property, Object> width =
        Map.of(Properties.WIDTH, new LengthPercentage.Percent(100 * share));
    add(element, part, Kind.BLOCK, width, List.of(), out);
  }

  private static void add(
      Element element,
      PseudoElement part,
      Kind kind,
      Map<Property, Object> values,
      List<Box> children,
      List<Box> out) {
    @Nullable ComputedStyle style = ComputedStyle.used(element, part);
    if (style == null) {
      return;
    }
    ComputedStyle used = values.isEmpty() ? style : style.with(values);
    ElementBox box = new ElementBox(kind, element, part, used, false, false);
    box.setNewFormattingContext(true);
    box.setOverflow(style.overflowX().isScrollContainer(), false, 0);
    AnonymousBoxes.finish(box, new ArrayList<>(children));
    out.add(box);
  }
}
