// Ties timeline, list, panel, search, scenes and the address of the page together.

const root = document.documentElement;
const byId = id => document.getElementById(id);
const [panel, card, search, told, reading] = ["panel", "card", "search", "told", "reading"].map(byId);

class Page {
  constructor() {
    root.classList.add("scripted");
    byId("timeline").hidden = false;
    this.finder = new Finder();
    this.selected = -1;
    this.scene = -1;
    this.line = new Line(byId("line"), byId("canvas"), titles, n => this.choose(n), () => this.viewed());
    Object.assign(this.line, { dates, read: () => this.read() });
    byId("canvas").setAttribute("aria-label", fill(words.canvas, titles.length, this.spanWords(...data.span)));
    this.wire();
    this.fillLegend();
    this.fillChips();
    this.follow(true);
  }

  spanWords(first, last) {
    const perDay = this.line.perDay;
    return fill(words.view, dayWords(first, perDay), dayWords(last - 1e-6, perDay));
  }

  wire() {
    const { line } = this;
    const buttons = {
      in: () => line.zoom(2), out: () => line.zoom(0.5), fit: () => line.fit(), previous: () => line.step(-1),
      next: () => line.step(1), "panel-previous": () => line.step(-1), "panel-next": () => line.step(1),
      "panel-close": () => this.close(), "panel-copy": () => this.copy(),
      "legend-button": () => this.legend(byId("legend").hidden), "legend-close": () => this.legend(false),
    };
    for (const [id, deed] of Object.entries(buttons)) byId(id).addEventListener("click", deed);
    search.addEventListener("input", () => {
      clearTimeout(this.soon);
      this.soon = setTimeout(() => this.find(), 120);
    });
    search.addEventListener("keydown", event => { if (event.key === "Enter") { this.find(); this.nextFound(); } });
    byId("details").addEventListener("change", event => root.classList.toggle("full", event.target.checked));
    document.addEventListener("click", event => this.clicked(event));
    document.addEventListener("keydown", event => this.key(event));
    addEventListener("hashchange", () => this.follow());
    addEventListener("beforeprint", () => root.classList.add("full"));
    addEventListener("afterprint", () => root.classList.toggle("full", byId("details").checked));
  }

  /** A link to an event is followed here, so that it works a second time. */
  clicked(event) {
    // On a narrow screen the panel lies over the list, in which the source stands.
    if (event.target.closest?.("#panel a.cite") && getComputedStyle(panel).position === "fixed") this.close();
    const link = event.target.closest?.("a[href^='#event='], a[href^='#scene=']");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const [kind, id] = link.getAttribute("href").slice(1).split("=");
    event.preventDefault();
    if (kind === "scene") this.play(Number(id) - 1);
    else this.choose(placeOfId.get(`event=${id}`), true);
  }

  key(event) {
    const typing = event.target.closest?.("input");
    if (event.key === "Escape") {
      if (!byId("legend").hidden) this.legend(false);
      else if (typing && search.value) { search.value = ""; this.find(); }
      else this.close();
    } else if (event.key === "/" && !typing) { search.focus(); event.preventDefault(); }
    else if (this.scene >= 0 && !typing && (event.key === "PageDown" || event.key === "PageUp")) {
      this.play(this.scene + (event.key === "PageDown" ? 1 : -1));
      event.preventDefault();
    }
  }

  // Events

  /** Select an event on the line and in the list, and show it in the panel; `read` moves the focus there. */
  choose(n, read = false) {
    if (n === undefined) return;
    if (this.selected >= 0) this.mark(this.selected, false);
    this.selected = n;
    this.mark(n, true);
    this.line.select(n);
    card.replaceChildren(...cardOf(n, name => this.seek(name)));
    panel.hidden = false;
    card.scrollTop = 0;
    panel.scrollTop = 0;
    articles[n].scrollIntoView({ block: "nearest", behavior: "instant" });
    told.textContent = fill(words.selected, `${dates[n]}: ${titles[n]}`);
    this.address(`#${articles[n].id}`);
    if (read) this.read();
  }

  mark(n, on) {
    articles[n].classList.toggle("chosen", on);
    if (on) linkOf(articles[n]).setAttribute("aria-current", "true");
    else linkOf(articles[n]).removeAttribute("aria-current");
  }

  read() { if (!panel.hidden) card.focus(); }

  close() {
    if (panel.hidden) return;
    const within = panel.contains(document.activeElement);
    panel.hidden = true;
    this.line.select(-1);
    if (this.selected >= 0) {
      this.mark(this.selected, false);
      if (within) linkOf(articles[this.selected]).focus({ preventScroll: true });
    }
    this.selected = -1;
    this.address(this.viewAddress());
  }

  // Search

  find() {
    const found = this.finder.find(search.value);
    this.found = found;
    this.line.light(found ?? this.sceneEvents(), !found);
    showOnly(found);
    byId("hits").textContent = !found ? "" : found.size ? fill(words.hits, found.size, titles.length) : words.no_hits;
  }

  /** Select the next event that was found, after the last one the first. */
  nextFound() {
    const found = [...this.found ?? []].filter(n => this.line.isShown(n)).sort((a, b) => a - b);
    this.choose(found.find(n => n > this.selected) ?? found[0]);
  }

  seek(name) {
    search.value = `"${name}"`;
    this.find();
    search.focus();
  }

  // Scenes of a tour

  sceneEvents() {
    const told = this.scene >= 0 ? data.scenes[this.scene][2] : [];
    return told.length ? new Set(told) : null;
  }

  play(number) {
    if (!data.scenes.length) return;
    this.scene = Math.min(Math.max(number, 0), data.scenes.length - 1);
    const item = byId(`scene=${this.scene + 1}`), bar = byId("scene"), [first, last] = data.scenes[this.scene];
    const [head, name, caption] = ["p", "strong", "p"].map(tag => document.createElement(tag));
    const when = item.querySelector(".when").textContent;
    head.textContent = `${words.scene} ${this.scene + 1} ${words.of} ${data.scenes.length} · ${when} `;
    name.textContent = item.querySelector("h3").textContent;
    caption.textContent = item.querySelectorAll(":scope > p")[1].textContent;
    head.append(name);
    const inside = document.createElement("div");
    inside.append(head, caption);
    bar.replaceChildren(this.stepButton(-1), inside, this.stepButton(1));
    bar.hidden = false;
    for (const each of document.querySelectorAll("#tour > ol > li")) each.classList.toggle("chosen", each === item);
    item.scrollIntoView({ block: "nearest", behavior: "instant" });
    // room for the words of what stands last
    this.line.show(first, last + (last - first) * Math.min(0.5, 200 / this.line.width));
    this.line.light(this.found ?? this.sceneEvents(), !this.found);
    told.textContent = `${name.textContent}. ${caption.textContent}`;
    this.address(`#scene=${this.scene + 1}`);
  }

  stepButton(way) {
    const button = document.createElement("button"), number = this.scene + way;
    button.type = "button";
    button.className = "step";
    button.textContent = way < 0 ? "←" : "→";
    button.setAttribute("aria-label", `${words.scene} ${number + 1}`);
    button.disabled = number < 0 || number >= data.scenes.length;
    button.addEventListener("click", () => {
      this.play(number);
      // the buttons are new: the one in the same place keeps the focus, at an end the other
      const [back, on] = byId("scene").querySelectorAll("button");
      const [same, other] = way < 0 ? [back, on] : [on, back];
      (same.disabled ? other : same).focus();
    });
    return button;
  }

  // The address: #event=ID, #from=1962-10&to=1962-11, #scene=3

  viewAddress() { return `#from=${isoDay(this.line.first)}&to=${isoDay(this.line.last - 1e-6)}`; }

  address(hash) {
    this.own = hash;
    try { history.replaceState(null, "", hash); } catch { location.replace(hash); }
  }

  follow(first = false) {
    if (location.hash === this.own) return;
    const parts = new Map(location.hash.slice(1).split("&").map(part => part.split("=")));
    const from = readDay(parts.get("from")), to = readDay(parts.get("to") ?? parts.get("from"), true);
    if (from < to) this.line.show(from, to, true);
    if (parts.has("event")) this.choose(placeOfId.get(`event=${parts.get("event")}`));
    else if (parts.has("scene")) this.play((Number(parts.get("scene")) || 1) - 1);
    else if (first && data.scenes.length && !parts.has("from")) this.play(0);
  }

  viewed() {
    clearTimeout(this.still);
    this.still = setTimeout(() => {
      this.line.settle();
      told.textContent = this.spanWords(this.line.first, this.line.last);
      const whole = this.line.first === data.span[0] && Math.abs(this.line.last - data.span[1]) < 1e-6;
      if (this.selected < 0 && this.scene < 0 && (this.own || !whole)) this.address(this.viewAddress());
    }, 500);
  }

  async copy() {
    const place = location.href.split("#")[0] + `#${articles[this.selected].id}&${this.viewAddress().slice(1)}`;
    try {
      await navigator.clipboard.writeText(place);
      told.textContent = words.copied;
    } catch { this.address(place.slice(place.indexOf("#"))); }
    const button = byId("panel-copy");
    button.classList.add("done");
    setTimeout(() => button.classList.remove("done"), 1500);
  }

  // Legend and categories

  legend(open) {
    byId("legend").hidden = !open;
    byId("legend-button").setAttribute("aria-expanded", String(open));
    byId(open ? "legend-close" : "legend-button").focus();
    if (open) this.fillLegend();
  }

  fillLegend() {
    const marks = data.legend, ratio = window.devicePixelRatio || 1, wide = 120, high = 18;
    byId("kinds").replaceChildren(...marks.words.map((text, n) => {
      const [item, canvas] = ["li", "canvas"].map(tag => document.createElement(tag)), pen = canvas.getContext("2d");
      canvas.width = wide * ratio;
      canvas.height = high * ratio;
      canvas.style.width = `${wide}px`;
      canvas.style.height = `${high}px`;
      canvas.setAttribute("aria-hidden", "true");
      pen.scale(ratio, ratio);
      const x = day => 10 + (day + 2922) / 290 * (wide - 20);
      if (n < marks.start.length) drawMark(pen, marks, n, markPlace(marks, n, x), high / 2, colours.accent, wide);
      else { pen.font = SMALL; pen.fillStyle = colours["text-soft"]; pen.fillText("+12", 50, 13); }
      item.append(canvas, text);
      return item;
    }));
  }

  fillChips() {
    const used = [...new Set(data.marks.category)].sort((a, b) => a - b);
    byId("chips").append(...used.map(category => {
      const chip = document.createElement("button");
      chip.type = "button";
      chip.className = `chip c${category}`;
      chip.textContent = data.categories[category];
      chip.setAttribute("aria-pressed", "true");
      chip.addEventListener("click", () => {
        chip.setAttribute("aria-pressed", String(this.line.toggle(category)));
        const off = this.line.hiddenCategories.has(category);
        for (const each of root.querySelectorAll(`#events article.c${category}`)) each.classList.toggle("off", off);
      });
      return chip;
    }));
  }
}

const page = new Page();
root.page = page;
