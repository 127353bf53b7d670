/// The plugin process: runs a plugin's code, away from pages, files and network, and shows what it
/// draws.
///
/// [bulkhead.plugin.PluginMain] starts it, [bulkhead.plugin.PluginRole] is its work on thread
/// `PluginMain`, [bulkhead.plugin.PluginProcess] keeps the boxes. What plugins see of all this is
/// `bulkhead.plugin.api`.
@NullMarked
package bulkhead.plugin;

import org.jspecify.annotations.NullMarked;
