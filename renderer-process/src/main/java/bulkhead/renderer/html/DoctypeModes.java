package bulkhead.renderer.html;

import bulkhead.renderer.dom.Document;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.Document.QuirksMode;
import org.jsoup.nodes.DocumentType;

/// Which documents are in quirks mode or limited-quirks mode by their doctype (HTML §13.2.6.4.1).
/// jsoup only knows the cases without public identifiers. An empty system identifier counts as a
/// missing one here, as jsoup does not tell them apart.
final class DoctypeModes {
  private static final Set<String> QUIRKY_PUBLIC_IDS =
      Set.of("-//w3o//dtd w3 html strict 3.0//en//", "-/w3c/dtd html 4.0 transitional/en", "html");

  private static final String QUIRKY_SYSTEM_ID =
      "http://www.ibm.com/data/dtd/v11/ibmxhtml1-transitional.dtd";

  private static final List<String> QUIRKY_PUBLIC_STARTS =
      List.of(
          "+//silmaril//dtd html pro v0r11 19970101//",
          "-//as//dtd html 3.0 aswedit + extensions//",
          "-//advasoft ltd//dtd html 3.0 aswedit + extensions//",
          "-//ietf//dtd html 2.0 level 1//",
          "-//ietf//dtd html 2.0 level 2//",
          "-//ietf//dtd html 2.0 strict level 1//",
          "-//ietf//dtd html 2.0 strict level 2//",
          "-//ietf//dtd html 2.0 strict//",
          "-//ietf//dtd html 2.0//",
          "-//ietf//dtd html 2.1e//",
          "-//ietf//dtd html 3.0//",
          "-//ietf//dtd html 3.2 final//",
          "-//ietf//dtd html 3.2//",
          "-//ietf//dtd html 3//",
          "-//ietf//dtd html level 0//",
          "-//ietf//dtd html level 1//",
          "-//ietf//dtd html level 2//",
          "-//ietf//dtd html level 3//",
          "-//ietf//dtd html strict level 0//",
          "-//ietf//dtd html strict level 1//",
          "-//ietf//dtd html strict level 2//",
          "-//ietf//dtd html strict level 3//",
          "-//ietf//dtd html strict//",
          "-//ietf//dtd html//",
          "-//metrius//dtd metrius presentational//",
          "-//microsoft//dtd internet explorer 2.0 html strict//",
          "-//microsoft//dtd internet explorer 2.0 html//",
          "-//microsoft//dtd internet explorer 2.0 tables//",
          "-//microsoft//dtd internet explorer 3.0 html strict//",
          "-//microsoft//dtd internet explorer 3.0 html//",
          "-//microsoft//dtd internet explorer 3.0 tables//",
          "-//netscape comm. corp.//dtd html//",
          "-//netscape comm. corp.//dtd strict html//",
          "-//o'reilly and associates//dtd html 2.0//",
          "-//o'reilly and associates//dtd html extended 1.0//",
          "-//o'reilly and associates//dtd html extended relaxed 1.0//",
          "-//sq//dtd html 2.0 hotmetal + extensions//",
          "-//softquad software//dtd hotmetal pro 6.0::19990601::extensions to html 4.0//",
          "-//softquad//dtd hotmetal pro 4.0::19971010::extensions to html 4.0//",
          "-//spyglass//dtd html 2.0 extended//",
          "-//sun microsystems corp.//dtd hotjava html//",
          "-//sun microsystems corp.//dtd hotjava strict html//",
          "-//w3c//dtd html 3 1995-03-24//",
          "-//w3c//dtd html 3.2 draft//",
          "-//w3c//dtd html 3.2 final//",
          "-//w3c//dtd html 3.2//",
          "-//w3c//dtd html 3.2s draft//",
          "-//w3c//dtd html 4.0 frameset//",
          "-//w3c//dtd html 4.0 transitional//",
          "-//w3c//dtd html experimental 19960712//",
          "-//w3c//dtd html experimental 970421//",
          "-//w3c//dtd w3 html//",
          "-//w3o//dtd w3 html 3.0//",
          "-//webtechs//dtd mozilla html 2.0//",
          "-//webtechs//dtd mozilla html//");

  /// Quirks without a system identifier, limited quirks with one.
  private static final List<String> HTML_4_01 =
      List.of("-//w3c//dtd html 4.01 frameset//", "-//w3c//dtd html 4.01 transitional//");

  private static final List<String> XHTML_1_0 =
      List.of("-//w3c//dtd xhtml 1.0 frameset//", "-//w3c//dtd xhtml 1.0 transitional//");

  private DoctypeModes() {}

  static Document.Mode of(QuirksMode mode) {
    return switch (mode) {
      case quirks -> Document.Mode.QUIRKS;
      case limitedQuirks -> Document.Mode.LIMITED_QUIRKS;
      case noQuirks -> Document.Mode.NO_QUIRKS;
    };
  }

  static QuirksMode of(DocumentType type) {
    String publicId = type.publicId().toLowerCase(Locale.ROOT);
    String systemId = type.systemId().toLowerCase(Locale.ROOT);
    if (QUIRKY_PUBLIC_IDS.contains(publicId)
        || systemId.equals(QUIRKY_SYSTEM_ID)
        || startsWithAny(publicId, QUIRKY_PUBLIC_STARTS)) {
      return QuirksMode.quirks;
    }
    if (startsWithAny(publicId, HTML_4_01)) {
      return systemId.isEmpty() ? QuirksMode.quirks : QuirksMode.limitedQuirks;
    }
    return startsWithAny(publicId, XHTML_1_0) ? QuirksMode.limitedQuirks : QuirksMode.noQuirks;
  }

  private static boolean startsWithAny(String id, List<String> starts) {
    if (id.isEmpty()) {
      return false;
    }
    return starts.stream().anyMatch(id::startsWith);
  }
}
