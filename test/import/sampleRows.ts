/** A line of the JuDGE form that obeys every rule; invented. */
export function judgmentRow(changed: object = {}): object {
  return {
    source: 'JuDGE',
    source_id: '00000000-0000-4000-8000-000000000001',
    court_name: '淄博市张店区人民法院',
    court_code: '鲁0303',
    case_no: '（2019）鲁0303刑初12号',
    case_type: '刑初',
    procuratorate: '淄博市张店区人民检察院',
    indictment_no: '淄张检公诉刑诉［2019］3号',
    filed_at: '2019-01-10',
    arrested_at: null,
    charges: ['污染环境罪'],
    articles: [338, 52],
    dispositions: [
      {
        charge: '污染环境罪',
        penalty: '有期徒刑',
        months: 8,
        probation_months: 12,
        fine_yuan: 5000,
      },
    ],
    judgment_date: '2019-03-01',
    expedited: false,
    simple: true,
    plead_guilty: true,
    civil_public_interest: false,
    ...changed,
  };
}

/** The input of a penalty decision that obeys every rule; invented. */
export function penaltyInput(changed: object = {}): object {
  return {
    organ: 'environment-370303',
    decisionNo: '淄环张罚字〔2023〕7号',
    decidedOn: '2023-05-04',
    counterpartName: '某化工有限公司',
    counterpartType: 'LEGAL',
    violationType: 'WATER',
    facts: '通过暗管排放水污染物。',
    penaltyCategories: ['FINE'],
    content: '罚款100000元',
    fineAmount: 100_000,
    ...changed,
  };
}
