package bulkhead.browser.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import bulkhead.url.Url;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The cookie jar by RFC 6265bis. `a.test` and `b.test` are two sites.
class CookieStoreTest {
  private static final HttpUrl SECURE = HttpUrl.get("https://www.a.test/dir/page");
  private static final HttpUrl OPEN = HttpUrl.get("http://www.a.test/dir/page");

  private final List<String> kept = new ArrayList<>();
  private final CookieStore jar =
      new CookieStore(
          new CookieStore.Keeper() {
            @Override
            public CompletableFuture<List<CookieStore.Entry>> load() {
              return CompletableFuture.completedFuture(
                  List.of(
                      new CookieStore.Entry(
                          "before", "1", "www.a.test", "/", 4e9, false, false, "")));
            }

            @Override
            public void put(CookieStore.Entry cookie) {
              kept.add("+" + cookie.name() + "=" + cookie.value());
            }

            @Override
            public void remove(CookieStore.Entry cookie) {
              kept.add("-" + cookie.name());
            }

            @Override
            public void clear() {
              kept.add("none");
            }
          });

  private void set(HttpUrl url, String... cookies) {
    jar.save(url, List.of(cookies), CookieSite.SAME);
  }

  private @Nullable String sent(HttpUrl url) {
    return jar.header(url, CookieSite.SAME);
  }

  @Test
  void whatWasKeptIsThereAndOnlyWhatLastsIsKept() {
    set(OPEN, "session=1", "lasting=2; Max-Age=1000", "before=2; Max-Age=0; Path=/");
    assertEquals("session=1; lasting=2", sent(OPEN));
    assertEquals(List.of("-session", "+lasting=2", "-before"), kept);
    jar.removeIf(entry -> entry.name().equals("lasting"));
    jar.clear();
    assertEquals(List.of("-lasting", "none"), kept.subList(3, 5));
    assertNull(sent(OPEN));
  }

  @Test
  void longerPathsComeFirstAndOthersDoNotGo() {
    set(OPEN, "a=root; Path=/", "b=dir; Path=/dir", "c=other; Path=/other");
    assertEquals("b=dir; before=1; a=root", sent(OPEN));
  }

  @Test
  void domainsOfOthersAndPublicSuffixesAreRefused() {
    set(OPEN, "up=1; Domain=a.test; Path=/", "away=1; Domain=b.test", "all=1; Domain=test");
    assertEquals("up=1", sent(HttpUrl.get("http://other.a.test/")));
    assertNull(sent(HttpUrl.get("http://b.test/")));
  }

  @Test
  void whatHasNoNameIsAValue() {
    HttpUrl url = HttpUrl.get("http://b.test/");
    set(
        url,
        "alone",
        "=bare; Path=/",
        "; Path=/",
        "=",
        "__Host-x; Path=/",
        "  spaced out ; Path=/x");
    assertEquals("bare", sent(url));
    assertEquals("spaced out; bare", sent(HttpUrl.get("http://b.test/x/y")));
    jar.setByScript(Url.expectParse("http://b.test/"), "=; Max-Age=0");
    jar.setByScript(Url.expectParse("http://b.test/"), "x; Max-Age=0");
    assertNull(sent(url));
  }

  @Test
  void thisMachinesServersAreAsSecureOnes() {
    HttpUrl local = HttpUrl.get("http://127.0.0.1:8080/");
    set(local, "s=1; Secure", "__Host-h=2; Secure; Path=/", "n=3; SameSite=None; Secure");
    jar.setByScript(Url.expectParse("http://127.0.0.1:8080/"), "s=4; Secure");
    assertEquals("s=4; __Host-h=2; n=3", sent(local));
  }

  @Test
  void whatIsForAllSitesMustBeSecure() {
    set(SECURE, "open=1; SameSite=None", "closed=1; SameSite=None; Secure");
    jar.setByScript(Url.expectParse("https://www.a.test/"), "script=1; SameSite=none");
    assertEquals("closed=1; before=1", sent(SECURE));
  }

  @Test
  void secureCookiesNeitherGoNorComeOpenly() {
    set(OPEN, "forged=1; Secure");
    set(SECURE, "safe=1; Secure");
    set(OPEN, "safe=2");
    assertEquals("before=1", sent(OPEN));
    assertEquals("safe=1; before=1", sent(SECURE));
  }

  @Test
  void prefixesPromiseWhatTheySay() {
    set(
        SECURE,
        "__Host-a=1; Secure; Path=/",
        "__Host-b=1; Secure; Path=/dir",
        "__Host-c=1; Secure; Path=/; Domain=a.test",
        "__Secure-d=1",
        "__secure-e=1; Secure");
    assertEquals("__secure-e=1; before=1; __Host-a=1", sent(SECURE));
  }

  @Test
  void sameSiteDecidesWhoBringsThem() {
    set(
        SECURE,
        "strict=1; SameSite=Strict; Path=/",
        "lax=1; SameSite=Lax; Path=/",
        "none=1; SameSite=None; Secure; Path=/");
    assertEquals("before=1; lax=1; none=1", jar.header(SECURE, CookieSite.NAVIGATION));
    assertEquals("none=1", jar.header(SECURE, CookieSite.CROSS));
  }

  @Test
  void scriptsNeitherSeeNorReplaceWhatIsForServersOnly() {
    set(SECURE, "hidden=1; HttpOnly");
    Url document = Url.expectParse(SECURE.toString());
    jar.setByScript(document, "hidden=2");
    jar.setByScript(document, "mine=1; HttpOnly");
    jar.setByScript(document, "seen=1");
    assertEquals("seen=1; before=1", jar.forScript(document));
    assertEquals("hidden=1; seen=1; before=1", sent(SECURE));
  }

  @Test
  void noneLivesLongerThanFourHundredDaysOrIsTooLong() {
    set(OPEN, "ages=1; Max-Age=99999999999", "long=" + "x".repeat(5000));
    assertEquals("ages=1; before=1", sent(OPEN));
    double days =
        (jar.all().stream().filter(e -> e.name().equals("ages")).findFirst().orElseThrow().expires()
                - System.currentTimeMillis() / 1000.0)
            / 86_400;
    assertEquals(400, days, 1);
  }

  @Test
  void aSiteHasRoomForSoMany() {
    for (int i = 0; i < 200; i++) {
      set(OPEN, "c" + i + "=1; Path=/");
    }
    assertEquals(180, jar.all().size());
  }
}
