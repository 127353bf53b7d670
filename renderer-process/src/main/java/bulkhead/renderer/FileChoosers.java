package bulkhead.renderer;

import bulkhead.ipc.api.ChooseFilesRequest;
import bulkhead.ipc.api.GrantedFile;
import bulkhead.renderer.dom.Element;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;

/// File inputs of one frame: has files chosen for them, and hands over what was chosen. Thread:
/// `RendererMain`.
final class FileChoosers {
  private final LocalFrame frame;

  FileChoosers(LocalFrame frame) {
    this.frame = frame;
  }

  /// HTML §4.10.5.1.17 "show the picker, if applicable" for a file input. A DevTools client may
  /// want to choose instead of the user.
  void open(Element input, boolean several, boolean folder, List<String> accept) {
    for (FrameTreeObserver observer : frame.page().observers()) {
      if (observer.fileChooserOpens(frame, input, several)) {
        return;
      }
    }
    ChooseFilesRequest.Mode mode =
        folder
            ? ChooseFilesRequest.Mode.FOLDER
            : several ? ChooseFilesRequest.Mode.SEVERAL : ChooseFilesRequest.Mode.ONE;
    frame.page().fetcher.files().choose(frame.page().id, mode, accept, files -> give(input, files));
  }

  private void give(Element input, List<GrantedFile> files) {
    PageInput page = frame.input();
    if (page != null) {
      page.filesChosen(input, json(files));
    }
  }

  private static String json(List<GrantedFile> files) {
    JsonArray all = new JsonArray();
    for (GrantedFile each : files) {
      JsonObject file = new JsonObject();
      file.addProperty("file", each.getFile());
      file.addProperty("name", each.getName());
      file.addProperty("path", each.getRelativePath());
      file.addProperty("type", each.getMimeType());
      file.addProperty("size", each.getSize());
      file.addProperty("modified", each.getModifiedMillis());
      all.add(file);
    }
    return all.toString();
  }
}
