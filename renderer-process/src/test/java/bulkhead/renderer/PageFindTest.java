package bulkhead.renderer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import bulkhead.ipc.api.FindNotice;
import bulkhead.ipc.api.FindRequest;
import bulkhead.ipc.api.PageHost;
import bulkhead.renderer.selection.PageSelection;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/// Find in page goes through the frames of a page: what it tells of its matches, and how it goes
/// from one to the next, as in Chromium.
class PageFindTest {
  private static final String FRAMES =
      """
      <!doctype html><script>0</script><p>one word</p><iframe srcdoc="<p>a word</p><iframe srcdoc='words'></iframe>">
      </iframe><p>last Word</p><iframe style="display:none" srcdoc="<p>word</p>"></iframe>
      """;

  private static FindRequest first(String text) {
    return FindRequest.newBuilder().setText(text).build();
  }

  private static FindRequest next(boolean backward) {
    return FindRequest.newBuilder().setText("word").setNext(true).setBackward(backward).build();
  }

  /// What is told while `use` finds in the page, as `active of matches`.
  private static List<String> told(BiConsumer<PageFind, LocalFrame> use) {
    return told(FRAMES, use);
  }

  private static List<String> told(String page, BiConsumer<PageFind, LocalFrame> use) {
    List<String> told = new ArrayList<>();
    PageHost host =
        (PageHost)
            Proxy.newProxyInstance(
                PageHost.class.getClassLoader(),
                new Class<?>[] {PageHost.class},
                (proxy, method, arguments) -> {
                  if (arguments != null && arguments[0] instanceof FindNotice notice) {
                    told.add(notice.getActive() + " of " + notice.getMatches());
                  }
                  return null;
                });
    InProcessBrowser.page(
        page,
        frame -> {
          use.accept(new PageFind(1, frame, host), frame);
          return told;
        });
    return told;
  }

  private static String selected(LocalFrame frame) {
    PagePipeline pipeline = frame.pipeline();
    if (pipeline == null) {
      throw new AssertionError("no page");
    }
    PageSelection.Range range = pipeline.marks().selection().range(pipeline.text());
    return pipeline.text().copied(range.from(), range.to());
  }

  @Test
  void matchesOfFramesFollowThoseOfTheirPage() {
    assertEquals(
        List.of("1 of 4", "2 of 4", "3 of 4", "4 of 4", "1 of 4", "4 of 4"),
        told(
            (find, frame) -> {
              find.find(first("word"));
              for (int i = 0; i < 4; i++) {
                find.find(next(false));
              }
              find.find(next(true));
            }));
  }

  @Test
  void typingOnStaysAtTheMatchInItsFrame() {
    assertEquals(
        List.of("1 of 4", "4 of 4", "1 of 1"),
        told(
            (find, frame) -> {
              find.find(first("wor"));
              find.find(next(true));
              find.find(first("words"));
            }));
  }

  @Test
  void aMatchThatIsFoundIsSelectedInItsFrame() {
    told(
        (find, frame) -> {
          find.find(first("a word"));
          find.stop(true);
          assertEquals("a word", selected(frame.children().getFirst()));
          assertEquals("", selected(frame));
        });
  }

  @Test
  void whatFieldsShowIsFoundBetweenTheTexts() {
    String page =
        "<!doctype html><p>a word<input value='the word'><textarea>words\nword</textarea>"
            + "<input type=submit value=Word><input type=hidden value=word>"
            + "<select><option>word</select><p>word";
    assertEquals(
        List.of("1 of 6", "2 of 6"),
        told(
            page,
            (find, frame) -> {
              find.find(first("word"));
              find.find(next(false));
              find.stop(true);
              assertEquals("", selected(frame));
            }));
  }

  @Test
  void matchesAreMarkedOnTheScrollbar() {
    String page =
        "<!doctype html><body style='margin:0;font:20px/20px serif'><p style='margin:0'>word word"
            + "<p style='margin:300px 0'>word";
    told(
        page,
        (find, frame) -> {
          PagePipeline pipeline = frame.pipeline();
          find.find(first("word"));
          assertEquals(
              List.of(-1f, 319f),
              pipeline == null ? null : pipeline.marks().of(pipeline.update()).ticks());
        });
  }
}
