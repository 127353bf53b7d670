package bulkhead.idl;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes the expressions that turn a JavaScript value into a value of an IDL type (Web IDL §3.2).
/// The functions that they call are in `runtime.js`.
final class JsConversions {
  private final Catalog catalog;

  JsConversions(Catalog catalog) {
    this.catalog = catalog;
  }

  /// An expression that converts `value` (an expression without side effects) to `type`. `context`
  /// is a JavaScript expression that says what is converted, for error messages. Objects stay
  /// wrappers.
  String convert(Idl.Type unresolved, String value, String context) {
    Idl.Type type = catalog.resolve(unresolved);
    if (type.is("any")) {
      return value;
    }
    if (type.nullable() && !type.is("|")) {
      Idl.Type inner = type.notNull();
      if (isCallback(inner) && inner.attrs().has("LegacyTreatNonObjectAsNull")) {
        return "(typeof " + value + "===\"function\"?" + value + ":null)";
      }
      return "(" + value + "==null?null:" + convert(inner, value, context) + ")";
    }
    if (catalog.enumerations.containsKey(type.name())) {
      return "toEnum(" + value + ",enum_" + type.name() + ",\"" + type.name() + "\")";
    }
    if (catalog.dictionaries.containsKey(type.name())) {
      return "dict_" + type.name() + "(" + value + "," + context + ")";
    }
    if (isCallback(type)) {
      return catalog.callbackInterfaces.containsKey(type.name())
          ? "toCallbackInterface(" + value + "," + context + ")"
          : "toCallback(" + value + "," + context + ")";
    }
    if (catalog.isInterface(type)) {
      Catalog.Entry entry = catalog.entry(type.name());
      return "toObject("
          + value
          + ","
          + entry.low
          + ","
          + entry.high
          + ",\""
          + type.name()
          + "\","
          + context
          + ")";
    }
    Idl.Attrs attrs = type.attrs();
    String range = attrs.has("EnforceRange") ? "enforceRange" : attrs.has("Clamp") ? "clamp" : null;
    return switch (type.name()) {
      case "boolean" -> "!!" + value;
      case "byte" -> range == null ? "(" + value + "<<24>>24)" : bounds(range, value, -128, 127);
      case "octet" -> range == null ? "(" + value + "&255)" : bounds(range, value, 0, 255);
      case "short" ->
          range == null ? "(" + value + "<<16>>16)" : bounds(range, value, -32768, 32767);
      case "unsigned short" ->
          range == null ? "(" + value + "&65535)" : bounds(range, value, 0, 65535);
      case "long" ->
          range == null
              ? "(" + value + "|0)"
              : bounds(range, value, Integer.MIN_VALUE, Integer.MAX_VALUE);
      case "unsigned long" ->
          range == null ? "(" + value + ">>>0)" : bounds(range, value, 0, 4294967295.0);
      case "long long" ->
          range == null
              ? "toLongLong(" + value + ")"
              : bounds(range, value, -9007199254740991.0, 9007199254740991.0);
      case "unsigned long long" ->
          range == null
              ? "toUnsignedLongLong(" + value + ")"
              : bounds(range, value, 0, 9007199254740991.0);
      case "double" -> "toDouble(" + value + "," + context + ")";
      case "float" -> "toFloat(" + value + "," + context + ")";
      case "unrestricted double" -> "(+" + value + ")";
      case "unrestricted float" -> "Math.fround(" + value + ")";
      case "DOMString" ->
          attrs.has("LegacyNullToEmptyString")
              ? "(" + value + "===null?\"\":toStr(" + value + "))"
              : "toStr(" + value + ")";
      case "USVString" -> "toUsv(" + value + ")";
      case "ByteString" -> "toByteString(" + value + "," + context + ")";
      case "object" -> "toAnyObject(" + value + "," + context + ")";
      case "Promise" -> "PromiseResolve(" + value + ")";
      case "sequence", "FrozenArray" ->
          "toSequence("
              + value
              + ",v=>"
              + convert(type.of().getFirst(), "v", context)
              + ","
              + context
              + ")";
      case "record" ->
          "toRecord("
              + value
              + ",v=>"
              + convert(type.of().getFirst(), "v", context)
              + ",v=>"
              + convert(type.of().get(1), "v", context)
              + ","
              + context
              + ")";
      case "|" -> union(type, value, context);
      case "ArrayBuffer",
          "SharedArrayBuffer",
          "DataView",
          "Uint8Array",
          "Float32Array",
          "Float64Array",
          "Uint8ClampedArray",
          "ArrayBufferView",
          "BufferSource" ->
          "toBuffer(" + value + ",\"" + type.name() + "\"," + context + ")";
      default -> throw new IllegalArgumentException("no conversion to " + type.name());
    };
  }

  private static String bounds(String how, String value, double low, double high) {
    return how
        + "("
        + value
        + ","
        + Double.toString(low).replace(".0", "")
        + ","
        + number(high)
        + ")";
  }

  private static String number(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }

  boolean isCallback(Idl.Type type) {
    return catalog.callbacks.containsKey(type.name())
        || catalog.callbackInterfaces.containsKey(type.name())
        || type.is("Function");
  }

  private List<Idl.Type> flattened(Idl.Type type) {
    List<Idl.Type> flat = new ArrayList<>();
    for (Idl.Type each : type.of()) {
      Idl.Type resolved = catalog.resolve(each);
      if (resolved.is("|")) {
        flat.addAll(flattened(resolved));
      } else {
        flat.add(resolved);
      }
    }
    return flat;
  }

  /// Web IDL §3.2.24, the steps in their order; what the union does not hold is left out.
  private String union(Idl.Type type, String value, String context) {
    List<Idl.Type> types = flattened(type);
    StringBuilder out = new StringBuilder("(");
    boolean nullable = type.nullable() || types.stream().anyMatch(Idl.Type::nullable);
    if (nullable) {
      out.append(value).append("==null?null:");
    }
    Idl.Type dictionary = first(types, each -> catalog.dictionaries.containsKey(each.name()));
    if (dictionary != null && !nullable) {
      out.append(value).append("==null?").append(convert(dictionary, value, context)).append(':');
    }
    for (Idl.Type each : types) {
      if (catalog.isInterface(each)) {
        Catalog.Entry entry = catalog.entry(each.name());
        out.append("isA(")
            .append(value)
            .append(',')
            .append(entry.low)
            .append(',')
            .append(entry.high)
            .append(")?")
            .append(value)
            .append(':');
      } else if (isBuffer(each)) {
        out.append("isBuffer(").append(value).append(",\"").append(each.name()).append("\")?");
        out.append(value).append(':');
      }
    }
    Idl.Type callback = first(types, this::isCallback);
    if (callback != null) {
      out.append("typeof ").append(value).append("===\"function\"?").append(value).append(':');
    }
    Idl.Type sequence = first(types, each -> each.is("sequence") || each.is("FrozenArray"));
    if (sequence != null) {
      out.append("isIterable(").append(value).append(")?");
      out.append(convert(sequence, value, context)).append(':');
    }
    Idl.Type object =
        dictionary != null
            ? dictionary
            : first(types, each -> each.is("record") || each.is("object"));
    if (object != null) {
      out.append("isObject(").append(value).append(")?");
      out.append(convert(object.notNull(), value, context)).append(':');
    }
    Idl.Type bool = first(types, each -> each.is("boolean"));
    Idl.Type number = first(types, JsConversions::isNumeric);
    Idl.Type string = first(types, this::isString);
    if (bool != null) {
      out.append("typeof ").append(value).append("===\"boolean\"?").append(value).append(':');
    }
    if (number != null) {
      out.append("typeof ").append(value).append("===\"number\"?");
      out.append(convert(number.notNull(), value, context)).append(':');
    }
    Idl.Type last = string != null ? string : number != null ? number : bool;
    if (last != null) {
      out.append(convert(last.notNull(), value, context));
    } else {
      out.append("badUnion(").append(context).append(')');
    }
    return out.append(')').toString();
  }

  private static Idl.@Nullable Type first(
      List<Idl.Type> types, java.util.function.Predicate<Idl.Type> test) {
    return types.stream().filter(test).findFirst().orElse(null);
  }

  static boolean isNumeric(Idl.Type type) {
    return switch (type.name()) {
      case "byte",
          "octet",
          "short",
          "unsigned short",
          "long",
          "unsigned long",
          "long long",
          "unsigned long long",
          "double",
          "float",
          "unrestricted double",
          "unrestricted float" ->
          true;
      default -> false;
    };
  }

  boolean isString(Idl.Type type) {
    return switch (type.name()) {
      case "DOMString", "USVString", "ByteString" -> true;
      default -> catalog.enumerations.containsKey(type.name());
    };
  }

  private static boolean isBuffer(Idl.Type type) {
    return switch (type.name()) {
      case "ArrayBuffer",
          "SharedArrayBuffer",
          "ArrayBufferView",
          "BufferSource",
          "DataView",
          "Uint8Array",
          "Float32Array",
          "Float64Array",
          "Uint8ClampedArray" ->
          true;
      default -> false;
    };
  }

  /// How a union, or overloads, tell `value` to be of this type; for overload resolution.
  String test(Idl.Type unresolved, String value) {
    Idl.Type type = catalog.resolve(unresolved);
    String test;
    if (catalog.isInterface(type)) {
      Catalog.Entry entry = catalog.entry(type.name());
      test = "isA(" + value + "," + entry.low + "," + entry.high + ")";
    } else if (isBuffer(type)) {
      test = "isBuffer(" + value + ",\"" + type.name() + "\")";
    } else if (isCallback(type)) {
      test = "typeof " + value + "===\"function\"";
    } else if (catalog.dictionaries.containsKey(type.name())) {
      test = "(" + value + "==null||isObject(" + value + "))";
    } else if (type.is("sequence")) {
      test = "isIterable(" + value + ")";
    } else if (isNumeric(type)) {
      test = "typeof " + value + "===\"number\"";
    } else if (type.is("boolean")) {
      test = "typeof " + value + "===\"boolean\"";
    } else if (type.is("|")) {
      StringBuilder any = new StringBuilder("(");
      for (Idl.Type each : flattened(type)) {
        any.append(any.length() > 1 ? "||" : "").append(test(each, value));
      }
      test = any.append(")").toString();
    } else {
      test = "true";
    }
    return type.nullable() ? "(" + value + "==null||" + test + ")" : test;
  }
}
