package bulkhead.idl;

import java.util.List;

/// Writes the Java half: `Bindings.call(crossing, op)`, cut into methods small enough for the
/// compiler to compile, and the numbers of the interfaces.
final class JavaWriter {
  private static final int CALLS_PER_METHOD = 64;

  private final Catalog catalog;
  private final Crossings crossings;
  private final StringBuilder out = new StringBuilder();

  JavaWriter(Catalog catalog, Crossings crossings) {
    this.catalog = catalog;
    this.crossings = crossings;
  }

  /// @param key what tells `bindings.js` of this run from another's
  String bindings(String packageName, String key) {
    out.append("package ").append(packageName).append(";\n\n");
    out.append("/// Calls from JavaScript by number. Generated from Web IDL.\n");
    out.append("final class Bindings {\n  private Bindings() {}\n\n");
    out.append("  /// Tells the `bindings.js` that belongs to this class from others.\n");
    out.append("  static String key() {\n    return \"").append(key).append("\";\n  }\n\n");
    List<Crossings.Crossing> calls = crossings.calls();
    int methods = (calls.size() + CALLS_PER_METHOD - 1) / CALLS_PER_METHOD;
    out.append("  static void call(Crossing c, int op) {\n    switch (op >> 6) {\n");
    for (int m = 0; m < methods; m++) {
      out.append("      case ").append(m).append(" -> call").append(m).append("(c, op);\n");
    }
    out.append("      default -> throw new IllegalArgumentException(\"operation \" + op);\n");
    out.append("    }\n  }\n");
    for (int m = 0; m < methods; m++) {
      out.append("\n  private static void call").append(m).append("(Crossing c, int op) {\n");
      out.append("    switch (op) {\n");
      int end = Math.min(calls.size(), (m + 1) * CALLS_PER_METHOD);
      for (int op = m * CALLS_PER_METHOD; op < end; op++) {
        out.append("      case ").append(op).append(" -> ");
        call(calls.get(op));
        out.append(";\n");
      }
      out.append("      default -> throw new IllegalArgumentException(\"operation \" + op);\n");
      out.append("    }\n  }\n");
    }
    return out.append("}\n").toString();
  }

  private void call(Crossings.Crossing call) {
    StringBuilder arguments = new StringBuilder();
    int integer = 1;
    int real = 0;
    int string = 0;
    String receiver = null;
    if (call.withRuntime()) {
      arguments.append("c.runtime()");
    }
    if (call.self() != null) {
      String self = "(" + call.self() + ") c.object(" + integer++ + ")";
      if (call.target().startsWith(".")) {
        receiver = "(" + self + ")";
      } else {
        arguments.append(arguments.isEmpty() ? "" : ", ").append(self);
      }
    }
    for (Idl.Type unresolved : call.parameters()) {
      Idl.Type type = catalog.resolve(unresolved);
      arguments.append(arguments.isEmpty() ? "" : ", ");
      switch (crossings.expectCarrier(type, call.target())) {
        case INT ->
            arguments
                .append(type.is("boolean") ? "c.bool(" : "c.integer(")
                .append(integer++)
                .append(')');
        case OBJECT -> {
          String get =
              type.nullable() ? "c.objectOrNull(" + integer++ + ")" : "c.object(" + integer++ + ")";
          arguments.append('(').append(javaType(type)).append(") ").append(get);
        }
        case DOUBLE -> {
          arguments.append(isWhole(type) ? "(long) c.real(" : "c.real(").append(real++).append(')');
        }
        case STRING ->
            arguments
                .append(type.nullable() ? "c.stringOrNull(" : "c.string(")
                .append(string++)
                .append(')');
        case NOTHING -> {}
      }
    }
    String invocation =
        receiver != null
            ? receiver + call.target() + "(" + arguments + ")"
            : call.target() + "(" + arguments + ")";
    switch (crossings.expectCarrier(call.result(), call.target())) {
      case NOTHING -> out.append(invocation);
      case INT -> out.append("c.result(").append(invocation).append(')');
      case OBJECT -> out.append("c.resultObject(").append(invocation).append(')');
      case DOUBLE -> out.append("c.resultReal(").append(invocation).append(')');
      case STRING -> out.append("c.resultString(").append(invocation).append(')');
    }
  }

  private static boolean isWhole(Idl.Type type) {
    return type.name().endsWith("long");
  }

  private String javaType(Idl.Type type) {
    return catalog.javaType(catalog.entry(type.name()));
  }

  String numbers(String packageName) {
    StringBuilder file = new StringBuilder("package ").append(packageName).append(";\n\n");
    file.append("/// The numbers of the interfaces. Generated from Web IDL.\n");
    file.append("final class InterfaceNumbers {\n  private InterfaceNumbers() {}\n\n");
    for (Catalog.Entry entry : catalog.ordered()) {
      file.append("  static final int ")
          .append(constant(entry.name()))
          .append(" = ")
          .append(entry.low)
          .append(";\n");
    }
    return file.append("}\n").toString();
  }

  /// `HTMLDivElement` becomes `HTML_DIV_ELEMENT`.
  static String constant(String name) {
    return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2")
        .replaceAll("([A-Z])([A-Z][a-z])", "$1_$2")
        .toUpperCase(java.util.Locale.ROOT);
  }
}
