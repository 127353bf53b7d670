package bulkhead.url;

import bulkhead.url.PercentEncoding.Set;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The basic URL parser, URL Standard §4.4: one method per state, in the order of the standard.
/// With a state override it changes one part of a URL; where the standard then returns, the step
/// goes to the end of the input. One use, one thread. A method that returns false means failure.
/// The time taken grows with the length of the input.
final class UrlParser {
  private static final int EOF = -1;

  private enum State {
    SCHEME_START,
    SCHEME,
    NO_SCHEME,
    SPECIAL_RELATIVE_OR_AUTHORITY,
    PATH_OR_AUTHORITY,
    RELATIVE,
    RELATIVE_SLASH,
    SPECIAL_AUTHORITY_SLASHES,
    SPECIAL_AUTHORITY_IGNORE_SLASHES,
    AUTHORITY,
    HOST,
    PORT,
    FILE,
    FILE_SLASH,
    FILE_HOST,
    PATH_START,
    PATH,
    OPAQUE_PATH,
    QUERY,
    FRAGMENT
  }

  private final String input;
  private final @Nullable Url base;
  private final Charset queryEncoding;
  private Url.@Nullable Part override;

  // The URL record that is being filled in.
  private String scheme = "";
  private final StringBuilder username = new StringBuilder();
  private final StringBuilder password = new StringBuilder();
  private @Nullable String host;
  private int port = -1;
  private final List<String> path = new ArrayList<>();
  private @Nullable String opaquePath;
  private @Nullable String query;
  private @Nullable String fragment;

  private State state = State.SCHEME_START;
  private int pointer;

  /// Where the next step reads; past the end of the input, the parser is through.
  private int next;

  private final StringBuilder buffer = new StringBuilder();
  private boolean atSignSeen;
  private boolean insideBrackets;
  private boolean passwordTokenSeen;

  UrlParser(String input, @Nullable Url base, Charset queryEncoding) {
    this.input = removeTabsAndNewlines(strip(input));
    this.base = base;
    this.queryEncoding = queryEncoding;
  }

  /// With a URL and a state override, for the setter of that part.
  UrlParser(Url url, Url.Part part, String input) {
    this.input = removeTabsAndNewlines(input);
    this.base = null;
    this.queryEncoding = StandardCharsets.UTF_8;
    this.override = part;
    scheme = url.scheme();
    copyAuthority(url);
    path.addAll(url.pathSegments());
    opaquePath = url.hasOpaquePath() ? url.path() : null;
    query = url.query();
    fragment = url.fragment();
    switch (part) {
      case PROTOCOL -> state = State.SCHEME_START;
      case HOST, HOSTNAME -> state = State.HOST;
      case PORT -> state = State.PORT;
      case PATHNAME -> {
        state = State.PATH_START;
        path.clear();
      }
      case SEARCH -> state = State.QUERY;
      case HASH -> state = State.FRAGMENT;
      case USERNAME, PASSWORD -> {
        StringBuilder changed = part == Url.Part.USERNAME ? username : password;
        changed.setLength(0);
        PercentEncoding.append(changed, input, Set.USERINFO);
        next = this.input.length() + 1;
      }
    }
  }

  /// The URL with what the input said of its part; what makes no sense there changes nothing.
  Url override() {
    while (next <= input.length() && step()) {
      // One code point for each step.
    }
    return made();
  }

  /// Where the standard says "return" in a parser with a state override.
  private boolean end() {
    next = input.length() + 1;
    return true;
  }

  /// Steps 1 and 2: C0 controls and spaces go at both ends.
  private static String strip(String input) {
    int start = 0;
    int end = input.length();
    while (start < end && input.charAt(start) <= ' ') {
      start++;
    }
    while (end > start && input.charAt(end - 1) <= ' ') {
      end--;
    }
    return input.substring(start, end);
  }

  /// Step 3.
  private static String removeTabsAndNewlines(String input) {
    if (input.indexOf('\t') < 0 && input.indexOf('\n') < 0 && input.indexOf('\r') < 0) {
      return input;
    }
    StringBuilder out = new StringBuilder(input.length());
    for (int i = 0; i < input.length(); i++) {
      char c = input.charAt(i);
      if (c != '\t' && c != '\n' && c != '\r') {
        out.append(c);
      }
    }
    return out.toString();
  }

  /// Step 9: runs the state machine; null is failure.
  @Nullable Url parse() {
    while (next <= input.length()) {
      if (!step()) {
        return null;
      }
    }
    return made();
  }

  private boolean step() {
    pointer = next;
    int c = pointer < input.length() ? input.codePointAt(pointer) : EOF;
    next = pointer + (c == EOF ? 1 : Character.charCount(c));
    return switch (state) {
      case SCHEME_START -> schemeStart(c);
      case SCHEME -> scheme(c);
      case NO_SCHEME -> noScheme(c);
      case SPECIAL_RELATIVE_OR_AUTHORITY -> specialRelativeOrAuthority(c);
      case PATH_OR_AUTHORITY -> pathOrAuthority(c);
      case RELATIVE -> relative(c);
      case RELATIVE_SLASH -> relativeSlash(c);
      case SPECIAL_AUTHORITY_SLASHES -> specialAuthoritySlashes(c);
      case SPECIAL_AUTHORITY_IGNORE_SLASHES -> specialAuthorityIgnoreSlashes(c);
      case AUTHORITY -> authority(c);
      case HOST -> host(c);
      case PORT -> port(c);
      case FILE -> file(c);
      case FILE_SLASH -> fileSlash(c);
      case FILE_HOST -> fileHost(c);
      case PATH_START -> pathStart(c);
      case PATH -> path(c);
      case OPAQUE_PATH -> opaquePath();
      case QUERY -> query();
      case FRAGMENT -> fragment();
    };
  }

  private Url made() {
    return new Url(
        scheme,
        username.toString(),
        password.toString(),
        host,
        port,
        path,
        opaquePath,
        query,
        fragment);
  }

  /// Goes to `state` and shows it the present code point again (the standard's "decrease pointer by
  /// 1").
  private boolean reconsume(State state) {
    this.state = state;
    next = pointer;
    return true;
  }

  private boolean go(State next) {
    state = next;
    return true;
  }

  private boolean schemeStart(int c) {
    return isAlpha(c) ? reconsume(State.SCHEME) : override == null && reconsume(State.NO_SCHEME);
  }

  private boolean scheme(int c) {
    if (isAlpha(c) || isDigit(c) || c == '+' || c == '-' || c == '.') {
      buffer.append((char) c);
      return true;
    }
    if (override != null) {
      return c == ':' ? changeScheme(buffer.toString().toLowerCase(Locale.ROOT)) : end();
    }
    if (c != ':') {
      buffer.setLength(0);
      state = State.NO_SCHEME;
      next = 0;
      return true;
    }
    scheme = buffer.toString().toLowerCase(Locale.ROOT);
    buffer.setLength(0);
    if (scheme.equals("file")) {
      return go(State.FILE);
    }
    if (isSpecial()) {
      boolean sameAsBase = base != null && base.scheme().equals(scheme);
      return go(sameAsBase ? State.SPECIAL_RELATIVE_OR_AUTHORITY : State.SPECIAL_AUTHORITY_SLASHES);
    }
    if (input.startsWith("/", pointer + 1)) {
      next++;
      return go(State.PATH_OR_AUTHORITY);
    }
    return go(State.OPAQUE_PATH);
  }

  private boolean changeScheme(String changed) {
    boolean authority = !username.isEmpty() || !password.isEmpty() || port >= 0;
    boolean impossible =
        Url.isSpecialScheme(changed) != isSpecial()
            || changed.equals("file") && authority
            || scheme.equals("file") && (host == null || host.isEmpty());
    if (!impossible) {
      scheme = changed;
      port = port == Url.defaultPort(scheme) ? -1 : port;
    }
    return end();
  }

  private boolean noScheme(int c) {
    if (base == null || (base.hasOpaquePath() && c != '#')) {
      return false;
    }
    if (base.hasOpaquePath()) {
      scheme = base.scheme();
      opaquePath = base.path();
      query = base.query();
      return go(State.FRAGMENT);
    }
    return reconsume(base.scheme().equals("file") ? State.FILE : State.RELATIVE);
  }

  private boolean specialRelativeOrAuthority(int c) {
    if (c == '/' && input.startsWith("/", pointer + 1)) {
      next++;
      return go(State.SPECIAL_AUTHORITY_IGNORE_SLASHES);
    }
    return reconsume(State.RELATIVE);
  }

  private boolean pathOrAuthority(int c) {
    return c == '/' ? go(State.AUTHORITY) : reconsume(State.PATH);
  }

  private boolean relative(int c) {
    Url from = requireBase();
    scheme = from.scheme();
    if (c == '/' || (isSpecial() && c == '\\')) {
      return go(State.RELATIVE_SLASH);
    }
    copyAuthority(from);
    path.addAll(from.pathSegments());
    query = from.query();
    return afterCopiedPath(c);
  }

  /// The common end of the relative and the file state: what the base's path and query are kept
  /// for.
  private boolean afterCopiedPath(int c) {
    if (c == '?') {
      return go(State.QUERY);
    }
    if (c == '#') {
      return go(State.FRAGMENT);
    }
    if (c != EOF) {
      query = null;
      if (scheme.equals("file") && startsWithWindowsDriveLetter(pointer)) {
        path.clear();
      } else {
        shortenPath();
      }
      return reconsume(State.PATH);
    }
    return true;
  }

  private boolean relativeSlash(int c) {
    if (isSpecial() && isSlash(c)) {
      return go(State.SPECIAL_AUTHORITY_IGNORE_SLASHES);
    }
    if (c == '/') {
      return go(State.AUTHORITY);
    }
    copyAuthority(requireBase());
    return reconsume(State.PATH);
  }

  private boolean specialAuthoritySlashes(int c) {
    if (c == '/' && input.startsWith("/", pointer + 1)) {
      next++;
      return go(State.SPECIAL_AUTHORITY_IGNORE_SLASHES);
    }
    return reconsume(State.SPECIAL_AUTHORITY_IGNORE_SLASHES);
  }

  private boolean specialAuthorityIgnoreSlashes(int c) {
    return isSlash(c) ? true : reconsume(State.AUTHORITY);
  }

  private boolean authority(int c) {
    if (c == '@') {
      if (atSignSeen) {
        (passwordTokenSeen ? password : username).append("%40");
      }
      atSignSeen = true;
      for (int i = 0; i < buffer.length(); ) {
        int codePoint = buffer.codePointAt(i);
        i += Character.charCount(codePoint);
        if (codePoint == ':' && !passwordTokenSeen) {
          passwordTokenSeen = true;
        } else {
          PercentEncoding.append(passwordTokenSeen ? password : username, codePoint, Set.USERINFO);
        }
      }
      buffer.setLength(0);
      return true;
    }
    if (isEndOfAuthority(c)) {
      if (atSignSeen && buffer.isEmpty()) {
        return false;
      }
      // Back to the first code point of the host.
      next = pointer - buffer.length();
      buffer.setLength(0);
      return go(State.HOST);
    }
    buffer.appendCodePoint(c);
    return true;
  }

  private boolean host(int c) {
    if (override != null && scheme.equals("file")) {
      return reconsume(State.FILE_HOST);
    }
    if (c == ':' && !insideBrackets) {
      return !buffer.isEmpty() && override != Url.Part.HOSTNAME && setHost() && go(State.PORT);
    }
    if (isEndOfAuthority(c)) {
      if (isSpecial() && buffer.isEmpty()) {
        return false;
      }
      boolean needed = !username.isEmpty() || !password.isEmpty() || port >= 0;
      if (override != null && buffer.isEmpty() && needed) {
        return false;
      }
      return setHost() && (override != null ? end() : reconsume(State.PATH_START));
    }
    if (c == '[') {
      insideBrackets = true;
    } else if (c == ']') {
      insideBrackets = false;
    }
    buffer.appendCodePoint(c);
    return true;
  }

  private boolean setHost() {
    String parsed = HostParser.parse(buffer.toString(), !isSpecial());
    buffer.setLength(0);
    if (parsed != null) {
      host = parsed;
    }
    return parsed != null;
  }

  private boolean port(int c) {
    if (isDigit(c)) {
      buffer.append((char) c);
      return true;
    }
    if (!isEndOfAuthority(c) && override == null) {
      return false;
    }
    if (!buffer.isEmpty()) {
      int number = 0;
      for (int i = 0; i < buffer.length(); i++) {
        number = number * 10 + buffer.charAt(i) - '0';
        if (number > 65535) {
          return false;
        }
      }
      port = number == Url.defaultPort(scheme) ? -1 : number;
      buffer.setLength(0);
    }
    return override != null ? end() : reconsume(State.PATH_START);
  }

  private boolean file(int c) {
    scheme = "file";
    host = "";
    if (isSlash(c)) {
      return go(State.FILE_SLASH);
    }
    if (base != null && base.scheme().equals("file")) {
      host = base.host();
      path.addAll(base.pathSegments());
      query = base.query();
      return afterCopiedPath(c);
    }
    return reconsume(State.PATH);
  }

  private boolean fileSlash(int c) {
    if (isSlash(c)) {
      return go(State.FILE_HOST);
    }
    if (base != null && base.scheme().equals("file")) {
      host = base.host();
      List<String> basePath = base.pathSegments();
      if (!startsWithWindowsDriveLetter(pointer)
          && !basePath.isEmpty()
          && isWindowsDriveLetter(basePath.getFirst(), ":")) {
        path.add(basePath.getFirst());
      }
    }
    return reconsume(State.PATH);
  }

  private boolean fileHost(int c) {
    if (c != EOF && !isSlash(c) && c != '?' && c != '#') {
      buffer.appendCodePoint(c);
      return true;
    }
    if (override == null && isWindowsDriveLetter(buffer, ":|")) {
      // The buffer stays: it is the first segment of the path.
      return reconsume(State.PATH);
    }
    if (buffer.isEmpty()) {
      host = "";
    } else {
      if (!setHost()) {
        return false;
      }
      if ("localhost".equals(host)) {
        host = "";
      }
    }
    return override != null ? end() : reconsume(State.PATH_START);
  }

  private boolean pathStart(int c) {
    if (isSpecial()) {
      return isSlash(c) ? go(State.PATH) : reconsume(State.PATH);
    }
    if (override == null && c == '?') {
      return go(State.QUERY);
    }
    if (override == null && c == '#') {
      return go(State.FRAGMENT);
    }
    if (c != EOF) {
      return c == '/' ? go(State.PATH) : reconsume(State.PATH);
    }
    if (override != null && host == null) {
      path.add("");
    }
    return true;
  }

  private boolean path(int c) {
    boolean slash = c == '/' || (isSpecial() && c == '\\');
    boolean other = override != null || c != '?' && c != '#';
    if (c != EOF && !slash && other) {
      PercentEncoding.append(buffer, c, Set.PATH);
      return true;
    }
    if (isDoubleDot(buffer)) {
      shortenPath();
      if (!slash) {
        path.add("");
      }
    } else if (isSingleDot(buffer)) {
      if (!slash) {
        path.add("");
      }
    } else {
      if (scheme.equals("file") && path.isEmpty() && isWindowsDriveLetter(buffer, ":|")) {
        buffer.setCharAt(1, ':');
      }
      path.add(buffer.toString());
    }
    buffer.setLength(0);
    if (c == '?') {
      return go(State.QUERY);
    }
    if (c == '#') {
      return go(State.FRAGMENT);
    }
    return true;
  }

  /// The opaque path state, taken in one step: from here to `?`, `#` or the end.
  private boolean opaquePath() {
    int end = endOf("?#");
    StringBuilder out = new StringBuilder(end - pointer);
    for (int i = pointer; i < end; ) {
      int codePoint = input.codePointAt(i);
      i += Character.charCount(codePoint);
      if (codePoint == ' ' && i == end && end < input.length()) {
        out.append("%20");
      } else {
        PercentEncoding.append(out, codePoint, Set.C0_CONTROL);
      }
    }
    opaquePath = out.toString();
    return stepTo(end);
  }

  /// The query state, taken in one step.
  private boolean query() {
    int end = override != null ? input.length() : endOf("#");
    String text = input.substring(pointer, end);
    Set set = isSpecial() ? Set.SPECIAL_QUERY : Set.QUERY;
    boolean unicode = !isSpecial() || scheme.equals("ws") || scheme.equals("wss");
    StringBuilder out = new StringBuilder(text.length());
    if (unicode || queryEncoding.equals(StandardCharsets.UTF_8)) {
      PercentEncoding.append(out, text, set);
    } else {
      percentEncodeAfterEncoding(out, text, set);
    }
    query = out.toString();
    return stepTo(end);
  }

  /// URL Standard §1.3, percent-encode after encoding: what the encoding lacks becomes `&#N;` with
  /// its punctuation encoded.
  private void percentEncodeAfterEncoding(StringBuilder out, String text, Set set) {
    CharsetEncoder encoder = queryEncoding.newEncoder();
    CharBuffer in = CharBuffer.wrap(text);
    ByteBuffer bytes = ByteBuffer.allocate(256);
    CoderResult result;
    do {
      result = encoder.encode(in, bytes, true);
      if (result.isUnderflow()) {
        encoder.flush(bytes);
      }
      bytes.flip();
      while (bytes.hasRemaining()) {
        int value = bytes.get() & 0xFF;
        if (set.contains(value)) {
          PercentEncoding.appendByte(out, value);
        } else {
          out.append((char) value);
        }
      }
      bytes.clear();
      if (result.isError()) {
        int codePoint = Character.codePointAt(in, 0);
        boolean lone = codePoint >= 0xD800 && codePoint <= 0xDFFF;
        in.position(in.position() + Math.min(result.length(), in.remaining()));
        out.append("%26%23").append(lone ? 0xFFFD : codePoint).append("%3B");
      }
    } while (!result.isUnderflow());
  }

  /// The fragment state, taken in one step.
  private boolean fragment() {
    StringBuilder out = new StringBuilder(input.length() - pointer);
    PercentEncoding.append(out, input.substring(pointer), Set.FRAGMENT);
    fragment = out.toString();
    return stepTo(input.length());
  }

  /// The first of `stops` from here on, or the end of the input.
  private int endOf(String stops) {
    int end = input.length();
    for (int i = 0; i < stops.length(); i++) {
      int at = input.indexOf(stops.charAt(i), pointer);
      end = at >= 0 ? Math.min(end, at) : end;
    }
    return end;
  }

  /// Goes on behind the `?` or `#` at `end`, or ends the parser there.
  private boolean stepTo(int end) {
    next = end + 1;
    if (end < input.length()) {
      state = input.charAt(end) == '?' ? State.QUERY : State.FRAGMENT;
    }
    return true;
  }

  // ---- What the states share ----

  private Url requireBase() {
    if (base == null) {
      throw new IllegalStateException("a relative state without a base");
    }
    return base;
  }

  private void copyAuthority(Url from) {
    username.append(from.username());
    password.append(from.password());
    host = from.host();
    port = from.port();
  }

  private boolean isSpecial() {
    return Url.isSpecialScheme(scheme);
  }

  private boolean isEndOfAuthority(int c) {
    return c == EOF || c == '/' || c == '?' || c == '#' || (c == '\\' && isSpecial());
  }

  private static boolean isSlash(int c) {
    return c == '/' || c == '\\';
  }

  private static boolean isAlpha(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  /// Shorten a URL's path: a normalized drive letter of a file URL is never removed.
  private void shortenPath() {
    if (scheme.equals("file") && path.size() == 1 && isWindowsDriveLetter(path.getFirst(), ":")) {
      return;
    }
    if (!path.isEmpty()) {
      path.removeLast();
    }
  }

  private static boolean isWindowsDriveLetter(CharSequence text, String separators) {
    return text.length() == 2 && isAlpha(text.charAt(0)) && separators.indexOf(text.charAt(1)) >= 0;
  }

  private boolean startsWithWindowsDriveLetter(int at) {
    return input.length() >= at + 2
        && isWindowsDriveLetter(input.substring(at, at + 2), ":|")
        && (input.length() == at + 2 || "/\\?#".indexOf(input.charAt(at + 2)) >= 0);
  }

  private static boolean isSingleDot(CharSequence segment) {
    return equalsIgnoreCase(segment, ".", "%2e");
  }

  private static boolean isDoubleDot(CharSequence segment) {
    return equalsIgnoreCase(segment, "..", ".%2e", "%2e.", "%2e%2e");
  }

  private static boolean equalsIgnoreCase(CharSequence text, String... forms) {
    return text.length() <= 6 && Arrays.stream(forms).anyMatch(text.toString()::equalsIgnoreCase);
  }
}
