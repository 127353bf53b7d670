package bulkhead.browser.storage;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;

/// The bookmarks bar's entries, kept in the profile. Each change answers with the whole list after
/// it, as the bar shows it. A future fails with [java.sql.SQLException] when the disk refuses.
/// Thread: any thread may call; the work is done on `Storage`.
public final class Bookmarks {
  private final Database database;
  private final Executor storage;

  Bookmarks(Database database, Executor storage) {
    this.database = database;
    this.storage = storage;
  }

  public CompletableFuture<List<Bookmark>> all() {
    return onStorage(() -> {});
  }

  /// Adds one at the end.
  public CompletableFuture<List<Bookmark>> add(String title, String url) {
    return onStorage(
        () -> {
          try (PreparedStatement insert =
              database
                  .connection()
                  .prepareStatement(
                      "INSERT INTO bookmark (place, title, url) SELECT coalesce(max(place), 0) + 1, ?, ? FROM bookmark")) {
            insert.setString(1, title);
            insert.setString(2, url);
            insert.executeUpdate();
          }
        });
  }

  /// Without effect when there is none of that id.
  public CompletableFuture<List<Bookmark>> remove(long id) {
    return onStorage(
        () -> {
          try (PreparedStatement delete =
              database.connection().prepareStatement("DELETE FROM bookmark WHERE id = ?")) {
            delete.setLong(1, id);
            delete.executeUpdate();
          }
        });
  }

  private CompletableFuture<List<Bookmark>> onStorage(Change change) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            change.run();
            return read();
          } catch (SQLException e) {
            throw new CompletionException(e);
          }
        },
        storage);
  }

  private List<Bookmark> read() throws SQLException {
    List<Bookmark> found = new ArrayList<>();
    try (PreparedStatement select =
            database
                .connection()
                .prepareStatement("SELECT id, title, url FROM bookmark ORDER BY place, id");
        ResultSet row = select.executeQuery()) {
      while (row.next()) {
        found.add(new Bookmark(row.getLong(1), row.getString(2), row.getString(3)));
      }
    }
    return List.copyOf(found);
  }

  private interface Change {
    void run() throws SQLException;
  }
}
