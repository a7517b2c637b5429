import type { Row } from './World.ts';

/** Indicators in the order of their bits (domain.md 5.4). */
const indicators =
  'ADMINISTRATIVE_FILING PENALTY TRANSFER POLICE_FILING ARREST PROSECUTION JUDGMENT CLOSED REASONS_REQUIRED REASONS_GIVEN DETENTION'.split(
    ' ',
  );

/** How far a row has come, as readers are told. */
export function stageTextOf(row: Row, cell: 'stage' | 'stageNumber' | 'indicators'): unknown {
  if (cell === 'indicators') {
    return indicators.filter((_, bit) => (Number(row.indicator_bits) & (1 << bit)) !== 0);
  }
  const number = Math.floor(shownRank(row) / 10);
  return cell === 'stage' ? `S${number}` : number;
}

/** "Transfer fact" from S4, "arrest request" from its decision: before, the stage that went before. */
function shownRank({ stage_rank, indicator_bits }: Row): number {
  const rank = Number(stage_rank);
  const penalised = (Number(indicator_bits) & 2) !== 0;
  if (rank >= 30 && rank < 40) return penalised ? 20 : 10;
  return rank >= 80 && rank < 85 ? 70 : rank;
}
