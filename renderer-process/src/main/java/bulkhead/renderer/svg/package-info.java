/// SVG, as an image and inside HTML: the tree and its computed styles are written as plain SVG
/// text, which Skia's SVG engine draws. That engine knows no style sheets and no fonts, so styles
/// are written as attributes and text as outlines. It loads nothing and runs nothing.
///
/// What it lacks, and so does this browser: markers, `foreignObject`, `image`, `textPath`,
/// animation.
@NullMarked
package bulkhead.renderer.svg;

import org.jspecify.annotations.NullMarked;
