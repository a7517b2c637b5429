/** Where two rules contradict each other, or one may be read in two ways: what this hub follows. */
export interface Readings {
  /** 17号 Art. 11 says working days, 310号 Art. 9 days: by which reconsideration is counted. */
  readonly reconsideration: 'working' | 'natural';
  /** The text of 生态环境行政处罚办法 Art. 18 leaves open which days it means. */
  readonly administrativeFiling: 'working' | 'natural';
  /** Whether an ordinary weekend is a holiday (节假日) for 17号 Art. 38. */
  readonly weekendIsHoliday: boolean;
}

/** The special, later rule for environment cases; weekends count as holidays. */
export const usualReadings: Readings = {
  reconsideration: 'working',
  administrativeFiling: 'working',
  weekendIsHoliday: true,
};
