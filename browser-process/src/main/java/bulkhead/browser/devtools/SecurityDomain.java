package bulkhead.browser.devtools;

import bulkhead.devtools.CommandTable;

/// `Security`, as far as clients use it: servers whose certificates nobody vouches for. What a
/// session of a page says counts for that page, what a session of the browser says for all. Thread:
/// `BrowserMain`.
final class SecurityDomain {
  private record Ignore(boolean ignore) {}

  private SecurityDomain() {}

  static void describe(CommandTable<Session> commands) {
    commands.accepted("Security.enable", "Security.disable");
    commands.on(
        "Security.setIgnoreCertificateErrors",
        Ignore.class,
        (session, wanted) -> {
          session.network().anyCertificate = wanted.ignore();
          return null;
        });
  }
}
