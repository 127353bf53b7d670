package bulkhead.renderer.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bulkhead.renderer.policy.PolicyContainer.Asker;
import bulkhead.renderer.policy.PolicyContainer.Kind;
import bulkhead.url.Url;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What policies decide of a document at http://a.test/, and what is told of it.
class PolicyContainerTest {
  private final List<String> told = new ArrayList<>();

  private PolicyContainer policies(String header) {
    PolicyContainer policies = new PolicyContainer(Url.expectParse("http://a.test/"));
    policies.addHeader(header, true);
    policies.setReporter(violation -> told.add(violation.directive() + " " + violation.blocked()));
    return policies;
  }

  private static boolean redirected(PolicyContainer policies, String from, String to) {
    return policies.allowsRedirect(
        Kind.IMAGE, Url.expectParse(from), Url.expectParse(to), Asker.NONE);
  }

  @Test
  void whereARedirectLeadsIsNotTold() {
    PolicyContainer policies = policies("img-src http://a.test");
    assertFalse(redirected(policies, "http://a.test/one?q#f", "http://secret.test/user/7"));
    assertEquals(List.of("img-src http://a.test/one?q"), told);
  }

  @Test
  void pathsCountOnlyBeforeTheFirstRedirect() {
    PolicyContainer policies = policies("img-src http://a.test http://b.test/pictures/");
    assertTrue(redirected(policies, "http://a.test/one", "http://b.test/elsewhere"));
    assertFalse(
        policies.allows(Kind.IMAGE, Url.expectParse("http://b.test/elsewhere"), Asker.NONE));
    assertEquals(List.of("img-src http://b.test/elsewhere"), told);
  }
}
