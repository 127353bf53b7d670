package bulkhead.browser.storage;

import bulkhead.process.Utf16;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/// Sites' local storage, kept in the profile. Thread: any thread may call; the work is done on
/// `Storage`, in the order of the calls.
public final class SiteData {
  private final Database database;
  private final Executor storage;
  private final Consumer<String> problems;

  SiteData(Database database, Executor storage, Consumer<String> problems) {
    this.database = database;
    this.storage = storage;
    this.problems = problems;
  }

  /// What an origin has stored, in the order in which it was; a map of the caller's own.
  public CompletableFuture<Map<String, String>> load(String origin) {
    return CompletableFuture.supplyAsync(
        () -> {
          Map<String, String> items = new LinkedHashMap<>();
          try (PreparedStatement select =
              database
                  .connection()
                  .prepareStatement(
                      "SELECT name, value FROM local_storage WHERE origin = ? ORDER BY id")) {
            select.setString(1, origin);
            try (ResultSet row = select.executeQuery()) {
              while (row.next()) {
                items.put(Utf16.text(row.getBytes(1)), Utf16.text(row.getBytes(2)));
              }
            }
          } catch (SQLException e) {
            throw new CompletionException(e);
          }
          return items;
        },
        storage);
  }

  public void put(String origin, String name, String value) {
    change(
        () -> {
          try (PreparedStatement put =
              database
                  .connection()
                  .prepareStatement(
                      "INSERT INTO local_storage (origin, name, value) VALUES (?, ?, ?)"
                          + " ON CONFLICT (origin, name) DO UPDATE SET value = excluded.value")) {
            put.setString(1, origin);
            put.setBytes(2, Utf16.bytes(name));
            put.setBytes(3, Utf16.bytes(value));
            put.executeUpdate();
          }
        });
  }

  public void remove(String origin, String name) {
    change(
        () -> {
          try (PreparedStatement delete =
              database
                  .connection()
                  .prepareStatement("DELETE FROM local_storage WHERE origin = ? AND name = ?")) {
            delete.setString(1, origin);
            delete.setBytes(2, Utf16.bytes(name));
            delete.executeUpdate();
          }
        });
  }

  public void clear(String origin) {
    change(
        () -> {
          try (PreparedStatement delete =
              database
                  .connection()
                  .prepareStatement("DELETE FROM local_storage WHERE origin = ?")) {
            delete.setString(1, origin);
            delete.executeUpdate();
          }
        });
  }

  private void change(Change change) {
    storage.execute(
        () -> {
          try {
            change.run();
          } catch (SQLException e) {
            problems.accept("A site's data could not be written: " + e.getMessage());
          }
        });
  }

  private interface Change {
    void run() throws SQLException;
  }
}
