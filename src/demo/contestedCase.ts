import { acceptTransfer } from '../generate/acts/acceptTransfer.ts';
import { askReconsideration } from '../generate/acts/askReconsideration.ts';
import { decideFiling } from '../generate/acts/decideFiling.ts';
import { decideReconsideration } from '../generate/acts/decideReconsideration.ts';
import { discover } from '../generate/acts/discover.ts';
import { fileUnderSupervision } from '../generate/acts/fileUnderSupervision.ts';
import { punish } from '../generate/acts/punish.ts';
import { suggestSupervision } from '../generate/acts/suggestSupervision.ts';
import { superviseFiling } from '../generate/acts/superviseFiling.ts';
import { transfer } from '../generate/acts/transfer.ts';
import { inventAffair } from '../generate/courses/inventAffair.ts';
import { inventSuspect } from '../generate/courses/inventSuspect.ts';
import { type DemoCase, on } from './DemoCase.ts';
import { zichuan } from './demoDistricts.ts';
import { offenceOf } from './offenceOf.ts';

/** The police do not file, uphold that on reconsideration, and file when the procuratorate says so. */
export const contestedCase: DemoCase = {
  district: zichuan,
  opening: on('2025-09-02 10:40'),
  tell: (story) => {
    const affair = inventAffair(story, offenceOf('HAZARDOUS_WASTE'));
    const suspects = [inventSuspect(affair, story.opening.at)];
    discover(affair, story.opening.at, { suspectedCrime: true, suspectedCharges: ['污染环境罪'] });
    const penalty = punish(affair, on('2025-10-13 00:00'));
    transfer(affair, on('2025-10-15 10:00'), { suspects, penalty });
    acceptTransfer(affair, on('2025-10-16 09:00'));
    const noFiling = decideFiling(affair, on('2025-10-20 16:00'), { filed: false, suspects });
    if (noFiling === undefined) return;
    const request = askReconsideration(affair, on('2025-10-23 10:00'), noFiling);
    if (request === undefined) return;
    decideReconsideration(affair, on('2025-10-27 15:00'), request, { files: false });
    suggestSupervision(affair, on('2025-10-29 11:00'), 'RECONSIDERATION_UPHELD');
    const accepted = { source: 'SUGGESTION', fails: true, waits: true } as const;
    const supervision = superviseFiling(affair, on('2025-11-03 09:30'), accepted);
    fileUnderSupervision(affair, on('2025-11-20 10:00'), supervision);
  },
};
