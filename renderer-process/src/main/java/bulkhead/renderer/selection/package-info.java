/// The text of a laid-out page, as a reader sees it, and what is marked in it: the user's selection
/// and the matches of find-in-page.
///
/// The first class to read is [bulkhead.renderer.selection.PageText]: one string for the whole page
/// with the way from each of its characters to the fragment that shows it and to the DOM, and back.
/// Selecting, copying and finding are then work on a string. Everything here belongs to
/// `RendererMain`.
@NullMarked
package bulkhead.renderer.selection;

import org.jspecify.annotations.NullMarked;
