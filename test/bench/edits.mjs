// What is typed, and where: each a text and the edit of every key press, as a language server is told it.

/** A digit is typed over: the last one of the item in the middle. */
export function digitInTheMiddle(text, format) {
  const lines = text.split('\n');
  const item = format === 'budget' ? /^\s*3\d{4}\s+"[^"]*"\s+[\d,]+(?:\.\d\d)?/ : /^.*3\d{4}.*\d/;
  const middle = Math.floor(lines.length / 2);
  const line = lines.findIndex((each, i) => i >= middle && item.test(each));
  const character = item.exec(lines[line])[0].length;
  const digit = Number(lines[line][character - 1]);
  return {
    text,
    at: { line, character },
    edit: (key) => ({ range: rangeOf(line, character - 1, character), text: String((digit + 1 + key) % 10) }),
  };
}

/** A character is typed behind the declared name of the subject that the most lines use, and deleted again. */
export function nameUsedEverywhere(text) {
  const uses = new Map();
  for (const [, code, name] of text.matchAll(/^\s*(3\d{4})\s+"([^"]*)"/gm)) {
    const key = `${code}  "${name}"`;
    uses.set(key, (uses.get(key) ?? 0) + 1);
  }
  const [[declaration, count]] = [...uses].sort(([, a], [, b]) => b - a);
  const declared = text.replace(/^科目 \{\n/m, `$&    ${declaration}\n`);
  const line = declared.split('\n').indexOf(`    ${declaration}`);
  const character = declaration.length + 3;
  return {
    text: declared,
    count,
    edit: (key) =>
      key % 2 === 0
        ? { range: rangeOf(line, character, character), text: '甲' }
        : { range: rangeOf(line, character, character + 1), text: '' },
  };
}

/** Letters of a subject are typed on a line of their own behind the item in the middle, and deleted again. */
export function lettersOfASubject({ at }) {
  const [line, indent] = [at.line + 1, 4];
  const letters = 'jbgz';
  return {
    prepare: { range: rangeOf(at.line, at.character, at.character), text: `\n${' '.repeat(indent)}` },
    edit: (key) => {
      const typed = key % (letters.length + 1);
      return typed === letters.length
        ? { range: rangeOf(line, indent, indent + letters.length), text: '' }
        : { range: rangeOf(line, indent + typed, indent + typed), text: letters[typed] };
    },
    position: (key) => ({ line, character: indent + (((key % (letters.length + 1)) + 1) % (letters.length + 1)) }),
  };
}

/** Digits of items all over the text are typed over, and put back by the next key. */
export function digitsEverywhere(text, random) {
  const places = text.split('\n').flatMap((each, line) => {
    const [item] = /^\s*3\d{4}\s+"[^"]*"\s+[\d,]+(?:\.\d\d)?/.exec(each) ?? [];
    return item ? [{ line, character: item.length, digit: item.at(-1) }] : [];
  });
  let place;
  return {
    text,
    edit: (key) => {
      const isBack = key % 2 === 1;
      if (!isBack) place = places[random(places.length)];
      const digit = isBack ? place.digit : String((Number(place.digit) + 1 + random(9)) % 10);
      return { range: rangeOf(place.line, place.character - 1, place.character), text: digit };
    },
  };
}

function rangeOf(line, from, to) {
  return { start: { line, character: from }, end: { line, character: to } };
}
