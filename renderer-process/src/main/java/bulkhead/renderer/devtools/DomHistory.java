package bulkhead.renderer.devtools;

import bulkhead.devtools.ProtocolError;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What one session has changed in the tree, to be undone and done again: `DOM.undo` goes back to
/// the last state that the client has marked. Thread: `RendererMain`.
///
/// ```
/// mark  change  change  mark  change │ (undone)  change
///                                    └ at
/// ```
final class DomHistory {
  /// Older changes are forgotten.
  private static final int MOST_CHANGES = 1000;

  /// One way of a change.
  interface Step {
    void run() throws ProtocolError;
  }

  /// Both steps are null for a marked state.
  private record Change(@Nullable Step redo, @Nullable Step undo) {
    boolean isMark() {
      return redo == null;
    }
  }

  private static final Change MARK = new Change(null, null);

  private final List<Change> changes = new ArrayList<>();

  /// How many of the changes are done; the others are undone.
  private int at;

  /// Changes something.
  void perform(Step redo, Step undo) throws ProtocolError {
    redo.run();
    add(new Change(redo, undo));
  }

  void mark() {
    add(MARK);
  }

  private void add(Change change) {
    changes.subList(at, changes.size()).clear();
    changes.add(change);
    if (changes.size() > MOST_CHANGES) {
      changes.removeFirst();
    }
    at = changes.size();
  }

  void undo() throws ProtocolError {
    while (at > 0 && changes.get(at - 1).isMark()) {
      at--;
    }
    while (at > 0) {
      Change change = changes.get(--at);
      if (change.undo == null) {
        return;
      }
      runOrForget(change.undo);
    }
  }

  void redo() throws ProtocolError {
    while (at < changes.size() && changes.get(at).isMark()) {
      at++;
    }
    while (at < changes.size()) {
      Change change = changes.get(at++);
      if (change.redo == null) {
        return;
      }
      runOrForget(change.redo);
    }
  }

  /// The page has changed the tree in between: what was done before cannot be undone either.
  private void runOrForget(Step step) throws ProtocolError {
    try {
      step.run();
    } catch (ProtocolError e) {
      forget();
      throw e;
    }
  }

  void forget() {
    changes.clear();
    at = 0;
  }
}
