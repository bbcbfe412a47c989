import type { Typography } from './layout.ts';

const heiti: readonly string[] = ['黑体', 'SimHei', 'STHeiti', 'Noto Sans CJK SC', 'sans-serif'];
const kaiti: readonly string[] = ['楷体_GB2312', '楷体', 'KaiTi', 'STKaiti', 'Noto Serif CJK SC', 'serif'];
const fangsong: readonly string[] = ['仿宋_GB2312', '仿宋', 'FangSong', 'STFangsong', 'Noto Serif CJK SC', 'serif'];
const songti: readonly string[] = ['宋体', 'SimSun', 'STSong', 'Noto Serif CJK SC', 'serif'];
const xiaobiaosong: readonly string[] = ['方正小标宋简体', '方正小标宋_GBK', ...heiti];

/** The type of official documents (GB/T 9704-2012): 小标宋 title, 黑体 and 楷体 headings, 仿宋 三号 body. */
export const typography: Typography = {
  title: { fonts: xiaobiaosong, size: 22 },
  headings: { 1: { fonts: heiti, size: 18 }, 2: { fonts: heiti, size: 16 }, 3: { fonts: kaiti, size: 16 } },
  body: { fonts: fangsong, size: 16 },
  table: { fonts: songti, size: 9 },
  note: { fonts: songti, size: 9 },
};
