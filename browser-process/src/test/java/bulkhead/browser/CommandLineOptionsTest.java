package bulkhead.browser;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineOptionsTest {
  /// Each is refused in one line that names the switch.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "--window-size=",
        "--window-size=-1,5",
        "--window-size=100000,1",
        "--window-size=1,2,3",
        "--window-position=a,b",
        "--timeout=-5",
        "--timeout=99999999999",
        "--timeout=NaN",
        "--virtual-time-budget=1e99",
        "--force-device-scale-factor=0.01",
        "--force-device-scale-factor=Infinity",
        "--default-background-color=-1234567",
        "--default-background-color=+1234567",
        "--default-background-color=red",
        "--screenshot=page.tiff",
        "--screenshot=a\0.png",
        "--print-to-pdf=a\0.pdf",
        "--user-data-dir=a\0",
        "--remote-debugging-port=65536",
        "--renderer-process-limit=0",
        "--lang=../../etc",
      })
  void aValueThatMakesNoSenseIsRefused(String argument) {
    var refused =
        assertThrows(
            CommandLineOptions.Invalid.class,
            () -> CommandLineOptions.parse(new String[] {"--headless", argument}));
    String message = String.valueOf(refused.getMessage());
    String name = argument.substring(0, argument.indexOf('='));
    assertTrue(message.startsWith(name + ":") && message.indexOf('\n') < 0, message);
  }
}
