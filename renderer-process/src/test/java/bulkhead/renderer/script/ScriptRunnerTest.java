package bulkhead.renderer.script;

import static org.junit.jupiter.api.Assertions.assertEquals;

import bulkhead.renderer.dom.Document;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.html.HtmlDocumentParser;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// HTML in, what its scripts print out; external scripts arrive when the test says so.
class ScriptRunnerTest {
  private final List<String> printed = new ArrayList<>();
  private final Map<String, Consumer<@Nullable String>> fetches = new LinkedHashMap<>();
  private final Deque<Runnable> tasks = new ArrayDeque<>();
  private final Document document = new Document("https://a.test/");
  private final HtmlDocumentParser parser = new HtmlDocumentParser(document, "utf-8");
  private boolean sheetsLoading;
  private ScriptIsolate isolate;
  private ScriptRunner runner;

  @BeforeEach
  void start() {
    isolate = ScriptIsolate.create((realm, message) -> printed.add(message.text()));
    Realm realm = isolate.createRealm(new RealmScope.Window(document, "F", "https://a.test"), 0);
    runner = new ScriptRunner(document, new TestHost(realm));
    document.addObserver(runner);
    parser.setScripting(runner, true);
    parser.setWhenParsed(() -> runner.runDeferred(() -> printed.add("end")));
  }

  @AfterEach
  void stop() {
    parser.close();
    isolate.close();
  }

  private final class TestHost implements ScriptRunner.Host {
    private final Realm realm;

    TestHost(Realm realm) {
      this.realm = realm;
    }

    @Override
    public Realm realm() {
      return realm;
    }

    @Override
    public void fetch(String url, String charset, Consumer<@Nullable String> done) {
      fetches.put(url, done);
    }

    @Override
    public boolean styleSheetsBlockScripts() {
      return sheetsLoading;
    }

    @Override
    public void fire(Element element, String type) {
      printed.add(type + " " + element.attributeOrEmpty("src"));
    }

    @Override
    public void afterInsertion(Runnable step) {
      realm.isolate().postConnection().add(step, tasks::add);
    }

    @Override
    public void post(Runnable run) {
      tasks.add(run);
    }

    @Override
    public void report(ScriptException thrown) {
      printed.add(thrown.getMessage() + " " + thrown.line() + ":" + thrown.column());
    }

    @Override
    public void parserMayResume() {
      parser.resume();
    }

    @Override
    public void delayLoad(boolean begins) {}

    @Override
    public void withInsertionPoint(Runnable run) {
      parser.runScript(run);
    }
  }

  private void parse(String html) {
    parser.append(html.getBytes(StandardCharsets.UTF_8));
    parser.finish();
  }

  private void arrives(String name, @Nullable String text) {
    Consumer<@Nullable String> done = fetches.remove("https://a.test/" + name);
    if (done == null) {
      throw new AssertionError(name + " was not asked for, but " + fetches.keySet());
    }
    done.accept(text);
  }

  @Test
  void aScriptStopsTheParserUntilItHasRun() {
    parse("<p>1</p><script src=a.js></script><p>2</p><script>console.log('inline')</script>");
    Element body = document.body();
    assertEquals("1", body == null ? "" : body.textContent());
    arrives("a.js", "console.log('a')");
    assertEquals(List.of("a", "load a.js", "inline", "end"), printed);
    assertEquals("12console.log('inline')", body == null ? "" : body.textContent());
  }

  @Test
  void deferredScriptsRunInOrderAtTheEndAndAsyncOnesWhenTheyCome() {
    parse(
        "<script defer src=a.js></script><script defer src=b.js></script>"
            + "<script async src=c.js></script><script>console.log('inline')</script>");
    arrives("b.js", "console.log('b')");
    arrives("c.js", "console.log('c')");
    arrives("a.js", "console.log('a')");
    assertEquals(
        List.of("inline", "c", "load c.js", "a", "load a.js", "b", "load b.js", "end"), printed);
  }

  @Test
  void scriptsWaitForStyleSheets() {
    sheetsLoading = true;
    parse("<script>console.log('late')</script><p>2</p>");
    assertEquals(List.of(), printed);
    sheetsLoading = false;
    runner.unblock();
    assertEquals(List.of("late", "end"), printed);
  }

  @Test
  void otherTypesAndScriptsForOldBrowsersDoNotRun() {
    parse(
        "<script type=text/plain>console.log(1)</script><script nomodule>console.log(2)</script>"
            + "<script for=x event=y>console.log(3)</script><script language=vbscript>4</script>"
            + "<script type=' Text/JavaScript '>console.log(5)</script><script>console.log(6)");
    assertEquals(List.of("5", "end"), printed);
  }

  @Test
  void errorsHaveTheirPlaceInTheDocument() {
    parse("<!doctype html>\n<p>\n  <script>var x;\n  y()</script><script>a b</script>");
    assertEquals(
        List.of(
            "Uncaught ReferenceError: y is not defined 4:3",
            "Uncaught SyntaxError: Unexpected identifier 'b' 4:25",
            "end"),
        printed);
  }

  @Test
  void aScriptThatCannotBeHadFiresErrorAndTheParserGoesOn() {
    parse("<script src=a.js></script><script>console.log('next')</script>");
    arrives("a.js", null);
    assertEquals(List.of("error a.js", "next", "end"), printed);
  }

  @Test
  void insertedScriptsRunOnce() {
    parse("<body>");
    Element script = document.createElement("script");
    script.appendChild(document.createText("console.log('inserted')"));
    Element body = document.body();
    if (body != null) {
      body.appendChild(script);
      script.remove();
      body.appendChild(script);
    }
    tasks.forEach(Runnable::run);
    assertEquals(List.of("end", "inserted"), printed);
  }
}
