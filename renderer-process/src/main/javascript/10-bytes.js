// Bytes on their way between JavaScript and Java, and UTF-8.

const Bytes = Uint8Array, PIECE = 65536;
const bytesSet = Bytes.prototype.set, bytesSubarray = Bytes.prototype.subarray, bytesSlice = Bytes.prototype.slice;
const fromCharCode = String.fromCharCode;

// To Java, ahead of the call that uses them.
function giveBytes(bytes) {
  for (let at = 0; at < bytes.length; at += PIECE) {
    const piece = apply(bytesSubarray, bytes, [at, at + PIECE]);
    apply(bytesSet, new Bytes(B.buffer, 0, PIECE), [piece]);
    Host_giveBytes(piece.length);
  }
}
// From Java, after the call that made them.
function takeBytes() {
  const pieces = [];
  let total = 0;
  for (let count = Host_takeBytes(); count > 0; count = Host_takeBytes()) {
    pieces.push(apply(bytesSlice, new Bytes(B.buffer, 0, count), []));
    total += count;
  }
  return pieces.length === 1 ? pieces[0] : joinBytes(pieces, total);
}
function joinBytes(pieces, total) {
  const all = new Bytes(total);
  let at = 0;
  for (const piece of pieces) { apply(bytesSet, all, [piece, at]); at += piece.length; }
  return all;
}

// The bytes behind any buffer source, not copied.
function viewOf(source) {
  return isView(source) ? new Bytes(source.buffer, source.byteOffset, source.byteLength) : new Bytes(source);
}
function copyOf(source) { return apply(bytesSlice, viewOf(source), []); }

function utf8Length(text) {
  let length = text.length;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c > 0x7F) length += c > 0x7FF && (c < 0xD800 || c > 0xDFFF) ? 2 : 1;
  }
  return length;
}
// Well-formed text to UTF-8, as far as there is room. Leaves in `encoded` what was read and written.
const encoded = { read: 0, written: 0 };
function utf8Into(text, out) {
  const room = out.length;
  let at = 0, i = 0;
  for (; i < text.length; i++) {
    let c = text.charCodeAt(i);
    if (c < 0x80) {
      if (at >= room) break;
      out[at++] = c;
    } else if (c < 0x800) {
      if (at + 2 > room) break;
      out[at++] = 0xC0 | c >> 6;
      out[at++] = 0x80 | c & 63;
    } else {
      if (c >= 0xD800 && c <= 0xDFFF) {
        const low = c < 0xDC00 && i + 1 < text.length ? text.charCodeAt(i + 1) : 0;
        if (low >= 0xDC00 && low <= 0xDFFF) {
          if (at + 4 > room) break;
          c = 0x10000 + (c - 0xD800 << 10) + (low - 0xDC00);
          out[at++] = 0xF0 | c >> 18;
          out[at++] = 0x80 | c >> 12 & 63;
          out[at++] = 0x80 | c >> 6 & 63;
          out[at++] = 0x80 | c & 63;
          i++;
          continue;
        }
        c = 0xFFFD;
      }
      if (at + 3 > room) break;
      out[at++] = 0xE0 | c >> 12;
      out[at++] = 0x80 | c >> 6 & 63;
      out[at++] = 0x80 | c & 63;
    }
  }
  encoded.read = i;
  encoded.written = at;
}
function utf8Encode(text) {
  const out = new Bytes(utf8Length(text));
  utf8Into(text, out);
  return out;
}

// UTF-8 to text (Encoding §8.1.1), in pieces. `state` carries what is begun.
class Utf8Decoder {
  point = 0; seen = 0; needed = 0; low = 0x80; high = 0xBF;
  // null: malformed, and `fatal`.
  decode(bytes, fatal, last) {
    let out = "", units = [];
    const length = bytes.length;
    for (let i = 0; i < length; i++) {
      const b = bytes[i];
      if (this.needed === 0) {
        if (b < 0x80) units.push(b);
        else if (b >= 0xC2 && b <= 0xDF) { this.needed = 1; this.point = b & 31; }
        else if (b >= 0xE0 && b <= 0xEF) {
          if (b === 0xE0) this.low = 0xA0;
          if (b === 0xED) this.high = 0x9F;
          this.needed = 2; this.point = b & 15;
        } else if (b >= 0xF0 && b <= 0xF4) {
          if (b === 0xF0) this.low = 0x90;
          if (b === 0xF4) this.high = 0x8F;
          this.needed = 3; this.point = b & 7;
        } else if (fatal) return null;
        else units.push(0xFFFD);
      } else if (b < this.low || b > this.high) {
        this.reset();
        if (fatal) return null;
        units.push(0xFFFD);
        i--;
      } else {
        this.low = 0x80; this.high = 0xBF;
        this.point = this.point << 6 | b & 63;
        if (++this.seen === this.needed) {
          const p = this.point;
          this.reset();
          if (p > 0xFFFF) units.push(0xD800 + (p - 0x10000 >> 10), 0xDC00 + (p & 0x3FF));
          else units.push(p);
        }
      }
      if (units.length > 4000) { out += apply(fromCharCode, null, units); units = []; }
    }
    if (last && this.needed !== 0) {
      this.reset();
      if (fatal) return null;
      units.push(0xFFFD);
    }
    return out + apply(fromCharCode, null, units);
  }
  reset() { this.point = this.seen = this.needed = 0; this.low = 0x80; this.high = 0xBF; }
}
// "UTF-8 decode" with its byte order mark taken off, and "without BOM".
function utf8Decode(bytes) {
  const bom = bytes.length >= 3 && bytes[0] === 0xEF && bytes[1] === 0xBB && bytes[2] === 0xBF;
  return utf8DecodeWithoutBom(bom ? apply(bytesSubarray, bytes, [3]) : bytes);
}
function utf8DecodeWithoutBom(bytes) { return new Utf8Decoder().decode(bytes, false, true); }

function latin1Bytes(text) {
  const out = new Bytes(text.length);
  for (let i = 0; i < text.length; i++) out[i] = text.charCodeAt(i);
  return out;
}
function latin1Text(bytes) {
  let out = "";
  for (let at = 0; at < bytes.length; at += 4000) out += apply(fromCharCode, null, apply(bytesSubarray, bytes, [at, at + 4000]));
  return out;
}
