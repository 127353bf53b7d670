package bulkhead.browser.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Properties;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.sqlite.JDBC;

/// One of the profile's SQLite files. Opened at its first use. A file that SQLite cannot read is
/// renamed, never deleted, and a new one is begun: losing the bookmarks is bad, being unable to
/// start is worse. Thread: owned by `Storage`.
final class Database {
  private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

  /// Each entry brings the schema from version `index` to `index + 1`. Only ever added to.
  static final String[][] PROFILE = {
    {
      "CREATE TABLE bookmark (id INTEGER PRIMARY KEY AUTOINCREMENT, place INTEGER NOT NULL, title TEXT NOT NULL, url TEXT NOT NULL)",
      "CREATE TABLE preference (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
    },
    {
      "CREATE TABLE local_storage (id INTEGER PRIMARY KEY AUTOINCREMENT, origin TEXT NOT NULL, name BLOB NOT NULL, value BLOB NOT NULL, UNIQUE (origin, name))",
    },
    {
      "ALTER TABLE bookmark ADD COLUMN icon BLOB",
    },
  };

  /// The same for the file of cookies, which is one of its own: when it is lost, only cookies are.
  static final String[][] COOKIES = {
    {
      "CREATE TABLE cookie (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, value TEXT NOT NULL, domain TEXT NOT NULL, path TEXT NOT NULL, expires REAL NOT NULL, http_only INTEGER NOT NULL, secure INTEGER NOT NULL, same_site TEXT NOT NULL, UNIQUE (name, domain, path))",
    },
  };

  private final Path file;
  private final String[][] migrations;
  private final Consumer<String> problems;
  private @Nullable Connection connection;

  /// @param problems told in a sentence for the user what was put aside
  Database(Path file, String[][] migrations, Consumer<String> problems) {
    this.file = file;
    this.migrations = migrations;
    this.problems = problems;
  }

  Connection connection() throws SQLException {
    Connection open = connection;
    if (open == null) {
      open = openOrStartAfresh();
      connection = open;
    }
    return open;
  }

  /// Several statements that are one change: all of them hold, or none does.
  interface Change {
    void run() throws SQLException;
  }

  void inTransaction(Change change) throws SQLException {
    Connection open = connection();
    open.setAutoCommit(false);
    try {
      change.run();
      open.commit();
    } catch (SQLException e) {
      open.rollback();
      throw e;
    } finally {
      open.setAutoCommit(true);
    }
  }

  void close() {
    Connection open = connection;
    connection = null;
    if (open != null) {
      try {
        open.close();
      } catch (SQLException e) {
        problems.accept("The profile's database could not be closed: " + e.getMessage());
      }
    }
  }

  private Connection openOrStartAfresh() throws SQLException {
    try {
      return open();
    } catch (Damaged | SQLException e) {
      if (!Files.exists(file) || !isDamage(e)) {
        throw e instanceof SQLException sql ? sql : new SQLException(e.getMessage(), e);
      }
      Path aside = moveAside();
      problems.accept(
          "The profile's database "
              + file.getFileName()
              + " could not be read ("
              + e.getMessage()
              + "). It was kept as "
              + aside.getFileName()
              + ", and a new one was begun.");
      try {
        return open();
      } catch (Damaged again) {
        throw new SQLException("a new database is damaged: " + again.getMessage(), again);
      }
    }
  }

  private Connection open() throws SQLException, Damaged {
    Properties settings = new Properties();
    settings.setProperty("journal_mode", "WAL");
    settings.setProperty("synchronous", "NORMAL");
    settings.setProperty("busy_timeout", "2000");
    Connection opened = JDBC.createConnection("jdbc:sqlite:" + file, settings);
    boolean good = false;
    try (Statement statement = opened.createStatement()) {
      check(statement);
      migrate(opened, statement);
      good = true;
      return opened;
    } finally {
      if (!good) {
        opened.close();
      }
    }
  }

  private static void check(Statement statement) throws SQLException, Damaged {
    try (ResultSet result = statement.executeQuery("PRAGMA quick_check(1)")) {
      String verdict = result.next() ? result.getString(1) : "no answer";
      if (!"ok".equals(verdict)) {
        throw new Damaged(verdict);
      }
    }
  }

  private void migrate(Connection opened, Statement statement) throws SQLException, Damaged {
    int version;
    try (ResultSet result = statement.executeQuery("PRAGMA user_version")) {
      version = result.next() ? result.getInt(1) : 0;
    }
    if (version > migrations.length) {
      throw new SQLException(
          "the profile was written by a newer Bulkhead (version " + version + " of its database)");
    }
    for (int from = version; from < migrations.length; from++) {
      opened.setAutoCommit(false);
      for (String step : migrations[from]) {
        statement.executeUpdate(step);
      }
      statement.executeUpdate("PRAGMA user_version = " + (from + 1));
      opened.commit();
      opened.setAutoCommit(true);
    }
  }

  /// Whether the file itself is bad, rather than locked, unreadable or from a newer version: those
  /// must not be moved.
  private static boolean isDamage(Exception e) {
    return switch (e) {
      case Damaged damaged -> true;
      case SQLException sql -> {
        int primaryCode = sql.getErrorCode() & 0xFF;
        yield primaryCode == 11 || primaryCode == 26; // SQLITE_CORRUPT, SQLITE_NOTADB
      }
      default -> false;
    };
  }

  private Path moveAside() throws SQLException {
    Path aside =
        file.resolveSibling(file.getFileName() + ".damaged-" + LocalDateTime.now().format(STAMP));
    for (int n = 2; Files.exists(aside); n++) {
      aside =
          file.resolveSibling(
              file.getFileName() + ".damaged-" + LocalDateTime.now().format(STAMP) + "-" + n);
    }
    try {
      Files.move(file, aside, StandardCopyOption.ATOMIC_MOVE);
      for (String suffix : new String[] {"-wal", "-shm"}) {
        Path companion = file.resolveSibling(file.getFileName() + suffix);
        if (Files.exists(companion)) {
          Files.move(
              companion,
              aside.resolveSibling(aside.getFileName() + suffix),
              StandardCopyOption.ATOMIC_MOVE);
        }
      }
    } catch (IOException e) {
      throw new SQLException("the damaged database " + file + " could not be put aside", e);
    }
    return aside;
  }

  private static final class Damaged extends Exception {
    private static final long serialVersionUID = 1L;

    Damaged(String verdict) {
      super(verdict);
    }
  }
}
