package bulkhead.renderer.style;

import bulkhead.renderer.css.value.*;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// Where the entries of the property table are kept while and after [Properties] and its families
/// make them.
///
/// ```
/// PropertyTable ← FontProperties ← TextProperties ← … ← ShorthandProperties ← Properties
/// ```
/// Each family extends the one before it, because a class is initialised after the one it extends:
/// so ids, and what a family may refer to, follow the chain.
abstract class PropertyTable {
  static final LengthPercentage ZERO_PERCENT = new LengthPercentage.Percent(0);
  static final Keyword[] BORDER_STYLES =
      Arrays.copyOf(LineStyle.values(), LineStyle.AUTO.ordinal());
  static final Keyword[] OUTLINE_STYLES = outlineStyles();

  /// All but `hidden`.
  private static Keyword[] outlineStyles() {
    LineStyle[] all = LineStyle.values();
    Keyword[] found = new Keyword[all.length - 1];
    int count = 0;
    for (LineStyle each : all) {
      if (each != LineStyle.HIDDEN) {
        found[count++] = each;
      }
    }
    return found;
  }

  static Property[] all = new Property[640];
  static int count;
  static final int[] slots = new int[StyleGroup.COUNT];
  static final Map<String, Property> byName = new HashMap<>(1024);

  static Property longhand(
      String name, StyleGroup group, Object initial, Grammar grammar, Invalidates invalidates) {
    return longhand(name, group, initial, grammar, invalidates, Property.NO_KEYWORDS);
  }

  static Property longhand(
      String name,
      StyleGroup group,
      Object initial,
      Grammar grammar,
      Invalidates invalidates,
      Keyword[] keywords) {
    return add(
        new Property(
            count,
            name,
            grammar,
            invalidates,
            group,
            slots[group.ordinal()]++,
            initial,
            keywords,
            Property.NO_NAMES,
            Property.NO_LONGHANDS,
            0));
  }

  /// The first of the names is the initial value.
  static Property idents(String name, StyleGroup group, Invalidates invalidates, String names) {
    int space = names.indexOf(' ');
    Ident initial = new Ident(space < 0 ? names : names.substring(0, space));
    return words(name, group, initial, Grammar.IDENT, invalidates, names);
  }

  static Property words(
      String name,
      StyleGroup group,
      Object initial,
      Grammar grammar,
      Invalidates invalidates,
      String names) {
    return add(
        new Property(
            count,
            name,
            grammar,
            invalidates,
            group,
            slots[group.ordinal()]++,
            initial,
            Property.NO_KEYWORDS,
            names.split(" "),
            Property.NO_LONGHANDS,
            0));
  }

  static void logical(String name, int kind, Property... physical) {
    add(
        new Property(
            count,
            name,
            physical[0].grammar,
            physical[0].invalidates,
            null,
            -1,
            physical[0].initial,
            physical[0].keywords,
            physical[0].names,
            physical,
            kind));
  }

  static void shorthand(String name, Grammar grammar, String... longhandNames) {
    Property[] longhands = new Property[longhandNames.length];
    for (int i = 0; i < longhands.length; i++) {
      longhands[i] = byName.get(longhandNames[i]);
    }
    add(
        new Property(
            count,
            name,
            grammar,
            Invalidates.BOXES,
            null,
            -1,
            "",
            Property.NO_KEYWORDS,
            Property.NO_NAMES,
            longhands,
            0));
  }

  static void alias(String name, String of) {
    byName.put(name, byName.get(of));
  }

  static Property add(Property property) {
    all[count++] = property;
    if (property.grammar != Grammar.INTERNAL) {
      byName.put(property.name, property);
    }
    return property;
  }
}
