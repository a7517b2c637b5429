/** The ways to show a value in part (部分隐去). */
export type Mask = 'idNumber' | 'personName' | 'phone' | 'address' | 'account';

/** Surnames of two characters that are still in use; the rest have one. */
const doubleSurnames = [
  '欧阳',
  '司马',
  '上官',
  '诸葛',
  '东方',
  '尉迟',
  '公孙',
  '令狐',
  '慕容',
  '司徒',
];

/** The part of a value that is shown, as SQL; null stays null. */
export function maskSql(mask: Mask, value: string): string {
  switch (mask) {
    case 'idNumber':
      return `left(${value}, 6) || '********' || right(${value}, 4)`;
    case 'personName':
      return `CASE WHEN left(${value}, 2) IN (${doubleSurnames.map((name) => `'${name}'`).join(', ')}) THEN left(${value}, 2) ELSE left(${value}, 1) END || '某'`;
    case 'phone':
      return `left(${value}, 3) || '****' || right(${value}, 4)`;
    case 'address':
      return `CASE WHEN ${value} IS NOT NULL THEN coalesce(substring(${value} from '^.{2,24}?[市州盟].{1,10}?[区县市旗]'), substring(${value} from '^.{1,12}?[区县市旗]'), '') || '***' END`;
    case 'account':
      return `'****' || right(${value}, 4)`;
  }
}
