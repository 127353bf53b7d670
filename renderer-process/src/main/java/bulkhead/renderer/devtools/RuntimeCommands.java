package bulkhead.renderer.devtools;

import bulkhead.devtools.CommandTable;

/// Commands that switch on what pages without scripts never report. Stateless.
final class RuntimeCommands {
  private RuntimeCommands() {}

  static void describe(CommandTable<AgentSession> commands) {
    commands.accepted(
        "Runtime.enable",
        "Runtime.disable",
        "Log.enable",
        "Log.disable",
        "Log.clear",
        "Log.startViolationsReport",
        "Log.stopViolationsReport",
        "Performance.enable",
        "Performance.disable",
        "Overlay.enable",
        "Overlay.disable",
        "Page.addScriptToEvaluateOnNewDocument",
        "Page.removeScriptToEvaluateOnNewDocument");
  }
}
