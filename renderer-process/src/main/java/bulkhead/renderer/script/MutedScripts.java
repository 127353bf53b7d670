package bulkhead.renderer.script;

import java.util.HashSet;
import java.util.Set;

/// The classic scripts of a realm whose "muted errors" are true (HTML §8.1.4.1): they are of
/// another origin and were had without CORS, so that pages must not learn what is in them. Told
/// apart by their URLs. Thread: the isolate's.
public final class MutedScripts {
  private final Set<String> urls = new HashSet<>();

  public void add(String url) {
    urls.add(url);
  }

  boolean contains(String url) {
    return urls.contains(url);
  }
}
