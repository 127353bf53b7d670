package bulkhead.renderer;

import bulkhead.ipc.api.ResourceRequest.Destination;
import bulkhead.renderer.dom.Document;
import bulkhead.renderer.html.PreloadScanner;
import bulkhead.renderer.html.PreloadScanner.Wanted;
import bulkhead.renderer.policy.PolicyContainer;
import bulkhead.url.Url;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/// Asks for what the rest of a page will need while its parser waits for a script (HTML §13.2.10
/// "speculative HTML parsing"): else each script would be asked for after the one before it had
/// run. Thread: `RendererMain`.
final class SpeculativeLoads {
  /// After so many characters other tasks have their turn, such as the script that is waited for.
  private static final int SLICE = 50_000;

  private final int pageId;
  private final Document document;
  private final GuardedLoads guarded;
  private final Executor main;

  /// Images come behind all scripts and style sheets that are known of: they share the same few
  /// connections.
  private final List<Wanted> images = new ArrayList<>();

  private boolean scheduled;

  SpeculativeLoads(int pageId, Document document, GuardedLoads guarded, Executor main) {
    this.pageId = pageId;
    this.document = document;
    this.guarded = guarded;
    this.main = main;
  }

  void parserWaits(PreloadScanner ahead) {
    if (!scheduled) {
      look(ahead);
    }
  }

  private void look(PreloadScanner ahead) {
    scheduled = false;
    for (Wanted wanted : ahead.scan(SLICE)) {
      switch (wanted.kind()) {
        case SCRIPT -> begin(wanted, Destination.SCRIPT, wanted.crossOrigin());
        case MODULE -> {
          boolean credentials = "use-credentials".equalsIgnoreCase(wanted.crossOrigin());
          begin(wanted, Destination.SCRIPT, credentials ? "use-credentials" : "anonymous");
        }
        case STYLE_SHEET -> begin(wanted, Destination.STYLE, wanted.crossOrigin());
        case IMAGE -> images.add(wanted);
      }
    }
    if (ahead.hasMore()) {
      scheduled = true;
      main.execute(() -> look(ahead));
    } else {
      images.forEach(image -> begin(image, Destination.IMAGE, image.crossOrigin()));
      images.clear();
    }
  }

  private void begin(Wanted wanted, Destination destination, @Nullable String crossOrigin) {
    Url base = Url.parse(document.baseUrl());
    if (base != null && wanted.base() != null) {
      base = base.resolve(wanted.base());
    }
    Url url = base == null ? null : base.resolve(wanted.url());
    if (url != null) {
      PolicyContainer.Asker asker =
          new PolicyContainer.Asker(wanted.nonce(), wanted.integrity(), true, null);
      guarded.preload(pageId, url, destination, asker, crossOrigin);
    }
  }
}
