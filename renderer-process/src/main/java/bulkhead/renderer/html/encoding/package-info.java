/// The legacy encodings of the Encoding Standard, https://encoding.spec.whatwg.org/ §9 to §14, as
/// charsets of the JDK: their errors and their indexes are the standard's, not the JDK's. Starts at
/// [bulkhead.renderer.html.encoding.WebCharset].
@NullMarked
package bulkhead.renderer.html.encoding;

import org.jspecify.annotations.NullMarked;
