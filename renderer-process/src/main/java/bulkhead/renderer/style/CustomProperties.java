package bulkhead.renderer.style;

import bulkhead.renderer.css.CssRule;
import bulkhead.renderer.css.syntax.Tokens;
import bulkhead.renderer.css.value.ComputeContext;
import bulkhead.renderer.css.value.Unit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Custom properties of one element and the substitution of `var()` (CSS Variables 1). Work is on
/// text: what comes out is tokenized again. Thread: owned by `RendererMain`.
final class CustomProperties {
  /// Longer results are invalid, so that doubling a value fifty times costs nothing.
  private static final int MAX_LENGTH = 1 << 16;

  private static final int MAX_DEPTH = 100;
  private static final int MOST_RESULTS = 128;

  private static final Pattern NUMBER =
      Pattern.compile("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?");

  private final Map<String, CssRule.PropertyRule> registered;
  private final CustomPropertyMaps maps;

  /// What is being resolved: the declared values, and the results so far (absent: not yet; null
  /// value: invalid).
  private Map<String, Object> declared = Map.of();

  private Map<String, String> inherited = Map.of();
  private final Map<String, String> resolved = new HashMap<>();
  private final Set<String> invalid = new HashSet<>();
  private final List<String> open = new ArrayList<>();
  private final Set<String> cyclic = new HashSet<>();

  /// The syntaxes of the registered ones, and their initial values, computed.
  private final Map<String, PropertySyntax> syntaxes = new HashMap<>();

  private final Map<String, String> initial = new HashMap<>();

  /// What lengths refer to; null as long as the element's font is not known.
  private @Nullable ComputeContext computing;

  /// What an element inherits and declares; the first is told by which map it is.
  private record Declared(Map<String, String> parent, Map<String, Object> values) {
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Declared(var itsParent, var itsValues)
          && itsParent == parent
          && itsValues.equals(values);
    }

    @Override
    public int hashCode() {
      return 31 * System.identityHashCode(parent) + values.hashCode();
    }
  }

  /// OPTIMIZATION: what came of it lately, as elements are alike.
  private final Map<Declared, Map<String, String>> results =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Declared, Map<String, String>> eldest) {
          return size() > MOST_RESULTS;
        }
      };

  CustomProperties(Map<String, CssRule.PropertyRule> registered, CustomPropertyMaps maps) {
    this.registered = registered;
    this.maps = maps;
    registered.forEach(
        (name, rule) -> {
          PropertySyntax syntax = PropertySyntax.parse(rule.syntax());
          if (syntax != null) {
            syntaxes.put(name, syntax);
          }
          String text = rule.initial();
          if (text != null) {
            PropertySyntax.Value value =
                syntax == null || syntax.isUniversal() ? null : syntax.read(text);
            initial.put(name, value == null ? text : value.toString());
          }
        });
  }

  boolean areAnyRegistered() {
    return !registered.isEmpty();
  }

  @Nullable PropertySyntax syntax(String name) {
    return syntaxes.get(name);
  }

  /// The custom properties of an element that inherits `parent` and declares `values` (text or
  /// [CssWide]).
  ///
  /// @param context what the lengths of registered ones refer to; null while that is not known
  Map<String, String> resolve(
      Map<String, String> parent, Map<String, Object> values, @Nullable ComputeContext context) {
    if (registered.isEmpty()) {
      if (isInherited(parent, values)) {
        return parent;
      }
      Map<String, String> known = results.get(new Declared(parent, values));
      if (known == null) {
        known = combineAsOne(parent, values);
        results.put(new Declared(parent, new HashMap<>(values)), known);
      }
      return known;
    }
    computing = context;
    return combineAsOne(parent, values);
  }

  private Map<String, String> combineAsOne(Map<String, String> parent, Map<String, Object> values) {
    Map<String, String> result = combine(parent, values);
    return result == parent || result.equals(parent) ? parent : maps.one(result);
  }

  /// OPTIMIZATION: sheets that declare fifty properties on every element declare what is inherited.
  private static boolean isInherited(Map<String, String> parent, Map<String, Object> values) {
    for (Map.Entry<String, Object> each : values.entrySet()) {
      boolean same =
          each.getValue() instanceof String text
              ? text.equals(parent.get(each.getKey())) && !mayRefer(text)
              : each.getValue() == CssWide.INHERIT || each.getValue() == CssWide.UNSET;
      if (!same) {
        return false;
      }
    }
    return true;
  }

  private Map<String, String> combine(Map<String, String> parent, Map<String, Object> values) {
    Map<String, String> base = withInitial(parent);
    if (values.isEmpty()) {
      return base;
    }
    inherited = base;
    declared = values;
    resolved.clear();
    invalid.clear();
    cyclic.clear();
    open.clear();
    Map<String, String> result = new HashMap<>(base);
    for (String name : values.keySet()) {
      String value = value(name);
      if (value == null) {
        result.remove(name);
      } else {
        result.put(name, value);
      }
    }
    declared = Map.of();
    return result;
  }

  /// What is inherited, where registered properties that are not, or were never set, have their
  /// initial values.
  private Map<String, String> withInitial(Map<String, String> parent) {
    Map<String, String> base = parent;
    for (String name : registered.keySet()) {
      String first = initial.get(name);
      String now = parent.get(name);
      boolean resets = now == null ? first != null : !inherits(name) && !now.equals(first);
      if (resets) {
        if (base == parent) {
          base = new HashMap<>(parent);
        }
        if (first == null) {
          base.remove(name);
        } else {
          base.put(name, first);
        }
      }
    }
    return base;
  }

  /// A substituted value of a registered property, computed; null when it does not fit.
  private @Nullable String typed(String name, String text) {
    PropertySyntax syntax = syntaxes.get(name);
    ComputeContext context = computing;
    if (syntax == null || syntax.isUniversal()) {
      return text;
    }
    PropertySyntax.Value value =
        syntax.compute(text, "", context == null ? new ComputeContext.Initial(0, 0) : context);
    return value == null ? null : context == null ? text : value.toString();
  }

  private boolean inherits(String name) {
    CssRule.PropertyRule rule = registered.get(name);
    return rule == null || rule.inherits();
  }

  private @Nullable String value(String name) {
    Object own = declared.get(name);
    if (own == null || own == CssWide.INHERIT || own == CssWide.UNSET && inherits(name)) {
      return inherited.get(name);
    }
    if (own instanceof CssWide) {
      return own == CssWide.REVERT || own == CssWide.REVERT_LAYER
          ? inherited.get(name)
          : initial.get(name);
    }
    if (invalid.contains(name)) {
      return null;
    }
    String done = resolved.get(name);
    if (done != null) {
      return done;
    }
    int at = open.indexOf(name);
    if (at >= 0) {
      // §3.3: everything on the way round is in the cycle.
      cyclic.addAll(open.subList(at, open.size()));
      return null;
    }
    if (open.size() > MAX_DEPTH) {
      return null;
    }
    open.add(name);
    String value = substitute((String) own, this::value, 0);
    open.removeLast();
    if (value != null && syntaxes.containsKey(name)) {
      value = typed(name, value);
      if (value == null && !cyclic.contains(name)) {
        value = inherited.get(name); // Invalid at computed-value time: as `unset`.
      }
    }
    if (value == null || cyclic.contains(name)) {
      invalid.add(name);
      return null;
    }
    resolved.put(name, value);
    return value;
  }

  /// `text` with all `var()` and `env()` replaced from `values`; null when one has no value
  /// (invalid at computed-value time).
  @Nullable String substitute(String text, Map<String, String> values, Attributes attributes) {
    this.attributes = attributes;
    String result = substitute(text, values::get, 0);
    this.attributes = Attributes.NONE;
    return result;
  }

  /// Attributes of the element that is styled, for `attr()`.
  interface Attributes {
    Attributes NONE = name -> null;

    @Nullable String get(String name);
  }

  private Attributes attributes = Attributes.NONE;

  private interface Lookup {
    @Nullable String get(String name);
  }

  private @Nullable String substitute(String text, Lookup values, int depth) {
    if (!mayRefer(text)) {
      return text;
    }
    Tokens tokens = Tokens.of(text);
    return substitute(tokens, 0, tokens.count(), values, depth);
  }

  /// Whether a text could have `var()`, `env()` or `attr()` in it; the tokenizer knows for sure.
  private static boolean mayRefer(String text) {
    if (text.indexOf('\\') >= 0) {
      return true;
    }
    for (int at = text.indexOf('('); at >= 0; at = text.indexOf('(', at + 1)) {
      if (text.regionMatches(true, at - 3, "var", 0, 3)
          || text.regionMatches(true, at - 3, "env", 0, 3)
          || text.regionMatches(true, at - 4, "attr", 0, 4)) {
        return true;
      }
    }
    return false;
  }

  private @Nullable String substitute(Tokens tokens, int start, int end, Lookup values, int depth) {
    if (depth > MAX_DEPTH) {
      return null;
    }
    StringBuilder out = null;
    int copied = start;
    for (int i = start; i < end; i++) {
      if (tokens.kind(i) != Tokens.FUNCTION) {
        continue;
      }
      boolean var = tokens.textIs(i, "var");
      boolean attr = tokens.textIs(i, "attr");
      if (!var && !attr && !tokens.textIs(i, "env")) {
        continue;
      }
      int close = Math.min(tokens.match(i), end);
      int at = i + 1;
      while (at < close && tokens.kind(at) == Tokens.WHITESPACE) {
        at++;
      }
      if (at >= close || tokens.kind(at) != Tokens.IDENT) {
        return null;
      }
      String name = tokens.text(at);
      at++;
      while (at < close && tokens.kind(at) == Tokens.WHITESPACE) {
        at++;
      }
      int type = at;
      while (attr && at < close && tokens.kind(at) != Tokens.COMMA) {
        at = tokens.kind(at) == Tokens.FUNCTION ? tokens.match(at) + 1 : at + 1;
      }
      boolean fallback = at < close && tokens.kind(at) == Tokens.COMMA;
      if (at < close && !fallback) {
        return null;
      }
      String value =
          var
              ? values.get(name)
              : attr
                  ? attribute(name, tokens.sourceText(type, Math.min(at, close)).strip(), fallback)
                  : environment(name);
      if (var && value == null) {
        CssRule.PropertyRule rule = registered.get(name);
        value = rule == null ? null : rule.initial();
      }
      if (value == null) {
        value = fallback ? substitute(tokens, at + 1, close, values, depth + 1) : null;
        if (value == null) {
          return null;
        }
      }
      if (out == null) {
        out = new StringBuilder();
      }
      join(out, tokens.sourceText(copied, i));
      join(out, value);
      if (out.length() > MAX_LENGTH) {
        return null;
      }
      i = close;
      copied = close + 1;
    }
    if (out == null) {
      return tokens.sourceText(start, end);
    }
    join(out, tokens.sourceText(Math.min(copied, end), end));
    return out.toString();
  }

  /// Appends; a comment keeps what was not one token from becoming one.
  private static void join(StringBuilder out, String text) {
    if (!out.isEmpty() && !text.isEmpty()) {
      char before = out.charAt(out.length() - 1);
      char after = text.charAt(0);
      boolean apart = isSeparator(before) || isSeparator(after) && after != '(';
      if (!apart) {
        out.append("/**/");
      }
    }
    out.append(text);
  }

  private static boolean isSeparator(char c) {
    return c == ' ' || c == ',' || c == ';' || c == '(' || c == ')' || c == '\n' || c == '{'
        || c == '}';
  }

  /// `attr()` (CSS Values 5 §7.7) with the type that is asked for: none or `raw-string` for a
  /// string, a unit for a number with that unit, or `type()`.
  private @Nullable String attribute(String name, String type, boolean hasFallback) {
    String text = attributes.get(name.toLowerCase(Locale.ROOT));
    if (type.isEmpty() || type.equals("raw-string")) {
      return text == null ? (hasFallback ? null : "\"\"") : quoted(text);
    }
    if (text == null) {
      return null;
    }
    String value = text.strip();
    if (type.startsWith("type(")) {
      return value.isEmpty() ? null : value;
    }
    boolean number = type.equals("number");
    boolean unit = number || type.equals("%") || Unit.byName(type.toLowerCase(Locale.ROOT)) != null;
    return unit && NUMBER.matcher(value).matches() ? value + (number ? "" : type) : null;
  }

  private static String quoted(String text) {
    StringBuilder out = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < 0x20 || c == 0x7f) {
        out.append('\\').append(Integer.toHexString(c)).append(' ');
      } else {
        out.append(c);
      }
    }
    return out.append('"').toString();
  }

  private static @Nullable String environment(String name) {
    return name.startsWith("safe-area-inset-") ? "0px" : null;
  }
}
