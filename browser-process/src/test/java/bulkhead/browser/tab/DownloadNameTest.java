package bulkhead.browser.tab;

import static org.junit.jupiter.api.Assertions.assertEquals;

import bulkhead.browser.files.Downloads;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/// What a download is called: by what a server or a page says, which may be anything.
class DownloadNameTest {
  @Test
  void readsContentDisposition() {
    assertEquals("plan b.txt", DownloadName.named("attachment; filename=\"plan b.txt\""));
    assertEquals("a\"b", DownloadName.named("attachment; filename=\"a\\\"b\""));
    assertEquals(
        "€.txt", DownloadName.named("attachment; filename=x; filename*=UTF-8''%e2%82%ac.txt"));
    assertEquals("", DownloadName.named("inline"));
  }

  @Test
  void aHeaderMayBeOfAnyLength() {
    String name = "a\\\\".repeat(100_000);
    assertEquals(200_000, DownloadName.named("attachment; filename=\"" + name + "\"").length());
  }

  @Test
  void aNameFitsIntoADirectory() {
    String name = Downloads.fileName("\u65e5\u672c".repeat(300) + ".pdf");
    assertEquals(199, name.getBytes(StandardCharsets.UTF_8).length);
    assertEquals(".pdf", name.substring(name.length() - 4));
    assertEquals("_._.bashrc", Downloads.fileName("../.bashrc"));
    assertEquals("half _.txt", Downloads.fileName("half \ud83d.txt"));
  }
}
