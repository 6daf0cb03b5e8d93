// Days since 1970-01-01 as plain numbers, and the ticks of the axis. A day is never a timestamp.

const data = JSON.parse(document.getElementById("data").textContent);
const words = data.words;
const fill = (text, ...parts) => parts.reduce((done, part, i) => done.replace(`%${i + 1}`, () => part), text);

/** Year, month (1-12) and day of the proleptic Gregorian calendar on a day number; eras of 400 years are all alike. */
function civil(day) {
  const shifted = Math.floor(day) + 719468;
  const era = Math.floor(shifted / 146097);
  const ofEra = shifted - era * 146097;
  const leaps = Math.floor(ofEra / 1460) - Math.floor(ofEra / 36524) + Math.floor(ofEra / 146096);
  const year = Math.floor((ofEra - leaps) / 365);
  const ofYear = ofEra - (365 * year + Math.floor(year / 4) - Math.floor(year / 100));
  const month = Math.floor((5 * ofYear + 2) / 153);
  const inMonth = ofYear - Math.floor((153 * month + 2) / 5) + 1;
  const number = month < 10 ? month + 3 : month - 9;
  return [year + era * 400 + (number <= 2 ? 1 : 0), number, inMonth];
}

/** Day number of a date; months may lie outside 1-12. */
function dayOf(year, month = 1, day = 1) {
  const months = year * 12 + month - 1;
  const y = Math.floor(months / 12), m = months - y * 12 + 1;
  const shifted = m <= 2 ? y - 1 : y;
  const era = Math.floor(shifted / 400);
  const ofEra = shifted - era * 400;
  const ofYear = Math.floor((153 * (m > 2 ? m - 3 : m + 9) + 2) / 5) + day - 1;
  return era * 146097 + ofEra * 365 + Math.floor(ofEra / 4) - Math.floor(ofEra / 100) + ofYear - 719468;
}

const yearWords = year => year > 0 ? String(year) : fill(data.before, 1 - year);
const two = number => String(number).padStart(2, "0");

/** A day in words for the span that is shown: as exact as the zoom (pixels a day) lets it be meant. */
function dayWords(day, perDay) {
  const [year, month, number] = civil(day);
  if (perDay < 0.05) return yearWords(year);
  if (perDay < 1) return `${data.months[0][month - 1]} ${yearWords(year)}`;
  const words = `${number} ${data.months[1][month - 1]} ${yearWords(year)}`;
  const minutes = Math.floor((day - Math.floor(day)) * 1440 + 1e-6);
  return perDay < 60 ? words : `${words}, ${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

const isoDay = day => {
  const [year, month, number] = civil(day);
  const digits = String(Math.abs(year)).padStart(4, "0");
  return `${year < 0 ? "-" : ""}${digits}-${two(month)}-${two(number)}`;
};

/** Day number of "1962", "1962-10" or "1962-10-27", at its beginning or (`after`) its end; NaN for anything else. */
function readDay(text, after = false) {
  const found = /^(-?\d{4,6})(?:-(\d\d))?(?:-(\d\d))?$/.exec(text ?? "");
  if (!found) return NaN;
  const [year, month, day] = found.slice(1).map(part => part === undefined ? 0 : Number(part));
  if (month > 12 || day > 31) return NaN;
  if (!after) return dayOf(year, month || 1, day || 1);
  return day ? dayOf(year, month, day) + 1 : month ? dayOf(year, month + 1) : dayOf(year + 1);
}

// Each unit: about how many days, where one begins at or before a day, where the next begins, and its words.
const hours = step => ({
  days: step / 24,
  floor: day => Math.floor(day * 24 / step + 1e-9) * step / 24,
  next: begin => begin + step / 24,
  words: begin => `${two(Math.round((begin - Math.floor(begin + 1e-9)) * 24))}:00`,
  room: 44,
});
const days = step => ({
  days: step,
  floor: day => {
    const [year, month, number] = civil(day);
    return dayOf(year, month, Math.min(Math.floor((number - 1) / step) * step + 1, step > 1 ? 30 - step + 1 : 31));
  },
  next: begin => {
    const [year, month, number] = civil(begin);
    return number + step > (step > 1 ? 30 - step + 1 : 99) ? dayOf(year, month + 1) : begin + step;
  },
  words: begin => String(civil(begin)[2]),
  room: 22,
});
const months = step => ({
  days: 30.4 * step,
  floor: day => { const [year, month] = civil(day); return dayOf(year, Math.floor((month - 1) / step) * step + 1); },
  next: begin => { const [year, month] = civil(begin); return dayOf(year, month + step); },
  words: begin => data.months[1][civil(begin)[1] - 1],
  room: 34,
});
const years = step => ({
  days: 365.25 * step,
  floor: day => dayOf(Math.floor(civil(day)[0] / step) * step),
  next: begin => dayOf(civil(begin)[0] + step),
  words: begin => yearWords(civil(begin)[0]),
  room: step < 1000 ? 44 : 90,
});
const MONTH = { ...months(1), words: begin => dayWords(begin, 0.1) };
const DAY = { ...days(1), words: begin => dayWords(begin, 1) };
const DECADE = {
  ...years(10),
  words: begin => civil(begin)[0] > 0 ? fill(data.decade, civil(begin)[0]) : yearWords(civil(begin)[0]),
};
const LONG = [1, 10, 100, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8].flatMap(size => [5, 10, 20].map(step => years(step * size)));
const STEPS = [
  [hours(1), DAY], [hours(3), DAY], [hours(6), DAY], [hours(12), DAY], [days(1), MONTH], [days(5), MONTH],
  [days(10), MONTH], [months(1), years(1)], [months(3), years(1)], [years(1), DECADE], [years(2), DECADE],
  ...LONG.map(unit => [unit, null]),
];

/** The two rows of the axis at so many pixels a day: small units and the larger ones that hold them (null for none). */
const axisUnits = perDay => STEPS.find(([unit]) => unit.days * perDay >= unit.room) ?? STEPS[STEPS.length - 1];

/** Beginnings of a unit that lie in a span, one before it included. */
function* beginnings(unit, first, last) {
  for (let at = unit.floor(first), n = 0; at < last && n < 2000; at = unit.next(at), n += 1) yield at;
}
