import type { Localized } from '../../language/schema.ts';

/** Why a text cannot be written back in the encoding that it was read in. */
export const notEncodable: Localized = {
  zh: '改后的内容不能用原来的编码保存；请先另存为 UTF-8',
  en: 'its new content cannot be written in its encoding; save it as UTF-8 first',
};
