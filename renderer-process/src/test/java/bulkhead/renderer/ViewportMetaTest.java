package bulkhead.renderer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// On a phone of 390 by 844 CSS px, as Chromium has it.
class ViewportMetaTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          width=device-width                     | 390  | 390  | 1
          width=device-width, initial-scale=1    | 390  | 600  | 1
          width = 600                            | 600  | 600  | 0.65
          width=600px                            | 600  | 600  | 0.65
          initial-scale=2                        | 195  | 195  | 2
          initial-scale=.5                       | 780  | 780  | 0.5
          WIDTH=300; Initial-Scale=1             | 390  | 390  | 1
          width=device-height                    | 844  | 844  | 0.462
          width=-1                               | 980  | 980  | 0.398
          width=1000, minimum-scale=0.5          | 1000 | 1000 | 0.5
          width=100                              | 100  | 100  | 3.9
          width=foo; initial-scale=x             | 1560 | 1560 | 0.25
          user-scalable=no                       | 980  | 1500 | 0.26
          """)
  void saysHowWideAPageIsLaidOutAndHowLargeItIsShown(
      String content, double layoutWidth, double contentWidth, double scale) {
    ViewportMeta meta = ViewportMeta.parse(content, 390, 844);
    assertEquals(layoutWidth, meta.layoutWidth(390), 0.01);
    assertEquals(scale, meta.scaleFor(390, contentWidth), 0.001);
  }
}
