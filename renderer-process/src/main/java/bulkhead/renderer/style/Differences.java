package bulkhead.renderer.style;

/// Finds the worst [Invalidates] of the properties in which two groups of values differ.
final class Differences {
  private static final Invalidates[] LEVELS = Invalidates.values();

  /// By group and slot: the ordinal of what a change invalidates.
  private static final byte[][] BY_SLOT = bySlot();

  private static final Property[][] PROPERTIES = properties();

  private Differences() {}

  static Property property(int group, int slot) {
    return PROPERTIES[group][slot];
  }

  private static Property[][] properties() {
    Property[][] properties = new Property[StyleGroup.COUNT][];
    Object[][] initial = Properties.initialValues();
    for (int g = 0; g < properties.length; g++) {
      properties[g] = new Property[initial[g].length];
    }
    for (int i = 0; i < Properties.count(); i++) {
      Property property = Properties.byId(i);
      if (property.group != null) {
        properties[property.groupIndex][property.slot] = property;
      }
    }
    return properties;
  }

  static Invalidates level(int ordinal) {
    return LEVELS[ordinal];
  }

  static int ofGroup(int group, Object[] first, Object[] second) {
    byte[] levels = BY_SLOT[group];
    int worst = 0;
    for (int i = 0; i < first.length; i++) {
      if (levels[i] > worst && first[i] != second[i] && !first[i].equals(second[i])) {
        worst = levels[i];
      }
    }
    return worst;
  }

  private static byte[][] bySlot() {
    byte[][] levels = new byte[StyleGroup.COUNT][];
    Object[][] initial = Properties.initialValues();
    for (int g = 0; g < levels.length; g++) {
      levels[g] = new byte[initial[g].length];
    }
    for (int i = 0; i < Properties.count(); i++) {
      Property property = Properties.byId(i);
      if (property.group != null) {
        levels[property.groupIndex][property.slot] = (byte) property.invalidates.ordinal();
      }
    }
    return levels;
  }
}
