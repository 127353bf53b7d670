package bulkhead.renderer.script;

import com.caoccao.javet.enums.V8ValueErrorType;
import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.interop.V8Runtime;
import com.caoccao.javet.interop.V8ScriptOrigin;
import com.caoccao.javet.interop.callback.IV8ModuleResolver;
import com.caoccao.javet.utils.JavetResourceUtils;
import com.caoccao.javet.values.V8Value;
import com.caoccao.javet.values.reference.IV8Module;
import com.caoccao.javet.values.reference.V8Module;
import com.caoccao.javet.values.reference.V8ValueFunction;
import com.caoccao.javet.values.reference.V8ValueObject;
import com.caoccao.javet.values.reference.V8ValuePromise;
import com.google.gson.JsonParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The module map of one realm (HTML §8.1.4.2, §8.1.6.7): fetches modules with all that they
/// import, links and evaluates them. Thread: the isolate's.
///
/// Javet does not tell what a module imports before V8 asks for it. So linking is tried; each
/// module that V8 asks for and that is not there yet is fetched, and linking is tried again.
public final class Modules implements ModuleScripts {
  /// A fetched module's text, whether it is JSON, and where it came from in the end, which is its
  /// base URL.
  public record Fetched(String text, boolean json, String url) {}

  /// Where modules come from.
  public interface Host {
    /// `done` gets null when it could not be had.
    void fetchModule(String url, ScriptFetchOptions options, Consumer<@Nullable Fetched> done);

    /// What code without an address of its own resolves specifiers against.
    String baseUrl();

    void report(ScriptException thrown);
  }

  private static final String HELPERS =
      """
      (function (start, resolve, importing) {
        'use strict';
        const PromiseClass = Promise, text = String, define = Object.defineProperty;
        const then = Promise.prototype.then, apply = Reflect.apply, report = reportError;
        const TypeErr = TypeError;
        const metas = new Map();
        const has = Function.prototype.call.bind(String.prototype.includes);
        const includes = code => has(code, 'import') || has(code, 'eval');
        define(globalThis, '$bulkheadImport', {value: url => specifier =>
            new PromiseClass((done, failed) => start(url, text(specifier), done, failed))});
        define(globalThis, '$bulkheadMeta', {value: url => {
          let meta = metas.get(url);
          if (meta === undefined) {
            meta = {__proto__: null, url, resolve(specifier) {
              const found = resolve(url, text(specifier));
              if (found === null) throw new TypeErr(`Failed to resolve module specifier '${specifier}'`);
              return found;
            }};
            metas.set(url, meta);
          }
          return meta;
        }});
        define(globalThis, '$bulkheadEval', {value: url => (...given) => {
          const code = given[0];
          return typeof code === 'string' && includes(code) ? importing(code, url) : code;
        }});
        return {
          reportRejection(promise) { apply(then, promise, [undefined, report]); },
          settle(promise, namespace, done, failed) {
            apply(then, promise === undefined ? PromiseClass.resolve() : promise,
                [() => done(namespace), failed]);
          },
          fail(failed, message) { failed(new TypeErr(message)); },
        };
      })
      """;

  private static final class Entry {
    final List<Runnable> waiting = new ArrayList<>();
    boolean fetched;
    @Nullable V8Module module;
    @Nullable ScriptException error;
    @Nullable V8Value promise;
  }

  private final Realm realm;
  private Host host;
  private final Map<String, Entry> entries = new HashMap<>();
  private final Map<String, String> inlineBases = new HashMap<>();
  private final ImportMap importMap = new ImportMap();
  private final Map<String, ScriptFetchOptions> missing = new LinkedHashMap<>();

  /// By a script's address: how what it imports is asked for.
  private final Map<String, ScriptFetchOptions> options = new HashMap<>();

  private final Map<String, V8ValueFunction> helpers = new HashMap<>();
  private int inlineCount;

  /// A classic script's text, ready to run: its dynamic imports are calls of ours. A realm without
  /// modules runs it as it is.
  ///
  /// @param url the script's address, or [ImportRewriter#OF_DOCUMENT]
  static String importing(Realm realm, String code, String url) {
    return realm.get(Modules.class) == null ? code : ImportRewriter.rewrite(code, url);
  }

  /// As [#importing(Realm, String, String)], for code without an address of its own.
  public static String importing(Realm realm, String code) {
    return importing(realm, code, ImportRewriter.OF_DOCUMENT);
  }

  /// Puts itself into the realm.
  public Modules(Realm realm, Host host) throws ScriptException {
    this.realm = realm;
    this.host = host;
    V8Runtime v8 = realm.isolate().runtime();
    Realm before = realm.enter();
    try (V8ValueFunction make =
            v8.execute(HELPERS, null, new V8ScriptOrigin("bulkhead:modules"), true);
        V8ValueFunction start =
            Callbacks.action(
                v8,
                "start",
                values ->
                    importDynamically(
                        String.valueOf(values[0]),
                        String.valueOf(values[1]),
                        values[2].toClone(),
                        values[3].toClone()));
        V8ValueFunction resolve =
            Callbacks.function(
                v8,
                "resolve",
                values -> {
                  String found = resolve(String.valueOf(values[1]), String.valueOf(values[0]));
                  return found == null ? v8.createV8ValueNull() : v8.createV8ValueString(found);
                });
        V8ValueFunction importing =
            Callbacks.function(
                v8,
                "importing",
                values ->
                    v8.createV8ValueString(
                        importing(realm, String.valueOf(values[0]), String.valueOf(values[1]))));
        V8ValueObject made = make.call(null, start, resolve, importing)) {
      for (String name : List.of("reportRejection", "settle", "fail")) {
        V8ValueFunction helper = made.get(name);
        helpers.put(name, realm.hold(helper));
      }
      realm.onRecycle(this::close);
    } catch (JavetException e) {
      throw ScriptException.of(e);
    } finally {
      realm.leave(before);
    }
  }

  /// The realm is given up.
  private void close() {
    for (Entry each : entries.values()) {
      try (V8Value module = each.module;
          V8Value promise = each.promise;
          ScriptException error = each.error) {
        each.module = null;
      } catch (JavetException e) {
        throw new IllegalStateException(e);
      }
    }
    entries.clear();
  }

  /// The realm goes on with another document.
  public void setHost(Host next) {
    host = next;
  }

  @Override
  public void addImportMap(String json, String baseUrl) {
    try {
      importMap.add(json, baseUrl);
    } catch (JsonParseException | IllegalStateException e) {
      Realm before = realm.enter();
      try {
        V8Runtime v8 = realm.isolate().runtime();
        try (V8Value error =
            v8.createV8ValueError(
                V8ValueErrorType.SyntaxError, "Failed to parse import map: invalid JSON")) {
          ErrorReporter reporter = realm.get(ErrorReporter.class);
          if (reporter != null) {
            reporter.error("Uncaught " + error, baseUrl, 0, 0, error);
          }
        }
      } catch (JavetException failed) {
        throw new IllegalStateException(failed);
      } finally {
        realm.leave(before);
      }
    }
  }

  private @Nullable String resolve(String specifier, String referrer) {
    return importMap.resolve(
        specifier,
        referrer.equals(ImportRewriter.OF_DOCUMENT)
            ? host.baseUrl()
            : inlineBases.getOrDefault(referrer, referrer));
  }

  @Override
  public void fetch(String url, ScriptFetchOptions asking, Consumer<@Nullable Runnable> done) {
    load(url, asking, () -> link(url, entry(url), done));
  }

  @Override
  public void remember(String url, ScriptFetchOptions asked) {
    options.put(url, asked.ofImports());
  }

  private ScriptFetchOptions ofImports(String referrer) {
    return options.getOrDefault(referrer, ScriptFetchOptions.DEFAULT);
  }

  @Override
  public void inline(
      ScriptSource source,
      String baseUrl,
      ScriptFetchOptions asked,
      Consumer<@Nullable Runnable> done) {
    Entry entry = new Entry();
    entry.fetched = true;
    remember(source.url(), asked);
    inlineBases.put(source.url(), baseUrl);
    compile(entry, source);
    inlineCount++;
    link("inline " + inlineCount, entry, done);
  }

  private Entry entry(String url) {
    return entries.computeIfAbsent(url, key -> new Entry());
  }

  private void load(String url, ScriptFetchOptions asking, Runnable then) {
    Entry entry = entry(url);
    if (entry.fetched) {
      then.run();
      return;
    }
    entry.waiting.add(then);
    if (entry.waiting.size() > 1) {
      return;
    }
    host.fetchModule(
        url,
        asking,
        fetched -> {
          entry.fetched = true;
          if (fetched != null) {
            remember(withoutFragment(fetched.url), asking);
            compile(
                entry,
                new ScriptSource(
                    fetched.json
                        ? "export default JSON.parse(" + Json.quote(fetched.text) + ")"
                        : fetched.text,
                    withoutFragment(fetched.url)));
          }
          List<Runnable> waiting = List.copyOf(entry.waiting);
          entry.waiting.clear();
          waiting.forEach(Runnable::run);
        });
  }

  private static String withoutFragment(String url) {
    int fragment = url.indexOf('#');
    return fragment < 0 ? url : url.substring(0, fragment);
  }

  private void compile(Entry entry, ScriptSource source) {
    V8Runtime v8 = realm.isolate().runtime();
    Realm before = realm.enter();
    try {
      entry.module =
          v8.compileV8Module(
              ImportRewriter.rewriteModule(source.text(), source.url()),
              null,
              new V8ScriptOrigin(source.url(), source.line(), source.column()),
              true);
      v8.removeV8Module(source.url(), false); // Javet's own map knows no realms
      for (String specifier : ImportRewriter.staticImports(source.text())) {
        String url = resolve(specifier, source.url());
        if (url != null && !entries.containsKey(url)) {
          load(url, ofImports(source.url()), () -> {});
        }
      }
    } catch (JavetException e) {
      entry.error = ScriptException.of(e);
    } finally {
      realm.leave(before);
    }
  }

  private void link(String name, Entry entry, Consumer<@Nullable Runnable> done) {
    if (!realm.isAlive()) {
      return;
    }
    ScriptException error = entry.error;
    V8Module module = entry.module;
    if (error != null) {
      done.accept(() -> host.report(error)); // a script with an error to rethrow
      return;
    }
    if (module == null) {
      done.accept(null);
      return;
    }
    missing.clear();
    V8Runtime v8 = realm.isolate().runtime();
    Realm before = realm.enter();
    v8.setV8ModuleResolver(new Resolver());
    try {
      if (module.getStatus() == V8Module.Uninstantiated) {
        module.instantiate();
      }
    } catch (JavetException e) {
      ScriptException thrown = ScriptException.of(e);
      Map<String, ScriptFetchOptions> wanted = Map.copyOf(missing);
      if (wanted.isEmpty()) {
        entry.error = thrown;
        done.accept(() -> host.report(thrown));
      } else {
        thrown.close();
        fetchMissing(wanted, name, entry, done);
      }
      return;
    } finally {
      realm.leave(before);
    }
    done.accept(() -> evaluate(entry));
  }

  private void fetchMissing(
      Map<String, ScriptFetchOptions> wanted,
      String name,
      Entry entry,
      Consumer<@Nullable Runnable> done) {
    int[] left = {wanted.size()};
    boolean[] failed = {false};
    for (Map.Entry<String, ScriptFetchOptions> each : wanted.entrySet()) {
      String url = each.getKey();
      load(
          url,
          each.getValue(),
          () -> {
            Entry loaded = entry(url);
            if (loaded.module == null) {
              failed[0] = true;
              if (loaded.error != null) {
                entry.error = loaded.error;
              }
            }
            left[0]--;
            if (left[0] == 0) {
              if (failed[0] && entry.error == null) {
                done.accept(null);
              } else {
                link(name, entry, done);
              }
            }
          });
    }
  }

  private final class Resolver implements IV8ModuleResolver {
    /// A name that Javet's own map does not have.
    @Override
    public String getAbsoluteResourceName(V8Runtime v8, String specifier, IV8Module referrer) {
      return "\u0001" + specifier;
    }

    @Override
    public @Nullable IV8Module resolve(V8Runtime v8, String specifier, IV8Module referrer)
        throws JavetException {
      String url = Modules.this.resolve(specifier, referrer.getResourceName());
      if (url == null) {
        return null;
      }
      Entry entry = entries.get(url);
      V8Module module = entry == null ? null : entry.module;
      if (module == null) {
        missing.put(url, ofImports(referrer.getResourceName()));
      }
      return module;
    }
  }

  /// "Run a module script": its promise's rejection is an exception to report.
  private void evaluate(Entry entry) {
    Realm before = realm.enter();
    try {
      if (promiseOf(entry) instanceof V8ValuePromise promise) {
        helper("reportRejection").callVoid(null, promise);
      }
    } catch (JavetException e) {
      host.report(ScriptException.of(e));
    } finally {
      realm.leave(before);
    }
  }

  private @Nullable V8Value promiseOf(Entry entry) throws JavetException {
    V8Module module = entry.module;
    if (entry.promise == null && module != null) {
      entry.promise = module.evaluate(true);
    }
    return entry.promise;
  }

  private V8ValueFunction helper(String name) {
    V8ValueFunction helper = helpers.get(name);
    if (helper == null) {
      throw new IllegalStateException(name);
    }
    return helper;
  }

  /// HostLoadImportedModule for `import(…)` (HTML §8.1.6.7.3).
  private void importDynamically(String referrer, String specifier, V8Value done, V8Value failed) {
    String url = resolve(specifier, referrer);
    if (url == null) {
      settleImport(null, "Failed to resolve module specifier '" + specifier + "'", done, failed);
      return;
    }
    fetch(
        url,
        ofImports(referrer),
        run -> {
          settleImport(
              run == null ? null : entry(url),
              "Failed to fetch dynamically imported module: " + url,
              done,
              failed);
        });
  }

  private void settleImport(@Nullable Entry entry, String problem, V8Value done, V8Value failed) {
    if (!realm.isAlive()) {
      JavetResourceUtils.safeClose(done, failed);
      return;
    }
    Realm before = realm.enter();
    try {
      if (entry != null && entry.error != null) { // a parse error, or an error to rethrow
        ((V8ValueFunction) failed).callVoid(null, entry.error.value());
        return;
      }
      V8Value promise = entry == null ? null : promiseOf(entry); // undefined: evaluated by another
      V8Module module = entry == null ? null : entry.module;
      if (module != null
          && module.getStatus() == V8Module.Errored
          && !(promise instanceof V8ValuePromise)) {
        try (V8Value error = module.getException()) {
          ((V8ValueFunction) failed).callVoid(null, error);
        }
      } else if (promise != null && module != null) {
        try (V8Value namespace = module.getNamespace()) {
          helper("settle").callVoid(null, promise, namespace, done, failed);
        }
      } else {
        helper("fail").callVoid(null, failed, problem);
      }
    } catch (JavetException e) {
      host.report(ScriptException.of(e));
    } finally {
      realm.leave(before);
      JavetResourceUtils.safeClose(done, failed);
    }
  }
}
