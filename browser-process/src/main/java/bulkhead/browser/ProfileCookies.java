package bulkhead.browser;

import bulkhead.browser.net.CookieStore;
import bulkhead.browser.storage.SavedCookie;
import bulkhead.browser.storage.SavedCookies;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// Keeps the cookie jar's cookies in the profile. Any thread.
final class ProfileCookies implements CookieStore.Keeper {
  private final SavedCookies saved;

  ProfileCookies(SavedCookies saved) {
    this.saved = saved;
  }

  @Override
  public CompletableFuture<List<CookieStore.Entry>> load() {
    return saved
        .load()
        .thenApply(
            cookies ->
                cookies.stream()
                    .map(
                        each ->
                            new CookieStore.Entry(
                                each.name(),
                                each.value(),
                                each.domain(),
                                each.path(),
                                each.expires(),
                                each.httpOnly(),
                                each.secure(),
                                each.sameSite()))
                    .toList());
  }

  @Override
  public void put(CookieStore.Entry cookie) {
    saved.put(
        new SavedCookie(
            cookie.name(),
            cookie.value(),
            cookie.domain(),
            cookie.path(),
            cookie.expires(),
            cookie.httpOnly(),
            cookie.secure(),
            cookie.sameSite()));
  }

  @Override
  public void remove(CookieStore.Entry cookie) {
    saved.remove(cookie.name(), cookie.domain(), cookie.path());
  }

  @Override
  public void clear() {
    saved.clear();
  }
}
