package bulkhead.devtools;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads a command's parameters into its record: a component is a parameter of that name, optional
/// if it is `@Nullable`. Unknown parameters are ignored, as Chromium does. Stateless.
///
/// ```
/// record Navigate(String url, @Nullable String referrer) {}
///   {"url":"about:blank"}  ->  Navigate[url=about:blank, referrer=null]
///   {"referrer":"x"}       ->  ProtocolError: params.url - BINDINGS: mandatory field missing
/// ```
public final class Parameters {
  /// For commands without parameters.
  public record None() {}

  private Parameters() {}

  /// @throws ProtocolError if a parameter is missing or of another type
  public static <P extends Record> P read(Class<P> type, JsonObject parameters)
      throws ProtocolError {
    return record(type, parameters, "params");
  }

  private static <P extends Record> P record(Class<P> type, JsonObject object, String path)
      throws ProtocolError {
    RecordComponent[] components = type.getRecordComponents();
    Class<?>[] types = new Class<?>[components.length];
    @Nullable Object[] values = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      RecordComponent component = components[i];
      types[i] = component.getType();
      String where = path + "." + component.getName();
      JsonElement value = object.get(component.getName());
      boolean absent = value == null || value.isJsonNull();
      if (!absent) {
        values[i] = value(component.getGenericType(), value, where);
      } else if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
        throw wrong(where, "mandatory field missing");
      }
    }
    try {
      Constructor<P> constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      throw wrong(path, String.valueOf(e.getCause() == null ? e : e.getCause().getMessage()));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Object value(Type type, JsonElement json, String path) throws ProtocolError {
    if (type instanceof ParameterizedType generic) {
      return generic.getRawType() == Map.class
          ? map(generic, json, path)
          : list(generic, json, path);
    }
    Class<?> wanted = (Class<?>) type;
    if (wanted.isInstance(json)) {
      return json;
    }
    JsonPrimitive primitive = json instanceof JsonPrimitive p ? p : null;
    if (wanted == String.class) {
      if (primitive == null || !primitive.isString()) {
        throw wrong(path, "string value expected");
      }
      return primitive.getAsString();
    }
    if (wanted == boolean.class || wanted == Boolean.class) {
      if (primitive == null || !primitive.isBoolean()) {
        throw wrong(path, "bool value expected");
      }
      return primitive.getAsBoolean();
    }
    if (wanted == int.class || wanted == Integer.class) {
      double number = number(primitive, path, "int32 value expected");
      if (number != Math.rint(number) || Math.abs(number) > Integer.MAX_VALUE) {
        throw wrong(path, "int32 value expected");
      }
      return (int) number;
    }
    if (wanted == double.class || wanted == Double.class) {
      return number(primitive, path, "double value expected");
    }
    if (wanted.isRecord()) {
      if (!(json instanceof JsonObject object)) {
        throw wrong(path, "object expected");
      }
      return record(wanted.asSubclass(Record.class), object, path);
    }
    if (JsonElement.class.isAssignableFrom(wanted)) {
      throw wrong(path, wanted == JsonArray.class ? "array expected" : "object expected");
    }
    throw new IllegalStateException(path + " is of " + type);
  }

  private static double number(@Nullable JsonPrimitive primitive, String path, String expected)
      throws ProtocolError {
    if (primitive == null || !primitive.isNumber()) {
      throw wrong(path, expected);
    }
    return primitive.getAsDouble();
  }

  private static List<Object> list(ParameterizedType type, JsonElement json, String path)
      throws ProtocolError {
    if (!(json instanceof JsonArray array)) {
      throw wrong(path, "array expected");
    }
    List<Object> values = new ArrayList<>(array.size());
    for (JsonElement element : array) {
      values.add(value(type.getActualTypeArguments()[0], element, path));
    }
    return values;
  }

  private static Map<String, Object> map(ParameterizedType type, JsonElement json, String path)
      throws ProtocolError {
    if (!(json instanceof JsonObject object)) {
      throw wrong(path, "object expected");
    }
    Map<String, Object> values = new LinkedHashMap<>();
    for (Map.Entry<String, JsonElement> entry : object.entrySet()) {
      values.put(
          entry.getKey(),
          value(type.getActualTypeArguments()[1], entry.getValue(), path + "." + entry.getKey()));
    }
    return values;
  }

  private static ProtocolError wrong(String path, String what) {
    return ProtocolError.invalidParameters(
        "Failed to deserialize " + path + " - BINDINGS: " + what);
  }
}
