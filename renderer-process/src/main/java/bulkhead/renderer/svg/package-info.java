/// SVG, as an image and inside HTML: trees with their computed styles are drawn into pictures, and
/// what other elements refer to in them (clips, masks, filters) is made from them.
///
/// First file to open: `SvgPictures`, then `SvgPainter`. What is in `<foreignObject>` is laid out
/// and painted by who implements [bulkhead.renderer.svg.SvgForeign].
///
/// What it lacks, and so does this browser: animation by SMIL, references to other documents.
@NullMarked
package bulkhead.renderer.svg;

import org.jspecify.annotations.NullMarked;
