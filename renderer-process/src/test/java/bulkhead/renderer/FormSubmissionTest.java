package bulkhead.renderer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/// Which address and which body a form's entries become.
class FormSubmissionTest {
  private static final String PAGE = "http://example.org/send?old=1#there";

  private static FormSubmission of(boolean post, String enctype, String encoding, String entries) {
    return of(post, enctype, encoding, entries, FormSubmission.Contents.NONE);
  }

  private static FormSubmission of(
      boolean post,
      String enctype,
      String encoding,
      String entries,
      FormSubmission.Contents contents) {
    FormSubmission made = FormSubmission.of(PAGE, post, enctype, encoding, entries, contents);
    if (made == null) {
      throw new AssertionError("cannot be sent");
    }
    return made;
  }

  private static String body(FormSubmission submission) {
    FormSubmission.Body body = submission.body();
    return body == null
        ? "none"
        : body.type() + "\n" + new String(body.bytes(), StandardCharsets.ISO_8859_1);
  }

  @Test
  void entriesReplaceTheQuery() {
    FormSubmission got = of(false, "", "utf-8", "[[\"a b\",\"1&2\"],[\"n\",\"x\\ny\"]]");
    assertEquals("http://example.org/send?a+b=1%262&n=x%0D%0Ay#there", got.url());
    assertNull(got.body());
  }

  @Test
  void whatTheEncodingLacksBecomesAReference() {
    String entries = "[[\"n\",\"\\u00fc\\u2603\"]]";
    assertEquals(
        "application/x-www-form-urlencoded\nn=%FC%26%239731%3B",
        body(of(true, "", "windows-1252", entries)));
  }

  @Test
  void plainTextIsALineForEachEntry() {
    assertEquals(
        "text/plain\na=1\r\nb=x y\r\n",
        body(of(true, "text/plain", "utf-8", "[[\"a\",\"1\"],[\"b\",\"x y\"]]")));
  }

  @Test
  void filesAreParts() {
    // A byte of the script's, then three of file 7 from its second on, then the script's other
    // byte.
    String entries = "[[\"q\\\"\",\"v\"],[\"f\",\"n.bin\",\"\",[1,[7,2,3],1]]]";
    FormSubmission.Contents contents =
        new FormSubmission.Contents(
            new byte[] {-1, 0},
            (file, from, length) ->
                file == 7
                    ? "0123456789"
                        .substring((int) from, (int) from + length)
                        .getBytes(StandardCharsets.US_ASCII)
                    : null);
    String sent = body(of(true, "multipart/form-data", "utf-8", entries, contents));
    String boundary = sent.substring(sent.indexOf("--", sent.indexOf('\n')), sent.indexOf("\r\n"));
    assertEquals(
        boundary
            + "\r\nContent-Disposition: form-data; name=\"q%22\"\r\n\r\nv\r\n"
            + boundary
            + "\r\nContent-Disposition: form-data; name=\"f\"; filename=\"n.bin\""
            + "\r\nContent-Type: application/octet-stream\r\n\r\n\u00ff234\0\r\n"
            + boundary
            + "--\r\n",
        sent.substring(sent.indexOf('\n') + 1));
  }

  @Test
  void aFileThatHasGoneStopsTheSubmission() {
    assertNull(
        FormSubmission.of(
            PAGE,
            true,
            "multipart/form-data",
            "utf-8",
            "[[\"f\",\"n.bin\",\"\",[[7,0,3]]]]",
            FormSubmission.Contents.NONE));
  }
}
