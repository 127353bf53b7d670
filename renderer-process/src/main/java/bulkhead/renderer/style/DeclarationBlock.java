package bulkhead.renderer.style;

import bulkhead.renderer.css.Declaration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Declarations parsed against the property table: longhands with specified values, in their order.
/// Immutable.
final class DeclarationBlock {
  static final DeclarationBlock EMPTY = compile(List.of(), new ParseContext("", false));

  final Property[] properties;

  /// A specified value, a [CssWide] or an [Unresolved].
  final Object[] values;

  final boolean[] important;
  final String[] customNames;

  /// Text, or a [CssWide].
  final Object[] customValues;

  final boolean[] customImportant;
  final boolean hasImportant;
  final boolean hasNormal;
  final boolean hasLogical;
  final boolean hasDirection;

  private DeclarationBlock(
      List<Property> properties,
      List<Object> values,
      boolean[] important,
      List<String> customNames,
      List<Object> customValues,
      boolean[] customImportant) {
    this.properties = properties.toArray(Property.NO_LONGHANDS);
    this.values = values.toArray();
    this.important = important;
    this.customNames = customNames.toArray(Property.NO_NAMES);
    this.customValues = customValues.toArray();
    this.customImportant = customImportant;
    boolean anyImportant = false;
    boolean anyNormal = false;
    boolean logical = false;
    boolean direction = false;
    for (int i = 0; i < this.properties.length; i++) {
      anyImportant |= important[i];
      anyNormal |= !important[i];
      logical |= this.properties[i].isLogical();
      direction |=
          this.properties[i] == Properties.DIRECTION
              || this.properties[i] == Properties.WRITING_MODE;
    }
    for (boolean each : customImportant) {
      anyImportant |= each;
      anyNormal |= !each;
    }
    this.hasImportant = anyImportant;
    this.hasNormal = anyNormal;
    this.hasLogical = logical;
    this.hasDirection = direction;
  }

  static DeclarationBlock compile(List<Declaration> declarations, ParseContext context) {
    Builder builder = new Builder();
    PropertyParser parser = new PropertyParser(context);
    for (Declaration declaration : declarations) {
      parser.parse(declaration, builder);
    }
    return builder.build();
  }

  boolean isEmpty() {
    return properties.length == 0 && customNames.length == 0;
  }

  /// Collects declarations.
  static final class Builder {
    private final List<Property> properties = new ArrayList<>();
    private final List<Object> values = new ArrayList<>();
    private boolean[] important = new boolean[8];
    private final List<String> customNames = new ArrayList<>(0);
    private final List<Object> customValues = new ArrayList<>(0);
    private boolean[] customImportant = new boolean[0];

    void add(Property property, Object value, boolean isImportant) {
      int index = properties.size();
      if (index == important.length) {
        important = Arrays.copyOf(important, index * 2);
      }
      properties.add(property);
      values.add(value);
      important[index] = isImportant;
    }

    void addCustom(String name, Object value, boolean isImportant) {
      int index = customNames.size();
      customImportant = Arrays.copyOf(customImportant, index + 1);
      customNames.add(name);
      customValues.add(value);
      customImportant[index] = isImportant;
    }

    DeclarationBlock build() {
      return new DeclarationBlock(
          properties,
          values,
          Arrays.copyOf(important, properties.size()),
          customNames,
          customValues,
          customImportant);
    }
  }
}
