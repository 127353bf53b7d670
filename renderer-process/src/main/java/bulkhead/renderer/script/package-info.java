/// JavaScript in this process: V8 through Javet. One isolate for `RendererMain`, one for each
/// worker; one realm (V8 context) for each document. Starts at
/// [bulkhead.renderer.script.ScriptIsolate].
@NullMarked
package bulkhead.renderer.script;

import org.jspecify.annotations.NullMarked;
