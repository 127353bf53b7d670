package bulkhead.renderer.policy;

import bulkhead.url.Url;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The policies of one document or worker (HTML §7.1.6 "policy container"), and the decisions by
/// them. Thread: that of the document or worker.
public final class PolicyContainer {
  /// What is loaded; its directive.
  public enum Kind {
    SCRIPT("script-src-elem"),
    STYLE("style-src-elem"),
    IMAGE("img-src"),
    FONT("font-src"),
    CONNECT("connect-src"),
    FRAME("frame-src"),
    WORKER("worker-src"),
    OBJECT("object-src"),
    OTHER("default-src");

    final String directive;

    Kind(String directive) {
      this.directive = directive;
    }
  }

  /// What stands in the document itself.
  public enum Inline {
    SCRIPT("script-src-elem"),
    HANDLER("script-src-attr"),
    /// A `javascript:` address.
    NAVIGATION("script-src-elem"),
    STYLE("style-src-elem"),
    STYLE_ATTRIBUTE("style-src-attr");

    final String directive;

    Inline(String directive) {
      this.directive = directive;
    }

    boolean isScript() {
      return this == SCRIPT || this == HANDLER || this == NAVIGATION;
    }

    boolean isElement() {
      return this == SCRIPT || this == STYLE;
    }
  }

  /// Who asks for something.
  ///
  /// @param integrity the attribute's text
  /// @param element of the document; null for none
  public record Asker(
      String nonce, String integrity, boolean parserInserted, @Nullable Object element) {
    public static final Asker NONE = new Asker("", "", false, null);

    public static Asker of(Object element) {
      return new Asker("", "", false, element);
    }
  }

  private static final int SAMPLE = 40;

  private final List<ContentSecurityPolicy> policies = new ArrayList<>();
  private final @Nullable Url self;
  private String referrerPolicy = "";
  private boolean bypassed;
  private Consumer<Violation> reporter = violation -> {};

  /// @param self the address whose origin is `'self'`; null for an opaque origin
  public PolicyContainer(@Nullable Url self) {
    this.self = self;
  }

  /// A copy for what inherits them: `about:srcdoc`, `blob:` and their like.
  public PolicyContainer(PolicyContainer from) {
    this.self = from.self;
    this.policies.addAll(from.policies);
    this.referrerPolicy = from.referrerPolicy;
    this.bypassed = from.bypassed;
  }

  /// A client of the DevTools protocol wants none that is added from now on to count.
  public void setBypassed(boolean bypassed) {
    this.bypassed = bypassed;
  }

  public boolean isBypassed() {
    return bypassed;
  }

  public void setReporter(Consumer<Violation> reporter) {
    this.reporter = reporter;
  }

  public void addHeader(String value, boolean enforced) {
    if (!bypassed) {
      policies.addAll(ContentSecurityPolicy.parseHeader(value, enforced));
    }
  }

  /// `<meta http-equiv=Content-Security-Policy>`
  public void addMeta(String content) {
    if (!bypassed) {
      policies.add(ContentSecurityPolicy.parseMeta(content));
    }
  }

  public boolean isEmpty() {
    return policies.isEmpty();
  }

  /// The document's referrer policy; empty for the default.
  public String referrerPolicy() {
    return referrerPolicy;
  }

  /// Takes a policy that is known; from a list, the last such (Referrer Policy §8.1).
  public void setReferrerPolicy(String list) {
    for (String each : list.split(",")) {
      String name = each.strip().toLowerCase(Locale.ROOT);
      if (REFERRER_POLICIES.contains(name)) {
        referrerPolicy = name;
      }
    }
  }

  public static final Set<String> REFERRER_POLICIES =
      Set.of(
          "no-referrer",
          "no-referrer-when-downgrade",
          "same-origin",
          "origin",
          "strict-origin",
          "origin-when-cross-origin",
          "strict-origin-when-cross-origin",
          "unsafe-url");

  // Decisions. Each is reported, and false if an enforced policy says no.

  /// §4.1.2 "should request be blocked".
  public boolean allows(Kind kind, Url url, Asker asker) {
    return decide(
        kind.directive, strip(url), "", null, each -> allows(each, kind, url, asker, false));
  }

  /// As [#allows], for what nobody needs yet: nothing is reported.
  public boolean wouldAllow(Kind kind, Url url, Asker asker) {
    for (ContentSecurityPolicy policy : policies) {
      SourceList sources = policy.enforced() ? policy.sources(kind.directive) : null;
      if (sources != null && !allows(sources, kind, url, asker, false)) {
        return false;
      }
    }
    return true;
  }

  /// §4.1.3 "should response to request be blocked", for what a redirect led to. Reports name what
  /// was asked for: where a server sends its visitors is not for the page to know.
  public boolean allowsRedirect(Kind kind, Url asked, Url target, Asker asker) {
    return decide(
        kind.directive,
        strip(asked),
        "",
        null,
        sources -> allows(sources, kind, target, asker, true));
  }

  private boolean allows(SourceList sources, Kind kind, Url url, Asker asker, boolean redirected) {
    // §6.7.1.1 script directives pre-request check, §6.1.11 for styles
    boolean element = kind == Kind.SCRIPT || kind == Kind.STYLE;
    if (element && sources.hasNonce(asker.nonce)) {
      return true;
    }
    if (kind == Kind.SCRIPT) {
      if (sources.hasAll(Integrity.parse(asker.integrity))) {
        return true;
      }
      if (sources.has("strict-dynamic")) {
        return !asker.parserInserted;
      }
    }
    if (kind == Kind.WORKER
        && sources.has("strict-dynamic")
        && (sources.directive().equals("script-src")
            || sources.directive().equals("default-src"))) {
      return true; // §6.7.1.1, of a script that no parser asks for
    }
    return sources.matches(url, self, redirected);
  }

  /// §4.2.3 "should element's inline type behavior be blocked".
  public boolean allowsInline(Inline inline, Asker asker, String text) {
    return decide(
        inline.directive,
        "inline",
        text,
        asker.element,
        sources -> {
          // §6.7.3.3 "does element match source list for type and source"
          if (sources.allowsAllInline(inline.isScript())
              || inline.isElement() && sources.hasNonce(asker.nonce)) {
            return true;
          }
          if (inline == Inline.SCRIPT && sources.has("strict-dynamic") && !asker.parserInserted) {
            return true;
          }
          return (inline.isElement() || sources.has("unsafe-hashes")) && sources.hasHashOf(text);
        });
  }

  /// Whether any enforced policy forbids strings to become code; nothing is reported.
  public boolean forbidsEval() {
    return forbidsCode(sources -> sources.has("unsafe-eval"));
  }

  /// Whether any enforced policy forbids WebAssembly; nothing is reported.
  public boolean forbidsWasm() {
    return forbidsCode(PolicyContainer::takesWasm);
  }

  private boolean forbidsCode(Predicate<SourceList> takes) {
    for (ContentSecurityPolicy policy : policies) {
      SourceList sources = policy.enforced() ? policy.sources("script-src") : null;
      if (sources != null && !takes.test(sources)) {
        return true;
      }
    }
    return false;
  }

  private static boolean takesWasm(SourceList sources) {
    return sources.has("unsafe-eval") || sources.has("wasm-unsafe-eval");
  }

  /// §4.3.1 "EnsureCSPDoesNotBlockStringCompilation".
  public boolean allowsEval(String text) {
    return decide("script-src", "eval", text, null, sources -> sources.has("unsafe-eval"));
  }

  /// §4.4.1 "EnsureCSPDoesNotBlockWasmByteCompilation".
  public boolean allowsWasm() {
    return decide("script-src", "wasm-eval", "", null, PolicyContainer::takesWasm);
  }

  /// §6.3.1.1
  public boolean allowsBase(Url url, Object element) {
    return decide(
        "base-uri", strip(url), "", element, sources -> sources.matches(url, self, false));
  }

  /// §6.4.1.1
  public boolean allowsForm(Url url) {
    return decide(
        "form-action", strip(url), "", null, sources -> sources.matches(url, self, false));
  }

  /// §6.4.2.1, for a document that is about to be shown inside these.
  public boolean allowsAncestors(List<Url> ancestors) {
    boolean allowed = true;
    for (Url ancestor : ancestors) {
      allowed &=
          decide(
              "frame-ancestors",
              strip(ancestor),
              "",
              null,
              sources -> sources.matches(ancestor, self, false));
    }
    return allowed;
  }

  public boolean hasFrameAncestors() {
    return policies.stream().anyMatch(each -> each.enforced() && each.has("frame-ancestors"));
  }

  /// Whether http addresses become https ones (Upgrade Insecure Requests §3).
  public boolean upgradesInsecure() {
    return policies.stream()
        .anyMatch(each -> each.enforced() && each.has("upgrade-insecure-requests"));
  }

  /// The `sandbox` directives: what each allows; empty if there is none.
  public List<Set<String>> sandboxes() {
    List<Set<String>> all = new ArrayList<>();
    for (ContentSecurityPolicy policy : policies) {
      List<String> flags = policy.enforced() ? policy.directives().get("sandbox") : null;
      if (flags != null) {
        Set<String> allowed = new HashSet<>();
        flags.forEach(flag -> allowed.add(flag.toLowerCase(Locale.ROOT)));
        all.add(allowed);
      }
    }
    return all;
  }

  private boolean decide(
      String directive,
      String blocked,
      String text,
      @Nullable Object element,
      Predicate<SourceList> allows) {
    boolean allowed = true;
    for (ContentSecurityPolicy policy : List.copyOf(policies)) {
      SourceList sources = policy.sources(directive);
      if (sources == null || allows.test(sources)) {
        continue;
      }
      allowed &= !policy.enforced();
      reporter.accept(
          new Violation(
              directive,
              blocked,
              policy.text(),
              policy.enforced(),
              sources.has("report-sample")
                  ? text.substring(0, Math.min(SAMPLE, text.length()))
                  : "",
              element,
              policy.directives().getOrDefault("report-uri", List.of())));
    }
    return allowed;
  }

  /// §5.4 "strip URL for use in reports".
  public static String strip(Url url) {
    if (!url.isHttpFamily() && !url.hasScheme("ws") && !url.hasScheme("wss")) {
      return url.scheme();
    }
    String query = url.query();
    return url.origin().toString().equals("null")
        ? url.scheme()
        : url.origin() + url.path() + (query == null ? "" : "?" + query);
  }
}
