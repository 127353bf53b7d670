/// Layout: from a styled document to fragments with sizes and places. Start with
/// [bulkhead.renderer.layout.LayoutEngine].
///
/// The rooms: `tree` (which boxes there are), `fragment` (what every formatting context takes and
/// gives), and one room per formatting context: `block`, `inline`, `table`, `flex`, `grid`,
/// `multicol`, and `positioned` for absolutely positioned boxes. A formatting context knows the
/// others only through [bulkhead.renderer.layout.fragment.LayoutContext]. All of it runs on
/// `RendererMain`; fragments are immutable.
///
/// After an edit: a box stays with all that was laid out in it where nothing in it changed, so a
/// change costs what is around it. A container is made anew from the kept ones, except that a long
/// one keeps its box (`ChangedChildren` in `tree`) and goes on placing from just before the change
/// ([bulkhead.renderer.layout.fragment.FlowHistory]).
///
/// Vertical writing modes: all of layout takes lines for horizontal. In a vertical writing mode it
/// reads turned styles ([bulkhead.renderer.layout.tree.Box#style]), and what it made is turned to
/// the page when it is done ([bulkhead.renderer.layout.fragment.Turning]). Sticky boxes are laid
/// out as if they did not stick ([bulkhead.renderer.layout.positioned.StickyBoxes]).
@NullMarked
package bulkhead.renderer.layout;

import org.jspecify.annotations.NullMarked;
