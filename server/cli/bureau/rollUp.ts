import { type Bureau, type BureauFault, BureauSums } from '../../features/facts/Bureau.ts';
import { bureauGroups } from '../../features/facts/bureauGroups.ts';
import { bureauJson } from '../../features/facts/bureauJson.ts';
import { discloseBureau } from '../../features/facts/discloseBureau.ts';
import type { Localized } from '../../language/schema.ts';
import type { FormatId } from '../../render/formats.ts';
import { type Rendered, renderDocument } from '../../render/renderDocument.ts';
import { groupedBy } from '../../text/groupedBy.ts';
import type { Call, ExitCode } from '../Command.ts';
import { refuse } from '../files/BudgetFiles.ts';
import { outputFault } from '../files/outputFault.ts';
import { type FileFault, type Host, isFault } from '../Host.ts';
import { eachBudget } from '../jobs/eachBudget.ts';
import { jobsIn } from '../jobs/jobsOption.ts';
import { targetOf, writeDocument } from '../writeDocument.ts';
import type { BudgetHead } from './BudgetHead.ts';
import { budgetsOfFolder, regionOfPath } from './folder.ts';
import { errorsIn } from './options.ts';
import { Roster } from './Roster.ts';
import { relativeName } from './readFacts.ts';
import { sumJob } from './sumJob.ts';

/** Writes the sum of a folder; nothing where a budget is not in order and that is not allowed. */
export async function rollUp(call: Call, host: Host): Promise<ExitCode> {
  const { options, locale } = call;
  const [folder = ''] = call.operands;
  const target = targetOf(call);
  if (isFault(target)) return failed(target, call, host);
  const fault = outputFault(folder, target.output, host.files);
  if (fault) return failed(fault, call, host);
  const roster = new Roster({ folder, locale, host });
  const sums = await sumsOf(folder, roster, call, host);
  if (isFault(sums)) return failed(sums, call, host);
  if (!roster.mayWrite(target.output, errorsIn(options))) return roster.code;
  const bureau = { ...sums.bureau(calledAs(folder, call)), faults: faultsIn(folder, roster) };
  const rendered = await rendering(bureau, target.format);
  const unwritten = await writeDocument(rendered, target, call, host);
  return unwritten ? failed(unwritten, call, host) : roster.code;
}

/** What the document says of budgets that are counted all the same; its language is Chinese. */
function faultsIn(folder: string, { faults }: Roster): BureauFault[] {
  return [...faults].map(([file, reasons]) => ({
    file: relativeName(folder, file),
    reason: reasons.map(({ zh }) => zh).join('；'),
  }));
}

function failed(fault: FileFault, { locale }: Call, host: Host): ExitCode {
  refuse(fault, locale, host);
  return 2;
}

/** The sums of the budgets of the year that is asked for, or of the one year that they are all of. */
async function sumsOf(
  folder: string,
  roster: Roster,
  { locale, options }: Call,
  host: Host,
): Promise<BureauSums | FileFault> {
  const found = budgetsOfFolder(folder, roster, { locale, host });
  if (isFault(found)) return found;
  const year = options.has('year') ? Number(options.get('year')) : undefined;
  const sums = new BureauSums(bureauGroups.find((each) => each === options.get('by')) ?? bureauGroups[0]);
  const heads: BudgetHead[] = [];
  const run = { locale, host, jobs: jobsIn(options) };
  for await (const budget of eachBudget(sumJob, found, { folder }, run)) {
    const { answer } = budget;
    roster.follow(budget);
    if (!answer || isOfOtherYear(answer.head, year)) continue;
    roster.admit(answer.head);
    if (saysNothing(answer.head)) continue;
    heads.push(answer.head);
    sums.add(answer.sum);
  }
  if (heads.length === 0) return { path: folder, reason: noneOfYear(year) };
  objectToOtherYears(heads, roster);
  return sums;
}

function isOfOtherYear({ year }: BudgetHead, wanted: number | undefined): boolean {
  return wanted !== undefined && year !== undefined && year !== wanted;
}

/** Whether a file is there for others, with terms or texts, and has no department and no money. */
function saysNothing({ name, items }: BudgetHead): boolean {
  return name === undefined && items === 0;
}

/** A sum over several years is no budget: those of another year than most are named. */
function objectToOtherYears(heads: readonly BudgetHead[], roster: Roster): void {
  const dated = heads.flatMap(({ file, year }) => (year === undefined ? [] : [{ file, year }]));
  const byYear = [...groupedBy(dated, ({ year }) => String(year)).values()];
  const [usual] = byYear.sort((a, b) => b.length - a.length)[0] ?? [];
  for (const { file, year } of dated)
    if (usual && year !== usual.year) roster.object(file, otherYear(year, usual.year));
}

function calledAs(folder: string, { options }: Call): Pick<Bureau, 'name' | 'code'> {
  const { code, name } = regionOfPath(folder);
  return { code, name: options.get('name') ?? name };
}

async function rendering(bureau: Bureau, format: FormatId): Promise<Rendered> {
  const disclosure = discloseBureau(bureau);
  return format === 'json' ? bureauJson(bureau, disclosure) : renderDocument(disclosure, format);
}

function otherYear(year: number, usual: number): Localized {
  return {
    zh: `是 ${year}年的预算，其余多是 ${usual}年；用 --year 选一年`,
    en: `it is of ${year}, most others are of ${usual}; choose one with --year`,
  };
}

function noneOfYear(year: number | undefined): Localized {
  return year === undefined
    ? { zh: '没有可以汇总的预算', en: 'there is no budget to sum up' }
    : { zh: `没有 ${year}年的预算`, en: `there is no budget of ${year}` };
}
