package bulkhead.renderer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import bulkhead.renderer.dom.Document;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What scripts do to a title after the page has loaded is noticed, and what they do elsewhere is
/// not.
class TitleWatchTest {
  private static final String PAGE =
      "<!doctype html><title>before</title><body><p id=p>text</p><script>0</script>";

  /// Seen to fail: a tab's title stayed as the parser had left it.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          document.title = 'after'                                              | true  | after
          document.querySelector('title').firstChild.data = 'after'             | true  | after
          document.querySelector('title').append(' and after')                  | true  | before and after
          document.querySelector('title').remove()                              | true  | ''
          document.head.remove()                                                | true  | ''
          document.head.innerHTML = '<meta name=a><title>after</title>'         | true  | after
          document.open(), document.write('<title>after</title>'), document.close() | true | after
          p.textContent = 'other'                                               | false | before
          p.append(document.createElement('b'))                                 | false | before
          document.head.append(document.createElement('style'))                 | false | before
          """)
  void isNoticed(String script, boolean noticed, String title) {
    InProcessBrowser.page(
        PAGE,
        frame -> {
          Document document = frame.document();
          if (document == null) {
            throw new AssertionError("no document");
          }
          AtomicInteger times = new AtomicInteger();
          document.addObserver(new TitleWatch(times::incrementAndGet));
          InProcessBrowser.evaluate(frame, script);
          assertEquals(title, document.title());
          assertEquals(noticed, times.get() > 0);
          return times;
        });
  }
}
