package bulkhead.devtools;

import com.google.gson.JsonObject;
import org.jspecify.annotations.Nullable;

/// A command cannot be answered: the JSON-RPC error that its sender gets. Immutable. The wordings
/// are Chromium's, because clients look for them.
public final class ProtocolError extends Exception {
  private static final long serialVersionUID = 1;

  /// The JSON-RPC codes in use.
  public enum Code {
    PARSE_ERROR(-32700),
    INVALID_REQUEST(-32600),
    METHOD_NOT_FOUND(-32601),
    INVALID_PARAMS(-32602),
    SERVER_ERROR(-32000),
    SESSION_NOT_FOUND(-32001);

    private final int number;

    Code(int number) {
      this.number = number;
    }

    public int number() {
      return number;
    }
  }

  private final Code code;
  private final @Nullable String data;

  public ProtocolError(Code code, String message, @Nullable String data) {
    super(message, null, false, false);
    this.code = code;
    this.data = data;
  }

  /// The command is right, but it cannot be done.
  public static ProtocolError because(String message) {
    return new ProtocolError(Code.SERVER_ERROR, message, null);
  }

  public static ProtocolError unknownMethod(String method) {
    return new ProtocolError(Code.METHOD_NOT_FOUND, "'" + method + "' wasn't found", null);
  }

  /// The target went away before the answer came.
  public static ProtocolError targetGone() {
    return because("Inspected target navigated or closed");
  }

  /// A parameter that cannot be read.
  /// @param data names it and says what was expected
  public static ProtocolError invalidParameters(String data) {
    return new ProtocolError(Code.INVALID_PARAMS, "Invalid parameters", data);
  }

  public Code code() {
    return code;
  }

  /// Parameters that can be read, but that the command does not take.
  /// @param message says why not
  public static ProtocolError refused(String message) {
    return new ProtocolError(Code.INVALID_PARAMS, message, null);
  }

  /// The value of the answer's `error` member.
  public JsonObject json() {
    return Json.object("code", code.number(), "message", getMessage(), "data", data);
  }
}
