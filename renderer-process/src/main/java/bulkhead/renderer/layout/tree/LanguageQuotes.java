package bulkhead.renderer.layout.tree;

import bulkhead.renderer.css.value.Quotes;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The quotation marks of languages, as the Common Locale Data Repository has them
/// (`delimiters`). Any thread.
final class LanguageQuotes {
  /// A line for each set of marks: outer and inner pair, then the languages that use them. Not here
  /// are those that use the same as English, or as their language has without its region.
  private static final String MARKS =
      """
      „ ” ‚ ’ agq ff
      « » ‹ › am az-cyrl fa fr-ch gsw jgo kkj mzn rm wae
      ” “ ’ ‘ ar syr ur
      « » “ ” ast blo bm br ca dyo el es-us eu ewo ie it kab kk lij mg mua nnh pt-ao pt-ch pt-cv pt-gq pt-gw pt-lu pt-mo pt-mz pt-pt pt-st pt-tl sc sg sq ti
      « » „ “ bas be cv ky os ru sah uk
      „ “ „ “ bg lt prg
      „ ” ‘ ’ bs
      „ “ ‚ ‘ bs-cyrl cs de dsb et hr hsb is ksh lb luy mk nds sk sl
      « » ‘ ’ dua ksf nb nn no rw
      “ ” ‘ ’ ff-adlm uz-arab uz-cyrl yue-hans
      ” ” ’ ’ fi he lag rn se sn sv yi
      « » « » fr hy oc yav
      « » ” “ fr-ca
      ‘ ’ “ ” fur ia nso ti-er tn
      „ ” » « hu szl
      「 」 『 』 ja yue zh-hant zh-tw zh-hk zh-mo
      „ “ « » ka
      ‘ ’ ‘ ’ nl
      „ ” « » nmg pl ro
      « » „ ” shi zgh
      „ ” ’ ’ sr
      “ ’ “ ” st
      “ ” “ ” tk
      » « › ‹ ug
      “ ” ’ ‘ uz
      """;

  private static final Map<String, Quotes> BY_LANGUAGE = read();

  private LanguageQuotes() {}

  private static Map<String, Quotes> read() {
    Map<String, Quotes> found = new HashMap<>();
    MARKS
        .lines()
        .forEach(
            line -> {
              List<String> words = List.of(line.split(" "));
              Quotes quotes = new Quotes(words.subList(0, 4));
              words.subList(4, words.size()).forEach(language -> found.put(language, quotes));
            });
    return found;
  }

  /// The marks of a language tag, or of what it is a part of (RFC 4647 §3.4 Lookup).
  static Quotes of(String language) {
    String tag = language.toLowerCase(Locale.ROOT);
    while (!tag.isEmpty()) {
      Quotes quotes = BY_LANGUAGE.get(tag);
      if (quotes != null) {
        return quotes;
      }
      tag = tag.substring(0, Math.max(0, tag.lastIndexOf('-')));
    }
    return Quotes.AUTO;
  }
}
