package bulkhead.plugin.ipc;

import bulkhead.ipc.api.CursorNotice;
import bulkhead.ipc.api.PluginHost;
import bulkhead.ipc.api.PluginInstanceId;
import bulkhead.ipc.api.PluginTitle;
import bulkhead.plugin.PluginLinks;
import bulkhead.plugin.api.PluginCursor;

/// Reports to the browser process. Thread: `PluginMain`.
record BrowserLink(PluginHost host) implements PluginLinks.ToBrowser {
  @Override
  public void titleChanged(int instanceId, String title) {
    host.titleChanged(PluginTitle.newBuilder().setInstanceId(instanceId).setTitle(title).build());
  }

  @Override
  public void cursorChanged(int instanceId, PluginCursor cursor) {
    host.cursorChanged(
        bulkhead.ipc.api.PluginCursor.newBuilder()
            .setInstanceId(instanceId)
            .setCursor(encode(cursor))
            .build());
  }

  @Override
  public void settled(int instanceId) {
    host.settled(PluginInstanceId.newBuilder().setInstanceId(instanceId).build());
  }

  private static CursorNotice.Cursor encode(PluginCursor cursor) {
    return switch (cursor) {
      case DEFAULT -> CursorNotice.Cursor.DEFAULT;
      case POINTER -> CursorNotice.Cursor.POINTER;
      case TEXT -> CursorNotice.Cursor.TEXT;
      case CROSSHAIR -> CursorNotice.Cursor.CROSSHAIR;
      case MOVE -> CursorNotice.Cursor.MOVE;
      case WAIT -> CursorNotice.Cursor.WAIT;
    };
  }
}
