package bulkhead.browser.files;

import bulkhead.ipc.BadMessage;
import bulkhead.ipc.api.GrantedFile;
import bulkhead.ipc.api.ReadFileReply;
import bulkhead.ipc.api.ReadFileRequest;
import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The files that one renderer may read, by the numbers that it knows them by. The user, or a
/// DevTools client, has chosen each. Thread: any; what touches the disk says so.
public final class FileGrants {
  private static final int MOST_LENGTH = 512 << 10;
  private static final int MOST_IN_FOLDER = 50_000;
  private static final int MOST_DEPTH = 64;

  /// A file as it was when it was granted: one that has changed since is not read (File API §3).
  private record Grant(Path path, long size, long modifiedMillis) {}

  private static final int IDLE_SECONDS = 5;

  /// One platform thread for each renderer: what blocks in the kernel would keep a virtual one's
  /// carrier, and a renderer that asks without end keeps no other waiting.
  private final ThreadPoolExecutor disk =
      new ThreadPoolExecutor(
          1,
          1,
          IDLE_SECONDS,
          TimeUnit.SECONDS,
          new LinkedBlockingQueue<>(),
          task -> Thread.ofPlatform().name("FileRead").daemon(true).unstarted(task));

  private final Map<Long, Grant> granted = new ConcurrentHashMap<>();
  private final AtomicLong next = new AtomicLong(1);

  public FileGrants() {
    disk.allowCoreThreadTimeOut(true);
  }

  /// Where what reads the disk is done, in the order in which it was asked for.
  public Executor disk() {
    return disk;
  }

  /// Grants files; one that is not there is left out. Reads the disk.
  public List<GrantedFile> grant(List<Path> files) {
    List<GrantedFile> all = new ArrayList<>();
    for (Path each : files) {
      GrantedFile one = grant(each, "");
      if (one != null) {
        all.add(one);
      }
    }
    return all;
  }

  /// Grants every file in a folder, by their paths. Reads the disk.
  public List<GrantedFile> grantFolder(Path folder) {
    List<Path> found = new ArrayList<>();
    try (Stream<Path> tree = Files.walk(folder, MOST_DEPTH, new FileVisitOption[0])) {
      tree.filter(Files::isRegularFile).limit(MOST_IN_FOLDER).sorted().forEach(found::add);
    } catch (IOException | java.io.UncheckedIOException e) {
      // What could be read of it is what the page gets.
    }
    Path base = folder.toAbsolutePath().normalize();
    List<GrantedFile> all = new ArrayList<>();
    for (Path each : found) {
      Path relative = base.relativize(each.toAbsolutePath().normalize());
      GrantedFile one = grant(each, base.getFileName() + "/" + relative);
      if (one != null) {
        all.add(one);
      }
    }
    return all;
  }

  private @Nullable GrantedFile grant(Path path, String relative) {
    try {
      BasicFileAttributes now = Files.readAttributes(path, BasicFileAttributes.class);
      if (!now.isRegularFile()) {
        return null;
      }
      long number = next.getAndIncrement();
      long modified = now.lastModifiedTime().toMillis();
      granted.put(number, new Grant(path, now.size(), modified));
      String name = String.valueOf(path.getFileName());
      return GrantedFile.newBuilder()
          .setFile(number)
          .setName(name)
          .setRelativePath(relative)
          .setMimeType(FileTypes.ofName(name))
          .setSize(now.size())
          .setModifiedMillis(modified)
          .build();
    } catch (IOException e) {
      return null;
    }
  }

  /// Whether a request is one that the renderer may make.
  ///
  /// @throws BadMessage if it is not
  public void check(ReadFileRequest request) {
    if (!granted.containsKey(request.getFile())) {
      throw new BadMessage("a file that was not granted");
    }
    if (request.getFrom() < 0 || request.getLength() < 1 || request.getLength() > MOST_LENGTH) {
      throw new BadMessage("file part " + request.getFrom() + " + " + request.getLength());
    }
  }

  /// A part of a file; [#check] comes first. Reads the disk.
  public ReadFileReply read(ReadFileRequest request) {
    Grant grant = granted.get(request.getFile());
    ReadFileReply failed = ReadFileReply.newBuilder().setFailed(true).build();
    if (grant == null) {
      return failed;
    }
    try (FileChannel file = FileChannel.open(grant.path, StandardOpenOption.READ)) {
      BasicFileAttributes now = Files.readAttributes(grant.path, BasicFileAttributes.class);
      if (now.size() != grant.size || now.lastModifiedTime().toMillis() != grant.modifiedMillis) {
        return failed;
      }
      long there = Math.max(0, grant.size - request.getFrom());
      ByteBuffer part = ByteBuffer.allocate((int) Math.min(request.getLength(), there));
      while (part.hasRemaining()) {
        if (file.read(part, request.getFrom() + part.position()) < 0) {
          return failed;
        }
      }
      return ReadFileReply.newBuilder().setData(ByteString.copyFrom(part.flip())).build();
    } catch (IOException e) {
      return failed;
    }
  }
}
