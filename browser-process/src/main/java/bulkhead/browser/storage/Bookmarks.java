package bulkhead.browser.storage;

import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

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
  public CompletableFuture<List<Bookmark>> edit(long id, String title, String url) {
    return onStorage(
        () -> {
          try (PreparedStatement update =
              database
                  .connection()
                  .prepareStatement("UPDATE bookmark SET title = ?, url = ? WHERE id = ?")) {
            update.setString(1, title);
            update.setString(2, url);
            update.setLong(3, id);
            update.executeUpdate();
          }
        });
  }

  /// A page that is bookmarked has shown its icon.
  public CompletableFuture<List<Bookmark>> setIcon(String url, Favicon icon) {
    return onStorage(
        () -> {
          try (PreparedStatement update =
              database
                  .connection()
                  .prepareStatement("UPDATE bookmark SET icon = ? WHERE url = ?")) {
            update.setBytes(1, bytes(icon));
            update.setString(2, url);
            update.executeUpdate();
          }
        });
  }

  /// Puts one at another place among those that there are.
  ///
  /// @param index its place after that
  public CompletableFuture<List<Bookmark>> move(long id, int index) {
    return onStorage(
        () -> {
          List<Long> order = new ArrayList<>(read().stream().map(Bookmark::id).toList());
          if (!order.remove(id)) {
            return;
          }
          order.add(Math.clamp(index, 0, order.size()), id);
          database.inTransaction(() -> write(order));
        });
  }

  private void write(List<Long> order) throws SQLException {
    try (PreparedStatement update =
        database.connection().prepareStatement("UPDATE bookmark SET place = ? WHERE id = ?")) {
      for (int place = 0; place < order.size(); place++) {
        update.setInt(1, place + 1);
        update.setLong(2, order.get(place));
        update.addBatch();
      }
      update.executeBatch();
    }
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

  private CompletableFuture<List<Bookmark>> onStorage(Database.Change change) {
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
                .prepareStatement("SELECT id, title, url, icon FROM bookmark ORDER BY place, id");
        ResultSet row = select.executeQuery()) {
      while (row.next()) {
        found.add(
            new Bookmark(
                row.getLong(1), row.getString(2), row.getString(3), icon(row.getBytes(4))));
      }
    }
    return List.copyOf(found);
  }

  /// Width, height, and the pixels row by row, each four bytes with the most significant first.
  private static byte[] bytes(Favicon icon) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * (2 + icon.width() * icon.height()));
    bytes.putInt(icon.width()).putInt(icon.height());
    for (int pixel : icon.argb()) {
      bytes.putInt(pixel);
    }
    return bytes.array();
  }

  /// What is no icon is none: the file may have been another program's.
  private static @Nullable Favicon icon(byte @Nullable [] stored) {
    if (stored == null || stored.length < 12) {
      return null;
    }
    IntBuffer numbers = ByteBuffer.wrap(stored).asIntBuffer();
    int width = numbers.get();
    int height = numbers.get();
    int[] argb = new int[numbers.remaining()];
    numbers.get(argb);
    boolean fits =
        width > 0
            && height > 0
            && width <= Favicon.MAX_SIDE
            && height <= Favicon.MAX_SIDE
            && width * height == argb.length;
    return fits ? new Favicon(width, height, argb) : null;
  }
}
