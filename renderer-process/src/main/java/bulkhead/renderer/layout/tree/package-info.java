/// The box tree: which boxes a styled document generates (CSS Display 3), before anything has a
/// size. Start with [bulkhead.renderer.layout.tree.BoxTreeBuilder]. Owned by `RendererMain`.
@NullMarked
package bulkhead.renderer.layout.tree;

import org.jspecify.annotations.NullMarked;
