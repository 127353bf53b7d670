package bulkhead.browser.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Which process takes a tab's next document.
class ProcessModelTest {
  private static final String A = "http://a.test";
  private static final String B = "http://b.test";

  private record Process(@Nullable String site) implements ProcessModel.Candidate {
    @Override
    public int pages() {
      return 1;
    }
  }

  private static @Nullable Process next(ProcessModel.Kind kind, String site, Process current) {
    return new ProcessModel(kind, 100, 1, true).choose(site, current, List.of(current));
  }

  @ParameterizedTest
  @EnumSource(
      value = ProcessModel.Kind.class,
      names = {"SITE_PER_PROCESS", "PROCESS_PER_SITE"})
  void anotherSiteAndANewTabsPageLeaveTheProcess(ProcessModel.Kind kind) {
    Process a = new Process(A);
    assertEquals(a, next(kind, A, a));
    assertNull(next(kind, B, a));
    assertNull(next(kind, ProcessModel.NEW_TAB_SITE, a));
  }

  @ParameterizedTest
  @EnumSource(ProcessModel.Kind.class)
  void anEmptyDocumentStaysWhereItIs(ProcessModel.Kind kind) {
    Process a = new Process(A);
    assertEquals(a, next(kind, ProcessModel.BLANK_SITE, a));
  }

  @Test
  void whatHasHadNoSiteTakesAny() {
    Process fresh = new Process(null);
    assertEquals(fresh, next(ProcessModel.Kind.SITE_PER_PROCESS, A, fresh));
  }
}
