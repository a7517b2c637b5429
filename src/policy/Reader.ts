import type { Agency } from '../codes/agencies.ts';

/** Duties within an organ that the regulation tells apart (岗位). */
export type Post =
  /** Handles cases: officer, prosecutor, judge. 办案人员 */
  | 'handler'
  /** Oversees lower organs or other agencies. 监督人员 */
  | 'supervisor'
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
  readonly status: 'ACTIVE' | 'SUSPENDED' | 'REVOKED';
}
