/// Printing: a document that was laid out for paper, cut into pages, as a PDF with its text.
///
/// First file to open: `PaperPrinter`.
@NullMarked
package bulkhead.renderer.print;

import org.jspecify.annotations.NullMarked;
