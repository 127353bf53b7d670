package bulkhead.renderer.script;

import com.caoccao.javet.exceptions.BaseJavetScriptingException;
import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.exceptions.JavetScriptingError;
import com.caoccao.javet.exceptions.JavetTerminatedException;
import com.caoccao.javet.utils.JavetResourceUtils;
import com.caoccao.javet.values.V8Value;
import com.caoccao.javet.values.reference.V8ValueFunction;
import com.caoccao.javet.values.reference.V8ValueReference;
import com.caoccao.javet.values.reference.V8ValueSymbol;
import org.jspecify.annotations.Nullable;

/// A script did not end normally: it could not be compiled, it threw, or it was ended from outside.
/// Belongs to the isolate's thread; whoever catches it closes it.
public final class ScriptException extends Exception implements AutoCloseable {
  private static final long serialVersionUID = 1;

  private static final String TO_TEXT =
      "value => { try { return `${value}`; } catch { return 'exception'; } }";

  /// How it ended.
  public enum Kind {
    /// It has a syntax error; nothing of it ran.
    NOT_COMPILED,
    THREW,
    /// [ScriptIsolate#terminate] ended it. There is nothing to report.
    TERMINATED
  }

  private final Kind kind;
  private final transient @Nullable V8Value value;
  private final String url;
  private final int line;
  private final int column;

  private ScriptException(
      Kind kind, String message, @Nullable V8Value value, String url, int line, int column) {
    super(message, null, false, false);
    this.kind = kind;
    this.value = value;
    this.url = url;
    this.line = line;
    this.column = column;
  }

  /// What Javet reports, as this.
  public static ScriptException of(JavetException thrown) {
    return switch (thrown) {
      case JavetTerminatedException terminated ->
          new ScriptException(Kind.TERMINATED, "terminated", null, "", 0, 0);
      case BaseJavetScriptingException scripting -> {
        JavetScriptingError error = scripting.getScriptingError();
        V8Value value = error.getContext() instanceof V8Value kept ? kept : null;
        Kind kind =
            scripting instanceof com.caoccao.javet.exceptions.JavetCompilationException
                ? Kind.NOT_COMPILED
                : Kind.THREW;
        String url = error.getResourceName();
        yield new ScriptException(
            kind,
            describe(value),
            value,
            url == null || url.equals("undefined") ? "" : url,
            error.getLineNumber(),
            error.getStartColumn() + 1);
      }
      default -> new ScriptException(Kind.THREW, thrown.toString(), null, "", 0, 0);
    };
  }

  private static String describe(@Nullable V8Value value) {
    return "Uncaught " + (value == null ? "exception" : textOf(value));
  }

  /// A thrown value as text, `exception` where it has none. Not by `V8Value.toString`: that ends
  /// the process when the conversion throws, as it does for `Object.create(null)`.
  static String textOf(V8Value value) {
    if (!(value instanceof V8ValueReference) || value instanceof V8ValueSymbol) {
      return String.valueOf(value);
    }
    try (V8ValueFunction convert = value.getV8Runtime().createV8ValueFunction(TO_TEXT);
        V8Value text = convert.call(null, value)) {
      return String.valueOf(text);
    } catch (JavetException e) {
      return "exception"; // terminated
    }
  }

  public Kind kind() {
    return kind;
  }

  /// What was thrown; null when terminated. Closed with this.
  public @Nullable V8Value value() {
    return value;
  }

  /// The script's address as it was given, or empty.
  public String url() {
    return url;
  }

  /// From 1; 0 when not known.
  public int line() {
    return line;
  }

  /// From 1; 0 when not known.
  public int column() {
    return column;
  }

  @Override
  public void close() {
    JavetResourceUtils.safeClose(value);
  }
}
