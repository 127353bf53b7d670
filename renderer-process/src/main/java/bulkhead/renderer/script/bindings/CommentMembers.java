package bulkhead.renderer.script.bindings;

import bulkhead.renderer.dom.Comment;

/// The constructor of `Comment`.
final class CommentMembers {
  private CommentMembers() {}

  static Comment create(RealmBindings runtime, String data) {
    return runtime.document().createComment(data);
  }
}
