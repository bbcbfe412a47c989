import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { decode, isText } from '../../server/text/decode.ts';
import { encode } from '../../server/text/encode.ts';
import { root } from '../support/places.ts';
import { type Outcome, runBudget } from '../support/runBudget.ts';

let folder: string;

beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'budget-format-'));
});

afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

function format(args: readonly string[], cwd = folder): Outcome {
  return runBudget(['format', ...args], { cwd });
}

function write(name: string, content: string | Uint8Array): void {
  const file = path.join(folder, name);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, content);
}

function read(name: string): Buffer {
  return fs.readFileSync(path.join(folder, name));
}

const untidy = '控制数｛\n支出 100.00\n基本支出 1.00 # 一部分\n｝\n';
const tidy = '控制数 {\n    支出      100.00\n    基本支出    1.00  # 一部分\n}\n';

describe('format', () => {
  test('writes what changes, names it, and has nothing to do the next time', () => {
    write('a.budget', untidy);
    write('单位/b.budget', tidy);
    write('单位/c.txt', untidy);
    expect(format(['.'])).toEqual({ code: 0, out: 'a.budget\n', err: '' });
    expect(read('a.budget').toString()).toBe(tidy);
    expect(read('单位/c.txt').toString()).toBe(untidy);
    expect(format(['a.budget', '单位'])).toEqual({ code: 0, out: '', err: '' });
    expect(fs.readdirSync(folder).sort()).toEqual(['a.budget', '单位']);
  });

  test('--check names what would change, changes nothing and answers 1', () => {
    write('a.budget', untidy);
    write('b.budget', tidy);
    const before = fs.statSync(path.join(folder, 'a.budget')).mtimeMs;
    expect(format(['--check', '.'])).toEqual({ code: 1, out: 'a.budget\n', err: '' });
    expect(read('a.budget').toString()).toBe(untidy);
    expect(fs.statSync(path.join(folder, 'a.budget')).mtimeMs).toBe(before);
    expect(format(['--check', 'b.budget'])).toEqual({ code: 0, out: '', err: '' });
  });

  test('the samples are formatted, but for the line that does not parse', () => {
    const { code, out, err } = format(['--check', 'samples'], root);
    expect(out).toBe('');
    expect(err).toMatch(/^samples.mistakes\.budget:\d+: 有语法错误，这一段保持原样\n$/);
    expect(code).toBe(0);
  });

  test('what does not parse stays, is told, and the rest is written', () => {
    write('a.budget', `控制数   {\n支出 1.00）\n}\n${untidy}`);
    const { code, out, err } = format(['a.budget', '--locale', 'en']);
    expect([code, out, err]).toEqual([
      0,
      'a.budget\n',
      'a.budget:2: a syntax error; what it is part of stays as it is\n',
    ]);
    expect(read('a.budget').toString()).toBe(`控制数   {\n支出 1.00）\n}\n${tidy}`);
  });

  test('what cannot be read is told, and the other files are formatted', () => {
    write('a.budget', untidy);
    write('b.budget', Uint8Array.of(1, 0, 2));
    const { code, out, err } = format(['.', 'nowhere.budget']);
    expect([code, out]).toEqual([2, 'a.budget\n']);
    expect(err).toContain('b.budget: 不是文本文件');
    expect(err).toContain('nowhere.budget: 没有这个文件或文件夹');
    expect(read('a.budget').toString()).toBe(tidy);
    expect(read('b.budget')).toEqual(Buffer.from([1, 0, 2]));
  });

  test('--keywords turns them into one language', () => {
    write('a.budget', tidy);
    expect(format(['--keywords', 'en', 'a.budget']).out).toBe('a.budget\n');
    const english = 'control {\n    expenditure  100.00\n    basic          1.00  # 一部分\n}\n';
    expect(read('a.budget').toString()).toBe(english);
    expect(format(['a.budget']).out).toBe('');
    expect(format(['--keywords', 'zh', 'a.budget']).code).toBe(0);
    expect(read('a.budget').toString()).toBe(tidy);
    expect(format(['--keywords', 'fr', 'a.budget']).code).toBe(2);
  });

  test('a byte-order mark and line ends are kept', () => {
    write('a.budget', `\ufeff${untidy.replaceAll('\n', '\r\n')}`);
    expect(format(['a.budget']).code).toBe(0);
    expect(read('a.budget').toString()).toBe(`\ufeff${tidy.replaceAll('\n', '\r\n')}`);
  });

  test.each(['utf-16le', 'utf-16be', 'gb18030'])('a file in %s stays in it', (encoding) => {
    const rare = (text: string): string => text.replace('一部分', '一部分，𠮷 é €');
    const encoded = (text: string): Uint8Array =>
      encoding === 'gb18030' ? encode(text, 'gb18030', new Uint8Array()) : utf16(text, encoding);
    write('a.budget', encoded(rare(untidy)));
    expect(format(['a.budget'])).toEqual({ code: 0, out: 'a.budget\n', err: '' });
    expect(read('a.budget')).toEqual(Buffer.from(encoded(rare(tidy))));
  });

  test.skipIf(process.platform === 'win32')('a link keeps leading to its file, and who may read it stays', () => {
    write('real/a.budget', untidy);
    fs.chmodSync(path.join(folder, 'real/a.budget'), 0o640);
    fs.symlinkSync(path.join('real', 'a.budget'), path.join(folder, 'link.budget'));
    expect(format(['link.budget']).out).toBe('link.budget\n');
    expect(fs.lstatSync(path.join(folder, 'link.budget')).isSymbolicLink()).toBe(true);
    expect(read('real/a.budget').toString()).toBe(tidy);
    expect(fs.statSync(path.join(folder, 'real/a.budget')).mode & 0o777).toBe(0o640);
  });
});

function utf16(text: string, encoding: string): Uint8Array {
  const little = Buffer.from(`\ufeff${text}`, 'utf16le');
  return encoding === 'utf-16le' ? little : little.swap16();
}

test('GB18030 has a code for every character but U+FFFD and some of private use', () => {
  const codes = Array.from({ length: 0x30000 }, (_, code) => code).filter((code) => code < 0xd800 || code > 0xf8ff);
  const known = codes.filter((code) => code > 0 && code !== 0xfffd);
  for (let i = 0; i < known.length; i += 0x1000) {
    const text = String.fromCodePoint(0x4e2d, ...known.slice(i, i + 0x1000));
    const decoded = decode(encode(text, 'gb18030', new Uint8Array()));
    expect(isText(decoded) && decoded.text === text, `from ${i}`).toBe(true);
  }
});
