package bulkhead.renderer.css.value;

/// What queries can ask about the size of a container (CSS Conditional Rules 5 §5.1).
public enum ContainerType {
  NONE(""),
  INLINE_SIZE("inline-size"),
  SIZE("size");

  private final String containment;

  ContainerType(String containment) {
    this.containment = containment;
  }

  /// Of the words of `container-type`.
  public static ContainerType of(String words) {
    if (words.equals("normal")) {
      return NONE;
    }
    for (String word : words.split(" ")) {
      switch (word) {
        case "inline-size" -> {
          return INLINE_SIZE;
        }
        case "size" -> {
          return SIZE;
        }
        default -> {}
      }
    }
    return NONE;
  }

  /// The size containment that comes with it, as in `contain`.
  public String containment() {
    return containment;
  }
}
