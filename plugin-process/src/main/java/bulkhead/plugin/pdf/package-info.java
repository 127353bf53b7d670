/// The PDF viewer: a plugin like any other, written against `bulkhead.plugin.api` alone.
///
/// [bulkhead.plugin.pdf.PdfViewer] lives on `PluginMain` and never waits: where pages lie is
/// [bulkhead.plugin.pdf.PdfView]'s arithmetic, and what they look like comes piece by piece from
/// [bulkhead.plugin.pdf.PdfRaster], the thread that owns the PDFBox document.
@NullMarked
package bulkhead.plugin.pdf;

import org.jspecify.annotations.NullMarked;
