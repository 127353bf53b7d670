package bulkhead.browser.process;

import org.jspecify.annotations.Nullable;

/// The policy that decides which renderer process a document may live in. Immutable; one object for
/// the browser.
///
/// @param kind how documents are divided among processes
/// @param rendererLimit at most so many renderer processes, at least 1; beyond it, sites share
/// @param spareRenderers how many are kept waiting, started and locked
/// @param sandbox whether renderers and plugins lock themselves
public record ProcessModel(Kind kind, int rendererLimit, int spareRenderers, boolean sandbox) {
  /// The ways to divide, named after Chromium's switches.
  public enum Kind {
    /// One process per site instance: a tab has its own, and going to another site swaps it.
    SITE_PER_PROCESS,
    /// One process per tab, whatever it shows.
    PROCESS_PER_TAB,
    /// One process per site, shared by all its tabs.
    PROCESS_PER_SITE,
    /// Every role is a thread of the browser process.
    SINGLE_PROCESS
  }

  /// The site of an empty document, which nothing distinguishes: as in Chromium it is of one site
  /// with every other, and stays where it is.
  public static final String BLANK_SITE = "about:blank";

  /// The site of a new tab's page, which is in no process that has held another site's documents.
  public static final String NEW_TAB_SITE = "new tab";

  /// Whether a process that has had a document of `site` holds no other site's from then on.
  static boolean locks(String site) {
    return !site.equals(BLANK_SITE) && !site.equals(NEW_TAB_SITE);
  }

  /// What is known about one live renderer when the question is asked.
  public interface Candidate {
    /// The site that its documents are of; null while it has had none.
    @Nullable String site();

    /// How many pages live in it.
    int pages();
  }

  /// Which of the living renderers takes a document of `site` in a tab whose document is now in
  /// `current`; null for a process of its own.
  public <T extends Candidate> @Nullable T choose(
      String site, @Nullable T current, Iterable<T> living) {
    T chosen =
        switch (kind) {
          case SITE_PER_PROCESS ->
              current != null
                      && (current.site() == null
                          || site.equals(BLANK_SITE)
                          || site.equals(current.site()))
                  ? current
                  : null;
          case PROCESS_PER_TAB -> current;
          case PROCESS_PER_SITE -> {
            T shared = ofSite(site, living);
            yield shared != null
                    || current == null
                    || current.site() != null && !site.equals(BLANK_SITE)
                ? shared
                : current;
          }
          case SINGLE_PROCESS -> first(living);
        };
    return chosen != null ? chosen : atLimit(living) ? leastLoaded(site, living) : null;
  }

  private <T extends Candidate> boolean atLimit(Iterable<T> living) {
    int inUse = 0;
    for (T candidate : living) {
      inUse += candidate.pages() > 0 ? 1 : 0;
    }
    return inUse >= rendererLimit;
  }

  private static <T extends Candidate> @Nullable T first(Iterable<T> living) {
    for (T candidate : living) {
      return candidate;
    }
    return null;
  }

  private static <T extends Candidate> @Nullable T ofSite(String site, Iterable<T> living) {
    for (T candidate : living) {
      if (site.equals(candidate.site())) {
        return candidate;
      }
    }
    return null;
  }

  /// One of the same site before one of another, then the one with the fewest pages.
  private static <T extends Candidate> @Nullable T leastLoaded(String site, Iterable<T> living) {
    T best = null;
    for (T candidate : living) {
      if (candidate.pages() == 0) {
        continue;
      }
      if (best == null || rank(site, candidate) < rank(site, best)) {
        best = candidate;
      }
    }
    return best;
  }

  private static <T extends Candidate> long rank(String site, T candidate) {
    return (site.equals(candidate.site()) ? 0 : 1L << 32) + candidate.pages();
  }
}
