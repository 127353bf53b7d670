package bulkhead.idl;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// All definitions put together: partial interfaces and mixins merged, typedefs replaced, and the
/// interfaces numbered so that an interface and those that inherit from it have adjoining numbers.
/// A brand check is then a comparison with two bounds:
/// ```
/// EventTarget 1..9   Node 2..8   Element 3..5   HTMLElement 4..5
/// ```
final class Catalog {
  /// One interface, complete; `low` to `high` are the numbers of it and of its heirs.
  static final class Entry {
    final Idl.Interface definition;
    final List<Idl.Member> members = new ArrayList<>();
    int low;
    int high;

    Entry(Idl.Interface definition) {
      this.definition = definition;
    }

    String name() {
      return definition.name();
    }

    @Nullable String parent() {
      return definition.parent();
    }
  }

  static boolean isExposedIn(Idl.Attrs attrs, String global) {
    String exposed = attrs.get("Exposed");
    return exposed != null
        && (exposed.equals("*") || Arrays.asList(exposed.split(",")).contains(global));
  }

  final Map<String, Entry> interfaces = new LinkedHashMap<>();
  final Map<String, Idl.Interface> namespaces = new LinkedHashMap<>();
  final Map<String, Idl.Interface> callbackInterfaces = new LinkedHashMap<>();
  final Map<String, Idl.Dictionary> dictionaries = new LinkedHashMap<>();
  final Map<String, Idl.Enumeration> enumerations = new LinkedHashMap<>();
  final Map<String, Idl.Callback> callbacks = new LinkedHashMap<>();
  private final Map<String, Idl.Type> typedefs = new LinkedHashMap<>();

  Catalog(List<Idl.Definition> definitions) {
    Map<String, List<Idl.Member>> mixins = new LinkedHashMap<>();
    for (Idl.Definition definition : definitions) {
      switch (definition) {
        case Idl.Interface type -> {
          switch (type.kind()) {
            case "mixin" ->
                mixins.computeIfAbsent(type.name(), name -> new ArrayList<>()).addAll(marked(type));
            case "namespace" ->
                namespaces.merge(
                    type.name(),
                    new Idl.Interface(
                        type.kind(), type.name(), null, false, marked(type), type.attrs()),
                    Catalog::joined);
            case "callback" -> callbackInterfaces.put(type.name(), type);
            default -> {
              if (!type.partial()) {
                interfaces.put(type.name(), new Entry(type));
              }
            }
          }
        }
        case Idl.Dictionary type ->
            dictionaries.merge(
                type.name(),
                type,
                (first, more) -> {
                  List<Idl.Field> fields = new ArrayList<>(first.fields());
                  fields.addAll(more.fields());
                  return new Idl.Dictionary(first.name(), first.parent(), false, fields);
                });
        case Idl.Enumeration type -> enumerations.put(type.name(), type);
        case Idl.Callback type -> callbacks.put(type.name(), type);
        case Idl.Typedef type -> typedefs.put(type.name(), type.type());
        case Idl.Includes ignored -> {}
      }
    }
    for (Idl.Definition definition : definitions) {
      if (definition instanceof Idl.Interface type && type.kind().equals("interface")) {
        entry(type.name()).members.addAll(marked(type));
      }
    }
    for (Idl.Definition definition : definitions) {
      if (definition instanceof Idl.Includes includes) {
        List<Idl.Member> members = mixins.get(includes.mixin());
        if (members == null) {
          throw new IllegalArgumentException("no mixin " + includes.mixin());
        }
        entry(includes.target()).members.addAll(members);
      }
    }
    int number = 1;
    for (Entry entry : interfaces.values()) {
      if (entry.parent() == null) {
        number = number(entry, number);
      }
    }
  }

  Entry entry(String name) {
    Entry entry = interfaces.get(name);
    if (entry == null) {
      throw new IllegalArgumentException("no interface " + name);
    }
    return entry;
  }

  private static Idl.Interface joined(Idl.Interface first, Idl.Interface more) {
    List<Idl.Member> members = new ArrayList<>(first.members());
    members.addAll(more.members());
    return new Idl.Interface(
        first.kind(), first.name(), first.parent(), false, members, first.attrs());
  }

  /// What the functions that implement an interface are named after: by `[JS=Name]` several
  /// interfaces share them.
  static String implementation(Idl.Interface type) {
    String shared = type.attrs().get("JS");
    return shared == null || shared.isEmpty() ? type.name() : shared;
  }

  /// The members, each with a note of where it was declared and how that is implemented.
  private static List<Idl.Member> marked(Idl.Interface type) {
    Map<String, String> notes = new LinkedHashMap<>();
    notes.put("$in", implementation(type));
    for (String inherited : List.of("JS", "Members", "WithRuntime")) {
      String value = type.attrs().get(inherited);
      if (value != null) {
        notes.put(inherited, value);
      }
    }
    List<Idl.Member> members = new ArrayList<>();
    for (Idl.Member member : type.members()) {
      members.add(member.withAttrs(new Idl.Attrs(notes).and(member.attrs())));
    }
    return members;
  }

  private int number(Entry entry, int number) {
    entry.low = number++;
    for (Entry heir : interfaces.values()) {
      if (entry.name().equals(heir.parent())) {
        number = number(heir, number);
      }
    }
    entry.high = number - 1;
    return number;
  }

  /// The interfaces in the order of their numbers: parents first.
  List<Entry> ordered() {
    return interfaces.values().stream()
        .sorted(java.util.Comparator.comparingInt(entry -> entry.low))
        .toList();
  }

  /// `type` with typedefs replaced, also inside.
  Idl.Type resolve(Idl.Type type) {
    Idl.Type defined = typedefs.get(type.name());
    if (defined != null) {
      Idl.Type resolved = resolve(defined).with(type.attrs());
      return type.nullable() ? resolved.orNull() : resolved;
    }
    if (type.of().isEmpty()) {
      return type;
    }
    return new Idl.Type(
        type.name(), type.of().stream().map(this::resolve).toList(), type.nullable(), type.attrs());
  }

  /// The Java type of an interface's objects: its own, or the one of the interface above.
  String javaType(Entry entry) {
    for (Entry at = entry; at != null; at = interfaces.get(String.valueOf(at.parent()))) {
      String java = at.definition.attrs().get("Java");
      if (java != null) {
        return java;
      }
    }
    return "Object";
  }

  boolean isInterface(Idl.Type type) {
    return interfaces.containsKey(type.name());
  }
}
