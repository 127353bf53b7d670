package bulkhead.renderer.script;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bulkhead.renderer.dom.Document;
import bulkhead.renderer.script.bindings.BindingsScript;
import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.values.V8Value;
import com.caoccao.javet.values.reference.V8ValueFunction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// V8 itself: realms of one isolate, errors, the console, the inspector.
class ScriptIsolateTest {
  private final List<String> console = new ArrayList<>();
  private ScriptIsolate isolate;
  private int outOfMemory;

  @BeforeEach
  void start() {
    isolate =
        ScriptIsolate.create(
            new ScriptIsolate.Client() {
              @Override
              public void console(@Nullable Realm realm, ConsoleMessage message) {
                console.add(
                    message.level()
                        + " "
                        + message.text()
                        + " "
                        + message.url()
                        + ":"
                        + message.line());
              }

              @Override
              public void outOfMemory() {
                outOfMemory++;
              }
            });
  }

  @AfterEach
  void stop() {
    isolate.close();
  }

  private Realm realm(String frame, int token) {
    return isolate.createRealm(
        new RealmScope.Window(new Document("https://a.test/"), frame, "https://a.test"), token);
  }

  private static String text(Realm realm, String script) throws ScriptException {
    try (V8Value value = realm.evaluate(new ScriptSource(script, "https://a.test/x.js"))) {
      return String.valueOf(value);
    } catch (JavetException e) {
      throw new AssertionError(e);
    }
  }

  /// Only the script hears that there is no room for it: the heap is nearly empty.
  @Test
  void anArrayBufferThatIsTooLargeIsARangeError() throws ScriptException {
    assertEquals(
        "RangeError: Array buffer allocation failed",
        text(realm("A", 1), "try { new ArrayBuffer(2 ** 46) } catch (error) { String(error) }"));
    assertEquals(0, outOfMemory);
  }

  /// What is to end the script that runs does not end the making of the next document's realm.
  @Test
  void aRealmIsMadeWhollyAlsoWhenScriptsAreToEnd() throws ScriptException {
    isolate.terminate();
    Realm made = realm("A", 1);
    assertThrows(ScriptException.class, () -> text(made, "1 + 1"));
    isolate.resume();
    assertEquals("2", text(made, "1 + 1"));
  }

  /// A realm and what its document puts there: a client may ask for it just when the page is left.
  @Test
  void whatIsDoneAsAWholeIsNotEndedHalfWay() throws ScriptException {
    isolate.terminate();
    Realm made =
        isolate.whole(
            () -> {
              Realm inside = realm("A", 1); // a whole inside of the whole
              assertEquals("2", assertDoesNotThrow(() -> text(inside, "1 + 1")));
              return inside;
            });
    assertThrows(ScriptException.class, () -> text(made, "1 + 1"));
    isolate.resume();
    assertEquals("2", text(made, "1 + 1"));
  }

  /// Who ends a worker from outside may come when it has ended by itself.
  @Test
  void aClosedIsolateCanBeTerminatedAndResumed() {
    ScriptIsolate other = ScriptIsolate.create((realm, message) -> {});
    other.close();
    assertDoesNotThrow(other::terminate);
    assertDoesNotThrow(other::resume);
  }

  @Test
  void consoleSaysWhatScriptsSayThatHaveNoUrlToo() throws ScriptException {
    realm("A", 1).run(new ScriptSource("\n console.warn('two', 2)", "https://a.test/x.js"));
    realm("B", 1)
        .run(new ScriptSource("eval('console.log(3)'); console.log(''); console.log([])", ""));
    assertEquals(List.of("WARNING two 2 :0", "LOG 3 :0", "LOG   :0", "LOG   :0"), console);
  }

  /// V8 has no text for these. Seen to end the process.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "new Array(10001)",
        "[new Array(6000), new Array(6000)]",
        "Array.from({length: 40}).reduce(a => [a], 1)",
        "[[null], undefined].slice(0, 1)",
        "(a => (a[0] = a))([])",
        "Object.assign(() => {}, {toString() { return ''; }})",
        "Object.assign(new Error(), {name: '', message: ''})",
        "Object.assign(new Date(), {toString() { throw 1; }})",
        "({get [Symbol.toStringTag]() { throw 1; }, toString() { return ''; }})",
        "new String('')"
      })
  void consoleTakesWhatHasNoText(String value) throws ScriptException {
    realm("A", 1).run(new ScriptSource("console.log(" + value + "); console.log(1)", ""));
    assertEquals(List.of("LOG   :0", "LOG 1 :0"), console);
  }

  /// With or without ICU's data. Seen to fail with V8's variant that has no ICU, and without the
  /// stand-ins where the data is missing.
  @Test
  void textOfAllLanguagesIsUnderstood() throws ScriptException {
    Realm a = realm("A", 1);
    assertEquals("straße", text(a, "/\\p{L}+/u.exec('12 straße!')[0]"));
    assertEquals(
        "ähre,apfel,Apfel,zebra",
        text(a, "['zebra', 'Apfel', 'ähre', 'apfel'].sort((x, y) => x.localeCompare(y)).join()"));
    assertEquals("1,234,567.891", text(a, "(1234567.891).toLocaleString()"));
    assertEquals("1,234", text(a, "1234n.toLocaleString()"));
    assertEquals(
        "7/4/2026, 1:02:03 PM", text(a, "new Date(2026, 6, 4, 13, 2, 3).toLocaleString()"));
    assertEquals("é", text(a, "'e\\u0301'.normalize()"));
  }

  /// V8's own copy of the data makes way for the file's pages, which all renderers share.
  @Test
  @EnabledOnOs(OS.LINUX)
  void dataOfIcuIsShared() throws IOException {
    realm("A", 1);
    assertTrue(
        Files.readString(Path.of("/proc/self/maps")).contains("icudtl.pages"),
        "not mapped: see SharedPages");
  }

  /// Realms begin with what the bindings' script has made, each with its own, and pages cannot see
  /// it. Seen to fail without the file that the build makes, and where the property is left there.
  @Test
  void realmsStartFromTheSnapshot() throws Exception {
    List<Realm> made = new ArrayList<>();
    List<String> visible = new ArrayList<>();
    isolate.addInstaller(
        realm -> {
          visible.add(text(realm, "String(Object.keys(globalThis))"));
          try (V8ValueFunction start = realm.takeStart(BindingsScript.key())) {
            assertNotNull(start, "the build has not written bindings.snapshot");
            assertEquals("start", start.getString("name"));
            realm.global().set("kept", start);
            made.add(realm);
          } catch (JavetException e) {
            throw new IllegalStateException(e);
          }
        });
    Realm a = realm("A", 1);
    Realm b = realm("B", 1);
    assertEquals(List.of(a, b), made);
    assertEquals(List.of("", ""), visible);
    assertEquals("true", text(b, "String(kept instanceof Function)"));
    assertNull(realm("C", 1).takeStart("another script's key"));
  }

  /// Seen to fail where `icudtl.dat` is not found: each line reads another part of it.
  @Test
  void dataOfIcuIsRead() throws ScriptException {
    Realm a = realm("A", 1);
    assertEquals(
        "1. Juli 2026 um 14:00",
        text(
            a,
            "new Intl.DateTimeFormat('de', {dateStyle: 'long', timeStyle: 'short',"
                + " timeZone: 'Europe/Berlin'}).format(Date.UTC(2026, 6, 1, 12))"));
    assertEquals("1.234,5", text(a, "(1234.5).toLocaleString('de')"));
    assertEquals("fi", text(a, "'\\ufb01'.normalize('NFKC')"));
    assertEquals(
        "a,z,\u00e4", text(a, "['z', '\u00e4', 'a'].sort(new Intl.Collator('sv').compare).join()"));
    assertEquals(
        "\u65e5\u672c\u8a9e|\u306e|\u6587\u7ae0",
        text(
            a,
            "[...new Intl.Segmenter('ja', {granularity: 'word'})"
                + ".segment('\u65e5\u672c\u8a9e\u306e\u6587\u7ae0')].map(w => w.segment).join('|')"));
  }

  @Test
  void realmsHaveGlobalsOfTheirOwn() throws ScriptException {
    Realm a = realm("A", 1);
    Realm b = realm("B", 1);
    a.run(new ScriptSource("var name = 'A'; let inner = 1;", ""));
    b.run(new ScriptSource("var name = 'B'; let inner = 2;", ""));
    assertEquals("A1", text(a, "name + inner"));
    assertEquals("B2", text(b, "name + inner"));
  }

  @Test
  void realmsOfOneOriginMeet() throws Exception {
    Realm a = realm("A", 1);
    Realm b = realm("B", 1);
    a.run(new ScriptSource("var name = 'A'; function f() { return name }", ""));
    b.global().set("other", a.global());
    assertEquals(
        "A A true", text(b, "other.name + ' ' + other.f() + ' ' + (other.Array !== Array)"));
  }

  @Test
  void realmsOfOtherOriginsDoNot() throws Exception {
    Realm a = realm("A", 1);
    Realm b = realm("B", 2);
    a.run(new ScriptSource("var name = 'A'", ""));
    b.enter();
    b.global().set("other", a.global());
    ScriptException thrown = assertThrows(ScriptException.class, () -> text(b, "other.name"));
    assertTrue(String.valueOf(thrown.getMessage()).contains("no access"), thrown::getMessage);
    thrown.close();
  }

  @Test
  void aRealmCanBeMadeWhileAScriptRuns() throws Exception {
    Realm a = realm("A", 1);
    List<Realm> made = new ArrayList<>();
    a.global()
        .bindFunction(
            new com.caoccao.javet.interop.callback.JavetCallbackContext(
                "frame",
                com.caoccao.javet.interop.callback.JavetCallbackType.DirectCallNoThisAndResult,
                (com.caoccao.javet.interop.callback.IJavetDirectCallable.NoThisAndResult<
                        RuntimeException>)
                    values -> {
                      Realm b = realm("B", 1);
                      made.add(b);
                      return b.global().toClone(); // Javet closes what a callback returns
                    }));
    assertEquals(
        "5 A", text(a, "var name = 'A'; let w = frame(); w.x = 5; w.eval('x') + ' ' + name"));
    made.getFirst().dispose();
    assertEquals("5 A", text(a, "let w2 = frame(); w.x + ' ' + name"));
  }

  @Test
  void aThrownValueIsHandedOutAsItIs() {
    Realm a = realm("A", 1);
    ScriptException thrown =
        assertThrows(
            ScriptException.class,
            () -> text(a, "let o = {}; o.self = o; globalThis.o = o;\n  throw o"));
    assertEquals("Uncaught [object Object]", thrown.getMessage());
    assertEquals(2, thrown.line());
    assertEquals(3, thrown.column());
    assertEquals("https://a.test/x.js", thrown.url());
    thrown.close();
  }

  @Test
  void endlessRecursionIsARangeError() throws ScriptException {
    assertEquals(
        "RangeError", text(realm("A", 1), "function f() { f() } try { f() } catch (e) { e.name }"));
  }

  @Test
  void anEndlessLoopCanBeEndedFromOutside() throws Exception {
    Realm a = realm("A", 1);
    Thread other = new Thread(isolate::terminate);
    a.global()
        .bindFunction(
            new com.caoccao.javet.interop.callback.JavetCallbackContext(
                "looping",
                com.caoccao.javet.interop.callback.JavetCallbackType.DirectCallNoThisAndNoResult,
                (com.caoccao.javet.interop.callback.IJavetDirectCallable.NoThisAndNoResult<
                        RuntimeException>)
                    values -> other.start()));
    ScriptException thrown =
        assertThrows(ScriptException.class, () -> text(a, "looping(); for (;;) {}"));
    assertEquals(ScriptException.Kind.TERMINATED, thrown.kind());
    other.join();
    isolate.resume();
    assertEquals("2", text(a, "1 + 1"));
    thrown.close();
  }

  @Test
  void aSessionHearsOfItsFramesContexts() {
    Realm a = realm("A", 1);
    List<String> heard = new ArrayList<>();
    InspectorSession session =
        isolate
            .inspector()
            .connect(
                realm -> !realm.scope().frameId().equals("B"),
                json -> heard.add(json.replaceAll("\"uniqueId\":\"[^\"]*\"", "\"uniqueId\":0")));
    session.setDefaultRealm(a);
    session.dispatch("{\"id\":1,\"method\":\"Runtime.enable\"}");
    realm("B", 1);
    Realm c = realm("C", 1);
    session.dispatch(
        "{\"id\":2,\"method\":\"Runtime.evaluate\",\"params\":{\"expression\":\"'\u00e4'+6*7\"}}");
    c.dispose();
    assertEquals(
        """
        {"method":"Runtime.executionContextCreated","params":{"context":{"id":1,"origin":"https://a.test","name":"","uniqueId":0,"auxData":{"isDefault":true,"type":"default","frameId":"A"}}}}
        {"id":1,"result":{}}
        {"method":"Runtime.executionContextCreated","params":{"context":{"id":3,"origin":"https://a.test","name":"","uniqueId":0,"auxData":{"isDefault":true,"type":"default","frameId":"C"}}}}
        {"id":2,"result":{"result":{"type":"string","value":"\\u00e442"}}}
        {"method":"Runtime.executionContextDestroyed","params":{"executionContextId":3,"executionContextUniqueId":0}}\
        """
            .replace("\"executionContextUniqueId\":0", ""),
        String.join("\n", heard).replaceAll("\"executionContextUniqueId\":\"[^\"]*\"", ""));
  }
}
