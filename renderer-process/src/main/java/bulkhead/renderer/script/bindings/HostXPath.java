package bulkhead.renderer.script.bindings;

import bulkhead.renderer.dom.Attr;
import bulkhead.renderer.dom.CharacterData;
import bulkhead.renderer.dom.Document;
import bulkhead.renderer.dom.DomException;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.Node;
import bulkhead.renderer.xpath.XPath;
import bulkhead.renderer.xpath.XPathException;
import bulkhead.renderer.xpath.XPathValue;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// `document.evaluate` and what goes with it (`xpath.idl`). Thread: the isolate's.
final class HostXPath {
  private static final int ANY = 0;
  private static final int NUMBER = 1;
  private static final int STRING = 2;
  private static final int BOOLEAN = 3;
  private static final int NODES = 4;
  private static final int MOST_TYPE = 9;

  /// Expressions that were used lately, and what the last one gave; one for each realm.
  private static final class State {
    static final int MOST_KEPT = 64;

    final Map<String, XPath> parsed =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1;

          @Override
          protected boolean removeEldestEntry(Map.Entry<String, XPath> eldest) {
            return size() > MOST_KEPT;
          }
        };
    XPathValue value = new XPathValue.Bool(false);
  }

  private HostXPath() {}

  private static State state(RealmBindings runtime) {
    State state = runtime.realm().get(State.class);
    if (state == null) {
      state = new State();
      runtime.realm().put(State.class, state);
    }
    return state;
  }

  private static XPath parse(RealmBindings runtime, String expression) {
    State state = state(runtime);
    XPath known = state.parsed.get(expression);
    if (known == null) {
      try {
        known = XPath.parse(expression);
      } catch (XPathException e) {
        throw DomException.syntax(String.valueOf(e.getMessage()));
      }
      state.parsed.put(expression, known);
    }
    return known;
  }

  /// The prefixes in an expression, with spaces between.
  static String xpathPrefixes(RealmBindings runtime, String expression) {
    return String.join(" ", parse(runtime, expression).prefixes());
  }

  /// @param namespaces prefixes and their namespaces, one a line
  /// @return the type of the result, as in `XPathResult`
  static int xpathEvaluate(
      RealmBindings runtime, String expression, String namespaces, Node context, int type) {
    boolean serves =
        context instanceof Element
            || context instanceof Attr
            || context instanceof CharacterData
            || context instanceof Document;
    if (!serves || type > MOST_TYPE) {
      throw DomException.notSupported("The node provided is not a valid context node type.");
    }
    Map<String, String> byPrefix = new HashMap<>();
    if (!namespaces.isEmpty()) {
      String[] lines = namespaces.split("\n", -1);
      for (int i = 0; i + 1 < lines.length; i += 2) {
        byPrefix.put(lines[i], lines[i + 1]);
      }
    }
    XPathValue value;
    try {
      value = parse(runtime, expression).evaluate(context, byPrefix);
    } catch (XPathException e) {
      throw DomException.syntax(String.valueOf(e.getMessage()));
    }
    state(runtime).value = value;
    int own =
        switch (value) {
          case XPathValue.Num ignored -> NUMBER;
          case XPathValue.Str ignored -> STRING;
          case XPathValue.Bool ignored -> BOOLEAN;
          case XPathValue.Nodes ignored -> NODES;
        };
    if (type == ANY) {
      return own;
    }
    if (type >= NODES && own != NODES) {
      throw DomException.type("The result is not a node set.");
    }
    return type;
  }

  /// What was evaluated last, as a number.
  static double xpathNumber(RealmBindings runtime) {
    return state(runtime).value.toNumber();
  }

  static boolean xpathBoolean(RealmBindings runtime) {
    return state(runtime).value.toBoolean();
  }

  static String xpathString(RealmBindings runtime) {
    return state(runtime).value.text();
  }

  static int xpathNodes(RealmBindings runtime) {
    State state = state(runtime);
    List<Node> nodes = state.value.nodes();
    state.value = new XPathValue.Bool(false); // holds no tree
    return runtime.list(nodes);
  }
}
