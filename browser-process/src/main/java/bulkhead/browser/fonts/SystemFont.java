package bulkhead.browser.fonts;

import java.nio.file.Path;

/// One face of a font file of this system. Immutable.
///
/// @param collectionIndex the face within a .ttc
/// @param weight CSS, 1 to 1000
/// @param stretch CSS percentage
public record SystemFont(
    Path file, int collectionIndex, String family, int weight, int stretch, boolean italic) {}
