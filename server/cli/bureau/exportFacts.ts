import path from 'node:path';
import { dataPackage, packageName } from '../../features/facts/dataPackage.ts';
import { type FactFormat, factFormats } from '../../features/facts/factFormats.ts';
import { counted, say } from '../../language/locale.ts';
import type { Localized } from '../../language/schema.ts';
import type { Call, ExitCode } from '../Command.ts';
import { refuse } from '../files/BudgetFiles.ts';
import { budgetNameFault, outputFault } from '../files/outputFault.ts';
import { type FileFault, type Files, type GrowingFile, type Host, isFault } from '../Host.ts';
import { eachBudget } from '../jobs/eachBudget.ts';
import { jobsIn } from '../jobs/jobsOption.ts';
import { type FactsFile, factsFile } from './FactsFile.ts';
import { factsJob } from './factsJob.ts';
import { budgetsOfFolder } from './folder.ts';
import { errorsIn } from './options.ts';
import { Roster } from './Roster.ts';

/** Writes the facts of a folder and what describes them; nothing where a budget is not in order and that is not allowed. */
export async function exportFacts(call: Call, host: Host): Promise<ExitCode> {
  const { options, locale } = call;
  const [folder = ''] = call.operands;
  const format = factFormats.find((each) => each === options.get('to')) ?? factFormats[0];
  const output = options.get('output') ?? `facts.${format}`;
  const fault =
    outputFault(folder, output, host.files) ?? budgetNameFault(output) ?? descriptorFault(output, host.files);
  const file = fault ?? host.files.grow(output);
  if (isFault(file)) {
    refuse(file, locale, host);
    return 2;
  }
  try {
    return await exportTo({ folder, format, output, file }, call, host);
  } catch (error) {
    file.abandon();
    throw error;
  }
}

async function exportTo(target: Target, call: Call, host: Host): Promise<ExitCode> {
  const exported = await fill(target, call, host);
  if (!isFault(exported)) return finish({ ...exported, ...target }, call, host);
  target.file.abandon();
  refuse(exported, call.locale, host);
  return 2;
}

/** What is exported, and where it goes. */
interface Target {
  readonly folder: string;
  readonly format: FactFormat;
  readonly output: string;
  readonly file: GrowingFile;
}

/** What was written. */
interface Exported {
  readonly facts: FactsFile;
  readonly roster: Roster;
  readonly budgets: number;
  readonly rows: number;
}

async function fill({ folder, format, file }: Target, call: Call, host: Host): Promise<Exported | FileFault> {
  const { locale, options } = call;
  const roster = new Roster({ folder, locale, host });
  const found = budgetsOfFolder(folder, roster, { locale, host });
  if (isFault(found)) return found;
  const facts = factsFile(format, file);
  let [budgets, rows] = [0, 0];
  const run = { locale, host, jobs: jobsIn(options) };
  for await (const budget of eachBudget(factsJob, found, { folder, format }, run)) {
    const { answer } = budget;
    roster.follow(budget);
    if (!answer) continue;
    roster.admit(answer.head);
    if (answer.tooLarge !== undefined) roster.refuse(answer.head.file, tooLarge(answer.tooLarge));
    const fault = facts.add(answer.written);
    if (fault) return fault;
    budgets++;
    rows += answer.head.items;
  }
  return { facts, roster, budgets, rows };
}

type Finishing = Exported & Target;

/** Puts the file into its place with its descriptor, or takes it away. */
function finish(exported: Finishing, { locale, options }: Call, host: Host): ExitCode {
  const { facts, roster, output, file, folder, format, budgets, rows } = exported;
  if (!roster.mayWrite(output, errorsIn(options))) {
    file.abandon();
    return roster.code;
  }
  const title = `部门预算明细：${path.basename(path.resolve(folder))}`;
  const descriptor = dataPackage(path.basename(output), format, title);
  const fault = facts.finish() ?? host.files.write(descriptorOf(output), descriptor);
  if (fault) {
    refuse(fault, locale, host);
    return 2;
  }
  host.print(`${say(exportedText(output, budgets, rows), locale)}\n`);
  return roster.code;
}

function descriptorOf(output: string): string {
  return path.join(path.dirname(output), 'datapackage.json');
}

/** A descriptor that somebody else wrote is not replaced. */
function descriptorFault(output: string, files: Files): FileFault | undefined {
  const file = descriptorOf(output);
  if (files.placeOf(file) === files.placeOf(output)) return { path: output, reason: isDescriptor };
  const bytes = isFault(files.kindOf(file)) ? undefined : files.read(file);
  if (bytes === undefined) return undefined;
  if (isFault(bytes)) return bytes;
  return isOurs(new TextDecoder().decode(bytes)) ? undefined : { path: file, reason: isOthers };
}

function isOurs(text: string): boolean {
  try {
    const descriptor: unknown = JSON.parse(text);
    return (
      typeof descriptor === 'object' && descriptor !== null && 'name' in descriptor && descriptor.name === packageName
    );
  } catch {
    return false;
  }
}

const isDescriptor: Localized = {
  zh: '这个名字是描述文件的，明细表请换一个名字',
  en: 'this is the name of the descriptor; give the table another one',
};

const isOthers: Localized = {
  zh: '这里已有别的数据包的描述文件；请把明细表写到另一个文件夹',
  en: 'the descriptor of another data package stands here; write the table to another folder',
};

function tooLarge(line: number): Localized {
  return {
    zh: `第 ${line} 行的金额位数太多，明细表放不下`,
    en: `the amount in line ${line} has too many digits for the table`,
  };
}

function exportedText(output: string, budgets: number, rows: number): Localized {
  return {
    zh: `${output}：${budgets} 份预算，${rows} 行`,
    en: `${output}: ${counted(budgets, 'budget')}, ${counted(rows, 'row')}`,
  };
}
