// A language server made with Langium: a grammar for the budgets that the benchmark generates, and one check, whether the
// items of a block make its declared total. It knows less than the budget language, so it has less to do.

import { EmptyFileSystem, inject, URI } from 'langium';
import { createLangiumGrammarServices, interpretAstReflection } from 'langium/grammar';
import { createDefaultModule, createDefaultSharedModule, startLanguageServer } from 'langium/lsp';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';

const GRAMMAR = `
grammar Budget
entry Budget: statements+=Statement*;
Statement: Department | Unit | Subjects | Revenue | Totals | Performance | Explanation | Basic | Project;
Department: '部门' name=STRING '{' fields+=Field* '}';
Unit: '预算单位' name=STRING '{' fields+=Field* (blocks+=Basic | blocks+=Project)* '}';
Field:
    name=('代码' | '年度' | '金额单位' | '状态' | '单位性质' | '职责' | '内设机构') values+=Value+
  | name=('人员' | '上年' | '资金') '{' entries+=Entry* '}';
Value returns string: STRING | NUMBER | '万元' | '草稿' | '事业';
Entry: name=('编制' | '在职' | '在编' | '其他' | '收入' | '支出' | '一般公共预算' | '市县') amount=NUMBER ';'?;
Subjects: '科目' '{' subjects+=Subject* '}';
Subject: code=NUMBER name=STRING amount=NUMBER ('{' (('基本支出' basic=NUMBER | '项目支出' project=NUMBER) ';'?)* '}')?;
Revenue: '收入' '{' lines+=RevenueLine* '合计' total=NUMBER '}';
RevenueLine: (source=Source | code=NUMBER name=STRING) amount=NUMBER fund?='政府性基金'? carryover?='结转'?;
Source returns string: '一般公共预算' | '政府性基金';
Totals: '总计' '{' totals+=Total* '}';
Total: name=('收入' | '支出' | '基本支出' | '项目支出') amount=NUMBER ';'?;
Performance: '整体绩效' '{' '战略目标' strategy=STRING '重点任务' task=STRING key=STRING '年度目标' goal=STRING indicators+=Indicator* '}';
Explanation: '说明' topic=('变动原因' | '三公经费') text=STRING;
Basic: '基本支出' code=NUMBER name=STRING '{' items+=Item* '合计' total=NUMBER '}';
Project:
  '项目' name=STRING '{'
    '功能科目' code=NUMBER codeName=STRING '类别' category='特定目标类'
    items+=Item* '合计' total=NUMBER
    '属性' attribute='经常性' '项目期' period=NUMBER fields+=Field*
    texts+=Text* indicators+=Indicator* '填报日期' filled=DATE
  '}';
Item: code=NUMBER name=STRING amount=NUMBER source=Source? carryover?='结转'?;
Text: name=('概况' | '立项依据' | '必要性' | '保障措施' | '实施计划' | '总体目标' | '年度目标') text=STRING;
Indicator: '指标' kind=('数量' | '质量' | '时效' | '成本' | '社会效益' | '满意度') name=STRING comparator=('>=' | '<=' | '=') value=NUMBER;
terminal STRING: /"[^"\\n]*"/;
terminal DATE: /[0-9]{4}-[0-9]{2}-[0-9]{2}/;
terminal NUMBER: /[0-9][0-9,]*(\\.[0-9]+)?(元|项|年|%)?/;
hidden terminal WS: /\\s+/;
hidden terminal COMMENT: /#[^\\n]*/;
`;

// Chevrotain 13 calls it, and Node has it from 21 on.
Object.groupBy ??= (things, keyOf) => {
  const groups = {};
  for (const thing of things) {
    const key = keyOf(thing);
    groups[key] ??= [];
    groups[key].push(thing);
  }
  return groups;
};

const grammar = await parsed(GRAMMAR);
const connection = createConnection(ProposedFeatures.all, process.stdin, process.stdout);
const shared = inject(createDefaultSharedModule({ connection, ...EmptyFileSystem }), {
  AstReflection: () => interpretAstReflection(grammar),
});
const services = inject(createDefaultModule({ shared }), {
  Grammar: () => grammar,
  LanguageMetaData: () => ({ languageId: 'budget', fileExtensions: ['.budget'], caseInsensitive: false }),
  parser: { ParserConfig: () => ({ skipValidations: true }) },
});
shared.ServiceRegistry.register(services);
services.validation.ValidationRegistry.register({ Basic: checkTotal, Project: checkTotal });
startLanguageServer(shared);

async function parsed(text) {
  const { shared } = createLangiumGrammarServices(EmptyFileSystem);
  const document = shared.workspace.LangiumDocumentFactory.fromString(text, URI.parse('memory:/budget.langium'));
  await shared.workspace.DocumentBuilder.build([document], { validation: false });
  if (document.parseResult.parserErrors.length > 0) throw new Error(document.parseResult.parserErrors[0].message);
  return document.parseResult.value;
}

/** In fen. */
function amountOf(written) {
  const number = Number(written.replace(/[,元]/g, ''));
  return Math.round(written.endsWith('元') ? number * 100 : number * 1_000_000);
}

function checkTotal(block, accept) {
  const sum = block.items.reduce((sum, { amount }) => sum + amountOf(amount), 0);
  if (sum !== amountOf(block.total))
    accept('error', `${sum / 100} ≠ ${block.total}`, { node: block, property: 'total' });
}
