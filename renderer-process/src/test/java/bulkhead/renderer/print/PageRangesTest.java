package bulkhead.renderer.print;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import bulkhead.renderer.print.PageRanges.Malformed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageRangesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''        | 0 1 2 3 4",
        "1-3, 5    | 0 1 2 4",
        "4-        | 3 4",
        "-2        | 0 1",
        "5, 1      | 0 4",
        "2-900     | 1 2 3 4",
        "3,3,2-3   | 1 2"
      })
  void namePages(String ranges, String pages) throws Malformed {
    assertEquals(
        pages,
        String.join(
            " ", PageRanges.of(ranges, 5).stream().map(page -> Integer.toString(page)).toList()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "1-2-3", "0", "1,,2", "99999999999"})
  void thatNobodyUnderstandsAreAnError(String ranges) {
    Malformed error = assertThrows(Malformed.class, () -> PageRanges.of(ranges, 5));
    assertEquals("Page range syntax error", error.getMessage());
  }

  @Test
  void thatNameNoPageAreAnError() {
    Malformed beyond = assertThrows(Malformed.class, () -> PageRanges.of("6-", 5));
    assertEquals("Page range exceeds page count", beyond.getMessage());
    Malformed backwards = assertThrows(Malformed.class, () -> PageRanges.of("3-2", 5));
    assertEquals("Page range is invalid (start > end)", backwards.getMessage());
  }
}
