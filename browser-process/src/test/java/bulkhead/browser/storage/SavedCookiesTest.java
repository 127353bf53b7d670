package bulkhead.browser.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Cookies in the profile, from one browser to the next.
class SavedCookiesTest {
  private static final double LATER = System.currentTimeMillis() / 1000.0 + 10_000;

  @TempDir Path folder = Path.of("");

  private static SavedCookie cookie(String name, String value, double expires) {
    return new SavedCookie(name, value, ".a.test", "/", expires, true, true, "Lax");
  }

  private List<SavedCookie> reopened() throws IOException, ProfileInUse {
    try (Profile profile = Profile.open(folder)) {
      return profile.cookies().load().join();
    }
  }

  @Test
  void outliveTheBrowserInTheirOrderWithTheirLastValue() throws Exception {
    try (Profile profile = Profile.open(folder)) {
      profile.cookies().put(cookie("one", "1", LATER));
      profile.cookies().put(cookie("two", "2", LATER));
      profile.cookies().put(cookie("one", "3", LATER));
      profile.cookies().put(cookie("gone", "4", LATER));
      profile.cookies().remove("gone", ".a.test", "/");
    }
    assertEquals(List.of(cookie("one", "3", LATER), cookie("two", "2", LATER)), reopened());
    try (Profile profile = Profile.open(folder)) {
      profile.cookies().clear();
    }
    assertEquals(List.of(), reopened());
  }

  @Test
  void thoseThatHaveExpiredAreNotRead() throws Exception {
    try (Profile profile = Profile.open(folder)) {
      profile.cookies().put(cookie("old", "1", 1000));
      profile.cookies().put(cookie("new", "2", LATER));
    }
    assertEquals(List.of(cookie("new", "2", LATER)), reopened());
  }

  /// Seen to fail with cookies in the file of the bookmarks.
  @Test
  void aDamagedFileOfThemIsPutAsideAndNothingElseIsLost() throws Exception {
    try (Profile profile = Profile.open(folder)) {
      profile.cookies().put(cookie("one", "1", LATER));
      profile.bookmarks().add("A page", "http://a.test/").join();
    }
    Files.writeString(folder.resolve("cookies.db"), "this is no database ".repeat(1000));
    try (Profile profile = Profile.open(folder)) {
      assertEquals(List.of(), profile.cookies().load().join());
      assertTrue(
          profile.problems().getFirst().contains("cookies.db could not be read"),
          profile.problems().toString());
      assertEquals(1, profile.bookmarks().all().join().size());
      profile.cookies().put(cookie("two", "2", LATER));
    }
    assertEquals(List.of(cookie("two", "2", LATER)), reopened());
    try (Stream<Path> files = Files.list(folder)) {
      assertTrue(
          files.anyMatch(file -> file.getFileName().toString().startsWith("cookies.db.damaged-")));
    }
  }
}
