package bulkhead.renderer.script;

import bulkhead.url.Url;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A document's import map (HTML §8.1.5.6), and the resolution of module specifiers by it
/// (§8.1.5.7). Thread: the isolate's.
final class ImportMap {
  private final Map<String, String> imports = new HashMap<>();
  private final Map<String, Map<String, String>> scopes = new HashMap<>();

  /// Adds what a `<script type=importmap>` says; what is there already wins.
  ///
  /// @throws JsonParseException if it is no JSON object
  void add(String json, String baseUrl) {
    JsonObject map = JsonParser.parseString(json).getAsJsonObject();
    merge(map.get("imports"), baseUrl, imports);
    if (map.get("scopes") instanceof JsonObject given) {
      for (Map.Entry<String, JsonElement> scope : given.entrySet()) {
        String prefix = resolveUrl(scope.getKey(), baseUrl);
        if (prefix != null) {
          merge(scope.getValue(), baseUrl, scopes.computeIfAbsent(prefix, key -> new HashMap<>()));
        }
      }
    }
  }

  private static void merge(@Nullable JsonElement given, String baseUrl, Map<String, String> into) {
    if (!(given instanceof JsonObject entries)) {
      return;
    }
    for (Map.Entry<String, JsonElement> entry : entries.entrySet()) {
      String key = urlLike(entry.getKey(), baseUrl);
      String address =
          entry.getValue().isJsonPrimitive()
              ? urlLike(entry.getValue().getAsString(), baseUrl)
              : null;
      if (address != null && Url.parse(address) != null) {
        into.putIfAbsent(key == null ? entry.getKey() : key, address);
      }
    }
  }

  /// "Resolve a URL-like module specifier".
  private static @Nullable String urlLike(String specifier, String baseUrl) {
    boolean relative =
        specifier.startsWith("/") || specifier.startsWith("./") || specifier.startsWith("../");
    if (relative) {
      return resolveUrl(specifier, baseUrl);
    }
    Url url = Url.parse(specifier);
    return url == null ? null : url.href();
  }

  private static @Nullable String resolveUrl(String reference, String baseUrl) {
    Url base = Url.parse(baseUrl);
    Url url = base == null ? Url.parse(reference) : base.resolve(reference);
    return url == null ? null : url.href();
  }

  /// "Resolve a module specifier"; null where the standard throws a TypeError.
  @Nullable String resolve(String specifier, String referrer) {
    String asUrl = urlLike(specifier, referrer);
    String normalized = asUrl != null ? asUrl : specifier;
    List<String> prefixes = new ArrayList<>(scopes.keySet());
    prefixes.sort(Comparator.comparingInt(String::length).reversed());
    for (String prefix : prefixes) {
      if (prefix.equals(referrer) || prefix.endsWith("/") && referrer.startsWith(prefix)) {
        String match = match(normalized, scopes.getOrDefault(prefix, Map.of()));
        if (match != null) {
          return match;
        }
      }
    }
    String match = match(normalized, imports);
    return match != null ? match : asUrl;
  }

  /// "Resolve an imports match": the whole specifier, or the longest key that ends with a slash.
  private static @Nullable String match(String specifier, Map<String, String> imports) {
    String whole = imports.get(specifier);
    if (whole != null) {
      return whole;
    }
    String best = null;
    for (String key : imports.keySet()) {
      if (key.endsWith("/")
          && specifier.startsWith(key)
          && (best == null || key.length() > best.length())) {
        best = key;
      }
    }
    return best == null
        ? null
        : resolveUrl(specifier.substring(best.length()), imports.getOrDefault(best, ""));
  }
}
