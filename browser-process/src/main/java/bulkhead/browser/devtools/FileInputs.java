package bulkhead.browser.devtools;

import bulkhead.devtools.CommandTable;
import bulkhead.devtools.Json;
import bulkhead.devtools.ProtocolError;
import bulkhead.ipc.api.GrantedFile;
import com.google.gson.JsonObject;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// `DOM.setFileInputFiles`: the client chooses files for an input. The client's paths stay in this
/// process; the renderer is told of grants, as when the user chooses. Thread: `BrowserMain`.
final class FileInputs {
  private record SetFiles(
      List<String> files,
      @Nullable Integer nodeId,
      @Nullable Integer backendNodeId,
      @Nullable String objectId) {}

  private FileInputs() {}

  static void describe(CommandTable<Session> commands) {
    commands.late("DOM.setFileInputFiles", SetFiles.class, FileInputs::set);
  }

  private static CompletableFuture<JsonObject> set(Session session, SetFiles wanted)
      throws ProtocolError {
    RendererSession renderer = session.renderer();
    if (renderer == null) {
      throw ProtocolError.because("Not attached to an active page");
    }
    List<Path> paths = new ArrayList<>();
    for (String each : wanted.files()) {
      try {
        paths.add(Path.of(each));
      } catch (InvalidPathException e) {
        throw ProtocolError.because("Invalid path");
      }
    }
    return session
        .page()
        .tab()
        .grantFiles(paths)
        .thenComposeAsync(
            files ->
                renderer.ask(
                    "DOM.setFileInputFiles",
                    Json.object(
                        "nodeId", wanted.nodeId(),
                        "backendNodeId", wanted.backendNodeId(),
                        "objectId", wanted.objectId(),
                        "files", files.stream().map(FileInputs::json).toList())),
            session.devTools().loop());
  }

  private static JsonObject json(GrantedFile file) {
    return Json.object(
        "file", file.getFile(),
        "name", file.getName(),
        "path", file.getRelativePath(),
        "type", file.getMimeType(),
        "size", file.getSize(),
        "modified", file.getModifiedMillis());
  }
}
