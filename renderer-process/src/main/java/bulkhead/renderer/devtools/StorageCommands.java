package bulkhead.renderer.devtools;

import bulkhead.devtools.CommandTable;
import bulkhead.devtools.Json;
import bulkhead.devtools.Parameters;
import bulkhead.devtools.ProtocolError;
import bulkhead.renderer.dom.Document;
import bulkhead.renderer.script.Realm;
import bulkhead.renderer.script.bindings.ScriptStorage;
import bulkhead.renderer.script.bindings.ScriptStorage.Kind;
import bulkhead.url.Url;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `DOMStorage`: the local and session storage of the page's documents. What a client changes is
/// changed as by a script of the document. Thread: `RendererMain`.
final class StorageCommands {
  private record StorageId(
      @Nullable String securityOrigin, @Nullable String storageKey, boolean isLocalStorage) {}

  private record Area(StorageId storageId) {}

  private record Item(StorageId storageId, String key) {}

  private record NewItem(StorageId storageId, String key, String value) {}

  /// One client that hears of changes.
  static final class Watch implements InspectedPage.StorageListener {
    private final AgentSession session;
    private boolean alive = true;

    private Watch(AgentSession session) {
      this.session = session;
    }

    void end() {
      alive = false;
    }

    @Override
    public boolean isAlive() {
      return alive;
    }

    @Override
    public void changed(
        String origin,
        boolean local,
        @Nullable String key,
        @Nullable String before,
        @Nullable String after) {
      if (before != null && before.equals(after)) {
        return;
      }
      JsonObject event =
          Json.object(
              "storageId",
              Json.object(
                  "securityOrigin", origin, "storageKey", origin + "/", "isLocalStorage", local));
      if (key != null) {
        event.addProperty("key", key);
        if (before != null && after != null) {
          event.addProperty("oldValue", before);
        }
        if (after != null) {
          event.addProperty("newValue", after);
        }
      }
      String what =
          key == null
              ? "ItemsCleared"
              : after == null ? "ItemRemoved" : before == null ? "ItemAdded" : "ItemUpdated";
      session.event("DOMStorage.domStorage" + what, event);
    }
  }

  private StorageCommands() {}

  static void describe(CommandTable<AgentSession> commands) {
    commands.on("DOMStorage.enable", Parameters.None.class, StorageCommands::enable);
    commands.on(
        "DOMStorage.disable",
        Parameters.None.class,
        (session, none) -> {
          session.watchStorage(null);
          return null;
        });
    commands.on("DOMStorage.getDOMStorageItems", Area.class, StorageCommands::items);
    commands.on(
        "DOMStorage.clear",
        Area.class,
        (session, wanted) -> {
          storage(session, wanted.storageId()).clear(kind(wanted.storageId()));
          return null;
        });
    commands.on(
        "DOMStorage.removeDOMStorageItem",
        Item.class,
        (session, wanted) -> {
          storage(session, wanted.storageId()).remove(kind(wanted.storageId()), wanted.key());
          return null;
        });
    commands.on("DOMStorage.setDOMStorageItem", NewItem.class, StorageCommands::set);
  }

  private static @Nullable JsonObject enable(AgentSession session, Parameters.None none)
      throws ProtocolError {
    Watch watch = new Watch(session);
    session.watchStorage(watch);
    session.page().listenToStorage(watch);
    return null;
  }

  private static JsonObject items(AgentSession session, Area wanted) throws ProtocolError {
    ScriptStorage storage = storage(session, wanted.storageId());
    Kind kind = kind(wanted.storageId());
    List<List<String>> entries = new ArrayList<>();
    for (int i = 0; i < storage.length(kind); i++) {
      String key = storage.key(kind, i);
      String value = key == null ? null : storage.get(kind, key);
      if (key != null && value != null) {
        entries.add(List.of(key, value));
      }
    }
    return Json.object("entries", entries);
  }

  private static @Nullable JsonObject set(AgentSession session, NewItem wanted)
      throws ProtocolError {
    ScriptStorage storage = storage(session, wanted.storageId());
    if (!storage.set(kind(wanted.storageId()), wanted.key(), wanted.value())) {
      throw ProtocolError.because("Setting the value exceeded the quota");
    }
    return null;
  }

  private static Kind kind(StorageId id) {
    return id.isLocalStorage() ? Kind.LOCAL : Kind.SESSION;
  }

  private static ScriptStorage storage(AgentSession session, StorageId id) throws ProtocolError {
    String named = id.storageKey() != null ? id.storageKey() : id.securityOrigin();
    String wanted =
        named != null && named.endsWith("/") ? named.substring(0, named.length() - 1) : named;
    for (InspectedFrame frame : session.page().frames()) {
      Document document = frame.document();
      Url url = document == null ? null : Url.parse(document.url());
      if (url != null && url.origin().toString().equals(wanted)) {
        Realm realm = frame.realm();
        ScriptStorage storage = realm == null ? null : realm.get(ScriptStorage.class);
        if (storage != null && storage.isAllowed()) {
          return storage;
        }
      }
    }
    throw ProtocolError.because("Frame not found for the given storage id");
  }
}
