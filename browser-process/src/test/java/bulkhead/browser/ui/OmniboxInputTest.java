package bulkhead.browser.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a typed text becomes. The left column is typed, the right one is where it leads; both as in
/// Chromium.
class OmniboxInputTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          example.org                        | http://example.org
          example.org/a b                    | http://example.org/a%20b
          www.example.org:8080/x?y#z         | http://www.example.org:8080/x?y#z
          localhost                          | http://localhost
          localhost:8000                     | http://localhost:8000
          localhost:8000/dir/page.html?q=1   | http://localhost:8000/dir/page.html?q=1
          machine:8000                       | http://machine:8000
          machine/path                       | http://machine/path
          127.0.0.1                          | http://127.0.0.1
          10.0.0.1:81/x                      | http://10.0.0.1:81/x
          [::1]:8000                         | http://[::1]:8000
          //example.org/x                    | http://example.org/x
          user:secret@example.org            | http://user:secret@example.org
          bücher.example                     | http://bücher.example
          http://example.org                 | http://example.org
          HTTPS://Example.org/A              | https://Example.org/A
          http:example.org                   | http://example.org
          https:/example.org                 | https://example.org
          http://two words/                  | http://two%20words/
          /usr/share/doc/index.html          | file:///usr/share/doc/index.html
          /tmp/a b#c?d%.html                 | file:///tmp/a%20b%23c%3Fd%25.html
          ~/page.html                        | file:///home/someone/page.html
          ./page.html                        | file:///home/someone/here/page.html
          ../page.html                       | file:///home/someone/page.html
          file:///etc/motd                   | file:///etc/motd
          file:/etc/motd                     | file:///etc/motd
          about:blank                        | about:blank
          data:text/html,<h1>Hi there</h1>   | data:text/html,<h1>Hi there</h1>
          DATA:,x                            | data:,x
          bulkhead://processes               | bulkhead://processes
          gopher://example.org/              | gopher://example.org/
          """)
  void isAnAddress(String typed, String url) {
    assertEquals(new OmniboxInput.Address(url), parse(typed));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "two words",
        "word",
        "what is example.org",
        "1.5",
        "300.1.2.3",
        "someone@example.org",
        "machine:99999999",
        "machine:http",
        "-.-",
        "a..b",
        "http://",
        "C++: why"
      })
  void isWords(String typed) {
    assertInstanceOf(OmniboxInput.Words.class, parse(typed));
  }

  @Test
  void aQuestionMarkMakesWordsOfAnAddress() {
    assertEquals(new OmniboxInput.Words("example.org"), parse("?example.org"));
  }

  @Test
  void pastedLineBreaksAndNulBytesAreLeftOut() {
    assertEquals(
        new OmniboxInput.Address("http://example.org/long/path"),
        parse(" example.org/\n  long/\r\npath\0 "));
  }

  /// What Chromium makes of a pasted text (`StripJavascriptSchemas`).
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          javascript:alert(1)                       | alert(1)
          ` JavaScript: javascript:\tjavascript:x` | x
          javascript:                               | ``
          example.org/javascript:x                  | example.org/javascript:x
          javascriptx:y                             | javascriptx:y
          `  two words `                            | `  two words `
          """)
  void aScriptThatIsPastedIsNoAddress(String pasted, String left) {
    assertEquals(left, OmniboxInput.pasted(pasted));
  }

  @Test
  void nothingIsEmpty() {
    assertEquals(new OmniboxInput.Empty(), parse(" \t\n"));
  }

  @Test
  void aMegabyteIsNotTooMuch() {
    String typed = "http://example.org/" + "a".repeat(1 << 20);
    assertEquals(new OmniboxInput.Address(typed), parse(typed));
    assertInstanceOf(OmniboxInput.Words.class, parse("a".repeat(1 << 20)));
  }

  private static OmniboxInput parse(String typed) {
    return OmniboxInput.of(typed, "/home/someone/here", "/home/someone");
  }

  /// What a word of the command line means, where nothing is a search.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          example.org  | http://example.org
          word         | http://word
          two words    | http://two%20words
          http://      | http://
          ''           | about:blank
          """)
  void argumentsAreAddresses(String argument, String expected) {
    assertEquals(expected, OmniboxInput.ofArgument(argument));
  }
}
