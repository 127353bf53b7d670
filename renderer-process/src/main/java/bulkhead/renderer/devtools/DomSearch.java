package bulkhead.renderer.devtools;

import bulkhead.devtools.CommandTable;
import bulkhead.devtools.Json;
import bulkhead.devtools.ProtocolError;
import bulkhead.renderer.dom.Attribute;
import bulkhead.renderer.dom.CharacterData;
import bulkhead.renderer.dom.Document;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.Node;
import bulkhead.renderer.script.Realm;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// `DOM.performSearch` and what has been found by it, of one session: by text, as a selector and as
/// an XPath expression. Thread: `RendererMain`.
final class DomSearch {
  private static final int MOST_SEARCHES = 100;

  /// Nodes that a selector or an expression finds; nothing if the text is none.
  private static final String BY_EXPRESSION =
      """
      function(n, text) {
        const document = this('wrap', n), found = [];
        try { for (const e of document.querySelectorAll(text)) found.push(this('numberOf', e)); } catch {}
        try {
          const result = document.evaluate(text, document, null, 7, null);
          for (let i = 0; i < result.snapshotLength; i++) found.push(this('numberOf', result.snapshotItem(i)));
        } catch {}
        return found;
      }""";

  private record Query(String query, @Nullable Boolean includeUserAgentShadowDOM) {}

  private record Results(String searchId, int fromIndex, int toIndex) {}

  private record Search(String searchId) {}

  private final Map<String, List<Integer>> searches = new HashMap<>();
  private int next = 1;

  static void describe(CommandTable<AgentSession> commands) {
    commands.on(
        "DOM.performSearch",
        Query.class,
        (session, wanted) -> session.search().perform(session, wanted));
    commands.on(
        "DOM.getSearchResults",
        Results.class,
        (session, wanted) -> session.search().results(wanted));
    commands.on(
        "DOM.discardSearchResults",
        Search.class,
        (session, wanted) -> {
          session.search().searches.remove(wanted.searchId());
          return null;
        });
  }

  private JsonObject perform(AgentSession session, Query wanted) throws ProtocolError {
    Set<Node> found = new LinkedHashSet<>();
    String text = wanted.query().strip();
    for (InspectedFrame frame : session.page().frames()) {
      Document document = frame.document();
      if (document == null || text.isEmpty()) {
        continue;
      }
      for (Node node = document; node != null; node = node.nextShadowIncluding(document)) {
        if (holds(node, text.toLowerCase(Locale.ROOT))) {
          found.add(node);
        }
      }
      Realm realm = frame.realm();
      JsonElement numbers =
          realm == null
              ? null
              : session.scripts().objects().script(realm, document, BY_EXPRESSION, text);
      if (realm != null && numbers instanceof JsonArray list) {
        for (JsonElement number : list) {
          Node node = RemoteObjects.ofNumber(realm, number);
          if (node != null) {
            found.add(node);
          }
        }
      }
    }
    if (searches.size() >= MOST_SEARCHES) {
      throw ProtocolError.because("Too many searches");
    }
    String id = session.number() + "." + next++;
    searches.put(id, found.stream().map(session.nodes()::of).toList());
    return Json.object("searchId", id, "resultCount", found.size());
  }

  /// Letters of either case.
  private static boolean holds(Node node, String text) {
    return switch (node) {
      case CharacterData data -> data.data().toLowerCase(Locale.ROOT).contains(text);
      case Element element -> {
        String tag = "<" + element.localName().toLowerCase(Locale.ROOT) + ">";
        boolean named = tag.contains(text) || ("</" + tag.substring(1)).contains(text);
        for (Attribute attribute : element.attributes()) {
          named |=
              attribute.name().toLowerCase(Locale.ROOT).contains(text)
                  || attribute.value().toLowerCase(Locale.ROOT).contains(text);
        }
        yield named;
      }
      default -> false;
    };
  }

  private JsonObject results(Results wanted) throws ProtocolError {
    List<Integer> found = searches.get(wanted.searchId());
    if (found == null) {
      throw ProtocolError.because("No search session with given id found");
    }
    int from = wanted.fromIndex();
    int to = wanted.toIndex();
    if (from < 0 || to > found.size() || from >= to) {
      throw ProtocolError.because("Invalid search result range");
    }
    return Json.object("nodeIds", new ArrayList<>(found.subList(from, to)));
  }
}
