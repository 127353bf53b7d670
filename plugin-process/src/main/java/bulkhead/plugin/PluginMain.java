package bulkhead.plugin;

import bulkhead.process.ChildMain;

/// Plugin process: runs one plugin for the pages of one site. Started by the browser process when a
/// page first needs it; ends when that channel closes.
public final class PluginMain {
  private PluginMain() {}

  public static void main(String[] args) {
    ChildMain.main(new PluginRole());
  }
}
