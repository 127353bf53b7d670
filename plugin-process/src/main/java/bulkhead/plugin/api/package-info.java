/// What a plugin is written against, and all it may use of Bulkhead.
///
/// A plugin is a jar with a [PluginFactory] named in `META-INF/services` and described in
/// `META-INF/bulkhead/plugin.properties`; the module's README shows a complete one. A plugin fills
/// one box of a page with pixels and hears the input that goes into that box. It has no files, no
/// network and no other way out than its [PluginContext].
@NullMarked
package bulkhead.plugin.api;

import org.jspecify.annotations.NullMarked;
