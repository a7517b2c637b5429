/** One act of the showcase: who enters which record. The case is that of the first. */
export interface Act {
  readonly feed: string;
  readonly login: string;
  readonly input: Readonly<Record<string, unknown>>;
}

// Invented persons and an invented unit; the numbers carry valid check digits and no real bearer.
const unit = {
  kind: 'LEGAL',
  role: 'COUNTERPART',
  name: '淄博示例表面处理有限公司',
  uscc: '91370303MA0TEX018D',
};
const first = {
  kind: 'NATURAL',
  role: 'SUSPECT',
  name: '张某甲',
  idType: 'RESIDENT',
  idNo: '370303198001010012',
};
const second = { kind: 'NATURAL', role: 'SUSPECT', name: '李某乙', identityUnknown: true };

const bureau = 'environment-officer-370303';
const police = 'police-officer-370303';
const prosecutor = 'procuratorate-prosecutor-370303';
const judge = 'court-judge-370303';
const charges = ['污染环境罪'];
const at = (day: string) => `${day}T10:00:00+08:00`;

/** A surface finisher discharges chromium through a hidden pipe; one suspect is judged, one at large. */
export const showcaseActs: readonly Act[] = [
  {
    feed: 'EnvironmentalViolation',
    login: bureau,
    input: {
      opening: { name: '示例公司利用暗管排放含铬废水案' },
      caseName: '示例公司利用暗管排放含铬废水案',
      caseReason: '通过暗管逃避监管排放水污染物',
      clueSource: 'INSPECTION',
      discoveredAt: at('2026-03-02'),
      adminFiledAt: at('2026-03-03'),
      adminFilingNo: '淄环张立〔2026〕3号',
      location: '张店区示例路1号',
      violationType: 'WATER',
      keyMonitoredUnit: false,
      permitKeyManaged: false,
      procedure: 'ORDINARY',
      officers: [
        { name: '执法员甲', certificateNo: 'SYN-0001' },
        { name: '执法员乙', certificateNo: 'SYN-0002' },
      ],
      pollutants: [
        { name: '总铬', medium: 'WATER', concentration: 12.5, unit: 'mg/L', standardValue: 1.5 },
      ],
      suspectedCrime: true,
      suspectedCharges: charges,
      parties: [unit],
    },
  },
  {
    feed: 'AdministrativePenalty',
    login: bureau,
    input: {
      counterpartName: unit.name,
      counterpartType: 'LEGAL',
      uscc: unit.uscc,
      legalRepName: '王某丙',
      decisionNo: '淄环张罚字(2026)第0012号',
      violationType: 'WATER',
      facts: '通过暗管排放含铬废水，总铬超过排放标准。',
      penaltyCategories: ['FINE'],
      content: '罚款人民币四十万元。',
      fineAmount: 400_000,
      paidAmount: 400_000,
      nearThreshold80: true,
      decidedOn: '2026-03-20',
      disclosure: 'PROACTIVE',
      parties: [unit],
    },
  },
  {
    feed: 'CrimeTransfer',
    login: bureau,
    input: {
      transferNo: '淄环张移字〔2026〕2号',
      reportReceivedAt: at('2026-03-21'),
      approvalDecision: 'APPROVE',
      decidedAt: at('2026-03-23'),
      sentAt: at('2026-03-24'),
      approver: '局长',
      receivingPoliceId: 'police-370303',
      copyToProcuratorateId: 'procuratorate-370303',
      copyToProcuratorateAt: at('2026-03-24'),
      charges,
      mainBasis: '总铬超过排放标准三倍以上，且通过暗管排放。',
      lawfulSubject: true,
      lawfulEvidence: true,
      handlers: [
        { name: '执法员甲', contact: '0533-0000001' },
        { name: '执法员乙', contact: '0533-0000002' },
      ],
      caseBrief: '张某甲指使他人铺设暗管排放含铬废水。',
      enclosures: [{ kind: 'TRANSFER_LETTER', present: true }],
      parties: [unit, first],
    },
  },
  {
    feed: 'TransferAcceptance',
    login: police,
    input: {
      receivedAt: at('2026-03-24'),
      receiptNo: '张公（环）受案字〔2026〕21号',
      receiver: '受案窗口',
    },
  },
  {
    feed: 'FilingDecision',
    login: police,
    input: {
      result: 'FILED',
      decisionNo: '张公（环）立字〔2026〕12号',
      decidedAt: at('2026-03-26'),
      limitClass: 'NORMAL3',
      charges,
      noticeToEnvironmentAt: at('2026-03-27'),
      copyToProcuratorateAt: at('2026-03-27'),
      investigatingUnit: '食品药品与环境犯罪侦查大队',
      leadOfficer: '主办侦查员',
    },
  },
  ...[
    ['张公（环）提捕字〔2026〕5号', '2026-04-10', first],
    ['张公（环）提捕字〔2026〕31号', '2026-10-30', second],
  ].map(([requestNo, day, party]) => ({
    feed: 'ArrestRequest',
    login: police,
    input: {
      requestNo,
      requestedAt: at(String(day)),
      charges,
      caseBrief: '涉嫌通过暗管排放有毒物质。',
      toProcuratorateId: 'procuratorate-370303',
      party,
    },
  })),
  {
    feed: 'ArrestDecision',
    login: prosecutor,
    input: {
      result: 'APPROVED',
      docNo: '张检批捕〔2026〕9号',
      decidedAt: at('2026-04-16'),
      charges,
      resultNoticeToPoliceAt: at('2026-04-16'),
      markingLevel: 'INVESTIGATION',
      markingReason: '侦查尚在进行，同案人员未到案。',
      party: first,
    },
  },
  {
    feed: 'ProsecutionReferral',
    login: police,
    input: {
      opinionNo: '张公（环）诉字〔2026〕8号',
      referredAt: at('2026-06-10'),
      charges,
      unitAsSuspect: false,
      pleaLeniency: true,
      toProcuratorateId: 'procuratorate-370303',
      parties: [first],
    },
  },
  {
    feed: 'ProsecutionDecision',
    login: prosecutor,
    input: {
      result: 'PROSECUTED',
      decisionNo: '张检刑诉〔2026〕77号',
      decidedAt: at('2026-07-08'),
      charges,
      courtOrganId: 'court-370303',
      sentencingAdvice: '有期徒刑一年二个月，并处罚金。',
      party: first,
    },
  },
  {
    feed: 'CourtAcceptance',
    login: judge,
    input: {
      caseNo: '（2026）鲁0303刑初188号',
      receivedAt: at('2026-07-08'),
      acceptedAt: at('2026-07-10'),
      procedure: 'SUMMARY',
      charges,
      parties: [first],
    },
  },
  {
    feed: 'Judgment',
    login: judge,
    input: {
      caseNo: '（2026）鲁0303刑初188号',
      instance: 'FIRST',
      pronouncedAt: at('2026-08-05'),
      effectiveAt: at('2026-08-16'),
      result: 'GUILTY',
      charges,
      articles: ['338', '52', '53', '67'],
      principalPenalty: 'FIXED_TERM',
      months: 14,
      fineYuan: 50_000,
      setOffFine: 50_000,
      party: first,
    },
  },
];
