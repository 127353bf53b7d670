package bulkhead.browser.tab;

import bulkhead.browser.net.LoadTiming;
import bulkhead.ipc.api.ResourceTiming;

/// What a renderer is told of when things happened in a load: of another origin's answers only what
/// these allow (Fetch §2.2.2 "create an opaque timing info"). Pure.
final class TimingWire {
  private TimingWire() {}

  /// @param document whether the load is of a document, whose own scripts may know it all
  static ResourceTiming of(LoadTiming timing, boolean document) {
    ResourceTiming.Builder wire =
        ResourceTiming.newBuilder()
            .setStart(timing.start())
            .setFetchStart(timing.start())
            .setResponseEnd(timing.responseEnd())
            .setAllowed(timing.allowed());
    if (!timing.allowed() && !document) {
      return wire.build();
    }
    return wire.setRedirectStart(timing.redirectStart())
        .setRedirectEnd(timing.redirectEnd())
        .setFetchStart(timing.fetchStart())
        .setLookupStart(timing.lookupStart())
        .setLookupEnd(timing.lookupEnd())
        .setConnectStart(timing.connectStart())
        .setConnectEnd(timing.connectEnd())
        .setSecureStart(timing.secureStart())
        .setRequestStart(timing.requestStart())
        .setResponseStart(timing.responseStart())
        .setRedirects(timing.redirects())
        .setCrossed(timing.crossed())
        .setSource(
            switch (timing.source()) {
              case NETWORK -> ResourceTiming.Source.NETWORK;
              case CACHE -> ResourceTiming.Source.CACHE;
              case VALIDATED -> ResourceTiming.Source.VALIDATED;
            })
        .setEncodedSize(timing.encodedSize())
        .setDecodedSize(timing.decodedSize())
        .setProtocol(timing.protocol())
        .addAllServerTiming(timing.serverTiming())
        .setStatus(timing.status())
        .setMimeType(timing.mimeType())
        .build();
  }
}
