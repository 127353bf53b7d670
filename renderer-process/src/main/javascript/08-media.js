// Media elements (HTML §4.8.11) of a browser that can play no kind of media: each resource selection ends as the standard says
// for sources that are not supported, so that pages get their events and promises and can fall back.

const NETWORK_EMPTY = 0, NETWORK_LOADING = 2, NETWORK_NO_SOURCE = 3;

function newMedia(e) {
  return {
    loads: 0, network: NETWORK_EMPTY, selection: 0, selecting: false, source: "", error: null, waitsAfter: null, asked: [],
    paused: true, start: 0, rate: 1, defaultRate: 1, keepsPitch: true, volume: 1, muted: attr(e, "muted") !== null,
  };
}
// The state of a media element, with the load algorithm run for what has been set since it was last asked for.
function mediaOf(e) {
  const s = stateOf(e), m = s.media ??= newMedia(e), loads = Host_mediaLoads(numberOf(e));
  if (loads !== m.loads) {
    m.loads = loads;
    if (attr(e, "src") !== null) loadMedia(e, m);
  }
  // An element that was made with its sources, or has got its first one.
  if (m.network === NETWORK_EMPTY && !m.selecting && (attr(e, "src") !== null || sourceAfter(e, null) !== null)) selectMedia(e, m);
  if (m.waitsAfter !== null) goOnWithSources(e, m);
  return m;
}
// Called in a task when sources of the element have been set or inserted.
function mediaSourcesChanged(e) { mediaOf(e); }

function sourceAfter(e, previous) {
  const gone = previous !== null && Node_parentNode(previous) !== e;
  if (gone) return null;
  for (let at = previous === null ? Node_firstChild(e) : Node_nextSibling(previous); at !== null; at = Node_nextSibling(at)) {
    if (Node_nodeType(at) === 1 && isHtml(at, "source")) return at;
  }
  return null;
}

// A task that is dropped when another selection begins first.
function queueMediaTask(m, f) {
  const of = m.selection;
  queueElementTask(() => { if (of === m.selection) f(); });
}
function rejectAsked(m, name, message) {
  const asked = m.asked;
  m.asked = [];
  for (const each of asked) each.reject(domException(name, message));
}

// "media element load algorithm"
function loadMedia(e, m) {
  m.selection++;
  m.selecting = false;
  m.waitsAfter = null;
  rejectAsked(m, "AbortError", "The play() request was interrupted by a new load request.");
  if (m.network === NETWORK_LOADING) fireLater(e, "abort");
  if (m.network !== NETWORK_EMPTY) {
    fireLater(e, "emptied");
    m.network = NETWORK_EMPTY;
    m.paused = true;
    m.start = 0;
  }
  if (m.rate !== m.defaultRate) {
    m.rate = m.defaultRate;
    fireLater(e, "ratechange");
  }
  m.error = null;
  selectMedia(e, m);
}
function fireLater(e, type) { queueElementTask(() => fireEvent(e, type, undefined)); }

// "resource selection algorithm"
function selectMedia(e, m) {
  m.selecting = true;
  m.network = NETWORK_NO_SOURCE;
  const of = ++m.selection;
  enqueueMicrotask(() => {
    if (of !== m.selection) return;
    m.selecting = false;
    if (attr(e, "src") !== null) {
      m.network = NETWORK_LOADING;
      queueMediaTask(m, () => fireEvent(e, "loadstart", undefined));
      const url = Host_attributeUrl(numberOf(e), "src");
      if (attr(e, "src") !== "" && url !== null) m.source = url;
      queueMediaTask(m, () => failMedia(e, m, attr(e, "src") === "" ? "MEDIA_ELEMENT_ERROR: Empty src attribute" : "DEMUXER_ERROR_NO_SUPPORTED_STREAMS: no kind of media can be played"));
      return;
    }
    const first = sourceAfter(e, null);
    if (first === null) {
      m.network = NETWORK_EMPTY;
      return;
    }
    m.network = NETWORK_LOADING;
    queueMediaTask(m, () => fireEvent(e, "loadstart", undefined));
    failSource(e, m, first);
  });
}
// "dedicated media source failure steps"
function failMedia(e, m, message) {
  m.error = makeJs(TYPE_BY_NAME.MediaError);
  setState(m.error, { code: 4, message });
  m.network = NETWORK_NO_SOURCE;
  fireEvent(e, "error", undefined);
  rejectAsked(m, "NotSupportedError", "Failed to load because no supported source was found.");
}
// "failed with elements": the next source is tried, and when there is none, one that may still come is waited for.
function failSource(e, m, source) {
  const url = Host_attributeUrl(numberOf(source), "src");
  if ((attr(source, "src") ?? "") !== "" && url !== null) m.source = url;
  queueMediaTask(m, () => {
    fireEvent(source, "error", undefined);
    const next = sourceAfter(e, source);
    if (next !== null) failSource(e, m, next);
    else {
      m.waitsAfter = source;
      m.network = NETWORK_NO_SOURCE;
    }
  });
}
function goOnWithSources(e, m) {
  const next = sourceAfter(e, m.waitsAfter);
  if (next === null) return;
  m.waitsAfter = null;
  m.network = NETWORK_LOADING;
  failSource(e, m, next);
}

function HTMLMediaElement_error(e) { return mediaOf(e).error; }
function HTMLMediaElement_currentSrc(e) { return mediaOf(e).source; }
function HTMLMediaElement_networkState(e) { return mediaOf(e).network; }
function HTMLMediaElement_load(e) {
  const m = mediaOf(e);
  loadMedia(e, m);
}
function HTMLMediaElement_canPlayType() { return ""; }
function HTMLMediaElement_readyState() { return 0; }
function HTMLMediaElement_seeking() { return false; }
function HTMLMediaElement_ended() { return false; }
function HTMLMediaElement_duration() { return NaN; }
// Where there is nothing to seek in, the time is where it would begin ("default playback start position").
function HTMLMediaElement_currentTime(e) { return mediaOf(e).start; }
function HTMLMediaElement_set_currentTime(e, v) { mediaOf(e).start = v; }
function HTMLMediaElement_buffered() { return noTimes(); }
function HTMLMediaElement_played() { return noTimes(); }
function HTMLMediaElement_seekable() { return noTimes(); }
function noTimes() { return makeJs(TYPE_BY_NAME.TimeRanges); }
function TimeRanges_length() { return 0; }
function TimeRanges_start(o, index) { throw domException("IndexSizeError", `Failed to execute 'start' on 'TimeRanges': The index provided (${index}) is greater than or equal to the maximum bound (0).`); }
function TimeRanges_end(o, index) { throw domException("IndexSizeError", `Failed to execute 'end' on 'TimeRanges': The index provided (${index}) is greater than or equal to the maximum bound (0).`); }
function MediaError_code(o) { return stateOf(o).code; }
function MediaError_message(o) { return stateOf(o).message; }

function HTMLMediaElement_paused(e) { return mediaOf(e).paused; }
function HTMLMediaElement_play(e) {
  const m = mediaOf(e);
  if (m.error !== null) return PromiseReject(domException("NotSupportedError", "The element has no supported sources."));
  const asked = newPromise();
  m.asked.push(asked);
  if (m.network === NETWORK_EMPTY) selectMedia(e, m);
  if (m.paused) {
    m.paused = false;
    fireLater(e, "play");
    fireLater(e, "waiting");
  }
  return asked.promise;
}
function HTMLMediaElement_pause(e) {
  const m = mediaOf(e);
  if (m.network === NETWORK_EMPTY) selectMedia(e, m);
  if (m.paused) return;
  m.paused = true;
  const asked = m.asked;
  m.asked = [];
  queueElementTask(() => {
    fireEvent(e, "timeupdate", undefined);
    fireEvent(e, "pause", undefined);
    for (const each of asked) each.reject(domException("AbortError", "The play() request was interrupted by a call to pause()."));
  });
}
function HTMLMediaElement_playbackRate(e) { return mediaOf(e).rate; }
function HTMLMediaElement_set_playbackRate(e, v) {
  const m = mediaOf(e);
  if (m.rate === v) return;
  m.rate = v;
  fireLater(e, "ratechange");
}
function HTMLMediaElement_defaultPlaybackRate(e) { return mediaOf(e).defaultRate; }
function HTMLMediaElement_set_defaultPlaybackRate(e, v) {
  const m = mediaOf(e);
  if (m.defaultRate === v) return;
  m.defaultRate = v;
  fireLater(e, "ratechange");
}
function HTMLMediaElement_preservesPitch(e) { return mediaOf(e).keepsPitch; }
function HTMLMediaElement_set_preservesPitch(e, v) { mediaOf(e).keepsPitch = v; }
function HTMLMediaElement_volume(e) { return mediaOf(e).volume; }
function HTMLMediaElement_set_volume(e, v) {
  if (v < 0 || v > 1) throw domException("IndexSizeError", `Failed to set the 'volume' property on 'HTMLMediaElement': The volume provided (${v}) is outside the range [0, 1].`);
  const m = mediaOf(e);
  if (m.volume === v) return;
  m.volume = v;
  fireLater(e, "volumechange");
}
function HTMLMediaElement_muted(e) { return mediaOf(e).muted; }
function HTMLMediaElement_set_muted(e, v) {
  const m = mediaOf(e);
  if (m.muted === v) return;
  m.muted = v;
  fireLater(e, "volumechange");
}
function HTMLVideoElement_videoWidth() { return 0; }
function HTMLVideoElement_videoHeight() { return 0; }
