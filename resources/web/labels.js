// Which label may speak at which zoom, decided once for all zooms, so that nothing overlaps, jumps or flickers.
// Of two marks in a row the distance grows with the zoom while a label keeps its width: once apart they stay apart.
// Marks come in the order of importance; each takes the row in which it is clear of all before it at the coarsest zoom.

/** Pixels a day from which a mark is clear of another one; Infinity where they overlap at any zoom. */
function clearScale(start, end, width, otherStart, otherEnd, otherWidth) {
  const later = otherStart > start;
  const distance = later ? otherStart - start : start - otherStart;
  const overlapping = later ? otherStart < end : start < otherEnd;
  return overlapping || distance <= 0 ? Infinity : (later ? width : otherWidth) / distance;
}

/**
 * Give marks their row and the fewest pixels a day from which their labels are shown.
 * `starts`, `ends` in days, `widths` in pixels, `lanes` the lane of each, `rows` how many rows each lane has; `order`
 * lists the marks from the most to the least important. A mark that finds no row gets row -1 and Infinity.
 */
function placeLabels(starts, ends, widths, lanes, order, rows) {
  const row = new Int16Array(starts.length).fill(-1);
  const least = new Float64Array(starts.length).fill(Infinity);
  const taken = rows.map(count => Array.from({ length: count }, () => []));
  for (const i of order) {
    let best = Infinity, found = -1;
    for (let r = 0; r < taken[lanes[i]].length && best > 0; r += 1) {
      let need = 0;
      for (const j of taken[lanes[i]][r]) {
        const clear = clearScale(starts[i], ends[i], widths[i], starts[j], ends[j], widths[j]);
        if (clear > least[j] && clear > need) need = clear;
        if (need >= best) break;
      }
      if (need < best) { best = need; found = r; }
    }
    if (found < 0) continue;
    row[i] = found;
    least[i] = best;
    taken[lanes[i]][found].push(i);
  }
  return { row, least };
}
