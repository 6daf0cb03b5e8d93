// The timeline as it is shown and moved: what is in view, in which rows, and what lies under a point.

const CLOSEST = 1440;
const calm = matchMedia("(prefers-reduced-motion: reduce)");

class Line extends Painter {
  /** `titles` by event; `chosen(n)` is called when the reader picks an event, `moved()` when the view has changed. */
  constructor(frame, canvas, titles, chosen, moved) {
    super();
    Object.assign(this, { frame, canvas, titles, chosen, moved });
    this.pen = canvas.getContext("2d");
    this.marks = data.marks;
    this.dots = this.marks.start.map((start, n) => (start + this.marks.end[n]) / 2);
    this.lit = null;
    this.hiddenCategories = new Set();
    this.selected = -1;
    this.first = data.span[0];
    this.perDay = 0;
    this.gutter = 0;
    this.boxes = [];
    this.counts = [];
    this.frames = 0;
    this.tip = frame.appendChild(document.createElement("div"));
    this.tip.className = "tip";
    this.tip.hidden = true;
    readColours();
    this.measure();
    new ResizeObserver(() => this.resize()).observe(frame);
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => { readColours(); this.stale(); });
    this.resize();
    new Hands(this);
  }

  // What is shown

  get last() { return this.first + this.span; }
  get span() { return (this.width - this.gutter) / this.perDay; }
  x(day) { return this.gutter + (day - this.first) * this.perDay; }
  day(x) { return this.first + (x - this.gutter) / this.perDay; }
  isShown(n) { return !this.hiddenCategories.has(this.marks.category[n]) && (!this.lit || this.lit.has(n)); }

  /** Widths of all labels, those too long cut short; measured once. */
  measure() {
    this.pen.font = FONT;
    const longest = Math.min(LONGEST, Math.max(140, this.frame.clientWidth * 0.55));
    this.labels = this.titles.map(title => {
      let width = this.pen.measureText(title).width, text = title;
      while (width > longest) {
        text = text.slice(0, Math.max(1, Math.floor(text.length * longest / width) - 1)).trimEnd();
        width = this.pen.measureText(text + "…").width;
      }
      return { text: text === title ? title : text + "…", width };
    });
  }

  /** Show events of `lit` (a set, null for all) with labels, the rest as ticks; `only` leaves out lanes without any. */
  light(lit, only = false) { this.lit = lit; this.onlyLit = only; this.arrange(); }

  toggle(category) {
    if (!this.hiddenCategories.delete(category)) this.hiddenCategories.add(category);
    this.arrange();
    return !this.hiddenCategories.has(category);
  }

  resize() {
    const { clientWidth, clientHeight } = this.frame;
    if (!clientWidth || !clientHeight) return;
    const ratio = window.devicePixelRatio || 1;
    const view = this.perDay ? [this.first, this.last] : data.span;
    // All lengths here are for letters of the usual size; the page has larger ones on very large displays.
    this.scale = parseFloat(getComputedStyle(document.documentElement).fontSize) / 16;
    this.width = clientWidth / this.scale;
    this.height = clientHeight / this.scale;
    this.canvas.width = Math.round(clientWidth * ratio);
    this.canvas.height = Math.round(clientHeight * ratio);
    this.canvas.style.width = `${clientWidth}px`;
    this.canvas.style.height = `${clientHeight}px`;
    this.ratio = ratio * this.scale;
    this.take({ first: view[0], perDay: (this.width - this.gutter) / (view[1] - view[0]) });
    this.arrange();
  }

  // Rows: lanes share the height by how busy they are in view; where it is too little for most, one lane holds all.

  arrange() {
    if (!this.width) return;
    const strips = this.height > 300 ? data.strips.length : 0;
    this.top = strips * STRIP + (strips ? 3 : 0);
    this.strips = data.strips.slice(0, strips);
    this.bottom = this.height - AXIS - OVERVIEW;
    const visible = n => !this.hiddenCategories.has(this.marks.category[n]) && (!this.onlyLit || this.isShown(n));
    let lanes = data.lanes.map(([name, events]) => ({ name, events: events.filter(visible) }));
    lanes = lanes.filter(lane => lane.events.length);
    const room = this.bottom - this.top;
    if (lanes.length > 1 && room - lanes.length * (TICKS + 5) < Math.max(lanes.length * 0.4, 2) * ROW) {
      lanes = [{ name: "", events: [...new Set(lanes.flatMap(lane => lane.events))].sort((a, b) => a - b) }];
    }
    this.share(lanes, room);
    this.lanes = lanes;
    this.leaveRoomForNames();
    this.place();
    this.weigh();
    this.stale();
  }

  /** Names stand at the left where there is room, else within their lanes; the days in view stay the same. */
  leaveRoomForNames() {
    const { pen } = this, view = [this.first, this.last];
    const measure = (font, names) => { pen.font = font; return names.map(name => pen.measureText(name).width); };
    const lanes = measure(`600 ${FONT}`, this.lanes.map(lane => lane.name));
    const widths = [...lanes, ...measure(SMALL, this.strips.map(([title]) => title))];
    this.gutter = this.width >= 700 ? Math.min(Math.ceil(Math.max(0, ...widths)) + 20, 180) : 0;
    this.perDay = (this.width - this.gutter) / (view[1] - view[0]);
  }

  share(lanes, room) {
    let left = room - lanes.length * (TICKS + 5);
    const { start, end } = this.marks, [first, last] = this.aim ?? [this.first, this.last];
    const inView = n => end[n] > first && start[n] < last && this.isShown(n);
    for (const lane of lanes) {
      lane.rows = 0;
      lane.busy = lane.events.reduce((count, n) => count + inView(n), 0);
    }
    while (left >= ROW) {
      let next = null, most = 0;
      for (const lane of lanes) {
        const weight = lane.rows < lane.busy ? Math.sqrt(lane.busy) / (lane.rows + 0.5) : 0;
        if (weight > most) { most = weight; next = lane; }
      }
      if (!next) break;
      next.rows += 1;
      left -= ROW;
    }
    let y = this.top;
    const extra = Math.max(0, left) / Math.max(1, lanes.length);
    for (const lane of lanes) {
      lane.y = y;
      lane.height = lane.rows * ROW + TICKS + 5 + extra;
      y += lane.height;
    }
  }

  /** Share the rows anew for what has come into view, once it has stayed there for a while. */
  settle() {
    const before = this.lanes.map(lane => lane.rows).join();
    this.share(this.lanes, this.bottom - this.top);
    if (this.lanes.map(lane => lane.rows).join() !== before) this.place();
    this.stale();
  }

  place() {
    const pieces = [];
    const rank = new Float64Array(this.titles.length);
    this.marks.rank.forEach((n, place) => { rank[n] = place; });
    this.lanes.forEach((lane, number) => {
      for (const n of lane.events) if (this.isShown(n)) pieces.push([n, number]);
    });
    const { start, end, exact } = this.marks;
    // A known day is a point: at most zooms it is narrower than its dot.
    const point = pieces.map(([n]) => exact[n] && end[n] - start[n] <= 1 ? this.dots[n] : NaN);
    const order = pieces.map((_, i) => i).sort((a, b) => rank[pieces[a][0]] - rank[pieces[b][0]] || a - b);
    const placed = placeLabels(
      pieces.map(([n], i) => point[i] || start[n]), pieces.map(([n], i) => point[i] || end[n]),
      pieces.map(([n]) => this.labels[n].width + GAP), pieces.map(([, lane]) => lane), order,
      this.lanes.map(lane => lane.rows),
    );
    this.lanes.forEach(lane => { lane.pieces = []; });
    pieces.forEach(([n, number], i) => {
      this.lanes[number].pieces.push({ n, row: placed.row[i], least: placed.least[i] });
    });
    for (const lane of this.lanes) lane.faint = this.lit ? lane.events.filter(n => !this.isShown(n)) : [];
  }

  /** How many events lie in each pixel of the overview. */
  weigh() {
    const columns = Math.max(1, Math.ceil((this.width - this.gutter) / 3));
    this.density = new Float64Array(columns);
    const [first, last] = data.span;
    for (const lane of this.lanes) for (const { n } of lane.pieces) {
      const at = Math.floor((this.dots[n] - first) / (last - first) * columns);
      if (at >= 0 && at < columns) this.density[at] += 1;
    }
    this.densest = Math.max(1, ...this.density);
  }

  // Moving

  /** Show the days `first` to `last`, by a short movement unless the reader wants none. */
  show(first, last, still = false) {
    const [least, most] = data.span, room = this.width - this.gutter;
    const widest = (most - least) * 1.5;
    const length = Math.min(Math.max(last - first, room / CLOSEST), widest);
    const middle = Math.min(Math.max((first + last) / 2, least), most);
    const aim = { first: middle - length / 2, perDay: room / length };
    this.aim = [aim.first, aim.first + length];
    cancelAnimationFrame(this.moving);
    if (still || calm.matches) { this.take(aim); return; }
    const from = { middle: this.first + this.span / 2, perDay: this.perDay }, began = performance.now();
    const step = now => {
      const share = Math.min((now - began) / 220, 1), eased = 1 - (1 - share) ** 3;
      const perDay = from.perDay * (aim.perDay / from.perDay) ** eased;
      // The middle moves with the widths of the views, so that a jump while zooming does not swing out.
      const turn = Math.abs(aim.perDay / from.perDay - 1) < 1e-6 ? eased
        : (1 / from.perDay - 1 / perDay) / (1 / from.perDay - 1 / aim.perDay);
      const at = from.middle + (middle - from.middle) * turn;
      this.take(share < 1 ? { first: at - room / perDay / 2, perDay } : aim);
      if (share < 1) this.moving = requestAnimationFrame(step);
    };
    this.moving = requestAnimationFrame(step);
  }

  take({ first, perDay }) {
    this.first = first;
    this.perDay = perDay;
    this.stale();
    this.moved();
  }

  fit() { this.show(...data.span); }
  zoom(factor, x = this.gutter + (this.width - this.gutter) / 2, still = false) {
    const day = this.day(x), length = this.span / factor, share = (x - this.gutter) / (this.width - this.gutter);
    this.show(day - length * share, day + length * (1 - share), still);
  }
  pan(pixels, still = true) {
    const days = pixels / this.perDay;
    this.show(this.first + days, this.last + days, still);
  }

  /** Mark an event and bring it into view where it is not. */
  select(n) {
    this.selected = n;
    if (n >= 0) {
      const dot = this.dots[n], { start, end } = this.marks;
      const seen = end[n] > this.first + this.span * 0.05 && start[n] < this.last - this.span * 0.2;
      if (!seen) this.show(dot - this.span / 2, dot + this.span / 2);
    }
    this.stale();
  }

  /** The next (1) or previous (-1) event that is shown; where none is selected, the one nearest to the middle. */
  step(way) {
    if (this.selected < 0) { this.stepTo([...this.dots.keys()]); return; }
    let n = this.selected + way;
    while (n >= 0 && n < this.dots.length && !this.isShown(n)) n += way;
    if (n >= 0 && n < this.dots.length) this.chosen(n);
  }

  /** The event of some that is shown and stands nearest to the selected one, or to the middle of the view. */
  stepTo(events) {
    const here = this.selected < 0 ? (this.first + this.last) / 2 : this.dots[this.selected];
    const near = events.filter(n => this.isShown(n)).reduce((best, n) =>
      best < 0 || Math.abs(this.dots[n] - here) < Math.abs(this.dots[best] - here) ? n : best, -1);
    if (near >= 0) this.chosen(near);
    return near >= 0;
  }

  end(way) {
    const order = way < 0 ? [...this.dots.keys()] : [...this.dots.keys()].reverse();
    const n = order.find(each => this.isShown(each));
    if (n !== undefined) this.chosen(n);
  }

  stepLane(way) {
    const at = this.lanes.findIndex(lane => lane.pieces.some(piece => piece.n === this.selected));
    for (let i = at < 0 ? 0 : at + way; i >= 0 && i < this.lanes.length; i += way) {
      if (this.stepTo(this.lanes[i].pieces.map(piece => piece.n))) return;
    }
  }

  /** What lies under a point: an event, a count, or nothing. */
  under(x, y) {
    const within = box => x >= box.left && x <= box.right && y >= box.top && y <= box.bottom;
    for (let i = this.boxes.length - 1; i >= 0; i -= 1) if (within(this.boxes[i])) return { n: this.boxes[i].n };
    const count = this.counts.find(within);
    return count ? { count } : this.tickUnder(x, y);
  }

  tickUnder(x, y) {
    const lane = this.lanes.find(each => y >= each.y + each.height - 10 && y <= each.y + each.height + 2);
    let best = 6, n = -1;
    for (const piece of lane?.pieces ?? []) {
      const far = Math.abs(this.x(this.dots[piece.n]) - x);
      if (piece.least > this.perDay && far < best) { best = far; n = piece.n; }
    }
    return n < 0 ? {} : { n };
  }
}
