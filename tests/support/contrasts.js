const light = c => { const f = v => { v /= 255; return v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4; }; return .2126 * f(c[0]) + .7152 * f(c[1]) + .0722 * f(c[2]); };
const colour = text => (text.match(/[\d.]+/g) || []).map(Number);
function contrasts(doc, win) {
  const found = [];
  const walk = doc.createTreeWalker(doc.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    if (!walk.currentNode.textContent.trim()) continue;
    let at = walk.currentNode.parentElement;
    const ink = colour(win.getComputedStyle(at).color);
    if (at.closest('.hidden')) continue;
    let paper = null;
    for (let up = at; up && !paper; up = up.parentElement) {
      const c = colour(win.getComputedStyle(up).backgroundColor);
      if (c.length === 3 || c[3] === 1) paper = c;
    }
    paper = paper || [255, 255, 255];
    const [a, b] = [light(ink), light(paper)].sort((x, y) => y - x);
    found.push([(a + .05) / (b + .05), at.tagName + '.' + at.className + ': ' + walk.currentNode.textContent.trim().slice(0, 40)]);
  }
  return found.sort((x, y) => x[0] - y[0])[0];
}
