import type { LevelOne } from './FormLayout.ts';

/**
 * The levels of both frameworks (LANGUAGE.md §4, 指标): where a kind of level one 成本指标 is used, that level is shown
 * and a blank cost indicator of level one 产出指标 is not. Forms name the lasting effect differently.
 */
export const indicatorLevels = (sustainability: string): readonly LevelOne[] => [
  {
    label: '产出指标',
    kinds: [
      { kind: 'quantity', label: '数量指标' },
      { kind: 'quality', label: '质量指标' },
      { kind: 'timeliness', label: '时效指标' },
      { kind: 'cost', label: '成本指标', replacedBy: ['economicCost', 'socialCost', 'ecologicalCost'] },
    ],
  },
  {
    label: '成本指标',
    onlyIfUsed: true,
    kinds: [
      { kind: 'economicCost', label: '经济成本指标' },
      { kind: 'socialCost', label: '社会成本指标' },
      { kind: 'ecologicalCost', label: '生态环境成本指标' },
    ],
  },
  {
    label: '效益指标',
    kinds: [
      { kind: 'economic', label: '经济效益' },
      { kind: 'social', label: '社会效益' },
      { kind: 'ecological', label: '生态效益' },
      { kind: 'sustainability', label: sustainability },
    ],
  },
  { label: '满意度指标', kinds: [{ kind: 'satisfaction', label: '服务对象满意度' }] },
];
