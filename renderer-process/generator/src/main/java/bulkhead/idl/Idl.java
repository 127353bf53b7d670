package bulkhead.idl;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The syntax tree of Web IDL, as far as the bindings use the language (Web IDL §2).
final class Idl {
  private Idl() {}

  /// A type. `name` is the type's name, `sequence`, `FrozenArray`, `record`, `Promise`, or `|` for
  /// a union, whose members are `of`.
  record Type(String name, List<Type> of, boolean nullable, Attrs attrs) {
    static Type named(String name) {
      return new Type(name, List.of(), false, Attrs.NONE);
    }

    Type orNull() {
      return new Type(name, of, true, attrs);
    }

    Type notNull() {
      return new Type(name, of, false, attrs);
    }

    Type with(Attrs more) {
      return new Type(name, of, nullable, attrs.and(more));
    }

    boolean is(String wanted) {
      return name.equals(wanted);
    }
  }

  /// Extended attributes; the value of one without a value is "".
  record Attrs(Map<String, String> values) {
    static final Attrs NONE = new Attrs(Map.of());

    boolean has(String name) {
      return values.containsKey(name);
    }

    @Nullable String get(String name) {
      return values.get(name);
    }

    Attrs and(Attrs more) {
      if (more.values.isEmpty()) {
        return this;
      }
      var all = new java.util.LinkedHashMap<>(values);
      all.putAll(more.values);
      return new Attrs(all);
    }
  }

  record Argument(
      Type type,
      String name,
      boolean optional,
      boolean variadic,
      @Nullable String defaultValue,
      Attrs attrs) {}

  sealed interface Member {
    Attrs attrs();

    Member withAttrs(Attrs attrs);
  }

  record Const(Type type, String name, String value, Attrs attrs) implements Member {
    @Override
    public Member withAttrs(Attrs all) {
      return new Const(type, name, value, all);
    }
  }

  record Attribute(
      Type type, String name, boolean readonly, boolean isStatic, boolean stringifier, Attrs attrs)
      implements Member {
    @Override
    public Member withAttrs(Attrs all) {
      return new Attribute(type, name, readonly, isStatic, stringifier, all);
    }
  }

  /// `special` is `getter`, `setter`, `deleter`, `stringifier` or "".
  record Operation(
      Type type,
      String name,
      List<Argument> arguments,
      boolean isStatic,
      String special,
      Attrs attrs)
      implements Member {
    @Override
    public Member withAttrs(Attrs all) {
      return new Operation(type, name, arguments, isStatic, special, all);
    }
  }

  record Constructor(List<Argument> arguments, Attrs attrs) implements Member {
    @Override
    public Member withAttrs(Attrs all) {
      return new Constructor(arguments, all);
    }
  }

  /// `iterable`, `maplike` or `setlike`; `key` is null for a value iterator or a set.
  record Collection(String kind, @Nullable Type key, Type value, boolean readonly, Attrs attrs)
      implements Member {
    @Override
    public Member withAttrs(Attrs all) {
      return new Collection(kind, key, value, readonly, all);
    }
  }

  sealed interface Definition {}

  /// `kind` is `interface`, `mixin`, `callback` or `namespace`.
  record Interface(
      String kind,
      String name,
      @Nullable String parent,
      boolean partial,
      List<Member> members,
      Attrs attrs)
      implements Definition {}

  record Includes(String target, String mixin) implements Definition {}

  record Field(Type type, String name, boolean required, @Nullable String defaultValue) {}

  record Dictionary(String name, @Nullable String parent, boolean partial, List<Field> fields)
      implements Definition {}

  record Enumeration(String name, List<String> values) implements Definition {}

  record Callback(String name, Type type, List<Argument> arguments, Attrs attrs)
      implements Definition {}

  record Typedef(Type type, String name) implements Definition {}
}
