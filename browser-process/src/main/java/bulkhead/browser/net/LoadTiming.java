package bulkhead.browser.net;

import java.util.List;

/// When things happened in a load (Resource Timing §4.3, Fetch §2.2.2 "fetch timing info"): moments
/// of [System#nanoTime], 0 for what did not happen or has not yet. Immutable.
///
/// @param fetchStart of the last address, after redirects
/// @param redirects how many there were
/// @param allowed whether each answer passed the "timing allow check" (Resource Timing §4.5.1)
/// @param crossed whether a redirect led from one origin to another
/// @param encodedSize bytes of the body as they came
/// @param serverTiming values of `Server-Timing`
public record LoadTiming(
    long start,
    long redirectStart,
    long redirectEnd,
    long fetchStart,
    long lookupStart,
    long lookupEnd,
    long connectStart,
    long connectEnd,
    long secureStart,
    long requestStart,
    long responseStart,
    long responseEnd,
    int redirects,
    boolean allowed,
    boolean crossed,
    Source source,
    long encodedSize,
    long decodedSize,
    String protocol,
    List<String> serverTiming,
    int status,
    String mimeType) {

  /// Where the body came from.
  public enum Source {
    NETWORK,
    CACHE,
    VALIDATED
  }
}
