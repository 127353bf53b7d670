package bulkhead.renderer.selection;

import bulkhead.renderer.dom.Text;

/// A place between two characters of a text node, such as one end of a selection. It outlives
/// layouts, so it may name a node that is not shown any more. Immutable.
///
/// @param offset 0 to the length of the node's data
public record TextPosition(Text node, int offset) {}
