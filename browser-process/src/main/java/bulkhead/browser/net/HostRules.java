package bulkhead.browser.net;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import okhttp3.Dns;

/// Which addresses a host name has: by Chromium's `--host-resolver-rules` where one of them speaks
/// of it, else by the system. Immutable.
///
/// A rule is `MAP pattern replacement` or `EXCLUDE pattern`, with a comma between two of them; `*`
/// in a pattern stands for anything, and the replacement `~NOTFOUND` for no address at all. Not as
/// in Chromium: a replacement names no port.
final class HostRules {
  static final HostRules NONE = new HostRules("");
  private static final String NOT_FOUND = "~NOTFOUND";

  private record Rule(Pattern pattern, String replacement) {}

  private final List<Rule> mapped = new ArrayList<>();
  private final List<Pattern> excluded = new ArrayList<>();

  /// What is no rule is left out, as in Chromium.
  HostRules(String rules) {
    for (String rule : rules.split(",")) {
      String[] words = rule.strip().split("\\s+");
      if (words.length == 3 && words[0].equalsIgnoreCase("MAP")) {
        mapped.add(new Rule(pattern(words[1]), words[2]));
      } else if (words.length == 2 && words[0].equalsIgnoreCase("EXCLUDE")) {
        excluded.add(pattern(words[1]));
      }
    }
  }

  private static Pattern pattern(String glob) {
    return Pattern.compile("\\Q" + glob.toLowerCase(Locale.ROOT).replace("*", "\\E.*\\Q") + "\\E");
  }

  List<InetAddress> lookup(String host) throws UnknownHostException {
    String target = mapped(host.toLowerCase(Locale.ROOT));
    if (target.equals(NOT_FOUND)) {
      throw new UnknownHostException(host);
    }
    // `localhost` and what is under it never leaves this computer (RFC 6761 §6.3).
    if (target.equals("localhost") || target.endsWith(".localhost")) {
      return List.of(
          InetAddress.getByAddress(host, new byte[] {127, 0, 0, 1}),
          InetAddress.getByAddress(
              host, new byte[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1}));
    }
    return Dns.SYSTEM.lookup(target);
  }

  private String mapped(String host) {
    for (Pattern exempt : excluded) {
      if (exempt.matcher(host).matches()) {
        return host;
      }
    }
    for (Rule rule : mapped) {
      if (rule.pattern().matcher(host).matches()) {
        return rule.replacement();
      }
    }
    return host;
  }
}
