import type { Agency } from '../codes/agencies.ts';
import type { MarkingLevel } from '../codes/markingLevels.ts';

/** Duties within an organ that the regulation tells apart (岗位). */
export type Post =
  /** Handles cases: officer, prosecutor, judge. 办案人员 */
  | 'handler'
  /** Oversees lower organs or other agencies; sees persons' numbers and addresses in part. 监督人员 */
  | 'supervisor'
  /** Reviews the legality of acts; sees persons' numbers and addresses in part. 法制审核人员 */
  | 'reviewer'
  /** Keeps contact between the agencies; sees names in part, no investigation secrets. 联络员 */
  | 'liaison'
  /** Takes in reports of whistle-blowers; reads otherwise as a liaison does. 举报受理人员 */
  | 'clueDesk'
  /** Keeps the registry and the system; reads no content (三员分立). 系统管理员 */
  | 'administrator'
  /** Compiles statistics; reads no content. 统计分析人员 */
  | 'analyst'
  /** Reads the disclosure log; reads no content. 审计人员 */
  | 'auditor'
  /** Receives what is public. 公开信息接收方 */
  | 'partner';

/** Who asks, as the registry knows it now (用户). Nothing of this comes from the token. */
export interface Reader {
  readonly login: string;
  readonly kind: 'OFFICER' | 'APPLICATION';
  readonly organId: string;
  readonly organName: string;
  readonly agency: Agency;
  readonly divisionCode: string;
  readonly posts: readonly Post[];
  /** Records and sealed parties that its organ was granted, for a time. */
  readonly granted: readonly string[];
  /** The highest level that an answer to the reader may have (涉密岗位), whatever the regulation admits. */
  readonly clearance: MarkingLevel;
  readonly status: 'ACTIVE' | 'SUSPENDED' | 'REVOKED';
}
