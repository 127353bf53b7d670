package bulkhead.browser.tab;

import bulkhead.browser.storage.Bookmark;
import bulkhead.browser.storage.Favicon;
import bulkhead.browser.storage.Profile;
import bulkhead.ipc.Outcome;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/// The profile's bookmarks and their bar, as the windows show them. Thread: `BrowserMain`.
final class BookmarksModel {
  private final Profile profile;
  private final Executor loop;
  private final Runnable changed;
  private @Nullable List<Bookmark> all;
  private boolean barShown = true;

  /// @param changed the windows are to show it
  BookmarksModel(Profile profile, Executor loop, Runnable changed) {
    this.profile = profile;
    this.loop = loop;
    this.changed = changed;
  }

  /// Reads what the profile keeps.
  void load() {
    take(profile.bookmarks().all());
    Outcome.then(
        profile.preferences().bookmarksBar(),
        loop,
        shown -> {
          barShown = shown;
          changed.run();
        });
  }

  private void take(CompletableFuture<List<Bookmark>> change) {
    Outcome.then(
        change,
        loop,
        now -> {
          all = now;
          changed.run();
        });
  }

  /// Null until the profile has been read.
  @Nullable List<Bookmark> all() {
    return all;
  }

  boolean isBarShown() {
    return barShown;
  }

  void setBarShown(boolean shown) {
    barShown = shown;
    profile.preferences().setBookmarksBar(shown);
    changed.run();
  }

  /// @param icon the page's own, if it is known
  void add(String title, String url, @Nullable Favicon icon) {
    take(profile.bookmarks().add(title, url));
    if (icon != null) {
      take(profile.bookmarks().setIcon(url, icon));
    }
  }

  void edit(long id, String title, String url) {
    take(profile.bookmarks().edit(id, title, url));
  }

  void move(long id, int index) {
    take(profile.bookmarks().move(id, index));
  }

  void remove(long id) {
    take(profile.bookmarks().remove(id));
  }

  /// A page shows this icon: bookmarks of it are to have it too.
  void iconShown(String url, Favicon icon) {
    List<Bookmark> known = all;
    if (known != null
        && known.stream().anyMatch(each -> each.url().equals(url) && !icon.looksAs(each.icon()))) {
      take(profile.bookmarks().setIcon(url, icon));
    }
  }
}
