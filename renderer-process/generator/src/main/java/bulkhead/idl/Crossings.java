package bulkhead.idl;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The calls from JavaScript into Java, numbered in the order in which they were written, and how a
/// value of each type travels: whole numbers, booleans and the numbers of objects through the
/// integers of the shared memory, doubles through its doubles, strings as arguments.
final class Crossings {
  enum Carrier {
    INT,
    DOUBLE,
    STRING,
    OBJECT,
    NOTHING
  }

  /// One call. `self` is the Java type of the receiver, null for a static one.
  record Crossing(
      @Nullable String self,
      String target,
      boolean withRuntime,
      List<Idl.Type> parameters,
      Idl.Type result) {}

  /// When custom elements' reactions to a call run (HTML §4.13.6 `[CEReactions]`).
  enum Reactions {
    /// Not because of this call.
    NONE("fail"),
    /// When it ends.
    NOW("after"),
    /// When the call of script ends that this one is a part of.
    OF_CALLER("afterPart");

    final String end;

    Reactions(String end) {
      this.end = end;
    }

    static Reactions of(Idl.Attrs attrs) {
      return attrs.has("CEReactions") ? NOW : NONE;
    }
  }

  private final Catalog catalog;
  private final List<Crossing> calls = new ArrayList<>();

  Crossings(Catalog catalog) {
    this.catalog = catalog;
  }

  List<Crossing> calls() {
    return calls;
  }

  /// Which carrier a type takes; null when values of that type cannot cross.
  @Nullable Carrier carrier(Idl.Type unresolved) {
    Idl.Type type = catalog.resolve(unresolved);
    if (catalog.enumerations.containsKey(type.name())) {
      return Carrier.STRING;
    }
    if (catalog.isInterface(type)) {
      return Carrier.OBJECT;
    }
    return switch (type.name()) {
      case "boolean", "byte", "octet", "short", "unsigned short", "long" -> Carrier.INT;
      case "unsigned long",
          "long long",
          "unsigned long long",
          "double",
          "float",
          "unrestricted double",
          "unrestricted float" ->
          Carrier.DOUBLE;
      case "DOMString", "USVString", "ByteString" -> Carrier.STRING;
      case "undefined" -> Carrier.NOTHING;
      default -> null;
    };
  }

  Carrier expectCarrier(Idl.Type type, String what) {
    Carrier carrier = carrier(type);
    if (carrier == null) {
      throw new IllegalArgumentException(
          what + ": a " + type.name() + " cannot cross; say [JS] and write it in JavaScript");
    }
    return carrier;
  }

  /// The JavaScript statements of a call, which leave the result in `r`. `self` and `values` are
  /// expressions: numbers, strings, and numbers of objects.
  String call(Crossing crossing, @Nullable String self, List<String> values, Reactions reactions) {
    int op = calls.size();
    calls.add(crossing);
    StringBuilder out = new StringBuilder();
    StringBuilder strings = new StringBuilder();
    int integer = 1;
    int real = 0;
    if (self != null) {
      out.append("A[").append(integer++).append("]=").append(self).append(';');
    }
    for (int i = 0; i < values.size(); i++) {
      String value = values.get(i);
      switch (expectCarrier(crossing.parameters().get(i), crossing.target())) {
        case INT, OBJECT ->
            out.append("A[").append(integer++).append("]=").append(value).append(';');
        case DOUBLE -> out.append("F[").append(real++).append("]=").append(value).append(';');
        case STRING -> strings.append(strings.isEmpty() ? "" : ",").append(value);
        case NOTHING -> {}
      }
    }
    // The lowest two bits are the answer's: a call that never came to Java is told by the rest.
    out.append("A[0]=").append((op + 1) << 2).append(';');
    Carrier result = expectCarrier(crossing.result(), crossing.target());
    boolean string = result == Carrier.STRING;
    out.append(string ? "const r=JR(" : "J(").append(strings).append(");");
    String value =
        switch (result) {
          case INT ->
              catalog.resolve(crossing.result()).is("boolean")
                  ? "const r=A[1]!==0;"
                  : "const r=A[1];";
          case OBJECT -> "const r=A[1];";
          case DOUBLE -> "const r=F[0];";
          case STRING, NOTHING -> "";
        };
    out.append("if(A[0]!==0)").append(reactions.end).append("();");
    return out.append(value).toString();
  }
}
