// Loads an exported timeline in TimelineJS, in headless Chromium, and says how many of its events are shown.
// Usage: node check.mjs FILE.json [PICTURE.png]; needs `npm install` in this folder and a Chromium at CHROMIUM.
import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { dirname, extname, join, normalize } from "node:path";
import { createRequire } from "node:module";
import { chromium } from "playwright-core";

const [file, picture] = process.argv.slice(2);
const here = createRequire(import.meta.url);
const dist = join(dirname(here.resolve("@knight-lab/timelinejs/package.json")), "dist");
const types = { ".js": "text/javascript", ".css": "text/css", ".json": "application/json", ".html": "text/html" };
const page_html = `<!doctype html><meta charset="utf-8"><link rel="stylesheet" href="/css/timeline.css">
<div id="t" style="width:100%;height:700px"></div><script src="/js/timeline.js"></script>
<script>fetch("/data.json").then(r => r.json()).then(data => {
  window.timeline = new TL.Timeline("t", data, { script_path: location.origin + "/js/" }); });</script>`;

const server = createServer(async (request, response) => {
  const path = decodeURIComponent(new URL(request.url, "http://x").pathname);
  try {
    const body = path === "/" ? page_html
      : await readFile(path === "/data.json" ? file : join(dist, normalize(path)));
    response.writeHead(200, { "content-type": types[path === "/" ? ".html" : extname(path)] ?? "application/octet-stream" });
    response.end(body);
  } catch { response.writeHead(404); response.end(); }
});
await new Promise(done => server.listen(0, "127.0.0.1", done));
const wanted = JSON.parse(await readFile(file, "utf8"));
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync"],
});
const page = await browser.newPage({ viewport: { width: 1280, height: 720 } });
const errors = [];
page.on("pageerror", error => errors.push(String(error)));
await page.route("**/*", route => route.request().url().startsWith("http://127.0.0.1") ? route.continue() : route.abort());
await page.goto(`http://127.0.0.1:${server.address().port}/`);
await page.waitForFunction(count => document.querySelectorAll(".tl-timemarker").length >= count,
  wanted.events.length, { timeout: 60_000 });
const seen = await page.evaluate(() => ({
  markers: document.querySelectorAll(".tl-timemarker").length,
  slides: document.querySelectorAll(".tl-slide").length,
  headlines: [...document.querySelectorAll(".tl-timemarker .tl-headline")].map(each => each.textContent.trim()),
  errors: window.timeline.config.messages.errors,
  dates: window.timeline.config.events.map(each => each.display_date ?? ""),
}));
if (picture) await page.screenshot({ path: picture });
await browser.close();
server.close();
const words = text => { const t = text.replace(/<[^>]*>/g, "").replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&amp;/g, "&"); return t.replace(/\s+/g, " ").trim(); };
const shown = new Set(seen.headlines.map(words));
const missing = wanted.events.map(each => words(each.text.headline)).filter(each => !shown.has(each));
const result = { events: wanted.events.length, markers: seen.markers, slides: seen.slides, missing, errors: [...seen.errors, ...errors] };
console.log(JSON.stringify(result));
process.exit(result.markers === result.events && !missing.length && !result.errors.length ? 0 : 1);
