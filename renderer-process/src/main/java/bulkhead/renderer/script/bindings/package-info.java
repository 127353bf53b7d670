/// What a page's scripts see of the document: wrappers, conversions and exceptions by generated
/// code (`Bindings`, `bindings.js`, from the Web IDL files in `src/main/webidl`), and the Java side
/// of the members, in classes called `…Members`. Starts at
/// [bulkhead.renderer.script.bindings.BindingsInstaller].
@NullMarked
package bulkhead.renderer.script.bindings;

import org.jspecify.annotations.NullMarked;
