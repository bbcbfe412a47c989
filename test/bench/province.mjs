// Writes a province as its finance bureau collects it: a folder for each region, in it the departments, most of them one
// file each, some with a file for each of their units and one that all of the region share. Every declared total is what
// the items make, and the same number of departments always gives the same files.
import fs from 'node:fs';
import path from 'node:path';
import { itemsOf, makeUnit, randomFrom, readCatalogues, writeOwn, writeUnit } from './generate.mjs';

/** 100 items, four of them contributions; a department has one to four such units, 250 items on average. */
const unitSize = { operatingBlocks: 2, itemsPerBlock: 24, projects: 3, itemsPerProject: 16 };

const regions = [...'甲乙丙丁戊己庚辛'].map((name, i) => `14${String(i + 1).padStart(2, '0')}00-示例${name}市`);

const shared = path.join('公共', '名词解释.budget');

/** Writes so many departments below a folder; answers how many items and files there are. */
export function writeProvince(folder, departments) {
  const catalogues = readCatalogues();
  const random = randomFrom(20260401);
  const files = new Set();
  let items = 0;
  for (let index = 0; index < departments; index++) {
    const units = unitsOf(index, catalogues, random);
    items += units.flatMap(itemsOf).length;
    for (const [file, text] of filesOf(index, units, catalogues)) {
      fs.mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
      fs.writeFileSync(path.join(folder, file), text);
      files.add(file);
    }
  }
  return { departments, items, files: files.size };
}

function unitsOf(index, catalogues, random) {
  const code = 100_001 + index;
  return Array.from({ length: 1 + (index % 4) }, (_, i) => {
    const name = i === 0 ? `示例第${index + 1}综合事务管理局` : `示例第${index + 1}局第${i}服务中心`;
    return makeUnit(
      { name, code: i === 0 ? String(code) : `${code}${i}`, index: index * 4 + i },
      unitSize,
      catalogues,
      random,
    );
  });
}

/** Every fifth department has a file for each unit; every seventh names a figure that it has not. */
function filesOf(index, units, catalogues) {
  const [{ name }, ...others] = units;
  const region = regions[index % regions.length];
  const stale = index % 7 === 0 ? '说明 其他 "比上年增加 1.23 万元。"\n' : '';
  const own = `${writeOwn(units, catalogues)}${stale}`;
  const spending = others.map((unit) => writeUnit(unit, catalogues));
  if (index % 5 !== 0) return [[path.join(region, `${name}.budget`), [own, ...spending].join('\n')]];
  const folder = path.join(region, name);
  const names = others.map((unit) => `${unit.code}.budget`);
  const includes = [...names.map((file) => `单位/${file}`), `../${shared}`].map((file) => `引入 "${file}"\n`);
  return [
    [path.join(region, shared), '名词解释 {\n    "示例经费"  "本地区各部门共用的示例名词。"\n}\n'],
    [path.join(folder, '部门.budget'), own + includes.join('')],
    ...names.map((file, i) => [path.join(folder, '单位', file), spending[i]]),
  ];
}
