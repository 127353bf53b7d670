package bulkhead.renderer.script.bindings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bulkhead.renderer.dom.Document;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.Node;
import bulkhead.renderer.html.HtmlDocumentParser;
import bulkhead.renderer.script.Realm;
import bulkhead.renderer.script.RealmScope;
import bulkhead.renderer.script.ScriptException;
import bulkhead.renderer.script.ScriptIsolate;
import bulkhead.renderer.script.ScriptSource;
import com.caoccao.javet.values.V8Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Documents in `resources/bindings`: the scripts of `NAME.html` run when it has been parsed; what
/// they `print` is in `NAME.txt`.
class BindingsTest {
  private static final Path DOCUMENTS = Path.of("src/test/resources/bindings");

  static List<String> documents() throws IOException {
    try (Stream<Path> files = Files.list(DOCUMENTS)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".html"))
          .map(name -> name.replace(".html", ""))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("documents")
  void prints(String name) throws Exception {
    String html = Files.readString(DOCUMENTS.resolve(name + ".html"));
    try (ScriptIsolate isolate = isolate()) {
      Realm realm = open(isolate, html);
      run(realm, "globalThis.lines = []; globalThis.print = (...a) => lines.push(a.join(' '));");
      RealmBindings bindings = bindings(realm);
      Document document = bindings.document();
      for (Node node = document.firstChild(); node != null; node = node.nextInTree(document)) {
        if (node instanceof Element element && element.is("script")) {
          run(realm, element.textContent());
          bindings.afterTask();
        }
      }
      String printed = run(realm, "lines.join('\\n') + '\\n'");
      assertEquals(Files.readString(DOCUMENTS.resolve(name + ".txt")), printed);
    }
  }

  @Test
  void anIsolatedWorldHasTheDocumentsObjectsAndItsOwnGlobals() throws Exception {
    try (ScriptIsolate isolate = isolate()) {
      Realm page = open(isolate, "<body><input id=field>");
      run(
          page,
          """
          globalThis.heard = [];
          globalThis.mine = 1;
          field.addEventListener('focus', e => heard.push(e.type + ' ' + e.target.id));
          field.value = 'typed';
          """);
      Realm world =
          isolate.createRealm(
              new RealmScope.IsolatedWorld(bindings(page).document(), "", "", "world"), 1);
      assertEquals(
          "undefined typed true true true",
          run(
              world,
              """
              globalThis.theirs = 2;
              const found = document.getElementById('field');
              found.focus();
              [typeof mine, found.value, found instanceof HTMLInputElement,
                window === globalThis, document.activeElement === found].join(' ')
              """));
      assertEquals("focus field undefined", run(page, "heard + ' ' + typeof theirs"));
    }
  }

  @Test
  void treesThatNobodyReachesAreForgotten() throws Exception {
    try (ScriptIsolate isolate = isolate()) {
      Realm realm = open(isolate, "<body>");
      RealmBindings bindings = bindings(realm);
      int before = bindings.liveObjects();
      run(
          realm,
          """
          for (let round = 0; round < 5; round++) {
            const root = document.createElement('div');
            for (let i = 0; i < 500; i++) {
              const child = document.createElement('p');
              child.addEventListener('x', () => root);
              root.appendChild(child);
            }
            document.body.appendChild(root);
            root.remove();
          }
          globalThis.kept = document.createElement('div');
          kept.appendChild(document.createElement('b')).mark = 7;
          """);
      collect(isolate, bindings);
      assertEquals("7", run(realm, "'' + kept.firstChild.mark"));
      collect(isolate, bindings);
      int after = bindings.liveObjects();
      assertTrue(after - before < 10, after + " objects are left, before " + before);
    }
  }

  @Test
  void documentsThatScriptsParsedAreForgotten() throws Exception {
    try (ScriptIsolate isolate = isolate()) {
      Realm realm = open(isolate, "<body>");
      RealmBindings bindings = bindings(realm);
      run(realm, "globalThis.kept = new DOMParser().parseFromString('<p>kept', 'text/html').body;");
      collect(isolate, bindings);
      int before = bindings.liveObjects();
      run(
          realm,
          """
          for (let i = 0; i < 20; i++) {
            const parsed = new DOMParser().parseFromString('<p>one<p>two', 'text/html');
            parsed.body.lastChild.onclick = () => parsed;
          }
          """);
      collect(isolate, bindings);
      collect(isolate, bindings);
      int after = bindings.liveObjects();
      assertTrue(after - before < 10, after + " objects are left, before " + before);
      assertEquals("kept", run(realm, "kept.textContent"));
      assertEquals("true", run(realm, "'' + (kept.ownerDocument.body === kept)"));
    }
  }

  /// Seen to fail with megabytes for each when Java's handles of its functions stayed open, and
  /// when what all realms share knew by its prototype the realm that had made it.
  @Test
  void realmsOfDocumentsThatHaveGoneAreFreed() throws Exception {
    try (ScriptIsolate isolate = isolate()) {
      Realm page = open(isolate, "<body>");
      RealmBindings bindings = bindings(page);
      openAndLeave(isolate, 8);
      collect(isolate, bindings);
      collect(isolate, bindings);
      int objects = bindings.liveObjects();
      long heap = isolate.runtime().getV8HeapStatistics().get().getUsedHeapSize();
      openAndLeave(isolate, 16);
      collect(isolate, bindings);
      collect(isolate, bindings);
      long grown = isolate.runtime().getV8HeapStatistics().get().getUsedHeapSize() - heap;
      assertTrue(grown < 8_000_000, grown + " bytes are left of sixteen realms");
      assertTrue(bindings.liveObjects() - objects < 4, bindings.liveObjects() + " objects");
    }
  }

  /// The first realm makes what all realms share.
  @Test
  void whatRealmsShareOutlivesTheFirst() throws Exception {
    try (ScriptIsolate isolate = isolate()) {
      openAndLeave(isolate, 1);
      Realm page = open(isolate, "<body>");
      RealmBindings bindings = bindings(page);
      openAndLeave(isolate, 2);
      run(page, "globalThis.kept = document.createElement('p'); kept.append('a', 'b'); ''");
      collect(isolate, bindings);
      assertEquals("ab", run(page, "document.body.append(kept); document.body.textContent"));
    }
  }

  /// The memory with the tree's links is replaced as more objects get numbers, also by calls that
  /// come from Java and by those of other realms.
  @Test
  void allRealmsSeeTheTreeAsItGrows() throws Exception {
    try (ScriptIsolate isolate = isolate()) {
      Realm page = open(isolate, "<body>");
      for (int i = 0; i < 12; i++) {
        Realm other = open(isolate, "<body>");
        run(page, "for (let i = 0; i < 700; i++) document.body.append(i); ''");
        run(other, "for (let i = 0; i < 150; i++) document.body.append(i); ''");
        String count = "let n = 0; for (const each of document.body.childNodes) n++; '' + n";
        assertEquals("" + 700 * (i + 1), run(page, "{" + count + "}"));
        assertEquals("150", run(other, "{" + count + "}"));
      }
    }
  }

  private static void openAndLeave(ScriptIsolate isolate, int count) throws Exception {
    for (int i = 0; i < count; i++) {
      Realm inner = open(isolate, "<body><p>text");
      run(
          inner,
          """
          const all = new Array(100_000).fill(0);
          document.body.onclick = () => all;
          globalThis.kept = [document.createElement('p'), document.createRange()];
          ''""");
      bindings(inner).afterTask(); // which forgets the document that was left before
      inner.dispose();
    }
  }

  private static void collect(ScriptIsolate isolate, RealmBindings bindings) {
    for (int i = 0; i < 3; i++) {
      bindings.sweep();
      isolate.runtime().lowMemoryNotification();
    }
    bindings.sweep();
  }

  private static ScriptIsolate isolate() {
    ScriptIsolate isolate = ScriptIsolate.create((realm, message) -> {});
    isolate.addInstaller(new BindingsInstaller(new MessageHub()));
    return isolate;
  }

  private static Realm open(ScriptIsolate isolate, String html) {
    Document document = new Document("http://example.test/page.html");
    HtmlDocumentParser parser = new HtmlDocumentParser(document, "utf-8");
    parser.appendText(html);
    parser.finish();
    return isolate.createRealm(new RealmScope.Window(document, "frame", "http://example.test"), 1);
  }

  private static RealmBindings bindings(Realm realm) {
    RealmBindings bindings = realm.get(RealmBindings.class);
    if (bindings == null) {
      throw new AssertionError("no bindings");
    }
    return bindings;
  }

  private static String run(Realm realm, String script) throws Exception {
    try (V8Value value = realm.evaluate(new ScriptSource(script, "test.js"))) {
      return value.toString();
    } catch (ScriptException e) {
      throw new AssertionError(e.getMessage() + " at line " + e.line(), e);
    }
  }
}
