// Paints the timeline on one canvas: axis, bands, lanes with their labels, ticks and counts, overview.

const ROW = 27, TICKS = 13, STRIP = 17, AXIS = 38, OVERVIEW = 22, GAP = 14;
// Pixels of a label: few events can say more.
const LONGEST = data.marks.start.length < 150 ? 400 : 240;
const FONT = '13px "Source Sans 3","Source Sans Pro",system-ui,sans-serif';
const SMALL = '11px "Source Sans 3","Source Sans Pro",system-ui,sans-serif';

/** What `Line` needs to be seen; holds nothing of its own. */
class Painter {
  stale() {
    if (!this.asked) this.asked = requestAnimationFrame(() => { this.asked = 0; this.paint(); });
  }

  paint() {
    const { pen, width, height } = this;
    if (!width) return;
    this.frames += 1;
    pen.setTransform(this.ratio, 0, 0, this.ratio, 0, 0);
    pen.fillStyle = colours.canvas;
    pen.fillRect(0, 0, width, height);
    pen.textBaseline = "alphabetic";
    pen.font = SMALL;
    this.paintAxis();
    this.paintStrips();
    this.boxes = [];
    this.counts = [];
    pen.save();
    pen.beginPath();
    pen.rect(this.gutter, 0, width - this.gutter, this.bottom);
    pen.clip();
    for (const lane of this.lanes) this.paintLane(lane);
    this.paintSelected();
    pen.restore();
    this.paintNames();
    this.paintOverview();
  }

  paintAxis() {
    const { pen, bottom } = this;
    const [small, large] = axisUnits(this.perDay);
    pen.textAlign = "left";
    for (const at of beginnings(small, this.first, this.last)) {
      const x = Math.round(this.x(at)) + 0.5;
      this.upright(x, this.top, bottom, colours["hairline-soft"]);
      this.upright(x, bottom, bottom + 5, colours.hairline);
      if (x > this.gutter - 1) this.write(small.words(at), x + 4, bottom + 14, colours["text-soft"]);
    }
    this.level(bottom, colours.hairline);
    if (large) this.paintLarge(large);
  }

  paintLarge(unit) {
    const { bottom } = this;
    let before = null;
    const put = (at, next) => {
      const words = unit.words(at), x = Math.max(this.x(at), this.gutter) + 4;
      const room = this.x(next) - x - 6;
      this.pen.font = `600 ${SMALL}`;
      if (this.pen.measureText(words).width <= room) this.write(words, x, bottom + 31, colours.text);
      this.pen.font = SMALL;
    };
    for (const at of beginnings(unit, this.first, this.last)) {
      if (before !== null) put(before, at);
      const x = Math.round(this.x(at)) + 0.5;
      this.upright(x, this.top, bottom + 34, colours.hairline);
      before = at;
    }
    if (before !== null) put(before, Math.max(unit.next(before), this.last));
  }

  paintStrips() {
    const { pen } = this;
    this.strips.forEach(([title, turns], number) => {
      const y = number * STRIP;
      turns.forEach(([first, last, name, short], turn) => {
        const left = Math.max(first === null ? -Infinity : this.x(first), this.gutter);
        const right = Math.min(last === null ? Infinity : this.x(last), this.width);
        if (right - left < 0.5) return;
        pen.fillStyle = colours[turn % 2 ? "band-alternate" : "band"];
        pen.fillRect(left, y, right - left - 1, STRIP - 1);
        const shown = [name, short].find(words => words && pen.measureText(words).width + 8 <= right - left);
        if (shown) this.write(shown, left + 4, y + 12, colours.text);
      });
      pen.textAlign = "right";
      if (this.gutter) this.write(title, this.gutter - 8, y + 12, colours["text-soft"]);
      pen.textAlign = "left";
    });
  }

  paintLane(lane) {
    const { pen } = this;
    const tickTop = lane.y + lane.height - 6;
    const bins = new Map();
    // Bins keep their place while the line is moved, and are cut in two as it grows.
    const bin = 2 ** Math.ceil(Math.log2(84 / this.perDay));
    const seen = new Uint8Array(Math.ceil(this.width) + 1);
    const tick = (n, colour) => {
      const x = this.x(this.dots[n]);
      if (x < this.gutter || x > this.width || seen[x | 0]) return;
      seen[x | 0] = 1;
      pen.fillStyle = colour;
      pen.fillRect(Math.round(x), tickTop, 1, 5);
    };
    for (const n of lane.faint) tick(n, colours["text-faint"]);
    pen.font = FONT;
    for (const piece of lane.pieces) {
      const { n } = piece;
      if (piece.least <= this.perDay) { this.paintPiece(lane, piece); continue; }
      tick(n, colours.lanes[this.marks.category[n]]);
      if (this.dots[n] < this.first || this.dots[n] > this.last) continue;
      const key = Math.floor(this.dots[n] / bin);
      const held = bins.get(key) ?? { count: 0, sum: 0, from: Infinity, to: -Infinity };
      held.count += 1;
      held.sum += this.dots[n];
      held.from = Math.min(held.from, this.dots[n]);
      held.to = Math.max(held.to, this.dots[n]);
      bins.set(key, held);
    }
    this.paintCounts(lane, bins, tickTop);
    this.level(lane.y + lane.height, colours["hairline-soft"]);
  }

  paintCounts(lane, bins, tickTop) {
    const { pen } = this;
    pen.font = SMALL;
    pen.textAlign = "center";
    let free = -Infinity;
    for (const held of [...bins.values()].sort((a, b) => a.sum / a.count - b.sum / b.count)) {
      const text = `+${held.count}`, x = this.x(held.sum / held.count);
      const half = pen.measureText(text).width / 2;
      if (x - half < free) continue;
      free = x + half + 6;
      this.write(text, x, tickTop - 2, colours["text-soft"]);
      const { from, to } = held;
      this.counts.push({ left: x - half - 4, right: x + half + 4, top: tickTop - 13, bottom: tickTop + 6, from, to });
    }
    pen.textAlign = "left";
  }

  /** Where a mark and its label stand: sticking to the left edge while the mark reaches over it. */
  spot(lane, { n, row }) {
    const place = markPlace(this.marks, n, day => this.x(day));
    const y = lane.y + Math.max(row, 0) * ROW;
    const own = Math.min(place.left, place.dot - DOT), { width } = this.labels[n];
    const far = this.marks.flags[n] & SPAN || place.right - place.left > 2 * DOT ? place.right : place.dot + DOT;
    const text = Math.min(Math.max(own, this.gutter + 4), Math.max(own, far - width));
    return { place, y, text, left: own, right: Math.max(far, text + width) };
  }

  paintPiece(lane, piece) {
    const { n } = piece, spot = this.spot(lane, piece);
    if (spot.right < this.gutter - 8 || spot.left > this.width + 8) return;
    if (n === this.selected) return;
    drawMark(this.pen, this.marks, n, spot.place, spot.y + 20, colours.lanes[this.marks.category[n]], this.width);
    this.write(this.labels[n].text, spot.text, spot.y + 12, colours.text);
    const left = Math.min(spot.left, spot.text) - 2;
    this.boxes.push({ n, left, right: spot.right + 2, top: spot.y, bottom: spot.y + ROW - 1 });
  }

  paintSelected() {
    const { pen, selected } = this;
    if (selected < 0) return;
    const lane = this.lanes.find(each => each.pieces.some(piece => piece.n === selected));
    const piece = lane?.pieces.find(each => each.n === selected);
    if (!piece) return;
    const spot = this.spot(lane, piece);
    if (spot.right < this.gutter || spot.left > this.width) return;
    const { width, text } = this.labels[selected], x = Math.min(spot.text, this.width - width - 8);
    pen.font = FONT;
    pen.fillStyle = colours["accent-soft"];
    pen.strokeStyle = colours.accent;
    pen.lineWidth = 1;
    pen.beginPath();
    pen.roundRect(x - 4.5, spot.y - 1.5, width + 9, 18, 3);
    pen.fill();
    pen.stroke();
    const colour = colours.lanes[this.marks.category[selected]];
    drawMark(pen, this.marks, selected, spot.place, spot.y + 20, colour, this.width);
    this.write(text, x, spot.y + 12, colours.text);
    this.boxes.push({ n: selected, left: x - 4, right: x + width + 4, top: spot.y, bottom: spot.y + ROW - 1 });
  }

  paintNames() {
    const { pen, gutter } = this;
    pen.font = `600 ${FONT}`;
    if (gutter) {
      pen.fillStyle = colours.canvas;
      pen.fillRect(0, this.top, gutter - 1, this.bottom - this.top);
      pen.textAlign = "right";
    }
    for (const lane of this.lanes) {
      const category = this.marks.category[lane.events[0]];
      const one = lane.name === data.categories[category];
      let name = lane.name;
      const room = gutter ? gutter - 12 : this.width / 2;
      while (name.length > 2 && pen.measureText(name).width > room) name = `${name.slice(0, -2)}…`;
      const colour = one ? colours.lanes[category] : colours.text;
      if (gutter) this.write(name, gutter - 8, lane.y + Math.min(14, lane.height - 4), colour);
      else if (name) this.paintNameInside(name, lane, colour);
      if (gutter) this.level(lane.y + lane.height, colours["hairline-soft"], 0, gutter);
    }
    if (gutter) this.upright(gutter - 0.5, 0, this.bottom, colours.hairline);
    pen.textAlign = "left";
  }

  paintNameInside(name, lane, colour) {
    const { pen } = this;
    pen.font = `600 ${SMALL}`;
    pen.fillStyle = colours.canvas + "d0";
    const y = lane.y + lane.height - 9;
    pen.fillRect(0, y - 4, pen.measureText(name).width + 8, 12);
    this.write(name, 4, y + 5, colour);
  }

  paintOverview() {
    const { pen, gutter } = this;
    const top = this.height - OVERVIEW, [first, last] = data.span, room = this.width - gutter;
    const at = day => gutter + (day - first) / (last - first) * room;
    pen.fillStyle = colours.panel;
    pen.fillRect(0, top, this.width, OVERVIEW);
    pen.fillStyle = colours["text-faint"];
    this.density.forEach((count, i) => {
      const height = count ? 2 + (OVERVIEW - 6) * Math.sqrt(count / this.densest) : 0;
      pen.fillRect(gutter + i * 3, this.height - height, 2, height);
    });
    const left = Math.max(at(this.first), gutter), right = Math.min(at(this.last), this.width);
    pen.fillStyle = colours.accent + "2e";
    pen.fillRect(left, top, Math.max(right - left, 3), OVERVIEW);
    pen.strokeStyle = colours.accent;
    pen.lineWidth = 1;
    pen.strokeRect(left + 0.5, top + 0.5, Math.max(right - left - 1, 2), OVERVIEW - 1);
  }

  write(words, x, y, colour) { this.pen.fillStyle = colour; this.pen.fillText(words, x, y); }

  level(y, colour, from = this.gutter, to = this.width) {
    this.pen.fillStyle = colour;
    this.pen.fillRect(from, Math.round(y), to - from, 1);
  }

  upright(x, from, to, colour) {
    if (x < this.gutter) return;
    this.pen.fillStyle = colour;
    this.pen.fillRect(x - 0.5, from, 1, to - from);
  }
}
