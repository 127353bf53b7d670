package bulkhead.renderer.dom;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A place where documents are shown one after the other: a tab's page, or the box of an
/// `<iframe>`, `<frame>` or `<object>` (HTML §7.3.1 "navigables"). Frames form a tree; the main
/// frame is its root. Thread: owned by `RendererMain`.
///
/// ```
/// Document.frame() -> Frame        Frame.document() -> Document     the active one
/// Frame.childOf(iframe) -> Frame   Frame.owner() -> iframe
/// ```
public interface Frame {
  /// Unique in its page and never given twice; the main frame's is 1.
  int id();

  /// The target name: the owner's `name` when the frame was made, or what a script set; may be
  /// empty.
  String name();

  void setName(String name);

  /// Null for the main frame.
  @Nullable Frame parent();

  /// The element whose box shows the frame; null for the main frame.
  @Nullable Element owner();

  /// In the order of their owners' insertion.
  List<? extends Frame> children();

  /// The frame that an element of this frame's document shows; null if it shows none.
  @Nullable Frame childOf(Element owner);

  /// The active document; null only in a main frame to which nothing was committed yet.
  @Nullable Document document();

  /// Goes to another document (HTML §7.4.2.2 "navigate"). A URL that differs from the document's in
  /// its fragment only scrolls.
  ///
  /// @param url absolute
  /// @param replace adds no entry to the history
  void navigate(String url, boolean replace);

  /// HTML §7.3.1.7, "the rules for choosing a navigable": `_self`, `_parent`, `_top` and names;
  /// null for `_blank` and for a name that no frame of this page has.
  @Nullable Frame choose(String target);

  default Frame top() {
    Frame frame = this;
    for (Frame up = frame.parent(); up != null; up = up.parent()) {
      frame = up;
    }
    return frame;
  }
}
