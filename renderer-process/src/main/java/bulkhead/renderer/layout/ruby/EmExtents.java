package bulkhead.renderer.layout.ruby;

import bulkhead.renderer.layout.fragment.BoxFragment;
import bulkhead.renderer.layout.fragment.Fragment;
import bulkhead.renderer.layout.fragment.LayoutContext;
import bulkhead.renderer.layout.fragment.LineFragment;
import bulkhead.renderer.layout.fragment.RubyExtents;
import bulkhead.renderer.layout.fragment.TextFragment;
import bulkhead.renderer.layout.inline.FontBaseline;
import bulkhead.renderer.layout.tree.ElementBox;
import bulkhead.renderer.text.GlyphRun;
import bulkhead.renderer.text.SizedFont;

/// How far the em boxes of what is in a ruby base or annotation reach beside its baseline, on the
/// over and the under side; of all fonts that its text is in.
record EmExtents(float over, float under) {
  static EmExtents of(LayoutContext context, ElementBox part, BoxFragment fragment) {
    Walk walk = new Walk(FontBaseline.of(part));
    for (int i = 0; i < fragment.childCount(); i++) {
      if (fragment.child(i).fragment() instanceof LineFragment line) {
        walk.line(line);
        break; // it has no other
      }
    }
    if (walk.over == Float.NEGATIVE_INFINITY) {
      walk.include(context.fonts(part.style()).primary(), 0);
    }
    return new EmExtents(walk.over, walk.under);
  }

  float height() {
    return over + under;
  }

  private static final class Walk {
    private final FontBaseline baselines;
    private float over = Float.NEGATIVE_INFINITY;
    private float under = Float.NEGATIVE_INFINITY;

    Walk(FontBaseline baselines) {
      this.baselines = baselines;
    }

    void line(LineFragment line) {
      for (Fragment.Child child : line.children()) {
        add(child.fragment(), line.baseline() - child.y());
      }
    }

    /// @param baseline of the line, below the fragment's top
    private void add(Fragment fragment, float baseline) {
      switch (fragment) {
        case TextFragment text -> addText(text, baseline);
        case BoxFragment box -> {
          if (box.extra() instanceof RubyExtents inner) {
            float raised = baseline - box.firstBaseline();
            over = Math.max(over, inner.over() + raised);
            under = Math.max(under, inner.under() - raised);
            return;
          }
          for (int i = 0; i < box.childCount(); i++) {
            add(box.child(i).fragment(), baseline - box.child(i).y());
          }
        }
        case LineFragment line -> {} // of an atomic inline
      }
    }

    private void addText(TextFragment text, float baseline) {
      float own = baselines == FontBaseline.CENTRAL ? text.height() / 2 : text.baseline();
      float raised = baseline - own;
      include(text.fonts().primary(), raised);
      for (GlyphRun run : text.shape().runs(text.from(), text.to())) {
        include(run.font(), raised);
      }
    }

    void include(SizedFont font, float raised) {
      float above = baselines == FontBaseline.CENTRAL ? font.size() / 2 : font.emAbove();
      float below = baselines == FontBaseline.CENTRAL ? font.size() / 2 : font.emBelow();
      over = Math.max(over, above + raised);
      under = Math.max(under, below - raised);
    }
  }
}
