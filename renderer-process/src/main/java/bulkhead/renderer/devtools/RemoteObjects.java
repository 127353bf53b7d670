package bulkhead.renderer.devtools;

import bulkhead.devtools.Json;
import bulkhead.devtools.ProtocolError;
import bulkhead.renderer.dom.Node;
import bulkhead.renderer.script.OwnScripts;
import bulkhead.renderer.script.Realm;
import bulkhead.renderer.script.bindings.RealmBindings;
import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.values.V8Value;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What one session's object ids stand for. V8's inspector gives them out and does not know which
/// objects are the document's: what it says of these is mended here. Each realm has a function for
/// that, `inspect` of `08-inspect.js`, which the session holds by an object id too, so that nothing
/// of it can be seen by a page. Thread: the isolate's.
final class RemoteObjects {
  /// By which the function is given to the inspector, once.
  private static final String HANDLE = "__bulkhead_devtools";

  /// How deep values are told of at most: V8's own limit leaves room for what is around them.
  private static final int MOST_DEPTH = 400;

  /// The scripts that one session sees.
  interface Scripts {
    /// Asks V8's inspector something on the agent's own account.
    /// @return the answer's `result`
    /// @throws ProtocolError what V8 said instead
    JsonObject ask(String method, JsonObject parameters) throws ProtocolError;

    /// The realm with that context id.
    /// @throws ProtocolError if there is none that the session sees
    Realm realm(int contextId) throws ProtocolError;

    /// The page's frames; none once it has gone, and for a worker.
    List<? extends InspectedFrame> frames();
  }

  private final Scripts scripts;
  private final NodeIds nodes;
  private final Map<Integer, String> inspectors = new HashMap<>();

  RemoteObjects(Scripts scripts, NodeIds nodes) {
    this.scripts = scripts;
    this.nodes = nodes;
  }

  /// An object id names its context: `isolate.context.number`.
  static int contextOf(String objectId) throws ProtocolError {
    String[] parts = objectId.split("\\.", 4);
    try {
      return Integer.parseInt(parts[Math.min(1, parts.length - 1)]);
    } catch (NumberFormatException e) {
      throw ProtocolError.because("Invalid remote object id");
    }
  }

  /// The node that is meant; null if the object is none.
  @Nullable Node node(String objectId) throws ProtocolError {
    Realm realm = scripts.realm(contextOf(objectId));
    JsonObject answer =
        call(
            realm,
            "function(o) { return this('numberOf', o) }",
            List.of(Json.object("objectId", objectId)),
            Json.object("returnByValue", true));
    return answer.get("value") instanceof JsonElement number
        ? bindings(realm).node(number.getAsInt())
        : null;
  }

  /// A `Runtime.RemoteObject` of a node in one of its realms.
  JsonObject object(Realm realm, Node node, @Nullable String group) throws ProtocolError {
    JsonObject object =
        call(
            realm,
            "function(n) { return this('wrap', n) }",
            List.of(Json.object("value", bindings(realm).numberOf(node))),
            Json.object("objectGroup", group));
    mend(List.of(object));
    return object;
  }

  /// A `Runtime.RemoteObject` of any value.
  JsonObject object(Realm realm, V8Value value) throws ProtocolError {
    bindings(realm).holdForInspector(value);
    JsonObject object =
        call(
            realm,
            "function() { return this('take') }",
            List.of(),
            Json.object("generatePreview", true));
    mend(List.of(object));
    return object;
  }

  /// Has a realm's scripts find their surroundings as a client wants them.
  void emulate(Realm realm, JsonObject settings) throws ProtocolError {
    call(
        realm,
        "function(s) { this('emulate', s) }",
        List.of(Json.object("value", settings)),
        Json.object("returnByValue", true));
  }

  /// Does something with a node by script.
  /// @param function its `this` is the realm's `inspect`, its first argument the node's number
  /// @return what it returns, by value; null for nothing
  /// @throws ProtocolError what it threw
  @Nullable JsonElement script(Realm realm, Node node, String function, Object... arguments)
      throws ProtocolError {
    List<JsonObject> all = new ArrayList<>();
    all.add(Json.object("value", bindings(realm).numberOf(node)));
    for (Object argument : arguments) {
      all.add(Json.object("value", argument));
    }
    return call(realm, function, all, Json.object("returnByValue", true)).get("value");
  }

  /// The realm of a client's object.
  Realm realmOf(String objectId) throws ProtocolError {
    return scripts.realm(contextOf(objectId));
  }

  /// Calls a function with the realm's `inspect` as its `this`, and perhaps a client's object.
  ///
  /// @param options further parameters of `Runtime.callFunctionOn`
  /// @return a `Runtime.RemoteObject`
  JsonObject callOn(Realm realm, String function, @Nullable String objectId, JsonObject options)
      throws ProtocolError {
    JsonObject result =
        call(
            realm,
            function,
            objectId == null ? List.of() : List.of(Json.object("objectId", objectId)),
            options);
    mend(List.of(result));
    return result;
  }

  static int numberOf(Realm realm, Node node) throws ProtocolError {
    return bindings(realm).numberOf(node);
  }

  /// The node that a script found; null for the number 0.
  static @Nullable Node ofNumber(Realm realm, @Nullable JsonElement number) throws ProtocolError {
    return number == null ? null : bindings(realm).node(number.getAsInt());
  }

  private static RealmBindings bindings(Realm realm) throws ProtocolError {
    RealmBindings bindings = realm.get(RealmBindings.class);
    if (bindings == null) {
      throw ProtocolError.because("Cannot find context with specified id");
    }
    return bindings;
  }

  /// Calls a function with the realm's `inspect` as its `this`.
  private JsonObject call(
      Realm realm, String function, List<JsonObject> arguments, JsonObject options)
      throws ProtocolError {
    JsonObject parameters =
        Json.object(
            "objectId",
            inspector(realm),
            "functionDeclaration",
            OwnScripts.marked(function),
            "arguments",
            arguments,
            "silent",
            true);
    options.entrySet().forEach(option -> parameters.add(option.getKey(), option.getValue()));
    JsonObject answer;
    try {
      answer = scripts.ask("Runtime.callFunctionOn", parameters);
    } catch (ProtocolError e) {
      inspectors.remove(realm.contextId()); // the client may have had all objects released
      parameters.addProperty("objectId", inspector(realm));
      answer = scripts.ask("Runtime.callFunctionOn", parameters);
    }
    if (answer.has("exceptionDetails")) {
      JsonElement description = answer.getAsJsonObject("result").get("description");
      throw ProtocolError.because(
          description == null
              ? "Cannot find context with specified id"
              : description.getAsString().lines().findFirst().orElse(""));
    }
    return answer.getAsJsonObject("result");
  }

  private String inspector(Realm realm) throws ProtocolError {
    String known = inspectors.get(realm.contextId());
    if (known != null) {
      return known;
    }
    RealmBindings bindings = bindings(realm);
    Realm before = realm.enter();
    try {
      realm.global().set(HANDLE, bindings.inspector());
      JsonObject answer =
          scripts.ask(
              "Runtime.evaluate",
              Json.object(
                  "expression",
                  OwnScripts.marked(HANDLE),
                  "contextId",
                  realm.contextId(),
                  "silent",
                  true));
      String made = answer.getAsJsonObject("result").get("objectId").getAsString();
      inspectors.put(realm.contextId(), made);
      return made;
    } catch (JavetException e) {
      throw ProtocolError.because("Cannot find context with specified id");
    } finally {
      try {
        realm.global().delete(HANDLE);
      } catch (JavetException e) {
        // The realm is being ended; nothing in it will run.
      }
      realm.leave(before);
    }
  }

  /// Puts the command line API into a realm, or takes it away.
  void commandLine(Realm realm, boolean there) throws ProtocolError {
    call(
        realm,
        "function(there) { this('command line', there) }",
        List.of(Json.object("value", there)),
        new JsonObject());
  }

  void realmGone(Realm realm) {
    inspectors.remove(realm.contextId());
  }

  // What V8 says of objects

  /// Puts right what a message of V8's says of the document's objects.
  String mended(String text) {
    try {
      JsonObject message = Json.parse(text);
      List<JsonObject> objects = new ArrayList<>();
      collect(message, objects);
      return mend(objects) ? Json.write(message) : text;
    } catch (ProtocolError e) {
      return text; // what V8 says is JSON, and it goes to the client in any case
    }
  }

  /// Adds to an answer what the value is that was asked for, to its depths.
  ///
  /// @param options `Runtime.SerializationOptions`
  String serialized(String text, JsonObject options) {
    try {
      JsonObject message = Json.parse(text);
      List<JsonObject> objects = new ArrayList<>();
      collect(message, objects);
      mend(objects);
      if (message.get("result") instanceof JsonObject answer
          && !answer.has("exceptionDetails")
          && answer.get("result") instanceof JsonObject value) {
        value.add("deepSerializedValue", deep(value, options));
      }
      return Json.write(message);
    } catch (ProtocolError e) {
      return text; // the document has gone meanwhile
    }
  }

  private JsonObject deep(JsonObject value, JsonObject options) throws ProtocolError {
    if (!(value.get("objectId") instanceof JsonPrimitive id)) {
      return DeepValues.primitive(value);
    }
    if (value.get("subtype") instanceof JsonPrimitive subtype
        && subtype.getAsString().equals("proxy")) {
      return Json.object("type", "proxy");
    }
    Realm realm = scripts.realm(contextOf(id.getAsString()));
    int depth =
        options.get("maxDepth") instanceof JsonPrimitive number && number.isNumber()
            ? number.getAsInt()
            : MOST_DEPTH;
    JsonElement written =
        call(
                realm,
                "function(o, d) { return this('serialize', [o, d]) }",
                List.of(
                    Json.object("objectId", id.getAsString()),
                    Json.object("value", Math.min(depth, MOST_DEPTH))),
                Json.object("returnByValue", true))
            .get("value");
    JsonObject leaves =
        call(
            realm,
            "function() { return this('take') }",
            List.of(),
            Json.object(
                "serializationOptions", Json.object("serialization", "deep", "maxDepth", 1)));
    RealmBindings bindings = bindings(realm);
    return new DeepValues(
            nodes,
            DeepValues.NodeOptions.of(options),
            bindings::node,
            scripts.frames(),
            leaves.getAsJsonObject("deepSerializedValue").getAsJsonArray("value"))
        .value(written.getAsJsonObject());
  }

  /// The remote objects of an answer or event.
  private static void collect(JsonElement json, List<JsonObject> into) {
    switch (json) {
      case JsonObject object -> {
        if (object.has("objectId") && object.has("type")) {
          into.add(object);
        } else {
          object.asMap().values().forEach(member -> collect(member, into));
        }
      }
      case JsonArray array -> array.forEach(member -> collect(member, into));
      default -> {}
    }
  }

  /// @return whether something was to be put right
  private boolean mend(List<JsonObject> objects) {
    Map<Integer, List<JsonObject>> byContext = new LinkedHashMap<>();
    for (JsonObject object : objects) {
      if (object.has("objectId")
          && object.get("type").getAsString().equals("object")
          && (!object.has("subtype") || object.get("subtype").getAsString().equals("proxy"))) {
        try {
          byContext
              .computeIfAbsent(
                  contextOf(object.get("objectId").getAsString()), id -> new ArrayList<>())
              .add(object);
        } catch (ProtocolError e) {
          // An id that V8 makes otherwise: said as V8 said it.
        }
      }
    }
    boolean mended = false;
    for (Map.Entry<Integer, List<JsonObject>> each : byContext.entrySet()) {
      try {
        mended |= mend(scripts.realm(each.getKey()), each.getValue());
      } catch (ProtocolError e) {
        // The document has gone meanwhile: said as V8 said it.
      }
    }
    return mended;
  }

  /// Of the document's objects V8 knows only what they are made of.
  ///
  /// @param preview `Runtime.ObjectPreview`
  /// @param argument names the object
  /// @param right what the object is to be described as
  private void mendPreview(Realm realm, JsonObject preview, JsonObject argument, JsonObject right)
      throws ProtocolError {
    preview.remove("subtype");
    if (right.has("subtype")) {
      preview.add("subtype", right.get("subtype"));
    }
    preview.add("description", right.get("description"));
    JsonElement content =
        call(
                realm,
                "function(o) { return this('preview', o) }",
                List.of(argument),
                Json.object("returnByValue", true))
            .get("value");
    JsonArray properties = new JsonArray();
    if (preview.get("properties") instanceof JsonArray told) {
      for (JsonElement property : told) {
        if (!property.getAsJsonObject().get("name").getAsString().startsWith("#")) {
          properties.add(property);
        }
      }
    }
    if (content instanceof JsonObject own) {
      properties = own.getAsJsonArray("properties");
      preview.add("overflow", own.get("overflow"));
    }
    preview.add("properties", properties);
  }

  private boolean mend(Realm realm, List<JsonObject> objects) throws ProtocolError {
    List<JsonObject> arguments = new ArrayList<>();
    for (JsonObject object : objects) {
      arguments.add(Json.object("objectId", object.get("objectId").getAsString()));
    }
    JsonObject answer =
        call(
            realm,
            "function(...o) { return this('describe', o) }",
            arguments,
            Json.object("returnByValue", true));
    boolean mended = false;
    JsonArray descriptions = answer.getAsJsonArray("value");
    for (int i = 0; i < objects.size() && i < descriptions.size(); i++) {
      if (descriptions.get(i) instanceof JsonObject right) {
        JsonObject object = objects.get(i);
        object.remove("subtype");
        if (object.get("preview") instanceof JsonObject preview) {
          mendPreview(realm, preview, arguments.get(i), right);
        }
        right.entrySet().forEach(member -> object.add(member.getKey(), member.getValue()));
        mended = true;
      }
    }
    return mended;
  }
}
