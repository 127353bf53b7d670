package bulkhead.renderer.loader;

import bulkhead.ipc.api.ChooseFilesRequest;
import bulkhead.ipc.api.FileAccess;
import bulkhead.ipc.api.FileAccessClient;
import bulkhead.ipc.api.FilesChosenNotice;
import bulkhead.ipc.api.GrantedFile;
import bulkhead.ipc.api.ReadFileReply;
import bulkhead.ipc.api.ReadFileRequest;
import bulkhead.ipc.api.SavePiece;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Files that the user has chosen for this renderer's pages. This process can open none: the
/// browser process asks the user, and reads what is asked of the files that it granted. Thread:
/// `RendererMain`, but for [#read].
public final class UserFiles implements FileAccessClient {
  /// Bytes of one answer; see file.proto.
  public static final int MOST_LENGTH = 512 << 10;

  private static final int MOST_ACCEPTED = 100;
  private static final int MOST_TYPE = 200;

  private final Map<Integer, Consumer<List<GrantedFile>>> asked = new HashMap<>();
  private volatile @Nullable FileAccess browser;
  private int next = 1;

  /// The browser process is there.
  public void connect(FileAccess access) {
    browser = access;
  }

  /// Has the user choose files for a page.
  ///
  /// @param accept MIME types, `image/*` and its like, endings with a dot
  /// @param chosen gets them; none when the user has chosen none
  public void choose(
      int pageId,
      ChooseFilesRequest.Mode mode,
      List<String> accept,
      Consumer<List<GrantedFile>> chosen) {
    FileAccess access = browser;
    if (access == null) {
      return;
    }
    asked.put(next, chosen);
    access.chooseFiles(
        ChooseFilesRequest.newBuilder()
            .setPageId(pageId)
            .setChooserId(next++)
            .setMode(mode)
            .addAllAccept(
                accept.stream()
                    .filter(each -> each.length() <= MOST_TYPE)
                    .limit(MOST_ACCEPTED)
                    .toList())
            .build());
  }

  /// Sends a piece of a file that a page saves.
  public void save(SavePiece piece) {
    FileAccess access = browser;
    if (access != null) {
      access.save(piece);
    }
  }

  @Override
  public void filesChosen(FilesChosenNotice notice) {
    Consumer<List<GrantedFile>> waits = asked.remove(notice.getChooserId());
    if (waits != null) {
      waits.accept(notice.getFilesList());
    }
  }

  /// A part of a file, which the caller waits for; null when the file is gone or has changed. Any
  /// thread but the channel's.
  ///
  /// @param length at most [#MOST_LENGTH]
  public byte @Nullable [] read(long file, long from, int length) {
    FileAccess access = browser;
    if (access == null) {
      return null;
    }
    try {
      ReadFileReply reply =
          access
              .readFile(
                  ReadFileRequest.newBuilder()
                      .setFile(file)
                      .setFrom(from)
                      .setLength(length)
                      .build())
              .join();
      return reply.getFailed() ? null : reply.getData().toByteArray();
    } catch (CompletionException e) {
      return null;
    }
  }
}
