package bulkhead.renderer;

import bulkhead.ipc.api.AreaChange;
import bulkhead.ipc.api.AreaPiece;
import bulkhead.ipc.api.CookiesRequest;
import bulkhead.ipc.api.OpenAreaRequest;
import bulkhead.ipc.api.SetCookieRequest;
import bulkhead.ipc.api.SiteStorage;
import bulkhead.ipc.api.SiteStorageClient;
import bulkhead.ipc.api.StorageArea;
import bulkhead.process.Utf16;
import com.google.protobuf.ByteString;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/// This process's copies of the storage areas that its documents use. The first use of one waits
/// for the browser process, which has it; every change is told to it. Thread: `RendererMain`.
final class SiteAreas implements SiteStorageClient {
  static final int MOST_CHARACTERS = 5 << 20;
  private static final int MOST_PIECE = 256 << 10;

  /// `pageId` is 0 for local storage, which all pages of an origin share.
  record Key(String origin, int pageId) {
    boolean isLocal() {
      return pageId == 0;
    }
  }

  /// What has become of one item of an area.
  ///
  /// @param name null: all items went
  /// @param before null: there was none
  /// @param after null: there is none
  /// @param url of the document that did it
  record Change(
      Key area,
      @Nullable String name,
      @Nullable String before,
      @Nullable String after,
      String url) {}

  /// One document that uses an area.
  interface User {
    /// Whether it is a document of that area's origin, and for session storage of its page.
    boolean uses(Key key);

    /// Whether the document is still there.
    boolean isAlive();

    /// Another has changed an area that it uses.
    void changed(Change change);
  }

  /// One area.
  static final class Area {
    final Key key;
    final Map<String, String> items = new LinkedHashMap<>();
    private @Nullable List<String> names;
    long characters;

    Area(Key key) {
      this.key = key;
    }

    /// The name of an item by its place.
    @Nullable String name(int index) {
      List<String> all = names;
      if (all == null) {
        all = List.copyOf(items.keySet());
        names = all;
      }
      return index >= 0 && index < all.size() ? all.get(index) : null;
    }

    @Nullable String put(String name, String value) {
      names = null;
      String before = items.put(name, value);
      characters += value.length() - (before == null ? -name.length() : before.length());
      return before;
    }

    @Nullable String remove(String name) {
      names = null;
      String before = items.remove(name);
      if (before != null) {
        characters -= name.length() + before.length();
      }
      return before;
    }

    void clear() {
      names = null;
      items.clear();
      characters = 0;
    }
  }

  private final Map<Key, Area> areas = new HashMap<>();
  private final List<User> users = new ArrayList<>();
  private final ByteArrayOutputStream incoming = new ByteArrayOutputStream();
  private @Nullable SiteStorage browser;

  void connect(SiteStorage storage) {
    browser = storage;
  }

  private static StorageArea wire(Key key, int pageId) {
    return StorageArea.newBuilder()
        .setPageId(pageId)
        .setOrigin(key.origin())
        .setSession(!key.isLocal())
        .build();
  }

  /// A document that is to hear of changes.
  void add(User user) {
    users.removeIf(each -> !each.isAlive());
    users.add(user);
  }

  /// The area, which is fetched if this process has not used it before.
  Area open(Key key, int pageId) {
    Area known = areas.get(key);
    if (known != null) {
      return known;
    }
    Area area = new Area(key);
    areas.put(key, area);
    SiteStorage storage = browser;
    if (storage != null) {
      ByteArrayOutputStream contents = new ByteArrayOutputStream();
      boolean more = true;
      while (more) {
        try {
          AreaPiece piece =
              storage
                  .open(
                      OpenAreaRequest.newBuilder()
                          .setArea(wire(key, pageId))
                          .setFrom(contents.size())
                          .build())
                  .join();
          contents.writeBytes(piece.getData().toByteArray());
          more = piece.getMore();
        } catch (CompletionException e) {
          more = false; // the browser process is ending
        }
      }
      read(contents.toByteArray(), area);
    }
    return area;
  }

  private static void read(byte[] contents, Area area) {
    ByteBuffer in = ByteBuffer.wrap(contents);
    while (in.remaining() >= 8) {
      String name = text(in);
      area.put(name, text(in));
    }
  }

  private static String text(ByteBuffer in) {
    byte[] bytes = new byte[Math.min(in.getInt(), in.remaining())];
    in.get(bytes);
    return Utf16.text(bytes);
  }

  // What documents of this process change

  void put(Area area, int pageId, String name, String value, String url, User by) {
    String before = area.put(name, value);
    byte[] bytes = Utf16.bytes(value);
    int from = 0;
    do {
      int size = Math.min(MOST_PIECE, bytes.length - from);
      tell(
          area,
          pageId,
          url,
          AreaChange.newBuilder()
              .setKey(ByteString.copyFrom(Utf16.bytes(name)))
              .setValue(ByteString.copyFrom(bytes, from, size))
              .setMore(from + size < bytes.length));
      from += size;
    } while (from < bytes.length);
    tellOthers(by, new Change(area.key, name, before, value, url));
  }

  void remove(Area area, int pageId, String name, String url, User by) {
    String before = area.remove(name);
    if (before != null) {
      tell(
          area,
          pageId,
          url,
          AreaChange.newBuilder().setKey(ByteString.copyFrom(Utf16.bytes(name))).setRemove(true));
      tellOthers(by, new Change(area.key, name, before, null, url));
    }
  }

  void clear(Area area, int pageId, String url, User by) {
    if (!area.items.isEmpty()) {
      area.clear();
      tell(area, pageId, url, AreaChange.newBuilder().setClear(true));
      tellOthers(by, new Change(area.key, null, null, null, url));
    }
  }

  private void tell(Area area, int pageId, String url, AreaChange.Builder change) {
    SiteStorage storage = browser;
    if (storage != null) {
      storage.change(change.setArea(wire(area.key, pageId)).setUrl(url).build());
    }
  }

  private void tellOthers(@Nullable User by, Change change) {
    for (User user : List.copyOf(users)) {
      if (user != by && user.isAlive() && user.uses(change.area())) {
        user.changed(change);
      }
    }
  }

  // What others change

  @Override
  public void changed(AreaChange change) {
    if (change.getArea().getSession()) {
      return; // a tab's documents of one origin are in one process
    }
    incoming.writeBytes(change.getValue().toByteArray());
    if (change.getMore()) {
      return;
    }
    String value = Utf16.text(incoming.toByteArray());
    incoming.reset();
    Key key = new Key(change.getArea().getOrigin(), 0);
    Area area = areas.get(key);
    String name = Utf16.text(change.getKey().toByteArray());
    if (change.getClear()) {
      if (area != null) {
        area.clear();
      }
      tellOthers(null, new Change(key, null, null, null, change.getUrl()));
    } else if (change.getRemove()) {
      String before = area == null ? null : area.remove(name);
      tellOthers(null, new Change(key, name, before, null, change.getUrl()));
    } else {
      String before = area == null ? null : area.put(name, value);
      tellOthers(null, new Change(key, name, before, value, change.getUrl()));
    }
  }

  // Cookies

  String cookies(int pageId, String url) {
    SiteStorage storage = browser;
    if (storage == null) {
      return "";
    }
    try {
      return storage
          .cookies(CookiesRequest.newBuilder().setPageId(pageId).setUrl(url).build())
          .join()
          .getCookies();
    } catch (CompletionException e) {
      return ""; // the browser process is ending
    }
  }

  void setCookie(int pageId, String url, String cookie) {
    SiteStorage storage = browser;
    if (storage != null) {
      storage.setCookie(
          SetCookieRequest.newBuilder().setPageId(pageId).setUrl(url).setCookie(cookie).build());
    }
  }
}
