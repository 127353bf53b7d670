package bulkhead.browser.files;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Where downloads go, by what the desktop has written down.
class UserDirsTest {
  private static final Path HOME = Path.of("/home/ada");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "XDG_DOWNLOAD_DIR=\"$HOME/Herunterladen\"                    | /home/ada/Herunterladen",
        "XDG_DOWNLOAD_DIR=\"/mnt/big/down loads\"                    | /mnt/big/down loads",
        "XDG_DOWNLOAD_DIR=\"$HOME\"                                  | /home/ada",
        "XDG_DOWNLOAD_DIR=\"$HOME/\"                                 | /home/ada",
        "XDG_DOWNLOAD_DIR=\"$HOME/a \\\"b\\\"\"                      | /home/ada/a \"b\"",
        "  XDG_DOWNLOAD_DIR = \"$HOME/x\" # as it was                | /home/ada/x",
        "XDG_DOWNLOAD_DIR=\"$HOME/one\"@XDG_DOWNLOAD_DIR=\"$HOME/two\" | /home/ada/two",
        "XDG_DESKTOP_DIR=\"$HOME/Schreibtisch\"                      | /home/ada/Downloads",
        "# XDG_DOWNLOAD_DIR=\"$HOME/Herunterladen\"                  | /home/ada/Downloads",
        "XDG_DOWNLOAD_DIR=\"Herunterladen\"                          | /home/ada/Downloads",
        "XDG_DOWNLOAD_DIR=\"$HOMEwork\"                              | /home/ada/Downloads",
        "XDG_DOWNLOAD_DIR=$HOME/unquoted                             | /home/ada/Downloads",
        "XDG_DOWNLOAD_DIR=\"$HOME/cut short                          | /home/ada/Downloads",
      })
  void theLastLineThatNamesItCounts(String text, String folder, @TempDir Path config)
      throws Exception {
    Files.writeString(config.resolve("user-dirs.dirs"), text.replace('@', '\n'));
    assertEquals(Path.of(folder), UserDirs.download(HOME, config));
  }

  @Test
  void withoutTheFileOrWithOneThatIsNoTextItIsDownloads(@TempDir Path config) throws Exception {
    assertEquals(HOME.resolve("Downloads"), UserDirs.download(HOME, config));
    byte[] latin1 = "XDG_DOWNLOAD_DIR=\"$HOME/T\u00e9l\"".getBytes(StandardCharsets.ISO_8859_1);
    Files.write(config.resolve("user-dirs.dirs"), latin1);
    assertEquals(HOME.resolve("Downloads"), UserDirs.download(HOME, config));
  }
}
