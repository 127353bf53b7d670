// TextDecoder and TextEncoder (Encoding §7).

function TextDecoder_construct(o, label, options) { startDecoder(stateOf(o), label, options, "TextDecoder"); }
function startDecoder(state, label, options, owner) {
  const name = Host_encodingByLabel(label);
  if (name === null || name === "replacement") throw new RangeErr(`Failed to construct '${owner}': The encoding label provided ('${label}') is invalid.`);
  state.name = name;
  state.fatal = options.fatal;
  state.ignoreBom = options.ignoreBOM;
  resetDecoder(state);
}
function TextDecoder_encoding(o) { return asciiLower(stateOf(o).name); }
function TextDecoder_fatal(o) { return stateOf(o).fatal; }
function TextDecoder_ignoreBOM(o) { return stateOf(o).ignoreBom; }
function resetDecoder(state) {
  state.bomSeen = false;
  state.streaming = false;
  state.decode = decoderOf(state.name);
}
function TextDecoder_decode(o, input, options) {
  const state = stateOf(o);
  if (!state.streaming) resetDecoder(state);
  state.streaming = options.stream;
  return decodePiece(state, input === undefined ? new Bytes(0) : viewOf(input), !options.stream);
}
// The text of the next bytes, without a byte order mark at its beginning.
function decodePiece(state, bytes, last) {
  let text = state.decode(bytes, state.fatal, last);
  if (text === null) {
    state.streaming = false;
    throw new TypeErr("The encoded data was not valid.");
  }
  if (!state.bomSeen && text !== "") {
    state.bomSeen = true;
    const unicode = state.name === "UTF-8" || state.name === "UTF-16LE" || state.name === "UTF-16BE";
    if (unicode && !state.ignoreBom && text.charCodeAt(0) === 0xFEFF) text = text.slice(1);
  }
  return text;
}

// A function (bytes, fatal, last) that keeps what it needs between calls; null is an error.
function decoderOf(name) {
  switch (name) {
    case "UTF-8": {
      const decoder = new Utf8Decoder();
      return (bytes, fatal, last) => decoder.decode(bytes, fatal, last);
    }
    case "UTF-16LE": return utf16Decoder(0);
    case "UTF-16BE": return utf16Decoder(1);
    default: return javaDecoder(name);
  }
}
function utf16Decoder(bigEndian) {
  let half = -1, lead = 0;
  return (bytes, fatal, last) => {
    let out = "";
    for (let i = 0; i < bytes.length; i++) {
      if (half < 0) { half = bytes[i]; continue; }
      const unit = bigEndian ? half << 8 | bytes[i] : bytes[i] << 8 | half;
      half = -1;
      if (lead !== 0) {
        if (unit >= 0xDC00 && unit <= 0xDFFF) { out += fromCharCode(lead, unit); lead = 0; continue; }
        lead = 0;
        if (fatal) return null;
        out += "\uFFFD";
      }
      if (unit >= 0xD800 && unit <= 0xDBFF) lead = unit;
      else if (unit >= 0xDC00 && unit <= 0xDFFF) {
        if (fatal) return null;
        out += "\uFFFD";
      } else out += fromCharCode(unit);
    }
    if (last && (half >= 0 || lead !== 0)) {
      half = -1; lead = 0;
      if (fatal) return null;
      out += "\uFFFD";
    }
    return out;
  };
}
function javaDecoder(name) {
  // ISO-2022-JP has modes: all that has come is decoded anew while it streams.
  const stateful = name === "ISO-2022-JP";
  let rest = new Bytes(0), given = 0;
  return (bytes, fatal, last) => {
    let input = rest.length === 0 ? copyOf(bytes) : joinBytes([rest, bytes], rest.length + bytes.length);
    rest = new Bytes(0);
    if (input.length === 0 && given === 0) return "";
    giveBytes(input);
    const text = Host_decodeBytes(name, fatal, last);
    if (text === null) { given = 0; return null; }
    const left = takeBytes();
    if (!stateful) { rest = left; return text; }
    const fresh = text.slice(given);
    if (last) given = 0;
    else { rest = input; given = text.length; }
    return fresh;
  };
}

function TextEncoder_construct(o) { }
function TextEncoder_encoding(o) { return "utf-8"; }
function TextEncoder_encode(o, text) { return utf8Encode(text); }
function TextEncoder_encodeInto(o, text, out) {
  utf8Into(text, out);
  return { read: encoded.read, written: encoded.written };
}
