// Opens the pages of make.py from disk in headless Chromium, without a network: reads them without scripts, walks them
// by keyboard and pointer, measures frames, and takes pictures to be looked at.
// Usage: node check.mjs FOLDER [PICTURES]; needs `npm install` in this folder and a Chromium at CHROMIUM.
import { mkdir, readdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const [folder, pictures] = process.argv.slice(2);
const faults = [], figures = {};
const expect = (holds, words) => { if (!holds) faults.push(words); };
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync"],
});
if (pictures) await mkdir(pictures, { recursive: true });

/** Open a page by itself, hand it to `walk`, and take a picture of where that ended. */
async function visit(name, { hash = "", size = [1280, 800], scheme = "light", scripts = true, picture, motion = "reduce" }, walk) {
  const context = await browser.newContext({ viewport: { width: size[0], height: size[1] }, colorScheme: scheme,
    javaScriptEnabled: scripts, reducedMotion: motion, offline: true, permissions: ["clipboard-read", "clipboard-write"] });
  const page = await context.newPage();
  const said = [], asked = [];
  page.on("pageerror", error => said.push(String(error)));
  page.on("console", message => { if (["error", "warning"].includes(message.type())) said.push(message.text()); });
  page.on("request", request => asked.push(request.url()));
  await page.goto(pathToFileURL(resolve(folder, name)).href + hash);
  if (scripts) await page.waitForFunction(() => document.documentElement.page?.line.frames > 0);
  await walk(page);
  if (pictures && picture) await page.screenshot({ path: join(pictures, `${picture}.png`) });
  expect(!said.length, `${name}: the browser complains: ${said.join(" | ")}`);
  expect(asked.every(url => url.startsWith("file:")), `${name}: asks the network for ${asked.filter(url => !url.startsWith("file:"))}`);
  await context.close();
}

const state = page => page.evaluate(() => {
  const { page: own } = document.documentElement;
  return { first: own.line.first, last: own.line.last, selected: own.selected, hash: location.hash,
    told: document.getElementById("told").textContent, focus: document.activeElement.id,
    listed: document.querySelectorAll("#events article:not([hidden])").length,
    labels: own.line.boxes.length, panel: !document.getElementById("panel").hidden };
});

/** Labels on the line that lie over one another. */
const overlaps = page => page.evaluate(() => {
  const { line } = document.documentElement.page;
  const boxes = line.boxes.filter(box => box.n !== line.selected);
  let found = 0;
  boxes.forEach((one, i) => boxes.slice(i + 1).forEach(other => {
    if (one.left + 4 < other.right && other.left + 4 < one.right && one.top < other.bottom && other.top < one.bottom) found += 1;
  }));
  return found;
});

// Without scripts
for (const name of (await readdir(folder)).filter(each => each.endsWith(".html"))) {
  await visit(name, { scripts: false, picture: `plain-${name.replace(".html", "")}` }, async page => {
    expect(!(await page.locator("#timeline").isVisible()), `${name}: an empty timeline without scripts`);
    expect(await page.locator("#events article").first().isVisible(), `${name}: no events without scripts`);
    const hidden = await page.locator("#events article .more").first().isHidden();
    expect(!hidden, `${name}: details are hidden without scripts`);
  });
}

// Pictures in light and dark, narrow and wide
for (const [picture, size, scheme] of [["phone", [390, 844], "light"], ["phone-dark", [390, 844], "dark"],
  ["laptop", [1280, 800], "light"], ["laptop-dark", [1280, 720], "dark"], ["desk", [1920, 1080], "light"],
  ["wall", [3840, 2160], "light"], ["wall-dark", [3840, 2160], "dark"]]) {
  await visit("all-en.html", { size, scheme, picture, hash: "#event=1962-10-27-u2-shot-down&from=1962-09&to=1962-12" }, async page => {
    expect(await overlaps(page) === 0, `${picture}: labels overlap`);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(wide <= 0, `${picture}: wider than the window by ${wide}`);
  });
}
for (const language of ["es", "ru"]) await visit(`all-${language}.html`, { picture: language, size: [1600, 1000] }, async () => {});

// By keyboard
await visit("all-en.html", { picture: "keyboard", size: [1600, 1000] }, async page => {
  const press = async key => { await page.keyboard.press(key); await page.waitForTimeout(60); return state(page); };
  await press("Tab");
  expect(await page.evaluate(() => document.activeElement.className) === "skip", "the first stop is not the skip link");
  await press("Tab");
  expect((await state(page)).focus === "search", "the second stop is not the search");
  for (let stops = 0; stops < 12 && (await state(page)).focus !== "line"; stops += 1) await press("Tab");
  const begin = await state(page);
  expect(begin.focus === "line", "the timeline cannot be reached by Tab");
  expect(await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle !== "none"), "its focus cannot be seen");
  const near = await press("+");
  expect(near.last - near.first < begin.last - begin.first, "+ does not zoom in");
  const aside = await press("Shift+ArrowRight");
  expect(aside.first > near.first, "Shift and an arrow do not move on");
  expect((await press("-")).last - near.first > near.last - near.first, "- does not zoom out");
  const all = await press("0");
  expect(Math.abs(all.first - begin.first) < 1e-6, "0 does not show everything");
  const one = await press("ArrowRight"), two = await press("ArrowRight"), back = await press("ArrowLeft");
  expect(one.selected >= 0 && two.selected === one.selected + 1 && back.selected === one.selected, "arrows do not step");
  expect(one.panel && one.hash.startsWith("#event="), "a selected event has no panel or address");
  expect((await press("Home")).selected === 0, "Home is not the first event");
  const end = await press("End");
  expect(end.selected === end.listed - 1, "End is not the last event");
  const below = await press("ArrowDown"), above = await press("ArrowUp");
  expect(below.selected !== end.selected || above.selected !== end.selected, "no other lane is reached");
  expect((await press("Enter")).focus === "card", "Enter does not lead to the evidence");
  const closed = await press("Escape");
  expect(!closed.panel && closed.focus === "" && closed.selected === -1, "Escape does not close the panel");
  await press("/");
  await page.keyboard.type("Хрущёв");
  await page.waitForTimeout(300);
  const cyrillic = await state(page);
  await page.fill("#search", "jruschov");
  await page.waitForTimeout(300);
  expect(cyrillic.listed > 20 && (await state(page)).listed >= cyrillic.listed * 0.9, "a name is not found across scripts");
  await page.fill("#search", "khruschev");
  await page.waitForTimeout(300);
  const misspelled = await state(page);
  expect(misspelled.listed >= cyrillic.listed * 0.9, "a name with a slip in it is not found");
  await page.fill("#search", "raul díaz");
  await page.waitForTimeout(300);
  const accents = await state(page);
  expect(accents.listed > 0 && accents.listed < cyrillic.listed, "accents count in the search");
  figures.found = { cyrillic: cyrillic.listed, misspelled: misspelled.listed, accents: accents.listed };
  await page.focus("#search");
  expect((await press("Enter")).selected >= 0, "Enter in the search does not select");
  await press("Escape");
  expect((await state(page)).listed === begin.listed, "Escape does not clear the search");
});

// Addresses, pointer, wheel, fingers
await visit("all-en.html", { hash: "#from=1962-10-16&to=1962-10-28", picture: "address" }, async page => {
  const there = await state(page);
  expect(Math.abs(there.last - there.first - 13) < 1e-6, `from and to show ${there.last - there.first} days, not 13`);
  const box = await page.locator("#canvas").boundingBox();
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.wheel(0, -120);
  await page.waitForTimeout(80);
  const near = await state(page);
  expect(near.last - near.first < 13, "the wheel does not zoom");
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 2 - 200, box.y + box.height / 2, { steps: 5 });
  await page.mouse.up();
  expect((await state(page)).first > near.first, "a drag does not move the line");
  const spot = await page.evaluate(() => {
    const box = document.documentElement.page.line.boxes.find(each => each.left > 300 && each.right < 900);
    return box && { x: (box.left + 20), y: (box.top + box.bottom) / 2, n: box.n };
  });
  await page.mouse.click(box.x + spot.x, box.y + spot.y);
  expect((await state(page)).selected === spot.n, "a click does not select");
  await page.click("#panel-copy");
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(/#event=[^&]+&from=[-\d]+&to=[-\d]+$/.test(copied), `the link copied is ${copied}`);
  await page.evaluate(() => { location.hash = "#event=1959-01-01-batista-flees"; });
});
await visit("all-en.html", { size: [390, 844] }, async page => {
  const box = await page.locator("#canvas").boundingBox(), begin = await state(page);
  const fingers = await page.context().newCDPSession(page);
  const touch = (type, ...xs) => fingers.send("Input.dispatchTouchEvent", { type, touchPoints: xs.map((x, id) => ({ x, y: box.y + 100, id })) });
  await touch("touchStart", 180, 220);
  for (let step = 1; step <= 8; step += 1) await touch("touchMove", 180 - step * 10, 220 + step * 10);
  await touch("touchEnd");
  await page.waitForTimeout(100);
  const near = await state(page);
  expect(near.last - near.first < (begin.last - begin.first) / 2, "a pinch does not zoom");
});

// Sources: from the panel to the source and on to another event it proves, narrow screens included
for (const size of [[1280, 800], [390, 844]]) await visit("all-en.html", { size, hash: "#event=1962-10-27-u2-shot-down" }, async page => {
  const opened = await state(page);
  await page.locator("#panel a.cite").first().click();
  await page.waitForTimeout(100);
  const source = page.locator("#sources li:target");
  expect(await source.isVisible(), `${size}: a source cannot be reached from the panel`);
  const covered = await source.locator(".note").evaluate(note => {
    const box = note.getBoundingClientRect(), at = document.elementFromPoint(box.left + 5, box.top + 8);
    return !note.contains(at);
  });
  expect(!covered, `${size}: the source is covered`);
  await source.locator(".proves a").first().click();
  expect((await state(page)).panel && opened.panel, `${size}: an event cannot be reached from a source`);
});
await visit("all-en.html", {}, async page => {
  await page.waitForTimeout(700);
  expect(await page.evaluate(() => location.hash) === "", "the address changes though nothing was done");
});

// A tour
await visit("tour.html", { picture: "tour" }, async page => {
  expect((await state(page)).hash === "#scene=1", "a tour does not begin with its first scene");
  await page.click("#scene .step:last-child");
  await page.keyboard.press("PageDown");
  await page.waitForTimeout(60);
  expect((await state(page)).hash === "#scene=3", "scenes are not stepped through");
  const heading = await page.locator("#scene strong").textContent();
  expect(heading === await page.locator("#tour > ol > li:nth-child(3) h3").textContent(), "the scene told is another");
});

// Hostile words
await visit("hostile.html", { picture: "hostile" }, async page => {
  expect(await page.evaluate(() => window.broken) === undefined, "words of the collection were run as a script");
  expect(await page.locator("#events article").count() === 2, "words of the collection became markup");
  expect(await page.locator("img").count() === 0, "words of the collection became an image");
  await page.focus("#line");
  await page.keyboard.press("ArrowRight");
  expect((await state(page)).selected >= 0, "an event with an odd id cannot be selected");
  expect(await page.evaluate(() => window.broken) === undefined, "the panel ran words of the collection");
});

// 5,000 events: time between frames while zooming and panning, and what painting takes of it
for (const [size, name] of [[[1280, 800], "laptop"], [[1920, 1080], "desk"]]) {
  await visit("many.html", { size, picture: `many-${name}`, motion: "no-preference" }, async page => {
    figures[name] = await page.evaluate(async () => {
      const { line } = document.documentElement.page, gaps = [], paints = [];
      const paint = line.paint.bind(line);
      line.paint = () => { const began = performance.now(); paint(); paints.push(performance.now() - began); };
      let before = 0;
      for (let step = 0; step < 240; step += 1) {
        if (step < 80) line.zoom(1.04, line.width / 2, true);
        else if (step < 160) line.pan(12);
        else line.zoom(1 / 1.04, line.width / 3, true);
        const now = await new Promise(requestAnimationFrame);
        if (before) gaps.push(now - before);
        before = now;
      }
      const arranging = performance.now();
      line.arrange();
      const arranged = performance.now() - arranging;
      const part = (numbers, share) => Math.round([...numbers].sort((a, b) => a - b)[Math.floor((numbers.length - 1) * share)] * 10) / 10;
      return { gap_ms: { median: part(gaps, 0.5), p99: part(gaps, 0.99) }, paint_ms: { median: part(paints, 0.5), p99: part(paints, 0.99) },
        arrange_ms: Math.round(arranged) };
    });
    figures[name].loaded_ms = await page.evaluate(() => Math.round(performance.getEntriesByType("navigation")[0].loadEventEnd));
    expect(figures[name].paint_ms.p99 < 40, `${name}: a frame of 5,000 events takes ${figures[name].paint_ms.p99} ms`);
    expect(await overlaps(page) === 0, `${name}: labels of many events overlap`);
    const kept = await page.evaluate(() => {
      // What is shown at one zoom is shown, in the same row, at every closer one.
      const { line } = document.documentElement.page;
      const shown = () => new Set(line.lanes.flatMap(lane => lane.pieces.filter(piece => piece.least <= line.perDay).map(piece => piece.n)));
      const far = shown();
      line.perDay *= 1.7;
      const near = shown();
      return [...far].every(n => near.has(n)) && near.size >= far.size;
    });
    expect(kept, `${name}: labels vanish while zooming in`);
  });
}
await browser.close();
console.log(JSON.stringify({ figures, faults }, null, 1));
process.exit(faults.length ? 1 : 0);
