package bulkhead.browser.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bulkhead.ipc.BadMessage;
import bulkhead.ipc.api.GrantedFile;
import bulkhead.ipc.api.ReadFileReply;
import bulkhead.ipc.api.ReadFileRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a renderer can read of the user's files, and what it cannot.
class FileGrantsTest {
  @TempDir Path folder = Path.of("");
  private final FileGrants grants = new FileGrants();

  private Path file(String name, String text) throws IOException {
    Path path = folder.resolve(name);
    Files.createDirectories(path.getParent());
    return Files.writeString(path, text);
  }

  private static ReadFileRequest part(long file, long from, int length) {
    return ReadFileRequest.newBuilder().setFile(file).setFrom(from).setLength(length).build();
  }

  @Test
  void aGrantNamesTheFileWithoutItsPath() throws IOException {
    GrantedFile granted = grants.grant(List.of(file("deep/plan.json", "{}"))).getFirst();
    assertEquals(
        "plan.json application/json 2 ",
        granted.getName()
            + " "
            + granted.getMimeType()
            + " "
            + granted.getSize()
            + " "
            + granted.getRelativePath());
    assertTrue(!granted.toString().contains("deep"));
  }

  @Test
  void isReadInParts() throws IOException {
    long file = grants.grant(List.of(file("a.txt", "0123456789"))).getFirst().getFile();
    assertEquals("345", grants.read(part(file, 3, 3)).getData().toStringUtf8());
    assertEquals("89", grants.read(part(file, 8, 100)).getData().toStringUtf8());
    assertEquals("", grants.read(part(file, 50, 1)).getData().toStringUtf8());
  }

  @Test
  void aFileThatHasChangedIsNotRead() throws IOException {
    Path path = file("a.txt", "before");
    long file = grants.grant(List.of(path)).getFirst().getFile();
    Files.writeString(path, "another text");
    assertTrue(grants.read(part(file, 0, 10)).getFailed());
    Files.delete(path);
    ReadFileReply gone = grants.read(part(file, 0, 10));
    assertTrue(gone.getFailed() && gone.getData().isEmpty());
  }

  @Test
  void whatWasNotGrantedEndsTheSender() throws IOException {
    long file = grants.grant(List.of(file("a.txt", "text"))).getFirst().getFile();
    grants.check(part(file, 0, 1));
    assertThrows(BadMessage.class, () -> grants.check(part(file + 1, 0, 1)));
    assertThrows(BadMessage.class, () -> grants.check(part(file, -1, 1)));
    assertThrows(BadMessage.class, () -> grants.check(part(file, 0, 1 << 20)));
    assertThrows(BadMessage.class, () -> new FileGrants().check(part(file, 0, 1)));
  }

  @Test
  void aFolderIsAllItsFiles() throws IOException {
    file("pictures/b.png", "");
    file("pictures/sub/a.gif", "x");
    List<String> paths =
        grants.grantFolder(folder.resolve("pictures")).stream()
            .map(GrantedFile::getRelativePath)
            .toList();
    assertEquals(List.of("pictures/b.png", "pictures/sub/a.gif"), paths);
    assertEquals(List.of(), grants.grant(List.of(folder, folder.resolve("none"))));
  }

  @Test
  void acceptMeansEndings() {
    assertEquals(List.of("json"), FileTypes.endings(List.of("application/json", ".JSON")));
    assertTrue(FileTypes.endings(List.of("image/*")).containsAll(List.of("png", "jpg", "svg")));
    assertEquals(List.of(), FileTypes.endings(List.of()));
  }
}
