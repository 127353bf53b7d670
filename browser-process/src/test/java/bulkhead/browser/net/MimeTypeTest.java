package bulkhead.browser.net;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class MimeTypeTest {

  /// Sniffs `body`, which comes byte by byte, and checks that none of it is lost.
  private static String sniff(String contentType, String body, boolean noSniff) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.ISO_8859_1);
    InputStream slow =
        new ByteArrayInputStream(bytes) {
          @Override
          public synchronized int read(byte[] buffer, int offset, int length) {
            return super.read(buffer, offset, Math.min(1, length));
          }
        };
    MimeType.Sniffed sniffed = MimeType.parse(contentType).sniff(slow, noSniff);
    assertEquals(body, new String(sniffed.body().readAllBytes(), StandardCharsets.ISO_8859_1));
    return sniffed.type().essence();
  }

  private static String sniff(String contentType, String body) throws IOException {
    return sniff(contentType, body, false);
  }

  @Test
  void unknownTypesAreToldByTheirFirstBytes() throws IOException {
    assertEquals("text/html", sniff("", " \n<!doctype HTML><p>"));
    assertEquals("text/html", sniff("", "<!-- x"));
    assertEquals("text/plain", sniff("", "<bold> is no tag"));
    assertEquals("text/xml", sniff("", "<?xml version='1.0'?>"));
    assertEquals("application/pdf", sniff("", "%PDF-1.4\n\u0001"));
    assertEquals("image/png", sniff("", "\u0089PNG\r\n\u001a\n..."));
    assertEquals("image/webp", sniff("unknown/unknown", "RIFF1234WEBPVP8 "));
    assertEquals("text/plain", sniff("", "just text"));
    assertEquals("text/plain", sniff("", ""));
    assertEquals("application/octet-stream", sniff("", "ju\0t bytes"));
    assertEquals("text/plain", sniff("", "\u00ff\u00fea\0b\0"));
  }

  @Test
  void typesThatAreSaidAreBelievedExceptWhereServersAreOftenWrong() throws IOException {
    assertEquals("text/html", sniff("text/html", "%PDF-1.4"));
    assertEquals("text/plain", sniff("text/plain", "<html>"));
    assertEquals("application/octet-stream", sniff("text/plain", "\u0001"));
    assertEquals("text/plain", sniff("text/plain;charset=koi8-r", "\u0001"));
    assertEquals("image/gif", sniff("image/png", "GIF89a and more bytes"));
    assertEquals("image/png", sniff("image/png", "nothing that is known"));
    assertEquals("image/svg+xml", sniff("image/svg+xml", "GIF89a"));
  }

  @Test
  void noSniffKeepsWhatIsSaidAndNeverMakesAPage() throws IOException {
    assertEquals("text/plain", sniff("text/plain", "\u0001", true));
    assertEquals("text/plain", sniff("", "<html>", true));
    assertEquals("image/png", sniff("image/png", "GIF89a", true));
  }

  @Test
  void textWithoutATypeIsDecidedAfter512Bytes() throws IOException {
    InputStream endless =
        new InputStream() {
          private int read;

          @Override
          public int read() {
            read++;
            if (read > 512) {
              throw new AssertionError("read on");
            }
            return 'a';
          }

          @Override
          public int read(byte[] buffer, int offset, int length) {
            buffer[offset] = (byte) read();
            return 1;
          }
        };
    assertEquals("text/plain", MimeType.UNKNOWN.sniff(endless, false).type().essence());
  }

  @Test
  void contentTypeHeaders() {
    assertEquals(
        new MimeType("text/html", "a;b"),
        MimeType.parse(" TEXT/Html ; x=y;charset=\"a;\\b\"; charset=z"));
    assertEquals(new MimeType("text/html", ""), MimeType.parse("text/html;charset"));
    assertEquals(MimeType.UNKNOWN, MimeType.parse("html"));
    assertEquals(MimeType.UNKNOWN, MimeType.parse("a b/c"));
    assertEquals(
        new MimeType("text/html", "gbk"),
        MimeType.extract(List.of("text/html;charset=gbk", "x", "*/*", "text/html")));
    assertEquals(
        new MimeType("text/plain", ""),
        MimeType.extract(List.of("text/html;charset=gbk", "text/plain")));
  }
}
