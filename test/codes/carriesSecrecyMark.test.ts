import { describe, expect, test } from 'vitest';
import { carriesSecrecyMark } from '../../src/codes/carriesSecrecyMark.ts';

describe('a mark of state secrecy (保守国家秘密法 Art. 17)', () => {
  test.each([
    '机密★10年',
    '绝密★',
    '秘密★长期',
    '秘密★1年6个月',
    '绝密★启用前',
    '机密级★三十年',
    '机 密 ★ 10 年',
    '机　密★１０年',
    '机\u200b密\u200b★10年',
    '機密★10年',
    '机密*10年',
    '密级：秘密',
    '关于某案的报告【机密】.docx',
    '（绝密）情况通报',
    '绝密',
    '机密级',
    '秘密件',
    '该材料为机密级国家秘密',
    '★10年',
    'TOP SECRET',
  ])('%s', (text) => {
    expect(carriesSecrecyMark(text)).toBe(true);
  });
});

describe('plain words that are no mark', () => {
  test.each([
    '',
    '商业秘密',
    '属于商业机密的配方',
    '工作秘密',
    '侦查秘密，暂不公开',
    '《中华人民共和国保守国家秘密法》第三十一条',
    '泄露国家秘密罪',
    '保密说明',
    '密闭容器',
    '通过暗管秘密排放废水',
    '秘密转移财产10年之久',
    '工作秘密★6个月',
    '个人信息、商业秘密（见附件）',
    '五星★★★★★酒店',
    '甲"\\%_\'',
    'secretary',
  ])('%s', (text) => {
    expect(carriesSecrecyMark(text)).toBe(false);
  });
});
