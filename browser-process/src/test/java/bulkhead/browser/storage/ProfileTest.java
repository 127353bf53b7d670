package bulkhead.browser.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProfileTest {
  private final Path folder;

  ProfileTest(@TempDir Path folder) {
    this.folder = folder;
  }

  /// Name, address, place and the site's picture.
  @Test
  void bookmarksAreChangedMovedAndHaveTheirSitesPictures() throws Exception {
    try (Profile profile = Profile.open(folder.resolve("icons"))) {
      Bookmarks bookmarks = profile.bookmarks();
      bookmarks.add("One", "http://one.example/").join();
      bookmarks.add("Two", "http://two.example/").join();
      long third = bookmarks.add("Three", "http://three.example/").join().get(2).id();
      bookmarks.move(third, 0).join();
      bookmarks.edit(third, "Drei", "http://drei.example/").join();
      bookmarks.setIcon("http://two.example/", new Favicon(2, 1, new int[] {-1, 7})).join();
      bookmarks.move(999, 1).join();
    }
    try (Profile profile = Profile.open(folder.resolve("icons"))) {
      List<Bookmark> found = profile.bookmarks().all().join();
      assertEquals("Drei, One, Two", titles(found));
      assertEquals("http://drei.example/", found.getFirst().url());
      assertTrue(new Favicon(2, 1, new int[] {-1, 7}).looksAs(found.get(2).icon()));
      assertNull(found.get(1).icon());
    }
  }

  /// The disk may be full in the middle of it. Seen to fail: the first of them had changed places.
  @Test
  void aMoveThatFailsLeavesTheOrderAsItWas() throws Exception {
    try (Profile profile = Profile.open(folder)) {
      Bookmarks bookmarks = profile.bookmarks();
      bookmarks.add("One", "http://one.example/").join();
      bookmarks.add("Two", "http://two.example/").join();
      long third = bookmarks.add("Three", "http://three.example/").join().get(2).id();
      try (Connection other =
              DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("profile.db"));
          Statement statement = other.createStatement()) {
        statement.executeUpdate(
            "CREATE TRIGGER refuse BEFORE UPDATE ON bookmark WHEN NEW.place = 2"
                + " BEGIN SELECT RAISE(ABORT, 'full'); END");
      }
      assertThrows(CompletionException.class, () -> bookmarks.move(third, 0).join());
      assertEquals("One, Two, Three", titles(bookmarks.all().join()));
      bookmarks.edit(third, "Drei", "http://drei.example/").join();
    }
    try (Profile profile = Profile.open(folder)) {
      assertEquals("One, Two, Drei", titles(profile.bookmarks().all().join()));
    }
  }

  @Test
  void bookmarksOutliveTheBrowser() throws Exception {
    try (Profile profile = Profile.open(folder.resolve("new"))) {
      assertEquals(List.of(), profile.bookmarks().all().join());
      profile.bookmarks().add("One", "http://one.example/").join();
      profile.bookmarks().add("Two", "http://two.example/").join();
      List<Bookmark> three = profile.bookmarks().add("", "http://three.example/").join();
      assertEquals("One, Two, ", titles(three));
      profile.bookmarks().remove(three.get(1).id()).join();
      profile.bookmarks().remove(999).join();
    }
    try (Profile profile = Profile.open(folder.resolve("new"))) {
      List<Bookmark> found = profile.bookmarks().all().join();
      assertEquals("One, ", titles(found));
      assertEquals("http://three.example/", found.get(1).url());
      assertEquals(List.of(), profile.problems());
    }
  }

  @Test
  void anIdIsNotUsedTwice() throws Exception {
    try (Profile profile = Profile.open(folder)) {
      long first = profile.bookmarks().add("One", "http://one.example/").join().get(0).id();
      profile.bookmarks().remove(first).join();
      long second = profile.bookmarks().add("Two", "http://two.example/").join().get(0).id();
      assertTrue(second > first);
    }
  }

  @Test
  void theWindowsPlaceIsKept() throws Exception {
    var placement = new WindowPlacement(-10, 20, 800, 600, true);
    try (Profile profile = Profile.open(folder)) {
      assertEquals(Optional.empty(), profile.preferences().windowPlacement().join());
      assertTrue(profile.preferences().bookmarksBar().join());
      profile.preferences().setWindowPlacement(placement).join();
      profile.preferences().setBookmarksBar(false).join();
    }
    try (Profile profile = Profile.open(folder)) {
      assertEquals(Optional.of(placement), profile.preferences().windowPlacement().join());
      assertFalse(profile.preferences().bookmarksBar().join());
    }
  }

  @Test
  void openingDoesNotTouchTheDatabase() throws Exception {
    try (Profile profile = Profile.open(folder)) {
      assertFalse(Files.exists(folder.resolve("profile.db")));
      profile.bookmarks().all().join();
      assertTrue(Files.exists(folder.resolve("profile.db")));
    }
  }

  @Test
  void aFileThatIsNoDatabaseIsPutAsideAndReported() throws Exception {
    Files.writeString(
        folder.resolve("profile.db"),
        "This is not a database, and it is longer than a header.".repeat(50));
    try (Profile profile = Profile.open(folder)) {
      assertEquals("One", titles(profile.bookmarks().add("One", "http://one.example/").join()));
      assertEquals(1, profile.problems().size());
      assertTrue(
          profile.problems().get(0).contains("profile.db.damaged-"), profile.problems().get(0));
    }
    assertTrue(
        Files.readString(putAside()).startsWith("This is not a database"),
        "what was there is kept");
  }

  @Test
  void aDamagedPageInsideTheFileIsFound() throws Exception {
    try (Profile profile = Profile.open(folder)) {
      for (int i = 0; i < 200; i++) {
        profile
            .bookmarks()
            .add("Bookmark " + i, "http://example.org/" + "x".repeat(100) + i)
            .join();
      }
    }
    Path file = folder.resolve("profile.db");
    byte[] bytes = Files.readAllBytes(file);
    for (int i = 4096; i < bytes.length; i += 7) {
      bytes[i] = (byte) 0xA5;
    }
    Files.write(file, bytes);
    try (Profile profile = Profile.open(folder)) {
      assertEquals(List.of(), profile.bookmarks().all().join());
      assertEquals(1, profile.problems().size());
    }
    assertTrue(Files.size(putAside()) > 4096);
  }

  @Test
  void aDatabaseFromANewerBrowserIsLeftAlone() throws Exception {
    try (Connection newer =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("profile.db"));
        Statement statement = newer.createStatement()) {
      statement.executeUpdate("PRAGMA user_version = 1000");
    }
    try (Profile profile = Profile.open(folder)) {
      CompletionException refused =
          assertThrows(CompletionException.class, () -> profile.bookmarks().all().join());
      assertTrue(refused.getCause() instanceof SQLException);
      assertTrue(refused.toString().contains("newer"), refused::toString);
    }
    assertTrue(Files.exists(folder.resolve("profile.db")));
  }

  @Test
  void twoBrowsersDoNotShareAProfile() throws Exception {
    Profile first = Profile.open(folder);
    ProfileInUse refused = assertThrows(ProfileInUse.class, () -> Profile.open(folder));
    assertTrue(refused.toString().contains("--user-data-dir"), refused::toString);
    first.close();
    Profile.open(folder).close();
  }

  @Test
  void aTemporaryProfileIsGoneAfterwards() throws Exception {
    Path where;
    try (Profile profile = Profile.temporary()) {
      where = profile.directory();
      profile.bookmarks().add("One", "http://one.example/").join();
      assertTrue(Files.exists(where.resolve("profile.db")));
    }
    assertFalse(Files.exists(where));
  }

  private Path putAside() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().matches("profile\\.db\\.damaged-[0-9-]+"))
          .findFirst()
          .orElseThrow();
    }
  }

  private static String titles(List<Bookmark> bookmarks) {
    return String.join(", ", bookmarks.stream().map(Bookmark::title).toList());
  }
}
