// Wheel, pointer, fingers and keys on the timeline.

class Hands {
  constructor(line) {
    this.line = line;
    this.held = new Map();
    this.travelled = 0;
    const { frame } = line;
    frame.addEventListener("wheel", event => this.wheel(event), { passive: false });
    frame.addEventListener("pointerdown", event => this.down(event));
    frame.addEventListener("pointermove", event => this.move(event));
    for (const name of ["pointerup", "pointercancel"]) frame.addEventListener(name, event => this.up(event));
    frame.addEventListener("pointerleave", () => this.hover(null));
    frame.addEventListener("dblclick", event => line.zoom(2, this.at(event).x));
    frame.addEventListener("keydown", event => this.key(event));
  }

  at(event) {
    const box = this.line.canvas.getBoundingClientRect();
    const { scale } = this.line;
    return { x: (event.clientX - box.left) / scale, y: (event.clientY - box.top) / scale };
  }

  /** A notch of a wheel and a pinch zoom, a sideways swipe moves; an upright swipe is left to the page. */
  wheel(event) {
    const { line } = this, lines = event.deltaMode === 1 ? 33 : event.deltaMode === 2 ? 400 : 1;
    const down = event.deltaY * lines, aside = (event.shiftKey && !event.deltaX ? event.deltaY : event.deltaX) * lines;
    const notch = !event.deltaX && (event.deltaMode !== 0 || Math.abs(event.deltaY) >= 48);
    if (event.ctrlKey || event.metaKey) line.zoom(Math.exp(-down * (notch ? 0.003 : 0.01)), this.at(event).x, true);
    else if (event.shiftKey || Math.abs(aside) > Math.abs(down)) line.pan(aside);
    else if (notch) line.zoom(Math.exp(-down * 0.003), this.at(event).x, true);
    else return;
    event.preventDefault();
  }

  down(event) {
    if (event.button) return;
    const at = this.at(event);
    this.held.set(event.pointerId, at);
    this.travelled = this.held.size > 1 ? 99 : 0;
    this.overview = at.y > this.line.height - OVERVIEW;
    this.line.frame.setPointerCapture(event.pointerId);
    if (this.overview) this.toOverview(at.x);
  }

  toOverview(x) {
    const { line } = this, [first, last] = data.span;
    const day = first + (x - line.gutter) / (line.width - line.gutter) * (last - first);
    line.show(day - line.span / 2, day + line.span / 2, true);
  }

  move(event) {
    const before = this.held.get(event.pointerId), now = this.at(event), { line } = this;
    if (!before) { this.hover(event.pointerType === "mouse" ? now : null); return; }
    if (this.overview) { this.toOverview(now.x); return; }
    const others = [...this.held.entries()].filter(([id]) => id !== event.pointerId).map(([, at]) => at);
    if (others.length) {
      const apart = Math.abs(now.x - others[0].x), were = Math.abs(before.x - others[0].x);
      if (apart > 8 && were > 8) line.zoom(apart / were, (now.x + others[0].x) / 2, true);
      line.pan((before.x - now.x) / 2);
    } else {
      this.travelled += Math.abs(now.x - before.x);
      if (this.travelled > 4) { line.pan(before.x - now.x); line.frame.classList.add("dragged"); }
      else return;
    }
    this.held.set(event.pointerId, now);
  }

  up(event) {
    const was = this.held.delete(event.pointerId), { line } = this;
    line.frame.classList.remove("dragged");
    this.hover(null);
    if (!was || this.travelled > 4 || this.overview || event.type === "pointercancel") return;
    const { x, y } = this.at(event), { n, count } = line.under(x, y);
    if (n !== undefined) line.chosen(n);
    else if (count) {
      const middle = (count.from + count.to) / 2, length = Math.max((count.to - count.from) * 1.5, line.span / 6);
      line.show(middle - length / 2, middle + length / 2);
    }
  }

  /** Tell what lies under the pointer. */
  hover(at) {
    const { line } = this, { tip, frame } = line;
    const { n, count } = at ? line.under(at.x, at.y) : {};
    frame.classList.toggle("over", n !== undefined || Boolean(count));
    tip.hidden = n === undefined;
    if (n === undefined) return;
    tip.textContent = `${line.dates[n]}\n${line.titles[n]}`;
    const x = at.x * line.scale, y = at.y * line.scale, below = y + 18;
    tip.style.left = `${Math.max(4, Math.min(x + 12, frame.clientWidth - tip.offsetWidth - 4))}px`;
    tip.style.top = `${below + tip.offsetHeight > frame.clientHeight ? y - tip.offsetHeight - 8 : below}px`;
  }

  key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const { line } = this, page = (line.width - line.gutter) * 0.8, little = page / 6;
    const shift = event.shiftKey && event.key.startsWith("Arrow") ? "Shift " : "";
    const deeds = {
      "+": () => line.zoom(1.5), "=": () => line.zoom(1.5), "-": () => line.zoom(1 / 1.5), "0": () => line.fit(),
      ArrowLeft: () => line.step(-1), ArrowRight: () => line.step(1), ArrowUp: () => line.stepLane(-1),
      ArrowDown: () => line.stepLane(1), Home: () => line.end(-1), End: () => line.end(1),
      "Shift ArrowLeft": () => line.pan(-little, false), "Shift ArrowRight": () => line.pan(little, false),
      PageUp: () => line.pan(-page, false), PageDown: () => line.pan(page, false), Enter: () => line.read(),
    };
    const deed = deeds[shift + event.key];
    if (!deed) return;
    deed();
    event.preventDefault();
    event.stopPropagation();
  }
}
