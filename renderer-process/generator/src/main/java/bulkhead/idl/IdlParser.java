package bulkhead.idl;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads one `.idl` file by recursive descent over the grammar of Web IDL §2.
final class IdlParser {
  private static final Pattern TOKEN =
      Pattern.compile(
          "\\s+|//[^\n]*|/\\*.*?\\*/|(\"[^\"]*\"|-?(?:[0-9]+\\.[0-9]*|\\.[0-9]+)(?:[Ee][+-]?[0-9]+)?"
              + "|-?0[Xx][0-9A-Fa-f]+|-?[0-9]+|-?[_A-Za-z][0-9A-Za-z_-]*|\\.\\.\\.|.)",
          Pattern.DOTALL);

  private final String file;
  private final List<String> tokens = new ArrayList<>();
  private int at;

  private IdlParser(String file, String text) {
    this.file = file;
    Matcher matcher = TOKEN.matcher(text);
    while (matcher.lookingAt()) {
      if (matcher.group(1) != null) {
        tokens.add(matcher.group(1));
      }
      if (matcher.hitEnd() && matcher.end() == text.length()) {
        break;
      }
      matcher.region(matcher.end(), text.length());
    }
  }

  static List<Idl.Definition> parse(String file, String text) {
    IdlParser parser = new IdlParser(file, text);
    List<Idl.Definition> definitions = new ArrayList<>();
    while (parser.at < parser.tokens.size()) {
      definitions.add(parser.definition());
    }
    return definitions;
  }

  private String peek() {
    return at < tokens.size() ? tokens.get(at) : "";
  }

  private String next() {
    return tokens.get(at++);
  }

  private boolean take(String token) {
    if (peek().equals(token)) {
      at++;
      return true;
    }
    return false;
  }

  private void expect(String token) {
    if (!take(token)) {
      int from = Math.max(0, at - 8);
      throw new IllegalArgumentException(
          file
              + ": expected "
              + token
              + " after … "
              + String.join(" ", tokens.subList(from, at))
              + ", found "
              + peek());
    }
  }

  private String identifier() {
    String name = next();
    return name.startsWith("_") ? name.substring(1) : name;
  }

  private Idl.Attrs attrs() {
    if (!take("[")) {
      return Idl.Attrs.NONE;
    }
    Map<String, String> values = new LinkedHashMap<>();
    do {
      String name = identifier();
      StringBuilder value = new StringBuilder();
      if (take("=")) {
        if (take("(")) {
          while (!take(")")) {
            value.append(unquote(next()));
          }
        } else {
          value.append(unquote(next()));
        }
      }
      values.put(name, value.toString());
    } while (take(","));
    expect("]");
    return new Idl.Attrs(values);
  }

  private static String unquote(String token) {
    return token.startsWith("\"") ? token.substring(1, token.length() - 1) : token;
  }

  private Idl.Definition definition() {
    Idl.Attrs attrs = attrs();
    boolean partial = take("partial");
    String keyword = next();
    switch (keyword) {
      case "interface" -> {
        String kind = take("mixin") ? "mixin" : "interface";
        return interfaceBody(kind, partial, attrs);
      }
      case "namespace" -> {
        return interfaceBody("namespace", partial, attrs);
      }
      case "callback" -> {
        if (take("interface")) {
          return interfaceBody("callback", partial, attrs);
        }
        String name = identifier();
        expect("=");
        Idl.Type type = type();
        List<Idl.Argument> arguments = arguments();
        expect(";");
        return new Idl.Callback(name, type, arguments, attrs);
      }
      case "dictionary" -> {
        return dictionary(partial);
      }
      case "enum" -> {
        String name = identifier();
        expect("{");
        List<String> values = new ArrayList<>();
        while (!take("}")) {
          values.add(unquote(next()));
          take(",");
        }
        expect(";");
        return new Idl.Enumeration(name, values);
      }
      case "typedef" -> {
        Idl.Type type = type();
        String name = identifier();
        expect(";");
        return new Idl.Typedef(type, name);
      }
      default -> {
        expect("includes");
        String mixin = identifier();
        expect(";");
        return new Idl.Includes(keyword, mixin);
      }
    }
  }

  private Idl.Dictionary dictionary(boolean partial) {
    String name = identifier();
    String parent = take(":") ? identifier() : null;
    expect("{");
    List<Idl.Field> fields = new ArrayList<>();
    while (!take("}")) {
      Idl.Attrs attrs = attrs();
      boolean required = take("required");
      Idl.Type type = type().with(attrs);
      String field = identifier();
      String value = take("=") ? defaultValue() : null;
      expect(";");
      fields.add(new Idl.Field(type, field, required, value));
    }
    expect(";");
    return new Idl.Dictionary(name, parent, partial, fields);
  }

  private Idl.Interface interfaceBody(String kind, boolean partial, Idl.Attrs attrs) {
    String name = identifier();
    String parent = take(":") ? identifier() : null;
    expect("{");
    List<Idl.Member> members = new ArrayList<>();
    while (!take("}")) {
      members.add(member());
    }
    expect(";");
    return new Idl.Interface(kind, name, parent, partial, members, attrs);
  }

  private Idl.Member member() {
    Idl.Attrs attrs = attrs();
    if (take("const")) {
      Idl.Type type = type();
      String name = identifier();
      expect("=");
      String value = next();
      expect(";");
      return new Idl.Const(type, name, value, attrs);
    }
    if (take("constructor")) {
      List<Idl.Argument> arguments = arguments();
      expect(";");
      return new Idl.Constructor(arguments, attrs);
    }
    boolean isStatic = take("static");
    boolean stringifier = take("stringifier");
    if (stringifier && take(";")) {
      return new Idl.Operation(
          Idl.Type.named("DOMString"), "toString", List.of(), false, "stringifier", attrs);
    }
    boolean readonly = take("readonly");
    if (take("attribute")) {
      Idl.Type type = type();
      String name = identifier();
      expect(";");
      return new Idl.Attribute(type.with(attrs), name, readonly, isStatic, stringifier, attrs);
    }
    if (peek().equals("iterable") || peek().equals("maplike") || peek().equals("setlike")) {
      String kind = next();
      expect("<");
      Idl.Type first = type();
      Idl.Type second = take(",") ? type() : null;
      expect(">");
      expect(";");
      return second == null
          ? new Idl.Collection(kind, null, first, readonly, attrs)
          : new Idl.Collection(kind, first, second, readonly, attrs);
    }
    String special = "";
    while (peek().equals("getter") || peek().equals("setter") || peek().equals("deleter")) {
      special = next();
    }
    Idl.Type type = type();
    String name = peek().equals("(") ? "" : identifier();
    List<Idl.Argument> arguments = arguments();
    expect(";");
    return new Idl.Operation(
        type, name, arguments, isStatic, stringifier ? "stringifier" : special, attrs);
  }

  private List<Idl.Argument> arguments() {
    expect("(");
    List<Idl.Argument> arguments = new ArrayList<>();
    while (!take(")")) {
      Idl.Attrs attrs = attrs();
      boolean optional = take("optional");
      Idl.Type type = type().with(attrs);
      boolean variadic = take("...");
      String name = identifier();
      String value = take("=") ? defaultValue() : null;
      arguments.add(new Idl.Argument(type, name, optional, variadic, value, attrs));
      take(",");
    }
    return arguments;
  }

  /// As JavaScript writes it; `{}` and `[]` too.
  private String defaultValue() {
    String token = next();
    if (token.equals("{")) {
      expect("}");
      return "{}";
    }
    if (token.equals("[")) {
      expect("]");
      return "[]";
    }
    return token;
  }

  private Idl.Type type() {
    Idl.Attrs attrs = attrs();
    Idl.Type type;
    if (take("(")) {
      List<Idl.Type> of = new ArrayList<>();
      do {
        of.add(type());
      } while (take("or"));
      expect(")");
      type = new Idl.Type("|", of, false, attrs);
    } else {
      StringBuilder name = new StringBuilder(identifier());
      while (continues(name.toString(), peek())) {
        name.append(' ').append(next());
      }
      List<Idl.Type> of = new ArrayList<>();
      if (take("<")) {
        do {
          of.add(type());
        } while (take(","));
        expect(">");
      }
      type = new Idl.Type(name.toString(), of, false, attrs);
    }
    return take("?") ? type.orNull() : type;
  }

  private static boolean continues(String name, @Nullable String token) {
    return switch (name) {
      case "unsigned" -> "short".equals(token) || "long".equals(token);
      case "unrestricted" -> "double".equals(token) || "float".equals(token);
      case "long", "unsigned long" -> "long".equals(token);
      default -> false;
    };
  }
}
