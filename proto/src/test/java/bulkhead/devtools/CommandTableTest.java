package bulkhead.devtools;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// JSON in, JSON or an error out.
@NullMarked
class CommandTableTest {
  private record Point(double x, double y) {}

  private record Draw(
      String name,
      int count,
      @Nullable Boolean fill,
      @Nullable List<Point> points,
      @Nullable Map<String, String> labels) {}

  private static CommandTable<String> table() {
    CommandTable<String> table = new CommandTable<>();
    table.on(
        "Canvas.draw",
        Draw.class,
        (session, draw) -> Json.object("said", session + ": " + draw.toString()));
    table.accepted("Canvas.enable");
    return table;
  }

  private static JsonObject ask(String method, String parameters) throws ProtocolError {
    return table().dispatch("s", method, Json.parse(parameters)).join();
  }

  @Test
  void readsParametersIntoARecordAndIgnoresWhatItDoesNotKnow() throws ProtocolError {
    assertEquals(
        "s: Draw[name=a, count=2, fill=null, points=[Point[x=1.5, y=2.0]], labels={k=v}]",
        ask(
                "Canvas.draw",
                "{'name':'a','count':2,'points':[{'x':1.5,'y':2}],'labels':{'k':'v'},'new':1}"
                    .replace('\'', '"'))
            .get("said")
            .getAsString());
    assertEquals("{}", Json.write(ask("Canvas.enable", "{}")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'name':'a'}|Failed to deserialize params.count - BINDINGS: mandatory field missing",
        "{'name':1,'count':1}|Failed to deserialize params.name - BINDINGS: string value expected",
        "{'name':'','count':1.5}|Failed to deserialize params.count - BINDINGS: int32 value expected",
        "{'name':'','count':1e12}|Failed to deserialize params.count - BINDINGS: int32 value expected",
        "{'name':'','count':1,'fill':'x'}|Failed to deserialize params.fill - BINDINGS: bool value expected",
        "{'name':'','count':1,'points':[{'x':1}]}|Failed to deserialize params.points.y - BINDINGS: mandatory field missing",
        "{'name':'','count':1,'points':{}}|Failed to deserialize params.points - BINDINGS: array expected",
      })
  void saysWhichParameterIsWrong(String parameters, String data) {
    ProtocolError error =
        assertThrows(ProtocolError.class, () -> ask("Canvas.draw", parameters.replace('\'', '"')));
    assertEquals(
        "{\"code\":-32602,\"message\":\"Invalid parameters\",\"data\":\"" + data + "\"}",
        Json.write(error.json()));
  }

  @Test
  void anUnknownMethodIsAnsweredAsChromiumDoes() {
    ProtocolError error = assertThrows(ProtocolError.class, () -> ask("Canvas.erase", "{}"));
    assertEquals(
        "{\"code\":-32601,\"message\":\"'Canvas.erase' wasn't found\"}", Json.write(error.json()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "{}x", "{'a':1}", "{\"a\":NaN}", "nul", "{\"a\" 1}", "\u0000"})
  void whatIsNoJsonIsRefused(String text) {
    ProtocolError error = assertThrows(ProtocolError.class, () -> Json.parse(text));
    assertEquals(ProtocolError.Code.PARSE_ERROR, error.code());
  }

  @Test
  void deepNestingIsRefused() {
    String deep = "{\"a\":".repeat(100_000) + "1" + "}".repeat(100_000);
    assertEquals(
        ProtocolError.Code.PARSE_ERROR,
        assertThrows(ProtocolError.class, () -> Json.parse(deep)).code());
  }

  @Test
  void wholeNumbersAreWrittenWithoutAPoint() {
    assertEquals(
        "{\"a\":1,\"b\":1.5,\"c\":null,\"d\":0.1}",
        Json.write(Json.object("a", 1.0, "b", 1.5, "c", Double.NaN, "d", 0.1f, "e", null)));
  }
}
