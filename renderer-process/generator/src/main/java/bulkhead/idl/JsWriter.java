package bulkhead.idl;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Writes the JavaScript half of the bindings: for each interface its prototype object as an object
/// literal (whose methods and accessors have by themselves the names, lengths and attributes that
/// Web IDL §3.7 asks for) and its interface object.
///
/// A member is implemented in Java, or, marked `[JS]`, by a function of the runtime's files:
/// ```
/// IDL                                     JavaScript function                Java method
/// interface Node { Node? firstChild; }    Node_firstChild(self)
/// NodeMembers.firstChild(self)
/// attribute DOMString data;               Text_set_data(self, value)         .setData(value)
/// constructor(DOMString type);            Event_construct(self, type)
/// EventMembers.create(type)
/// ```
/// Interfaces marked `[JS=Name]` have their members of the functions of that name.
final class JsWriter {
  /// Begins what a page takes for native code; see `21-native-text.js`.
  private static final String NATIVE = "/*%*/";

  private final Catalog catalog;
  private final Crossings crossings;
  private final JsConversions conversions;
  private final StringBuilder out = new StringBuilder();

  JsWriter(Catalog catalog, Crossings crossings) {
    this.catalog = catalog;
    this.crossings = crossings;
    this.conversions = new JsConversions(catalog);
  }

  String write() {
    for (Idl.Enumeration each : catalog.enumerations.values()) {
      out.append("const enum_")
          .append(each.name())
          .append("=new Set([")
          .append(each.values().stream().map(JsWriter::quote).collect(Collectors.joining(",")))
          .append("]);\n");
    }
    catalog.dictionaries.values().forEach(this::dictionary);
    catalog.namespaces.values().forEach(this::namespace);
    catalog.ordered().forEach(this::interfaceOf);
    return out.toString();
  }

  private static String quote(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }

  // Dictionaries (Web IDL §3.2.17)

  private void dictionary(Idl.Dictionary dictionary) {
    out.append("function dict_").append(dictionary.name()).append("(v,c){");
    out.append("if(v!=null&&typeof v!==\"object\"&&typeof v!==\"function\")notDictionary(")
        .append(quote(dictionary.name()))
        .append(",c);");
    String parent = dictionary.parent();
    out.append("const d=")
        .append(parent == null ? "{}" : "dict_" + parent + "(v,c)")
        .append(";let x;");
    List<Idl.Field> fields = new ArrayList<>(dictionary.fields());
    fields.sort(java.util.Comparator.comparing(Idl.Field::name));
    for (Idl.Field field : fields) {
      String name = quote(field.name());
      out.append("x=v==null?undefined:v[").append(name).append("];");
      out.append("if(x!==undefined)d[")
          .append(name)
          .append("]=")
          .append(
              conversions.convert(
                  field.type(), "x", quote("'" + field.name() + "' of " + dictionary.name())))
          .append(';');
      if (field.required()) {
        out.append("else missing(").append(name).append(",c);");
      } else if (field.defaultValue() != null) {
        out.append("else d[")
            .append(name)
            .append("]=")
            .append(defaultValue(field.type(), field.defaultValue()))
            .append(';');
      }
    }
    out.append("return d;}\n");
  }

  private String defaultValue(Idl.Type type, String value) {
    if (value.equals("{}") && catalog.dictionaries.containsKey(catalog.resolve(type).name())) {
      return "dict_" + catalog.resolve(type).name() + "(undefined,\"\")";
    }
    if (value.equals("{}")) {
      Idl.Type resolved = catalog.resolve(type);
      for (Idl.Type each : resolved.of()) {
        if (catalog.dictionaries.containsKey(each.name())) {
          return "dict_" + each.name() + "(undefined,\"\")";
        }
      }
    }
    return value;
  }

  // Namespaces; `[Internal]` ones are not seen by pages: their functions take and give numbers of
  // objects and convert nothing.

  private void namespace(Idl.Interface namespace) {
    boolean internal = namespace.attrs().has("Internal");
    if (!internal) {
      out.append("const namespace_").append(namespace.name()).append("={\n");
    }
    for (Idl.Member member : namespace.members()) {
      if (!(member instanceof Idl.Operation operation)) {
        continue;
      }
      if (internal) {
        List<String> values = new ArrayList<>();
        for (Idl.Argument argument : operation.arguments()) {
          values.add(argument.name());
        }
        String members = operation.attrs().get("Members");
        Crossings.Crossing crossing =
            new Crossings.Crossing(
                null,
                members + "." + operation.name(),
                !operation.attrs().has("NoRuntime"),
                operation.arguments().stream().map(Idl.Argument::type).toList(),
                operation.type());
        out.append("function ")
            .append(namespace.name())
            .append('_')
            .append(operation.name())
            .append('(')
            .append(String.join(",", values))
            .append("){")
            .append(
                crossings.call(
                    crossing,
                    null,
                    values,
                    operation.attrs().has("CEReactions")
                        ? Crossings.Reactions.OF_CALLER
                        : Crossings.Reactions.NONE));
        if (!operation.type().is("undefined")) {
          out.append("return r;");
        }
        out.append("}\n");
      } else {
        Idl.Operation marked =
            new Idl.Operation(
                operation.type(),
                operation.name(),
                operation.arguments(),
                true,
                "",
                new Idl.Attrs(Map.of("$in", namespace.name(), "JS", "")).and(operation.attrs()));
        operations(null, namespace.name(), List.of(marked));
      }
    }
    if (!internal) {
      out.append("};\ndefineNamespace(")
          .append(quote(namespace.name()))
          .append(",namespace_")
          .append(namespace.name())
          .append(',')
          .append(exposure(namespace.attrs()))
          .append(");\n");
    }
  }

  // Interfaces

  private void interfaceOf(Catalog.Entry entry) {
    String name = entry.name();
    boolean global = entry.definition.attrs().has("Global");
    String parent = entry.parent();
    Map<String, List<Idl.Operation>> operations = new LinkedHashMap<>();
    Map<String, List<Idl.Operation>> statics = new LinkedHashMap<>();
    List<Idl.Constructor> constructors = new ArrayList<>();
    List<Idl.Const> constants = new ArrayList<>();
    List<Idl.Member> unforgeable = new ArrayList<>();
    List<Idl.Attribute> staticAttributes = new ArrayList<>();
    Idl.Collection collection = null;
    Idl.Operation indexedGetter = null;
    Idl.Operation namedGetter = null;

    out.append("const proto_").append(name).append("={__proto__:");
    if (parent != null) {
      out.append("proto_").append(parent);
    } else {
      out.append(name.equals("DOMException") ? "ErrorPrototype" : "ObjectPrototype");
    }
    out.append(",\n");
    StringBuilder onPrototype = new StringBuilder();
    if (global) {
      out.append("};\nconst members_").append(name).append("={\n");
    }
    for (Idl.Member member : entry.members) {
      switch (member) {
        case Idl.Const constant -> constants.add(constant);
        case Idl.Constructor constructor -> constructors.add(constructor);
        case Idl.Attribute attribute -> {
          if (attribute.attrs().has("LegacyUnforgeable") && !global) {
            unforgeable.add(attribute);
          } else if (attribute.isStatic()) {
            staticAttributes.add(attribute);
          } else {
            attribute(entry, attribute);
          }
          if (attribute.stringifier()) {
            out.append("toString(){" + NATIVE + "return this.")
                .append(attribute.name())
                .append(";},\n");
          }
        }
        case Idl.Operation operation -> {
          if (operation.special().equals("getter")) {
            Idl.Type key = catalog.resolve(operation.arguments().getFirst().type());
            if (JsConversions.isNumeric(key)) {
              indexedGetter = operation;
            } else {
              namedGetter = operation;
            }
          }
          if (operation.name().isEmpty()) {
            continue;
          }
          (operation.isStatic() ? statics : operations)
              .computeIfAbsent(operation.name(), key -> new ArrayList<>())
              .add(operation);
        }
        case Idl.Collection each -> collection = each;
      }
    }
    for (List<Idl.Operation> group : operations.values()) {
      if (group.getFirst().attrs().has("LegacyUnforgeable") && !global) {
        unforgeable.addAll(group);
      } else {
        operations(entry, name, group);
      }
    }
    out.append("};\n").append(onPrototype);
    constructor(entry, constructors);
    String alias = entry.definition.attrs().get("LegacyWindowAlias");
    if (alias != null) {
      out.append("EXPOSED.push([").append(quote(alias)).append(',').append(name).append("_,1]);\n");
    }
    for (Idl.Const constant : constants) {
      out.append("defineConstant(")
          .append(name)
          .append("_,proto_")
          .append(name)
          .append(',')
          .append(quote(constant.name()))
          .append(',')
          .append(constant.value())
          .append(");\n");
    }
    if (!statics.isEmpty() || !staticAttributes.isEmpty()) {
      out.append("defineMembers(").append(name).append("_,{\n");
      statics.values().forEach(group -> operations(entry, name, group));
      staticAttributes.forEach(attribute -> attribute(entry, attribute));
      out.append("});\n");
    }
    for (Idl.Constructor each : constructors) {
      if (name.endsWith("Event") && each.arguments().size() == 2) {
        out.append("INITS[").append(quote(name)).append("]=dict_");
        out.append(each.arguments().get(1).type().name()).append(";\n");
      }
    }
    List<String> unscopables =
        entry.members.stream()
            .filter(member -> member.attrs().has("Unscopable"))
            .map(
                member ->
                    member instanceof Idl.Operation operation
                        ? quote(operation.name())
                        : member instanceof Idl.Attribute attribute ? quote(attribute.name()) : "")
            .distinct()
            .toList();
    if (!unscopables.isEmpty()) {
      out.append("defineUnscopables(proto_").append(name).append(",[");
      out.append(String.join(",", unscopables)).append("]);\n");
    }
    if (!unforgeable.isEmpty()) {
      out.append("UNFORGEABLE[").append(entry.low).append("]={\n");
      for (Idl.Member member : unforgeable) {
        if (member instanceof Idl.Attribute attribute) {
          attribute(entry, attribute);
        } else if (member instanceof Idl.Operation operation) {
          operations(entry, name, List.of(operation));
        }
      }
      out.append("};\n");
    }
    if (collection != null) {
      out.append("define")
          .append(Character.toUpperCase(collection.kind().charAt(0)))
          .append(collection.kind().substring(1))
          .append("(proto_")
          .append(name)
          .append(',')
          .append(quote(name))
          .append(',')
          .append(entry.low)
          .append(',')
          .append(entry.high)
          .append(',')
          .append(
              collection.key() != null || !collection.kind().equals("iterable")
                  ? name + "_entries"
                  : "null")
          .append(isSetOfObjects(collection) ? "," + name + "_member" : "")
          .append(");\n");
    } else if (indexedGetter != null) {
      out.append("defineIndexedIterator(proto_").append(name).append(");\n");
    }
    boolean special =
        entry.members.stream()
            .anyMatch(
                member ->
                    member instanceof Idl.Operation operation
                        && (operation.special().equals("setter")
                            || operation.special().equals("deleter")));
    if (indexedGetter != null || namedGetter != null || special) {
      legacyPlatformObject(entry, indexedGetter, namedGetter);
    }
  }

  private boolean isSetOfObjects(Idl.Collection collection) {
    return collection.kind().equals("setlike") && !conversions.isString(collection.value());
  }

  /// Web IDL §3.9: what the proxy of an object with indexed or named properties asks.
  private void legacyPlatformObject(
      Catalog.Entry entry, Idl.@Nullable Operation indexed, Idl.@Nullable Operation named) {
    String name = entry.name();
    String in = Catalog.implementation(entry.definition);
    out.append("LEGACY[").append(entry.low).append("]={");
    if (indexed != null) {
      out.append("item:")
          .append(
              indexed.name().isEmpty()
                  ? in + "_getIndexed"
                  : "(o,i)=>proto_" + name + "." + indexed.name() + ".call(o,i)")
          .append(",length:o=>lengthOf(o,proto_")
          .append(name)
          .append("),");
    }
    if (named != null) {
      out.append("named:").append(in).append("_getNamed,names:").append(in).append("_names,");
    }
    for (Idl.Member member : entry.members) {
      if (member instanceof Idl.Operation operation
          && (operation.special().equals("setter") || operation.special().equals("deleter"))) {
        boolean byIndex =
            JsConversions.isNumeric(catalog.resolve(operation.arguments().getFirst().type()));
        String what = operation.special().equals("setter") ? "set" : "delete";
        String kind = byIndex ? "Indexed" : "Named";
        out.append(what + kind).append(':').append(in + "_" + what + kind).append(',');
      }
    }
    Idl.Attrs attrs = entry.definition.attrs();
    out.append("overrides:").append(attrs.has("LegacyOverrideBuiltIns"));
    out.append(",enumerable:").append(!attrs.has("LegacyUnenumerableNamedProperties"));
    out.append("};\n");
  }

  /// Where pages see it: 1 in windows, 2 in workers.
  private static int exposure(Idl.Attrs attrs) {
    return (Catalog.isExposedIn(attrs, "Window") ? 1 : 0)
        | (Catalog.isExposedIn(attrs, "Worker") ? 2 : 0);
  }

  private void constructor(Catalog.Entry entry, List<Idl.Constructor> constructors) {
    String name = entry.name();
    String parent = entry.parent();
    out.append("const ").append(name).append("_=defineInterface(").append(quote(name));
    out.append(',').append(parent == null ? "FunctionPrototype" : parent + "_");
    out.append(",proto_").append(name).append(',').append(entry.low).append(',').append(entry.high);
    out.append(',')
        .append(
            entry.definition.attrs().has("LegacyNoInterfaceObject")
                ? 0
                : exposure(entry.definition.attrs()));
    if (entry.definition.attrs().has("HTMLConstructor")) {
      out.append(",0,(a,t)=>htmlConstructor(t,").append(entry.low).append("));\n");
      return;
    }
    if (constructors.isEmpty()) {
      out.append(",0,null);\n");
      return;
    }
    int length = constructors.stream().mapToInt(each -> required(each.arguments())).min().orElse(0);
    out.append(',').append(length).append(",(a,t)=>{");
    for (int i = 0; i < constructors.size(); i++) {
      Idl.Constructor each = constructors.get(i);
      boolean last = i == constructors.size() - 1;
      if (!last) {
        out.append("if(")
            .append(condition(each.arguments(), index -> "a[" + index + "]", "a.length"))
            .append("){");
      }
      constructorBody(entry, each);
      if (!last) {
        out.append('}');
      }
    }
    out.append("});\n");
  }

  private void constructorBody(Catalog.Entry entry, Idl.Constructor constructor) {
    String name = entry.name();
    int required = required(constructor.arguments());
    if (required > 0) {
      out.append("if(a.length<").append(required).append(")fewToConstruct(");
      out.append(quote(name)).append(',').append(required).append(",a.length);");
    }
    boolean js = constructor.attrs().has("JS");
    List<String> values = new ArrayList<>();
    for (int i = 0; i < constructor.arguments().size(); i++) {
      Idl.Argument argument = constructor.arguments().get(i);
      String context = quote("Failed to construct '" + name + "': parameter " + (i + 1));
      if (argument.variadic()) {
        out.append("const x").append(i).append("=a.slice(").append(i).append(").map(v=>");
        out.append(conversions.convert(argument.type(), "v", context)).append(");");
      } else {
        out.append("const x").append(i).append('=');
        out.append(argument(argument, "a[" + i + "]", context, js)).append(';');
      }
      values.add("x" + i);
    }
    if (js) {
      out.append("const o=allocate(")
          .append(entry.low)
          .append(",t,proto_")
          .append(name)
          .append(");");
      out.append(constructor.attrs().has("FromInit") ? "constructEvent(o" : name + "_construct(o");
      values.forEach(value -> out.append(',').append(value));
      out.append(");return o;");
    } else {
      Crossings.Crossing crossing =
          new Crossings.Crossing(
              null,
              constructor.attrs().get("Members") + ".create",
              true,
              constructor.arguments().stream().map(Idl.Argument::type).toList(),
              Idl.Type.named(name));
      out.append(crossings.call(crossing, null, values, Crossings.Reactions.NONE));
      out.append("return withPrototype(wrap(r),t,proto_").append(name).append(");");
    }
  }

  // Attributes (Web IDL §3.7.6)

  private static String self(Catalog.Entry entry) {
    boolean global =
        entry.name().equals("EventTarget")
            || entry.name().equals("WorkerGlobalScope")
            || entry.definition.attrs().has("Global");
    return global ? "(this??globalThis)" : "this";
  }

  /// The type of event that a handler is for: its name without `on`, but for the old names of
  /// WebKit (HTML §8.1.8.2).
  private static String eventOf(String handler) {
    return switch (handler) {
      case "onwebkitanimationend" -> "webkitAnimationEnd";
      case "onwebkitanimationiteration" -> "webkitAnimationIteration";
      case "onwebkitanimationstart" -> "webkitAnimationStart";
      case "onwebkittransitionend" -> "webkitTransitionEnd";
      default -> handler.substring(2);
    };
  }

  private void attribute(Catalog.Entry entry, Idl.Attribute attribute) {
    String name = attribute.name();
    Idl.Attrs attrs = attribute.attrs();
    String in = attrs.get("$in") + "_" + (attribute.isStatic() ? "static_" : "");
    String self = self(entry);
    String bounds = entry.low + "," + entry.high;
    Idl.Type type = catalog.resolve(attribute.type());
    String context = quote("Failed to set the '" + name + "' property on '" + entry.name() + "'");
    out.append("get ").append(property(name)).append("(){" + NATIVE);
    if (attribute.isStatic()) {
      out.append("return ").append(in).append(name).append("();");
    } else if (attribute.type().name().endsWith("EventHandler")) {
      out.append("return getHandler(check(").append(self).append(',').append(bounds).append("),");
      out.append(quote(eventOf(name))).append(");},");
      out.append("set ")
          .append(property(name))
          .append("(v){" + NATIVE + "setHandler(check(")
          .append(self);
      out.append(',').append(bounds).append("),").append(quote(eventOf(name))).append(",v);},\n");
      return;
    } else if (isReflected(attrs)) {
      reflect(entry, attribute, type, context);
      return;
    } else if (attrs.has("FromInit")) {
      out.append("return stateOf(check(this,").append(bounds).append(")).init.");
      out.append(name).append(";");
    } else if (attrs.has("JS")) {
      boolean promise = type.is("Promise");
      out.append(promise ? "try{" : "");
      out.append("return ").append(in).append(name).append("(check(").append(self).append(',');
      out.append(bounds).append("));");
      out.append(promise ? "}catch(e){return PromiseReject(e);}" : "");
    } else {
      out.append("const s=idOf(").append(self).append(',').append(bounds).append(");");
      boolean same = attrs.has("SameObject");
      if (same) {
        out.append("const t=stateOf(").append(self).append(");let v=t.").append(name);
        out.append(";if(v!==undefined)return v;");
      }
      out.append(
          crossings.call(getter(entry, attribute), "s", List.of(), Crossings.Reactions.NONE));
      if (same) {
        out.append("v=wrap(r);stateOf(v).owner=").append(self).append(";return t.").append(name);
        out.append("=v;");
      } else {
        out.append(result(attribute.type()));
      }
    }
    out.append("},\n");
    setter(entry, attribute, type, self, bounds, context, in);
  }

  private void setter(
      Catalog.Entry entry,
      Idl.Attribute attribute,
      Idl.Type type,
      String self,
      String bounds,
      String context,
      String in) {
    String name = attribute.name();
    Idl.Attrs attrs = attribute.attrs();
    String forward = attrs.get("PutForwards");
    if (forward != null) {
      out.append("set ")
          .append(property(name))
          .append("(v){" + NATIVE + "check(")
          .append(self)
          .append(',');
      out.append(bounds).append(");const o=").append(self).append('.').append(name);
      out.append(";if(!isObject(o))throw new TypeErr(\"not an object\");o.").append(forward);
      out.append("=v;},\n");
    } else if (attrs.has("Replaceable")) {
      out.append("set ")
          .append(property(name))
          .append("(v){" + NATIVE + "check(")
          .append(self)
          .append(',');
      out.append(bounds).append(");replace(").append(self).append(',').append(quote(name));
      out.append(",v);},\n");
    } else if (attrs.has("LegacyLenientSetter")) {
      out.append("set ").append(property(name)).append("(v){" + NATIVE + "},\n");
    } else if (!attribute.readonly()) {
      out.append("set ").append(property(name)).append("(v){" + NATIVE);
      if (attribute.isStatic()) {
        out.append(in).append("set_").append(name).append('(');
        out.append(conversions.convert(attribute.type(), "v", context)).append(");},\n");
        return;
      }
      boolean js = attrs.has("JS");
      out.append(js ? "check(" : "const s=idOf(").append(self).append(',').append(bounds);
      out.append(");");
      if (catalog.enumerations.containsKey(type.name())) {
        out.append("v=toStr(v);if(!enum_").append(type.name()).append(".has(v))return;");
        out.append("const x=v;");
      } else {
        out.append("const x=").append(conversions.convert(attribute.type(), "v", context));
        out.append(';');
      }
      if (js) {
        boolean reactions = attrs.has("CEReactions");
        out.append(reactions ? "const d=reactionDepth++;try{" : "");
        out.append(in).append("set_").append(name).append('(').append(self).append(",x);");
        out.append(reactions ? "}finally{endReactions(d);}" : "");
      } else {
        String value = catalog.isInterface(type) ? "numberOf(x)" : "x";
        out.append(
            crossings.call(
                setter(entry, attribute), "s", List.of(value), Crossings.Reactions.of(attrs)));
      }
      out.append("},\n");
    }
  }

  private static String property(String name) {
    return name.contains("-") ? quote(name) : name;
  }

  private Crossings.Crossing getter(Catalog.Entry entry, Idl.Attribute attribute) {
    String members = attribute.attrs().get("Members");
    return new Crossings.Crossing(
        catalog.javaType(entry),
        members == null ? "." + attribute.name() : members + "." + attribute.name(),
        attribute.attrs().has("WithRuntime"),
        List.of(),
        attribute.type());
  }

  private Crossings.Crossing setter(Catalog.Entry entry, Idl.Attribute attribute) {
    String members = attribute.attrs().get("Members");
    String name =
        "set" + Character.toUpperCase(attribute.name().charAt(0)) + attribute.name().substring(1);
    return new Crossings.Crossing(
        catalog.javaType(entry),
        members == null ? "." + name : members + "." + name,
        attribute.attrs().has("WithRuntime"),
        List.of(attribute.type()),
        Idl.Type.named("undefined"));
  }

  /// The statement that returns `r` as a value of `type`.
  private String result(Idl.Type unresolved) {
    Idl.Type type = catalog.resolve(unresolved);
    if (type.is("undefined")) {
      return "";
    }
    return catalog.isInterface(type) ? "return r===0?null:wrap(r);" : "return r;";
  }

  // Reflection (HTML §2.6.1)

  private static boolean isReflected(Idl.Attrs attrs) {
    return attrs.has("Reflect") || attrs.has("ReflectURL") || attrs.has("ReflectOnly");
  }

  private void reflect(
      Catalog.Entry entry, Idl.Attribute attribute, Idl.Type type, String context) {
    Idl.Attrs attrs = attribute.attrs();
    String named = attrs.has("Reflect") ? attrs.get("Reflect") : attrs.get("ReflectURL");
    String content =
        quote(
            named == null || named.isEmpty()
                ? attribute.name().toLowerCase(java.util.Locale.ROOT)
                : named);
    String bounds = entry.low + "," + entry.high;
    String kind;
    String extra = "";
    if (attrs.has("ReflectURL")) {
      kind = "Url";
    } else if (attrs.has("ReflectOnly")) {
      kind = "Enum";
      extra =
          ","
              + "["
              + java.util.Arrays.stream(
                      java.util.Objects.requireNonNull(attrs.get("ReflectOnly")).split(",", -1))
                  .map(JsWriter::quote)
                  .collect(Collectors.joining(","))
              + "],"
              + orNull(attrs.get("ReflectMissing"), type)
              + ","
              + orNull(attrs.get("ReflectInvalid"), type);
    } else if (type.is("boolean")) {
      kind = "Boolean";
    } else if (catalog.isInterface(type)) {
      kind = "Element";
    } else if (type.is("long")) {
      kind = attrs.has("ReflectNonNegative") ? "NonNegative" : "Long";
      extra =
          ","
              + (attrs.has("ReflectDefault")
                  ? attrs.get("ReflectDefault")
                  : attrs.has("ReflectNonNegative") ? "-1" : "0");
    } else if (type.is("unsigned long")) {
      String range = attrs.get("ReflectRange");
      kind =
          range != null
              ? "Clamped"
              : attrs.has("ReflectPositive")
                  ? "Positive"
                  : attrs.has("ReflectPositiveWithFallback") ? "PositiveFallback" : "Unsigned";
      String fallback = attrs.get("ReflectDefault");
      extra =
          ","
              + (fallback != null ? fallback : kind.startsWith("Positive") ? "1" : "0")
              + (range == null ? "" : "," + range);
    } else if (type.is("double")) {
      kind = attrs.has("ReflectPositive") ? "PositiveDouble" : "Double";
      extra = "," + (attrs.has("ReflectDefault") ? attrs.get("ReflectDefault") : "0");
    } else {
      kind = type.nullable() ? "NullableString" : "String";
    }
    out.append("return reflect").append(kind).append("(idOf(this,").append(bounds).append("),");
    out.append(content).append(extra).append(");},\n");
    if (!attribute.readonly()) {
      out.append("set ")
          .append(property(attribute.name()))
          .append("(v){" + NATIVE + "const s=idOf(this,");
      out.append(bounds).append(");setReflected").append(kind).append("(s,").append(content);
      out.append(',').append(conversions.convert(attribute.type(), "v", context));
      out.append(extra).append(");},\n");
    } else if (attrs.get("PutForwards") != null) {
      setter(entry, attribute, type, "this", bounds, context, "");
    }
  }

  private static String orNull(@Nullable String value, Idl.Type type) {
    return value != null ? quote(value) : type.nullable() ? "null" : "\"\"";
  }

  // Operations (Web IDL §3.7.7)

  private static int required(List<Idl.Argument> arguments) {
    int required = 0;
    for (Idl.Argument argument : arguments) {
      if (argument.optional() || argument.variadic()) {
        break;
      }
      required++;
    }
    return required;
  }

  private String condition(
      List<Idl.Argument> arguments, java.util.function.IntFunction<String> value, String count) {
    int required = required(arguments);
    boolean variadic = !arguments.isEmpty() && arguments.getLast().variadic();
    StringBuilder test = new StringBuilder();
    test.append(count).append(">=").append(required);
    if (!variadic) {
      test.append("&&").append(count).append("<=").append(arguments.size());
    }
    for (int i = 0; i < arguments.size() && !arguments.get(i).variadic(); i++) {
      String each = conversions.test(arguments.get(i).type(), value.apply(i));
      if (!each.equals("true")) {
        test.append("&&(").append(count).append("<=").append(i).append("||").append(each);
        test.append(')');
      }
    }
    return test.toString();
  }

  private void operations(
      Catalog.@Nullable Entry entry, String owner, List<Idl.Operation> overloads) {
    Idl.Operation first = overloads.getFirst();
    int required = overloads.stream().mapToInt(each -> required(each.arguments())).min().orElse(0);
    int most = overloads.stream().mapToInt(each -> each.arguments().size()).max().orElse(0);
    boolean variadic =
        overloads.stream()
            .anyMatch(each -> !each.arguments().isEmpty() && each.arguments().getLast().variadic());
    List<String> formals = new ArrayList<>();
    for (int i = 0; i < most; i++) {
      formals.add(
          variadic && i == most - 1 ? "...a" + i : i < required ? "a" + i : "a" + i + "=undefined");
    }
    out.append(property(first.name()))
        .append('(')
        .append(String.join(",", formals))
        .append("){" + NATIVE);
    boolean promise = first.type().is("Promise");
    if (promise) {
      out.append("try{");
    }
    if (!first.isStatic() && entry != null) {
      String self = self(entry);
      boolean needsId =
          overloads.stream().anyMatch(each -> !each.attrs().has("JS")) && !first.isStatic();
      out.append(needsId ? "const s=idOf(" : "check(")
          .append(self)
          .append(',')
          .append(entry.low)
          .append(',')
          .append(entry.high)
          .append(");");
    }
    if (required > 0) {
      out.append("if(arguments.length<")
          .append(required)
          .append(")few(")
          .append(quote(first.name()));
      out.append(',').append(quote(owner)).append(',').append(required);
      out.append(",arguments.length);");
    }
    if (overloads.size() == 1) {
      operationBody(entry, owner, first);
    } else {
      for (Idl.Operation each : overloads) {
        String test = condition(each.arguments(), i -> "a" + i, "arguments.length");
        out.append("if(").append(test).append("){");
        operationBody(entry, owner, each);
        out.append(each.type().is("undefined") ? "return;}" : "}");
      }
      // More arguments than any overload takes: the longest one.
      Idl.Operation longest = overloads.getFirst();
      for (Idl.Operation each : overloads) {
        if (each.arguments().size() > longest.arguments().size()) {
          longest = each;
        }
      }
      out.append('{');
      operationBody(entry, owner, longest);
      out.append('}');
    }
    if (promise) {
      out.append("}catch(e){return PromiseReject(e);}");
    }
    out.append("},\n");
  }

  private void operationBody(Catalog.@Nullable Entry entry, String owner, Idl.Operation operation) {
    boolean js = operation.attrs().has("JS");
    List<String> values = new ArrayList<>();
    for (int i = 0; i < operation.arguments().size(); i++) {
      Idl.Argument argument = operation.arguments().get(i);
      String context =
          quote(
              "Failed to execute '"
                  + operation.name()
                  + "' on '"
                  + owner
                  + "': parameter "
                  + (i + 1));
      out.append("const x").append(i).append('=');
      if (argument.variadic()) {
        String convert = conversions.convert(argument.type(), "v", context);
        out.append(convert.equals("v") ? "a" + i : "a" + i + ".map(v=>" + convert + ")");
      } else {
        out.append(argument(argument, "a" + i, context, js));
      }
      out.append(';');
      values.add("x" + i);
    }
    String members = operation.attrs().get("Members");
    if (js) {
      boolean reactions = operation.attrs().has("CEReactions");
      out.append(reactions ? "const d=reactionDepth++;try{return " : "return ");
      out.append(operation.attrs().get("$in")).append('_');
      out.append(operation.isStatic() && entry != null ? "static_" : "").append(operation.name());
      List<String> all = new ArrayList<>();
      if (!operation.isStatic() && entry != null) {
        all.add(self(entry));
      }
      all.addAll(values);
      out.append('(').append(String.join(",", all)).append(");");
      out.append(reactions ? "}finally{endReactions(d);}" : "");
      return;
    }
    Crossings.Crossing crossing =
        new Crossings.Crossing(
            operation.isStatic() || entry == null ? null : catalog.javaType(entry),
            members == null ? "." + operation.name() : members + "." + operation.name(),
            operation.attrs().has("WithRuntime"),
            operation.arguments().stream().map(Idl.Argument::type).toList(),
            operation.type());
    out.append(
        crossings.call(
            crossing,
            operation.isStatic() || entry == null ? null : "s",
            values,
            Crossings.Reactions.of(operation.attrs())));
    out.append(result(operation.type()));
  }

  private String argument(Idl.Argument argument, String value, String context, boolean js) {
    String converted = conversions.convert(argument.type(), value, context);
    Idl.Type type = catalog.resolve(argument.type());
    if (!js && catalog.isInterface(type)) {
      converted = (type.nullable() ? "numberOrNull(" : "numberOf(") + converted + ")";
    }
    if (!argument.optional()) {
      return converted;
    }
    String fallback =
        argument.defaultValue() == null
            ? "undefined"
            : defaultValue(argument.type(), argument.defaultValue());
    if (!js && fallback.equals("null") && catalog.isInterface(type)) {
      fallback = "0";
    }
    return "(" + value + "===undefined?" + fallback + ":" + converted + ")";
  }
}
