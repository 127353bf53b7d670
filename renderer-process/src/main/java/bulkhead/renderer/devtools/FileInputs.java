package bulkhead.renderer.devtools;

import bulkhead.devtools.CommandTable;
import bulkhead.devtools.Json;
import bulkhead.devtools.ProtocolError;
import bulkhead.renderer.dom.Element;
import com.google.gson.JsonArray;
import org.jspecify.annotations.Nullable;

/// File inputs for clients: `Page.setInterceptFileChooserDialog`, `Page.fileChooserOpened` and
/// `DOM.setFileInputFiles`. Stateless.
final class FileInputs {
  private record Intercept(boolean enabled, @Nullable Boolean cancel) {}

  /// @param files what the browser process has granted for the client's paths
  private record SetFiles(
      @Nullable Integer nodeId,
      @Nullable Integer backendNodeId,
      @Nullable String objectId,
      JsonArray files) {}

  private FileInputs() {}

  static void describe(CommandTable<AgentSession> commands) {
    commands.on(
        "Page.setInterceptFileChooserDialog",
        Intercept.class,
        (session, wanted) -> {
          session.setInterceptsFileChoosers(wanted.enabled());
          return null;
        });
    commands.on(
        "DOM.setFileInputFiles",
        SetFiles.class,
        (session, wanted) -> {
          Element input =
              DomCommands.element(
                  session,
                  new DomCommands.NodeName(
                      wanted.nodeId(), wanted.backendNodeId(), wanted.objectId()));
          if (!input.is("input") || !input.attributeOrEmpty("type").equalsIgnoreCase("file")) {
            throw ProtocolError.because("Node is not a file input element");
          }
          DomCommands.frameOf(session, input).setFiles(input, wanted.files().toString());
          return null;
        });
  }

  static void opened(AgentSession session, InspectedFrame frame, Element input, boolean several) {
    session.event(
        "Page.fileChooserOpened",
        Json.object(
            "frameId", frame.token(),
            "mode", several ? "selectMultiple" : "selectSingle",
            "backendNodeId", session.nodes().of(input)));
  }
}
