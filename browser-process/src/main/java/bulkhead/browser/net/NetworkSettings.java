package bulkhead.browser.net;

import org.jspecify.annotations.Nullable;

/// What the command line says of the network. Immutable.
///
/// @param acceptLanguage the header's value
/// @param proxyServer as Chromium's switch: `host:port`, `http=host:port;https=host:port`; null for
///     none
/// @param proxyBypass hosts that are asked directly, with `;` between them
/// @param hostRules which host names stand for which others, as Chromium's `--host-resolver-rules`
/// @param anyCertificate whether servers are believed whoever has signed for them
public record NetworkSettings(
    String acceptLanguage,
    @Nullable String proxyServer,
    String proxyBypass,
    String hostRules,
    boolean anyCertificate) {}
