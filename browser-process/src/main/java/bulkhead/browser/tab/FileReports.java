package bulkhead.browser.tab;

import bulkhead.browser.files.Download;
import bulkhead.browser.files.FileGrants;
import bulkhead.browser.files.FileTypes;
import bulkhead.browser.process.RenderProcessHost;
import bulkhead.browser.ui.BrowserWindow;
import bulkhead.browser.ui.FileChoice;
import bulkhead.ipc.BadMessage;
import bulkhead.ipc.Outcome;
import bulkhead.ipc.api.ChooseFilesRequest;
import bulkhead.ipc.api.FileAccess;
import bulkhead.ipc.api.FileAccessClient;
import bulkhead.ipc.api.FilesChosenNotice;
import bulkhead.ipc.api.GrantedFile;
import bulkhead.ipc.api.ReadFileReply;
import bulkhead.ipc.api.ReadFileRequest;
import bulkhead.ipc.api.SavePiece;
import bulkhead.process.TaskLoop;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// The user's files for one renderer, which is not trusted: it gets those that the user chose for
/// it. Thread: `BrowserMain`; the disk is touched on threads of its own.
final class FileReports implements FileAccess {
  private static final int MOST_ACCEPTED = 100;
  private static final int MOST_TYPE = 200;
  private static final int MOST_NAME = 4096;
  private static final int MOST_URL = 1 << 20;
  private static final int MOST_PIECE = 512 << 10;
  private static final int MOST_AT_ONCE = 20;
  private static final long MOST_SAVED = 4L << 30;

  private final BrowserModel browser;
  private final RenderProcessHost host;
  private final TaskLoop model;
  private final Map<Integer, Download> saving = new HashMap<>();
  private final Set<Integer> refused = new HashSet<>();
  private boolean asking;

  FileReports(BrowserModel browser, RenderProcessHost host, TaskLoop model) {
    this.browser = browser;
    this.host = host;
    this.model = model;
    host.whenGone(status -> abandon());
  }

  private FileGrants grants() {
    return browser.pages().fileGrants(host);
  }

  @Override
  public void chooseFiles(ChooseFilesRequest request) {
    if (request.getAcceptCount() > MOST_ACCEPTED) {
      throw new BadMessage(request.getAcceptCount() + " kinds of files");
    }
    for (String each : request.getAcceptList()) {
      if (each.length() > MOST_TYPE) {
        throw new BadMessage("kind of file of " + each.length() + " characters");
      }
    }
    FileChoice.Kind kind =
        switch (request.getMode()) {
          case ONE -> FileChoice.Kind.ONE;
          case SEVERAL -> FileChoice.Kind.SEVERAL;
          case FOLDER -> FileChoice.Kind.FOLDER;
          case MODE_UNSPECIFIED, UNRECOGNIZED -> throw new BadMessage("unknown kind of chooser");
        };
    Tab tab = browser.pages().tabOf(new PageRef(host, request.getPageId()));
    BrowserWindow view = tab == null || asking ? null : tab.viewForChooser();
    if (tab == null || view == null) {
      chosen(request, List.of());
      return;
    }
    asking = true;
    FileChoice choice = new FileChoice(tab.id(), kind, FileTypes.endings(request.getAcceptList()));
    Outcome.either(
        view.chooseFiles(choice).thenApplyAsync(files -> granted(kind, files), grants().disk()),
        browser.loop(),
        (files, failure) -> {
          asking = false;
          chosen(request, files == null ? List.of() : files);
        });
  }

  @Override
  public void save(SavePiece piece) {
    if (piece.getName().length() > MOST_NAME
        || piece.getUrl().length() > MOST_URL
        || piece.getData().size() > MOST_PIECE) {
      throw new BadMessage("file to save: " + piece.getData().size() + " bytes");
    }
    Tab tab = browser.pages().tabOf(new PageRef(host, piece.getPageId()));
    Download download = saving.get(piece.getSaveId());
    if (download == null) {
      if (tab == null || refused.contains(piece.getSaveId()) || !tab.maySave()) {
        refuse(piece);
        return;
      }
      if (saving.size() >= MOST_AT_ONCE) {
        throw new BadMessage(saving.size() + " files to save at once");
      }
      download = tab.downloads().begin(piece.getUrl(), piece.getName());
      saving.put(piece.getSaveId(), download);
    }
    if (download.received() + piece.getData().size() > MOST_SAVED) {
      throw new BadMessage("file to save of more than " + MOST_SAVED + " bytes");
    }
    download.write(piece.getData().toByteArray());
    if (piece.getLast()) {
      saving.remove(piece.getSaveId());
      if (tab == null || piece.getFailed()) {
        download.cancel("it could not be loaded", end -> {});
      } else {
        tab.downloads().finish(download);
      }
    }
  }

  private void refuse(SavePiece piece) {
    if (piece.getLast()) {
      refused.remove(piece.getSaveId());
    } else if (refused.size() < MOST_AT_ONCE) {
      refused.add(piece.getSaveId());
    }
  }

  /// The renderer has ended: what it had not sent will not come.
  private void abandon() {
    saving.values().forEach(download -> download.cancel("its page has gone", end -> {}));
    saving.clear();
  }

  private List<GrantedFile> granted(FileChoice.Kind kind, List<Path> files) {
    return kind == FileChoice.Kind.FOLDER && !files.isEmpty()
        ? grants().grantFolder(files.getFirst())
        : grants().grant(files);
  }

  private void chosen(ChooseFilesRequest request, List<GrantedFile> files) {
    FilesChosenNotice notice =
        FilesChosenNotice.newBuilder()
            .setPageId(request.getPageId())
            .setChooserId(request.getChooserId())
            .setCancelled(files.isEmpty())
            .addAllFiles(files)
            .build();
    host.send(channel -> channel.proxy(FileAccessClient.IPC).filesChosen(notice));
  }

  @Override
  public CompletableFuture<ReadFileReply> readFile(ReadFileRequest request) {
    FileGrants grants = grants();
    grants.check(request);
    return CompletableFuture.supplyAsync(() -> grants.read(request), grants.disk());
  }

  /// Files that a DevTools client chooses for a page; a folder stands for the files in it.
  static CompletableFuture<List<GrantedFile>> grant(@Nullable FileGrants to, List<Path> files) {
    return to == null
        ? CompletableFuture.completedFuture(List.of())
        : CompletableFuture.supplyAsync(
            () ->
                files.stream()
                    .flatMap(
                        file ->
                            (Files.isDirectory(file)
                                    ? to.grantFolder(file)
                                    : to.grant(List.of(file)))
                                .stream())
                    .toList(),
            to.disk());
  }
}
