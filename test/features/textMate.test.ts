import fs from 'node:fs';
import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { createOnigScanner, createOnigString, loadWASM } from 'vscode-oniguruma';
import { type IGrammar, INITIAL, parseRawGrammar, Registry } from 'vscode-textmate';
import { textMateGrammar } from '../../server/language/textMate.ts';

async function grammar(): Promise<IGrammar> {
  const wasm = createRequire(import.meta.url).resolve('vscode-oniguruma/release/onig.wasm');
  await loadWASM(new Uint8Array(fs.readFileSync(wasm)).buffer);
  const registry = new Registry({
    onigLib: Promise.resolve({ createOnigScanner, createOnigString }),
    loadGrammar: async () => parseRawGrammar(JSON.stringify(textMateGrammar()), 'budget.json'),
  });
  const loaded = await registry.loadGrammar('source.budget');
  if (!loaded) throw new Error('no grammar');
  return loaded;
}

/** The innermost scope of each token that is not blank. */
function scopes(rules: IGrammar, line: string): string[] {
  return rules
    .tokenizeLine(line, INITIAL)
    .tokens.map(
      ({ startIndex, endIndex, scopes: all }) =>
        `${line.slice(startIndex, endIndex).trim()} ${all.at(-1)?.replace('.budget', '')}`,
    )
    .filter((token) => !token.startsWith(' '));
}

test('keywords, codes, strings, numbers with units and comments are told apart', async () => {
  const rules = await grammar();
  expect(scopes(rules, '基本支出 2011308 "招商引资" {')).toEqual([
    '基本支出 keyword.control',
    '2011308 constant.numeric',
    '" string.quoted.double',
    '招商引资 string.quoted.double',
    '" string.quoted.double',
    '{ punctuation.section.block',
  ]);
  expect(scopes(rules, '    30199 2,100元/月 * 12月 结转 # 说明')).toEqual([
    '30199 constant.other.subject-code',
    '2,100 constant.numeric',
    '元/月 keyword.other.unit',
    '* keyword.operator.arithmetic',
    '12 constant.numeric',
    '月 keyword.other.unit',
    '结转 constant.language',
    '# 说明 comment.line.number-sign',
  ]);
  expect(scopes(rules, '    指标 满意度 “群众“真实”满意度” ≥ 95%')).toContain('≥ keyword.operator.comparison');
  expect(scopes(rules, 'project "a" { goal "x" }')).toContain('goal keyword.other');
  expect(scopes(rules, '  填报日期：2026年1月27日')).toContain('2026年1月27日 constant.numeric.date');
});

test('a word that only begins like a keyword is none', async () => {
  expect(scopes(await grammar(), '项目支出表')).toEqual(['项目支出表 source']);
});
