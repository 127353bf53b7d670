/// The document tree: our own nodes, owned by `RendererMain`, with the dirty bits that style and
/// layout work off and the serializer behind `--dump-dom`. It knows nothing of HTML's tokens, CSS
/// or boxes; a node only keeps a slot for what each later stage hangs on it.
@NullMarked
package bulkhead.renderer.dom;

import org.jspecify.annotations.NullMarked;
