package bulkhead.renderer.layout.tree;

import bulkhead.renderer.style.ComputedStyle;
import org.jspecify.annotations.Nullable;

/// One box of the box tree. Owned by `RendererMain`.
public abstract sealed class Box permits ElementBox, TextBox {
  private final ComputedStyle style;
  private @Nullable ElementBox parent;
  private int order;

  Box(ComputedStyle style) {
    this.style = style;
  }

  public final ComputedStyle style() {
    return style;
  }

  public final @Nullable ElementBox parent() {
    return parent;
  }

  final void setParent(@Nullable ElementBox parent) {
    this.parent = parent;
  }

  /// Rises in tree order; only for comparing boxes of one tree.
  public final int order() {
    return order;
  }

  final void setOrder(int order) {
    this.order = order;
  }

  /// Takes part in an inline formatting context, if it is in flow.
  public abstract boolean isInlineLevel();

  /// Neither floating nor absolutely positioned.
  public boolean isInFlow() {
    return true;
  }
}
