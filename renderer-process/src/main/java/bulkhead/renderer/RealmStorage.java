package bulkhead.renderer;

import bulkhead.renderer.script.EventLoop;
import bulkhead.renderer.script.Realm;
import bulkhead.renderer.script.bindings.RealmBindings;
import bulkhead.renderer.script.bindings.ScriptStorage;
import bulkhead.url.Url;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Storage and cookies of one document. Thread: `RendererMain`.
final class RealmStorage implements ScriptStorage, SiteAreas.User {
  private static final int MOST_COOKIE = 4096;

  private final SiteAreas areas;
  private final int pageId;
  private final String origin;
  private final Supplier<String> url;
  private final Realm realm;
  private final EventLoop loop;
  private final Map<Kind, SiteAreas.Area> used = new EnumMap<>(Kind.class);

  RealmStorage(
      SiteAreas areas,
      int pageId,
      String origin,
      Supplier<String> url,
      Realm realm,
      EventLoop loop) {
    this.areas = areas;
    this.pageId = pageId;
    this.origin = origin;
    this.url = url;
    this.realm = realm;
    this.loop = loop;
    areas.add(this);
  }

  /// Whose data a document has. Files have opaque origins but keep their data together, as in
  /// Chromium.
  static String originOf(String origin, String url) {
    return origin.equals("null") && url.startsWith("file:") ? "file://" : origin;
  }

  @Override
  public boolean uses(SiteAreas.Key key) {
    return key.origin().equals(origin) && (key.isLocal() || key.pageId() == pageId);
  }

  @Override
  public boolean isAlive() {
    return realm.isAlive();
  }

  @Override
  public boolean isAllowed() {
    return !origin.equals("null");
  }

  private SiteAreas.Area area(Kind kind) {
    SiteAreas.Area known = used.get(kind);
    if (known != null) {
      return known;
    }
    SiteAreas.Area area =
        areas.open(new SiteAreas.Key(origin, kind == Kind.SESSION ? pageId : 0), pageId);
    used.put(kind, area);
    return area;
  }

  @Override
  public int length(Kind kind) {
    return area(kind).items.size();
  }

  @Override
  public @Nullable String key(Kind kind, int index) {
    return area(kind).name(index);
  }

  @Override
  public @Nullable String get(Kind kind, String key) {
    return area(kind).items.get(key);
  }

  @Override
  public boolean set(Kind kind, String key, String value) {
    SiteAreas.Area area = area(kind);
    String before = area.items.get(key);
    if (value.equals(before)) {
      return true;
    }
    long more = value.length() - (before == null ? -key.length() : before.length());
    if (area.characters + more > SiteAreas.MOST_CHARACTERS) {
      return false;
    }
    areas.put(area, pageId, key, value, url.get(), this);
    return true;
  }

  @Override
  public void remove(Kind kind, String key) {
    areas.remove(area(kind), pageId, key, url.get(), this);
  }

  @Override
  public void clear(Kind kind) {
    areas.clear(area(kind), pageId, url.get(), this);
  }

  @Override
  public void changed(SiteAreas.Change change) {
    RealmBindings bindings = realm.get(RealmBindings.class);
    if (bindings == null) {
      return;
    }
    JsonObject event = new JsonObject();
    event.add("key", textOrNull(change.name()));
    event.add("oldValue", textOrNull(change.before()));
    event.add("newValue", textOrNull(change.after()));
    event.addProperty("url", change.url());
    String kind = change.area().isLocal() ? "local" : "session";
    loop.post(realm, () -> bindings.deliver(STORAGE_EVENTS, kind, event.toString(), new byte[0]));
  }

  private static JsonElement textOrNull(@Nullable String text) {
    return text == null ? JsonNull.INSTANCE : new JsonPrimitive(text);
  }

  private @Nullable String cookieUrl() {
    Url own = Url.parse(url.get());
    return own != null && own.isHttpFamily() && own.origin().toString().equals(origin)
        ? own.href()
        : null;
  }

  @Override
  public String cookies() {
    String own = cookieUrl();
    return own == null ? "" : areas.cookies(pageId, own);
  }

  @Override
  public void setCookie(String cookie) {
    String own = cookieUrl();
    if (own != null && cookie.length() <= MOST_COOKIE) {
      areas.setCookie(pageId, own, cookie);
    }
  }
}
