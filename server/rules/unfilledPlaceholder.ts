import type { Localized } from '../language/schema.ts';
import type { Finding, Rule } from './Rule.ts';
import { unfilledPriors } from './sums/unfilledPriors.ts';
import { projectTexts } from './texts/prose.ts';
import { type PublishedText, placeIn, publishedTexts } from './texts/publishedText.ts';

/** What a template left for somebody to fill in, and nobody did. */
export const unfilledPlaceholder: Rule = {
  id: 'unfilled-placeholder',
  severity: 'warning',
  fix: 'choice',
  source: {
    zh: '部门预算公开检查：不得残留模板占位内容',
    en: 'Review of disclosures: nothing of the template is left',
  },
  doc: `该填的没有填：整段文字还是补全时留下的 \`……\`、\`名称\`（错误），“上年”的各数还是插入时的 \`0.00\`（警告；确实没有的写 \`0\`，文字里说了新成立、无上年数的不报告），或者文字里残留模板的 \`XX\`、\`X年\`、\`增加（减少）\`、\`（此处填写…）\`、空的 \`【】\`、\`____\`、\`[单位名称]\`，或者只写了 \`待定\`、\`测试\`（警告）。

Not filled in: a whole text is still the \`……\` or \`名称\` that completion leaves (an error), all figures of “prior” are still the \`0.00\` that was inserted (a warning; write \`0\` where there are none; not where a text says so), or a text has something of a template left: \`XX\`, \`X年\`, \`增加（减少）\`, \`（此处填写…）\`, empty brackets, \`____\`, \`[单位名称]\`, or nothing but \`待定\` or \`测试\` (a warning).

\`\`\`budget
说明 其他     "<|……|>"  # error[unfilled-placeholder]
说明 变动原因 "比上年增加<|XX|>万元，主要原因是人员变动。"  # warning[unfilled-placeholder]
\`\`\`
\`\`\`message
“……”是待填的占位内容
“XX”是模板留下的，没有填写
\`\`\`
\`\`\`message en
“……” stands for what is to be filled in
“XX” is left from a template
\`\`\`
`,
  check: unfilledPriors,
  *checkPart(part) {
    for (const text of publishedTexts(part)) {
      if (isCell(text)) continue;
      if (isUnfilled(text)) yield whole(text);
      else if (isPutOff(text)) yield putOff(text);
      else if (SIGN.test(text.raw)) yield* residueIn(text);
    }
  },
};

/** No placeholder is as long, in UTF-16 units. */
const LONGEST = 24;

/** Whether a text is what completion leaves in its place, or only dots. The name of an office may well be that of the example. */
export function isUnfilled({ raw, bound, argument }: PublishedText): boolean {
  if (raw.length > LONGEST) return false;
  const text = raw.trim();
  if (/^(?:…+|\.{3,}|。{3,})$/.test(text)) return true;
  const { placeholder } = bound.schema.args.find(({ name }) => name === argument) ?? {};
  return bound.schema.id !== 'offices' && placeholder === `"${text}"`;
}

/** What stands where something is still to be written: 待定, 测试, a number or a mark alone. */
const PUT_OFF =
  /^[（(]?(?:待定|待(?:补充?|完善|填写?|填报|核实|确定|明确|更新)(?:完善)?|测试(?:内容|数据|文字)?|暂缺|[Tt][Bb][Dd]|[Tt]est|[0-9]{1,6}|[-—/／、。.，,]{1,6})[)）]?[。.]?$/;

function isPutOff({ raw, bound, path }: PublishedText): boolean {
  if (raw.length > LONGEST) return false;
  const isText = projectTexts.has(bound.schema.id) || bound.schema.id === 'duties' || path === 'explain';
  return isText && PUT_OFF.test(raw.trim());
}

function putOff(text: PublishedText): Finding {
  const shown = text.raw.trim();
  return {
    place: text.place,
    message: { zh: `这里只写了“${shown}”，没有填写`, en: `Only “${shown}” stands here: it is not filled in` },
  };
}

function isCell({ argument }: PublishedText): boolean {
  return argument === 'cells';
}

function whole(text: PublishedText): Finding {
  return {
    place: text.place,
    severity: 'error',
    message: {
      zh: `“${text.raw.trim()}”是待填的占位内容`,
      en: `“${text.raw.trim()}” stands for what is to be filled in`,
    },
  };
}

const UP_OR_DOWN =
  '(?:增加|增长|上升|减少|下降)(?:\\((?:或)?(?:增加|增长|上升|减少|下降)\\)|/(?:增加|增长|上升|减少|下降))';

/** What templates leave in a text that was turned into ASCII, each alternative with what shows that it is no word. */
const RESIDUE = new RegExp(
  [
    // XX, 20XX年, ××局; not in a code or a Latin word, nor a name or number that somebody masked.
    String.raw`(?<![\w.@/*×-])(?:19|20)?(?:X{2,}|x{2,}|×{2,}|\*{2})(?=年)`,
    String.raw`(?<![\w.@/×-]|[王李张刘陈杨赵黄吴徐孙朱胡郭罗梁宋郑谢韩唐冯])(?:X{2,}|x{2,}|×{2,})(?![\w.@/×-])`,
    // X年, X万元; 单价×人数 has another sign.
    String.raw`(?<![\w.@/-])X(?=年|月|日|万元|亿元|元|%|人|个|项|次)`,
    // What is compared goes one way; 净增加（减少）额 and 增减情况 name both.
    String.raw`${UP_OR_DOWN}(?=[\s_]*(?:[\d{X×_]|万元|亿元|元))`,
    `(?<=[比较][^,。;]{0,12})${UP_OR_DOWN}(?=[,。;]|$)`,
    String.raw`[([{【〔<《](?:此处|请(?:填写|输入|在此|注明)|待(?:填写|填报|补充|完善|核实))[^()[\]{}【】〔〕<>《》]{0,40}[)\]}】〕>》]`,
    String.raw`(?<!\w)(?:【[ \u3000]*】|《[ \u3000]*》|〔[ \u3000]*〕|“[ \u3000]*”|\([ \u3000]*\))`,
    String.raw`(?<![\w.@/-])_{2,}(?!\w)`,
    // [单位名称], 主要是（原因）, 主要是……, ***; a name that somebody masked has two of them.
    String.raw`[[【](?:单位|部门|项目|科室|机构)?(?:名称|全称|简称|金额|原因|年份|数字|日期)[\]】]`,
    String.raw`(?<=[是为因])\((?:具体|主要)?(?:原因|名称|金额|数字)\)`,
    String.raw`(?<=主要原因是|主要是|原因为|原因是)(?:…+|\.{3,}|。{3,})(?=$|[,。;])`,
    String.raw`(?<=[\u4e00-\u9fff])\*{3,}(?=[\u4e00-\u9fff])`,
  ].join('|'),
  'g',
);

/** What each of them has in it, as typed: most texts have nothing of it. */
const SIGN =
  /[XxＸｘ×*＊_＿[［]|【[单部项科机名全简金原年数日]|[是为因][（(][具主原名金数]|[是为](?:…|\.{3}|。{3})|[（(/／]或?[增上减下]|[（([［{｛【〔<＜《](?:此处|请|待)|[【《〔“（(][ \u3000]*[】》〕”）)]/;

function* residueIn(text: PublishedText): Iterable<Finding> {
  for (const { index, 0: plain } of text.plain.matchAll(RESIDUE)) {
    const found = text.raw.slice(index, index + plain.length);
    // Half-width ones belong to a function or a command.
    if (!/^\( *\)$/.test(found)) yield { place: placeIn(text, index, index + found.length), message: residue(found) };
  }
}

function residue(found: string): Localized {
  return { zh: `“${found}”是模板留下的，没有填写`, en: `“${found}” is left from a template` };
}
