package bulkhead.browser.storage;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/// The cookies that outlive the browser, in a file of their own in the profile. Thread: any thread
/// may call; the work is done on `Storage`, in the order of the calls.
public final class SavedCookies {
  private final Database database;
  private final Executor storage;
  private final Consumer<String> problems;

  SavedCookies(Database database, Executor storage, Consumer<String> problems) {
    this.database = database;
    this.storage = storage;
    this.problems = problems;
  }

  /// Those that have not expired, in the order in which they were set. Never fails: what cannot be
  /// read is reported.
  public CompletableFuture<List<SavedCookie>> load() {
    return CompletableFuture.supplyAsync(
        () -> {
          List<SavedCookie> cookies = new ArrayList<>();
          double now = System.currentTimeMillis() / 1000.0;
          change(
              () -> {
                try (PreparedStatement expired =
                    database
                        .connection()
                        .prepareStatement("DELETE FROM cookie WHERE expires <= ?")) {
                  expired.setDouble(1, now);
                  expired.executeUpdate();
                }
                try (PreparedStatement select =
                        database
                            .connection()
                            .prepareStatement(
                                "SELECT name, value, domain, path, expires, http_only, secure,"
                                    + " same_site FROM cookie ORDER BY id");
                    ResultSet row = select.executeQuery()) {
                  while (row.next()) {
                    cookies.add(
                        new SavedCookie(
                            row.getString(1),
                            row.getString(2),
                            row.getString(3),
                            row.getString(4),
                            row.getDouble(5),
                            row.getBoolean(6),
                            row.getBoolean(7),
                            row.getString(8)));
                  }
                }
              });
          return cookies;
        },
        storage);
  }

  public void put(SavedCookie cookie) {
    storage.execute(
        () ->
            change(
                () -> {
                  try (PreparedStatement put =
                      database
                          .connection()
                          .prepareStatement(
                              "INSERT INTO cookie (name, value, domain, path, expires, http_only,"
                                  + " secure, same_site) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
                                  + " ON CONFLICT (name, domain, path) DO UPDATE SET"
                                  + " value = excluded.value, expires = excluded.expires,"
                                  + " http_only = excluded.http_only, secure = excluded.secure,"
                                  + " same_site = excluded.same_site")) {
                    put.setString(1, cookie.name());
                    put.setString(2, cookie.value());
                    put.setString(3, cookie.domain());
                    put.setString(4, cookie.path());
                    put.setDouble(5, cookie.expires());
                    put.setBoolean(6, cookie.httpOnly());
                    put.setBoolean(7, cookie.secure());
                    put.setString(8, cookie.sameSite());
                    put.executeUpdate();
                  }
                }));
  }

  public void remove(String name, String domain, String path) {
    storage.execute(
        () ->
            change(
                () -> {
                  try (PreparedStatement delete =
                      database
                          .connection()
                          .prepareStatement(
                              "DELETE FROM cookie WHERE name = ? AND domain = ? AND path = ?")) {
                    delete.setString(1, name);
                    delete.setString(2, domain);
                    delete.setString(3, path);
                    delete.executeUpdate();
                  }
                }));
  }

  public void clear() {
    storage.execute(
        () ->
            change(
                () -> {
                  try (PreparedStatement delete =
                      database.connection().prepareStatement("DELETE FROM cookie")) {
                    delete.executeUpdate();
                  }
                }));
  }

  private void change(Change change) {
    try {
      change.run();
    } catch (SQLException e) {
      problems.accept("Cookies could not be kept: " + e.getMessage());
    }
  }

  private interface Change {
    void run() throws SQLException;
  }
}
