// Canvases without an element: OffscreenCanvas (HTML §4.12.5.3) and ImageBitmap (§8.10). Their pixels are in Java; what they
// are transferred by is a record of their size and pixels.

function adoptSurface(o, number) {
  setNumber(o, number);
  holdWeakly(number, o);
}
function detachedSurface(o) { return domException("InvalidStateError", `The ${NAME[typeOf(o)]} is detached.`); }

// OffscreenCanvas
const offscreenLimit = v => v > 0x7fffffff ? 0x7fffffff : v;
function OffscreenCanvas_construct(o, width, height) { setUpOffscreen(o, offscreenLimit(width), offscreenLimit(height), 0); }
function setUpOffscreen(o, width, height, placeholder) {
  adoptSurface(o, Host_canvasOffscreen(width, height));
  const s = stateOf(o);
  s.width = width; s.height = height; s.placeholder = placeholder; s.detached = false;
}
function OffscreenCanvas_width(o) { return stateOf(o).width; }
function OffscreenCanvas_height(o) { return stateOf(o).height; }
function OffscreenCanvas_set_width(o, v) { if (!stateOf(o).detached) resizeCanvas(o, () => { stateOf(o).width = offscreenLimit(v); }); }
function OffscreenCanvas_set_height(o, v) { if (!stateOf(o).detached) resizeCanvas(o, () => { stateOf(o).height = offscreenLimit(v); }); }
function OffscreenCanvas_getContext(o, id, options) {
  if (stateOf(o).detached) throw detachedSurface(o);
  if (id !== "2d") return null;
  const c = canvasContexts.get(o);
  return c !== undefined ? c.object : canvasMakeContext(o, "OffscreenCanvasRenderingContext2D", options);
}
function OffscreenCanvas_transferToImageBitmap(o) {
  const c = canvasContexts.get(o);
  if (stateOf(o).detached) throw detachedSurface(o);
  if (c === undefined) throw domException("InvalidStateError", "Cannot transfer an ImageBitmap from an OffscreenCanvas with no context");
  const bitmap = snapshotOf(canvasSourceOf(o)).element;
  Host_canvasErase(numberOf(o), !c.options.alpha);
  canvasTouched(c);
  return bitmap;
}
function OffscreenCanvas_convertToBlob(o, options) {
  if (stateOf(o).detached) return rejectedWith(detachedSurface(o));
  if (taintedCanvases.has(o)) return rejectedWith(domException("SecurityError", "Tainted OffscreenCanvas may not be exported."));
  if (stateOf(o).width === 0 || stateOf(o).height === 0) return rejectedWith(domException("IndexSizeError", "The size of the OffscreenCanvas is zero."));
  const blob = canvasBlobOf(encodeCanvas(o, options?.type === undefined ? "image/png" : toStr(options.type), options?.quality));
  return blob === null ? rejectedWith(domException("EncodingError", "Encoding of the source image has failed.")) : resolvedWith(blob);
}
TRANSFERABLE.OffscreenCanvas = {
  check(o) {
    if (stateOf(o).detached) throw domException("DataCloneError", "An OffscreenCanvas is detached and could not be cloned.");
    if (canvasContexts.has(o)) throw domException("InvalidStateError", "An OffscreenCanvas could not be transferred because it had a rendering context.");
  },
  send(o) {
    this.check(o);
    const s = stateOf(o), { width, height, placeholder } = s;
    s.detached = true;
    s.width = s.height = s.placeholder = 0;
    return [width, height, placeholder];
  },
  receive([width, height, placeholder]) {
    const o = makeJs(TYPE_BY_NAME.OffscreenCanvas);
    setUpOffscreen(o, width, height, placeholder);
    return o;
  },
};

// Elements whose control was transferred: what they show comes from elsewhere.
const placeholders = new WeakMap();
function placeholderOf(e) { return placeholders.get(e); }
function HTMLCanvasElement_transferControlToOffscreen(e) {
  if (placeholders.has(e)) throw domException("InvalidStateError", "Failed to execute 'transferControlToOffscreen' on 'HTMLCanvasElement': Cannot transfer control from a canvas for more than one time.");
  if (canvasContexts.has(e)) throw domException("InvalidStateError", "Failed to execute 'transferControlToOffscreen' on 'HTMLCanvasElement': Cannot transfer control from a canvas that has a rendering context.");
  const width = canvasWidth(e), height = canvasHeight(e), number = Host_canvasPlaceholder(numberOf(e), width, height);
  placeholders.set(e, number);
  const o = makeJs(TYPE_BY_NAME.OffscreenCanvas);
  setUpOffscreen(o, width, height, number);
  return o;
}
function presentCanvas(o) {
  if (isNode(o)) return;
  const { placeholder } = stateOf(o);
  if (placeholder !== 0) Host_canvasPresent(numberOf(o), placeholder);
}

// ImageBitmap
function setBitmap(b, width, height) {
  const s = stateOf(b);
  s.width = width; s.height = height; s.detached = false;
  return b;
}
function ImageBitmap_width(b) { return stateOf(b).width; }
function ImageBitmap_height(b) { return stateOf(b).height; }
function ImageBitmap_close(b) { detachBitmap(b); }
function detachBitmap(b) {
  const s = stateOf(b);
  if (s.detached) return;
  s.detached = true;
  s.width = s.height = 0;
  Host_canvasClose(numberOf(b));
}
// §8.10: it is copied or moved with its pixels, unless scripts may not read them.
function checkBitmap(b) {
  if (stateOf(b).detached) throw domException("DataCloneError", "An ImageBitmap is detached and could not be cloned.");
  if (taintedCanvases.has(b)) throw domException("DataCloneError", "Non-origin-clean ImageBitmap cannot be cloned.");
}
function storedBitmap(b) {
  Host_canvasStored(numberOf(b));
  return takeBytes().buffer;
}
function restoredBitmap(width, height, buffer) {
  giveBytes(new Bytes(buffer));
  const number = Host_canvasRestore(width, height);
  if (number === 0) throw domException("DataCloneError", "An ImageBitmap's pixels are missing.");
  return setBitmap(wrap(number), width, height);
}
SERIALIZABLE.ImageBitmap = {
  write(b, deep) { checkBitmap(b); const { width, height } = stateOf(b); return [width, height, deep(storedBitmap(b))]; },
  read([width, height, pixels], deep) { return restoredBitmap(width, height, deep(pixels)); },
};
TRANSFERABLE.ImageBitmap = {
  check: checkBitmap,
  send(b, inner, bytes) {
    checkBitmap(b);
    const { width, height } = stateOf(b), place = bytes(storedBitmap(b));
    detachBitmap(b);
    return [width, height, place];
  },
  receive([width, height, place], inner, bytes) { return restoredBitmap(width, height, bytes(place)); },
};

// HTML §8.10.1: (image, options), or (image, sx, sy, sw, sh, options).
function Window_createImageBitmap(w, image, ...given) {
  try {
    const crop = given[1] !== undefined ? given.slice(0, 4).map(v => Number(v) | 0) : null;
    if (crop !== null && (crop[2] === 0 || crop[3] === 0)) throw new RangeErr(`Failed to execute 'createImageBitmap' on 'Window': The crop rect ${crop[2] === 0 ? "width" : "height"} is 0.`);
    const options = (crop === null ? given[0] : given[4]) ?? {};
    if (isBlob(image)) return then(gatherBytes(image), bytes => cutBitmap(decodedBitmap(bytes), crop, options));
    return resolvedWith(cutBitmap(wholeBitmap(image), crop, options));
  } catch (e) { return rejectedWith(e); }
}
function decodedBitmap(bytes) {
  giveBytes(bytes);
  const number = Host_canvasDecode();
  if (number === 0) throw domException("InvalidStateError", "The source image could not be decoded.");
  const bitmap = wrap(number), [width, height] = Host_canvasImage(number).split(",").map(Number);
  return setBitmap(bitmap, width, height);
}
function drawnBitmap(width, height, draw) {
  const o = makeJs(TYPE_BY_NAME.OffscreenCanvas);
  setUpOffscreen(o, width, height, 0);
  draw(OffscreenCanvas_getContext(o, "2d", null));
  return snapshotOf(canvasSourceOf(o)).element;
}
function wholeBitmap(image) {
  if (NAME[typeOf(image)] === "ImageData") {
    const { data, width, height } = stateOf(image);
    if (data.length === 0) throw domException("InvalidStateError", "The source data has been detached.");
    return drawnBitmap(width, height, context => CanvasDrawing_putImageData(context, image, 0, 0));
  }
  const source = canvasSourceOf(image);
  if (source === null) throw domException("InvalidStateError", "The image element contains an SVG image without intrinsic dimensions, or is not loaded.");
  return snapshotOf(source).element;
}
// "Crop bitmap data to the source rectangle with formatting"
function cutBitmap(bitmap, crop, options) {
  let [sx, sy, sw, sh] = crop ?? [0, 0, stateOf(bitmap).width, stateOf(bitmap).height];
  if (sw < 0) { sx += sw; sw = -sw; }
  if (sh < 0) { sy += sh; sh = -sh; }
  const { resizeWidth, resizeHeight, resizeQuality = "low", imageOrientation = "from-image" } = options;
  if (resizeWidth === 0 || resizeHeight === 0) throw domException("InvalidStateError", "The resize width or height is 0.");
  const width = resizeWidth ?? (resizeHeight === undefined ? sw : Math.ceil(sw * resizeHeight / sh));
  const height = resizeHeight ?? (resizeWidth === undefined ? sh : Math.ceil(sh * resizeWidth / sw));
  if (crop === null && width === sw && height === sh && imageOrientation !== "flipY") return bitmap;
  return drawnBitmap(width, height, context => {
    CanvasDrawing_set_imageSmoothingEnabled(context, resizeQuality !== "pixelated");
    if (imageOrientation === "flipY") CanvasDrawing_setTransform(context, 1, 0, 0, -1, 0, height);
    CanvasDrawing_drawImage(context, bitmap, sx, sy, sw, sh, 0, 0, width, height);
  });
}
