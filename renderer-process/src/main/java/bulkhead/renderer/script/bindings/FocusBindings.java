package bulkhead.renderer.script.bindings;

import bulkhead.renderer.dom.Node;
import bulkhead.renderer.dom.SharedTree;
import org.jspecify.annotations.Nullable;

/// Hands what the user does with the focus and with controls to one realm's JavaScript, which
/// decides what becomes of it and fires the events. Thread: the isolate's.
public final class FocusBindings {
  private final ExportedFunctions functions;
  private final SharedTree tree;

  FocusBindings(ExportedFunctions functions, SharedTree tree) {
    this.functions = functions;
    this.tree = tree;
  }

  /// The user pressed on a node: the nearest focusable element gets the focus, or none.
  public void focusByClick(@Nullable Node node) {
    functions.ask("focusByClick", node == null ? 0 : tree.numberOf(node));
  }

  /// A fragment's target was gone to (HTML §7.4.6.4): the focus moves to it, or away.
  ///
  /// @param moved false while the document is still being opened: then only Tab begins there
  public void targetReached(Node target, boolean moved) {
    functions.ask("targetReached", tree.numberOf(target), moved);
  }

  /// Tab was pressed. False when there is nothing further to focus.
  public boolean moveFocus(boolean backward) {
    return functions.ask("moveFocus", backward);
  }

  /// What has the focus may be hidden or disabled now.
  public void fixFocus() {
    functions.call("fixFocus");
  }

  /// Gives the focus to an element with `autofocus`. False when it cannot have it now.
  public boolean autofocus(Node element) {
    return functions.ask("autofocus", tree.numberOf(element));
  }

  /// Whether an element has the focus.
  public boolean hasFocusedArea() {
    return functions.ask("hasFocusedArea");
  }

  /// Enter or the space bar on a control: a button is clicked, a form submitted. False when the key
  /// does nothing there.
  public boolean activateByKey(Node node, String key) {
    return functions.ask("activateByKey", tree.numberOf(node), key);
  }

  /// The user does something to a control or an editable element: see `control` in
  /// `08-editing.js`. False when it has no use for that.
  public boolean control(Node node, String command, String text, int a, int b) {
    return functions.ask("control", tree.numberOf(node), command, text, a, b);
  }
}
