package bulkhead.renderer.policy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One policy (CSP §2.2). Immutable.
///
/// @param text as it was given, for reports
/// @param directives by lower-case name
/// @param enforced false for one that only reports
record ContentSecurityPolicy(String text, Map<String, List<String>> directives, boolean enforced) {
  private static final int MOST_POLICIES = 100;
  private static final int MOST_TOKENS = 5000;
  private static final Set<String> NOT_IN_META = Set.of("report-uri", "frame-ancestors", "sandbox");

  ContentSecurityPolicy {
    directives = Map.copyOf(directives);
  }

  /// §2.2.2 "parse a response's Content Security Policies", of one header.
  static List<ContentSecurityPolicy> parseHeader(String header, boolean enforced) {
    List<ContentSecurityPolicy> policies = new ArrayList<>();
    for (String each : header.split(",")) {
      ContentSecurityPolicy policy = parse(each, enforced, Set.of());
      if (!policy.directives.isEmpty() && policies.size() < MOST_POLICIES) {
        policies.add(policy);
      }
    }
    return policies;
  }

  static ContentSecurityPolicy parseMeta(String content) {
    return parse(content, true, NOT_IN_META);
  }

  /// §2.2.1 "parse a serialized CSP".
  private static ContentSecurityPolicy parse(String text, boolean enforced, Set<String> without) {
    Map<String, List<String>> directives = new LinkedHashMap<>();
    int tokensLeft = MOST_TOKENS;
    for (String each : text.split(";")) {
      String[] tokens = each.strip().split("[ \\t\\n\\f\\r]+");
      String name = tokens[0].toLowerCase(Locale.ROOT);
      tokensLeft -= tokens.length;
      if (!name.isEmpty() && !without.contains(name) && tokensLeft > 0) {
        directives.putIfAbsent(name, List.of(tokens).subList(1, tokens.length));
      }
    }
    return new ContentSecurityPolicy(text.strip(), directives, enforced);
  }

  /// The sources that decide about a directive, by its fallbacks (§6.8.3); null if none do.
  @Nullable SourceList sources(String directive) {
    for (String name : fallbacks(directive)) {
      List<String> tokens = directives.get(name);
      if (tokens != null) {
        return SourceList.parse(name, tokens);
      }
    }
    return null;
  }

  private static List<String> fallbacks(String directive) {
    return switch (directive) {
      case "script-src-elem", "script-src-attr" -> List.of(directive, "script-src", "default-src");
      case "style-src-elem", "style-src-attr" -> List.of(directive, "style-src", "default-src");
      case "worker-src" -> List.of(directive, "child-src", "script-src", "default-src");
      case "frame-src" -> List.of(directive, "child-src", "default-src");
      case "base-uri", "form-action", "frame-ancestors" -> List.of(directive);
      default -> List.of(directive, "default-src");
    };
  }

  boolean has(String directive) {
    return directives.containsKey(directive);
  }
}
