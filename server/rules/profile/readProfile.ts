import { type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import type { Localized } from '../../language/schema.ts';
import type { SourceFile } from '../../model/SourceFile.ts';
import { nearest } from '../../text/nearest.ts';
import type { Span } from '../../text/Span.ts';
import { rules } from '../index.ts';
import type { Severity } from '../severities.ts';
import { type Profile, severityLevel, severityLevels, standardProfile } from './Profile.ts';

/** A profile as a file says it, with what is wrong with the file; what is right counts all the same. */
export interface ReadProfile {
  readonly profile: Profile;
  readonly faults: readonly ProfileFault[];
}

/** A stretch of the file that cannot be meant. */
export interface ProfileFault extends Span {
  readonly message: Localized;
}

const known = new WeakMap<SourceFile, ReadProfile>();

/** Reads JSON with comments; what the file says is added to the standard profile. */
export function readProfile(file: SourceFile): ReadProfile {
  const read = known.get(file) ?? new ProfileReader().read(file.text);
  known.set(file, read);
  return read;
}

/** The properties that a profile may have, each with how it is read. */
const properties: ReadonlyMap<string, (reader: ProfileReader, value: Node) => void> = new Map([
  ['severity', (reader, value) => reader.severity(value)],
  ['vagueWords', (reader, value) => reader.vagueWords(value)],
  ['typos', (reader, value) => reader.typos(value)],
  ['changeThreshold', (reader, value) => reader.changeThreshold(value)],
]);

class ProfileReader {
  readonly #faults: ProfileFault[] = [];
  readonly #severities = new Map<string, Severity | 'off'>();
  readonly #vagueWords = new Set(standardProfile.vagueWords);
  readonly #typos = new Map(standardProfile.typos);
  #changeThreshold = standardProfile.changeThreshold;

  read(text: string): ReadProfile {
    const root = this.#tree(text);
    if (root) {
      for (const [key, value] of this.#entries(root, '{ "severity": … }')) {
        const read = properties.get(key.value);
        if (read) read(this, value);
        else if (key.value !== '$schema') this.#fault(key, unknownProperty(key.value));
      }
    }
    const profile = {
      severities: this.#severities,
      vagueWords: this.#vagueWords,
      typos: this.#typos,
      changeThreshold: this.#changeThreshold,
    };
    return { profile, faults: this.#faults };
  }

  severity(node: Node): void {
    for (const [key, value] of this.#entries(node, '{ "stale-figure": "off" }')) {
      const level = severityLevel(value.value);
      const isKnown = rules.some(({ id }) => id === key.value);
      if (!isKnown) this.#fault(key, unknownRule(key.value));
      if (!level) this.#fault(value, unknownLevel(value));
      if (isKnown && level) this.#severities.set(key.value, level);
    }
  }

  vagueWords(node: Node): void {
    if (node.type !== 'array') this.#fault(node, wrongType('[ "提升" ]'));
    for (const { word, of } of this.#words(node.type === 'array' ? (node.children ?? []) : [])) {
      if (!word.startsWith('!')) this.#vagueWords.add(word);
      else if (!this.#vagueWords.delete(word.slice(1))) this.#fault(of, notStandard(word.slice(1)));
    }
  }

  typos(node: Node): void {
    for (const [key, value] of this.#entries(node, '{ "入住企业": "入驻企业" }')) {
      const wrong: string = key.value;
      if (value.value === false) {
        if (!this.#typos.delete(wrong)) this.#fault(key, notStandard(wrong));
      } else {
        for (const { word } of this.#words([value])) this.#typo(wrong, word, key);
      }
    }
  }

  #typo(wrong: string, right: string, at: Node): void {
    if (wrong.trim() === '') this.#fault(at, wrongType('"入住企业"'));
    else if (right.includes(wrong)) this.#fault(at, staysWrong(wrong, right));
    else this.#typos.set(wrong, right);
  }

  changeThreshold(node: Node): void {
    for (const [key, value] of this.#entries(node, '{ "percent": 30, "amount": 10 }')) {
      const number: unknown = value.value;
      if (key.value !== 'percent' && key.value !== 'amount') this.#fault(key, unknownThreshold(key.value));
      else if (typeof number !== 'number' || number < 0) this.#fault(value, wrongType('30'));
      else this.#changeThreshold = { ...this.#changeThreshold, [key.value]: number };
    }
  }

  /** The value of the file; of syntax errors only the first is told, the others mostly follow from it. */
  #tree(text: string): Node | undefined {
    const errors: ParseError[] = [];
    try {
      const tree = parseTree(text, errors, { allowTrailingComma: true });
      const [first] = errors;
      if (first) this.#fault(first, syntaxError(first));
      return tree;
    } catch {
      // The parser calls itself for every bracket, so that a few thousand of them are too many.
      this.#fault({ offset: 0, length: text.length }, wrongType('{ "severity": … }'));
      return undefined;
    }
  }

  /** The keys and values of an object; `example` shows what is expected where it is none. */
  *#entries(node: Node, example: string): Iterable<readonly [Node, Node]> {
    if (node.type !== 'object') this.#fault(node, wrongType(example));
    for (const { type, children: [key, value] = [] } of node.children ?? [])
      if (type === 'property' && key && value) yield [key, value];
  }

  *#words(nodes: readonly Node[]): Iterable<{ readonly word: string; readonly of: Node }> {
    for (const of of nodes) {
      const word: unknown = of.value;
      if (typeof word === 'string' && word.trim() !== '') yield { word, of };
      else this.#fault(of, wrongType('"提升"'));
    }
  }

  #fault({ offset, length }: Pick<Node, 'offset' | 'length'>, message: Localized): void {
    this.#faults.push({ start: offset, end: offset + length, message });
  }
}

function wrongType(example: string): Localized {
  return { zh: `类型不对，应写成 ${example}`, en: `Wrong type; write it as ${example}` };
}

function unknownProperty(name: string): Localized {
  const names = [...properties.keys()];
  return {
    zh: `不认识“${name}”；可用的有 ${names.join('、')}`,
    en: `“${name}” is not known; the names are ${names.join(', ')}`,
  };
}

function unknownThreshold(name: string): Localized {
  return {
    zh: `不认识“${name}”；可用的有 percent（%）、amount（万元）`,
    en: `“${name}” is not known; the names are percent (%) and amount (万元)`,
  };
}

function unknownRule(id: string): Localized {
  const meant = nearest(
    id,
    rules.map((rule) => rule.id),
  );
  if (meant === undefined) return { zh: `没有 ${id} 这条规则`, en: `There is no rule ${id}` };
  return {
    zh: `没有 ${id} 这条规则，最接近的是 ${meant}`,
    en: `There is no rule ${id}; the nearest is ${meant}`,
  };
}

function unknownLevel({ type, value }: Node): Localized {
  const levels = severityLevels.map((level) => `"${level}"`);
  const name = type === 'string' ? `“${value}”` : '';
  return {
    zh: `没有${name || '这样'}的级别；可用的有 ${levels.join('、')}`,
    en: `There is no ${name || 'such'} severity; the severities are ${levels.join(', ')}`,
  };
}

function staysWrong(wrong: string, right: string): Localized {
  return {
    zh: `改成“${right}”后，里面仍有“${wrong}”`,
    en: `“${right}” still contains “${wrong}”`,
  };
}

function notStandard(word: string): Localized {
  return {
    zh: `“${word}”不在标准词表里，无从去掉`,
    en: `“${word}” is not in the standard list, so it cannot be taken away`,
  };
}

/** What the parser says of an error, in words; what is not here is named as the parser does. */
const syntaxErrors: Readonly<Record<string, Localized>> = {
  ValueExpected: { zh: '这里缺少一个值', en: 'A value is missing here' },
  ColonExpected: { zh: '这里缺少冒号', en: 'A colon is missing here' },
  CommaExpected: { zh: '这里缺少逗号', en: 'A comma is missing here' },
  PropertyNameExpected: { zh: '这里缺少名称，名称要写在双引号里', en: 'A name in double quotes is missing here' },
  CloseBraceExpected: { zh: '缺少右花括号', en: 'A closing brace is missing' },
  CloseBracketExpected: { zh: '缺少右方括号', en: 'A closing bracket is missing' },
  EndOfFileExpected: { zh: '后面是多余的内容', en: 'Nothing may follow here' },
  UnexpectedEndOfString: { zh: '这段文字没有写完，缺少引号', en: 'This text has no closing quote' },
  UnexpectedEndOfComment: { zh: '这条注释没有写完', en: 'This comment is not closed' },
};

function syntaxError({ error }: ParseError): Localized {
  const code = printParseErrorCode(error);
  return syntaxErrors[code] ?? { zh: `这里不是 JSON（${code}）`, en: `This is not JSON (${code})` };
}
