// CompressionStream and DecompressionStream: Java compresses, piece by piece.

function startCodec(o, format, compresses) {
  const t = stateOf(o);
  let codec = -1;
  const run = (bytes, last, c) => {
    if (codec < 0) codec = Host_newCodec(format, compresses);
    giveBytes(bytes);
    Host_feedCodec(codec, last);
    // 1: there is more; 0: this was all for now; -1: that is not what the format allows.
    for (let more = 1; more === 1;) {
      more = Host_runCodec(codec);
      if (more < 0) {
        Host_endCodec(codec);
        throw new TypeErr(last ? "Compressed input was truncated." : "The compressed data was not valid.");
      }
      const out = takeBytes();
      if (out.length > 0) transformEnqueue(c, out);
    }
    if (last) Host_endCodec(codec);
  };
  createTransform(t, (chunk, c) => {
    if (!isBuffer(chunk, "BufferSource")) throw new TypeErr("The chunk is not a buffer.");
    run(viewOf(chunk), false, c);
  }, c => run(new Bytes(0), true, c), () => { if (codec >= 0) Host_endCodec(codec); });
}
function CompressionStream_construct(o, format) { startCodec(o, format, true); }
function CompressionStream_readable(o) { return stateOf(o).readable.self; }
function CompressionStream_writable(o) { return stateOf(o).writable.self; }
function DecompressionStream_construct(o, format) { startCodec(o, format, false); }
function DecompressionStream_readable(o) { return stateOf(o).readable.self; }
function DecompressionStream_writable(o) { return stateOf(o).writable.self; }
