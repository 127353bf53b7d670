package bulkhead.renderer.xpath;

import org.jspecify.annotations.Nullable;

/// What a step keeps of its axis (XPath 1.0 §2.3).
sealed interface NodeTest {
  /// `div`, `svg:rect`; the prefix is empty without one.
  record Name(String prefix, String localName) implements NodeTest {}

  /// `*`, `svg:*`
  record Any(String prefix) implements NodeTest {}

  record AnyNode() implements NodeTest {}

  record IsText() implements NodeTest {}

  record IsComment() implements NodeTest {}

  record IsProcessingInstruction(@Nullable String target) implements NodeTest {}
}
