/// The classes of ours in jsoup's package: jsoup keeps its open elements, its step method and its
/// tree builder to this package, and following a growing tree exactly needs them. Everything else
/// goes through jsoup's public interface.
@NullMarked
package org.jsoup.parser;

import org.jspecify.annotations.NullMarked;
