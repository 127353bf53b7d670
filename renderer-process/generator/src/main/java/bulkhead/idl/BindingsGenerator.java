package bulkhead.idl;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Reads all `.idl` files of a folder and writes `bindings.js`, `Bindings.java` and
/// `InterfaceNumbers.java`. Run by the build: `IDL-FOLDER JAVASCRIPT-FOLDER JAVA-OUT
/// RESOURCES-OUT`.
///
/// ```
/// *.idl ──> Catalog ──> JsWriter   ──> bindings.js    between runtime.js … and the end of the
/// function
///                  └──> JavaWriter ──> Bindings.java  (what JsWriter's calls arrive at)
/// ```
public final class BindingsGenerator {
  private static final String PACKAGE = "bulkhead.renderer.script.bindings";

  private static final Pattern HOST_USED = Pattern.compile("\\bHost_\\w+");
  private static final Pattern HOST_DECLARED =
      Pattern.compile("(?m)^(?:const |function )(Host_\\w+)");

  private BindingsGenerator() {}

  public static void main(String[] args) throws IOException {
    List<Idl.Definition> definitions = new ArrayList<>();
    for (Path file : files(Path.of(args[0]), ".idl")) {
      definitions.addAll(IdlParser.parse(file.getFileName().toString(), Files.readString(file)));
    }
    StringBuilder runtime = new StringBuilder();
    for (Path file : files(Path.of(args[1]), ".js")) {
      runtime.append(Files.readString(file)).append('\n');
    }
    Catalog catalog = new Catalog(definitions);
    Crossings crossings = new Crossings(catalog);
    String glue = new JsWriter(catalog, crossings).write();
    JavaWriter java = new JavaWriter(catalog, crossings);
    String folder = PACKAGE.replace('.', '/');
    String script =
        compact("(function(){\"use strict\";\n" + runtime + glue + "\nreturn start;})()");
    requireDeclared(script);
    write(Path.of(args[3], folder, "bindings.js"), script);
    write(Path.of(args[2], folder, "Bindings.java"), java.bindings(PACKAGE, key(script)));
    write(Path.of(args[2], folder, "InterfaceNumbers.java"), java.numbers(PACKAGE));
  }

  /// Without comment lines and indentation: each V8 heap keeps the source, one byte a character.
  ///
  /// @throws IllegalArgumentException if there is a character beyond ASCII, which would make it two
  private static String compact(String script) {
    StringBuilder out = new StringBuilder(script.length());
    for (String line : script.split("\n", -1)) {
      String code = line.strip();
      if (code.isEmpty() || code.startsWith("//")) {
        continue;
      }
      if (!code.chars().allMatch(c -> c < 0x80)) {
        throw new IllegalArgumentException("write it as an escape: " + code);
      }
      out.append(code).append('\n');
    }
    return out.toString();
  }

  /// A call into the host that no interface declares would only show when a page first makes it.
  private static void requireDeclared(String script) {
    Set<String> known =
        HOST_DECLARED.matcher(script).results().map(m -> m.group(1)).collect(Collectors.toSet());
    HOST_USED
        .matcher(script)
        .results()
        .map(MatchResult::group)
        .filter(name -> !known.contains(name))
        .findFirst()
        .ifPresent(
            name -> {
              throw new IllegalArgumentException("no interface Host declares " + name);
            });
  }

  /// Tells two scripts apart: 32 hexadecimal digits.
  private static String key(String script) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.US_ASCII));
      return HexFormat.of().formatHex(digest, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<Path> files(Path folder, String end) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(file -> file.toString().endsWith(end)).sorted().toList();
    }
  }

  /// Leaves a file alone that has this text already, so that nothing is compiled for nothing.
  private static void write(Path file, String text) throws IOException {
    if (!Files.exists(file) || !Files.readString(file).equals(text)) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    }
  }
}
