package bulkhead.browser.devtools;

import bulkhead.devtools.CommandTable;

/// Commands that clients send as a matter of course and that have nothing to change here: what they
/// would switch on, this browser does not do, so that the answer is right without doing anything.
final class AcceptedCommands {
  private AcceptedCommands() {}

  static void describe(CommandTable<Session> commands) {
    commands.accepted(
        // Pages behave as focused whenever their window is there.
        "Emulation.setFocusEmulationEnabled",
        // Mice stay mice.
        "Emulation.setEmitTouchEventsForMouse",
        // Pages have no IdleDetector to read it with.
        "Emulation.setIdleOverride",
        "Emulation.clearIdleOverride",
        "Page.setFontFamilies",
        "Audits.enable",
        "Audits.disable",
        "ServiceWorker.enable",
        "ServiceWorker.disable",
        "WebMCP.enable",
        "WebMCP.disable",
        "Inspector.enable",
        "Inspector.disable");
  }
}
