/// The one class of ours in jsoup's package: jsoup keeps its open-element stack and its step method
/// to this package, and following a growing tree exactly needs both. Everything else goes through
/// jsoup's public interface.
@NullMarked
package org.jsoup.parser;

import org.jspecify.annotations.NullMarked;
