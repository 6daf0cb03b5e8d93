// Marks as honest as their dates: dots, soft and fading bars, arrows, dashes and halos, ghosts of rival dates.

const SPAN = 1, UNCERTAIN = 2, APPROXIMATE = 4, OPEN_START = 8, OPEN_END = 16, SET = 32, DRAFT = 128;
const DOT = 4.5, BAR = 4;
const colours = {};

/** Read the colours of the page anew; they change with the reader's wish for light or dark. */
function readColours() {
  const style = getComputedStyle(document.documentElement);
  for (const name of ["canvas", "text", "text-soft", "text-faint", "hairline", "hairline-soft", "accent", "accent-soft",
    "flash", "band", "band-alternate", "dispute", "panel"]) {
    colours[name] = style.getPropertyValue(`--${name}`).trim();
  }
  colours.lanes = data.categories.map((_, i) => style.getPropertyValue(`--lane-${i}`).trim());
}

/** Where a mark stands in pixels: its bounds, its certain part and its dot. */
function placeOf(marks, n, x) {
  const start = marks.start[n], end = marks.end[n];
  const sure = marks.certain[n];
  const left = x(start), right = x(end);
  const [sureLeft, sureRight] = sure ? sure.map(x) : [left, right];
  return { left, right, sureLeft, sureRight, dot: (left + right) / 2 };
}

/** Draw mark `n` with its bar or dot at height `y`, in a view `width` pixels wide. */
function drawMark(pen, marks, n, place, y, colour, width) {
  const flags = marks.flags[n];
  for (const day of marks.ghosts[n] ?? []) drawGhost(pen, place.ofDay(day), place.dot, y, width);
  if (flags & SPAN) drawSpan(pen, place, flags, y, colour, width);
  else drawMoment(pen, place, flags, marks.exact[n], y, colour, width);
}

function drawSpan(pen, place, flags, y, colour, width) {
  let { left, right } = place;
  if (flags & OPEN_END) right = Math.max(right, Math.min(left + 12 * DOT, width));
  if (flags & OPEN_START && right - left < 3 * DOT) left = right - 3 * DOT;
  right = Math.max(right, left + 2 * BAR);
  const from = Math.max(left, -8), to = Math.min(right, width + 8);
  if (to <= from) return;
  pen.fillStyle = flags & DRAFT ? colours.canvas : barFill(pen, place, flags, left, right, colour);
  pen.beginPath();
  pen.roundRect(from, y - BAR / 2, to - from, BAR, BAR / 2);
  pen.fill();
  if (flags & (UNCERTAIN | DRAFT)) outline(pen, colour, flags & UNCERTAIN ? [3, 3] : []);
  if (flags & OPEN_END) arrow(pen, right, y, 1, colour);
  if (flags & OPEN_START) arrow(pen, left, y, -1, colour);
}

/** A plain colour, or one that rises and falls over the ends that are not certain. */
function barFill(pen, place, flags, left, right, colour) {
  const feather = flags & APPROXIMATE ? 0.12 * (right - left) : 0;
  const rise = Math.max(flags & OPEN_START ? 0 : place.sureLeft - left, feather);
  const fall = Math.max(flags & OPEN_END ? 0 : right - place.sureRight, feather);
  if (rise < 1 && fall < 1) return colour;
  const fade = pen.createLinearGradient(left, 0, right, 0), length = right - left;
  const clear = colour + "26";
  fade.addColorStop(0, rise >= 1 ? clear : colour);
  fade.addColorStop(Math.min(rise / length, 1), colour);
  fade.addColorStop(Math.max(1 - fall / length, Math.min(rise / length, 1)), colour);
  fade.addColorStop(1, fall >= 1 ? clear : colour);
  return fade;
}

function drawMoment(pen, place, flags, exact, y, colour, width) {
  if (place.right - place.left > 2 * DOT) {
    const from = Math.max(place.left, -8), to = Math.min(place.right, width + 8);
    pen.fillStyle = colour + "5a";
    pen.beginPath();
    pen.roundRect(from, y - BAR / 2, Math.max(to - from, 0), BAR, BAR / 2);
    pen.fill();
  }
  if (flags & APPROXIMATE) {
    for (const [reach, alpha] of [[3.2, "1c"], [1.6, "2d"]]) ring(pen, place.dot, y, DOT + reach, colour + alpha);
  }
  if (flags & SET) {
    for (const aside of [-1.1, 0, 1.1]) ring(pen, place.dot + aside * DOT, y, DOT * 0.45, colour);
  } else if (exact && !(flags & (UNCERTAIN | DRAFT))) ring(pen, place.dot, y, DOT, colour);
  else {
    ring(pen, place.dot, y, DOT, colours.canvas);
    ring(pen, place.dot, y, DOT - 0.75, null);
    outline(pen, colour, flags & UNCERTAIN ? [3.1, 2.5] : [], flags & DRAFT ? 1.2 : 1.6);
    if (exact && flags & UNCERTAIN && !(flags & DRAFT)) ring(pen, place.dot, y, DOT * 0.45, colour);
  }
}

function ring(pen, x, y, radius, colour) {
  pen.beginPath();
  pen.arc(x, y, radius, 0, 2 * Math.PI);
  if (colour) { pen.fillStyle = colour; pen.fill(); }
}

function outline(pen, colour, dashes, width = 1.2) {
  pen.strokeStyle = colour;
  pen.lineWidth = width;
  pen.setLineDash(dashes);
  pen.stroke();
  pen.setLineDash([]);
}

function arrow(pen, x, y, way, colour) {
  pen.fillStyle = colour;
  pen.beginPath();
  pen.moveTo(x + way * 7, y);
  pen.lineTo(x - way, y - 5);
  pen.lineTo(x - way, y + 5);
  pen.fill();
}

/** A rival date: a ring of its own, joined to the mark by a dotted line. */
function drawGhost(pen, x, to, y, width) {
  if (Math.abs(x - to) < 2 * DOT || Math.max(x, to) < 0 || Math.min(x, to) > width) return;
  pen.beginPath();
  pen.moveTo(Math.max(Math.min(x, to), -8), y);
  pen.lineTo(Math.min(Math.max(x, to), width + 8), y);
  outline(pen, colours.dispute, [1, 3]);
  ring(pen, x, y, DOT - 1, null);
  outline(pen, colours.dispute, []);
}

const markPlace = (marks, n, x) => ({ ...placeOf(marks, n, x), ofDay: x });
