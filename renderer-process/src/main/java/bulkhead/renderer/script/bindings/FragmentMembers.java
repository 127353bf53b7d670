package bulkhead.renderer.script.bindings;

import bulkhead.renderer.dom.DocumentFragment;

/// The constructor of `DocumentFragment`.
final class FragmentMembers {
  private FragmentMembers() {}

  static DocumentFragment create(RealmBindings runtime) {
    return runtime.document().createFragment();
  }
}
