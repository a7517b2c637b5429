import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { dataFile } from '../../src/db/dataFile.ts';
import { Gazetteer } from '../../src/import/organs/Gazetteer.ts';
import type { Organ } from '../../src/import/organs/Organ.ts';
import { Organs } from '../../src/import/organs/Organs.ts';

type Listed = readonly [id: string, name: string, current: 0 | 1, successors: string[]];

const listed: readonly Listed[] = JSON.parse(readFileSync(dataFile('divisions.json'), 'utf8'));
const gazetteer = new Gazetteer(
  listed.map(([id, name, current, successors]) => ({
    id,
    name,
    current: current === 1,
    successors,
  })),
);

describe('the division that an office is named after', () => {
  test.each<[name: string, division: string | undefined, why: string]>([
    ['杭州市下城区人民法院', '330103', 'abolished in 2021'],
    ['内蒙古科尔沁左翼后旗人民法院', '150522', 'the province in short'],
    ['昆明市生态环境局西山分局', '530112', 'the district in short, behind the bureau'],
    ['福州市仓山生态环境局', '350104', 'the district in short, before the bureau'],
    ['重庆市第二中级人民法院', '500000', 'a court of several districts'],
    ['山东省章丘市人民法院', '370181', 'of two old codes the later one'],
    ['文书内容重庆市潼南区人民法院', '500152', 'behind an editor’s mark'],
    ['武汉东湖新技术开发区人民检察院', '420100', 'a zone of a city named short'],
    ['鼓楼区人民法院', undefined, 'several cities have one'],
    ['某法院', undefined, 'none'],
  ])('%s: %s (%s)', (name, division) => {
    expect(gazetteer.locate(name)?.divisionCode).toBe(division);
  });
});

const court = (code: string, name: string, divisionCode: string): Organ => {
  return { id: `court-${code}`, name, agency: 'court', divisionCode, courtCode: code };
};

const courts = () =>
  new Organs(
    [
      court('青', '青海省高级人民法院', '630000'),
      court('沪0118', '上海市青浦区人民法院', '310118'),
      court('苏0482', '金坛市人民法院', '320482'),
      court('鲁1311', '临沂市罗庄区人民法院', '371311'),
      court('吉05', '通化市中级人民法院', '220500'),
    ],
    gazetteer,
  );

describe('the court of a judgment', () => {
  test.each([
    ['上海市青浦区人民法院', '青', 'court-沪0118', 'an old code that is a province’s now'],
    ['常州市金坛区人民法院', '苏0482', 'court-苏0482', 'renamed since the code was given'],
    ['山东省临沂市罗庄区人民法院', '临罗', 'court-鲁1311', 'by its name without the province'],
    ['淄博市张店区人民法院', '鲁0303', 'court-鲁0303', 'new, by its code'],
    ['淄博市张店区人民法院', '张', 'court-370303', 'new, by its division'],
    ['淄博高新区第二人民法院', '淄', 'court-370300-', 'new, one of several in its division'],
  ])('%s %s is %s: %s', (name, code, id) => {
    expect(courts().court(name, code)?.id).toContain(id);
  });

  test('is unknown where name and code lead nowhere', () => {
    expect(courts().court('', '')).toBe(undefined);
    expect(courts().court('人民法院', '某')).toBe(undefined);
  });
});

describe('a procuratorate that is not registered', () => {
  test('has its own division, so that nobody there reads a whole city because of one appeal', () => {
    const organs = courts();
    const city = organs.court('吉林省通化市中级人民法院', '吉05');
    expect(city && organs.procuratorate('吉林省梅河口市人民检察院', city)).toMatchObject({
      id: 'procuratorate-220581',
      divisionCode: '220581',
    });
  });

  test('shares the court’s division where one of the two codes took the other’s place', () => {
    const organs = courts();
    const renamed = organs.court('常州市金坛区人民法院', '苏0482');
    expect(renamed && organs.procuratorate('常州市金坛区人民检察院', renamed)).toMatchObject({
      divisionCode: '320482',
    });
  });

  test('is one organ, whether its province is printed or not', () => {
    const organs = courts();
    const before = organs.court('山东省临沂市罗庄区人民法院', '');
    if (before === undefined) throw new Error('no court');
    const long = organs.procuratorate('山东省临沂市罗庄区人民检察院', before);
    expect(organs.procuratorate('临沂市罗庄区人民检察院', before)).toBe(long);
  });
});
