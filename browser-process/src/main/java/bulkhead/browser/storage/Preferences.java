package bulkhead.browser.storage;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/// Small settings that the browser remembers by itself. A value that is missing or makes no sense
/// is as good as none. Thread: any thread may call; the work is done on `Storage`.
public final class Preferences {
  private static final String WINDOW = "window.placement";
  private static final String BOOKMARKS_BAR = "bookmarks.bar";
  private static final String ZOOM = "zoom.host.";
  private static final String ZOOM_TEXT_ONLY = "zoom.textOnly";

  private final Database database;
  private final Executor storage;

  Preferences(Database database, Executor storage) {
    this.database = database;
    this.storage = storage;
  }

  public CompletableFuture<Optional<WindowPlacement>> windowPlacement() {
    return read(WINDOW).thenApply(text -> text.flatMap(Preferences::parsePlacement));
  }

  public CompletableFuture<@Nullable Void> setWindowPlacement(WindowPlacement placement) {
    return write(
        WINDOW,
        placement.x()
            + ","
            + placement.y()
            + ","
            + placement.width()
            + ","
            + placement.height()
            + ","
            + placement.maximized());
  }

  /// Whether the bookmarks bar is shown; it is, until the user says otherwise.
  public CompletableFuture<Boolean> bookmarksBar() {
    return read(BOOKMARKS_BAR).thenApply(text -> !text.orElse("true").equals("false"));
  }

  public CompletableFuture<@Nullable Void> setBookmarksBar(boolean shown) {
    return write(BOOKMARKS_BAR, Boolean.toString(shown));
  }

  /// The sizes of pages in per cent, by host.
  public CompletableFuture<Map<String, Integer>> zoomLevels() {
    return CompletableFuture.supplyAsync(
        () -> {
          Map<String, Integer> levels = new HashMap<>();
          try (PreparedStatement select =
              database
                  .connection()
                  .prepareStatement(
                      "SELECT substr(name, ?), value FROM preference WHERE name GLOB 'zoom.host.*'")) {
            select.setInt(1, ZOOM.length() + 1);
            try (ResultSet row = select.executeQuery()) {
              while (row.next()) {
                int percent = row.getInt(2); // 0 for what is not a number
                if (percent >= 25 && percent <= 500) {
                  levels.put(row.getString(1), percent);
                }
              }
            }
          } catch (SQLException e) {
            throw new CompletionException(e);
          }
          return levels;
        },
        storage);
  }

  /// @param percent null for the page's own size
  public CompletableFuture<@Nullable Void> setZoomLevel(String host, @Nullable Integer percent) {
    return percent == null ? remove(ZOOM + host) : write(ZOOM + host, percent.toString());
  }

  /// Whether zoom is for letters only.
  public CompletableFuture<Boolean> zoomTextOnly() {
    return read(ZOOM_TEXT_ONLY).thenApply(text -> text.orElse("false").equals("true"));
  }

  public CompletableFuture<@Nullable Void> setZoomTextOnly(boolean only) {
    return write(ZOOM_TEXT_ONLY, Boolean.toString(only));
  }

  private static Optional<WindowPlacement> parsePlacement(String text) {
    String[] parts = text.split(",", -1);
    if (parts.length != 5) {
      return Optional.empty();
    }
    try {
      int width = Integer.parseInt(parts[2]);
      int height = Integer.parseInt(parts[3]);
      return width < 1 || height < 1
          ? Optional.empty()
          : Optional.of(
              new WindowPlacement(
                  Integer.parseInt(parts[0]),
                  Integer.parseInt(parts[1]),
                  width,
                  height,
                  Boolean.parseBoolean(parts[4])));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private CompletableFuture<Optional<String>> read(String name) {
    return CompletableFuture.supplyAsync(
        () -> {
          try (PreparedStatement select =
              database
                  .connection()
                  .prepareStatement("SELECT value FROM preference WHERE name = ?")) {
            select.setString(1, name);
            try (ResultSet row = select.executeQuery()) {
              return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
            }
          } catch (SQLException e) {
            throw new CompletionException(e);
          }
        },
        storage);
  }

  private CompletableFuture<@Nullable Void> remove(String name) {
    return CompletableFuture.runAsync(
        () -> {
          try (PreparedStatement delete =
              database.connection().prepareStatement("DELETE FROM preference WHERE name = ?")) {
            delete.setString(1, name);
            delete.executeUpdate();
          } catch (SQLException e) {
            throw new CompletionException(e);
          }
        },
        storage);
  }

  private CompletableFuture<@Nullable Void> write(String name, String value) {
    return CompletableFuture.runAsync(
        () -> {
          try (PreparedStatement insert =
              database
                  .connection()
                  .prepareStatement(
                      "INSERT INTO preference (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value")) {
            insert.setString(1, name);
            insert.setString(2, value);
            insert.executeUpdate();
          } catch (SQLException e) {
            throw new CompletionException(e);
          }
        },
        storage);
  }
}
