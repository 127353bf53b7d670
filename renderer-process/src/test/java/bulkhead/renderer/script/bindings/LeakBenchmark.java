package bulkhead.renderer.script.bindings;

import bulkhead.renderer.dom.Document;
import bulkhead.renderer.html.HtmlDocumentParser;
import bulkhead.renderer.script.Realm;
import bulkhead.renderer.script.RealmScope;
import bulkhead.renderer.script.ScriptIsolate;
import bulkhead.renderer.script.ScriptSource;

/// Makes and drops again and again what pages make, and prints what stays in both heaps after
/// collections: the memory after some rounds is the start, as caches and code are there then.
///
/// ```
/// LeakBenchmark [SUBTREES=10000] [REALMS=100]
/// ```
final class LeakBenchmark {
  private static final String SUBTREE =
      """
      {
        const root = document.createElement('div');
        for (let i = 0; i < 500; i++) {
          const child = document.createElement('p');
          child.addEventListener('x', () => root);
          child.appendChild(document.createTextNode('text'));
          root.appendChild(child);
        }
        document.body.appendChild(root);
        root.remove();
      }
      """;

  private static final String OBJECTS =
      """
      {
        const parsed = new DOMParser().parseFromString('<p>one<p>two', 'text/html');
        [...parsed.querySelectorAll('p')].forEach(p => p.onclick = () => parsed);
        new MutationObserver(() => parsed).observe(parsed.body, { childList: true, subtree: true });
        const range = document.createRange(), stop = new AbortController();
        range.selectNode(document.body);
        window.addEventListener('x', () => parsed, { signal: stop.signal });
        stop.abort();
        document.createTreeWalker(document.body).nextNode();
        document.body.getElementsByClassName('a' + parsed.body.children.length).length;
      }
      """;

  private record Heaps(double java, double v8, int numbers) {
    @Override
    public String toString() {
      return "Java %.2f MiB, V8 %.2f MiB, objects with numbers %d".formatted(java, v8, numbers);
    }
  }

  private LeakBenchmark() {}

  public static void main(String[] arguments) throws Exception {
    int subtrees = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10_000;
    int realms = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 100;
    try (ScriptIsolate isolate = ScriptIsolate.create((realm, message) -> {})) {
      isolate.addInstaller(new BindingsInstaller(new MessageHub()));
      Realm realm = open(isolate);
      RealmBindings bindings = realm.get(RealmBindings.class);
      if (bindings == null) {
        throw new IllegalStateException("no bindings");
      }
      rounds(
          "subtrees of 1,000 nodes with 500 listeners",
          subtrees,
          isolate,
          bindings,
          () -> {
            run(realm, SUBTREE);
          });
      rounds(
          "documents, observers, ranges, signals",
          subtrees,
          isolate,
          bindings,
          () -> {
            run(realm, OBJECTS);
          });
      rounds(
          "realms with a listener on the opener",
          realms,
          isolate,
          bindings,
          () -> {
            Realm inner = open(isolate);
            run(inner, "const big = new Array(1000).fill({}); document.body.onclick = () => big;");
            inner.dispose();
          });
    }
  }

  private interface Round {
    void run() throws Exception;
  }

  private static void rounds(
      String what, int count, ScriptIsolate isolate, RealmBindings bindings, Round round)
      throws Exception {
    int warm = Math.max(20, count / 20);
    for (int i = 0; i < warm; i++) {
      round.run();
      bindings.afterTask();
    }
    Heaps before = heaps(isolate, bindings);
    long start = System.nanoTime();
    for (int i = 0; i < count; i++) {
      round.run();
      bindings.afterTask();
    }
    double ms = (System.nanoTime() - start) / 1e6;
    System.out.printf("%s: %d rounds in %.0f ms%n", what, count, ms);
    System.out.println("  before " + before);
    System.out.println("  after  " + heaps(isolate, bindings));
  }

  private static Heaps heaps(ScriptIsolate isolate, RealmBindings bindings) throws Exception {
    for (int i = 0; i < 4; i++) {
      bindings.sweep();
      isolate.runtime().lowMemoryNotification();
      System.gc();
    }
    bindings.sweep();
    Runtime java = Runtime.getRuntime();
    return new Heaps(
        (java.totalMemory() - java.freeMemory()) / 1048576.0,
        isolate.runtime().getV8HeapStatistics().get().getUsedHeapSize() / 1048576.0,
        bindings.liveObjects());
  }

  private static Realm open(ScriptIsolate isolate) {
    Document document = new Document("http://example.test/page.html");
    HtmlDocumentParser.parseText(document, "<body><p>text");
    return isolate.createRealm(new RealmScope.Window(document, "frame", "http://example.test"), 1);
  }

  private static void run(Realm realm, String script) throws Exception {
    realm.run(new ScriptSource(script, "leak.js", 0, 0));
  }
}
