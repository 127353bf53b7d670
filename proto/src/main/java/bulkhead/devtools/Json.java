package bulkhead.devtools;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonPrimitive;
import com.google.gson.Strictness;
import com.google.gson.internal.Streams;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reading and writing the protocol's JSON. Stateless.
public final class Json {
  /// Deeper nesting is refused, as in Chromium's parser.
  private static final int MOST_DEPTH = 300;

  private Json() {}

  /// Builds an object of names and values by turns. Null values are left out: an optional member
  /// that is not there. Values: text, numbers, booleans, JSON, collections and maps of these.
  public static JsonObject object(@Nullable Object... namesAndValues) {
    JsonObject object = new JsonObject();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      Object value = namesAndValues[i + 1];
      if (value != null) {
        object.add(String.valueOf(namesAndValues[i]), of(value));
      }
    }
    return object;
  }

  /// A JSON array of such values.
  public static JsonArray array(Collection<?> values) {
    JsonArray array = new JsonArray(values.size());
    for (Object value : values) {
      array.add(value == null ? JsonNull.INSTANCE : of(value));
    }
    return array;
  }

  private static JsonElement of(Object value) {
    return switch (value) {
      case JsonElement json -> json;
      case String text -> new JsonPrimitive(text);
      case Double number ->
          number.isInfinite() || number.isNaN()
              ? JsonNull.INSTANCE
              : number == Math.rint(number) && Math.abs(number) < 1e15
                  ? new JsonPrimitive(number.longValue())
                  : new JsonPrimitive(number);
      case Float number -> of(Double.parseDouble(number.toString()));
      case Number number -> new JsonPrimitive(number);
      case Boolean flag -> new JsonPrimitive(flag);
      case Collection<?> values -> array(values);
      case Map<?, ?> map -> {
        JsonObject object = new JsonObject();
        map.forEach((name, member) -> object.add(String.valueOf(name), of(member)));
        yield object;
      }
      case Enum<?> constant -> new JsonPrimitive(constant.name());
      default -> throw new IllegalArgumentException("no JSON for " + value.getClass());
    };
  }

  /// Reads one object and nothing after it.
  /// @throws ProtocolError if the text is no JSON object, or nested too deeply
  public static JsonObject parse(String text) throws ProtocolError {
    if (text.isBlank()) {
      throw unreadable("no value"); // where the reader would give null
    }
    try (JsonReader reader = reader(text)) {
      JsonElement read = Streams.parse(reader);
      if (reader.peek() != JsonToken.END_DOCUMENT) {
        throw unreadable("unprocessed input remains");
      }
      if (!(read instanceof JsonObject object)) {
        throw new ProtocolError(
            ProtocolError.Code.INVALID_REQUEST, "Message must be an object", null);
      }
      return object;
    } catch (IOException | JsonParseException | IllegalStateException | StackOverflowError e) {
      throw unreadable("syntax error");
    }
  }

  private static ProtocolError unreadable(String why) {
    return new ProtocolError(ProtocolError.Code.PARSE_ERROR, "JSON: " + why, null);
  }

  /// A reader of strict JSON.
  public static JsonReader reader(String text) {
    JsonReader reader = new JsonReader(new StringReader(text));
    reader.setStrictness(Strictness.STRICT);
    reader.setNestingLimit(MOST_DEPTH);
    return reader;
  }

  public static String write(JsonElement json) {
    StringWriter out = new StringWriter();
    try (JsonWriter writer = new JsonWriter(out)) {
      writer.setStrictness(Strictness.LENIENT);
      writer.setHtmlSafe(false);
      Streams.write(json, writer);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // a StringWriter throws none
    }
    return out.toString();
  }
}
