package bulkhead.browser.devtools;

import bulkhead.devtools.CommandTable;
import bulkhead.devtools.Json;
import bulkhead.devtools.ProtocolError;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/// The part of `Page` and `Network` that is about what documents have loaded: their resources and
/// what is in these. Thread: `BrowserMain`.
final class ResourceDomain {
  private static final int MOST_MATCHES = 10_000;

  /// What is the document itself, or was a script's to keep.
  private static final Set<String> NOT_KEPT = Set.of("Document", "Fetch", "XHR");

  private record Content(String frameId, String url) {}

  private record SearchPage(
      String frameId,
      String url,
      String query,
      @Nullable Boolean caseSensitive,
      @Nullable Boolean isRegex) {}

  private record SearchBody(
      String requestId, String query, @Nullable Boolean caseSensitive, @Nullable Boolean isRegex) {}

  private record RequestId(String requestId) {}

  private ResourceDomain() {}

  static void describe(CommandTable<Session> commands) {
    commands.on(
        "Page.getResourceTree",
        (session, none) ->
            Json.object("frameTree", withResources(session, session.page().frameTree())));
    commands.on("Page.getResourceContent", Content.class, ResourceDomain::content);
    commands.on(
        "Page.searchInResource",
        SearchPage.class,
        (session, wanted) ->
            Json.object(
                "result",
                matches(
                    text(resource(session, wanted.frameId(), wanted.url())),
                    wanted.query(),
                    wanted.caseSensitive(),
                    wanted.isRegex())));
    commands.on(
        "Network.searchInResponseBody",
        SearchBody.class,
        (session, wanted) ->
            Json.object(
                "result",
                matches(
                    text(body(session, wanted.requestId())),
                    wanted.query(),
                    wanted.caseSensitive(),
                    wanted.isRegex())));
    commands.on(
        "Network.streamResourceContent",
        RequestId.class,
        (session, wanted) ->
            Json.object(
                "bufferedData",
                Base64.getEncoder().encodeToString(body(session, wanted.requestId()))));
  }

  /// Adds to each frame of a `Page.FrameTree` what its document has loaded.
  private static JsonObject withResources(Session session, JsonObject tree) throws ProtocolError {
    JsonObject frame = tree.getAsJsonObject("frame");
    List<JsonObject> resources = new ArrayList<>();
    for (PageNetwork.Loaded each :
        session
            .page()
            .network()
            .loadedBy(frame.get("id").getAsString(), frame.get("loaderId").getAsString())) {
      if (!NOT_KEPT.contains(each.type())) {
        resources.add(
            Json.object(
                "url", each.url(),
                "type", each.type(),
                "mimeType", each.mimeType(),
                "contentSize", each.failed() ? 0 : each.length(),
                "failed", each.failed() ? true : null));
      }
    }
    tree.add("resources", Json.array(resources));
    if (tree.get("childFrames") instanceof JsonArray children) {
      for (int i = 0; i < children.size(); i++) {
        withResources(session, children.get(i).getAsJsonObject());
      }
    }
    return tree;
  }

  private static byte[] resource(Session session, String frameId, String url) throws ProtocolError {
    PageTarget page = session.page();
    if (!page.hasFrame(frameId)) {
      throw ProtocolError.because("No frame for given id found");
    }
    for (PageNetwork.Loaded each :
        page.network().loadedBy(frameId, page.loaderOfDocument(frameId))) {
      byte[] body = each.url().equals(url) ? page.network().body(each.requestId()) : null;
      if (body != null) {
        return body;
      }
    }
    throw ProtocolError.because("No resource with given URL found");
  }

  private static byte[] body(Session session, String requestId) throws ProtocolError {
    byte[] body = session.page().network().body(requestId);
    if (body == null) {
      throw ProtocolError.because("No resource with given identifier found");
    }
    return body;
  }

  private static JsonObject content(Session session, Content wanted) throws ProtocolError {
    byte[] body = resource(session, wanted.frameId(), wanted.url());
    String text = NetworkJson.text(body);
    return Json.object(
        "content",
        text == null ? Base64.getEncoder().encodeToString(body) : text,
        "base64Encoded",
        text == null);
  }

  private static String text(byte[] body) {
    return new String(body, StandardCharsets.UTF_8);
  }

  /// `Debugger.SearchMatch` for each line that has it.
  private static List<JsonObject> matches(
      String text, String query, @Nullable Boolean caseSensitive, @Nullable Boolean isRegex)
      throws ProtocolError {
    boolean exact = caseSensitive != null && caseSensitive;
    boolean expression = isRegex != null && isRegex;
    Pattern pattern;
    try {
      pattern =
          Pattern.compile(
              expression ? query : Pattern.quote(query), exact ? 0 : Pattern.CASE_INSENSITIVE);
    } catch (PatternSyntaxException e) {
      return List.of();
    }
    List<JsonObject> found = new ArrayList<>();
    String[] lines = text.split("\r\n|\r|\n", -1);
    for (int i = 0; i < lines.length && found.size() < MOST_MATCHES; i++) {
      if (pattern.matcher(lines[i]).find()) {
        found.add(Json.object("lineNumber", i, "lineContent", lines[i]));
      }
    }
    return found;
  }
}
