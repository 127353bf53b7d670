package bulkhead.renderer.layout.tree;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import bulkhead.renderer.dom.Document;
import bulkhead.renderer.dom.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DateTimeFieldsTest {
  private static Element input(String attributes) {
    Element input = new Document("about:blank").createElement("input");
    for (String each : attributes.split(" ")) {
      String[] pair = each.split("=");
      input.setAttribute(pair[0], pair[1]);
    }
    return input;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "type=date               | ''                    | mm/dd/yyyy",
        "type=date               | ?5,,2024              | 05/dd/2024",
        "type=date               | ?,31,2                | mm/31/0002",
        "type=date               | 12024-05-31           | 05/31/12024",
        "type=month              | ?,2024                | --------- 2024",
        "type=month              | ?2,                   | February ----",
        "type=week               | ?7,                   | Week 07, ----",
        "type=time               | ?,5,1                 | --:05 PM",
        "type=time               | ?5,,7,                | 05:--:07 --",
        "type=time               | 00:05                 | 12:05 AM",
        "'type=time step=1'      | 13:05                 | 01:05:00 PM",
        "type=time               | 13:05:06.5            | 01:05:06.500 PM",
        "type=datetime-local     | '?5,,2024,,30,'       | '05/dd/2024, --:30 --'",
        "type=datetime-local     | 2024-05-31T15:00      | '05/31/2024, 03:00 PM'",
        "type=date               | ?                     | mm/dd/yyyy",
        "type=date               | ?99999999,x,          | mm/dd/yyyy",
      })
  void showsWhatIsFilledInSoFar(String attributes, String value, String shown) {
    assertEquals(shown, DateTimeFields.text(input(attributes), value));
  }

  @Test
  void partsHaveTheirPlacesInTheText() {
    Element week = input("type=week");
    assertArrayEquals(new int[] {5, 7}, DateTimeFields.rangeOf(week, "", 0));
    assertArrayEquals(new int[] {9, 13}, DateTimeFields.rangeOf(week, "", 1));
    assertArrayEquals(new int[] {0, 0}, DateTimeFields.rangeOf(week, "", 2));
    assertEquals(0, DateTimeFields.partAt(week, "", 0));
    assertEquals(0, DateTimeFields.partAt(week, "", 8));
    assertEquals(1, DateTimeFields.partAt(week, "", 9));
    assertEquals(1, DateTimeFields.partAt(week, "", 99));
  }
}
