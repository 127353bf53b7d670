// Pointer Events 3 §4.1.2: how a pen is held, told as two tilts or as two angles; each gives the other.

function PointerEvent_tiltX(e) { return penOf(e).tiltX; }
function PointerEvent_tiltY(e) { return penOf(e).tiltY; }
function PointerEvent_altitudeAngle(e) { return penOf(e).altitude; }
function PointerEvent_azimuthAngle(e) { return penOf(e).azimuth; }
function penOf(e) {
  const { init } = stateOf(e), { tiltX = 0, tiltY = 0, altitudeAngle: altitude = Math.PI / 2, azimuthAngle: azimuth = 0 } = init;
  const tilted = init.tiltX !== undefined || init.tiltY !== undefined, angled = init.altitudeAngle !== undefined || init.azimuthAngle !== undefined;
  if (tilted && !angled) return { tiltX, tiltY, ...sphericalOf(tiltX, tiltY) };
  if (angled && !tilted) return { altitude, azimuth, ...tiltOf(altitude, azimuth) };
  return { tiltX, tiltY, altitude, azimuth };
}
function sphericalOf(tiltX, tiltY) {
  const x = tiltX * Math.PI / 180, y = tiltY * Math.PI / 180, flat = Math.abs(tiltX) === 90 || Math.abs(tiltY) === 90;
  let azimuth = 0;
  if (tiltX === 0) azimuth = tiltY > 0 ? Math.PI / 2 : tiltY < 0 ? 3 * Math.PI / 2 : 0;
  else if (tiltY === 0) azimuth = tiltX < 0 ? Math.PI : 0;
  else if (!flat) {
    azimuth = Math.atan2(Math.tan(y), Math.tan(x));
    if (azimuth < 0) azimuth += 2 * Math.PI;
  }
  if (flat) return { azimuth, altitude: 0 };
  if (tiltX === 0) return { azimuth, altitude: Math.PI / 2 - Math.abs(y) };
  if (tiltY === 0) return { azimuth, altitude: Math.PI / 2 - Math.abs(x) };
  return { azimuth, altitude: Math.atan(1 / Math.sqrt(Math.tan(x) ** 2 + Math.tan(y) ** 2)) };
}
function tiltOf(altitude, azimuth) {
  const degrees = radians => Math.round(radians * 180 / Math.PI);
  if (altitude === 0) {
    // Flat on the ground: it leans as far as can be, to the sides that it points to.
    const side = v => Math.abs(v) < 1e-12 ? 0 : 90 * Math.sign(v);
    return { tiltX: side(Math.cos(azimuth)), tiltY: side(Math.sin(azimuth)) };
  }
  const slope = Math.tan(altitude);
  return { tiltX: degrees(Math.atan(Math.cos(azimuth) / slope)) + 0, tiltY: degrees(Math.atan(Math.sin(azimuth) / slope)) + 0 };
}
