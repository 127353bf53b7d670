/// From bytes to the document: encodings, jsoup's tokenising and tree building on a thread that
/// runs only while `RendererMain` waits for it, and the mirror that makes our tree grow as jsoup's
/// does. Starts at [bulkhead.renderer.html.HtmlDocumentParser].
@NullMarked
package bulkhead.renderer.html;

import org.jspecify.annotations.NullMarked;
