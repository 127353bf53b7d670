package bulkhead.renderer.dom;

/// Short texts that were met last, so that equal ones need not be kept twice: white space between
/// elements, punctuation, keywords of listings. Any thread may find or overwrite one.
final class ShortTexts {
  private static final int LONGEST = 12;
  private static final int REMEMBERED = 1024;
  private static final String[] LATEST = new String[REMEMBERED];

  private ShortTexts() {}

  /// The same text, as the object that was met before if there is one.
  static String shared(String text) {
    if (text.length() > LONGEST) {
      return text;
    }
    int place = text.hashCode() & (REMEMBERED - 1);
    String known = LATEST[place];
    if (text.equals(known)) {
      return known;
    }
    LATEST[place] = text;
    return text;
  }
}
